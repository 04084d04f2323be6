"""Dates that an English text gives by their distance from another: "last Tuesday", "a day earlier".

Found here with what they count from, computed by `resolve` once that is known. Rules of our own:
a general date reader gives "two weeks ago" a day that nobody named. A week is no precision that a
date can have, so it becomes the month that it lies in, or nothing when it lies in two.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from briefing.domain import PartialDate

Count = Literal["day", "weekday", "week", "month", "month-name", "quarter", "year"]

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1}
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
# "Ten years ago" is a round number; a year can be told from no more than this many.
_MOST_YEARS = 3

_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(_WEEKDAYS)
_SHIFT = "last|this|next"
_YEAR_OF = rf"(?:of\s+)?(?:the\s+)?(?P<shift>{_SHIFT}|current|coming|previous)\s+year"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_VAGUE = (
    r"(?<!about )(?<!some )(?<!nearly )(?<!over )(?<!than )(?<!almost )(?<!around )(?<!roughly )"
    r"(?<!least )(?<![\d.,])"
)
_REPORTED = (
    r"said|says|told|announced|reported|signed|met|opened|stated|noted|added|confirmed|earlier|"
    r"later"
)

# "A day before," but not "six days before the accident": that counts from the accident.
_BEFORE_THAT = r"before(?=\s*(?:[,.;:]|$))"
# The group that holds: `mon` a month, `day` its day, `half`, `quarter`, `wday`, `shift`, `count`.
# What is counted, whether from the date before, and the words.
_WORDINGS: tuple[tuple[Count, bool, str], ...] = (
    ("year", False, rf"(?P<mon>{_MONTH})\s+(?P<day>\d{{1,2}}),?\s+{_YEAR_OF}"),
    ("year", False, rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<mon>{_MONTH}),?\s+{_YEAR_OF}"),
    ("year", False, rf"(?P<half>first|second)\s+half\s+{_YEAR_OF}"),
    ("year", False, rf"(?P<quarter>{'|'.join(_ORDINALS)})\s+quarter\s+{_YEAR_OF}"),
    ("year", False, r"(?P<half>first|second)\s+half\s+of\s+the\s+year"),
    ("year", False, rf"(?P<quarter>{'|'.join(_ORDINALS)})\s+quarter\s+of\s+the\s+year"),
    ("month-name", False, rf"(?P<shift>{_SHIFT}|past|coming)\s+(?P<mon>{_MONTH})"),
    ("weekday", False, rf"(?P<shift>{_SHIFT}|past|coming)\s+(?P<wday>{_WEEKDAY})"),
    ("weekday", False, rf"(?<=\bon )(?P<wday>{_WEEKDAY})"),
    ("weekday", False, rf"(?:{_REPORTED})\s+(?P<wday>{_WEEKDAY})"),
    ("day", False, r"(?<!of )(?<!before )(?P<back>yesterday)(?!['’])"),
    ("day", False, r"(?<!of )(?<!after )(?P<ahead>tomorrow)(?!['’])"),
    ("day", False, rf"(?:{_REPORTED})\s+(?P<now>today)(?!['’])"),
    ("day", False, rf"{_VAGUE}{_COUNT}\s+days?\s+(?P<back>ago)"),
    ("week", False, rf"{_VAGUE}{_COUNT}\s+weeks?\s+(?P<back>ago)"),
    ("month", False, rf"{_VAGUE}{_COUNT}\s+months?\s+(?P<back>ago)"),
    ("year", False, rf"{_VAGUE}{_COUNT}\s+years?\s+(?P<back>ago)"),
    # "The last week" and "the next month" are periods that end or begin today.
    ("week", False, rf"(?<!the )(?P<shift>{_SHIFT})\s+week(?!['’])"),
    ("month", False, rf"(?<!the )(?P<shift>{_SHIFT})\s+month(?!['’])"),
    ("quarter", False, rf"(?<!the )(?P<shift>{_SHIFT})\s+quarter(?!['’])"),
    ("year", False, rf"(?<!the )(?P<shift>{_SHIFT})\s+year(?!['’])"),
    ("day", True, r"(?:the\s+)?(?P<back>previous\s+day|day\s+" + _BEFORE_THAT + ")"),
    ("day", True, r"(?:the\s+)?(?P<ahead>(?:next|following)\s+day|day\s+after(?!\s+tomorrow))"),
    ("day", True, r"(?P<now>(?:the\s+)?same\s+day|that\s+day)"),
    (
        "day",
        True,
        rf"{_VAGUE}{_COUNT}\s+days?\s+(?:(?P<back>earlier|{_BEFORE_THAT})|(?P<ahead>later))",
    ),
    ("week", True, rf"{_VAGUE}{_COUNT}\s+weeks?\s+(?:(?P<back>earlier)|(?P<ahead>later))"),
    ("month", True, rf"{_VAGUE}{_COUNT}\s+months?\s+(?:(?P<back>earlier)|(?P<ahead>later))"),
    ("year", True, rf"{_VAGUE}{_COUNT}\s+years?\s+(?:(?P<back>earlier)|(?P<ahead>later))"),
)
_PATTERNS = tuple(
    (count, chained, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
    for count, chained, words in _WORDINGS
)
_LEAD = re.compile(r"\b(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE)
# "On Thursday, December 8": the date that follows says it all.
_DATE_FOLLOWS = re.compile(
    rf",?\s+(?:the\s+)?(?:(?:{_MONTH})\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b)"
)


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A date at ``text[start:end]`` that counts from another.

    Attributes:
        lead: Start of the adverbial that it ends ("On Thursday"), else ``start``.
        count: What is counted.
        shift: How many, negative for the past; ``None``: the tense of the sentence must say
            whether "on Thursday" was or will be.
        chained: It counts from the date that the text mentions before, not from publication.
        weekday: 0 for Monday.
    """

    start: int
    end: int
    lead: int
    count: Count
    shift: int | None
    chained: bool = False
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None

    @property
    def inferred(self) -> tuple[str, ...]:
        """The parts of the date that the words do not say."""
        if self.count in ("day", "weekday"):
            return ("year", "month", "day")
        if self.count in ("week", "month"):
            return ("year", "month")
        return ("year", "quarter") if self.count == "quarter" else ("year",)


def find_relative(text: str, language: str = "en") -> tuple[RelativeDate, ...]:
    """The relative dates of an English text in order; none in other languages."""
    if language != "en":
        return ()
    found: list[RelativeDate] = []
    for count, chained, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            item = _read(text, match, count, chained)
            if item is None or any(item.start < f.end and f.start < item.end for f in found):
                continue
            found.append(item)
    return tuple(sorted(found, key=lambda item: item.start))


def resolve(item: RelativeDate, base: PartialDate, side: int = 0) -> PartialDate | None:
    """The date that ``item`` means.

    Args:
        item: What the words say.
        base: The date that they count from.
        side: 1: the sentence speaks of the future; -1: of the past; 0: not certain.

    Returns:
        ``None`` when ``base`` is not precise enough, or the words allow several dates.
    """
    if base.year is None or base.last is not None:
        return None
    if item.count == "year":
        return _in_year(item, base.year + (item.shift or 0))
    if item.count == "quarter":
        return _quarter(base.year, base.month, item.shift or 0)
    if base.month is None:
        return None
    if item.count == "month":
        return _month(base.year, base.month, item.shift or 0)
    if item.count == "month-name":
        return _named_month(item, base.year, base.month)
    if base.day is None:
        return None
    today = datetime.date(base.year, base.month, base.day)
    if item.count == "week":
        return _week(today, item.shift or 0)
    if item.count == "day":
        return _full(today + datetime.timedelta(days=item.shift or 0))
    return _weekday(item, today, side)


def _read(text: str, match: re.Match[str], count: Count, chained: bool) -> RelativeDate | None:
    parts = match.groupdict()
    shift = _shift(parts)
    if count == "year" and shift is not None and abs(shift) > _MOST_YEARS:
        return None
    start, end = match.span()
    if parts.get("wday") or parts.get("now"):
        # Without the verb before it: "said Thursday"; with "last" or "the same".
        first = "wday" if parts.get("wday") else "now"
        start = match.start("shift") if parts.get("shift") else match.start(first)
    if parts.get("wday") and _DATE_FOLLOWS.match(text, end):
        return None
    name, weekday = parts.get("mon"), parts.get("wday")
    if name and not name[0].isupper():  # "this may", "next march"
        return None
    lead = _LEAD.search(text, 0, start)
    return RelativeDate(
        start,
        end,
        lead.start() if lead else start,
        count,
        shift,
        chained,
        _WEEKDAYS.index(weekday.capitalize()) if weekday else None,
        _MONTHS.index(name.capitalize()) + 1 if name else None,
        int(parts["day"]) if parts.get("day") else None,
        _ORDINALS[parts["quarter"].lower()] if parts.get("quarter") else None,
        _ORDINALS[parts["half"].lower()] if parts.get("half") else None,
    )


def _shift(parts: dict[str, str | None]) -> int | None:
    if word := parts.get("shift"):
        return _SHIFTS[word.lower()]
    if parts.get("wday"):
        return None
    written = (parts.get("count") or "a").lower()
    number = int(written) if written.isdigit() else _NUMBERS[written]
    return -number if parts.get("back") else number if parts.get("ahead") else 0


def _in_year(item: RelativeDate, year: int) -> PartialDate | None:
    if item.day is not None and item.month is not None:
        longest = calendar.monthrange(year, item.month)[1]
        if not 1 <= item.day <= longest:
            return None
    return PartialDate(year, item.month, item.day, item.quarter, item.half)


def _quarter(year: int, month: int | None, shift: int) -> PartialDate | None:
    if month is None:
        return None
    count = 4 * year + (month - 1) // 3 + shift
    return PartialDate(count // 4, quarter=count % 4 + 1)


def _month(year: int, month: int, shift: int) -> PartialDate:
    count = 12 * year + month - 1 + shift
    return PartialDate(count // 12, count % 12 + 1)


def _named_month(item: RelativeDate, year: int, month: int) -> PartialDate:
    """ "Last November" is the nearest one before this month, "this November" that of the year."""
    assert item.month is not None
    if item.shift == -1 and item.month >= month:
        year -= 1
    if item.shift == 1 and item.month <= month:
        year += 1
    return PartialDate(year, item.month)


def _week(today: datetime.date, shift: int) -> PartialDate | None:
    monday = today - datetime.timedelta(days=today.weekday() - 7 * shift)
    sunday = monday + datetime.timedelta(days=6)
    return PartialDate(monday.year, monday.month) if monday.month == sunday.month else None


def _weekday(item: RelativeDate, today: datetime.date, side: int) -> PartialDate | None:
    assert item.weekday is not None
    if item.shift == 0:
        monday = today - datetime.timedelta(days=today.weekday())
        return _full(monday + datetime.timedelta(days=item.weekday))
    direction = item.shift or side
    if not direction:
        return None
    # "On Thursday" may be the day of publication itself, "last Thursday" may not.
    nearest = 0 if item.shift is None else 1
    apart = (item.weekday - today.weekday()) * direction % 7
    if apart < nearest:
        apart += 7
    return _full(today + datetime.timedelta(days=apart * direction))


def _full(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
