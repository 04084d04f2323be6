"""Tables in lines of a PDF: cells below one another with white strips between them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.ingest.pdf_lines import Line, make_line

# White between two columns of cells, as a share of the type size.
_STRIP = 0.5
_CELL_WIDTH = 30
_FILLED = 0.6
_CLOSED = 0.3
_WRAPPED = 0.3


def goes_on(lines: Sequence[str]) -> bool:
    """Whether so many lines begin in small letters that they must be wrapped prose."""
    return sum(line[:1].islower() for line in lines) > _WRAPPED * len(lines)


def find_rows(chunk: Sequence[Line]) -> list[str]:
    """The rows of a table, cells joined with `` | ``; empty when the lines are no table.

    A table has strips that are white in all its lines, at least one gap that is wide, and short
    cells that are no sentences.
    """
    if len(chunk) < 2 or not any(line.has_wide_gap for line in chunk):
        return []
    if goes_on([line.text for line in chunk]):
        return []
    cuts = _white_strips(chunk)
    rows = [_cut(line, cuts) for line in chunk]
    cells = [cell for row in rows for cell in row if cell]
    filled = sum(sum(bool(cell) for cell in row) >= 2 for row in rows)
    closed = sum(line.text.endswith((".", "-", "\u2010", ",")) for line in chunk)
    if not cuts or filled < len(rows) * _FILLED or closed > len(rows) * _CLOSED:
        return []
    if sum(len(cell) for cell in cells) > _CELL_WIDTH * len(cells):
        return []
    return [" | ".join(row) for row in rows]


def _white_strips(chunk: Sequence[Line]) -> list[float]:
    """Where strips begin that no word of any line touches."""
    words = sorted((word for line in chunk for word in line.words), key=lambda word: word.left)
    strip = _STRIP * max(line.size for line in chunk)
    cuts, reached = [], words[0].right
    for word in words:
        if word.left - reached > strip:
            cuts.append(reached)
        reached = max(reached, word.right)
    return cuts


def _cut(line: Line, cuts: Sequence[float]) -> list[str]:
    edges = [-float("inf"), *cuts, float("inf")]
    row = []
    for left, right in zip(edges, edges[1:], strict=False):
        cell = [word for word in line.words if left <= word.left < right]
        row.append(make_line(cell).text if cell else "")
    return row
