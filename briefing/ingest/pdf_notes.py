"""Footnotes of a PDF: lines in smaller type at the foot of a page that begin with a mark.

Layout mode, which gives the lines, knows no type sizes, so these come from a second pass over the
page's text operations.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.domain import Dropped

if TYPE_CHECKING:
    from pypdf import PageObject

# As shares of the body's type size. Notes are mostly set at 0.8 of it, their marks at 0.6.
_NOTE_SIZE = 0.93
_MARK_SIZE = 0.85
# How far above the line a mark stands at least, as a share of the type size beside it.
_RAISED = 0.1
_BODY_LINES = 3
_CONTEXT = 10
_NOTE = re.compile(
    r"\s*(?:[\[(]?\d{1,3}[\])]?[.)]?|[*†‡§]{1,3}|[a-z][.)])\s*(?=[^\W\d_]|[\"«“„'‘(])"
)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[*†‡§]{1,3})[\])]?")
# "m2" and "10 to the power of 6" are raised as well.
_POWERS = re.compile(r"(?:^|[^\w])(?:[kcdmµ]?m|[кдс]?м|мм|ft|in|10)$")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters drawn by one operation: their size and baseline in points of the page."""

    text: str
    size: float
    baseline: float


Runs = tuple[Run, ...]


def read_runs(page: PageObject) -> Runs:
    """The runs of a page in the order in which they are drawn; none for a page that is damaged."""
    runs: list[Run] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            scale = math.sqrt(abs(_determinant(cm) * _determinant(tm)))
            baseline = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            runs.append(Run(text, float(size) * scale, float(baseline)))

    try:
        page.extract_text(visitor_text=visit)
    # What layout mode could read is good enough without its notes told apart.
    except Exception:
        return ()
    return tuple(runs)


def _determinant(matrix: Any) -> float:
    return float(matrix[0] * matrix[3] - matrix[1] * matrix[2])


def body_size(pages: Sequence[Runs]) -> float:
    """The type size that most characters of a document have; 0 without any."""
    sizes: Counter[float] = Counter()
    for runs in pages:
        for run in runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_marks(page: Sequence[str], runs: Runs) -> list[str]:
    """The lines of a page without the raised marks that point to notes."""
    lines = list(page)
    for before, run, after in zip(runs, runs[1:], [*runs[2:], None], strict=False):
        mark = run.text.strip()
        raised = run.baseline - before.baseline > _RAISED * before.size
        small = run.size <= _MARK_SIZE * before.size
        if not (raised and small and _MARK.fullmatch(mark)) or _POWERS.search(before.text.strip()):
            continue
        ahead = _spaced(before.text[-_CONTEXT:])
        behind = _spaced(after.text[:_CONTEXT].split("\n")[0]) if after is not None else ""
        pattern = re.compile(rf"({ahead})\s*{re.escape(mark)}(?=\s*{behind})")
        for place, line in enumerate(lines):
            if pattern.search(line):
                lines[place] = pattern.sub(r"\1", line, count=1)
                break
    return lines


def _spaced(text: str) -> str:
    """A pattern for a text whose spaces may be more, fewer or none."""
    return r"\s*".join(re.escape(character) for character in text if not character.isspace())


def small_print(runs: Runs, body: float) -> str:
    """All that a page has in smaller type than the body, without spaces."""
    return "".join(_squeeze(run.text) for run in runs if run.size <= _NOTE_SIZE * body)


def is_mostly_body(page: Sequence[str], small: str) -> bool:
    """Whether a page has text besides small print; an appendix may be set small throughout."""
    return sum(bool(line.strip()) and not _is_small(line, small) for line in page) >= _BODY_LINES


def take_notes(column: list[str], small: str) -> Iterator[Dropped]:
    """Take the notes off the foot of a column and give them, each as dropped.

    Args:
        column: Its lines; those of notes become empty.
        small: What `small_print` gives for the page.
    """
    if not small:
        return
    top = len(column)
    while top and (not column[top - 1].strip() or _is_small(column[top - 1], small)):
        top -= 1
    while top < len(column) and not _NOTE.match(column[top]):
        top += 1
    note: list[str] = []
    for place in range(top, len(column)):
        line = " ".join(column[place].split())
        column[place] = ""
        if note and _NOTE.match(line):
            yield Dropped(" ".join(note), "footnote")
            note = []
        if line:
            note.append(line)
    if note:
        yield Dropped(" ".join(note), "footnote")


def _is_small(line: str, small: str) -> bool:
    return bool(line.strip()) and all(
        _squeeze(part) in small for part in re.split(r"\s{2,}", line.strip())
    )


def _squeeze(text: str) -> str:
    return "".join(text.split())
