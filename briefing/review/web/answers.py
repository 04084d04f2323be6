"""What a form of the page does. Each answer says which sentence comes next, or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from briefing.domain import Finding, Segment, SegmentStatus
from briefing.review.desk import Desk, now
from briefing.review.edits import (
    Blocked,
    Edit,
    Outcome,
    Refused,
    Stale,
    apply_edit,
    set_aside,
    take_back,
    with_comment,
)

SIGNING = {
    "draft": SegmentStatus.DRAFT,
    "accept": SegmentStatus.REVIEWED,
    "approve": SegmentStatus.APPROVED,
}
# What was done, for the line that says so.
DONE = {
    "draft": "saved",
    "accept": "accepted",
    "approve": "approved",
    "undo": "undone",
    "comment": "commented",
    "ignore": "ignored",
    "resume": "resumed",
}
REASON = "reason."


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a form.

    Attributes:
        said: What the line at the top says: a value of `DONE`, ``unchanged``, or why not.
        onward: Go on with the next sentence.
        typed: What must not be lost although it is not stored.
    """

    said: str
    onward: bool = False
    typed: str | None = None
    conflict: Stale | None = None
    blocked: Blocked | None = None

    @property
    def refused(self) -> bool:
        """Whether the same page must be shown once more."""
        return self.conflict is not None or self.blocked is not None or self.typed is not None


def answer(
    desk: Desk, language: str, source: str, reviewer: str, form: Mapping[str, str]
) -> Answer:
    """Do what a form asks for.

    Args:
        source: Language of the brief.
        reviewer: Who reviews; empty when nobody has said so.
        form: Its fields.

    Raises:
        OutputError: It cannot be stored.
    """
    what, _, about = form.get("do", "").partition(":")
    typed = form.get("target", "").replace("\r\n", "\n")
    desired = _Wish(
        desk,
        language,
        source,
        Edit(
            form.get("segment", ""),
            typed,
            SIGNING.get(what, SegmentStatus.DRAFT),
            reviewer,
            now(),
            form.get("revision") or None,
            _reasons(form),
        ),
    )
    if what == "use":  # without JavaScript: a suggestion, or a term, into the editor
        return Answer("", typed=about)
    if what == "insert":
        return Answer("", typed=f"{typed.rstrip()} {about}".strip())
    if what in SIGNING:
        if what != "draft" and not reviewer:
            return Answer("nameless", typed=typed)
        return desired.sign(what)
    if what == "undo":
        return desired.undo()
    if what == "comment":
        return desired.comment(form.get("comment", ""))
    if what in ("ignore", "resume"):
        return desired.set_aside(about, _reasons(form).get(about, ""), what)
    return Answer("unknown", typed=typed)


def _reasons(form: Mapping[str, str]) -> dict[str, str]:
    return {
        key.removeprefix(REASON): value
        for key, value in form.items()
        if key.startswith(REASON) and value.strip()
    }


@dataclass(frozen=True, slots=True)
class _Wish:
    """A form about one sentence; ``edit.target`` is what stands in its editor."""

    desk: Desk
    language: str
    source: str
    edit: Edit

    def _check(self, segment: Segment) -> tuple[Finding, ...]:
        return self.desk.check(segment, self.language, self.source)

    def _change(self, work: Callable[[Segment], Outcome]) -> Outcome:
        return self.desk.change(self.language, self.edit.segment, work)

    def sign(self, what: str) -> Answer:
        """Store the text with a status.

        A text that has blocking findings is kept as a draft, so that nothing is lost while
        somebody thinks of a reason.
        """
        seen: list[Segment] = []
        stopped: list[Blocked] = []

        def work(segment: Segment) -> Outcome:
            seen.append(segment)
            made = apply_edit(segment, self.edit, self.language, self._check)
            if not isinstance(made, Blocked):
                return made
            stopped.append(made)
            draft = replace(self.edit, status=SegmentStatus.DRAFT)
            kept = apply_edit(segment, draft, self.language, self._check)
            changed = isinstance(kept, Segment) and kept.target != segment.target
            return kept if changed else made

        made = self._change(work)
        if stopped:
            return Answer("blocked", blocked=stopped[0], typed=self.edit.target)
        if isinstance(made, Segment) and seen and made == seen[0]:
            return Answer("unchanged", onward=what != "draft")
        return self._told(made, what)

    def undo(self) -> Answer:
        """Give back what was there before the last change."""
        return self._told(self._change(lambda s: take_back(s, self.edit.revision)), "undo")

    def comment(self, text: str) -> Answer:
        """Say something about the sentence."""
        author, moment = self.edit.reviewer, self.edit.moment
        made = self._change(lambda s: with_comment(s, author, moment, text))
        told = self._told(made, "comment")
        return replace(told, typed=self._unstored(made))

    def set_aside(self, finding: str, reason: str, what: str) -> Answer:
        """Ignore a finding for a reason, or take it up again."""
        if what == "ignore" and not reason:
            return Answer("reasonless", typed=self.edit.target)
        given = reason if what == "ignore" else ""
        made = self._change(lambda s: set_aside(s, finding, given, self.edit))
        told = self._told(made, what)
        return told if told.refused else replace(told, typed=self._unstored(made))

    def _unstored(self, made: Outcome) -> str | None:
        """What stands in the editor and nowhere else."""
        stored = made.target or "" if isinstance(made, Segment) else ""
        return self.edit.target if (self.edit.target or "") != stored else None

    def _told(self, made: Outcome, what: str) -> Answer:
        if isinstance(made, Stale):
            return Answer("stale", conflict=made, typed=self.edit.target)
        if isinstance(made, Blocked):
            return Answer("blocked", blocked=made, typed=self.edit.target)
        if isinstance(made, Refused):
            return Answer(made.why, typed=self.edit.target)
        return Answer(DONE[what], onward=what in ("accept", "approve"))
