"""Where a segment stands: in the brief, and in the source that it was taken from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.deliver import RunRecord
from briefing.domain import VARIANTS, Brief, Development, Disagreement, Figure, Statement
from briefing.translate.segments import pieces


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraph of the source that a segment was taken from.

    Attributes:
        document: Path of the source, as the user gave it.
        number: Of the source in the list of sources.
        block: Id of the paragraph: ``p3``; ``title`` for the title.
        text: The whole paragraph.
        start, end: Where the segment stands in it; equal when that is not known.
    """

    document: str
    number: int
    block: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all segments of a brief.

    Attributes:
        contexts: By the id of the segment; the titles of sources have none.
        kinds: What each segment is, as `briefing.translate.segments` has it.
        sections: Id of the section that each segment stands in; empty for the title.
        anchors: Name of the element on the page that holds the segment.
    """

    contexts: dict[str, Context]
    kinds: dict[str, str]
    sections: dict[str, str]
    anchors: dict[str, str]


def find_places(record: RunRecord) -> Places:
    """Find the places of the segments of ``record``."""
    statements = {statement.id: (statement, section) for statement, section in _walk(record.brief)}
    places = Places({}, {}, {}, {})
    for piece in pieces(record.brief):
        owner = piece.id.rpartition(".")[0]
        places.kinds[piece.id] = piece.kind
        if owner.startswith("sources-") and owner not in statements:
            places.sections[piece.id] = "sources"
            places.anchors[piece.id] = owner.replace("sources-", "source-", 1)
            continue
        statement, section = statements[owner]
        places.sections[piece.id] = section
        places.anchors[piece.id] = owner
        if (context := _context(record, statement, piece.text)) is not None:
            places.contexts[piece.id] = context
    return places


def reviewable_languages(record: RunRecord) -> tuple[str, ...]:
    """Languages whose segments people can work on; other scripts follow their base language."""
    return tuple(
        code
        for code, item in record.languages.items()
        if item.segments and code not in VARIANTS and code != record.brief.language
    )


def _walk(brief: Brief) -> Iterator[tuple[Statement, str]]:
    """Every statement with its section, each once; where one is cited only is not its section."""
    yield brief.title, ""
    for section in brief.sections:
        for entry in section.entries:
            if isinstance(entry, Statement):
                yield entry, section.id
            elif isinstance(entry, Disagreement):
                yield from ((statement, section.id) for statement in entry.statements)
            elif isinstance(entry, Development | Figure) and entry.see is not None:
                continue  # the statement stands elsewhere
            elif entry.statement is not None:
                yield entry.statement, section.id


def _context(record: RunRecord, statement: Statement, text: str) -> Context | None:
    if not statement.evidence:
        return None
    span = statement.evidence[0]
    document = next((d for d in record.sources if d.id == span.document), None)
    source = next((s for s in record.brief.sources if s.document == span.document), None)
    if document is None or source is None:
        return None
    blocks = {"title": document.title, **{block.id: block.text for block in document.blocks}}
    paragraph = blocks.get(span.block, "")
    if not paragraph:
        return None
    start = paragraph.find(text, span.start)
    if start < 0:
        start = paragraph.find(text)
    start, end = (start, start + len(text)) if start >= 0 else (span.start, span.end)
    return Context(document.path, source.number, span.block, paragraph, start, end)
