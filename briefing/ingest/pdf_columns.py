"""Columns of a page: where a white strip runs down between words that are prose on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefing.ingest.junk import ends_sentence
from briefing.ingest.pdf_lines import Line, Page, make_lines
from briefing.ingest.pdf_tables import goes_on
from briefing.ingest.pdf_words import Word

# The narrowest gutter, as a share of the type size. No gap between words is that wide in four
# lines at the same place.
_GUTTER = 0.8
# The widest space between two words that is no gutter, as a share of the type size of the line.
_SPACE = 0.5
# Letters may stick out of their column by so much of the type size.
_SLACK = 0.15
# So much of a gutter is white beside lines that are longer than most.
_KEPT = 0.6
# A column of prose: so many lines, so many words and letters in each.
_COLUMN_LINES = 4
_COLUMN_WORDS = 2
# No page that a person can read has more; the search takes time that grows with their square.
_MOST_LINES = 600
_COLUMN_WIDTH = 15
# Lines of a column begin so near its edge; an indent is less. Share of the type size.
_EDGE = 2.5
# A heading over all columns: so many lines; with so much more white around it than between lines;
# the columns below it begin at the same height, give or take so much. Shares of the line spacing.
_HEADING_LINES = 2
_HEADING_GAP = 1.25
_SAME_HEIGHT = 1.1
_LARGER = 1.1


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip, in points from the left edge of the page."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def is_crossed(self, line: Line) -> bool:
        """Whether the line has a word in the strip, or no more than a space of its own type."""
        slack = _SLACK * line.size
        if any(
            word.left < self.right - slack and word.right > self.left + slack for word in line.words
        ):
            return True
        left, right = self.split(line)
        if not left or not right:
            return False
        # Of large type a space may be as wide as a gutter of the text, and lie there by chance.
        return min(word.left for word in right) - max(w.right for w in left) < _SPACE * line.size

    def split(self, line: Line) -> tuple[list[Word], list[Word]]:
        """The words left and right of it."""
        middle = self.left + self.right
        left = [word for word in line.words if word.left + word.right < middle]
        return left, [word for word in line.words if word.left + word.right >= middle]


def find_gutters(words: Sequence[Word]) -> list[Gutter]:
    """The gutters of a page that its own lines are enough to tell."""
    lines = make_lines(words)
    gutter = _find_gutter(lines)
    if gutter is None:
        return []
    sides = _sides([line for line in lines if not gutter.is_crossed(line)], gutter)
    return [gutter, *(found for side in sides for found in find_gutters(side))]


def split_columns(words: Sequence[Word], known: Sequence[Gutter] = ()) -> Iterator[Page]:
    """The columns of a page, left before right, each as its lines; one if it has no columns.

    What runs over all columns divides the page: what is above is read first.

    Args:
        known: The gutters of other pages of the document, for a page with a few lines.
    """
    lines = make_lines(words)
    gutter = _find_gutter(lines) or _known_gutter(lines, known)
    bands = list(_bands(lines, gutter)) if gutter is not None else []
    if gutter is None or not any(beside for _, beside in bands):
        if lines:
            yield lines
        return
    for band, beside in bands:
        parts = _split_at_headings(band, gutter) if beside else [(band, False)]
        for part, two in parts:
            sides = _sides(part, gutter) if two else ([w for ln in part for w in ln.words],)
            for side in sides:
                # There may be three columns or more.
                yield from split_columns(side, known)


def _known_gutter(lines: Page, known: Sequence[Gutter]) -> Gutter | None:
    """One of the document's gutters that stays white beside lines of several words."""
    for found in known:
        gutter = _narrowed(found, lines, 0.0)
        for band, crossed in _runs(lines, gutter):
            if crossed or not _is_beside(band, gutter):
                continue
            texts = [make_lines(side) for side in _sides(band, gutter)]
            if all(sum(len(ln.words) for ln in text) > len(text) for text in texts):
                return gutter
    return None


def _sides(lines: Sequence[Line], gutter: Gutter) -> tuple[list[Word], list[Word]]:
    halves = [gutter.split(line) for line in lines]
    return [w for left, _ in halves for w in left], [w for _, right in halves for w in right]


def _find_gutter(lines: Sequence[Line]) -> Gutter | None:
    """The white strip that has the most lines of prose on both sides."""
    if not _COLUMN_LINES <= len(lines) <= _MOST_LINES:
        return None
    narrowest = _GUTTER * median(line.size for line in lines)
    best: Gutter | None = None
    most = 0
    for first, last, gutter in _strips(lines, narrowest):
        band = lines[first : last + 1]
        if len(band) <= most:
            continue
        sides = _sides(band, gutter)
        count = min(_prose_lines(side) for side in sides)
        if count > most:
            best, most = gutter, count
    return _narrowed(best, lines, narrowest) if best is not None else None


def _narrowed(gutter: Gutter, lines: Sequence[Line], narrowest: float) -> Gutter:
    """The gutter as longer lines leave it, above and below the lines that told it."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for line in lines:
        if gutter.is_crossed(line):
            parts = [_overlap(gutter, white, narrowest) for white in _whites(line, left, right)]
            wide = [part for part in parts if part and part.width >= _KEPT * gutter.width]
            gutter = wide[0] if wide else gutter
    return gutter


def _prose_lines(words: Sequence[Word]) -> int:
    """How many lines the words are; 0 unless they are prose.

    Lines of text are longer than cells of a table, and many go on in the next line.
    """
    texts = [line.text for line in make_lines(words)]
    if len(texts) < _COLUMN_LINES or not goes_on(texts):
        return 0
    enough = sum(len(text.split()) for text in texts) >= _COLUMN_WORDS * len(texts)
    return len(texts) if enough and sum(map(len, texts)) >= _COLUMN_WIDTH * len(texts) else 0


def _strips(lines: Sequence[Line], narrowest: float) -> Iterator[tuple[int, int, Gutter]]:
    """White strips between words with the lines along which they run, none longer possible."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    whites = [_whites(line, left, right) for line in lines]
    for first in range(len(lines) - _COLUMN_LINES + 1):
        before = whites[first - 1] if first else []
        open_strips = whites[first]
        for place in range(first, len(lines)):
            following = whites[place + 1] if place + 1 < len(lines) else []
            still_open: list[Gutter] = []
            for strip in open_strips:
                going_on = [
                    both for white in following if (both := _overlap(strip, white, narrowest))
                ]
                still_open += going_on
                shrunk = not any(part == strip for part in going_on)
                longer = any(_overlap(strip, white, narrowest) == strip for white in before)
                if shrunk and not longer and place - first + 1 >= _COLUMN_LINES:
                    yield first, place, strip
            open_strips = still_open
            if not open_strips:
                break


def _whites(line: Line, left: float, right: float) -> list[Gutter]:
    """The white parts of a line, from the left edge of all text to the right."""
    whites, reached = [], left
    for word in line.words:
        if word.left > reached:
            whites.append(Gutter(reached, word.left))
        reached = max(reached, word.right)
    if right > reached:
        whites.append(Gutter(reached, right))
    return whites


def _overlap(one: Gutter, other: Gutter, narrowest: float) -> Gutter | None:
    left, right = max(one.left, other.left), min(one.right, other.right)
    return Gutter(left, right) if right - left >= narrowest else None


def _bands(lines: Sequence[Line], gutter: Gutter) -> Iterator[tuple[Page, bool]]:
    """The lines in bands from the top down, and whether a band stands in two columns."""
    plain: Page = []
    for band, crossed in _runs(lines, gutter):
        if crossed or not _is_beside(band, gutter):
            plain += band
            continue
        if plain:
            yield plain, False
            plain = []
        yield band, True
    if plain:
        yield plain, False


def _runs(lines: Sequence[Line], gutter: Gutter) -> Iterator[tuple[Page, bool]]:
    run: Page = []
    crossed = False
    large = _LARGER * median(line.size for line in lines) if lines else 0.0
    for line in lines:
        # The last line of a heading over both columns may be short.
        wrapped = bool(run) and crossed and large < line.size <= run[-1].size * _LARGER
        crosses = wrapped or gutter.is_crossed(line)
        if run and crosses != crossed:
            yield run, crossed
            run = []
        run.append(line)
        crossed = crosses
    if run:
        yield run, crossed


def _is_beside(band: Sequence[Line], gutter: Gutter) -> bool:
    """Whether lines that leave the gutter white are two columns, and no short lines of one."""
    right = [part[0] for line in band if (part := gutter.split(line)[1])]
    left = any(gutter.split(line)[0] for line in band)
    near = sum(word.left - gutter.right < _EDGE * word.size for word in right)
    return left and near * 2 > len(right)


def _split_at_headings(band: Page, gutter: Gutter) -> Iterator[tuple[Page, bool]]:
    """Parts of two columns, and between them headings over both that happen to be short."""
    part: Page = []
    place = 0
    while place < len(band):
        count = _heading_lines(band, place, gutter)
        if count:
            yield part, True
            yield band[place : place + count], False
            part = []
            place += count
        else:
            part.append(band[place])
            place += 1
    if part:
        yield part, True


def _heading_lines(band: Page, place: int, gutter: Gutter) -> int:
    """How many lines from ``place`` on are a heading over both columns.

    Nothing stands beside it, white is above and below it in both columns, and below it they begin
    at the same height.
    """
    halves = [gutter.split(line) for line in band]
    own = 0 if halves[place][0] else 1
    end = place
    while end < len(band) and halves[end][own] and not halves[end][1 - own]:
        end += 1
        if end - place > _HEADING_LINES:
            break
    for stop in range(min(end, place + _HEADING_LINES), place, -1):
        if _divides(band, place, stop, halves):
            return stop - place
    return 0


def _divides(
    band: Page, start: int, stop: int, halves: Sequence[tuple[list[Word], list[Word]]]
) -> bool:
    heading = band[start:stop]
    if ends_sentence(heading[-1].text):
        return False
    spacing = _spacing(band)
    above = [_nearest(range(start - 1, -1, -1), halves, side) for side in (0, 1)]
    below = [_nearest(range(stop, len(band)), halves, side) for side in (0, 1)]
    higher = [band[place].baseline for place in above if place is not None]
    lower = [band[place].baseline for place in below if place is not None]
    if len(higher) < 2 or min(higher) - heading[0].baseline < _HEADING_GAP * spacing:
        return False
    if not lower:
        # The last line of a page: larger type tells it from a last line of the left column.
        return heading[0].size > _LARGER * median(line.size for line in band)
    apart = heading[-1].baseline - max(lower) >= _HEADING_GAP * spacing
    return apart and len(lower) == 2 and max(lower) - min(lower) <= _SAME_HEIGHT * spacing


def _nearest(
    places: range, halves: Sequence[tuple[list[Word], list[Word]]], side: int
) -> int | None:
    return next((place for place in places if halves[place][side]), None)


def _spacing(lines: Sequence[Line]) -> float:
    """The usual distance of lines; smaller ones come from columns that are not level."""
    steps = [
        a.baseline - b.baseline for a, b in pairwise(lines) if a.baseline - b.baseline > b.size
    ]
    return median(steps) if steps else lines[0].size
