"""Dates as a text writes them, with the precision that it gives them.

Only what the words say is returned: no year is guessed, "5/8/2023" is no date because two
readings are possible (`find_ambiguous` tells of it), and "may" counts as a month only where the
words around it say so. `briefing.language.relative_dates` finds what counts from another date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.domain import PartialDate
from briefing.language.date_ranges import is_moved, make_range
from briefing.language.hinted_patterns import HintedPattern, worth_trying

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = "|".join(_MONTHS)
_ANY_MONTH = rf"(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_ORDINALS = "|".join(_ORDINAL)
# A month or a year that stands alone is a date only after one of these.
_CUE = (
    r"(?:in|on|by|since|until|till|from|during|through|before|after|between|late|early|mid|last|next|"
    r"this|of|end of|for|and|to)"
)
_SEASON = (
    r"(?:season|(?:marketing|academic|school|financial|fiscal|crop|heating)\s+(?:year|season))\b"
)
_SLASHED = rf"(?<![\d/.])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>{_YEAR})(?![\d/])"
# These make the date an adverbial; they belong to the phrase that a translator sees as one unit.
_LEAD = re.compile(r"\b(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE)

_CENTURY = ("19", "20")
_NAMED = tuple(name[:3] for name in _MONTHS)
_QUARTER, _HALF = ("quarter",), ("half",)
# Periods from one date to another: with a dash, or in words after "from" or "between".
_DASH = r"\s?[-–—]\s?"
_FROM = r"(?P<from>(?i:from|between))\s+(?:the\s+)?"
_TO = r"\s+(?i:to|and|until|till|through)\s+(?:the\s+)?"
_UNIT = r"\s*(?:%|per\s?cent|thousand|million|billion|tonnes|people|km\b|[a-z]*metre)"
_PERIODS = tuple(
    (rf"(?<![\w-]){lead}{pattern}", 0, hints)
    for form, hints in (
        # 10–12 March 2025, March 10–12, 2025
        (
            rf"(?P<d>{_DAY})@(?P<d2>{_DAY})\s+(?:of\s+)?(?P<mon2>{_ANY_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
            _NAMED,
        ),
        (rf"(?P<mon>{_ANY_MONTH})\s+(?P<d>{_DAY})@(?P<d2>{_DAY})(?:,?\s+(?P<y2>{_YEAR}))?", _NAMED),
        # 30 May – 2 June 2026, May 30 – June 2, 2026
        (
            rf"(?P<d>{_DAY})\s+(?P<mon>{_ANY_MONTH})(?:,?\s+(?P<y>{_YEAR}))?@"
            rf"(?P<d2>{_DAY})\s+(?P<mon2>{_ANY_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
            _NAMED,
        ),
        (
            rf"(?P<mon>{_ANY_MONTH})\s+(?P<d>{_DAY})(?:,?\s+(?P<y>{_YEAR}))?@"
            rf"(?P<mon2>{_ANY_MONTH})\s+(?P<d2>{_DAY})(?:,?\s+(?P<y2>{_YEAR}))?",
            _NAMED,
        ),
        # January–August 2025
        (
            rf"(?P<mon>{_ANY_MONTH})(?:,?\s+(?P<y>{_YEAR}))?@"
            rf"(?P<mon2>{_ANY_MONTH})(?:,?\s+(?:of\s+)?(?P<y2>{_YEAR}))?(?!\s+\d)",
            _NAMED,
        ),
        # 2021–2025; "2023-25" says as much, but "2024-25" may be a season
        (rf"(?P<y>{_YEAR})@(?P<y2>(?:19|20)?\d\d)(?![.,]?\d|-\d|{_UNIT})", _CENTURY),
    )
    for lead, joint in ((_FROM, _TO), (_FROM, _DASH), ("", _DASH))
    for pattern in (rf"{form.replace('@', joint)}\b",)
)
# "January to August 2025" without a word before it is a period only with its year.
_BARE_PERIOD = (
    rf"(?<![\w-])(?<!from )(?<!between )(?P<mon>{_ANY_MONTH})(?:,?\s+(?P<y>{_YEAR}))?"
    rf"\s+(?:to|through)\s+(?P<mon2>{_ANY_MONTH})(?:,?\s+(?:of\s+)?(?P<y2>{_YEAR}))\b"
)
_MONTH_COUNTS = dict(
    zip("two three four five six seven eight nine ten eleven".split(), range(2, 12), strict=True)
)
_FIRST_MONTHS = (
    rf"\bfirst\s+(?P<months>{'|'.join(_MONTH_COUNTS)}|[2-9]|1[01])\s+months\s+of\s+(?P<y>{_YEAR})\b"
)
# The patterns, and what a text must have for one to fit; longer readings come first.
ENGLISH_SHAPES: tuple[HintedPattern, ...] = tuple(
    HintedPattern(re.compile(pattern, flags), hints)
    for pattern, flags, hints in (
        (rf"\b(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b", 0, _CENTURY),
        (
            rf"(?<![\d.])(?P<d>{_DAY})\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>{_YEAR})(?!\d|\.\d)",
            0,
            _CENTURY,
        ),
        (_SLASHED, 0, ("/",)),
        (rf"\b(?P<y>{_YEAR})/(?P<last>(?:19|20)?\d\d)\b(?![/\d])", 0, ("/",)),
        (rf"\b(?P<y>{_YEAR})[-–](?P<last>(?:19|20)?\d\d)(?=\s+{_SEASON})", 0, _CENTURY),
        *_PERIODS,
        (_BARE_PERIOD, 0, _NAMED),
        (_FIRST_MONTHS, re.IGNORECASE, ("months",)),
        (r"\b(?P<decade>(?:19|20)\d0)['’]?s\b", 0, ("0s", "0's", "0’s")),
        (rf"\b(?P<mon>{_ANY_MONTH})\s+(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})\b", 0, _NAMED),
        (rf"\b(?P<d>{_DAY})\s+(?:of\s+)?(?P<mon>{_ANY_MONTH}),?\s+(?P<y>{_YEAR})\b", 0, _NAMED),
        (rf"\b(?P<q>{_ORDINALS})\s+quarter\s+of\s+(?P<y>{_YEAR})\b", re.IGNORECASE, _QUARTER),
        (rf"\bQ(?P<q>[1-4])\s+(?:of\s+)?(?P<y>{_YEAR})\b", 0, ("Q",)),
        (
            rf"\b(?P<h>first|second|1st|2nd)\s+half\s+of\s+(?P<y>{_YEAR})\b",
            re.IGNORECASE,
            _HALF,
        ),
        (rf"\bH(?P<h>[12])\s+(?:of\s+)?(?P<y>{_YEAR})\b", 0, ("H1", "H2")),
        (rf"\b(?P<mon>{_ANY_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})\b", 0, _NAMED),
        (rf"\b(?P<mon>{_ANY_MONTH})\s+(?P<d>{_DAY})\b(?!\s*(?:per\s?cent|percent|%))", 0, _NAMED),
        (rf"\b(?P<d>{_DAY})\s+(?:of\s+)?(?P<mon>{_ANY_MONTH})\b", 0, _NAMED),
        (rf"(?<![\w-])(?i:{_CUE})[\s-]+(?P<mon>{_MONTH})\b(?!\s+[A-Z])", 0, _NAMED),
        (
            rf"(?<![\w-])(?i:{_CUE})[\s-]+(?P<y>{_YEAR})\b(?![.,]\d|\s*(?:%|per\s?cent|[a-z]*metre))",
            0,
            _CENTURY,
        ),
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at ``text[start:end]``.

    Attributes:
        lead: Start of the adverbial that it ends ("On December 12"), else ``start``.
    """

    start: int
    end: int
    lead: int
    date: PartialDate


def find_dates(text: str, language: str = "en") -> tuple[FoundDate, ...]:
    """The dates of a text in order of appearance; longer readings win.

    Args:
        text: Any text.
        language: en, ru, kk or uz; other languages give no dates.
    """
    if language != "en":
        from briefing.language.date_reading import find_dates_in

        return find_dates_in(text, language)
    return read_english(text, worth_trying(ENGLISH_SHAPES, text))


def read_english(text: str, shapes: Iterable[HintedPattern]) -> tuple[FoundDate, ...]:
    """The dates of an English text that some of the shapes find."""
    found: list[FoundDate] = []
    taken: list[tuple[int, int]] = []
    for shape in shapes:
        for match in shape.pattern.finditer(text):
            date = _value(match)
            start, end = _extent(match)
            if match.groupdict().get("from") and is_moved(text, start, end, "en"):
                continue
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if date is None:  # 30 February, 10–12 March: no part of it is a date either
                continue
            lead = _LEAD.search(text, 0, start)
            found.append(FoundDate(start, end, lead.start() if lead else start, date))
    return tuple(sorted(found, key=lambda item: item.start))


def _value(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    if any(parts.get(name) for name in ("y2", "mon2", "d2")):
        return _period(parts)
    year = int(parts["y"]) if parts.get("y") else None
    if months := parts.get("months"):
        count = _MONTH_COUNTS.get(months.lower()) or int(months)
        return make_range(PartialDate(year, 1), PartialDate(year, count))
    if decade := parts.get("decade"):
        return PartialDate(int(decade), last=int(decade) + 9)
    if last := parts.get("last"):
        assert year is not None
        return PartialDate(year, last=year + 1) if is_season(year, last) else None
    if parts.get("a"):
        return _slashed(int(parts["a"]), int(parts["b"]), int(parts["y"]))
    if quarter := parts.get("q"):
        return PartialDate(year, quarter=_ORDINAL.get(quarter.lower()) or int(quarter))
    if half := parts.get("h"):
        return PartialDate(year, half=_ORDINAL.get(half.lower()) or int(half))
    month = None
    if name := parts.get("mon"):
        month = _SHORT[name.rstrip(".").lower()[:3]]
    elif parts.get("m"):
        month = int(parts["m"])
    day = int(re.sub(r"\D", "", parts["d"])) if parts.get("d") else None
    if day is not None and month is not None:
        longest = calendar.monthrange(year, month)[1] if year else (29 if month == 2 else 31)
        if month in (4, 6, 9, 11):
            longest = 30
        if day > longest:
            return None
    return PartialDate(year, month, day)


def _period(parts: dict[str, str | None]) -> PartialDate | None:
    """What lies between two dates; a month or year that one end lacks is that of the other."""
    month, month2 = (
        _SHORT[n.rstrip(".").lower()[:3]] if (n := parts.get(m)) else None for m in ("mon", "mon2")
    )
    day, day2 = (int(re.sub(r"\D", "", n)) if (n := parts.get(d)) else None for d in ("d", "d2"))
    year = int(y) if (y := parts.get("y")) else None
    year2 = full_year(y, year) if (y := parts.get("y2")) else None
    if year2 == 0:
        return None
    if month2 is None and year is not None and year2 == year + 1 and not parts.get("from"):
        return None  # "in 2024-2025" may be two years or a season
    return make_range(
        PartialDate(year, month or month2, day), PartialDate(year2, month2 or month, day2)
    )


def full_year(written: str, first: int | None) -> int:
    """The last year of a period; 0 for that of "2024-25", which may be a season."""
    if len(written) == 4 or first is None:
        return int(written)
    year = first - first % 100 + int(written)
    return year if year > first + 1 else 0


def is_season(year: int, last: str) -> bool:
    """Whether ``last`` is the year after ``year``, in two digits or four: 2025/26."""
    return len(last) in (2, 4) and (year + 1) % 10 ** len(last) == int(last)


def find_ambiguous(text: str) -> tuple[tuple[int, int], ...]:
    """Where dates stand that have two readings, such as 5/8/2023: 5 August or 8 May."""
    return tuple(
        match.span()
        for match in re.finditer(_SLASHED, text)
        if match["a"] != match["b"] and 1 <= int(match["a"]) <= 12 and 1 <= int(match["b"]) <= 12
    )


def _slashed(first: int, second: int, year: int) -> PartialDate | None:
    """The only reading of "25/8/2023" or "8/25/2023"; ``None`` when there are two or none."""
    readings = {
        PartialDate(year, month, day)
        for day, month in ((first, second), (second, first))
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    }
    return readings.pop() if len(readings) == 1 else None


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Start and end of the date without the cue word before it."""
    named = [name for name in match.re.groupindex if match.group(name) is not None]
    first = min(match.start(name) for name in named)
    whole = not {"q", "h", "months"} & set(named)
    return (first if whole else match.start()), match.end()
