"""The shapes that a date has in Russian, Kazakh and Uzbek, built from the words of each.

The three write the same dates with other words and in another order: *21 декабря 2022 года*,
*2022 жылғы 21 желтоқсан*, *2022-yil 21-dekabr*. What they share stands here once; a module
``date_patterns_<language>`` gives the words as `DateWords`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.language.hinted_patterns import HintedPattern

YEAR = r"(?:19|20)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"\s?[-–—]\s?"
_START = r"(?<!\d)"
_END = r"(?!\w)"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Regular expressions for the words around the numbers of a date, without groups of their own.

    Attributes:
        month: A month's name as it stands beside a day or a year.
        ending: The endings that ``month`` takes at the end of a date; empty if it has them.
        year: A year with its word as part of a longer date, with the group ``y``.
        year_first: The year stands before the rest.
        after_day: What stands between a day and its month.
        after_month: The word "day" or "month" after a full date.
        month_word: The word "month" after the name of one, with the space before it.
        ordinal: First to fourth, as a word or numeral.
        before_noun: What stands between an ordinal and "quarter" or "half".
        quarter, half: These nouns with their endings.
        lone_months: Whole patterns for a month alone, with the group ``mon``, and ``date`` where
            the pattern is more than the date.
        lone_year: The word after a year alone, with what stands before it.
        years: The word for several years, with what stands before it.
        decade: What follows the number of a decade up to its end.
        season_before, season_after: The words that make a season or school year of 2025–26.
        days_range: A further way to write a period of days, or ``None``.
        day_after_all: A day and month may also stand before their year ("21 желтоқсан 2022").
    """

    month: str
    ending: str
    year: str
    year_first: bool
    after_day: str
    after_month: str
    month_word: str
    ordinal: str
    before_noun: str
    quarter: str
    half: str
    lone_months: tuple[str, ...]
    lone_year: str
    years: str
    decade: str
    season_before: str
    season_after: str
    days_range: str | None = None
    day_after_all: bool = False


def build_shapes(words: DateWords, month_hints: tuple[str, ...]) -> tuple[HintedPattern, ...]:
    """The patterns in the order in which they are tried: what one has taken no other gets."""
    century = ("19", "20")
    days = [(_days_range(words), month_hints)]
    if words.days_range:
        days.insert(0, (words.days_range, month_hints))
    listed = [
        (rf"\b(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b", century),
        # Day first everywhere in the region, so 12.03.2026 has one reading.
        (rf"(?<![\d.])(?P<d>{DAY})\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>{YEAR})(?!\d|\.\d)", century),
        *days,
        *((pattern, century) for pattern in _spans_of_years(words)),
        (_joined(words, _day_of(words)), month_hints),
        *((pattern, month_hints) for pattern in _day_before_year(words)),
        (_joined(words, _ordered(words, "q", words.quarter), not_after=r"[\w–-]"), century),
        (_joined(words, _ordered(words, "h", words.half), not_after=r"[\w–-]"), century),
        (_joined(words, rf"(?P<mon>{words.month}){_month_end(words)}"), month_hints),
        (rf"{_START}{_day_of(words)}{_END}", month_hints),
        *((pattern, month_hints) for pattern in words.lone_months),
        (rf"(?<![\d.,])(?P<y>{YEAR}){words.lone_year}{_END}", century),
    ]
    return tuple(HintedPattern(re.compile(text, re.IGNORECASE), hints) for text, hints in listed)


def _joined(words: DateWords, rest: str, *, not_after: str = r"\w") -> str:
    """A year and the rest of the date, in the order of the language."""
    both = rf"{words.year}\s+{rest}" if words.year_first else rf"{rest}\s+{words.year}"
    return rf"(?<!{not_after}){both}{_END}"


def _day_of(words: DateWords) -> str:
    return rf"(?P<d>{DAY}){words.after_day}(?P<mon>{words.month}){words.ending}{words.after_month}"


def _month_end(words: DateWords) -> str:
    return rf"(?:{words.month_word}|{words.ending})"


def _ordered(words: DateWords, group: str, noun: str) -> str:
    return rf"(?P<{group}>{words.ordinal}){words.before_noun}{noun}"


def _day_before_year(words: DateWords) -> list[str]:
    if not words.day_after_all:
        return []
    day = rf"(?P<d>{DAY}){words.after_day}(?P<mon>{words.month})\s+(?P<y>{YEAR})"
    return [rf"{_START}{day}(?:{words.lone_year})?{_END}"]


def _days_range(words: DateWords) -> str:
    """10–12 March: neither of its days is the date."""
    year = rf"(?:{YEAR}{words.years}\s+)?" if words.year_first else ""
    after = "" if words.year_first else rf"(?:\s+{YEAR})?"
    days = rf"{DAY}{_DASH}{DAY}{words.after_day}{words.month}{words.ending}{after}"
    return rf"{_START}(?P<period>{year}{days}){_END}"


def _spans_of_years(words: DateWords) -> list[str]:
    """Seasons, decades, and periods that are no date."""
    last = r"(?P<last>(?:19|20)?\d\d)(?!\d)"
    sure = rf"(?:{words.lone_year}{_END})?"
    return [
        rf"(?<![\d/])(?P<y>{YEAR})/{last}(?!/){sure}",
        rf"(?:{words.season_before})\s+(?P<date>(?P<y>{YEAR}){_DASH}{last})",
        rf"{_START}(?P<date>(?P<y>{YEAR}){_DASH}{last})(?={words.season_after})",
        rf"{_START}(?P<period>{YEAR}{_DASH}(?:{YEAR}|\d\d)(?!\d)(?:{words.years})?)(?!-\d)",
        rf"{_START}(?P<decade>(?:19|20)\d0){words.decade}{_END}",
    ]
