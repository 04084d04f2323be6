"""From words with places to lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from briefing.ingest.pdf_words import Word

# All as shares of the type size. Words whose baselines differ less stand in one line: marks of
# notes and powers are raised by a third.
_SAME_LINE = 0.45
_SPACE = 0.15
# Programs that have no bold type draw the letters twice, a hair apart.
_TWICE = 0.2
# A gap that is wider than any between the words of a justified line.
_WIDE_GAP = 1.2
_VERY_WIDE_GAP = 3.0
_ALIKE = 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside one another, left before right; places in points of the page."""

    words: tuple[Word, ...]
    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return all(word.bold for word in self.words)

    @property
    def has_wide_gap(self) -> bool:
        """Whether cells of a table may stand here.

        The gaps of a justified line are wide as well in a narrow column, but all alike.
        """
        gaps = [b.left - a.right for a, b in pairwise(self.words) if is_spaced(a, b)]
        widest = max(gaps, default=0.0) / self.size
        alike = len(gaps) > 1 and max(gaps) < _ALIKE * min(gaps)
        return widest > (_VERY_WIDE_GAP if alike else _WIDE_GAP)


Page = list[Line]


def make_lines(words: Iterable[Word]) -> Page:
    """The lines of words in any order, the highest first."""
    rows: list[list[Word]] = []
    # The widest word of a row tells its baseline; a mark may stand above it.
    main: Word | None = None
    for word in sorted(words, key=lambda word: (-word.baseline, word.left)):
        if main is not None and _is_level(main, word):
            rows[-1].append(word)
            if word.right - word.left > main.right - main.left:
                main = word
        else:
            rows.append([word])
            main = word
    return [make_line(row) for row in rows]


def _is_level(main: Word, word: Word) -> bool:
    return main.baseline - word.baseline < _SAME_LINE * max(main.size, word.size)


def make_line(words: Iterable[Word]) -> Line:
    """A line of words that stand beside one another."""
    row: list[Word] = []
    for word in sorted(words, key=lambda word: word.left):
        if not (row and _is_drawn_twice(row[-1], word)):
            row.append(word)
    parts = [row[0].text]
    for before, word in pairwise(row):
        parts.append(f" {word.text}" if is_spaced(before, word) else word.text)
    sizes: Counter[float] = Counter()
    baselines: Counter[float] = Counter()
    for word in row:
        sizes[word.size] += len(word.text)
        baselines[word.baseline] += len(word.text)
    return Line(
        words=tuple(row),
        text="".join(parts),
        left=row[0].left,
        right=max(word.right for word in row),
        baseline=baselines.most_common(1)[0][0],
        size=sizes.most_common(1)[0][0],
    )


def _is_drawn_twice(before: Word, word: Word) -> bool:
    return before.text == word.text and word.left - before.left < _TWICE * word.size


def is_spaced(before: Word, word: Word) -> bool:
    """Whether a space stands between two words of a line."""
    return word.spaced or word.left - before.right > _SPACE * min(before.size, word.size)


def body_size(words: Iterable[Word]) -> float:
    """The type size that most characters have, to half a point; 0 without any."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
