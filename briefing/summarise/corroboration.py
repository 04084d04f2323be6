"""What several documents say of the same thing: where they agree, and where they differ.

Both are found by the content words that two sentences share, weighed by how rare they are, and by
their figures and dates. Both are meant to be certain rather than complete: a false "confirmed by"
or "sources differ" costs the reader's trust, a missing one only a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from briefing.domain import PartialDate
from briefing.language.numbers import Quantity
from briefing.language.numbers import measure as in_base_unit
from briefing.summarise.conflicts import Conflict, find_conflicts
from briefing.summarise.content import (
    Content,
    Contents,
    compatible,
    own_dates,
    read_content,
    said,
    span_of,
    within,
)
from briefing.summarise.copied_differences import find_changed
from briefing.summarise.copies import same_wording, shingles
from briefing.summarise.cues import AHEAD
from briefing.summarise.figure_mentions import FigureMention
from briefing.summarise.figures_compared import comparison_words, same_change
from briefing.summarise.passages import Passage
from briefing.summarise.terms import count_words, terms
from briefing.summarise.units import Analysis, Unit

__all__ = ["Conflict", "Corroboration", "span_of"]

# Share of a statement's content, by weight, that a sentence has to have to confirm it. An equal
# figure is evidence of its own.
_COVERED, _COVERED_WITH_FIGURE = 0.6, 0.45
# A sentence that says much else is about something else.
_PART_OF_OTHER = 0.3
_SHARED_TO_CONFIRM = 4
# Words that two sentences with an equal figure have to share. "8,512 tonnes" is nearly a name of
# its own, "5 percent" is everywhere.
_DIGITS_OF_RARE, _DIGITS_WITH_UNIT, _LARGE = 3, 2, 1000
_SHARED_BESIDE_RARE, _SHARED_BESIDE_COMMON = 1, 3

_Amount = tuple[Decimal, str | None, Decimal | None]


class Corroboration:
    """Compares the sentences of several documents."""

    def __init__(
        self,
        analysis: Analysis,
        whole: Analysis | None = None,
        copies: Mapping[str, str] | None = None,
    ) -> None:
        """Read them.

        Args:
            analysis: The documents without copies, which confirm nothing.
            whole: The same and the copies behind them.
            copies: Id of each copy and of its original.
        """
        self._analysis = whole or analysis
        self._copies = copies or {}
        self._contents = Contents(unit for unit in analysis.units if unit.usable)
        self.several = len({unit.document.id for unit in self._contents.units}) > 1

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
            for mention in own_dates(unit)
            if passage.start <= mention.span.start < passage.end
        )
        low, high = said(first) if len(passage.units) == 1 else (passage.start, passage.end)
        told = read_content(first, dates, max(low, passage.start), min(high, passage.end))
        total = self._contents.weight(told.words)
        needed = _COVERED_WITH_FIGURE if told.quantities else _COVERED
        wordings = [shingles(passage.text), *(shingles(unit.text) for unit in passage.units)]
        found: dict[str, Unit] = {}
        for unit, weight, count in self._contents.sharing(told.words):
            document = unit.document.id
            if document == first.document.id or document in found:
                continue
            if count < _SHARED_TO_CONFIRM or weight < needed * total:
                continue
            other = self._contents[unit]
            if weight < _PART_OF_OTHER * self._contents.weight(other.words):
                continue
            wording = shingles(unit.text)
            if (
                _supports(other, told)
                and _same_kind(unit, passage)
                and not any(same_wording(wording, w) for w in wordings)
            ):
                found[document] = unit
                wordings.append(wording)
        return tuple(sorted(found.values(), key=lambda unit: unit.index))

    def giving(
        self, unit: Unit, quantity: Quantity, measure: str | None = None
    ) -> tuple[Unit, ...]:
        """Sentences of other documents that give the same figure for the same thing, one for each.

        Args:
            unit: A sentence.
            quantity: A figure of it.
            measure: What it measures, which may stand in another clause.
        """
        if not self.several:
            return ()
        told = FigureMention(unit, quantity)
        wordings = [shingles(unit.text)]
        found: dict[str, Unit] = {}
        for other in self._mentions.get(_amount(quantity), ()):
            document = other.unit.document.id
            wording = shingles(other.unit.text)
            if (
                document != unit.document.id
                and document not in found
                and not any(same_wording(wording, known) for known in wordings)
                and self._one_figure(told, other, measure)
            ):
                found[document] = other.unit
                wordings.append(wording)
        return tuple(sorted(found.values(), key=lambda unit: unit.index))

    def _one_figure(self, a: FigureMention, b: FigureMention, measure: str | None) -> bool:
        """Whether two equal figures measure the same: common ones need more words in common."""
        one, other = self._contents[a.unit], self._contents[b.unit]
        if one.dates and other.dates and not compatible(one.dates, other.dates):
            return False
        if not same_change(a.text, a.quantity, b.text, b.quantity, a.language):
            return False
        places = a.words & self._contents.names, b.words & self._contents.names
        if all(places) and places[0] != places[1]:
            return False
        measured = frozenset(terms(measure or "", a.language))
        near = (a.words | a.counted | measured) & (b.words | b.counted)
        common = self._contents.common(a.unit, b.unit)
        needed = _SHARED_BESIDE_RARE if _is_rare(a.quantity) else _SHARED_BESIDE_COMMON
        return bool(near) and len(common) >= needed and one.negated == other.negated

    @cached_property
    def _mentions(self) -> dict[_Amount, list[FigureMention]]:
        """Every figure by its amount in the base unit."""
        found: defaultdict[_Amount, list[FigureMention]] = defaultdict(list)
        for unit in self._contents.units:
            for quantity in self._contents[unit].quantities:
                found[_amount(quantity)].append(FigureMention(unit, quantity))
        return dict(found)

    def likeness(self, a: Unit, b: Unit) -> float:
        """Share of common words, by weight, in the shorter of two sentences."""
        weight = self._contents.weight
        least = min(weight(self._contents[a].words), weight(self._contents[b].words))
        return weight(self._contents.common(a, b)) / least if least else 0.0

    def one_event(self, a: Unit, b: Unit) -> bool:
        """Whether two sentences of different documents tell of one event in other words."""
        if a.document.id == b.document.id:
            return False
        if self.shared(a, b) < _SHARED_TO_CONFIRM or self.likeness(a, b) < _COVERED_WITH_FIGURE:
            return False
        one, other = self._contents[a], self._contents[b]
        apart = one.dates and other.dates and not compatible(one.dates, other.dates)
        return not apart and one.negated == other.negated

    def shared(self, a: Unit, b: Unit) -> int:
        """How many content words two sentences have in common."""
        return len(self._contents.common(a, b))

    # ------------------------------------------------------------------ difference

    def conflicts(self, words: int, ahead: Callable[[PartialDate], bool]) -> list[Conflict]:
        """Where the documents differ; see `briefing.summarise.conflicts.find_conflicts`.

        Args:
            words: Longest passage that is of use.
            ahead: Whether a date lies in the future of the documents.
        """
        changed = [
            conflict
            for conflict in (
                find_changed(self._analysis.units, self._copies) if self._copies else ()
            )
            if all(self.standing(unit, words, alone=True) for unit in conflict.units)
        ]
        if not self.several:
            return find_conflicts(self._contents, (), ahead, changed)
        shown = [unit for unit in self._contents.units if self.standing(unit, words) is not None]
        return find_conflicts(self._contents, shown, ahead, changed)

    def standing(self, unit: Unit, words: int, *, alone: bool = False) -> Passage | None:
        """The sentence with those before it that it leans on, whether they are used or not.

        Args:
            unit: The sentence.
            words: Most words.
            alone: Take it without what it leans on if that stands in another paragraph.

        Returns:
            None: it would be longer than ``words`` words, or cut a quotation in two.
        """
        chain = [unit]
        while chain[0].dangling:
            previous = self._analysis.before(chain[0])
            if previous is None and alone:
                break
            if previous is None:
                return None
            chain.insert(0, previous)
        start = chain[0].core if chain[0].quote is None else chain[0].start
        passage = Passage(tuple(chain), start, unit.end)
        quotes = [u.quote for u in chain if u.quote is not None]
        whole = all(start < quote.start and quote.end < unit.end for quote in quotes)
        return passage if whole and count_words(passage.text) <= words else None


def _amount(quantity: Quantity) -> _Amount:
    amount, unit = in_base_unit(quantity)
    return amount, unit, quantity.upper


def _is_rare(quantity: Quantity) -> bool:
    """Whether two mentions of an amount can hardly be a coincidence."""
    digits = len(quantity.value.normalize().as_tuple().digits)
    large = quantity.unit is not None and quantity.amount >= _LARGE
    return digits >= _DIGITS_OF_RARE or (large and digits >= _DIGITS_WITH_UNIT)


def _supports(other: Content, told: Content) -> bool:
    """Whether a sentence has every figure and date of a statement, and denies what that denies."""
    figures = all(
        any((p.amount, p.unit, p.upper) == (q.amount, q.unit, q.upper) for q in other.quantities)
        for p in told.quantities
    )
    dates = all(any(within(d.date, m.date) for d in other.dates) for m in told.dates)
    return figures and dates and other.negated == told.negated


def _same_kind(unit: Unit, passage: Passage) -> bool:
    """Whether both tell of a plan, or neither; and both of something undone, or neither."""
    language = unit.document.language
    words = comparison_words(language)
    plans = AHEAD.inside(unit), AHEAD.search(passage.text, language) is not None
    undone = words.inside("undoing", unit.text), words.inside("undoing", passage.text)
    return plans[0] == plans[1] and undone[0] == undone[1]
