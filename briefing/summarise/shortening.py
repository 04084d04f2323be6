"""Cut a brief to the length of its template, evenly: what matters least in the longest section.

The limits of the sections bound each of them; all of them filled to the brim would be twice as long
as the template's pages. So ``characters`` under ``[template]`` bounds the whole, and sections that
have much to say take the room of those that have little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.config import BriefTemplate
from briefing.domain import Speaker
from briefing.summarise.passages import Passage
from briefing.summarise.placed import Placed
from briefing.summarise.units import Unit

# What a row takes besides its sentences, in characters: its date or amount, or where it points to.
_CELL, _POINTER = 20, 60
_LINE = 50
# A line of the list of sources: title, file, date, and the sections that cite it.
_SOURCE = 120


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands or goes together, and its length in characters as a reader sees it.

    ``fixed`` entries go with others, as rows that only point somewhere do, or never. A row that
    points somewhere cites nothing by itself.
    """

    section: str
    passages: tuple[Passage, ...]
    length: int
    fixed: bool = False
    points: bool = False

    @property
    def documents(self) -> set[str]:
        return set() if self.points else {passage.units[0].document.id for passage in self.passages}


def shorten(
    placed: Placed, template: BriefTemplate, relevance: Callable[[Unit], float], documents: int
) -> None:
    """Take entries out of ``placed`` until it fits into ``template.template.characters``.

    First go rows that only point to a figure without saying what it measures. Then the section
    with the most entries of its own loses its least relevant one, so that all keep about the same
    number. None goes that would leave its section empty, which would say that the sources have
    nothing, or below its ``min``; nor the only one that cites a document, nor one where sources
    differ. A brief of these alone may still be too long. A row that points to a
    passage goes with it.

    Args:
        placed: Changed in place.
        template: Its limit; without one ``placed`` stays as it is.
        relevance: Of a sentence.
        documents: How many stand in the list of sources.
    """
    limit = template.template.characters
    least = {section.id: max(1, section.min) for section in template.sections}
    ids: dict[str, str] = {section.kind: section.id for section in template.sections}
    while limit is not None:
        entries = list(_entries(placed, ids))
        if sum(entry.length for entry in entries) + documents * _SOURCE <= limit:
            return
        if _without_bare_row(placed):
            continue
        gone = _least(entries, least, relevance)
        if gone is None:
            return
        _remove(placed, gone.passages[0])


def _without_bare_row(placed: Placed) -> bool:
    """Take out the last row that points to a figure without saying what it measures, or when."""
    bare = [i for i, row in enumerate(placed.figures) if row.elsewhere and row.bare]
    if bare:
        del placed.figures[bare[-1]]
    return bool(bare)


def _least(
    entries: Sequence[_Entry], least: Mapping[str, int], relevance: Callable[[Unit], float]
) -> _Entry | None:
    """The entry to take out next, if one may go."""
    sizes = Counter(entry.section for entry in entries if not entry.points)
    cited = Counter(document for entry in entries for document in entry.documents)

    def worth(entry: _Entry) -> tuple[int, float]:
        best = max(relevance(unit) for passage in entry.passages for unit in passage.units)
        return -sizes[entry.section], best

    free = [
        entry
        for entry in entries
        if not entry.fixed
        and sizes[entry.section] > least[entry.section]
        and all(cited[document] > 1 for document in entry.documents)
    ]
    return min(free, key=worth, default=None)


def _entries(placed: Placed, ids: dict[str, str]) -> Iterator[_Entry]:
    for section, passages in placed.statements.items():
        for passage in passages:
            yield _Entry(section, (passage,), len(passage.text))
    for line in placed.developments:
        if line.passage is not None:
            yield _Entry(ids["developments"], (line.passage,), len(line.passage.text) + _CELL)
        elif line.elsewhere is not None:
            yield _Entry(ids["developments"], (line.elsewhere,), _POINTER, True, True)
    for position in placed.positions:
        speaker = position.speaker
        # Beside a few words stand a name, an office and a country, each in a line of its own.
        lines = sum(map(bool, (speaker.name, speaker.role, speaker.affiliation)))
        size = max(len(position.passage.text) + _length_of(speaker), lines * _LINE)
        yield _Entry(ids["positions"], (position.passage,), size)
    rows = Counter(id(figure.passage) for figure in placed.figures)
    for figure in placed.figures:
        if figure.elsewhere:
            size = _POINTER + _CELL + len(figure.measurement.measure or "")
            yield _Entry(ids["figures"], (figure.passage,), size, True, True)
        elif figure.place == 1:
            size = len(figure.passage.text) + rows[id(figure.passage)] * _CELL
            yield _Entry(ids["figures"], (figure.passage,), size)
    for differing in placed.disagreements:
        size = sum(len(passage.text) + _CELL for passage in differing.passages)
        yield _Entry(ids["figures"], differing.passages, size, fixed=True)


def _length_of(speaker: Speaker) -> int:
    return len(" ".join(filter(None, (speaker.name, speaker.role, speaker.affiliation))))


def _remove(placed: Placed, gone: Passage) -> None:
    """Take out what shows ``gone``, and what points to it."""
    for passages in placed.statements.values():
        passages[:] = [passage for passage in passages if passage is not gone]
    placed.developments[:] = [
        line
        for line in placed.developments
        if line.passage is not gone and line.elsewhere is not gone
    ]
    placed.positions[:] = [item for item in placed.positions if item.passage is not gone]
    placed.figures[:] = [row for row in placed.figures if row.passage is not gone]
