"""Passages: runs of sentences that can stand in a brief on their own.

A sentence that leans on the one before takes it along, quotation marks stay balanced, a connective
at the start is left off, and no character of a source is used twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.domain import Span, Speaker
from briefing.language.sentences import split_sentences
from briefing.summarise.cue_words.telling import pattern
from briefing.summarise.leaning import leans_inside
from briefing.summarise.quotes import Quote, find_quotes
from briefing.summarise.terms import count_words
from briefing.summarise.units import Analysis, Unit


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of one block. ``speaker`` is set for direct speech without its marks."""

    units: tuple[Unit, ...]
    start: int
    end: int
    speaker: Speaker | None = None

    @property
    def text(self) -> str:
        """The verbatim text."""
        return self.units[0].block.text[self.start : self.end]

    @property
    def sentences(self) -> tuple[str, ...]:
        """``text`` cut at its sentence ends."""
        text = self.text
        language = self.units[0].document.language
        return tuple(text[start:end] for start, end in split_sentences(text, language))

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.units[0].document.id, self.units[0].block.id, self.start, self.end)

    def overlaps(self, other: Passage) -> bool:
        """Whether both have a character in common."""
        same = _block(self.units[0]) == _block(other.units[0])
        return same and self.start < other.end and other.start < self.end


class Passages:
    """Makes passages from sentences and remembers what is used."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._used: list[Passage] = []
        # By document and block, since most questions are about one block of a long document.
        self._used_in: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
        self._quotes: dict[tuple[str, str], tuple[Quote, ...]] = {}

    def use(self, passage: Passage) -> Passage:
        """Mark the characters of ``passage`` as used."""
        self._used.append(passage)
        self._used_in[_block(passage.units[0])].append(passage)
        return passage

    def free(self, passage: Passage) -> bool:
        """Whether no character of ``passage`` is used yet."""
        return not any(map(passage.overlaps, self._used_in.get(_block(passage.units[0]), ())))

    def used_units(self) -> Iterator[Unit]:
        """The sentences of which characters are used."""
        for passage in self._used:
            yield from passage.units

    def user_of(self, unit: Unit) -> Passage | None:
        """The used passage that has characters of ``unit``."""
        used = self._used_in.get(_block(unit), ())
        return next((u for u in used if unit.start < u.end and u.start < unit.end), None)

    def around(
        self, unit: Unit, words: int, *, extend: bool = False, drop_date: bool = False
    ) -> Passage | None:
        """The shortest free passage with ``unit`` that can stand on its own.

        Args:
            unit: A sentence.
            words: Most words of the passage.
            extend: Take the sentences along that lean on it, as far as ``words`` allows.
            drop_date: Leave off a leading date ("On December 8, ").

        Returns:
            The passage; ``None`` when it would be too long, is used, or lacks its antecedent.
        """
        chain = [unit]
        while chain[0].dangling:
            previous = self._analysis.before(chain[0])
            if previous is None:
                return None
            chain.insert(0, previous)
        passage = self._close(chain, words, drop_date)
        while extend and passage is not None:
            following = self._analysis.after(passage.units[-1])
            if following is None or not following.dangling:
                break
            longer = self._close([*passage.units, following], words, drop_date)
            if longer is None:
                break
            passage = longer
        return passage

    def clause(self, unit: Unit, words: int) -> Passage | None:
        """The reported speech of ``unit``, with the sentences that lean on it.

        Not with what others say of it: "X said that costs fell. She disagreed. This is not true."
        """
        if unit.clause is None:
            return None
        start, end = unit.clause
        passage = self._accept(Passage((unit,), start, end), words)
        while passage is not None and passage.end >= passage.units[-1].end - 1:
            following = self._analysis.after(passage.units[-1])
            if following is None or not following.dangling or following.quote is not None:
                break
            if following.speaker != unit.speaker and _answers(following):
                break
            if leans_inside(following.text, following.document.language):
                break
            longer = self._accept(Passage((*passage.units, following), start, following.end), words)
            if longer is None:
                break
            passage = longer
        return passage

    def speech(self, units: Sequence[Unit], words: int) -> Passage | None:
        """The longest run of one quotation's sentences from its first self-standing one on."""
        best = None
        for first in range(len(units)):
            if units[first].dangling or (first > 0 and _limits(units[first])):
                continue
            for last in range(first, len(units)):
                passage = self._inside(list(units[first : last + 1]), words)
                if passage is None:
                    break
                following = units[last + 1] if last + 1 < len(units) else None
                limited = (
                    following is not None and following.end > passage.end and _limits(following)
                )
                if not limited and (best is None or len(passage.text) > len(best.text)):
                    best = passage
        return best

    def _close(self, chain: list[Unit], words: int, drop_date: bool) -> Passage | None:
        first = chain[0]
        if first.quote is not None and first.quote.whole is not None and not _names_speaker(first):
            return None  # the speaker between the halves would be "he"
        if first.quote is not None and first.core >= first.quote.start:
            return None if self._is_limited(chain) else self._inside(chain, words)
        quotes = self._quotes_of(first)
        while broken := _broken_quote(quotes, chain):
            following = self._analysis.after(chain[-1])
            if following is None or broken.start <= first.start:
                return None
            chain = [*chain, following]
        start = first.content if drop_date else first.core
        return self._accept(Passage(tuple(chain), start, chain[-1].end), words)

    def _quotes_of(self, unit: Unit) -> tuple[Quote, ...]:
        block = _block(unit)
        if block not in self._quotes:
            self._quotes[block] = find_quotes(unit.block.text)
        return self._quotes[block]

    def _inside(self, chain: list[Unit], words: int) -> Passage | None:
        quote = chain[0].quote
        if quote is None or chain[0].speaker is None or not all(_same(u, quote) for u in chain):
            return None
        if quote.whole is not None:
            return self._split(chain, quote.whole, words)
        text = chain[0].block.text
        end = min(chain[-1].end, quote.end)
        while end > 0 and text[end - 1] in " ,;":
            end -= 1
        start = max(chain[0].core, quote.start)
        return self._accept(Passage(tuple(chain), start, end, chain[0].speaker), words)

    def _is_limited(self, chain: list[Unit]) -> bool:
        """Whether a sentence of the same quotation before or after takes part of ``chain`` back."""
        before, after = self._analysis.before(chain[0]), self._analysis.after(chain[-1])
        quote = chain[0].quote
        if quote is None or quote.whole is not None:
            return False
        led = before is not None and before.quote == quote and _limits(chain[0])
        return led or (after is not None and after.quote == quote and _limits(after))

    def _split(self, chain: list[Unit], whole: tuple[int, int], words: int) -> Passage | None:
        """A quotation that its attribution splits, with its marks and all that stands between."""
        while chain[0].start > whole[0]:
            previous = self._analysis.before(chain[0])
            if previous is None:
                return None
            chain = [previous, *chain]
        while chain[-1].end < whole[1]:
            following = self._analysis.after(chain[-1])
            if following is None:
                return None
            chain = [*chain, following]
        return self._accept(
            Passage(tuple(chain), max(whole[0], chain[0].start), chain[-1].end), words
        )

    def _accept(self, passage: Passage, words: int) -> Passage | None:
        fits = passage.start < passage.end and count_words(passage.text) <= words
        return passage if fits and self.free(passage) else None


def _answers(unit: Unit) -> bool:
    """Whether a sentence tells what somebody else says or thinks of the one before it."""
    opening = unit.block.text[unit.core : unit.end]
    language = unit.document.language
    return unit.clause is not None or pattern("answer", language).match(opening) is not None


def _same(unit: Unit, quote: Quote) -> bool:
    """Whether a sentence stands in ``quote``, or in another piece of the same quotation."""
    if unit.quote is None or quote.whole is None:
        return unit.quote == quote
    return unit.quote.whole == quote.whole


def _limits(unit: Unit) -> bool:
    """Whether a sentence takes back part of the one before: "But only if …"."""
    opening = unit.block.text[unit.start : unit.end].lstrip("«»“”„\"'‘’—– ")
    return pattern("turn", unit.document.language).match(opening) is not None


def _broken_quote(quotes: Sequence[Quote], chain: Sequence[Unit]) -> Quote | None:
    """The quotation that ``chain`` would cut in two."""
    start, end = chain[0].start, chain[-1].end
    for quote in quotes:
        if quote.start < end and start < quote.end and quote.end >= end:
            return quote
    return None


def _names_speaker(unit: Unit) -> bool:
    """Whether a reader learns from the words between the halves of a quotation who speaks."""
    assert unit.quote is not None
    start, end = unit.quote.whole or (unit.quote.start, unit.quote.end)
    return unit.speaker is not None and unit.speaker.name in unit.block.text[start:end]


def _block(unit: Unit) -> tuple[str, str]:
    return unit.document.id, unit.block.id
