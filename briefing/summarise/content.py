"""What is compared of sentences of several documents: their words, figures, dates, names."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.domain import DateMention, PartialDate, Span
from briefing.language.date_ranges import first_day, last_day, with_year
from briefing.language.numbers import Quantity, find_quantities
from briefing.summarise.figures_compared import comparison_words
from briefing.summarise.terms import terms
from briefing.summarise.units import Unit

# For comparing dates of which none has a year; one with a 29 February.
_ANY_YEAR = 2000
_CAPITALISED = re.compile(r"(?<=[\w,;] )[^\W\d_a-zа-яёәғқңөұүһі]\w+")


@dataclass(frozen=True, slots=True)
class Content:
    """What is compared of a text: words without figures and dates, and these by themselves."""

    words: frozenset[str]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    negated: bool


class Contents:
    """The content of every sentence, and how much each word tells."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)

    def __getitem__(self, unit: Unit) -> Content:
        return self._by_index[unit.index]

    def weight(self, words: Iterable[str]) -> float:
        """How much ``words`` tell together: rare ones more than frequent ones (IDF)."""
        count = 1 + len(self.units)
        return sum(
            math.log(count / (1 + len(self._places.get(word, ())))) + 1 for word in sorted(words)
        )

    def sharing(self, words: frozenset[str]) -> list[tuple[Unit, float, int]]:
        """Sentences with words in common, the weight of these and how many; the heaviest first."""
        shared: defaultdict[int, list[str]] = defaultdict(list)
        for word in sorted(words):
            for place in self._places.get(word, ()):
                shared[place].append(word)
        weights = {place: self.weight(common) for place, common in shared.items()}
        order = sorted(weights, key=lambda place: (-weights[place], place))
        return [(self.units[place], weights[place], len(shared[place])) for place in order]

    def common(self, a: Unit, b: Unit) -> frozenset[str]:
        """The words that two sentences share."""
        return self[a].words & self[b].words

    def opening(self, unit: Unit) -> Content:
        """The first sentence of the document of ``unit``."""
        return self[self._first[unit.document.id]]

    def told_by(self, unit: Unit) -> frozenset[str]:
        """The words of the title and of all sentences of the document of ``unit``."""
        return self._told[unit.document.id]

    @cached_property
    def _first(self) -> dict[str, Unit]:
        return {unit.document.id: unit for unit in reversed(self.units)}

    @cached_property
    def _told(self) -> dict[str, frozenset[str]]:
        told: defaultdict[str, set[str]] = defaultdict(set)
        for unit in self.units:
            told[unit.document.id].update(self[unit].words)
        for key, unit in self._first.items():
            told[key].update(terms(unit.document.title, unit.document.language))
        return {key: frozenset(words) for key, words in told.items()}

    @cached_property
    def _by_index(self) -> dict[int, Content]:
        return {unit.index: read_content(unit, own_dates(unit), *said(unit)) for unit in self.units}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where in the list of sentences each word stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.units):
            for word in self[unit].words:
                places[word].append(place)
        return dict(places)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that mostly begin with a capital where they stand inside a sentence."""
        large: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for unit in self.units:
            language = unit.document.language
            total.update(terms(unit.text[1:], language))
            for match in _CAPITALISED.finditer(unit.text):
                large.update(terms(match.group(), language))
        return frozenset(word for word, count in large.items() if 2 * count > total[word])


def span_of(unit: Unit) -> Span:
    """Where a sentence stands."""
    return Span(unit.document.id, unit.block.id, unit.start, unit.end)


def own_dates(unit: Unit) -> tuple[DateMention, ...]:
    """The dates of a sentence without that of a dateline."""
    return tuple(d for d in unit.dates if d.span.start >= unit.core)


def said(unit: Unit) -> tuple[int, int]:
    """What is said in a sentence, without who said it: that X spoke twice confirms nothing."""
    if unit.clause is not None:
        return unit.clause
    if unit.quote is not None:
        return max(unit.start, unit.quote.start), min(unit.end, unit.quote.end)
    return unit.core, unit.end


def read_content(unit: Unit, dates: tuple[DateMention, ...], start: int, end: int) -> Content:
    """What is compared of ``start`` to ``end`` of a block; offsets count from the sentence."""
    language = unit.document.language
    text = blank(unit.block.text, 0, start)[unit.start : max(end, unit.start)]
    taken = [(d.span.start - unit.start, d.span.end - unit.start) for d in dates]
    quantities = tuple(
        quantity
        for quantity in find_quantities(text, language)
        if quantity.kind != "ordinal"
        and not any(low < quantity.end and quantity.start < high for low, high in taken)
    )
    rest = text
    for low, high in (*taken, *((quantity.start, quantity.end) for quantity in quantities)):
        rest = blank(rest, low, high)
    negated = comparison_words(language).inside("negation", text)
    return Content(frozenset(terms(rest, language)), quantities, dates, negated)


def blank(text: str, start: int, end: int) -> str:
    """``text`` with spaces from ``start`` to ``end``."""
    start, end = max(start, 0), min(end, len(text))
    return text[:start] + " " * (end - start) + text[end:] if start < end else text


def within(date: PartialDate, wider: PartialDate) -> bool:
    """Whether ``date`` is ``wider`` or lies in it."""
    if date.until is not None or wider.until is not None:
        return _period_within(date, wider)
    if date.year != wider.year:
        return False
    month, of_quarter, of_half = date.month, date.quarter, date.half
    if month is not None:
        of_quarter, of_half = (month + 2) // 3, (month + 5) // 6
    elif of_quarter is not None:
        of_half = (of_quarter + 1) // 2
    return (
        wider.month in (None, month)
        and wider.day in (None, date.day)
        and wider.quarter in (None, of_quarter)
        and wider.half in (None, of_half)
        and wider.last in (None, date.last)
    )


def _period_within(date: PartialDate, wider: PartialDate) -> bool:
    """The same where one of the two is a period from one date to another."""
    if None in (date.year, wider.year) and date.year == wider.year:
        date, wider = with_year(date, _ANY_YEAR), with_year(wider, _ANY_YEAR)
    first, last = first_day(date), last_day(date)
    low, high = first_day(wider), last_day(wider)
    if first is None or last is None or low is None or high is None:
        return date == wider
    return low <= first and last <= high


def compatible(a: Sequence[DateMention], b: Sequence[DateMention]) -> bool:
    """Whether a date of ``a`` may be a date of ``b``, told more or less exactly.

    A year that the words do not give is a guess of the program, which contradicts nothing.
    """
    return any(_may_be_one(p, q) for p in a for q in b)


def _may_be_one(p: DateMention, q: DateMention) -> bool:
    one, other = p.date, q.date
    guessed = None in (one.year, other.year) or "year" in (*p.inferred, *q.inferred)
    if guessed and one.month is not None and other.month is not None:
        one, other = with_year(one, None), with_year(other, None)
    return within(one, other) or within(other, one)
