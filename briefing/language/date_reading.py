"""Finds dates with the patterns of a language other than English.

Each ``date_patterns_<language>`` module holds what is special to its language, `date_shapes` what
they share. The groups of the patterns have the same names everywhere: ``y`` year, ``m`` or ``mon``
month in digits or words, ``d`` day, ``q`` quarter, ``h`` half, ``last`` the second year of a
season, ``decade``; ``y2``, ``mon2`` and ``d2`` are of the last date of a period, which begins with
the words of the group ``from``; ``months`` says how many months of the year.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.domain import PartialDate
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.date_ranges import is_moved, make_range
from briefing.language.dates import FoundDate, full_year, is_season
from briefing.language.hinted_patterns import HintedPattern, worth_trying


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """How a language writes dates.

    Attributes:
        shapes: In the order in which they are tried; what one has taken no other gets.
        months: Stem of a month's name, lower-case, to its number; the longest stem that fits wins.
        ordinals: Stem of an ordinal or a numeral to its value.
        counts: Stem of a number word to its value, for "the first eight months".
        lead: Matches a preposition that belongs to the adverbial, up to the date; or ``None``.
        cases: Grammatical case to a pattern that fits a date in it; the first that fits wins.
    """

    shapes: tuple[HintedPattern, ...]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    counts: Mapping[str, int]
    lead: re.Pattern[str] | None
    cases: tuple[tuple[str, re.Pattern[str]], ...]


def find_dates_in(text: str, language: str) -> tuple[FoundDate, ...]:
    """The dates of a Russian, Kazakh or Uzbek text in order; none in other languages."""
    rules = date_patterns(language)
    if rules is None:
        return ()
    text = with_uzbek_letters(text, language)
    return read_shapes(text, rules, worth_trying(rules.shapes, text), language)


def read_shapes(
    text: str, rules: DatePatterns, shapes: Iterable[HintedPattern], language: str
) -> tuple[FoundDate, ...]:
    """The dates of a text that some of the shapes of a language find."""
    found: list[FoundDate] = []
    taken: list[tuple[int, int]] = []
    for shape in shapes:
        for match in shape.pattern.finditer(text):
            start, end = _extent(match)
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if match.groupdict().get("from") and is_moved(text, start, end, language):
                taken.pop()
                continue
            date = _value(match, rules)
            if date is None:
                continue
            lead = rules.lead.search(text, 0, start) if rules.lead else None
            found.append(FoundDate(start, end, lead.start() if lead else start, date))
    return tuple(sorted(found, key=lambda item: item.start))


def date_case(text: str, language: str) -> str:
    """The grammatical case that the words of a date stand in; empty when they do not show it."""
    rules = date_patterns(language)
    if rules is None:
        return ""
    return next((case for case, pattern in rules.cases if pattern.search(text)), "")


def date_patterns(language: str) -> DatePatterns | None:
    """The patterns of Russian, Kazakh or Uzbek; ``None`` for other languages."""
    # Imported when wanted: a run in English compiles none of these patterns.
    if language == "ru":
        from briefing.language.date_patterns_ru import RULES
    elif language == "kk":
        from briefing.language.date_patterns_kk import RULES
    elif language == "uz":
        from briefing.language.date_patterns_uz import RULES
    else:
        return None
    return RULES


def _value(match: re.Match[str], rules: DatePatterns) -> PartialDate | None:
    parts = match.groupdict()
    if any(parts.get(name) for name in ("y2", "mon2", "d2")):
        return _period(parts, rules)
    if decade := parts.get("decade"):
        return PartialDate(int(decade), last=int(decade) + 9)
    year = int(parts["y"]) if parts.get("y") else None
    if months := parts.get("months"):
        number = (
            int(months) if months.isdigit() else look_up(" ".join(months.split()), rules.counts)
        )
        return make_range(PartialDate(year, 1), PartialDate(year, number)) if number else None
    if last := parts.get("last"):
        assert year is not None
        return PartialDate(year, last=year + 1) if is_season(year, last) else None
    if quarter := parts.get("q"):
        number = look_up(quarter, rules.ordinals)
        return PartialDate(year, quarter=number) if number else None
    if half := parts.get("h"):
        number = look_up(half, rules.ordinals)
        return PartialDate(year, half=number) if number in (1, 2) else None
    month = int(parts["m"]) if parts.get("m") else None
    if name := parts.get("mon"):
        month = look_up(name, rules.months)
    day = int(parts["d"]) if parts.get("d") else None
    # 2000 had a 29 February, so a day without a year is never refused wrongly.
    if day and month and day > calendar.monthrange(year or 2000, month)[1]:
        return None
    return PartialDate(year, month, day)


def _period(parts: Mapping[str, str | None], rules: DatePatterns) -> PartialDate | None:
    """What lies between two dates; a month or year that one end lacks is that of the other."""
    names = (parts.get("mon"), parts.get("mon2"))
    month, month2 = (look_up(name, rules.months) if name else None for name in names)
    day, day2 = (int(d) if (d := parts.get(name)) else None for name in ("d", "d2"))
    year = int(y) if (y := parts.get("y")) else None
    year2 = full_year(y, year) if (y := parts.get("y2")) else None
    if year2 == 0:
        return None
    return make_range(
        PartialDate(year, month or month2, day), PartialDate(year2, month2 or month, day2)
    )


def look_up(word: str, table: Mapping[str, int]) -> int | None:
    """The value of the longest stem in ``table`` that ``word`` begins with."""
    low = word.casefold()
    fitting = [stem for stem in table if low.startswith(stem)]
    return table[max(fitting, key=len)] if fitting else None


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Start and end of the date, without the cue word before it."""
    start = match.start("date") if "date" in match.re.groupindex else match.start()
    return start, match.end()
