"""The timeline: a line for each event with a date."""

from __future__ import annotations

from briefing.config import SectionTemplate
from briefing.summarise.dates import chronological
from briefing.summarise.placed import without_overlaps
from briefing.summarise.sections.selection import Selection
from briefing.summarise.timeline import PlacedDevelopment, happened, merge_events
from briefing.summarise.units import Unit


def place_developments(selection: Selection) -> None:
    """The lines of the timeline in the order of time; the most relevant if there are too many."""
    section = selection.by_kind.get("developments")
    if section is None:
        return
    lines = [line for unit in selection.usable if (line := _development(selection, unit, section))]
    lines = merge_events(lines, selection.corroboration)
    if len(lines) > section.max:
        order = sorted(lines, key=lambda line: _relevance(selection, line), reverse=True)
        relevant = order[: section.max]
        lines = [line for line in lines if line in relevant]
    lines = without_overlaps(lines)
    for line in lines:
        if line.passage is not None:
            selection.use(line.passage)
    selection.placed.developments = sorted(lines, key=lambda line: chronological(line.when.date))


def _development(
    selection: Selection, unit: Unit, section: SectionTemplate
) -> PlacedDevelopment | None:
    when = next((d for d in unit.dates if happened(unit, d, selection.base)), None)
    if when is None:
        return None
    elsewhere = selection.passages.user_of(unit) or selection.told.get(unit.index)
    if elsewhere is not None and elsewhere is selection.title:
        return None
    if elsewhere is not None:
        # A date in what was said is that of an event, not of the statement.
        speaker = unit.speaker if when is unit.said_on else None
        return PlacedDevelopment(when, None, unit, speaker, elsewhere)
    passage = selection.passages.around(unit, section.words, drop_date=when is unit.dates[0])
    if passage is None or selection.repeats(unit):
        return None
    return PlacedDevelopment(when, passage, unit)


def _relevance(selection: Selection, line: PlacedDevelopment) -> float:
    passage = line.passage or line.elsewhere
    assert passage is not None
    return max(selection.relevance(unit) for unit in passage.units)
