"""Plain text: paragraphs between blank lines, list items, and lines that look like headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.config import LimitSettings
from briefing.domain import BlockKind
from briefing.ingest.decoding import decode
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.junk import ends_sentence, find_head_line, is_dated_label, is_name
from briefing.ingest.publication import parse_date

# Nobody wraps lines at more than this: a longer line is a paragraph of its own.
_WIDEST_WRAP = 130
# Lines of wrapped text may be shorter than the widest one by so much for no reason.
_RAGGED = 12
_HEADING_WORDS = 12
# A paragraph with more words is text, even without a full stop.
_LONGEST_HEAD = 24
_MARKER = re.compile(r"\s*(?:[-*•‣▪◦·–—\uf0b7]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_UNDERLINE = re.compile(r"\s*([=\-~_*#])\1{2,}\s*")


def read_text(content: bytes, name: str, limits: LimitSettings) -> Extraction:
    """The paragraphs of a text file."""
    decoded = decode(content, name)
    text = decoded.text.replace("\f", "\n\n").replace("\x85", "\n").replace("\u2029", "\n\n")
    chunks = [chunk.split("\n") for chunk in re.split(r"\n[^\S\n]*\n", text) if chunk.strip()]
    blocks: list[RawBlock] = []
    in_head = True
    for chunk in chunks:
        parts = _split_head(chunk, opens=not blocks) if in_head else [chunk]
        found = [block for lines in parts for block in _blocks_of(lines)]
        in_head = in_head and not any(map(_is_body, found))
        blocks.extend(found)
    return Extraction(tuple(mark_headings(blocks)), encoding=decoded.encoding)


def split_marker(line: str) -> tuple[bool, str]:
    """Whether a line begins with a bullet or a number in a list, and the line without it."""
    match = _MARKER.match(line)
    return (True, line[match.end() :]) if match else (False, line)


def is_headline(text: str) -> bool:
    """A short line that is no sentence: no closing mark, begins with a capital or a digit."""
    words = text.split()
    return (
        0 < len(words) <= _HEADING_WORDS
        and (text[0].isupper() or text[0].isdigit())
        and not text.endswith((".", ",", ";", ":", "!", "…", "»", "”", '"'))
    )


def mark_headings(blocks: list[RawBlock]) -> Iterator[RawBlock]:
    """Paragraphs that look like headings, and have text after them, become headings.

    So does a list item alone, "3. Recommendations": the number is that of the heading.
    """
    for place, block in enumerate(blocks):
        followed = place + 1 < len(blocks)
        if followed and is_headline(block.text.strip()) and _may_head(blocks, place):
            yield RawBlock(BlockKind.HEADING, block.text)
        else:
            yield block


def _may_head(blocks: list[RawBlock], place: int) -> bool:
    if blocks[place].kind is BlockKind.PARAGRAPH:
        return True
    around = blocks[max(place - 1, 0) : place] + blocks[place + 1 : place + 2]
    item = blocks[place].kind is BlockKind.LIST_ITEM
    return item and all(block.kind is BlockKind.PARAGRAPH for block in around)


def _is_body(block: RawBlock) -> bool:
    return ends_sentence(block.text) or len(block.text.split()) > _LONGEST_HEAD


def _split_head(chunk: list[str], *, opens: bool) -> list[list[str]]:
    """The lines of a chunk before the text begins: each byline and each date apart.

    A date stays with the label or the name above it.

    Args:
        opens: The document begins here, so that a name alone is rather its headline.
    """
    groups: list[list[str]] = []
    before = ""
    for place, line in enumerate(chunk):
        following = chunk[place + 1] if place + 1 < len(chunk) else ""
        role = "" if groups and ends_sentence(groups[-1][-1]) else _role(line, following)
        if role == "name" and opens and not groups:
            role = ""
        dated = role == "line" and before in ("label", "name") and parse_date(line.strip())
        if groups and (dated or not (role or before)):
            groups[-1].append(line)
        else:
            groups.append([line])
        before = role
    return groups


def _role(line: str, following: str) -> str:
    """What a line is in the head of a document: ``line``, ``label``, ``name``, or nothing."""
    text = line.strip()
    if find_head_line(text) is not None:
        return "line"
    if is_dated_label(text):
        return "label"
    return "name" if is_name(text) and parse_date(following.strip()) is not None else ""


def _is_apart(before: str, line: str, widest: int) -> bool:
    """Whether the line break was meant: the next word would have fitted, and begins anew."""
    fits = len(before) + 1 + len(line.split()[0]) <= widest - _RAGGED if line else False
    return fits and not line[0].islower()


def _blocks_of(lines: list[str]) -> Iterator[RawBlock]:
    """The paragraphs and list items in the lines between two blank lines."""
    unwrapped = any(len(line) > _WIDEST_WRAP for line in lines)
    widest = max(len(line) for line in lines)
    kind, parts = BlockKind.PARAGRAPH, list[str]()
    items = sum(split_marker(line)[0] for line in lines)
    for line in lines:
        if _UNDERLINE.fullmatch(line):
            # A rule under a heading ends it; a rule alone says nothing.
            if parts:
                yield RawBlock(kind, " ".join(parts))
            kind, parts = BlockKind.PARAGRAPH, []
            continue
        marked, rest = split_marker(line)
        # "– he said" or "1. " inside one paragraph is a list only when it opens the paragraph.
        starts_item = marked and (items > 1 or line is lines[0])
        if parts and (unwrapped or starts_item or _is_apart(parts[-1], line.strip(), widest)):
            yield RawBlock(kind, " ".join(parts))
            kind, parts = BlockKind.PARAGRAPH, []
        if starts_item:
            kind = BlockKind.LIST_ITEM
        parts.append((rest if starts_item else line).strip())
    if parts:
        yield RawBlock(kind, " ".join(parts))
