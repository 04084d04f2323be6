"""What one change by a person does to one segment, and when it is refused.

Everything here is a function of values; `briefing.review.desk` stores the results.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from briefing.domain import Comment, Finding, Origin, Segment, SegmentStatus
from briefing.language.typography import correct_marks
from briefing.translate.variants import ORIGINAL_TITLE

MOST_VERSIONS = 50
MOST_CHARACTERS = 10_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What a check says of a segment; the caller knows the language and the tables.
Check = Callable[[Segment], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person wants of a segment.

    Attributes:
        target: The new translation; ``None`` leaves it as it is.
        reviewer: Who wants it.
        moment: When, ISO 8601 in UTC.
        revision: What `revision_of` said of the segment that the person saw; ``None`` when no
            other change can have come between.
        reasons: Why blocking findings are set aside, by the id of the finding.
    """

    segment: str
    target: str | None
    status: SegmentStatus
    reviewer: str
    moment: str
    revision: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody else has changed the segment meanwhile; ``current`` is what it is now."""

    edit: Edit
    current: Segment


@dataclass(frozen=True, slots=True)
class Blocked:
    """Checks found what nobody has given a reason to ignore; nothing was changed."""

    edit: Edit
    current: Segment
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The change makes no sense.

    Attributes:
        why: ``locked``: it comes from a table; ``empty``: there is no translation to sign;
            ``too-long``; ``characters``: some that no file may hold; ``unknown``: there is no such
            segment; ``nothing``: there is nothing to take back.
    """

    why: str
    current: Segment | None = None


Outcome = Segment | Stale | Blocked | Refused


def revision_of(segment: Segment) -> str:
    """Tells two states of a segment apart: its text, its status, and when that was set."""
    seen = json.dumps([segment.target, segment.status, segment.changed, segment.ignored])
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def is_editable(segment: Segment) -> bool:
    """Whether a person may change it here: what comes from a table is changed in that table."""
    return segment.origin is not Origin.DATA or segment.reference == ORIGINAL_TITLE


def blocking(segment: Segment, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that stand in the way of a signature: errors that nobody has set aside."""
    ignored = {name for name, _ in segment.ignored}
    return tuple(f for f in findings if f.level == "error" and f.id not in ignored)


def apply_edit(segment: Segment, edit: Edit, language: str, check: Check) -> Outcome:
    """The segment after ``edit``, or why it stays as it is.

    A draft may have blocking findings, which it keeps; what is reviewed or approved may not.

    Args:
        language: Of the translation.
        check: Gives the findings of a segment.
    """
    if edit.revision is not None and edit.revision != revision_of(segment):
        return Stale(edit, segment)
    if not is_editable(segment):
        return Refused("locked", segment)
    text = None if edit.target is None else edit.target.strip()
    if problem := _problem(text):
        return Refused(problem, segment)
    changed = with_text(segment, text, language)
    if changed.target is None:
        return Refused("empty", segment)
    reasons = {name: reason.strip() for name, reason in edit.reasons.items() if reason.strip()}
    found = check(changed)
    kept = changed.findings if changed is segment else ()
    ignored = {**dict(segment.ignored), **reasons}
    told = {finding.id for finding in (*kept, *found)}
    made = replace(
        changed,
        status=edit.status,
        findings=tuple(dict.fromkeys((*kept, *found))),
        reviewer=edit.reviewer or None,
        changed=edit.moment,
        ignored=tuple((name, reason) for name, reason in ignored.items() if name in told),
        history=(*segment.history, stripped(segment))[-MOST_VERSIONS:],
    )
    if made.status is not SegmentStatus.DRAFT and (in_the_way := blocking(made, found)):
        return Blocked(edit, segment, in_the_way)
    same = (made.target, made.status, made.ignored) == (
        segment.target,
        segment.status,
        segment.ignored,
    )
    return segment if same and edit.reviewer == (segment.reviewer or "") else made


def _problem(text: str | None) -> str:
    if text is None:
        return ""
    if not text:
        return "empty"
    if len(text) > MOST_CHARACTERS:
        return "too-long"
    return "characters" if _CONTROL.search(text) else ""


def with_text(segment: Segment, text: str | None, language: str) -> Segment:
    """``segment`` with a translation that a person wrote; itself when that is no other one."""
    if text is None:
        return segment
    folded = re.sub(r"[ \t\r\n]+", " ", text)
    if folded == (segment.target or ""):
        return segment
    written = correct_marks(folded, language)
    if written == segment.target:
        return segment
    return replace(
        segment,
        target=written,
        origin=Origin.HUMAN,
        score=None,
        model=None,
        reference=None,
        findings=(),
    )


def stripped(segment: Segment) -> Segment:
    """What the history keeps of a segment."""
    return replace(segment, suggestions=(), comments=(), history=())


def take_back(segment: Segment, revision: str | None) -> Outcome:
    """The segment as it was before the last change."""
    if revision is not None and revision != revision_of(segment):
        edit = Edit(segment.id, None, segment.status, "", "", revision)
        return Stale(edit, segment)
    if not segment.history:
        return Refused("nothing", segment)
    return replace(
        segment.history[-1],
        id=segment.id,  # the sentence may have moved since
        suggestions=segment.suggestions,
        comments=segment.comments,
        history=segment.history[:-1],
    )


def set_aside(segment: Segment, finding: str, reason: str, edit: Edit) -> Outcome:
    """The segment with a finding that is ignored for a reason, or taken up again without one."""
    if edit.revision is not None and edit.revision != revision_of(segment):
        return Stale(edit, segment)
    if finding not in {found.id for found in segment.findings}:
        return Refused("unknown", segment)
    ignored = {name: why for name, why in segment.ignored if name != finding}
    if reason.strip():
        ignored[finding] = reason.strip()
    made = replace(segment, ignored=tuple(ignored.items()))
    signed = made.status is not SegmentStatus.DRAFT
    if signed and (in_the_way := blocking(made, made.findings)):
        return Blocked(edit, segment, in_the_way)
    return made


def with_comment(segment: Segment, author: str, moment: str, text: str) -> Outcome:
    """The segment with one comment more; the same comment of the same author stands once."""
    text = text.strip()
    if problem := _problem(text):
        return Refused(problem, segment)
    if any((c.author, c.text) == (author, text) for c in segment.comments):
        return segment
    return replace(segment, comments=(*segment.comments, Comment(author, moment, text)))
