"""The sentences of the documents and what is known of each: dates, speech, what it leans on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from briefing.domain import Block, BlockKind, DateMention, SourceDocument, Speaker
from briefing.language.dates import FoundDate
from briefing.language.names import NameTable
from briefing.language.sentences import split_sentences
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.dates import find_mentions
from briefing.summarise.leaning import COUNTED_FROM, leans, regional_patterns
from briefing.summarise.lent_people import lend_people
from briefing.summarise.people import Person, find_people
from briefing.summarise.people_of_region import find_people_in
from briefing.summarise.quotations import Quoted, read_quotations
from briefing.summarise.quotes import Quote
from briefing.summarise.referents import Referents
from briefing.summarise.referents_of_region import RegionalReferents
from briefing.summarise.speech import Reported, find_reported
from briefing.summarise.speech_dates import find_day
from briefing.summarise.speech_of_region import find_reported_in
from briefing.summarise.terms import count_words
from briefing.summarise.time_limit import check_time

SHORTEST, LONGEST = 4, 80

_CONNECTIVE = re.compile(
    r"(?:however|but|and|also|meanwhile|moreover|furthermore|in addition|besides|therefore|thus|so|"
    r"nevertheless|nonetheless|on the other hand|on the one hand|at the same time|in turn|instead|"
    r"as a result|consequently|for example|for instance|in this regard|in particular|then|yet|"
    r"still|first|second|third|firstly|secondly|finally|indeed|in fact|similarly|likewise|overall|"
    r"for reference)(?:[,:]\s+|\s+(?=on\b|in\b))",
    re.IGNORECASE,
)
_BARE_CONNECTIVE = re.compile(r"(?:but|and|yet|or|nor)\s+", re.IGNORECASE)
# "WASHINGTON, Nov. 6, 2025 (Agency) — ", "АСТАНА, 14 августа — ", "Astana, 14 August — ": where and
# when the text was written. Without a date or an agency only Latin capitals before a new sentence
# are one: "США — крупнейший покупатель" is a statement.
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_PLACE = rf"(?:[{_CAPITAL}][{_CAPITAL}.'’ʻʼ/-]+ ?){{1,4}}"
_WRITTEN_ON = (
    r",\s(?:\d{4}\s?[-\w]*,?\s)?(?:\d{1,2}[-\s][^\W\d_]{3,10}|[A-Z][a-z]{2,8}\.?\s\d{1,2})\.?"
    r"(?:,?\s\d{4}(?:\s(?:года|г\.))?)?"
)
_AGENCY = r"\([^()]{1,30}\)"
_DATELINE = re.compile(
    rf"(?:{_PLACE},\s[^—–:()]{{0,20}}\d[^—–:()]{{0,20}}?(?:\s*{_AGENCY})?|"
    rf"(?:[{_CAPITAL}][\w'’ʻʼ-]+[ -]?){{1,3}}{_WRITTEN_ON}(?:\s*{_AGENCY})?|"
    rf"(?:[A-Z][A-Z.'’/-]+ ?){{1,4}}(?:,\s[^—–:()]{{1,40}}?)?(?:\s*{_AGENCY})?"
    r"(?=\s*(?:[—–_]|--?)\s+[\"“«]?[A-Z\d$]))"
    r"\s*(?:[—–_]|--?)\s+"
)
# "On 5 February 2025 the port opened": a comma, or a word that can only begin the clause.
_AFTER_DATE = re.compile(r",\s+|\s+(?=(?:the|an?)\s|[A-Z][a-z])")
_BODY_REFERENCE = re.compile(r"the (?:ministry|agency|committee|bank)\b(?!['’])", re.IGNORECASE)
# A sentence that only announces what follows it.
_FULL_STATEMENT = 8
_LONGEST_LABEL = 6
_MARKS = "«»“”„\"'‘’—– "
_ROLE_REFERENCE = re.compile(r"the\s+(?:[a-z]+\s+){0,3}[a-z]+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence in its block. All offsets count from the start of the block's text.

    Attributes:
        index: Place among all sentences of the run.
        place: Place within its document.
        core: Start without a dateline, a connective ("However, ") or what brings on a quotation.
        content: Start without a connective and a leading date ("On December 8, ").
        dangling: The sentence leans on the one before it.
        quote: The direct speech that it stands in.
        speaker: Who says the direct or reported speech, when certain.
        clause: Reported speech in it as it can be shown, or ``None``: with its verb and speaker
            where it would say something else without them ("X denied that …").
        said_on: The date on which it was said, when the words that attribute the speech give it;
            a date in what was said is none.
        heading: The heading above it, or empty.
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
    said_on: DateMention | None
    heading: str

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.block.text[self.start : self.end]

    @property
    def usable(self) -> bool:
        """Neither too short nor too long for a brief, and prose."""
        prose = self.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        return prose and _has_words(self.text) and count_words(self.text) <= LONGEST

    @property
    def ended(self) -> bool:
        """Whether a stop ends it, as no label and no headline does."""
        return self.text.rstrip("»”’\"')")[-1:] in tuple(".!?…,")

    @property
    def full(self) -> bool:
        """Long enough, or definite enough, to say something without its neighbours."""
        return count_words(self.text) >= _FULL_STATEMENT or any(c.isdigit() for c in self.text)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All sentences, the people of all documents, and the quotations with their speakers."""

    units: tuple[Unit, ...]
    people: tuple[Person, ...]

    def without(self, documents: Container[str]) -> Analysis:
        """The same without the last ``documents``, of which the sentences are left out."""
        units = tuple(unit for unit in self.units if unit.document.id not in documents)
        people = tuple(person for person in self.people if person.document not in documents)
        return Analysis(units, people)

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
    introduced = {document.id: _introduced(document, names) for document in documents}
    languages = {document.id: document.language for document in documents}
    for document in documents:
        own = introduced[document.id]
        others = [
            person
            for other, found in introduced.items()
            if other != document.id and languages[other] == document.language
            for person in found
        ]
        known = (*own, *lend_people(document, own, others))
        people.extend(known)
        reader = _Reader(document, _referents(document, known, names))
        units.extend(reader.units(first=len(units)))
    return Analysis(tuple(units), tuple(people))


def _introduced(document: SourceDocument, names: NameTable) -> tuple[Person, ...]:
    blocks, language = document.blocks, document.language
    if language in CUE_WORDS:
        return find_people_in(document.id, blocks, names, language, document.published)
    return find_people(document.id, blocks, names, document.published)


def _referents(
    document: SourceDocument, people: tuple[Person, ...], names: NameTable
) -> Referents | RegionalReferents:
    if document.language in CUE_WORDS:
        return RegionalReferents(people, document.language, document.blocks, names)
    return Referents(people, document.blocks, names)


class _Reader:
    def __init__(self, document: SourceDocument, referents: Referents | RegionalReferents) -> None:
        self.document = document
        self.referents = referents
        self.mentions = find_mentions(document)
        self.heading = ""

    def units(self, first: int) -> list[Unit]:
        units: list[Unit] = []
        before = ""
        blocks = [block for block in self.document.blocks if not _opens_section(block)]
        quotes = read_quotations(blocks, self.document.language, self.referents)
        for block in self.document.blocks:
            check_time()
            if _opens_section(block):
                self.heading = block.text
                continue
            for start, end in split_sentences(block.text, self.document.language):
                index = first + len(units)
                found = quotes[block.id]
                units.append(self._unit(block, start, end, index, len(units), found, before))
            before = block.text
        return units

    def _unit(
        self,
        block: Block,
        start: int,
        end: int,
        index: int,
        place: int,
        quotes: list[Quoted],
        before: str,
    ) -> Unit:
        found = [pair for pair in self.mentions[block.id] if start <= pair[0].start < end]
        quote, speaker = next(
            ((q, s) for q, s in quotes if q.start < end and start < q.end), (None, None)
        )
        clause = None
        language = self.document.language
        reported = _reported(block.text[start:end], language) if quote is None else None
        if quote is not None and speaker is None and start < quote.start and quote.end < end:
            # "X opposed the plan, saying that “…”": the verb is the position. "X said the plan was
            # “…”": the quotation is part of what is reported.
            told = _reported(block.text[start:end], language)
            if told is not None and (told.whole or _covers(told, quote, start)):
                reported = told
        if reported is not None:
            subject = block.text[start + reported.who[0] : start + reported.who[1]]
            speaker = self.referents.speaker(subject, block.text[:start], before)
            clause = (start + reported.clause[0], start + reported.clause[1])
        core = _skip_dateline(block.text, start, end) if start == 0 else start
        if (
            quote
            and reported is None
            and (speaker or not block.text[core : quote.start].strip(_MARKS))
        ):
            core = max(core, quote.start)
            core += len(block.text[core:end]) - len(block.text[core:end].lstrip())
        if clause is not None and clause[0] < core < clause[1]:
            clause = (core, clause[1])  # without the dateline
        core = _skip_connective(block.text, core, end, language)
        content = _skip_date(block.text, core, [item for item, _ in found])
        sentence = (start, end)
        day = find_day(block.text, sentence, core, found, reported, quote, speaker, language)
        if reported is not None and reported.whole:
            shown = content if day is not None and content > core else core
            clause = (shown, end) if speaker is not None else None
        dangling = any(
            leans(block.text[at:end], language, first=place == 0) for at in (core, content)
        )
        if dangling and speaker is not None:
            # "The minister noted that …": who "the minister" is was just found out.
            named = reported is not None and reported.who[0] == 0 and reported.verb_end is not None
            subject = block.text[core : start + reported.who[1]] if named and reported else ""
            text = subject if subject else block.text[core:end]
            dangling = not self._names_role(text, before)
        if dangling and language == "en" and reported is None:
            dangling = not self._names_body(block.text, core, end, start, before)
        elif language == "en" and COUNTED_FROM.match(block.text, core, end):
            # "A day earlier", and from what is not certain, or it would be a date.
            dangling = not any(item.lead == core for item, _ in found)
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
            day,
            self.heading,
        )

    def _names_body(self, text: str, core: int, end: int, start: int, before: str) -> bool:
        """Whether a sentence leans on nothing but "the bank", of which the document has one."""
        match = _BODY_REFERENCE.match(text, core, end)
        if match is None or leans(text[core:end], "en", first=True):
            return False
        return self.referents.speaker(match.group(), text[:start], before) is not None

    def _names_role(self, text: str, before: str) -> bool:
        match = _ROLE_REFERENCE.match(text)
        return match is not None and self.referents.resolve(match.group(), before) is not None


def _covers(reported: Reported, quote: Quote, start: int) -> bool:
    """Whether a quotation stands inside reported speech, with its marks."""
    low, high = reported.clause
    return start + low < quote.start - 1 and quote.end < start + high


def _opens_section(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or _is_label(block)


def _has_words(text: str) -> bool:
    """Whether at least four words of ``text`` have a letter, as no row of figures has."""
    lettered = (token for token in text.split() if any(map(str.isalpha, token)))
    return sum(1 for _ in itertools.islice(lettered, SHORTEST)) == SHORTEST


def _reported(sentence: str, language: str) -> Reported | None:
    if language in CUE_WORDS:
        return find_reported_in(sentence, language)
    return find_reported(sentence)


def _is_label(block: Block) -> bool:
    """A heading of a text file: a few words without a stop; a numbered one looks like a list."""
    most = {BlockKind.PARAGRAPH: _LONGEST_LABEL, BlockKind.LIST_ITEM: SHORTEST - 1}
    short = len(block.text.split()) <= most.get(block.kind, 0)
    return short and block.text[-1:].isalpha()


def _skip_connective(text: str, start: int, end: int, language: str) -> int:
    if language in CUE_WORDS:
        match = regional_patterns(language)[0].match(text, start, end)
    else:
        match = _CONNECTIVE.match(text, start, end) or _BARE_CONNECTIVE.match(text, start, end)
    return match.end() if match else start


def _skip_dateline(text: str, start: int, end: int) -> int:
    match = _DATELINE.match(text, start, end)
    return match.end() if match else start


def _skip_date(text: str, start: int, found: Sequence[FoundDate]) -> int:
    for item in found:
        if item.lead == start and (comma := _AFTER_DATE.match(text, item.end)):
            return comma.end()
    return start
