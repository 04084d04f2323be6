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
from dataclasses import replace

from briefing.domain import Finding, Segment
from briefing.translate.checks.check import Check
from briefing.translate.checks.pair import Pair, Tables, default_tables
from briefing.translate.checks.registry import CHECKS
from briefing.translate.checks.slots import check_invention, check_translation

__all__ = [
    "CHECKS",
    "Check",
    "Pair",
    "Tables",
    "check_invention",
    "check_pair",
    "check_translation",
    "default_tables",
    "ignore",
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


def ignore(segment: Segment, finding: str, reason: str) -> Segment:
    """``segment`` with a finding set aside, and its findings without that one.

    Args:
        finding: Its id.

    Raises:
        ValueError: There is no reason, or no such finding.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError(f"the finding {finding!r} needs a reason to be set aside")
    if finding not in {known.id for known in segment.findings}:
        raise ValueError(f"{segment.id} has no finding {finding!r}")
    others = tuple(entry for entry in segment.ignored if entry[0] != finding)
    return replace(
        segment,
        ignored=(*others, (finding, reason)),
        findings=tuple(known for known in segment.findings if known.id != finding),
    )
