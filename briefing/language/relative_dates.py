"""Dates that a text gives by their distance from another: "last Tuesday", "a day earlier".

Found here with what they count from, computed by `resolve` once that is known. Rules of our own:
a general date reader gives "two weeks ago" a day that nobody named. A week is no precision that a
date can have, so it becomes the month that it lies in, or nothing when it lies in two. The words
of each language stand in ``relative_patterns_<language>``.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.domain import PartialDate
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.date_reading import look_up
from briefing.language.hinted_patterns import worth_trying
from briefing.language.number_words import fold
from briefing.language.relative_rules import Basis, Count, RelativeRules, Wording

# "Ten years ago" is a round number; a year can be told from no more than this many.
_MOST_YEARS = 3


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A date at ``text[start:end]`` that counts from another.

    Attributes:
        lead: Start of the adverbial that it ends ("On Thursday"), else ``start``.
        count: What is counted.
        shift: How many, negative for the past; ``None``: the tense of the sentence must say
            whether "on Thursday" was or will be.
        basis: What it counts from.
        weekday: 0 for Monday.
    """

    start: int
    end: int
    lead: int
    count: Count
    shift: int | None
    basis: Basis = "published"
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None

    @property
    def inferred(self) -> tuple[str, ...]:
        """The parts of the date that the words do not say."""
        if self.count in ("day", "weekday", "weekday-of-week"):
            return ("year", "month", "day")
        if self.count in ("week", "month"):
            return ("year", "month")
        return ("year", "quarter") if self.count == "quarter" else ("year",)


def find_relative(text: str, language: str = "en") -> tuple[RelativeDate, ...]:
    """The relative dates of a text in order; none in a language other than en, ru, kk, uz."""
    rules = relative_rules(language)
    if rules is None:
        return ()
    text = with_uzbek_letters(text, language)
    return read_wordings(text, rules, worth_trying(rules.wordings, text))


def relative_rules(language: str) -> RelativeRules | None:
    """The wordings of a language; ``None`` where there are none."""
    # Imported when wanted: a run in one language compiles no other's patterns.
    if language == "en":
        from briefing.language.relative_patterns_en import RULES
    elif language == "ru":
        from briefing.language.relative_patterns_ru import RULES
    elif language == "kk":
        from briefing.language.relative_patterns_kk import RULES
    elif language == "uz":
        from briefing.language.relative_patterns_uz import RULES
    else:
        return None
    return RULES


def read_wordings(
    text: str, rules: RelativeRules, wordings: Iterable[Wording]
) -> tuple[RelativeDate, ...]:
    """The relative dates that some of the wordings of a language find."""
    found: list[RelativeDate] = []
    for wording in wordings:
        for match in wording.pattern.finditer(text):
            item = _read(text, match, wording, rules)
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
    if base.year is None or base.last is not None or base.until is not None:
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
    if item.count == "weekday-of-week":
        return _in_week(item, today, item.shift or 0)
    return _weekday(item, today, side)


def _read(
    text: str, match: re.Match[str], wording: Wording, rules: RelativeRules
) -> RelativeDate | None:
    parts = {name: fold(value) for name, value in match.groupdict().items() if value is not None}
    shift = _shift(parts, rules)
    if wording.count == "year" and shift is not None and abs(shift) > _MOST_YEARS:
        return None
    # Without the verb before it: "said Thursday".
    start, end = match.span("date") if "date" in parts else match.span()
    if "wday" in parts and rules.date_follows.match(text, end):
        return None
    if rules.capitals and "mon" in parts and not match["mon"][0].isupper():  # "this may"
        return None
    lead = rules.lead.search(text, 0, start) if rules.lead else None
    return RelativeDate(
        start,
        end,
        lead.start() if lead else start,
        wording.count,
        shift,
        "either" if parts.get("shift", "").startswith(rules.unsure) else wording.basis,
        look_up(parts["wday"], rules.weekdays) if "wday" in parts else None,
        look_up(parts["mon"], rules.months) if "mon" in parts else None,
        int(parts["day"]) if "day" in parts else None,
        look_up(parts["quarter"], rules.ordinals) if "quarter" in parts else None,
        look_up(parts["half"], rules.ordinals) if "half" in parts else None,
    )


def _shift(parts: Mapping[str, str], rules: RelativeRules) -> int | None:
    if word := parts.get("shift"):
        return look_up(" ".join(word.split()), rules.shifts)
    if "wday" in parts:
        return None
    written = parts.get("count")
    number = 1
    if written:
        number = int(written) if written.isdigit() else rules.numbers[written]
    return -number if "back" in parts else number if "ahead" in parts else 0


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
        return _in_week(item, today, 0)
    direction = item.shift or side
    if not direction:
        return None
    # "On Thursday" may be the day of publication itself, "last Thursday" may not.
    nearest = 0 if item.shift is None else 1
    apart = (item.weekday - today.weekday()) * direction % 7
    if apart < nearest:
        apart += 7
    day = today + datetime.timedelta(days=apart * direction)
    # "Last Tuesday" written on a Wednesday is hardly yesterday, nor for certain a week before.
    return None if item.shift and apart == 1 else _full(day)


def _in_week(item: RelativeDate, today: datetime.date, shift: int) -> PartialDate:
    assert item.weekday is not None
    monday = today - datetime.timedelta(days=today.weekday())
    return _full(monday + datetime.timedelta(days=item.weekday, weeks=shift))


def _full(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
