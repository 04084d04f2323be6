"""Word documents: paragraphs, lists and tables in their order, bounded before they are opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from briefing.config import LimitSettings
from briefing.domain import BlockKind, Dropped
from briefing.errors import InputError
from briefing.ingest.docx_margins import DELETED, count_deletions, read_margins
from briefing.ingest.extraction import Extraction, RawBlock

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MEGABYTE = 1_000_000
# Unpacked, a document with pictures is hardly larger than packed, its XML about ten times.
_MOST_EXPANSION = 4
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Moved text stands twice; w:moveFrom is where it was.
_NOT_TEXT = (*DELETED, f"{_WORD}txbxContent", _FALLBACK)
# Styles that Word gives to what is no running text.
_MARGINAL_STYLES = {
    "caption": "caption",
    "footnote text": "footnote",
    "endnote text": "footnote",
    "header": "running-head",
    "footer": "running-head",
}


def read_docx(content: bytes, name: str, limits: LimitSettings) -> Extraction:
    """Paragraphs, headings, list items, table rows and text boxes.

    Text that tracked changes insert counts, text that they delete does not, nor hidden text. The
    table of contents, captions, notes, headers and footers and comments are listed as dropped.
    """
    _check_package(content, name, limits)
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        blocks, dropped = _read_body(document)
        dropped += [*count_deletions(document.element.body), *read_margins(document)]
    # python-docx has no error class of its own for damaged packages: KeyError, ValueError,
    # zlib.error, lxml's errors and others come out of it.
    except Exception as error:
        raise _damaged(name) from error
    title = next((block.text for style, block in blocks if style == "title"), None)
    return Extraction(tuple(block for _, block in blocks), title=title, dropped=tuple(dropped))


def _check_package(content: bytes, name: str, limits: LimitSettings) -> None:
    """Refuse what is no package, or would fill the memory when unpacked."""
    if content.startswith(_OLE_MARK):
        raise InputError(
            f"{name} is protected with a password, or in the format of Word before 2007",
            "open it in a word processor and save it as .docx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(name) from error
    # zipfile never unpacks more of a part than the size stated here.
    unpacked = sum(part.file_size for part in parts)
    xml = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    most = limits.file_megabytes * _MEGABYTE
    if unpacked > most * _MOST_EXPANSION or xml > most:
        raise InputError(
            f"{name} is too large: unpacked it has {unpacked / _MEGABYTE:,.1f} MB",
            "save it anew in a word processor, or raise file_megabytes in the [limits] table of"
            " briefing.toml",
        )


def _damaged(name: str) -> InputError:
    return InputError(
        f"{name} is damaged, or no Word document",
        "open it in a word processor, let it be repaired, and save it as .docx",
    )


def _read_body(document: Document) -> tuple[list[tuple[str, RawBlock]], list[Dropped]]:
    blocks: list[tuple[str, RawBlock]] = []
    dropped: list[Dropped] = []
    for item in _items(document.element.body, document):
        if isinstance(item, tuple):
            style, block = item
            if style.startswith(("toc", "table of figures")):
                dropped.append(Dropped(" ".join(block.text.split()), "contents"))
            elif style in _MARGINAL_STYLES:
                dropped.append(Dropped(" ".join(block.text.split()), _MARGINAL_STYLES[style]))
            elif block.text.strip():
                blocks.append(item)
    return blocks, dropped


def _items(element: Any, parent: Any) -> Iterator[tuple[str, RawBlock]]:
    """What `Document.iter_inner_content` gives, and what is in content controls besides."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for child in element.iterchildren():
        if child.tag == f"{_WORD}p":
            yield from _paragraph(Paragraph(child, parent))
        elif child.tag == f"{_WORD}tbl":
            yield from _table(Table(child, parent), parent)
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml"):
            yield from _items(child, parent)


def _paragraph(paragraph: Paragraph) -> Iterator[tuple[str, RawBlock]]:
    element = paragraph._p
    style = _style_name(paragraph)
    yield style, RawBlock(_kind(paragraph, style), "".join(_text(element)))
    for box in element.iter(f"{_WORD}txbxContent"):
        # The same box stands once for new and once for old versions of Word; boxes inside of
        # boxes come with the outer one.
        inside = takewhile(lambda ancestor: ancestor is not element, box.iterancestors())
        around = {ancestor.tag for ancestor in inside}
        if not around & {_FALLBACK, f"{_WORD}txbxContent"}:
            yield from _items(box, paragraph._parent)


def _style_name(paragraph: Paragraph) -> str:
    """Lower-case name: ``title``, ``heading 1``, ``list bullet`` … in every language of Word."""
    style = paragraph.style
    return (style.name or "").lower() if style is not None else ""


def _kind(paragraph: Paragraph, style: str) -> BlockKind:
    if style == "title" or re.match(r"heading \d", style):
        return BlockKind.HEADING
    numbered = paragraph._p.find(f"{_WORD}pPr/{_WORD}numPr") is not None
    # "List Paragraph" alone only indents.
    if numbered or (style.startswith("list") and style != "list paragraph"):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _text(element: Any) -> Iterator[str]:
    """The visible text below ``element``, in order."""
    for child in element.iterchildren():
        tag = child.tag
        if tag == f"{_WORD}t":
            yield child.text or ""
        elif tag in (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
            yield " "
        elif tag == f"{_WORD}noBreakHyphen":
            yield "-"
        elif tag == f"{_WORD}r" and _is_hidden(child):
            continue
        elif tag not in _NOT_TEXT and tag != f"{_WORD}pPr":
            yield from _text(child)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return vanish is not None and vanish.get(f"{_WORD}val") not in ("0", "false", "off")


def _table(table: Table, parent: Any) -> Iterator[tuple[str, RawBlock]]:
    """Rows with their cells joined; a table of one column only arranges paragraphs."""
    rows = [
        [cell for cell in row.iter(f"{_WORD}tc") if _row_of(cell) is row]
        for row in table._tbl.tr_lst
        if row.find(f"{_WORD}trPr/{_WORD}del") is None
    ]
    if all(len(cells) <= 1 for cells in rows):
        for cells in rows:
            for cell in cells:
                yield from _items(cell, parent)
        return
    for cells in rows:
        texts = [
            " ".join(" ".join(block.text.split()) for _, block in _items(cell, parent)).strip()
            for cell in cells
        ]
        if any(texts):
            yield "", RawBlock(BlockKind.TABLE_ROW, " | ".join(texts))


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_WORD}tr"), None)
