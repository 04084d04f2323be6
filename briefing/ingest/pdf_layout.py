"""From lines on pages to paragraphs.

A PDF knows no paragraphs, only where characters stand. In pypdf's layout mode the place of a
character in its line is its place on the page. What is left to do: drop what stands on every
page, read columns one after the other, find where paragraphs begin, and undo hyphenation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefing.domain import BlockKind, Dropped
from briefing.ingest.extraction import RawBlock
from briefing.ingest.junk import ends_sentence
from briefing.ingest.pdf_columns import find_rows, has_wide_gap
from briefing.ingest.text import is_headline, mark_headings, split_marker

Page = list[str]

_FURNITURE_LINES = 2
_FURNITURE_SHARE = 0.4
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—|]\s*)?(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"(?:\s*[-–—|])?\s*",
    re.IGNORECASE,
)
_HYPHENS = ("-", "\u2010", "\u00ad")
_INDENT = 2
_SHORT_LINE = 0.8
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Beginnings of words that keep their hyphen when the line ends there, and ends that never do.
_COMPOUND = frozenset(
    "all anti cross decision double far four full half hard high large long low non quasi self"
    " semi short single small three ultra well".split()
)
_ENDINGS = frozenset("er est ly ing ness way ways ware teen teenth th".split())


def drop_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Dropped]]:
    """Take out page numbers and the running heads and feet, each listed once."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_pattern(page[place]) for edge in _edges(page) for place in edge})
    often = max(2, _FURNITURE_SHARE * len(pages))
    kept, dropped = [], dict[tuple[str, str], None]()
    for page in pages:
        lines = list(page)
        for edge in _edges(page):
            for depth, place in enumerate(edge):
                text = " ".join(page[place].split())
                if _PAGE_NUMBER.fullmatch(text):
                    dropped[text, "page-number"] = None
                # Below a running head stands text, which may have the same words twice.
                elif counts[_pattern(text)] >= often and not (depth and _is_prose(text)):
                    dropped[text, "running-head"] = None
                else:
                    break
                lines[place] = ""
        kept.append(lines)
    return kept, [Dropped(text, reason) for text, reason in dropped]


def _is_prose(text: str) -> bool:
    return ends_sentence(text) or text[:1].islower()


def _edges(page: Page) -> tuple[list[int], list[int]]:
    """The places of the first and of the last lines with text, each from the edge inwards."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    return filled[:_FURNITURE_LINES], filled[-1 : -_FURNITURE_LINES - 1 : -1]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())


def assemble(columns: Iterable[Page]) -> Iterator[RawBlock]:
    """The blocks of all columns, given in reading order."""
    blocks: list[RawBlock] = []
    cut = False
    columns = [[line.translate(_LIGATURES) for line in column] for column in columns]
    words = Counter(
        word.casefold()
        for column in columns
        for line in column
        for word in re.findall(r"[\w’'-]+", line)
    )
    for column in columns:
        width = _usual_width(column)
        for place, (kind, lines) in enumerate(_paragraphs(column, width)):
            text = _join(lines, words)
            goes_on = _continues(blocks[-1], kind, text) if blocks else False
            if goes_on or (place == 0 and cut and kind is BlockKind.PARAGRAPH):
                text = _join([blocks[-1].text, text], words)
                blocks[-1] = RawBlock(blocks[-1].kind, text)
            else:
                blocks.append(RawBlock(kind, text))
        cut = _is_cut(column, width, blocks)
    return mark_headings(blocks)


def _is_cut(column: Sequence[str], width: int, blocks: Sequence[RawBlock]) -> bool:
    """Whether a column ends in the middle of a paragraph: a full line that ends no sentence."""
    last = next((line.rstrip() for line in reversed(column) if line.strip()), "")
    prose = bool(blocks) and blocks[-1].kind is BlockKind.PARAGRAPH
    several = len(blocks[-1].text) > len(last) if prose else False
    return several and len(last) >= _SHORT_LINE * width and not ends_sentence(last)


def _continues(before: RawBlock, kind: BlockKind, text: str) -> bool:
    """A paragraph that a page, column or stray gap has cut: it goes on in small letters."""
    if BlockKind.TABLE_ROW in (before.kind, kind) or kind is BlockKind.LIST_ITEM:
        return False
    if before.text.endswith(_HYPHENS) and text[:1].isalpha():
        return True
    return not ends_sentence(before.text) and text[:1].islower()


def _paragraphs(column: Sequence[str], width: int) -> Iterator[tuple[BlockKind, list[str]]]:
    """The lines of each paragraph, list item or table row of one column."""
    for chunk in _with_loose_tables(_chunks(column)):
        rows = find_rows(chunk)
        if rows:
            yield from ((BlockKind.TABLE_ROW, [row]) for row in rows)
            continue
        margin = min(len(line) - len(line.lstrip()) for line in chunk)
        kind, lines = BlockKind.PARAGRAPH, list[str]()
        for place, line in enumerate(chunk):
            marked, rest = split_marker(line)
            following = chunk[place + 1] if place + 1 < len(chunk) else None
            if lines and (
                marked or _begins(lines, chunk[place - 1], line, following, margin, width)
            ):
                yield kind, lines
                kind, lines = BlockKind.PARAGRAPH, []
            if marked:
                kind = BlockKind.LIST_ITEM
            lines.append((rest if marked else line).strip())
        if lines:
            yield kind, lines


def _with_loose_tables(chunks: Iterable[list[str]]) -> Iterator[list[str]]:
    """The chunks; rows of a table that stand apart from one another are one chunk."""
    rows: list[list[str]] = []
    for chunk in chunks:
        if len(chunk) == 1 and has_wide_gap(chunk[0]):
            rows.append(chunk)
            continue
        yield from _as_table(rows)
        rows = []
        yield chunk
    yield from _as_table(rows)


def _as_table(rows: list[list[str]]) -> list[list[str]]:
    table = [line for row in rows for line in row]
    return [table] if find_rows(table) else rows


def _usual_width(column: Sequence[str]) -> int:
    """The length that full lines have: that of the longest tenth."""
    lengths = sorted(len(line.rstrip()) for line in column if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _chunks(column: Sequence[str]) -> Iterator[list[str]]:
    """Lines without a gap between them.

    Where most lines are set apart by blank lines (double spacing), only wider gaps count.
    """
    gaps: Counter[int] = Counter()
    filled = [place for place, line in enumerate(column) if line.strip()]
    # Rows of tables stand apart in single-spaced text too.
    prose = [place for place in filled if not has_wide_gap(column[place])]
    for one, other in zip(filled, filled[1:], strict=False):
        if not (has_wide_gap(column[one]) or has_wide_gap(column[other])):
            gaps[other - one] += 1
    spacing, times = gaps.most_common(1)[0] if gaps else (1, 0)
    usual = spacing if times > 0.6 * len(prose) and len(prose) > 4 else 1
    chunk: list[str] = []
    for index, place in enumerate(filled):
        if index and place - filled[index - 1] > usual:
            yield chunk
            chunk = []
        chunk.append(column[place].rstrip())
    if chunk:
        yield chunk


def _begins(
    lines: Sequence[str], before: str, line: str, following: str | None, margin: int, width: int
) -> bool:
    """Whether ``line`` begins a paragraph within a chunk.

    Signs: an indent that the line before does not have; a short line before that ends a
    sentence; a heading without a gap, before or after.
    """
    indent = len(line) - len(line.lstrip()) - margin
    before_indent = len(before) - len(before.lstrip()) - margin
    text = line.strip()
    capital = not text[:1].islower()
    if indent >= _INDENT and before_indent < _INDENT and capital:
        return True
    closed = ends_sentence(lines[-1])
    if closed and capital and len(before) < _SHORT_LINE * width:
        return True
    if len(lines) == 1 and _is_heading(before, width) and capital and not _is_heading(line, width):
        return len(text) > len(before.strip())
    follows = following is None or not following.strip()[:1].islower()
    return closed and capital and follows and _is_heading(line, width)


def _is_heading(line: str, width: int) -> bool:
    return is_headline(line.strip()) and len(line.strip()) < 0.7 * width


def _join(lines: Sequence[str], words: Counter[str]) -> str:
    """The lines as one, hyphenated words put together."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith(_HYPHENS) and line[:1].isalnum() and text[-2:-1].isalnum():
            text = text[:-1] + _link(text[:-1], line, text[-1], words) + line
        else:
            text = f"{text} {line}"
    return text


def _link(text: str, line: str, hyphen: str, words: Counter[str]) -> str:
    """What stands between the halves of a word: a hyphen, or nothing.

    As the document has the word elsewhere; else a hyphen before capitals and digits and after
    words that form compounds.
    """
    if hyphen == "\u00ad":
        return ""
    first = re.findall(r"[\w’'-]*$", text)[0].casefold()
    second = re.match(r"[\w’']*", line)
    rest = second[0].casefold() if second else ""
    if not line[:1].islower() or text[-1:].isdigit():
        return "-"
    if words[first + rest] != words[f"{first}-{rest}"]:
        return "" if words[first + rest] > words[f"{first}-{rest}"] else "-"
    compound = first.split("-")[-1] in _COMPOUND and rest not in _ENDINGS
    # U+2010 is what typesetting programs write when they hyphenate by themselves.
    return "-" if compound and hyphen == "-" else ""
