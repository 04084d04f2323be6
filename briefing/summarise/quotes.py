"""Quotation marks: where direct speech begins and ends, and which pieces belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

_PAIRS = {
    "«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "'": "'", "‹": "›", "‚": "‘’", "»": "«",
    "”": "”",
}  # fmt: skip
_OPENS = re.compile("[" + "".join(_PAIRS) + "]")
# The marks that open and close inside a quotation, by the mark that opens it.
_NESTED = {mark: re.compile(f"[{mark}{closing}]") for mark, closing in _PAIRS.items()}
# Apostrophes as well: such a mark opens before a word, closes at a pause and never stays open.
_SINGLE = "‘'"
_SINGLE_OPENS = re.compile(r"(?<![\w'’])['‘](?=[^\W_])")
_SINGLE_CLOSES = re.compile(r"(?<=[.,;!?…])['’](?!\w)|(?<=\w)['’](?=[.,;:!?)]|\s*$)")
# »So« and ”so”: closing marks elsewhere, so they open only before a word, and have to be closed.
_REVERSED = "»”"
_REVERSED_OPENS = re.compile(r"(?:(?<=\s)|(?<=[(\[—–])|^)[»”](?=[^\W_])")
_SPEECH_WORDS = 4
_LONGEST_ATTRIBUTION = 160
# What stands between two halves that the words for the speaker split.
_GOES_ON = re.compile(r"(?:,|[—–-])\s*$")
_STOPS = re.compile(r"[.!?…]\s*(?:[—–-]\s*)?$")


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech in a block: the marks stand at ``start - 1`` and ``end``.

    Attributes:
        whole: From the first mark to the last of a quotation that the words for the speaker split
            ("…," he said, "…"); no piece of it is shown without the others.
    """

    start: int
    end: int
    whole: tuple[int, int] | None = None


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Quotations of at least four words in a block; inner quotation marks belong to the outer.

    A mark that is never closed opens a quotation to the end of the block, as newspapers do when a
    speech goes on in the next paragraph.
    """
    return long_enough(text, find_marked(text))


def find_marked(text: str) -> tuple[Quote, ...]:
    """Everything between quotation marks, single words too."""
    quotes = []
    position = 0
    last_single = max((m.start() for m in _SINGLE_CLOSES.finditer(text)), default=-1)
    while opened := _OPENS.search(text, position):
        position = opened.start()
        unclosed = opened.group() in _SINGLE and last_single <= position
        end = None if unclosed else _closing_mark(text, position, _PAIRS[opened.group()])
        if end is not None:
            quotes.append(Quote(position + 1, end))
        position = position + 1 if end is None else end + 1
    return tuple(quotes)


def long_enough(text: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Those of four words or more; the pieces of one quotation count together."""
    lengths: dict[tuple[int, int], int] = {}
    for quote in quotes:
        key = quote.whole or (quote.start, quote.end)
        lengths[key] = lengths.get(key, 0) + len(text[quote.start : quote.end].split())
    return tuple(q for q in quotes if lengths[q.whole or (q.start, q.end)] >= _SPEECH_WORDS)


def join_split(
    text: str,
    quotes: Sequence[Quote],
    attributes: Callable[[str], bool],
    turns: re.Pattern[str],
) -> tuple[Quote, ...]:
    """``quotes`` with the pieces of one quotation marked as belonging together.

    "We shall pay," he said, "if it rains" is one; so is "We shall pay," he said. "But only if …",
    whose second sentence limits the first.

    Args:
        text: Of the block.
        quotes: In order.
        attributes: Whether words between two pieces say who speaks.
        turns: Words that limit what was said before.
    """
    groups: list[list[Quote]] = []
    for quote in quotes:
        if groups and _is_continued(text, groups[-1][-1], quote, attributes, turns):
            groups[-1].append(quote)
        else:
            groups.append([quote])
    joined: list[Quote] = []
    for group in groups:
        whole = (group[0].start - 1, min(group[-1].end + 1, len(text)))
        joined += [replace(q, whole=whole) for q in group] if len(group) > 1 else group
    return tuple(joined)


def _is_continued(
    text: str,
    first: Quote,
    second: Quote,
    attributes: Callable[[str], bool],
    turns: re.Pattern[str],
) -> bool:
    between = text[first.end : second.start].strip("«»“”„\"'‘’‹›‚ ")
    if not between or len(between) > _LONGEST_ATTRIBUTION or not attributes(between):
        return False
    opened = text[second.start : second.end].lstrip("«“„\"'‘ ")
    if _STOPS.search(between):
        return turns.match(opened) is not None
    return _GOES_ON.search(between) is not None


def without_quotes(text: str) -> str:
    """``text`` with spaces in place of what is quoted."""
    for quote in find_quotes(text):
        text = text[: quote.start] + " " * (quote.end - quote.start) + text[quote.end :]
    return text


def is_open(text: str, quotes: Sequence[Quote]) -> bool:
    """Whether the last quotation of a block is not closed there."""
    return bool(quotes) and quotes[-1].end == len(text) and len(text) > 0


def opens(text: str, quotes: Sequence[Quote]) -> bool:
    """Whether a block begins with a quotation."""
    return bool(quotes) and quotes[0].start == len(text) - len(text.lstrip()) + 1


def _closing_mark(text: str, opening: int, closing: str) -> int | None:
    """Where a quotation ends; ``None`` where the mark opens none."""
    mark = text[opening]
    if mark in _SINGLE:
        if not _SINGLE_OPENS.match(text, opening):
            return None
        found = _SINGLE_CLOSES.search(text, opening + 1)
        return found.start() if found else None
    if mark in _REVERSED:
        end = text.find(closing, opening + 1)
        return end if _REVERSED_OPENS.match(text, opening) and end > 0 else None
    depth = 0
    for found in _NESTED[mark].finditer(text, opening + 1):
        if found.group() in closing:
            if depth == 0:
                return found.start()
            depth -= 1
        else:
            depth += 1
    return len(text)
