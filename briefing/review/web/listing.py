"""What stands on the page: the sentences of a language, how far people have come, the filters."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.config import load_template
from briefing.deliver import LanguageRecord, RunRecord
from briefing.domain import Finding, Origin, PartialDate, Segment, SegmentStatus
from briefing.errors import BriefingError
from briefing.review.contexts import Context, find_places
from briefing.review.desk import Desk
from briefing.review.edits import Blocked, Stale, blocking, is_editable, revision_of
from briefing.review.hits import Hit, find_hits

ALL, TO_DO = "", "todo"
STATUSES = (ALL, TO_DO, "missing", *(str(status) for status in SegmentStatus))
BLOCKING, WARNING, COMMENTED = "blocking", "warning", "comment"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sentences are listed.

    Attributes:
        status: One of `STATUSES`.
        finding: ``blocking``, ``warning``, ``comment``, the id of a finding, or empty.
    """

    status: str = ALL
    finding: str = ""

    def fits(self, segment: Segment) -> bool:
        """Whether a sentence is listed."""
        return self._status_fits(segment) and self._finding_fits(segment)

    def _status_fits(self, segment: Segment) -> bool:
        missing = segment.target is None
        if self.status == TO_DO:
            return is_editable(segment) and segment.status is SegmentStatus.DRAFT
        if self.status == "missing":
            return missing
        return self.status == ALL or (segment.status == self.status and not missing)

    def _finding_fits(self, segment: Segment) -> bool:
        if self.finding == BLOCKING:
            return bool(blocking(segment, segment.findings))
        if self.finding == WARNING:
            return any(found.level == "warning" for found in segment.findings)
        if self.finding == COMMENTED:
            return bool(segment.comments)
        return not self.finding or any(found.id == self.finding for found in segment.findings)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and why it is set aside, if it is."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """A sentence on the page.

    Attributes:
        number: From 1, in the order of the brief.
        open: Whether it is the one that is worked on; only that one has context and hits.
        text: What the editor shows: the translation, or what somebody has typed.
        signed_on: The day of the last change.
    """

    segment: Segment
    number: int
    editable: bool
    open: bool
    revision: str
    text: str
    findings: tuple[Told, ...]
    context: Context | None = None
    hits: tuple[Hit, ...] = ()
    signed_on: PartialDate | None = None

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What stands in the way of a signature."""
        return blocking(self.segment, self.segment.findings)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The paragraph before the sentence, the sentence, and what follows."""
        if self.context is None:
            return ("", "", "")
        text, start, end = self.context.text, self.context.start, self.context.end
        return (text[:start], text[start:end], text[end:])


@dataclass(frozen=True, slots=True)
class Group:
    """The sentences of a section; ``label`` is a msgid of the template, or empty."""

    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far people have come with a language, counted in sentences that they may change."""

    language: str
    total: int
    reviewed: int
    approved: int
    missing: int
    blocked: int

    @property
    def signed(self) -> int:
        """Reviewed or approved."""
        return self.reviewed + self.approved

    @property
    def percent(self) -> int:
        """Of the signed, rounded down so that only all of them are 100."""
        return 100 * self.signed // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Listing:
    """The page of one language.

    Attributes:
        findings: Ids of findings in it with how often they stand there.
        order: Ids of the listed sentences that may be changed, in the order of the page.
        key: Tells two states of the PDF apart.
    """

    language: str
    groups: tuple[Group, ...]
    progress: tuple[Progress, ...]
    findings: tuple[tuple[str, int], ...]
    wanted: Filter
    current: str
    order: tuple[str, ...]
    shown: int
    key: str
    conflict: Stale | None = None
    blocked: Blocked | None = None

    def beside(self, step: int) -> str:
        """The sentence before or after the current one; itself at the ends."""
        if self.current not in self.order:
            return self.order[0] if self.order else ""
        place = self.order.index(self.current) + step
        return self.order[max(0, min(place, len(self.order) - 1))]


def make_listing(
    desk: Desk,
    record: RunRecord,
    language: str,
    languages: Sequence[str],
    wanted: Filter,
    current: str = "",
    *,
    typed: str | None = None,
    conflict: Stale | None = None,
    blocked: Blocked | None = None,
) -> Listing:
    """The page of ``language``.

    Args:
        languages: All that may be reviewed.
        current: Id of the sentence to work on; by default the first that is to do.
        typed: What somebody has typed there and not stored.
        conflict, blocked: Why it was not stored.
    """
    item = record.languages[language]
    segments = item.segments
    listed = [s for s in segments if wanted.fits(s) or s.id == current]
    if current not in {segment.id for segment in listed}:
        current = _first(listed)
    places = find_places(record)
    labels = _section_labels(desk, record)
    groups: list[tuple[str, list[Card]]] = []
    for number, segment in enumerate(segments, 1):
        if segment not in listed:
            continue
        section = places.sections.get(segment.id, "")
        if not groups or groups[-1][0] != section:
            groups.append((section, []))
        card = _card(segment, number, typed if segment.id == current else None)
        if segment.id == current:
            card = _opened(card, desk, record.brief.language, language, places.contexts)
        groups[-1][1].append(card)
    counts = Counter(found.id for segment in segments for found in segment.findings)
    return Listing(
        language,
        tuple(Group(labels.get(section, ""), tuple(cards)) for section, cards in groups),
        tuple(progress_of(code, record.languages[code]) for code in languages),
        tuple(sorted(counts.items())),
        wanted,
        current,
        tuple(s.id for s in listed if is_editable(s)),
        len(listed),
        key_of(item),
        conflict,
        blocked,
    )


def _first(listed: Sequence[Segment]) -> str:
    mine = [segment for segment in listed if is_editable(segment)]
    to_do = [segment for segment in mine if segment.status is SegmentStatus.DRAFT]
    return next((segment.id for segment in (*to_do, *mine, *listed)), "")


def _card(segment: Segment, number: int, typed: str | None) -> Card:
    ignored = dict(segment.ignored)
    return Card(
        segment,
        number,
        is_editable(segment),
        False,
        revision_of(segment),
        typed if typed is not None else segment.target or "",
        tuple(Told(found, ignored.get(found.id, "")) for found in segment.findings),
        signed_on=_day(segment.changed),
    )


def _opened(
    card: Card, desk: Desk, source: str, language: str, contexts: dict[str, Context]
) -> Card:
    segment = card.segment
    tables = desk.sources
    hits = find_hits(segment.source, source, language, tables.names, tables.glossary)
    return Card(
        segment,
        card.number,
        card.editable,
        True,
        card.revision,
        card.text,
        card.findings,
        contexts.get(segment.id),
        hits,
        card.signed_on,
    )


def _day(moment: str | None) -> PartialDate | None:
    try:
        day = datetime.date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
    return PartialDate(day.year, day.month, day.day)


def _section_labels(desk: Desk, record: RunRecord) -> dict[str, str]:
    name = record.template or desk.settings.brief.template
    try:
        sections = load_template(desk.workspace.template(name)).sections
    except BriefingError:  # the page can be used without headings
        return {}
    return {"": "Title", **{section.id: section.label for section in sections}}


def progress_of(language: str, item: LanguageRecord) -> Progress:
    """How far people have come with a language."""
    mine = [segment for segment in item.segments if is_editable(segment)]
    return Progress(
        language,
        len(mine),
        sum(segment.status is SegmentStatus.REVIEWED for segment in mine),
        sum(segment.status is SegmentStatus.APPROVED for segment in mine),
        sum(segment.origin is Origin.MISSING for segment in mine),
        sum(bool(blocking(segment, segment.findings)) for segment in mine),
    )


def key_of(item: LanguageRecord) -> str:
    """Tells two states of a PDF apart, before it is made."""
    seen = repr([(s.target, s.status, s.reviewer, s.changed, s.origin) for s in item.segments])
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def next_to_do(order: Sequence[str], segments: Sequence[Segment], current: str) -> str:
    """The sentence to go on with after the current one: the next to do, else the next, else it."""
    if current not in order:
        return current
    place = order.index(current)
    later = [*order[place + 1 :], *order[:place]]
    drafts = {s.id for s in segments if s.status is SegmentStatus.DRAFT}
    to_do = [name for name in later if name in drafts]
    following = order[place + 1] if place + 1 < len(order) else current
    return to_do[0] if to_do else following
