"""Who said what: the words of each speaker, quoted or reported."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.config import SectionTemplate
from briefing.domain import Speaker
from briefing.summarise.placed import PlacedPosition
from briefing.summarise.sections.candidates import is_stance, quotations
from briefing.summarise.sections.selection import Selection
from briefing.summarise.units import Unit


def people_who_speak(selection: Selection) -> list[Speaker]:
    """People, in order of appearance: those whose office or organisation is known."""
    people = {person.name for person in selection.analysis.people}
    return [s for s in _speakers(selection) if s.role is not None or s.name in people]


def organisations_that_speak(selection: Selection) -> list[Speaker]:
    """Organisations, in order of appearance."""
    people = {speaker.name for speaker in people_who_speak(selection)}
    return [s for s in _speakers(selection) if s.name not in people]


def _speakers(selection: Selection) -> list[Speaker]:
    found: dict[str, Speaker] = {}
    for unit in selection.usable:
        if unit.speaker is not None:
            known = found.get(unit.speaker.name)
            if known is None or (known.role is None and unit.speaker.role is not None):
                found[unit.speaker.name] = unit.speaker
    return list(found.values())


def place_positions(selection: Selection, of: Sequence[Speaker]) -> None:
    """A position for each speaker: the best quotation, else the best reported speech."""
    section = selection.by_kind.get("positions")
    if section is None:
        return
    quoted: dict[str, list[list[Unit]]] = {}
    for units in quotations(selection):
        assert units[0].speaker is not None
        quoted.setdefault(units[0].speaker.name, []).append(units)
    for speaker in of:
        if len(selection.placed.positions) >= section.max:
            return
        position = _quoted(selection, speaker, quoted.get(speaker.name, []), section)
        position = position or _reported(selection, speaker, section)
        if position is not None:
            selection.use(position.passage)
            selection.placed.positions.append(position)


def place_stances(selection: Selection) -> None:
    """What speakers deny, support or oppose besides the words that are shown of them."""
    section = selection.by_kind.get("positions")
    if section is None:
        return
    positions = selection.placed.positions
    for speaker in [position.speaker for position in positions]:
        if len(positions) >= section.max:
            return
        position = _reported(selection, speaker, section, stance=True)
        if position is not None:
            selection.use(position.passage)
            last = max(i for i, p in enumerate(positions) if p.speaker == speaker)
            positions.insert(last + 1, position)


def _quoted(
    selection: Selection, speaker: Speaker, found: list[list[Unit]], section: SectionTemplate
) -> PlacedPosition | None:
    passages = [selection.passages.speech(units, section.words) for units in found]
    able = [passage for passage in passages if passage is not None]
    if not able:
        return None
    best = max(able, key=lambda p: sum(selection.relevance(u) for u in p.units))
    return PlacedPosition(speaker, best, best.speaker is not None, None)


def _reported(
    selection: Selection, speaker: Speaker, section: SectionTemplate, *, stance: bool = False
) -> PlacedPosition | None:
    own = [
        u
        for u in selection.usable
        if u.clause is not None
        and u.speaker is not None
        and u.speaker.name == speaker.name
        and (not stance or is_stance(u))
    ]
    for unit in sorted(own, key=selection.relevance, reverse=True):
        passage = selection.passages.clause(unit, section.words)
        if passage is not None and not selection.repeats(unit):
            return PlacedPosition(speaker, passage, False, unit.said_on)
    return None
