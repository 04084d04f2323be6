"""The file of a translator's program against the record: what it changes, and what it may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.deliver import RunRecord
from briefing.domain import Finding, Segment, SegmentStatus
from briefing.errors import SettingsError, TranslationError, UsageError
from briefing.review.contexts import reviewable_languages
from briefing.review.desk import Desk
from briefing.review.edits import (
    Blocked,
    Edit,
    Refused,
    apply_edit,
    blocking,
    is_editable,
    with_comment,
)
from briefing.review.xliff import ReviewedUnit, fold_text, state_of

_REFUSED = {
    "locked": "it comes from {reference}: change it there",
    "empty": "there is no translation to sign",
    "too-long": "the translation is too long",
    "characters": "it has a character that no file may hold",
    "unknown": "the brief has no such segment",
    "nothing": "there is nothing to take back",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who imports a file says for all of it.

    Attributes:
        reviewer: Who has reviewed; empty when nobody was named.
        status: For all that the file changes or confirms; ``None``: what the file says.
        reason: Why blocking findings are set aside; empty: they are not.
    """

    reviewer: str
    moment: str
    status: SegmentStatus | None = None
    reason: str = ""


@dataclass(slots=True)
class Plan:
    """What an import does.

    Attributes:
        changes: New segments by language and id.
        edited, signed: How many have another text, or the same text with another status.
        commented: How many have a new comment.
        warnings: What a person should look at all the same.
    """

    changes: dict[str, dict[str, Segment]] = field(default_factory=dict)
    edited: int = 0
    signed: int = 0
    commented: int = 0
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Problems:
    wrong: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    nameless: bool = False


def plan_import(
    path: Path, units: Sequence[ReviewedUnit], record: RunRecord, desk: Desk, wishes: Wishes
) -> Plan:
    """What the units of a file change in ``record``.

    Raises:
        SettingsError: Units do not belong to the brief, or it has changed since the export; every
            one with its line.
        TranslationError: Checks found what nobody gives a reason to ignore.
        UsageError: Somebody signs, and nobody is named.
    """
    plan, problems = Plan(), _Problems()
    known = {
        code: {segment.id: segment for segment in record.languages[code].segments}
        for code in reviewable_languages(record)
    }
    seen: set[tuple[str, str]] = set()
    for unit in units:
        where = f"{path}:{unit.line}: {unit.language} {unit.id}"
        segment = known.get(unit.language, {}).get(unit.id)
        if segment is None or (unit.language, unit.id) in seen:
            problems.wrong.append(f"{where}: {_why_unknown(unit, known, seen, record)}")
            continue
        seen.add((unit.language, unit.id))
        if unit.source != fold_text(segment.source):
            problems.wrong.append(
                f"{where}: the source was changed: {unit.source!r} instead of {segment.source!r}"
            )
            continue
        _take(unit, segment, record.brief.language, desk, wishes, where, plan, problems)
    _raise(path, problems)
    return plan


def _why_unknown(
    unit: ReviewedUnit,
    known: dict[str, dict[str, Segment]],
    seen: set[tuple[str, str]],
    record: RunRecord,
) -> str:
    if unit.language not in known:
        there = ", ".join(known) or "none"
        return f"the brief {record.name} has no translation into it (it has: {there})"
    if (unit.language, unit.id) in seen:
        return "the unit stands twice"
    return f"the brief {record.name} has no such segment"


def _take(
    unit: ReviewedUnit,
    segment: Segment,
    source: str,
    desk: Desk,
    wishes: Wishes,
    where: str,
    plan: Plan,
    problems: _Problems,
) -> None:
    """Put what one unit changes into ``plan``, or why it may not into ``problems``."""
    made = _with_comments(unit, segment, wishes, plan)
    edit = _edit(unit, segment, wishes)
    if edit is not None:
        now = state_of(segment.target or "", segment.status)
        if unit.exported is not None and unit.exported != now:
            problems.stale.append(
                f"{where}: it was changed since the export; the file has {unit.target!r}, the "
                f"brief has {segment.target!r} ({segment.status}, {segment.reviewer or 'nobody'})"
            )
            return

        def check(changed: Segment) -> tuple[Finding, ...]:
            return desk.check(changed, unit.language, source)

        outcome = apply_edit(made, edit, unit.language, check)
        if isinstance(outcome, Refused):
            why = _REFUSED[outcome.why].format(reference=segment.reference)
            problems.wrong.append(f"{where}: {why}")
            return
        findings = outcome.findings if isinstance(outcome, Blocked) else ()
        if isinstance(outcome, Segment):
            findings = blocking(outcome, outcome.findings)
        if findings and wishes.reason:
            reasons = {finding.id: wishes.reason for finding in findings}
            edit = replace(edit, reasons={**reasons, **edit.reasons})
            outcome = apply_edit(made, edit, unit.language, check)
            findings = ()
        if findings:
            problems.blocked += [f"{where}: {f.id}: {f.message}" for f in findings]
            return
        assert isinstance(outcome, Segment)
        if outcome is not made:
            if not wishes.reviewer and outcome.status is not SegmentStatus.DRAFT:
                problems.nameless = True
            plan.edited += outcome.target != segment.target
            plan.signed += outcome.target == segment.target
            plan.warnings += [
                f"{where}: {f.id}: {f.message}" for f in outcome.findings if f.level == "warning"
            ]
            made = outcome
    if made is not segment:
        plan.changes.setdefault(unit.language, {})[unit.id] = made


def _with_comments(unit: ReviewedUnit, segment: Segment, wishes: Wishes, plan: Plan) -> Segment:
    made = segment
    for comment in unit.comments:
        author = comment.author or wishes.reviewer
        known = {(c.author, fold_text(c.text)) for c in segment.comments}
        if (author, fold_text(comment.text)) in known:
            continue
        outcome = with_comment(made, author, wishes.moment, comment.text)
        made = outcome if isinstance(outcome, Segment) else made
    plan.commented += made is not segment
    return made


def _edit(unit: ReviewedUnit, segment: Segment, wishes: Wishes) -> Edit | None:
    """What a unit wants; ``None`` when it is as it was exported, or has no translation."""
    if not unit.target:
        return None
    status = wishes.status if wishes.status is not None else unit.status
    text = None if unit.target == fold_text(segment.target or "") else unit.target
    if not is_editable(segment) and text is None:
        return None  # tables keep their own status
    if wishes.status is None:
        if unit.exported is not None and unit.exported == state_of(unit.target, unit.status):
            return None
        if text is None and status is segment.status and not unit.reasons:
            return None
    elif text is None and status is segment.status:
        return None
    return Edit(
        segment.id, text, status, wishes.reviewer, wishes.moment, reasons=dict(unit.reasons)
    )


def _raise(path: Path, problems: _Problems) -> None:
    wrong = (*problems.wrong, *problems.stale)
    if wrong:
        hint = (
            "export the brief again and bring the changes into the new file"
            if problems.stale
            else "take the file that was exported of this brief as it is now"
        )
        raise SettingsError(f"{path}: {len(wrong)} unit(s) do not fit the brief", hint, wrong)
    if problems.blocked:
        raise TranslationError(
            f"{path}: {len(problems.blocked)} blocking finding(s), so nothing was imported",
            "mend the translations; or say why they are right, in a note of the unit "
            "('ignore FINDING: reason') or for all with --ignore REASON",
            tuple(problems.blocked),
        )
    if problems.nameless:
        raise UsageError(
            f"{path} has reviewed or approved translations, and nobody is named",
            "add --reviewer 'A. Bekova', or set reviewer under [review] in briefing.toml",
        )
