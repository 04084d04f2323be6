"""Fills a section of statements from its candidates."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.config import SectionTemplate
from briefing.summarise.passages import Passage
from briefing.summarise.sections.candidates import KEY
from briefing.summarise.sections.selection import Selection
from briefing.summarise.units import Unit


def place_statements(
    selection: Selection,
    section: SectionTemplate | None,
    units: Iterable[Unit],
    *,
    most: int | None = None,
    extend: bool = False,
    leads: bool = True,
) -> None:
    """Take passages around ``units`` while there is room, and none that repeats another.

    Args:
        selection: What is chosen so far.
        section: Where they go; nothing happens without it.
        units: Candidates, the best first.
        most: Most entries of the section now, if fewer than its ``max``.
        extend: Take the sentences along that lean on a passage.
        leads: Whether the first sentence of a document may be taken.
    """
    if section is None:
        return
    chosen = selection.placed.statements.setdefault(section.id, [])
    room = min(section.max, most if most is not None else section.max)
    share = _share(selection, room) if section.id == KEY else max(2, _share(selection, room))
    left: list[Unit] = []
    for unit in units:
        if len(chosen) >= room:
            break
        same = sum(p.units[0].document.id == unit.document.id for p in chosen)
        if same >= share:
            left.append(unit)
            continue
        passage = selection.passages.around(unit, section.words, extend=extend)
        if passage is None or (not leads and any(map(selection.leads, passage.units))):
            continue
        if section.id == KEY and _is_told(selection, unit, chosen):
            continue
        if not selection.repeats(unit):
            chosen.append(selection.use(passage))
    # The other documents have too little to say: better unbalanced than empty.
    for unit in left:
        if len(chosen) >= min(room, section.min):
            break
        passage = selection.passages.around(unit, section.words, extend=extend)
        again = section.id == KEY and _is_told(selection, unit, chosen)
        if passage is not None and not again and not selection.repeats(unit):
            chosen.append(selection.use(passage))


def _is_told(selection: Selection, unit: Unit, chosen: Iterable[Passage]) -> bool:
    """Whether a message of another document tells the same event in other words.

    Or the other side of a difference: both of a difference stand side by side among the figures.
    """
    shown = {u.index for passage in chosen for u in passage.units}
    for conflict in selection.conflicts:
        indexes = {u.index for u in conflict.units}
        if unit.index in indexes and shown & (indexes - {unit.index}):
            return True
    others = (u for passage in chosen for u in passage.units if u.usable)
    return any(selection.corroboration.one_event(unit, other) for other in others)


def _share(selection: Selection, room: int) -> int:
    """Most entries of one document among ``room``: half for two documents, else a third."""
    documents = len({unit.document.id for unit in selection.usable})
    if documents < 2:
        return room
    return max(1, room // 2 if documents == 2 else room // 3)
