"""Dates by value: day, month, year, quarter, half-year and day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.translate.checks.calendar_reading import Calendar, Day
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair

# The months that a quarter or half-year ends with: "in January–March", "за январь – июнь".
_AS_MONTHS = {
    ("quarter", 1): (1, 3), ("quarter", 2): (4, 6), ("quarter", 3): (7, 9),
        ("quarter", 4): (10, 12),
    ("half", 1): (1, 6), ("half", 2): (7, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Side:
    calendar: Calendar
    numbers: frozenset[int]

    def has(self, part: str, value: int) -> bool:
        """Whether a part of a date stands anywhere in the text."""
        if value in self.calendar.values[part]:
            return True
        if part in ("quarter", "half"):
            first, last = _AS_MONTHS[part, value]
            return {first, last} <= self.calendar.values["month"]
        if part == "month":
            return value in self.calendar.ends or any(
                value in ends and known in self.calendar.values[kind]
                for (kind, known), ends in _AS_MONTHS.items()
            )
        return part in ("year", "day") and value in self.numbers


def find_lost(pair: Pair) -> Iterator[Hit]:
    """A date of the source that the translation does not have."""
    source, target = _sides(pair)
    for day in source.calendar.days:
        wrong = _wrong_parts(day, source, target)
        if wrong:
            others = _others(source, target)
            words = pair.source[day.start : day.end]
            yield Hit({"date": words}, ((day.start, day.end),), others)
    for span, values in _loose_names(source.calendar, target.calendar):
        if not any(day.start <= span[0] < day.end for day in source.calendar.days):
            words = pair.source[span[0] : span[1]]
            yield Hit({"date": words}, (span,), values)


def find_added(pair: Pair) -> Iterator[Hit]:
    """A date of the translation that the source does not have."""
    source, target = _sides(pair)
    for day in target.calendar.days:
        if _wrong_parts(day, target, source):
            words = pair.target[day.start : day.end]
            yield Hit({"date": words}, _others(target, source), ((day.start, day.end),))
    for span, values in _loose_names(target.calendar, source.calendar):
        if not any(day.start <= span[0] < day.end for day in target.calendar.days):
            yield Hit({"date": pair.target[span[0] : span[1]]}, values, (span,))


def _sides(pair: Pair) -> tuple[_Side, _Side]:
    return (
        _Side(pair.source_calendar, pair.source_numbers),
        _Side(pair.target_calendar, pair.target_numbers),
    )


def _others(side: _Side, other: _Side) -> tuple[tuple[int, int], ...]:
    """Where the other text has dates that this one does not."""
    return tuple(
        (day.start, day.end) for day in other.calendar.days if _wrong_parts(day, other, side)
    )


def _wrong_parts(day: Day, own: _Side, other: _Side) -> list[str]:
    """The parts of a date that the other text lacks, or has in another date."""
    missing = [name for name, value in day.parts if not other.has(name, value)]
    if missing:
        return missing
    if day.month is None:
        return []
    if any(_agrees(day, theirs) for theirs in other.calendar.days if theirs.month == day.month):
        return []
    pairs = {(ours.day, ours.month, ours.year) for ours in own.calendar.days}
    for theirs in other.calendar.days:
        if theirs.month != day.month or (theirs.day, theirs.month, theirs.year) in pairs:
            continue
        if None not in (day.day, theirs.day) and day.day != theirs.day:
            return ["day"]
        if None not in (day.year, theirs.year) and day.year != theirs.year:
            return ["year"]
    return []


def _agrees(ours: Day, theirs: Day) -> bool:
    return all(
        None in (a, b) or a == b for a, b in ((ours.day, theirs.day), (ours.year, theirs.year))
    )


def _loose_names(
    own: Calendar, other: Calendar
) -> Iterator[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    """Months and days of the week that only one of the texts names."""
    for number, span in own.months.items():
        if number not in other.values["month"] and not _is_end_of_period(number, other):
            yield span, tuple(s for n, s in other.months.items() if n not in own.months)
    for number, span in own.weekdays.items():
        if number not in other.weekdays:
            yield span, tuple(s for n, s in other.weekdays.items() if n not in own.weekdays)


def _is_end_of_period(month: int, other: Calendar) -> bool:
    return month in other.ends or any(
        month in ends and value in other.values[kind] for (kind, value), ends in _AS_MONTHS.items()
    )
