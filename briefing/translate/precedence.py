"""Which units of the memory may be used, and which of them first.

An approved unit wins over a reviewed one and that over a draft; of the same status the one changed
last wins, then the one read last. A forbidden unit is never used, nor is the same pair elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain import SegmentStatus
from briefing.translate.exchange.units import Unit

_STATUSES = (SegmentStatus.DRAFT, SegmentStatus.REVIEWED, SegmentStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Units of the same source, context and rank whose targets differ, in the order read."""

    units: tuple[Unit, ...]


def rank(unit: Unit) -> tuple[int, str]:
    """What decides between two units of the same source: status, then date of change."""
    return (_STATUSES.index(unit.status), unit.changed)


def choose(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units that may be used, the best first.

    Args:
        units: In the order read: files by name, then the order in the file.

    Returns:
        Without forbidden pairs, superseded units, and copies of the same pair. For a source the
        first unit that fits is the one to use; later ones are what is left when it cannot be
        rendered.
    """
    forbidden = {unit.pair[:4] for unit in units if unit.forbidden}
    usable = [unit for unit in reversed(units) if unit.pair[:4] not in forbidden]
    # The sort is stable, so of equal rank the last one read comes first.
    ordered = sorted(usable, key=rank, reverse=True)
    hidden = _superseded(ordered)
    best: dict[tuple[object, ...], Unit] = {}
    for place, unit in enumerate(ordered):
        if place not in hidden:
            best.setdefault(unit.pair, unit)
    return tuple(best.values())


def _superseded(ordered: Sequence[Unit]) -> set[int]:
    """Places of units that another one replaces.

    A draft does not replace what a person has read. Two units that name each other are no reason
    to lose both: the better one stays.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for place, unit in enumerate(ordered):
        places.setdefault((unit.language, unit.reference), []).append(place)
    hidden_by: dict[int, int] = {}
    for place, unit in enumerate(ordered):
        for name in unit.supersedes:
            reference = name if "#" in name else f"{unit.file}#{name}"
            for older in places.get((unit.language, reference), ()):
                lower = rank(ordered[older])[0] > rank(unit)[0]
                if not lower and older not in _chain(hidden_by, place):
                    hidden_by.setdefault(older, place)
    return set(hidden_by)


def _chain(hidden_by: dict[int, int], place: int) -> set[int]:
    """``place``, what hides it, what hides that, and so on."""
    chain = {place}
    while (place := hidden_by.get(place, -1)) not in (-1, *chain):
        chain.add(place)
    return chain


def find_conflicts(units: Sequence[Unit]) -> tuple[Conflict, ...]:
    """Where only the order of reading decides: same source, same rank, different targets."""
    groups: dict[tuple[object, ...], list[Unit]] = {}
    for unit in choose(units):
        key = (unit.source_language, unit.language, unit.source, unit.context)
        groups.setdefault(key, []).append(unit)
    conflicts = []
    for group in groups.values():
        best = [unit for unit in group if rank(unit) == rank(group[0])]
        if len(best) > 1:
            conflicts.append(Conflict(tuple(reversed(best))))
    return tuple(conflicts)
