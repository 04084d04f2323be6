"""From lines on pages to paragraphs.

A PDF knows no paragraphs, only where words stand. What is to do: drop what stands on every page,
find where paragraphs begin, and undo hyphenation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from briefing.domain import BlockKind, Dropped
from briefing.ingest.extraction import RawBlock
from briefing.ingest.junk import ends_sentence
from briefing.ingest.pdf_lines import Line, Page
from briefing.ingest.pdf_tables import find_rows
from briefing.ingest.text import is_headline, mark_headings, split_marker

_FURNITURE_LINES = 2
_FURNITURE_SHARE = 0.4
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—|]\s*)?(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"(?:\s*[-–—|])?\s*",
    re.IGNORECASE,
)
_HYPHENS = ("-", "\u2010", "\u00ad")
# An indent, as a share of the type size.
_INDENT = 0.8
_SHORT_LINE = 0.8
# Paragraphs are further apart than lines by so much; lines of two type sizes differ by so much.
_APART = 1.25
_OTHER_SIZE = 1.1
# A heading in larger or bold type: not more lines and words, not fewer letters than this.
_HEADING_LINES = 3
_HEADING_WORDS = 30
_HEADING_LETTERS = 3
_TABLE_LINES = 2
# So many of all steps from line to line are at least those within paragraphs.
_USUAL = 0.25
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
        counts.update({_pattern(line.text) for edge in _edges(page) for line in edge})
    often = max(2, _FURNITURE_SHARE * len(pages))
    kept, dropped = [], dict[tuple[str, str], None]()
    for page in pages:
        gone: list[Line] = []
        for edge in _edges(page):
            for depth, line in enumerate(edge):
                if _PAGE_NUMBER.fullmatch(line.text):
                    dropped[line.text, "page-number"] = None
                # Below a running head stands text, which may have the same words twice.
                elif counts[_pattern(line.text)] >= often and not (depth and _is_prose(line.text)):
                    dropped[line.text, "running-head"] = None
                else:
                    break
                gone.append(line)
        kept.append([line for line in page if line not in gone])
    return kept, [Dropped(text, reason) for text, reason in dropped]


def _is_prose(text: str) -> bool:
    return ends_sentence(text) or text[:1].islower()


def _edges(page: Page) -> tuple[Page, Page]:
    """The first and the last lines, each from the edge inwards."""
    return page[:_FURNITURE_LINES], page[-1 : -_FURNITURE_LINES - 1 : -1]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())


def assemble(columns: Iterable[Page], body: float = 0.0) -> Iterator[RawBlock]:
    """The blocks of all columns, given in reading order.

    Args:
        body: The type size of the document's text, to tell headings; 0 if unknown.
    """
    blocks: list[RawBlock] = []
    cut = False
    columns = [[_spelt_out(line) for line in column] for column in columns]
    words = Counter(
        word.casefold()
        for column in columns
        for line in column
        for word in re.findall(r"[\w’'-]+", line.text)
    )
    for column in columns:
        width = _usual_width(column)
        for place, (kind, lines) in enumerate(_paragraphs(column, width, body, cut=cut)):
            text = _join(lines, words)
            goes_on = _continues(blocks[-1], kind, text) if blocks else False
            if goes_on or (place == 0 and cut and kind is BlockKind.PARAGRAPH):
                text = _join([blocks[-1].text, text], words)
                blocks[-1] = RawBlock(blocks[-1].kind, text)
            else:
                blocks.append(RawBlock(kind, text))
        cut = _is_cut(column, width, blocks)
    return mark_headings(blocks)


def _spelt_out(line: Line) -> Line:
    return replace(line, text=line.text.translate(_LIGATURES))


def _is_cut(column: Page, width: float, blocks: Sequence[RawBlock]) -> bool:
    """Whether a column ends in the middle of a paragraph: a full line that ends no sentence."""
    if not column or not blocks or blocks[-1].kind is not BlockKind.PARAGRAPH:
        return False
    last = column[-1]
    several = len(blocks[-1].text) > len(last.text)
    full = last.right - _margin(column) >= _SHORT_LINE * width
    return several and full and not ends_sentence(last.text) and last.text[-1] not in ":;"


def _margin(lines: Sequence[Line]) -> float:
    return min(line.left for line in lines)


def _continues(before: RawBlock, kind: BlockKind, text: str) -> bool:
    """A paragraph that a page, column or stray gap has cut: it goes on in small letters."""
    if BlockKind.TABLE_ROW in (before.kind, kind) or kind is BlockKind.LIST_ITEM:
        return False
    if before.text.endswith(_HYPHENS) and text[:1].isalpha():
        return True
    return not ends_sentence(before.text) and text[:1].islower()


def _paragraphs(
    column: Page, width: float, body: float, *, cut: bool
) -> Iterator[tuple[BlockKind, list[str]]]:
    """The lines of each paragraph, heading, list item or table row of one column.

    Args:
        cut: The column begins in the middle of a paragraph.
    """
    for number, chunk in enumerate(_with_loose_tables(_chunks(column, width))):
        rows = find_rows(chunk)
        if rows:
            # A title above the table is no row of it.
            title = sum(1 for _ in takewhile(_is_one_cell, rows))
            yield from ((BlockKind.PARAGRAPH, [line.text]) for line in chunk[:title])
            yield from ((BlockKind.TABLE_ROW, [row]) for row in rows[title:])
            continue
        if _stands_out(chunk, body):
            yield (
                BlockKind.HEADING,
                [split_marker(chunk[0].text)[1], *(line.text for line in chunk[1:])],
            )
            continue
        margin = _margin(chunk)
        kind, lines = BlockKind.PARAGRAPH, list[str]()
        for place, line in enumerate(chunk):
            marked, rest = split_marker(line.text)
            if place == 0:
                marked = marked and not (cut and number == 0)
            elif marked and _runs_on(chunk[place - 1], line, margin, width):
                marked = False
            following = chunk[place + 1] if place + 1 < len(chunk) else None
            if lines and (
                marked or _begins(lines, chunk[place - 1], line, following, margin, width)
            ):
                yield kind, lines
                kind, lines = BlockKind.PARAGRAPH, []
            if marked:
                kind = BlockKind.LIST_ITEM
            lines.append(rest if marked else line.text)
        if lines:
            yield kind, lines


def _stands_out(chunk: Page, body: float) -> bool:
    """Whether a few lines are a heading by their type, which is larger or bold."""
    last = chunk[-1].text
    if len(chunk) > _HEADING_LINES or ends_sentence(last) or last.endswith((":", ",", ";")):
        return False
    words = sum(len(line.words) for line in chunk)
    letters = sum(character.isalpha() for line in chunk for character in line.text)
    if not 0 < words <= _HEADING_WORDS or letters < _HEADING_LETTERS:
        return False
    large = 0 < body * _OTHER_SIZE < min(line.size for line in chunk)
    return large or all(line.is_bold for line in chunk)


def _with_loose_tables(chunks: Iterable[Page]) -> list[Page]:
    """The chunks; rows of a table that stand apart from one another are one chunk.

    Its first and last row may stand so near to the text that they seem to belong to it.
    """
    found: list[Page] = []
    rows: list[Line] = []
    for chunk in [*chunks, []]:
        if len(chunk) == 1 and chunk[0].has_wide_gap:
            rows += chunk
            continue
        if rows:
            above = found[-1] if found else []
            if len(above) > 1 and above[-1].has_wide_gap and find_rows([above[-1], *rows]):
                rows.insert(0, above.pop())
            if len(chunk) > 1 and chunk[0].has_wide_gap and find_rows([*rows, chunk[0]]):
                rows.append(chunk.pop(0))
            found += [rows] if find_rows(rows) else [[row] for row in rows]
            rows = []
        if chunk:
            found.append(chunk)
    return found


def _usual_width(column: Page) -> float:
    """How far full lines reach from the margin: the longest tenth."""
    if not column:
        return 0.0
    margin = _margin(column)
    reached = sorted(line.right - margin for line in column)
    return reached[int(len(reached) * 0.9)]


def _chunks(column: Page, width: float) -> Iterator[Page]:
    """Lines of one type without a gap between them; rows of a table apart from prose.

    What a gap is depends on the line spacing, which may be double.
    """
    steps = sorted(
        _step(above, line) for above, line in pairwise(column) if _is_within(above, line)
    )
    usual = max(steps[int(len(steps) * _USUAL)], 1.0) if steps else _APART
    margin = _margin(column) if column else 0.0
    chunk: Page = []
    for line in column:
        if chunk and (
            _step(chunk[-1], line) > _APART * usual
            or not _is_same_size(chunk[-1], line)
            or _changes_weight(chunk[-1], line, margin, width)
        ):
            yield from _tables_apart(chunk)
            chunk = []
        chunk.append(line)
    if chunk:
        yield from _tables_apart(chunk)


def _changes_weight(above: Line, line: Line, margin: float, width: float) -> bool:
    """Whether a bold line ends above or begins here; bold words within prose are none."""
    if above.is_bold == line.is_bold:
        return False
    full = above.right - margin >= _SHORT_LINE * width
    return not full or ends_sentence(above.text)


def _tables_apart(chunk: Page) -> Iterator[Page]:
    """The chunk, or its parts when rows of a table stand among its lines without a gap."""
    if find_rows(chunk):
        yield chunk
        return
    part: Page = []
    for wide, group in groupby(chunk, key=lambda line: line.has_wide_gap):
        lines = list(group)
        if wide and len(lines) >= _TABLE_LINES and find_rows(lines):
            if part:
                yield part
            yield lines
            part = []
        else:
            part += lines
    if part:
        yield part


def _is_one_cell(row: str) -> bool:
    first, _, others = row.partition("|")
    return bool(first.strip()) and not others.strip(" |")


def _is_within(above: Line, line: Line) -> bool:
    """Whether two lines are of one paragraph, by their words alone.

    Rows of tables stand apart in single-spaced text too.
    """
    table = above.has_wide_gap or line.has_wide_gap
    return not table and _is_same_size(above, line) and not ends_sentence(above.text)


def _step(above: Line, line: Line) -> float:
    """How far a line is below another, as a share of the type size."""
    return (above.baseline - line.baseline) / line.size


def _is_same_size(above: Line, line: Line) -> bool:
    return max(above.size, line.size) <= _OTHER_SIZE * min(above.size, line.size)


def _begins(
    lines: Sequence[str],
    before: Line,
    line: Line,
    following: Line | None,
    margin: float,
    width: float,
) -> bool:
    """Whether ``line`` begins a paragraph within a chunk.

    Signs: an indent that the line before does not have; a short line before that ends a
    sentence; a heading without a gap, before or after.
    """
    indent = _INDENT * line.size
    capital = not line.text[:1].islower()
    if line.left - margin >= indent > before.left - margin and capital:
        return True
    closed = ends_sentence(lines[-1])
    if closed and capital and before.right - margin < _SHORT_LINE * width:
        return True
    if len(lines) == 1 and _is_heading(before, width) and capital and not _is_heading(line, width):
        return len(line.text) > len(before.text)
    follows = following is None or not following.text[:1].islower()
    return closed and capital and follows and _is_heading(line, width)


def _runs_on(before: Line, line: Line, margin: float, width: float) -> bool:
    """Whether what looks like a marker is a number or a dash that a line happens to begin with."""
    if split_marker(before.text)[0]:
        return False
    full = before.right - margin >= _SHORT_LINE * width
    level = abs(line.left - before.left) < 0.2 * line.size
    return full and level and not ends_sentence(before.text) and before.text[-1] not in ":;"


def _is_heading(line: Line, width: float) -> bool:
    return is_headline(line.text) and line.right - line.left < 0.7 * width


def _join(lines: Sequence[str], words: Counter[str]) -> str:
    """The lines as one, hyphenated words put together."""
    parts = [lines[0]]
    for line in lines[1:]:
        before = parts[-1]
        if before.endswith(_HYPHENS) and line[:1].isalnum() and before[-2:-1].isalnum():
            parts[-1] = before[:-1] + _link(before[:-1], line, before[-1], words) + line
        else:
            parts.append(line)
    return " ".join(parts)


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
