"""Publication dates as documents state them: ``12 March 2026``, ``March 12, 2026``, ``2026-03-12``.

Only whole phrases are read, never a date inside a sentence: that one belongs to the text.
"""

from __future__ import annotations

import datetime
import re

from briefing.domain import PartialDate

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_NUMBER_MONTH = r"(?P<month>\d{1,2})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:[,\s]|\bat\b|[-–—|])*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,5}\)?)?(?:\s*(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_ISO_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}(?P<mark>[-/.]){_NUMBER_MONTH}(?P=mark){_DAY}{_ISO_TIME}",
        rf"{_DAY}\.{_NUMBER_MONTH}\.{_YEAR}{_TIME}",
    )
)
_SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_TIME}")
_EARLIEST, _LATEST = 1900, 2100
_LONGEST = 60


def parse_date(text: str) -> PartialDate | None:
    """The date that the whole of ``text`` is, with its time of day left out.

    ``5/8/2023`` may be May or August, so it is ``None``; ``25/8/2023`` can be read.
    """
    text = text.strip().strip("()[]").strip()
    if len(text) > _LONGEST:
        return None
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        first, second, year = (int(part) for part in slashed.groups()[:3])
        if first > 12 or first == second:
            return _valid(year, second, first)
        return _valid(year, first, second) if second > 12 else None
    for shape in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            parts = match.groupdict()
            month = _month(parts["month"])
            day = int(parts["day"]) if parts.get("day") else None
            return _valid(int(parts["year"]), month, day) if month else None
    return None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    word = word.lower()
    for number, name in enumerate(_MONTHS, start=1):
        if word in (name, name[:3]) or (word == "sept" and number == 9):
            return number
    return None


def _valid(year: int, month: int, day: int | None) -> PartialDate | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year=year, month=month, day=day)
