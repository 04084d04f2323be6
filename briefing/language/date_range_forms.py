"""Periods in words: *12–14 May 2026*, *январь–август 2025 г.*, *2021–2025 жылдар*.

What both ends share is written once, the case stands at the last word (in Russian at both months).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.domain import PartialDate

NBSP = "\u00a0"
# Between two dates of one word each, and of several.
_CLOSE, _OPEN = "–", f"{NBSP}– "


def english_range(start: PartialDate, end: PartialDate, month: Callable[[int], str]) -> str:
    """``12–14 May 2026``, ``30 May – 2 June 2026``, ``January–August 2025``, ``2021–2025``."""
    if start.month is None or end.month is None:
        return f"{start.year}{_CLOSE}{end.year}"
    if start.day is None and start.year == end.year:
        return _spaced(f"{month(start.month)}{_CLOSE}{month(end.month)}", start.year)
    if start.day is None:
        first, last = _spaced(month(start.month), start.year), _spaced(month(end.month), end.year)
        return f"{first}{_OPEN}{last}"
    if (start.year, start.month) == (end.year, end.month):
        return _spaced(f"{start.day}{_CLOSE}{end.day}{NBSP}{month(end.month)}", end.year)
    first = f"{start.day}{NBSP}{month(start.month)}"
    if start.year != end.year:
        first = _spaced(first, start.year)
    return _spaced(f"{first}{_OPEN}{end.day}{NBSP}{month(end.month)}", end.year)


def russian_range(
    start: PartialDate,
    end: PartialDate,
    month: Callable[[int], str],
    of_day: Callable[[int], str],
    words: tuple[str, str],
) -> str:
    """``12–14 мая 2026 года``, ``январь–август 2025 г.``, ``2021–2025 гг.``

    Args:
        month: Name of a month in the case that the period stands in.
        of_day: Name of a month beside a day.
        words: What follows the year of a date, and those of a period of years.
    """
    year, years = words

    def dated(text: str, number: int | None) -> str:
        return text if number is None else f"{text} {number}{NBSP}{year}"

    if start.month is None or end.month is None:
        return f"{start.year}{_CLOSE}{end.year}{NBSP}{years}"
    if start.day is None:
        if start.year == end.year:
            return dated(f"{month(start.month)}{_CLOSE}{month(end.month)}", end.year)
        first, last = dated(month(start.month), start.year), dated(month(end.month), end.year)
        return f"{first}{_OPEN}{last}"
    if (start.year, start.month) == (end.year, end.month):
        return dated(f"{start.day}{_CLOSE}{end.day}{NBSP}{of_day(end.month)}", end.year)
    first = f"{start.day}{NBSP}{of_day(start.month)}"
    if start.year != end.year:
        first = dated(first, start.year)
    return dated(f"{first}{_OPEN}{end.day}{NBSP}{of_day(end.month)}", end.year)


def turkic_range(
    start: PartialDate,
    end: PartialDate,
    year_before: Callable[[int], str],
    plain: Callable[[PartialDate], str],
    cased: Callable[[PartialDate], str],
) -> str:
    """A period of months or days in Kazakh or Uzbek, whose last word takes the ending.

    Args:
        year_before: A year as it stands before a month, with the space after it.
        plain, cased: A date in the nominative, and in the case of the period.
    """
    if start.year != end.year:
        return f"{plain(start)}{_OPEN}{cased(end)}"
    year = year_before(end.year) if end.year is not None else ""
    last = cased(replace(end, year=None))
    if start.day is not None and start.month == end.month:
        return f"{year}{start.day}{_CLOSE}{last}"
    mark = _CLOSE if start.day is None else _OPEN
    return f"{year}{plain(replace(start, year=None))}{mark}{last}"


def _spaced(text: str, year: int | None) -> str:
    return text if year is None else f"{text} {year}"
