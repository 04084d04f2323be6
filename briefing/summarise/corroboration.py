"""What several documents say of the same thing: where they agree, and where they differ.

Both are found by the content words that two sentences share, weighed by how rare they are, and by
their figures and dates. Both are meant to be certain rather than complete: a false "confirmed by"
or "sources differ" costs the reader's trust, a missing one only a line.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.domain import DateMention, PartialDate, Span
from briefing.language.numbers import Quantity, find_quantities
from briefing.summarise.copies import same_wording, shingles
from briefing.summarise.cues import looks_ahead
from briefing.summarise.figures_compared import agree, baseline, measured_noun, same_change
from briefing.summarise.passages import Passage
from briefing.summarise.terms import terms
from briefing.summarise.units import Analysis, Unit

# Share of a statement's content, by weight, that a sentence has to have to confirm it. An equal
# figure is evidence of its own.
_COVERED, _COVERED_WITH_FIGURE = 0.6, 0.45
# A sentence that says much else is about something else.
_PART_OF_OTHER = 0.3
_SHARED_TO_CONFIRM = 4
_FEWEST_SHARED = 3
_SHARED_OF_DATES = 4
_WINDOW = 60
_NEGATION = re.compile(r"\b(?:not?|never|nor|neither|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<=[\w,;] )[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Content:
    """What is compared of a text: words without figures and dates, and these by themselves."""

    words: frozenset[str]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sentences of different documents that give another figure or date for the same thing."""

    units: tuple[Unit, ...]
    shared: float


class Corroboration:
    """Compares the sentences of several documents. Copies are to be taken out before."""

    def __init__(self, analysis: Analysis) -> None:
        self._units = [unit for unit in analysis.units if unit.usable]
        self.several = len({unit.document.id for unit in self._units}) > 1

    # ------------------------------------------------------------------ agreement

    def confirming(self, passage: Passage) -> tuple[Unit, ...]:
        """Sentences of other documents that say what ``passage`` says, one for each document.

        They have its figures and dates, and do not have its wording: a sentence that was copied is
        no second witness.
        """
        if not self.several:
            return ()
        first = passage.units[0]
        dates = tuple(
            mention
            for unit in passage.units
            for mention in _own_dates(unit)
            if passage.start <= mention.span.start < passage.end
        )
        low, high = _said(first) if len(passage.units) == 1 else (passage.start, passage.end)
        said = _content(first, dates, max(low, passage.start), min(high, passage.end))
        total = sum(self._weight(word) for word in said.words)
        needed = _COVERED_WITH_FIGURE if said.quantities else _COVERED
        wordings = [shingles(passage.text), *(shingles(unit.text) for unit in passage.units)]
        found: dict[str, Unit] = {}
        for unit, weight, count in self._sharing(said.words):
            document = unit.document.id
            if document == first.document.id or document in found:
                continue
            if count < _SHARED_TO_CONFIRM or weight < needed * total:
                continue
            other = self._contents[unit.index]
            if weight < _PART_OF_OTHER * sum(self._weight(word) for word in other.words):
                continue
            wording = shingles(unit.text)
            if _supports(other, said) and not any(same_wording(wording, w) for w in wordings):
                found[document] = unit
                wordings.append(wording)
        return tuple(sorted(found.values(), key=lambda unit: unit.index))

    def likeness(self, a: Unit, b: Unit) -> float:
        """Share of common words, by weight, in the shorter of two sentences."""
        words = self._contents[a.index].words, self._contents[b.index].words
        common = sum(self._weight(word) for word in words[0] & words[1])
        least = min(sum(self._weight(word) for word in side) for side in words)
        return common / least if least else 0.0

    def _sharing(self, words: frozenset[str]) -> list[tuple[Unit, float, int]]:
        """Sentences with words in common, the weight of these and how many; the heaviest first."""
        weights: defaultdict[int, float] = defaultdict(float)
        counts: Counter[int] = Counter()
        for word in sorted(words):
            for place in self._places.get(word, ()):
                weights[place] += self._weight(word)
                counts[place] += 1
        order = sorted(weights, key=lambda place: (-weights[place], place))
        return [(self._units[place], weights[place], counts[place]) for place in order]

    # ------------------------------------------------------------------ difference

    def conflicts(self, words: int, ahead: Callable[[PartialDate], bool]) -> list[Conflict]:
        """Where the documents differ, the most certain first; a sentence is in one at most.

        Args:
            words: Longest sentence that is of use.
            ahead: Whether a date lies in the future of the documents.
        """
        if not self.several:
            return []
        told = [
            u
            for u in self._units
            if u.quote is None and not u.dangling and len(u.text.split()) <= words
        ]
        found = [*self._figure_conflicts(told), *self._date_conflicts(told, ahead)]
        found.sort(key=lambda c: (-c.shared, [u.index for u in c.units]))
        kept: list[Conflict] = []
        taken: set[int] = set()
        for conflict in found:
            if not any(unit.index in taken for unit in conflict.units):
                taken.update(unit.index for unit in conflict.units)
                kept.append(conflict)
        return kept

    def _figure_conflicts(self, units: Sequence[Unit]) -> Iterator[Conflict]:
        groups: defaultdict[object, list[tuple[Unit, Quantity]]] = defaultdict(list)
        for unit in units:
            for quantity in self._contents[unit.index].quantities:
                if not baseline(unit.text, quantity):
                    for noun in measured_noun(unit.text, quantity):
                        groups[noun].append((unit, quantity))
        for members in groups.values():
            for (a, p), (b, q) in itertools.combinations(members, 2):
                if a.document.id != b.document.id and self._differ(a, p, b, q):
                    yield Conflict((a, b), self._shared(a, b))

    def _differ(self, a: Unit, p: Quantity, b: Unit, q: Quantity) -> bool:
        one, other = self._contents[a.index], self._contents[b.index]
        if any(agree(p, x, a.text, b.text) for x in other.quantities):
            return False
        if any(agree(q, x, b.text, a.text) for x in one.quantities):
            return False
        if not same_change(a.text, p, b.text, q) or one.negated != other.negated:
            return False
        names = self._names_near(a, p), self._names_near(b, q)
        if all(names) and not names[0] & names[1]:
            return False
        dated = bool(one.dates), bool(other.dates)
        if all(dated) and not _compatible(one.dates, other.dates):
            return False
        common = one.words & other.words
        fewest = _FEWEST_SHARED + (dated[0] != dated[1])
        near = _near(a.text, p) & _near(b.text, q)
        return len(common) >= fewest and len(near) >= 2

    def _date_conflicts(
        self, units: Sequence[Unit], ahead: Callable[[PartialDate], bool]
    ) -> Iterator[Conflict]:
        """Plans with another date. Events of the past recur too often to be told apart."""
        planned: list[tuple[Unit, DateMention, bool]] = []
        for unit in units:
            dates = _own_dates(unit)
            coming = [d for d in dates if ahead(d.date) or looks_ahead(unit, d)]
            only = coming if coming else list(dates)
            if len(only) == 1 and only[0].date.year is not None:
                planned.append((unit, only[0], bool(coming)))
        for (a, p, first), (b, q, second) in itertools.combinations(planned, 2):
            known = a.document.id == b.document.id or not (first or second)
            if known or _within(p.date, q.date) or _within(q.date, p.date):
                continue
            common = self._contents[a.index].words & self._contents[b.index].words
            near = _around(a, p) & _around(b, q)
            if len(common) >= _SHARED_OF_DATES and len(near) >= _FEWEST_SHARED:
                yield Conflict((a, b), self._shared(a, b))

    def _shared(self, a: Unit, b: Unit) -> float:
        common = self._contents[a.index].words & self._contents[b.index].words
        return sum(self._weight(word) for word in common)

    def _names_near(self, unit: Unit, quantity: Quantity) -> frozenset[str]:
        return _near(unit.text, quantity) & self._names

    # ------------------------------------------------------------------ what is known of the words

    @cached_property
    def _contents(self) -> dict[int, Content]:
        return {unit.index: _content(unit, _own_dates(unit), *_said(unit)) for unit in self._units}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where in the list of sentences each word stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self._units):
            for word in self._contents[unit.index].words:
                places[word].append(place)
        return dict(places)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words that begin with a capital inside a sentence."""
        return frozenset(
            name
            for unit in self._units
            for match in _CAPITALISED.finditer(unit.text)
            for name in terms(match.group())
        )

    def _weight(self, word: str) -> float:
        return math.log((1 + len(self._units)) / (1 + len(self._places.get(word, ())))) + 1


def span_of(unit: Unit) -> Span:
    """Where a sentence stands."""
    return Span(unit.document.id, unit.block.id, unit.start, unit.end)


def _own_dates(unit: Unit) -> tuple[DateMention, ...]:
    """The dates of a sentence without that of a dateline."""
    return tuple(d for d in unit.dates if d.span.start >= unit.core)


def _said(unit: Unit) -> tuple[int, int]:
    """What is said in a sentence, without who said it: that X spoke twice confirms nothing."""
    if unit.clause is not None:
        return unit.clause
    if unit.quote is not None:
        return max(unit.start, unit.quote.start), min(unit.end, unit.quote.end)
    return unit.core, unit.end


def _content(unit: Unit, dates: tuple[DateMention, ...], start: int, end: int) -> Content:
    """What is compared of ``start`` to ``end`` of a block; offsets count from the sentence."""
    text = _blank(unit.block.text, 0, start)[unit.start : max(end, unit.start)]
    taken = [(d.span.start - unit.start, d.span.end - unit.start) for d in dates]
    quantities = tuple(
        quantity
        for quantity in find_quantities(text, unit.document.language)
        if quantity.kind != "ordinal"
        and not any(low < quantity.end and quantity.start < high for low, high in taken)
    )
    rest = text
    for low, high in (*taken, *((quantity.start, quantity.end) for quantity in quantities)):
        rest = _blank(rest, low, high)
    return Content(frozenset(terms(rest)), quantities, dates, bool(_NEGATION.search(text)))


def _blank(text: str, start: int, end: int) -> str:
    start, end = max(start, 0), min(end, len(text))
    return text[:start] + " " * (end - start) + text[end:] if start < end else text


def _supports(other: Content, said: Content) -> bool:
    """Whether a sentence has every figure and date of a statement, and denies what that denies."""
    figures = all(
        any((p.amount, p.unit, p.upper) == (q.amount, q.unit, q.upper) for q in other.quantities)
        for p in said.quantities
    )
    dates = all(any(_within(d.date, m.date) for d in other.dates) for m in said.dates)
    return figures and dates and other.negated == said.negated


def _within(date: PartialDate, wider: PartialDate) -> bool:
    """Whether ``date`` is ``wider`` or lies in it."""
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
    )


def _compatible(a: Sequence[DateMention], b: Sequence[DateMention]) -> bool:
    return any(_within(p.date, q.date) or _within(q.date, p.date) for p in a for q in b)


def _near(text: str, quantity: Quantity) -> frozenset[str]:
    """Content words on both sides of a figure."""
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    return frozenset(terms(before) + terms(text[quantity.end : quantity.end + _WINDOW]))


def _around(unit: Unit, mention: DateMention) -> frozenset[str]:
    start, end = mention.span.start - unit.start, mention.span.end - unit.start
    text = unit.text
    before = text[max(0, start - 2 * _WINDOW) : start]
    return frozenset(terms(before) + terms(text[end : end + 2 * _WINDOW]))
