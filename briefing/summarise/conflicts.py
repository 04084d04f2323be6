"""Where documents give another figure or date for the same thing.

Meant to be certain rather than complete: a difference that is none costs the reader's trust, a
missed one only a line. Two figures can differ only if they count the same, at the same time and
place, as the same kind of fact (a level beside a level, a plan beside a plan), and neither document
has the other's figure next to its own: then it has explained the difference itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.domain import DateMention, PartialDate
from briefing.language.numbers import find_quantities
from briefing.summarise.content import Contents, compatible, own_dates
from briefing.summarise.cues import looks_ahead
from briefing.summarise.date_conflicts import find_date_conflicts
from briefing.summarise.figure_mentions import (
    FigureMention,
    comparable,
    same_circumstances,
    same_thing,
)
from briefing.summarise.figures_compared import agree
from briefing.summarise.other_things import is_another_thing, same_period
from briefing.summarise.terms import terms
from briefing.summarise.time_limit import check_time
from briefing.summarise.units import Unit

_SHARED_OF_DATES, _SHARED_AROUND_DATES = 4, 3
_DATE_WINDOW = 120


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sentences of different documents that give another figure or date for the same thing.

    Attributes:
        units: One for each document, in the order of the documents.
        shared: How much the sentences have in common; the greater, the more certain.
        about: What they differ in.
        copied: One is a copy of the other but for that. Such a sentence is shown even where it
            leans on what stands before it.
    """

    units: tuple[Unit, ...]
    shared: float
    about: Literal["figure", "date"] = "figure"
    copied: bool = False


def find_conflicts(
    contents: Contents,
    units: Sequence[Unit],
    ahead: Callable[[PartialDate], bool],
    changed: Sequence[Conflict] = (),
) -> list[Conflict]:
    """Where the documents differ, the most certain first; a sentence is in one conflict at most.

    Args:
        contents: The sentences, of several documents.
        units: Those that can be shown.
        ahead: Whether a date lies in the future of the documents.
        changed: What is known to differ already, between a copy and its original.
    """
    told = [unit for unit in units if unit.quote is None]
    past = [Conflict(c.units, c.shared, "date") for c in find_date_conflicts(contents, told)]
    pairs = [*_figure_pairs(contents, told), *_date_pairs(contents, told, ahead), *past, *changed]
    return _grouped(pairs)


def _grouped(pairs: Sequence[Conflict]) -> list[Conflict]:
    """Pairs put together: every version of one thing is one conflict, one for each document."""
    kept: list[Conflict] = []
    places: dict[int, int] = {}
    for pair in sorted(pairs, key=lambda c: (-c.shared, [u.index for u in c.units])):
        known = [unit for unit in pair.units if unit.index in places]
        if not known:
            places |= {unit.index: len(kept) for unit in pair.units}
            kept.append(pair)
        elif len(known) == 1:
            place = places[known[0].index]
            (new,) = (unit for unit in pair.units if unit is not known[0])
            longer = _with_version(kept[place], new, pair.about)
            if longer is not None:
                kept[place] = longer
                places[new.index] = place
    return kept


def _with_version(conflict: Conflict, unit: Unit, about: str) -> Conflict | None:
    has_document = any(unit.document.id == other.document.id for other in conflict.units)
    if has_document or about != conflict.about:
        return None
    units = tuple(sorted((*conflict.units, unit), key=lambda u: u.index))
    return replace(conflict, units=units)


# --------------------------------------------------------------------------- figures


def _figure_pairs(contents: Contents, units: Sequence[Unit]) -> Iterator[Conflict]:
    neighbours = _Neighbours(contents)
    for members in comparable(contents, units):
        facts = [m for m in members if not (m.baseline or m.leans)]
        for place, a in enumerate(facts):
            check_time()
            for b in facts[place + 1 :]:
                if a.unit.document.id != b.unit.document.id and _differ(contents, neighbours, a, b):
                    shared = contents.weight(contents.common(a.unit, b.unit))
                    yield Conflict((a.unit, b.unit), shared)


def _differ(
    contents: Contents, neighbours: _Neighbours, a: FigureMention, b: FigureMention
) -> bool:
    """Whether two figures contradict each other, what is cheap to see first."""
    dated = contents[a.unit].dates, contents[b.unit].dates
    return (
        same_thing(contents, a, b)
        and (not all(dated) or same_period(*dated))
        and same_circumstances(contents, a, b)
        and not is_another_thing(a, b, contents.names)
        and not (neighbours.know(a, b) or neighbours.know(b, a))
    )


class _Neighbours:
    """Sentences by their place, for looking at those beside another one."""

    def __init__(self, contents: Contents) -> None:
        self._units = {(u.document.id, u.place): u for u in contents.units}

    def know(self, a: FigureMention, b: FigureMention) -> bool:
        """Whether the document of ``b`` has the figure of ``a`` as well, beside its own."""
        own = b.unit
        places = ((own.document.id, own.place + step) for step in (-1, 0, 1))
        near = [unit for place in places if (unit := self._units.get(place)) is not None]
        return any(
            agree(a.quantity, x, a.text, unit.text, a.language)
            for unit in near
            for x in find_quantities(unit.text, a.language)
            if unit is own or (x.unit, x.scale) == (a.quantity.unit, a.quantity.scale)
        )


# --------------------------------------------------------------------------- dates


def _date_pairs(
    contents: Contents, units: Sequence[Unit], ahead: Callable[[PartialDate], bool]
) -> Iterator[Conflict]:
    """Plans with another date. Events of the past recur too often to be told apart."""
    planned: list[tuple[Unit, DateMention]] = []
    for unit in units:
        coming = [d for d in own_dates(unit) if ahead(d.date) or looks_ahead(unit, d)]
        if len(coming) == 1 and coming[0].date.year is not None:
            planned.append((unit, coming[0]))
    for (a, p), (b, q) in itertools.combinations(planned, 2):
        check_time()
        if a.document.id == b.document.id or compatible((p,), (q,)):
            continue
        common = contents.common(a, b)
        near = _around(a, p) & _around(b, q)
        if len(common) >= _SHARED_OF_DATES and len(near) >= _SHARED_AROUND_DATES:
            yield Conflict((a, b), contents.weight(common), "date")


def _around(unit: Unit, mention: DateMention) -> frozenset[str]:
    start, end = mention.span.start - unit.start, mention.span.end - unit.start
    text, language = unit.text, unit.document.language
    parts = text[max(0, start - _DATE_WINDOW) : start], text[end : end + _DATE_WINDOW]
    return frozenset(word for part in parts for word in terms(part, language))
