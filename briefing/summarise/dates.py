"""Dates of a document, with what the words leave out completed from the context.

A year is taken from the publication date, else from the nearest date in the document that has one;
of the possible years the one that brings the two dates closest together. The mention says what was
inferred and from what; a date that nothing completes stays as it is.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.domain import Block, DateMention, Finding, PartialDate, SourceDocument, Span
from briefing.language.dates import FoundDate, find_dates


def find_mentions(document: SourceDocument) -> dict[str, tuple[tuple[FoundDate, DateMention], ...]]:
    """The dates of each block, by block id, completed."""
    found = {block.id: find_dates(block.text, document.language) for block in document.blocks}
    anchors = _anchors(document, found)
    return {
        block.id: tuple(
            (item, _complete(document, block, item, order, anchors)) for item in found[block.id]
        )
        for order, block in enumerate(document.blocks)
    }


def note_inferred(mention: DateMention) -> Finding | None:
    """The line of the record that says which part of a date was inferred, and from what."""
    if mention.inferred:
        year = mention.date.year
        basis = mention.basis
        source = "the publication date" if basis == "published" else f"{basis!r} in the document"
        message = f"{mention.text!r} is read as of {year}: the year comes from {source}"
        return Finding("year-inferred", "note", message, _where(mention.span))
    if mention.date.year is None:
        message = f"the year of {mention.text!r} is unknown; nothing in the document gives it"
        return Finding("year-unknown", "warning", message, _where(mention.span))
    return None


def chronological(date: PartialDate) -> tuple[int, int, int]:
    """Sort key: a less precise date comes before the more precise ones that it contains."""
    month = date.month
    if month is None and date.quarter is not None:
        month = 3 * date.quarter - 2
    if month is None and date.half is not None:
        month = 6 * date.half - 5
    return (date.year if date.year is not None else 9999, month or 0, date.day or 0)


def _where(span: Span) -> str:
    return f"{span.document} {span.block}"


# An anchor: (order of its block, offset, date, words)
_Anchor = tuple[int, int, PartialDate, str]


def _anchors(
    document: SourceDocument, found: dict[str, tuple[FoundDate, ...]]
) -> tuple[_Anchor, ...]:
    return tuple(
        (order, item.start, item.date, block.text[item.start : item.end])
        for order, block in enumerate(document.blocks)
        for item in found[block.id]
        if item.date.year is not None and item.date.month is not None
    )


def _complete(
    document: SourceDocument,
    block: Block,
    item: FoundDate,
    order: int,
    anchors: tuple[_Anchor, ...],
) -> DateMention:
    span = Span(document.id, block.id, item.start, item.end)
    mention = DateMention(item.date, block.text[item.start : item.end], span)
    if item.date.year is not None:
        return mention
    published = document.published
    if published is not None and published.year is not None and published.month is not None:
        return _with_year(mention, published, "published")
    if not anchors:
        return mention
    nearest = min(anchors, key=lambda a: (abs(a[0] - order), abs(a[1] - item.start)))
    return _with_year(mention, nearest[2], nearest[3])


def _with_year(mention: DateMention, anchor: PartialDate, basis: str) -> DateMention:
    assert anchor.year is not None
    months = mention.date.month or 6

    def distance(year: int) -> tuple[int, int]:
        apart = (anchor.year or 0) * 12 + (anchor.month or 6) - (year * 12 + months)
        return abs(apart), -apart

    year = min((anchor.year - 1, anchor.year, anchor.year + 1), key=distance)
    return replace(mention, date=replace(mention.date, year=year), inferred=("year",), basis=basis)
