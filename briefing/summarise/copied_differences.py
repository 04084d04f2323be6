"""Figures and dates that a copy has changed: the same sentence with another number.

A copy gives no sentence of its own and confirms nothing, but where it says another number than its
original the reader has to see both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from briefing.language.numbers import Quantity, find_quantities
from briefing.summarise.conflicts import Conflict
from briefing.summarise.content import blank, compatible, own_dates
from briefing.summarise.figures_compared import agree
from briefing.summarise.units import Unit

# Share of the words that two versions of one sentence have in common, in their order.
_SAME_SENTENCE = 0.85
# More certain than any other difference: nothing but the number is another one.
_CERTAIN = 1e6


def find_changed(units: Sequence[Unit], copies: Mapping[str, str]) -> list[Conflict]:
    """Sentences of copies that have another figure or date than their original.

    Args:
        units: Of originals and copies.
        copies: Id of each copy and of its original.

    Returns:
        A conflict for each pair of sentences, in the order of the copies.
    """
    by_document: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.usable:
            by_document[unit.document.id].append(unit)
    found = []
    for copy, original in copies.items():
        known = {unit.text for unit in by_document[original]}
        own = {unit.text for unit in by_document[copy]}
        for unit in by_document[copy]:
            if unit.text in known or not any(character.isdigit() for character in unit.text):
                continue
            # What the copy has as well is another sentence of both.
            others = [other for other in by_document[original] if other.text not in own]
            found += list(_changed(unit, others))
    return found


def _changed(unit: Unit, others: Sequence[Unit]) -> Iterator[Conflict]:
    words = _words(unit)
    for other in others:
        matcher = SequenceMatcher(None, words, _words(other), autojunk=False)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _SAME_SENTENCE:
            continue
        if matcher.ratio() >= _SAME_SENTENCE and (about := _difference(other, unit)):
            yield Conflict((other, unit), _CERTAIN, about, copied=True)
            return


def _difference(a: Unit, b: Unit) -> Literal["figure", "date"] | None:
    """What two versions of a sentence differ in, where each number has its counterpart."""
    figures = _figures(a), _figures(b)
    language = a.document.language
    if len(figures[0]) == len(figures[1]) and any(
        p.unit == q.unit and not agree(p, q, a.text, b.text, language)
        for p, q in zip(*figures, strict=True)
    ):
        return "figure"
    dates = own_dates(a), own_dates(b)
    if len(dates[0]) == len(dates[1]) and any(
        not compatible((p,), (q,)) for p, q in zip(*dates, strict=True)
    ):
        return "date"
    return None


def _figures(unit: Unit) -> list[Quantity]:
    taken = [(d.span.start - unit.start, d.span.end - unit.start) for d in unit.dates]
    return [
        quantity
        for quantity in find_quantities(unit.text, unit.document.language)
        if not any(low < quantity.end and quantity.start < high for low, high in taken)
    ]


def _words(unit: Unit) -> list[str]:
    """The words of a sentence without its figures and dates."""
    text = unit.text
    for mention in unit.dates:
        text = blank(text, mention.span.start - unit.start, mention.span.end - unit.start)
    for quantity in find_quantities(unit.text, unit.document.language):
        text = blank(text, quantity.start, quantity.end)
    return text.lower().split()
