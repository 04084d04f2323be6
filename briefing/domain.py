"""Every value that crosses a stage.

The types are frozen standard-library dataclasses, so importing them costs nothing; the run record
validates and dumps them with pydantic (see `briefing.deliver.record`). Sequences are tuples.
Offsets are Python string offsets (code points), half-open: ``text[start:end]``.

    ingest -> SourceDocument    summarise -> Brief    translate -> Translation    render -> Pdf
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "ru", "kk", "uz")
LANGUAGE_NAMES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "uz": "Uzbek"}
# A language in its other script, made of the finished brief in its base language.
VARIANTS = {"uz-Cyrl": "uz", "kk-Latn": "kk"}
VARIANT_NAMES = {"uz-Cyrl": "Uzbek (Cyrillic)", "kk-Latn": "Kazakh (Latin)"}
OUTPUT_LANGUAGES = (*LANGUAGES, *VARIANTS)

# --------------------------------------------------------------------------- ingest


class BlockKind(StrEnum):
    """What a block of a source document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row of a source document.

    Attributes:
        id: Stable within the document: ``p1``, ``p2`` … in reading order.
        text: Clean text, one line, single spaces.
    """

    id: str
    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a source document that was left out, and why (``label``, ``byline``, …)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it was read.

    Attributes:
        id: ``d1``, ``d2`` … in reading order of a run; given by `ingest`.
        path: The file's path as the user gave it (relative paths stay relative).
        sha256: Hex digest of the file's bytes.
        language: ISO 639-1 code.
        published: Publication date when the document states one.
    """

    id: str
    path: str
    sha256: str
    format: str
    encoding: str | None
    language: str
    title: str
    published: PartialDate | None
    byline: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of one block (``block`` is a block id, or ``title``)."""

    document: str
    block: str
    start: int
    end: int


# --------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with the precision that the source gave it; finer parts are ``None``.

    Exactly one of these shapes: year · year, month · year, month, day · year, quarter · year, half
    · month · month, day (no year known) · year, last: the next year for a season (2025/26), the
    ninth for a decade (the 1990s).

    A period from one date to another ("January–August 2025", "12–14 May 2026", "2021–2025") has
    its last date, of the same shape and no period itself, in ``until``. A year that the words give
    to one end alone ("December to March 2026") stands only there.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    last: int | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in a text.

    Attributes:
        date: The value, completed from the context where ``inferred`` says so.
        text: The words of the source, e.g. ``December 12``.
        span: Where they stand.
        inferred: Names of the parts that the words do not say, e.g. ``("year",)``.
        basis: What they were inferred from: the words of another mention, or ``published``.
    """

    date: PartialDate
    text: str
    span: Span
    inferred: tuple[str, ...] = ()
    basis: str | None = None


# --------------------------------------------------------------------------- summarise


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something. All strings are in the language of the brief that holds them.

    Attributes:
        name: Full name of a person, or the name of an organisation.
        role: ``minister of energy``; ``None`` for an organisation or when the source gives none.
        affiliation: Country or organisation that the role belongs to.
    """

    name: str
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or phrase of the brief, tied to its source.

    Attributes:
        id: Unique within the brief and stable for the same input: ``key-1``, ``positions-2`` …
        text: In the source language the exact characters of ``evidence[0]``.
        sentences: ``text`` cut at sentence ends; joined with single spaces they give ``text``
            back up to white space. Each is one segment for the translator.
        evidence: First the span that is quoted; then spans of other documents that say the same.
        speaker: Set when the text is somebody's direct speech (without the quotation marks).
    """

    id: str
    text: str
    sentences: tuple[str, ...]
    evidence: tuple[Span, ...]
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Development:
    """A line of the timeline.

    Attributes:
        when: The date; rendered from data in every language.
        statement: The text; ``None`` when the sentence is used in another section.
        speaker: For a line without a statement: whose statement of that day it points to.
        see: For a line without a statement: id of the statement it points to.
        also: Sentences of other documents that tell of the same event, in their own words.
    """

    when: DateMention
    statement: Statement | None
    speaker: Speaker | None = None
    see: str | None = None
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What a person or organisation said: verbatim, quoted or reported (``quoted`` tells)."""

    speaker: Speaker
    statement: Statement
    quoted: bool
    when: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the sources with its unit, as it stands there, and the sentence around it.

    Several figures of one sentence follow each other and have the same statement, which the page
    shows once.

    Attributes:
        value: Numeric value with scale words applied (``12.5 billion`` -> ``12500000000``), as a
            decimal string.
        unit: Key of ``locales/units.csv`` (``bcm``, ``USD``, ``percent``) or ``None``.
        text: The words of the source.
        period: When it holds ("in the first half of 2025"), where that is certain.
        measure: What it measures, in the words of the source ("exports of wheat"), where that is
            certain. A translation has it only where a table renders it, else ``None``.
        place: Which of the figures of its statement it is, from 1.
        also: Sentences of other documents that give the same figure for the same thing.
        series: The same for figures that measure the same thing in the same unit, in every
            language; ``None`` where it is not certain what a figure measures.
        see: For a figure whose statement stands in another section: the id of that statement. The
            row points there and does not show it again.
    """

    value: str
    unit: str | None
    text: str
    statement: Statement
    period: DateMention | None = None
    measure: str | None = None
    place: int = 1
    also: tuple[Span, ...] = ()
    series: str | None = None
    see: str | None = None

    @property
    def id(self) -> str:
        """Unique within the brief: that of the statement for its first figure."""
        number = f"-{self.place}" if self.place > 1 else ""
        return f"{self.statement.id}.value{number}"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements of different documents that give another figure or date for the same thing.

    They may stand in other sections as well: here they stand side by side, one for each document.

    Attributes:
        about: What they differ in.
    """

    statements: tuple[Statement, ...]
    about: Literal["figure", "date"] = "figure"

    @property
    def statement(self) -> Statement:
        """The first of them."""
        return self.statements[0]


Entry = Statement | Development | Position | Figure | Disagreement
SectionKind = Literal["statements", "developments", "positions", "figures", "sources"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the template in its order; ``entries`` may be empty.

    Attributes:
        see: Of an empty section: ids of the sections whose statements hold what belongs here. None
            means that the sources do not cover it.
    """

    id: str
    kind: SectionKind
    entries: tuple[Entry, ...]
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the source list. ``number`` is what citations show.

    Attributes:
        copy_of: Number of the source that this one is a copy of; a copy is cited only
            where it differs.
    """

    number: int
    document: str
    path: str
    title: str
    published: PartialDate | None
    sha256: str
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a human should look at.

    Attributes:
        id: Kebab-case name of the rule: ``year-inferred``, ``segment-missing`` …
        level: ``error`` blocks the language, ``warning`` does not, ``note`` informs.
        message: For the user, in English, with no markup.
        where: Statement, segment or file that it is about.
        template: The label of which ``message`` is made, for other languages; may be empty.
        values: What stands for the placeholders of ``template``: name and text.
        source_spans, target_spans: The characters of a segment that it is about, half-open.
        fix: The whole target, mended, where that is certain.
    """

    id: str
    level: Literal["error", "warning", "note"]
    message: str
    where: str = ""
    template: str = ""
    values: tuple[tuple[str, str], ...] = ()
    source_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief in one language."""

    language: str
    title: Statement
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()


# --------------------------------------------------------------------------- translate


class Origin(StrEnum):
    """Where a translation comes from."""

    MEMORY = "memory"
    MEMORY_FUZZY = "memory-fuzzy"
    ENGINE = "engine"
    DATA = "data"
    HUMAN = "human"
    MISSING = "missing"


class SegmentStatus(StrEnum):
    """How far people have come with a translation."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A translation of a similar sentence, for the reviewer; never used by itself.

    Attributes:
        score: Likeness of the two sources in percent.
        reference: Memory file and unit.
    """

    target: str
    score: float
    reference: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a person has said about a segment; ``moment`` as ISO 8601 in UTC."""

    author: str
    moment: str
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """What a translator sees: one sentence, heading or phrase.

    Attributes:
        id: Statement id and number of the sentence: ``key-1.1``; ``positions-2.role`` …
        target: ``None`` when ``origin`` is ``missing``.
        score: Memory: match in percent. Engine: mean log-probability per token. Else ``None``.
        model: ``name version`` of the model for ``engine``.
        reference: What a reader may look up: memory file and unit, table and row.
        reviewer: Who has reviewed or approved the translation.
        changed: The day or moment when, as ISO 8601.
        ignored: Findings that a person has set aside: id and reason.
        suggestions: Similar translations of the memory, the likest first.
        comments: What people have said about it, in order.
        history: What it was before each change by a person, the oldest first; without suggestions,
            comments and history of their own.
    """

    id: str
    source: str
    target: str | None
    origin: Origin
    status: SegmentStatus = SegmentStatus.DRAFT
    score: float | None = None
    model: str | None = None
    reference: str | None = None
    findings: tuple[Finding, ...] = ()
    reviewer: str | None = None
    changed: str | None = None
    ignored: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    comments: tuple[Comment, ...] = ()
    history: tuple[Segment, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Findings that keep a draft from being published.

        A finding that a person has set aside does not, nor one of a translation that a person has
        signed: the signature is the decision.
        """
        if self.target is None or self.status is not SegmentStatus.DRAFT:
            return ()
        aside = {finding for finding, _ in self.ignored}
        return tuple(f for f in self.findings if f.level == "error" and f.id not in aside)


@dataclass(frozen=True, slots=True)
class Translation:
    """A brief in a target language with its segments.

    Attributes:
        brief: Missing segments stand in it in the source language; ``missing`` lists their ids,
            and only a draft that marks them may be rendered.
    """

    language: str
    brief: Brief
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = field(default=())

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Ids of the segments with a translation that a check blocks."""
        return tuple(segment.id for segment in self.segments if segment.blocking)


# --------------------------------------------------------------------------- render


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands around a brief: who publishes it, when, under which number.

    Attributes:
        organisation: Name in the language of the brief.
        number: Issue number as printed, or empty.
        date: Day of issue.
        contact: Lines of the footer, joined by a middle dot.
        mark: File name of the logo in the template folder.
        classification: What stands on every page, such as "For official use", or empty.
        paper: Size of the page.
    """

    organisation: str
    contact: str
    number: str
    date: PartialDate
    mark: str = "mark.svg"
    classification: str = ""
    paper: Literal["A4", "Letter"] = "A4"


@dataclass(frozen=True, slots=True)
class Signature:
    """What one person has reviewed or approved of a translation.

    Attributes:
        date: The last day on which; ``None`` when it is not known.
        segments: How many.
    """

    reviewer: str
    status: SegmentStatus
    date: PartialDate | None
    segments: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a translated brief came about, for the notice in its footer.

    Attributes:
        segments: How many segments each origin gave; origins with none are left out.
        models: ``name version`` of each model that was used.
        status: The lowest status of all translated segments.
        missing: How many segments have no translation.
        signatures: Who has reviewed and approved, the approved first, the most segments first.
        unsigned: The lowest status of the segments that nobody has put a name to; ``None`` when
            there are none.
        doubtful: How many segments have a translation that did not pass the checks.
    """

    segments: tuple[tuple[Origin, int], ...]
    models: tuple[str, ...]
    status: SegmentStatus
    missing: int
    signatures: tuple[Signature, ...] = ()
    unsigned: SegmentStatus | None = None
    source_language: str = SOURCE_LANGUAGE
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Pdf:
    """A rendered brief."""

    content: bytes
    pages: int
    sha256: str
