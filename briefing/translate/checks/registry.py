"""All checks, in the order in which they run."""

from __future__ import annotations

from briefing.translate.checks import whole
from briefing.translate.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check("target-empty", "error", "The translation is empty.", whole.find_empty, alone=True),
)
