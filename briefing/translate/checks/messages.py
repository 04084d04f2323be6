"""What the checks say, in English; `localise` says it in the language of another reader.

Each message is a label of ``locales/<language>/LC_MESSAGES/briefing.po``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.domain import Finding
from briefing.language.catalog import Labels
from briefing.translate.checks import brief
from briefing.translate.checks.registry import CHECKS

MESSAGES = tuple(dict.fromkeys((*(check.message for check in CHECKS), *brief.MESSAGES)))


def localise(finding: Finding, language: str, locales: Path) -> Finding:
    """``finding`` with its message in ``language``, where the catalog has it; else as it is."""
    if not finding.template or language == "en":
        return finding
    labels = Labels(locales, language)
    if labels.problem(finding.template):
        return finding
    return replace(finding, message=labels.label(finding.template, **dict(finding.values)))
