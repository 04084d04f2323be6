"""The rows of the table of figures: several for a sentence, one for a figure that many give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.summarise.corroboration import Corroboration
from briefing.summarise.figures import Measurement, find_figures, same_figure
from briefing.summarise.passages import Passage
from briefing.summarise.units import Unit

# A sentence with more is a table of its own; its first figures are what it is about.
_MOST_OF_SENTENCE = 3


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A quantity with its sentence.

    Attributes:
        unit: The sentence that has the quantity; ``passage`` may begin with the one before.
        place: Which of the shown figures of the passage it is, from 1.
        also: Sentences of other documents that give the same figure.
        elsewhere: The passage stands in another section, and the row points there.
    """

    measurement: Measurement
    passage: Passage
    unit: Unit
    place: int = 1
    also: tuple[Unit, ...] = ()
    elsewhere: bool = False

    @property
    def bare(self) -> bool:
        """Whether only its sentence says what the figure measures, and when."""
        return self.measurement.measure is None and self.measurement.period is None


def add_rows(
    rows: Sequence[PlacedFigure],
    unit: Unit,
    passage: Passage,
    corroboration: Corroboration,
    room: int,
    *,
    elsewhere: bool = False,
) -> list[PlacedFigure]:
    """``rows`` with those of a sentence that bring something new.

    The first figure of a sentence is always shown; another one only with what it measures or when.
    A figure that stands in the table already gets no second row, but a citation where another
    document gives it.

    Args:
        rows: The table so far.
        unit: A sentence with figures.
        passage: What would be shown of it.
        corroboration: Tells where else a figure is given.
        room: Most rows to add.
        elsewhere: The passage stands in another section.
    """
    table = list(rows)
    added: list[PlacedFigure] = []
    before = sum(row.passage is passage for row in rows)
    for measurement in find_figures(unit):
        start = unit.start + measurement.quantity.start
        if not passage.start <= start < passage.end or start < unit.start:
            continue
        known = next((i for i, row in enumerate(table) if _tells(row, unit, measurement)), None)
        if known is not None:
            table[known] = _with_citation(table[known], unit)
        elif (not added or measurement.measure or measurement.period) and len(added) < min(
            room, _MOST_OF_SENTENCE
        ):
            also = corroboration.giving(unit, measurement.quantity, measurement.measure)
            place = before + len(added) + 1
            added.append(PlacedFigure(measurement, passage, unit, place, also, elsewhere))
    return table + added


def _tells(row: PlacedFigure, unit: Unit, measurement: Measurement) -> bool:
    """Whether a row has the figure already.

    In one document an equal amount without a measure is taken for the same; of another document
    only what is known to measure the same is.
    """
    if unit in row.also and measurement.key[:2] == row.measurement.key[:2]:
        return True
    measured = measurement.measure is not None and row.measurement.measure is not None
    one_document = row.unit.document.id == unit.document.id
    return (one_document or measured) and same_figure(measurement, row.measurement)


def _with_citation(row: PlacedFigure, unit: Unit) -> PlacedFigure:
    cited = {row.unit.document.id, *(other.document.id for other in row.also)}
    if unit.document.id in cited:
        return row
    return replace(row, also=(*row.also, unit))
