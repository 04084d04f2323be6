"""The sentences of the documents and what is known of each: dates, speech, what it leans on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain import Block, BlockKind, DateMention, SourceDocument, Speaker
from briefing.language.dates import FoundDate
from briefing.language.names import NameTable
from briefing.language.sentences import split_sentences
from briefing.summarise.dates import find_mentions
from briefing.summarise.people import Person, Referents, find_organisation, find_people
from briefing.summarise.speech import (
    Quote,
    attribution_after,
    attribution_before,
    find_quotes,
    find_reported,
)
from briefing.summarise.terms import count_words

SHORTEST, LONGEST = 4, 80

_CONNECTIVE = re.compile(
    r"(?:however|but|and|also|meanwhile|moreover|furthermore|in addition|besides|therefore|thus|so|"
    r"nevertheless|nonetheless|on the other hand|on the one hand|at the same time|in turn|instead|"
    r"as a result|consequently|for example|for instance|in this regard|in particular|then|yet|"
    r"still|first|second|third|firstly|secondly|finally|indeed|in fact|similarly|likewise|overall)"
    r"(?:,\s+|\s+(?=on\b|in\b))",
    re.IGNORECASE,
)
_BARE_CONNECTIVE = re.compile(r"(?:but|and|yet|or|nor)\s+", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|these|those|that|such|both|"
    r"the former|the latter|the same|here|there(?!\s+(?:is|are|was|were|will|has|have)\b))\b",
    re.IGNORECASE,
)
# Anywhere in the sentence: "such a proposal", "these relations" (but "this year" needs nothing).
_POINTING_BACK = re.compile(
    r"\bsuch an?\b(?!\s+\w+\s+(?:as|that))|"
    r"\b(?:this|these|those)\s+(?!(?:year|month|week|quarter|day|days|season|time|century|decade|summer|"
    r"winter|spring|autumn|morning|who|which|that|of|in)\b)[a-z]",
    re.IGNORECASE,
)
_ROLE_REFERENCE = re.compile(r"the\s+(?:[a-z]+\s+){0,3}[a-z]+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence in its block. All offsets count from the start of the block's text.

    Attributes:
        index: Place among all sentences of the run.
        place: Place within its document.
        core: Start without a connective ("However, ").
        content: Start without a connective and a leading date ("On December 8, ").
        dangling: The sentence leans on the one before it.
        quote: The direct speech that it stands in.
        speaker: Who says the direct or reported speech, when certain.
        clause: Reported speech in it, or ``None``.
    """

    index: int
    document: SourceDocument
    block: Block
    place: int
    start: int
    end: int
    core: int
    content: int
    dangling: bool
    dates: tuple[DateMention, ...]
    quote: Quote | None
    speaker: Speaker | None
    clause: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.block.text[self.start : self.end]

    @property
    def usable(self) -> bool:
        """Neither too short nor too long for a brief, and prose."""
        prose = self.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        return prose and SHORTEST <= count_words(self.text) <= LONGEST


@dataclass(frozen=True, slots=True)
class Analysis:
    """All sentences, the people of all documents, and the quotations with their speakers."""

    units: tuple[Unit, ...]
    people: tuple[Person, ...]

    def before(self, unit: Unit) -> Unit | None:
        """The sentence before ``unit`` in the same block."""
        if unit.index == 0:
            return None
        previous = self.units[unit.index - 1]
        same = previous.document.id == unit.document.id and previous.block.id == unit.block.id
        return previous if same else None

    def after(self, unit: Unit) -> Unit | None:
        """The sentence after ``unit`` in the same block."""
        if unit.index + 1 >= len(self.units):
            return None
        following = self.units[unit.index + 1]
        return following if self.before(following) is unit else None


def analyse(documents: Sequence[SourceDocument], names: NameTable) -> Analysis:
    """Find sentences, dates, people and speech in all documents."""
    units: list[Unit] = []
    people: list[Person] = []
    for document in documents:
        introduced = find_people(document.id, document.blocks, names)
        people.extend(introduced)
        reader = _Reader(document, Referents(introduced), names)
        units.extend(reader.units(first=len(units)))
    return Analysis(tuple(units), tuple(people))


class _Reader:
    def __init__(self, document: SourceDocument, referents: Referents, names: NameTable) -> None:
        self.document = document
        self.referents = referents
        self.names = names
        self.mentions = find_mentions(document)

    def units(self, first: int) -> list[Unit]:
        units: list[Unit] = []
        before = ""
        for block in self.document.blocks:
            if block.kind is BlockKind.HEADING:
                continue
            quotes = self._quotes(block, before)
            for start, end in split_sentences(block.text, self.document.language):
                index = first + len(units)
                units.append(self._unit(block, start, end, index, len(units), quotes, before))
            before = block.text
        return units

    def _quotes(self, block: Block, before: str) -> list[tuple[Quote, Speaker | None]]:
        found: list[tuple[Quote, Speaker | None]] = []
        for quote in find_quotes(block.text):
            subject = attribution_after(block.text, quote.end)
            subject = subject or attribution_before(block.text, quote.start)
            speaker = None
            if subject is not None:
                speaker = self._speaker(subject, block.text[: quote.start] or before, before)
            elif found:
                between = block.text[found[-1][0].end : quote.start]
                speaker = None if self.referents.mentioned(between) else found[-1][1]
            found.append((quote, speaker))
        return found

    def _speaker(self, subject: str, context: str, block_before: str) -> Speaker | None:
        person = self.referents.resolve(subject, context)
        if person is None and not self.referents.mentioned(context):
            person = self.referents.resolve(subject, block_before)
        if person is not None:
            return person.speaker
        return find_organisation(subject, self.names)

    def _unit(
        self,
        block: Block,
        start: int,
        end: int,
        index: int,
        place: int,
        quotes: list[tuple[Quote, Speaker | None]],
        before: str,
    ) -> Unit:
        found = [pair for pair in self.mentions[block.id] if start <= pair[0].start < end]
        quote, speaker = next(
            ((q, s) for q, s in quotes if q.start < end and start < q.end), (None, None)
        )
        clause = None
        if quote is None and (reported := find_reported(block.text[start:end])):
            subject = block.text[start + reported.who[0] : start + reported.who[1]]
            speaker = self._speaker(subject, block.text[:start] or before, before)
            clause = (start + reported.clause[0], start + reported.clause[1])
        core = _skip_connective(block.text, max(start, quote.start) if quote else start, end)
        content = _skip_date(block.text, core, [item for item, _ in found])
        dangling = _leans(block.text[core:end]) or _leans(block.text[content:end])
        if dangling and speaker is not None and self._names_role(block.text[core:end], before):
            dangling = False
        return Unit(
            index,
            self.document,
            block,
            place,
            start,
            end,
            core,
            content,
            dangling,
            tuple(mention for _, mention in found),
            quote,
            speaker,
            clause,
        )

    def _names_role(self, text: str, before: str) -> bool:
        match = _ROLE_REFERENCE.match(text)
        return match is not None and self.referents.resolve(match.group(), before) is not None


def _skip_connective(text: str, start: int, end: int) -> int:
    match = _CONNECTIVE.match(text, start, end) or _BARE_CONNECTIVE.match(text, start, end)
    return match.end() if match else start


def _skip_date(text: str, start: int, found: Sequence[FoundDate]) -> int:
    for item in found:
        if item.lead == start and text.startswith(", ", item.end):
            return item.end + 2
    return start


def _leans(text: str) -> bool:
    return bool(_DANGLING.match(text) or _POINTING_BACK.search(text))
