"""Lines of the timeline: one for each event, whoever tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.domain import DateMention, PartialDate, Span, Speaker
from briefing.summarise.corroboration import Corroboration, span_of
from briefing.summarise.cues import in_period, looks_ahead, measured, promised
from briefing.summarise.dates import chronological
from briefing.summarise.figures_compared import agree
from briefing.summarise.passages import Passage
from briefing.summarise.tense import is_deadline
from briefing.summarise.units import Unit

# Share of common words, by weight, in the shorter of two sentences of the same date; an equal
# figure on the same day is evidence of its own.
_SAME_EVENT, _SAME_EVENT_WITH_FIGURE = 0.4, 0.25
# Of a short sentence two words are much already: "Kazakhstan's minister announced it on 6 October".
_SHARED_OF_EVENT = 3


@dataclass(frozen=True, slots=True)
class PlacedDevelopment:
    """A line of the timeline.

    Attributes:
        elsewhere: The passage of another section that uses the sentence.
        unit: The sentence with the date.
        also: Sentences of other documents that tell of the same event.
    """

    when: DateMention
    passage: Passage | None
    unit: Unit
    speaker: Speaker | None = None
    elsewhere: Passage | None = None
    also: tuple[Unit, ...] = ()

    @property
    def also_at(self) -> tuple[Span, ...]:
        """Where the sentences of ``also`` stand."""
        return tuple(span_of(unit) for unit in self.also)


def is_ahead(date: PartialDate, base: PartialDate | None) -> bool:
    """Whether a date lies after ``base``, the newest date that the sources know."""
    if base is None or (date.year is None and date.until is None):
        return False
    # A period that has not ended goes on.
    return chronological(date.until or date) > chronological(base)


def happened(unit: Unit, mention: DateMention, base: PartialDate | None) -> bool:
    """Whether a date is that of an event: past, and more than a year mentioned in passing."""
    date = mention.date
    # Of months or years on end a figure may tell, but they are no event: "from January to June".
    on_end = date.until is not None and date.day is None
    precise = not on_end and (date.month is not None or date.quarter is not None)
    leading = unit.content > unit.core and mention is unit.dates[0]
    if not (precise or leading) or is_ahead(mention.date, base):
        return False
    start = mention.span.start
    # What ends "until 1 July" is no event of that day.
    end = mention.span.end
    if is_deadline(unit.block.text, start, end, unit.document.language):
        return False
    bounds = in_period(unit, mention)
    if start < unit.core or (bounds and None in (date.day, date.year)):
        return False
    return not looks_ahead(unit, mention) and not promised(unit, mention)


def merge_events(
    lines: Sequence[PlacedDevelopment], corroboration: Corroboration
) -> list[PlacedDevelopment]:
    """One line for each event.

    Lines of different documents with the same date tell of the same event when one speaker is
    named in both or when they share much of their words, fewer if they share a figure; never when
    their figures contradict each other. The line that has the text stays, of two of a kind the
    first; it remembers where else the event is told.
    """
    merged: list[PlacedDevelopment] = []
    by_date: dict[PartialDate, list[int]] = {}
    for line in _without_repeats(lines):
        places = by_date.setdefault(line.when.date, [])
        at = next((i for i in places if _same_event(merged[i], line, corroboration)), None)
        if at is None:
            places.append(len(merged))
            merged.append(line)
            continue
        first, second = merged[at], line
        if first.passage is None and second.passage is not None:
            first, second = second, first
        merged[at] = replace(first, also=(*first.also, second.unit, *second.also))
    return merged


def _same_event(a: PlacedDevelopment, b: PlacedDevelopment, corroboration: Corroboration) -> bool:
    """Whether two lines of the same date are about one event."""
    documents = {a.unit.document.id, *(unit.document.id for unit in a.also)}
    if b.unit.document.id in documents:
        return False
    speakers = _teller(a), _teller(b)
    if speakers[0] is not None and speakers[1] is not None:
        return speakers[0].name == speakers[1].name
    likeness = corroboration.likeness(a.unit, b.unit)
    if likeness < _SAME_EVENT_WITH_FIGURE:
        return False
    shared = _figures_shared(a.unit, b.unit)
    if shared is None:
        common = corroboration.shared(a.unit, b.unit)
        return likeness >= _SAME_EVENT and common >= _SHARED_OF_EVENT
    exact = a.when.date.day is not None
    return shared and (exact or likeness >= _SAME_EVENT)


def _teller(line: PlacedDevelopment) -> Speaker | None:
    """Whose statement of that day a line tells; a date in what was said is no statement's."""
    return line.unit.speaker if line.when == line.unit.said_on else None


def _figures_shared(a: Unit, b: Unit) -> bool | None:
    """Whether figures of the same unit agree; ``None`` where there are none to compare."""
    language = a.document.language
    pairs = [
        agree(p, q, a.text, b.text, language)
        for p in measured(a)
        for q in measured(b)
        if p.unit == q.unit
    ]
    return any(pairs) if pairs else None


def _without_repeats(lines: Sequence[PlacedDevelopment]) -> list[PlacedDevelopment]:
    """Lines that do not point twice to the same passage for the same date."""
    kept: list[PlacedDevelopment] = []
    seen: set[tuple[PartialDate, int]] = set()
    for line in lines:
        if line.elsewhere is not None:
            key = (line.when.date, id(line.elsewhere))
            if key in seen:
                continue
            seen.add(key)
        kept.append(line)
    return kept
