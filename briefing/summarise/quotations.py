"""The quotations of a document and who speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefing.domain import Block, Speaker
from briefing.language.sentences import split_sentences
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.cue_words.telling import pattern
from briefing.summarise.quotes import (
    Quote,
    find_marked,
    is_open,
    join_split,
    long_enough,
    opens,
)
from briefing.summarise.speech import attributes_speech, attribution_after, attribution_before
from briefing.summarise.speech_of_region import (
    attributes_speech_in,
    attribution_after_in,
    attribution_before_in,
    split_quotes_in,
)

Quoted = tuple[Quote, Speaker | None]


class Resolver(Protocol):
    """Knows whom a subject means, as `briefing.summarise.referents.Referents`."""

    def speaker(self, subject: str, context: str, block_before: str) -> Speaker | None:
        """Who ``subject`` is."""

    def others(self, speaker: Speaker, text: str) -> bool:
        """Whether ``text`` mentions anybody but ``speaker``."""


def read_quotations(
    blocks: Sequence[Block], language: str, referents: Resolver
) -> dict[str, list[Quoted]]:
    """The quotations of each block, by block id; one that goes on in the next has one speaker.

    Args:
        blocks: Of a document, without headings.
        language: Of the document.
        referents: Its people and organisations.
    """
    reader = _Reader(language, referents)
    quotes: dict[str, list[Quoted]] = {}
    before, last = "", None
    for block in blocks:
        left_open = last is not None and is_open(last.text, [q for q, _ in quotes[last.id]])
        found = quotes[block.id] = reader.read(block.text, before, left_open)
        if left_open and last is not None and opens(block.text, [q for q, _ in found]):
            _share_speaker(quotes[last.id], found)
        before, last = block.text, block
    return quotes


class _Reader:
    def __init__(self, language: str, referents: Resolver) -> None:
        self.language = language
        self.referents = referents
        self.regional = language in CUE_WORDS

    def read(self, text: str, before: str, goes_on: bool) -> list[Quoted]:
        """Quotations of a block; the first may be short where one of the block before goes on."""
        found: list[Quoted] = []
        quotes = find_marked(text)
        if self.regional:
            quotes = split_quotes_in(text, quotes, self.language)
        quotes = join_split(text, quotes, self._attributes, pattern("turn", self.language))
        told = long_enough(text, quotes)
        if goes_on and opens(text, quotes) and not opens(text, told):
            told = (quotes[0], *told)
        for quote in told:
            subject = self._subject(text, quote)
            speaker = None
            if subject is not None:
                speaker = self.referents.speaker(subject, text[: quote.start], before)
            elif found:
                between = text[found[-1][0].end + 1 : quote.start - 1]
                speaker = self._goes_on(found[-1][1], between)
            found.append((quote, speaker))
        return _of_one_speaker(found)

    def _attributes(self, words: str) -> bool:
        if self.regional:
            return attributes_speech_in(words, self.language)
        return attributes_speech(words)

    def _subject(self, text: str, quote: Quote) -> str | None:
        if self.regional:
            after = attribution_after_in(text, quote.end, self.language)
            return after or attribution_before_in(text, quote.start, quote.end, self.language)
        return attribution_after(text, quote.end) or attribution_before(text, quote.start)

    def _goes_on(self, speaker: Speaker | None, between: str) -> Speaker | None:
        """The speaker of "…," X said. "…": nothing but the attribution stands between."""
        between = between.rstrip(" —–-")
        if speaker is None or len(split_sentences(between, self.language)) > 1:
            return None
        return None if self.referents.others(speaker, between) else speaker


def _share_speaker(first: list[Quoted], second: list[Quoted]) -> None:
    """Give both parts the speaker that one of them has; two speakers are left as they are."""
    known = first[-1][1] or second[0][1]
    first[-1] = (first[-1][0], first[-1][1] or known)
    second[0] = (second[0][0], second[0][1] or known)


def _of_one_speaker(found: Sequence[Quoted]) -> list[Quoted]:
    """The pieces of a split quotation with the speaker that one of them has."""
    speakers: dict[tuple[int, int], set[Speaker]] = {}
    for quote, speaker in found:
        if quote.whole is not None and speaker is not None:
            speakers.setdefault(quote.whole, set()).add(speaker)
    told: list[Quoted] = []
    for quote, speaker in found:
        known = speakers.get(quote.whole, set()) if quote.whole is not None else set()
        told.append((quote, next(iter(known)) if len(known) == 1 else speaker))
    return told
