"""Publication dates as documents state them: ``12 March 2026``, ``March 12, 2026``, ``2026-03-12``,
``12 марта 2026 года``, ``2026 жылғы 12 наурыз``, ``2026-yil 12-mart``.

Only whole phrases are read, never a date inside a sentence: that one belongs to the text.
"""

from __future__ import annotations

import datetime
import re

from briefing.domain import PartialDate
from briefing.language.dates import find_dates

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
    text = _LEADING_TIME.sub("", text.strip().strip("()[]").strip())
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
            if month:
                return _valid(int(parts["year"]), month, day)
    return _regional(text)


def is_undated(text: str) -> bool:
    """Whether the whole of ``text`` is a date that cannot be told: without a year, or 5/8/2023."""
    text = text.strip()
    if len(text) > _LONGEST:
        return False
    if _SLASHED.fullmatch(text):
        return True
    text = _REGIONAL_TIME.sub("", _LEADING_TIME.sub("", text)).rstrip(" ,")
    for language in ("en", *_OTHER_LANGUAGES):
        found = find_dates(text, language)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
            return found[0].date.day is not None
    return False


_YEAR_DIGITS = r"(?:19|20)\d\d"
_OTHER_LANGUAGES = ("ru", "kk", "uz")
_REGIONAL_WEEKDAY = re.compile(r"^(?:[^\W\d_]{5,11},\s+)")
# "2026 жыл, 12 наурыз", "12 марта, 2026": a comma that says nothing.
_REGIONAL_COMMA = re.compile(
    rf"(?:(?<={_YEAR_DIGITS} жыл)|(?<={_YEAR_DIGITS}-yil)),|,(?=\s+\d{{4}}\b)"
)
_LEADING_TIME = re.compile(
    r"^\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:,\s*|\s+|\s*[|•·]\s*)(?=\S)", re.I
)
_REGIONAL_TIME = re.compile(r"(?:[,\s|•·–—-]|\bв\b|\bсағат\b|\bsoat\b)*\d{1,2}:\d{2}(?::\d{2})?$")


def _regional(text: str) -> PartialDate | None:
    """A date in Russian, Kazakh or Uzbek words that has a year and a month."""
    if not re.search(_YEAR_DIGITS, text):
        return None
    text = _REGIONAL_TIME.sub("", _REGIONAL_WEEKDAY.sub("", text))
    text = re.sub(rf"({_YEAR_DIGITS}) жыл (?=\d)", r"\1 жылғы ", _REGIONAL_COMMA.sub("", text))
    for language in _OTHER_LANGUAGES:
        found = find_dates(text, language)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
            date = found[0].date
            if date.year is not None and date.month is not None and date.until is None:
                return _valid(date.year, date.month, date.day)
    return None


# "WASHINGTON, Nov. 6, 2025 (Agency) - The bank …"; a place in small letters has a bracket or a
# dash of its own after the date as well.
_DATELINE = re.compile(
    r"(?!(?:On|In|By|At)\b)[^\W\d_][^\d,:;()]{1,40}(?:,\s+|\s+\()(?P<date>[^()—–:;]{6,30}?)\)?\s*"
    r"(?:\([^()]{1,40}\)\s*)?(?:[—–_]|--?)\s+(?=\S)"
)


# "Бишкек, 3 ноября 2025 года. Объём воды …": a place, or none, and a date as a sentence of its own.
_CAPITAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_DATE_SENTENCE = re.compile(
    rf"(?:{_CAPITAL}[\w'’ʻʼ-]+(?:[ -]{_CAPITAL}[\w'’ʻʼ-]+){{0,2}}[.,]\s+)?"
    rf"(?P<date>[^.!?:;—–]{{6,40}}?(?:\sг\.)?)(?:\.\s+|(?<=\sг\.)\s+|\s+[—–]\s+)(?=[«“\"]?{_CAPITAL})"
)


def parse_dateline(text: str) -> PartialDate | None:
    """The full date of the dateline that ``text`` begins with."""
    if sentence := _DATE_SENTENCE.match(text):
        date = parse_date(sentence["date"])
        if date is not None and date.day is not None:
            return date
    match = _DATELINE.match(text)
    if match is None or not all(word[0].isupper() for word in re.findall(r"\w+", _place(match))):
        return None
    date = parse_date(match["date"])
    return date if date is not None and date.day is not None else None


def _place(match: re.Match[str]) -> str:
    return match.string[: match.start("date")]


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
