"""Web pages: trafilatura tells the article from the page around it; nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.config import LimitSettings
from briefing.domain import BlockKind, Dropped
from briefing.errors import InputError
from briefing.ingest.cleaning import normalise
from briefing.ingest.decoding import Decoded, decode
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.html_meta import PageMeta, read_meta
from briefing.ingest.html_notes import take_notes
from briefing.ingest.junk import find_junk
from briefing.ingest.quiet import quieten

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I
)
_CHARSET_WINDOW = 4096
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref s"
    " samp small span strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "audio button canvas datalist iframe input math noscript object option script select"
    " style svg template textarea title video".split()
)
_PAGE_HEAD = frozenset(("head",))
_AROUND = _PAGE_HEAD | frozenset("aside footer form header nav".split())
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd", "item"), BlockKind.LIST_ITEM),
}
_ROWS, _CELLS, _BREAKS = ("tr", "row"), ("td", "th", "cell"), ("br", "lb")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_CELL = 300


def read_html(content: bytes, name: str, limits: LimitSettings) -> Extraction:
    """Headings, paragraphs, list items and table rows of the article in a page."""
    decoded = _decode_page(content, name)
    page = _parse(_DECLARATION.sub("", decoded.text), name)
    meta = read_meta(page)
    notes = tuple(take_notes(page))
    whole = list(_blocks(page, _PAGE_HEAD))
    kept = _find_article(page, whole)
    found = _report(meta, whole, kept, decoded.encoding)
    return replace(found, dropped=found.dropped + notes)


def _parse(text: str, name: str) -> HtmlElement:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=True)
    try:
        page = lxml_html.document_fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(
            f"{name} is no HTML page that can be read", "open it in a browser and save it again"
        ) from error
    # libxml2 gives up at 2048 levels and keeps what it has: half a page, and no exception.
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(
            f"{name} is nested too deeply to be read whole",
            "open it in a browser and save its text as .txt",
        )
    return page


def _decode_page(content: bytes, name: str) -> Decoded:
    """A byte order mark wins over what the page says of itself, that over a guess."""
    marked = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    declared = None if marked else _CHARSET.search(content[:_CHARSET_WINDOW])
    if declared and b"\0" not in content:
        label = declared[1].decode("ascii").lower()
        # Browsers read Latin-1 as its superset.
        label = "cp1252" if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else label
        try:
            codec = codecs.lookup(label)
            text = content.decode(codec.name)
            # Through decode() for what it checks beyond the encoding.
            return Decoded(decode(text.encode("utf-8"), name).text, codec.name)
        except (LookupError, UnicodeError):
            pass
    return decode(content, name)


def _find_article(page: HtmlElement, whole: Sequence[RawBlock]) -> list[RawBlock]:
    quieten("trafilatura", "htmldate", "courlan", "justext")
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    if body is None:
        # Very short pages: all but what the page itself marks as its surroundings.
        return list(_blocks(page, _AROUND))
    if any("\n" in (element.text or "").strip() for element in body.iter("p")):
        # Its fallback runs all paragraphs into one; the page knows where they begin.
        article = _squeeze(str(body.xpath("string()")))
        return [block for block in whole if _is_in(block.text, article)]
    return list(_blocks(body, frozenset()))


def _report(
    meta: PageMeta, whole: Sequence[RawBlock], kept: list[RawBlock], encoding: str
) -> Extraction:
    """The article, and everything else of the page as dropped; bylines and dates stand there."""
    article = _squeeze("".join(block.text for block in kept))
    title = _squeeze(meta.title or "")
    byline, published, dropped = meta.byline, meta.published, []
    places = [place for place, block in enumerate(whole) if _is_in(block.text, article)]
    last = places[-1] if places else len(whole)
    for place, block in enumerate(whole):
        text = normalise(block.text)
        if place in places or not any(c.isalnum() for c in text) or _squeeze(text) == title:
            continue
        junk = find_junk(text, in_head=place < last, date_lines=True)
        dropped.append(Dropped(text, junk.reason if junk else "outside-article"))
        if junk and place < last:
            byline, published = byline or junk.byline, published or junk.published
    return Extraction(tuple(kept), meta.title, published, byline, tuple(dropped), encoding)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _is_in(text: str, article: str) -> bool:
    return all(_squeeze(part) in article for part in text.split(" | "))


def _blocks(root: _Element, without: frozenset[str]) -> Iterator[RawBlock]:
    """The visible blocks of a page, or of trafilatura's tree, in reading order.

    Text gathers until an element begins or ends that is not inline; two line breaks in a row
    begin a new paragraph. Walks without recursion, however deep the page is nested.
    """
    from lxml import etree

    kinds, parts = [BlockKind.PARAGRAPH], list[str]()

    def flush() -> Iterator[RawBlock]:
        for text in re.split(r"\n\s*\n", "".join(parts)):
            if text.strip():
                yield RawBlock(kinds[-1], " ".join(text.split()))
        parts.clear()

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = not tag or tag in _INLINE or tag in _BREAKS
        if event == "start":
            if _is_skipped(tag, without, element):
                if tag in without:
                    yield from flush()
                walker.skip_subtree()
                continue
            if not inline:
                yield from flush()
            if tag in _KINDS:
                kinds.append(_KINDS[tag])
            row = _row(element) if tag in _ROWS else None
            if row is not None:
                yield RawBlock(BlockKind.TABLE_ROW, row)
                walker.skip_subtree()
            else:
                parts.append("\n" if tag in _BREAKS else _flat(element.text))
        else:
            if event == "end" and not inline and not _is_skipped(tag, without, element):
                yield from flush()
                if tag in _KINDS:
                    kinds.pop()
            if element is not root:
                parts.append(_flat(element.tail))
    yield from flush()


def _is_skipped(tag: str, without: frozenset[str], element: _Element) -> bool:
    return tag in _UNSEEN or tag in without or _is_hidden(element)


def _is_hidden(element: _Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _row(row: _Element) -> str | None:
    """A table row; ``None`` where the table only arranges the page."""
    if next(row.iter("table"), None) is not None:
        return None
    cells = [" ".join(str(cell.xpath("string()")).split()) for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or max(len(cell) for cell in cells) > _LONGEST_CELL:
        return None
    return " | ".join(cells) if any(cells) else ""


def _flat(text: str | None) -> str:
    """Line breaks of the source text mean nothing in HTML."""
    return re.sub(r"\s+", " ", text or "")
