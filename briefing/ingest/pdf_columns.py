"""Columns and tables in lines whose characters stand where they stand on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from briefing.ingest.junk import ends_sentence

# A column of prose: so many lines with text on both sides of the gutter, so many characters wide.
_COLUMN_LINES = 4
_COLUMN_WIDTH = 15
_COLUMN_WORDS = 2
# Lines that run across the gutter (a title over both columns), as a share of those beside it.
_ACROSS = 0.2
# So many lines above or below a full one tell whether columns stand here.
_NEAR = 3
# A heading over both columns: so many lines, so much wider than the left column, or with so many
# blank rows above and below it.
_HEADING_LINES = 2
_WIDER = 1.15
_BLANK_ROWS = 2
_CELL_WIDTH = 30
_WIDE_GAP = 3
_WRAPPED = 0.3


def split_columns(page: Sequence[str]) -> Iterator[list[str]]:
    """The columns of a page, left before right; a page without columns as it is.

    Lines across the gutter divide the page: what is above them is read first.
    """
    gutter = _find_gutter(page)
    if gutter is None:
        yield list(page)
        return
    left: list[str] = []
    right: list[str] = []
    widest = max(len(line[:gutter].rstrip()) for line in page if _has_both(line, gutter))
    for number, line in enumerate(page):
        beside = page[max(number - _NEAR, 0) : number + _NEAR + 1]
        across = _is_across(line, gutter) and not _is_tight(line, gutter, beside)
        if not (across or _is_heading_across(page, number, gutter, widest)):
            left.append(line[:gutter].rstrip())
            right.append(line[gutter:])
            continue
        yield from _two(left, right)
        left, right = [line], []
    yield from _two(left, right)


def _two(left: list[str], right: list[str]) -> Iterator[list[str]]:
    for column in (left, right):
        if any(line.strip() for line in column):
            # A page may have three columns or more.
            yield from split_columns(column)


def _find_gutter(page: Sequence[str]) -> int | None:
    """Where the right one of two columns begins, if there are two.

    That is the place where most lines begin anew after a gap, with prose on both sides.
    """
    lines = [line for line in page if line.strip()]
    width = max((len(line) for line in lines), default=0)
    best, most = None, 0
    for place in range(_COLUMN_WIDTH, width - _COLUMN_WIDTH):
        beside = [line for line in lines if _has_both(line, place)]
        begin = sum(line[place - 1 : place] == " " and line[place] != " " for line in beside)
        if len(beside) < _COLUMN_LINES or begin <= most:
            continue
        across = sum(_is_across(line, place) and line[place - 1] != " " for line in lines)
        if across <= _ACROSS * len(beside) and _is_prose(beside, place):
            best, most = place, begin
    return best


def _has_both(line: str, place: int) -> bool:
    return (
        line[place - 2 : place] == "  "
        and bool(line[:place].strip())
        and bool(line[place:].strip())
    )


def _is_across(line: str, place: int) -> bool:
    """Text on both sides without a gap of two spaces in between."""
    if not line[:place].strip() or not line[place:].strip():
        return False
    return line[place - 2 : place] != "  "


def _is_tight(line: str, place: int, beside: Sequence[str]) -> bool:
    """A line of the left column that fills it, so that one space is left of the gutter.

    A title over both columns may have a space there by chance, but no columns right beside it.
    """
    fits = line[place - 1 : place] == " " and line[place : place + 1] != " "
    return fits and any(_has_both(other, place) for other in beside)


def _is_heading_across(page: Sequence[str], number: int, gutter: int, widest: int) -> bool:
    """A heading over both columns whose letters, being larger, are too few to reach the gutter.

    It begins after a blank row, is two lines at most, and the right column has no text beside it
    but some above and below; or it is wider than any line of the left column.
    """
    if not page[number].strip() or page[number][gutter:].strip():
        return False
    wide = len(page[number].rstrip()) > _WIDER * widest
    if number and page[number - 1].strip() and not wide:
        return False
    lines = list(takewhile(str.strip, page[number:]))
    if len(lines) > _HEADING_LINES or ends_sentence(lines[-1]):
        return False
    if any(line[gutter:].strip() for line in lines):
        return False
    filled = [place for place, line in enumerate(page) if line[gutter:].strip()]
    above = max((place for place in filled if place < number), default=None)
    below = min((place for place in filled if place > number), default=None)
    if above is None or below is None:
        return False
    return wide or below - above > len(lines) + _BLANK_ROWS


def _is_prose(lines: Sequence[str], place: int) -> bool:
    """Lines of text are longer than cells of a table, and many go on in the next line."""
    for sides in ([ln[:place] for ln in lines], [ln[place:] for ln in lines]):
        words = sum(len(side.split()) for side in sides) / len(sides)
        length = sum(len(side.strip()) for side in sides) / len(sides)
        if words < _COLUMN_WORDS or length < _COLUMN_WIDTH or not _goes_on(sides):
            return False
    return True


def _goes_on(lines: Sequence[str]) -> bool:
    """Whether so many lines begin in small letters that they must be wrapped prose."""
    return sum(line.lstrip()[:1].islower() for line in lines) > _WRAPPED * len(lines)


def has_wide_gap(line: str) -> bool:
    """Whether a line has a gap that is wider than any between words."""
    return re.search(rf"\S {{{_WIDE_GAP},}}\S", line) is not None


def find_rows(chunk: Sequence[str]) -> list[str]:
    """The rows of a table, cells joined with `` | ``; empty when the lines are no table.

    A table has places that are blank in all its lines, at least one of them wide, and short
    cells that are no sentences.
    """
    if len(chunk) < 2 or not any(map(has_wide_gap, chunk)):
        return []
    if _goes_on(chunk):
        return []
    start = min(len(line) - len(line.lstrip()) for line in chunk)
    end = max(len(line) for line in chunk)
    blank = [all(line[at : at + 1] in ("", " ") for line in chunk) for at in range(start, end)]
    cuts = [start + at for at in range(1, len(blank)) if blank[at - 1] and not blank[at]]
    rows = [_cut(line, cuts) for line in chunk]
    cells = [cell for row in rows for cell in row if cell]
    filled = sum(sum(bool(cell) for cell in row) >= 2 for row in rows)
    closed = sum(line.endswith((".", "-", "\u2010", ",")) for line in chunk)
    if not cuts or filled < len(rows) * 0.6 or closed > len(rows) * 0.3:
        return []
    if sum(len(cell) for cell in cells) > _CELL_WIDTH * len(cells):
        return []
    return [" | ".join(row) for row in rows]


def _cut(line: str, cuts: Sequence[int]) -> list[str]:
    edges = [0, *cuts, max(len(line), cuts[-1] if cuts else 0)]
    return [line[a:b].strip() for a, b in zip(edges, edges[1:], strict=False)]
