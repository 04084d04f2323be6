"""Periods from one date to another: what makes one, and which days it covers."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from briefing.domain import PartialDate

Day = tuple[int, int, int]

# "Moved from March to May": two dates of one event, and no period between them.
_MOVED = {
    "en": r"(?:mov|postpon|shift|delay|reschedul|adjourn|extend|chang|transferr)\w+|"
    r"brought\s+forward|put\s+off|pushed\s+back",
    "ru": r"(?:перенес|перенос|перенёс|отлож|отклад|сдвин|сдвиг|продл)\w*",
    "kk": r"(?:ауыстыр|көшір|шегер|жылжыт|ұзарт)\w*|кейінге\s+қалдыр\w*",
    "uz": r"(?:koʻchir|kechiktir|surib|surildi|uzaytir)\w*|keyinga\s+qoldir\w*",
}
_PATTERNS = {
    language: re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)
    for language, words in _MOVED.items()
}
_BEFORE_MOVED, _AFTER_MOVED = 60, 40


def make_range(start: PartialDate, end: PartialDate) -> PartialDate | None:
    """The period from ``start`` to ``end``, which share a year that only one of them gives.

    Returns:
        ``None`` when the two are no period: of different precision, or in the wrong order. Where
        they can be in order only in different years ("December to March 2026") each keeps the
        year that the words give it.
    """
    if not (_exists(start) and _exists(end)):
        return None
    if (start.month is None, start.day is None) != (end.month is None, end.day is None):
        return None
    in_order = (start.month or 0, start.day or 0) < (end.month or 0, end.day or 0)
    if start.year is not None and end.year is not None:
        later = start.year < end.year or (start.year == end.year and in_order)
        return replace(start, until=end) if later else None
    year = start.year if start.year is not None else end.year
    if in_order and start.month is not None:
        return replace(start, year=year, until=replace(end, year=year))
    if start.month is None or (start.month, start.day) == (end.month, end.day):
        return None
    return replace(start, until=end)


def _exists(date: PartialDate) -> bool:
    if date.month is None:
        return True
    if not 1 <= date.month <= 12:
        return False
    # 2000 had a 29 February, so a day without a year is never refused wrongly.
    longest = calendar.monthrange(date.year or 2000, date.month)[1]
    return date.day is None or 1 <= date.day <= longest


def is_moved(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words around ``text[start:end]`` tell of a date that was changed for another."""
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return False
    around = text[max(0, start - _BEFORE_MOVED) : start], text[end : end + _AFTER_MOVED]
    before, after = around[0].rpartition(". ")[2], around[1].partition(". ")[0]
    return any(pattern.search(part) for part in (before, after))


def first_day(date: PartialDate) -> Day | None:
    """The first day that a date covers; ``None`` without a year."""
    year = date.year
    if year is None and date.until is not None and date.until.year is not None:
        year = date.until.year - 1
    if year is None:
        return None
    month = date.month or 1
    if date.quarter is not None:
        month = 3 * date.quarter - 2
    elif date.half is not None:
        month = 6 * date.half - 5
    return year, month, date.day or 1


def last_day(date: PartialDate) -> Day | None:
    """The last day that a date covers; ``None`` without a year."""
    end = date.until or date
    year = end.last if end.last is not None else end.year
    if year is None and date.year is not None:
        year = date.year + 1
    if year is None:
        return None
    month = end.month or 12
    if end.quarter is not None:
        month = 3 * end.quarter
    elif end.half is not None:
        month = 6 * end.half
    return year, month, end.day or calendar.monthrange(year, month)[1]


def with_year(date: PartialDate, year: int | None) -> PartialDate:
    """The date in another year; of a period, which lies in one, both ends."""
    until = replace(date.until, year=year) if date.until is not None else None
    return replace(date, year=year, until=until)


def crosses_years(date: PartialDate) -> bool:
    """Whether a period without a year, or with one at one end, runs into the next year."""
    end = date.until
    return end is not None and (date.month or 0, date.day or 0) >= (end.month or 0, end.day or 0)
