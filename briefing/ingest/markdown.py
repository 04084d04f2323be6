"""Markdown (CommonMark with tables) through markdown-it-py; the marks themselves go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.config import LimitSettings
from briefing.domain import BlockKind, Dropped, PartialDate
from briefing.ingest.decoding import decode
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.publication import parse_date
from briefing.ingest.quiet import quieten

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:(?:[ \t]+(\S.*)|[ \t]*$)")
_SCRIPT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
# Footnotes are no CommonMark: they come as text, and a note may come as a link definition.
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_NOTE_LINE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")


def read_markdown(content: bytes, name: str, limits: LimitSettings) -> Extraction:
    """Headings, paragraphs, list items and table rows; code blocks are dropped."""
    from markdown_it import MarkdownIt

    quieten("markdown_it")
    decoded = decode(content, name)
    front, text = _split_front_matter(decoded.text)
    fields = dict(_fields(front))
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks: list[RawBlock] = []
    dropped = [Dropped(front, "front-matter")] if front else []
    notes = [Dropped(" ".join(m[1].split()), "footnote") for m in _NOTE_LINE.finditer(text)]
    text = _NOTE_LINE.sub("", text)
    for item in _walk(parser.parse(text)):
        if isinstance(item, RawBlock):
            blocks.append(item)
        else:
            dropped.append(item)
    return Extraction(
        tuple(blocks),
        title=fields.get("title"),
        published=_first_date(fields),
        byline=fields.get("author"),
        dropped=tuple(dropped + notes),
        encoding=decoded.encoding,
    )


def _split_front_matter(text: str) -> tuple[str, str]:
    match = _FRONT_MATTER.match(text)
    if match is None or not all(
        _FIELD.match(line) or line.startswith((" ", "\t", "-", "#")) or not line.strip()
        for line in match[1].split("\n")
    ):
        return "", text
    return match[1], text[match.end() :]


def _fields(front: str) -> Iterator[tuple[str, str]]:
    for line in front.split("\n"):
        match = _FIELD.match(line)
        if match and match[2]:
            yield match[1].lower(), match[2].strip().strip("\"'")


def _first_date(fields: dict[str, str]) -> PartialDate | None:
    dates = (parse_date(fields[key]) for key in ("date", "published") if key in fields)
    return next((date for date in dates if date is not None), None)


def _walk(tokens: list[Token]) -> Iterator[RawBlock | Dropped]:
    """Blocks in order. An ``inline`` token's kind is that of the innermost open element."""
    kinds = [BlockKind.PARAGRAPH]
    cells: list[str] | None = None
    for token in tokens:
        if token.type in ("heading_open", "list_item_open"):
            heading = token.type == "heading_open"
            kinds.append(BlockKind.HEADING if heading else BlockKind.LIST_ITEM)
        elif token.type in ("heading_close", "list_item_close"):
            kinds.pop()
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield RawBlock(BlockKind.TABLE_ROW, " | ".join(cells or []))
            cells = None
        elif token.type in ("fence", "code_block"):
            yield Dropped(" ".join(token.content.split()), "code")
        elif token.type == "html_block":
            yield RawBlock(kinds[-1], _TAG.sub(" ", _SCRIPT.sub(" ", token.content)))
        elif token.type == "inline":
            text = _plain(token.children or [])
            if cells is None:
                yield RawBlock(kinds[-1], text)
            else:
                cells.append(" ".join(text.split()))


def _plain(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(_NOTE.sub("", child.content) if child.type == "text" else child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
