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
_NO_UNIT = r"(?!\s*(?:%|тонн|млн|млрд|тыс|км|мың|ming|mln|mlrd|tonna|km))"
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
        years_in_words: A whole period of years in words, with the groups ``y`` and ``y2``.
        since, until: Endings and words of Kazakh and Uzbek for the two ends of a period.
        decade: What follows the number of a decade up to its end.
        season_before, season_after: The words that make a season or school year of 2025–26.
        months_word: The word "months" after the names of several, with the space before it.
        first_months: "The first eight months" with the group ``months``.
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
    years_in_words: str
    decade: str
    season_before: str
    season_after: str
    months_word: str = ""
    since: str = ""
    until: str = ""
    first_months: str = r"(?!)"
    day_after_all: bool = False


def build_shapes(words: DateWords, month_hints: tuple[str, ...]) -> tuple[HintedPattern, ...]:
    """The patterns in the order in which they are tried: what one has taken no other gets."""
    century = ("19", "20")
    write = _year_first_periods if words.year_first else _year_last_periods
    periods = [(pattern, month_hints) for pattern in write(words)]
    listed = [
        (rf"\b(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b", century),
        # Day first everywhere in the region, so 12.03.2026 has one reading.
        (rf"(?<![\d.])(?P<d>{DAY})\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>{YEAR})(?!\d|\.\d)", century),
        *periods,
        *((pattern, century) for pattern in _spans_of_years(words)),
        (_joined(words, words.first_months, not_after=r"[\w–-]"), century),
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


def _year_last_periods(words: DateWords) -> list[str]:
    """Periods of Russian: a dash, "с … по …" or "между … и …" between the ends."""
    year, year2 = (rf"(?:\s+{_named(words.year, y)})?" for y in ("y", "y2"))
    month, month2 = (rf"(?P<{name}>{words.month})" for name in ("mon", "mon2"))
    day, day2 = (rf"(?P<{name}>{DAY})(?:-го)?" for name in ("d", "d2"))
    forms = (
        rf"{day}@{day2}\s+{month2}{year2}",
        rf"{day}\s+{month}{year}@{day2}\s+{month2}{year2}",
        rf"{month}{year}@{month2}{year2}",
    )
    joints = ((r"(?P<from>с|со)\s+", r"\s+по\s+"), (r"(?P<from>между)\s+", r"\s+и\s+"), ("", _DASH))
    return [
        rf"(?<![\w-]){lead}{form.replace('@', joint)}{_END}"
        for lead, joint in joints
        for form in forms
    ]


def _year_first_periods(words: DateWords) -> list[str]:
    """Periods of Kazakh and Uzbek: a dash, or the ending "from" and then "until"."""
    year, year2 = (rf"(?:{_named(words.year, y)}\s+)?" for y in ("y", "y2"))
    month2 = rf"(?P<mon2>{words.month})"
    end = rf"(?:{words.months_word}|{words.ending}{words.until})"
    day, day2 = (rf"(?P<{name}>{DAY})" for name in ("d", "d2"))
    since = rf"(?:ы|і|сы|сі|i)?{words.since}"
    return [
        rf"(?<!\w){pattern}{_END}"
        for pattern in (
            rf"{year}{day}{_DASH}{day2}{words.after_day}{month2}{words.ending}{words.after_month}",
            *(
                rf"{year}{day}{words.after_day}(?P<mon>{words.month}){joint}"
                rf"{year2}{day2}{words.after_day}{month2}{words.ending}{words.until}"
                for joint in (_DASH, rf"(?P<from>{since})\s+")
            ),
            *(
                rf"{year}(?P<mon>{words.month}){joint}{year2}{month2}{end}"
                for joint in (_DASH, rf"(?P<from>{since})\s+")
            ),
        )
    ]


def _named(year: str, group: str) -> str:
    return year.replace("(?P<y>", f"(?P<{group}>")


def _spans_of_years(words: DateWords) -> list[str]:
    """Seasons, decades, and periods that are no date."""
    last = r"(?P<last>(?:19|20)?\d\d)(?!\d)"
    sure = rf"(?:{words.lone_year}{_END})?"
    return [
        rf"(?<![\d/])(?P<y>{YEAR})/{last}(?!/){sure}",
        rf"(?:{words.season_before})\s+(?P<date>(?P<y>{YEAR}){_DASH}{last})",
        rf"{_START}(?P<date>(?P<y>{YEAR}){_DASH}{last})(?={words.season_after})",
        rf"{_START}(?P<y>{YEAR}){_DASH}(?P<y2>(?:19|20)?\d\d)(?!\d)(?:{words.years})?(?!-\d){_NO_UNIT}",
        rf"(?<!\w){words.years_in_words}{_END}",
        rf"{_START}(?P<decade>(?:19|20)\d0){words.decade}{_END}",
    ]
