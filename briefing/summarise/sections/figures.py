"""The table of figures: those of sentences that stand here, those of the others, differences."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.config import SectionTemplate
from briefing.summarise.cues import AHEAD_HEADING
from briefing.summarise.figure_rows import PlacedFigure, add_rows
from briefing.summarise.passages import Passage
from briefing.summarise.placed import PlacedDisagreement
from briefing.summarise.sections.selection import Selection


def place_disagreements(selection: Selection) -> None:
    """Where documents differ; their sentences may stand in other sections too."""
    section = selection.by_kind.get("figures")
    if section is None:
        return
    for conflict in selection.conflicts:
        found = [
            selection.corroboration.standing(u, section.words, alone=conflict.copied)
            for u in conflict.units
        ]
        passages = tuple(passage for passage in found if passage is not None)
        for passage in passages:
            # What only a copy has is shown here, and nowhere else.
            if passage.units[-1].index < len(selection.analysis.units):
                selection.passages.use(passage)
        selection.placed.disagreements.append(PlacedDisagreement(passages, conflict.about))


def place_figures(selection: Selection) -> None:
    """Rows with sentences of their own; they leave half of the table to those that point."""
    section = selection.by_kind.get("figures")
    if section is None:
        return
    told = [u for u in selection.usable if u.quote is None and not AHEAD_HEADING.above(u)]
    kept = min(len(_with_pointers(selection)), section.max // 2)
    for unit in selection.ranked(told):
        room = _room(selection, section) - kept
        if room <= 0:
            return
        passage = selection.passages.around(unit, section.words)
        if passage is None or selection.repeats(unit):
            continue
        shown = selection.placed.figures
        rows = add_rows(shown, unit, passage, selection.corroboration, room)
        if len(rows) > len(shown):
            selection.passages.use(passage)
        selection.placed.figures = rows


def point_to_figures(selection: Selection) -> None:
    """Rows for figures whose sentences stand in other sections, the best known of them first."""
    section = selection.by_kind.get("figures")
    if section is None:
        return
    room = min(_room(selection, section), section.max // 2)
    own = len(selection.placed.figures)
    rows = _with_pointers(selection)
    pointing = sorted(rows[own:], key=lambda row: row.bare)[:room]
    selection.placed.figures = [*pointing, *rows[:own]]


def _room(selection: Selection, section: SectionTemplate) -> int:
    return section.max - len(selection.placed.figures) - len(selection.placed.disagreements)


def _with_pointers(selection: Selection) -> list[PlacedFigure]:
    """The table with all figures of the sentences of other sections behind it.

    Those of sentences on which the sources differ are not among them: they stand side by side.
    """
    users = [
        (unit, passage)
        for passage in _elsewhere(selection)
        for unit in passage.units
        if not AHEAD_HEADING.above(unit) and unit.index not in selection.disputed
    ]
    users.sort(key=lambda user: -selection.relevance(user[0]))
    rows = selection.placed.figures
    for unit, passage in users:
        rows = add_rows(rows, unit, passage, selection.corroboration, len(users), elsewhere=True)
    return rows


def _elsewhere(selection: Selection) -> Iterator[Passage]:
    for passages in selection.placed.statements.values():
        yield from passages
    for line in selection.placed.developments:
        if line.passage is not None:
            yield line.passage
    for position in selection.placed.positions:
        yield position.passage
