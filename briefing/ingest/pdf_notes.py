"""Footnotes of a PDF: lines in smaller type at the foot of a page that begin with a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.domain import Dropped
from briefing.ingest.pdf_lines import Line, Page
from briefing.ingest.pdf_words import Word

# As shares of the body's type size. Notes are mostly set at 0.8 of it, their marks at 0.6.
_NOTE_SIZE = 0.93
_MARK_SIZE = 0.85
# How far above the line a mark stands, as shares of the type size beside it.
_RAISED = (0.1, 0.8)
_BODY_LINES = 3
_NOTE = re.compile(r"(?:[\[(]?\d{1,3}[\])]?[.)]?|[*†‡§]{1,3}|[a-z][.)])\s*(?=[^\W\d_]|[\"«“„'‘(])")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:[,;–-]\d{1,3})*[,;]?|[*†‡§]{1,3})[\])]?")
# "m2" and "10 to the power of 6" are raised as well.
_POWERS = re.compile(r"(?:^|[^\w])(?:[kcdmµ]?m|[кдс]?м|мм|ft|in|10)$")


def without_marks(words: Sequence[Word]) -> list[Word]:
    """The words of a page, in the order of drawing, without raised marks that point to notes."""
    kept: list[Word] = []
    last: Word | None = None
    for word in words:
        if last is not None and _is_mark(last, word):
            continue
        kept.append(word)
        last = word
    return kept


def _is_mark(before: Word, word: Word) -> bool:
    low, high = _RAISED
    return (
        word.size <= _MARK_SIZE * before.size
        and low * before.size < word.baseline - before.baseline < high * before.size
        and _MARK.fullmatch(word.text) is not None
        and _POWERS.search(before.text) is None
    )


def is_mostly_body(page: Page, body: float) -> bool:
    """Whether a page has text besides small print; an appendix may be set small throughout."""
    return sum(not _is_small(line, body) for line in page) >= _BODY_LINES


def take_notes(column: Page, body: float) -> Iterator[Dropped]:
    """Take the notes off the foot of a column and give them, each as dropped.

    Args:
        column: Its lines; those of notes are taken out.
        body: The type size of the document's text.
    """
    top = len(column)
    while top and _is_small(column[top - 1], body):
        top -= 1
    while top < len(column) and not _NOTE.match(column[top].text):
        top += 1
    note: list[str] = []
    for line in column[top:]:
        if note and _NOTE.match(line.text):
            yield Dropped(" ".join(note), "footnote")
            note = []
        note.append(line.text)
    del column[top:]
    if note:
        yield Dropped(" ".join(note), "footnote")


def _is_small(line: Line, body: float) -> bool:
    return line.size <= _NOTE_SIZE * body
