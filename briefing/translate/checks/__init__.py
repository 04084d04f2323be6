"""Does a translation carry what its source says, and is it sound by itself?

Every translation of a text is checked, wherever it comes from. A finding of level ``error`` makes
it unusable, a ``warning`` asks a person to look.

    check     what a check is: an id, a level, a message, a function
    pair      a source and its translation, read once for all checks
    registry  all checks in their order
    messages  what they say, in the language of the person who reads it
    brief     checks of a whole brief: the same in all places, the same in all languages
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.domain import Finding
from briefing.translate.checks.check import Check
from briefing.translate.checks.pair import Pair, Tables, default_tables
from briefing.translate.checks.registry import CHECKS
from briefing.translate.masks import Masked

__all__ = [
    "CHECKS",
    "Check",
    "Pair",
    "Tables",
    "check_pair",
    "check_translation",
    "default_tables",
]


def check_pair(
    pair: Pair, *, ignored: Iterable[tuple[str, str]] = (), checks: Sequence[Check] = CHECKS
) -> tuple[Finding, ...]:
    """The findings for a translation, the blocking ones first.

    Args:
        ignored: Findings that a person has set aside: id and reason. Without a reason it counts.
    """
    aside = {name for name, reason in ignored if reason.strip()}
    found: list[Finding] = []
    for check in checks:
        findings = check.findings(pair)
        if findings and check.alone:
            found = list(findings)
            break
        found += findings
    kept = (finding for finding in found if finding.id not in aside)
    return tuple(sorted(kept, key=lambda finding: finding.level != "error"))


def check_translation(
    source: Masked, target: str, language: str, spoken: str | None = None
) -> tuple[Finding, ...]:
    """The findings for the translation of a text that is masked, the blocking ones first.

    Args:
        spoken: The language of the source; by default the one that it was masked in.
    """
    text = source.opening + source.core + source.closing
    return check_pair(Pair(text, target, spoken or source.language, language))
