"""Quotations, and the words that attribute speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPEECH_VERBS = (
    "said says told stated noted announced added stressed emphasised emphasized explained declared "
    "warned reported commented confirmed argued claimed believes insisted acknowledged admitted "
    "denied reiterated mentioned promised urged suggested proposed remarked underlined underscored "
    "recalled predicted estimated informed assured concluded"
).split()
VERB = (
    r"(?:(?:has|have|had|also|then|later|earlier|further)\s+)*"
    rf"(?:{'|'.join(SPEECH_VERBS)}|pointed\s+out)"
)
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
_SPEECH_WORDS = 4

_REPORTED = re.compile(
    rf"(?<![\w-])(?P<verb>{VERB})\s+(?:(?:to\s+)?[\w\s,-]{{2,60}}?\s+)?that\s+(?P<clause>.+)$", re.S
)
_INVERTED = re.compile(
    rf"^(?P<clause>.+?),\s+(?:(?P<verb>{VERB})\s+(?P<after>\S.*)|(?P<before>\S.{{0,120}}?)\s+{VERB})"
    r"(?:\s+(?:to|on|in|at|during)\b[^,]*)?[.]?$",
    re.S,
)
_ACCORDING = re.compile(r"^[Aa]ccording to (?P<who>[^,]+(?:, [^,]+)?), (?P<clause>.+)$", re.S)
_ACCORDING_LAST = re.compile(r"^(?P<clause>.+), according to (?P<who>.+?)[.]?$", re.S)


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech in a block: the marks stand at ``start - 1`` and ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported speech in a sentence, offsets within that sentence.

    Attributes:
        who: Where to look for the speaker, ``(start, end)``.
        clause: What was said, without its full stop.
    """

    who: tuple[int, int]
    clause: tuple[int, int]


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Quotations of at least four words in a block; inner quotation marks belong to the outer.

    A mark that is never closed opens a quotation to the end of the block, as newspapers do when a
    speech goes on in the next paragraph.
    """
    quotes = []
    position = 0
    while position < len(text):
        closing = _PAIRS.get(text[position])
        if closing is None:
            position += 1
            continue
        end = _closing_mark(text, position, closing)
        if len(text[position + 1 : end].split()) >= _SPEECH_WORDS:
            quotes.append(Quote(position + 1, end))
        position = end + 1
    return tuple(quotes)


def _closing_mark(text: str, opening: int, closing: str) -> int:
    mark = text[opening]
    depth = 0
    for position in range(opening + 1, len(text)):
        if text[position] == closing:
            if depth == 0:
                return position
            depth -= 1
        elif text[position] == mark:
            depth += 1
    return len(text)


def find_reported(sentence: str) -> Reported | None:
    """The reported speech of a sentence without quotation marks, or ``None``."""
    if match := _ACCORDING.match(sentence) or _ACCORDING_LAST.match(sentence):
        return Reported(match.span("who"), _trimmed(sentence, *match.span("clause")))
    if match := _REPORTED.search(sentence):
        return Reported((0, match.start("verb")), _trimmed(sentence, *match.span("clause")))
    if match := _INVERTED.match(sentence):
        who = "after" if match.group("after") else "before"
        return Reported(match.span(who), _trimmed(sentence, *match.span("clause")))
    return None


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    while end > start and sentence[end - 1] in " .,;":
        end -= 1
    return start, end


def attribution_after(text: str, end: int) -> str | None:
    """The subject of "…» he said" or "…» said the minister" after a closing mark at ``end``."""
    rest = text[end + 1 :]
    stop = re.search(r"[.!?](?:\s|$)|[«“„\"]", rest)
    rest = rest[: stop.start()] if stop else rest
    if match := re.match(rf"\s*,?\s*{VERB}\s+(?P<who>.+)$", rest, re.S):
        return match.group("who")
    if match := re.match(rf"\s*,?\s*(?P<who>\S.{{0,120}}?),?\s+{VERB}\b", rest, re.S):
        return match.group("who")
    return None


def attribution_before(text: str, start: int) -> str | None:
    """The subject of "The minister said: «…" before an opening mark at ``start - 1``."""
    before = text[: start - 1]
    sentence = re.split(r"(?<=[.!?])\s", before)[-1]
    match = re.search(
        rf"^(?P<who>\S.{{0,160}}?),?\s+{VERB}\b[^.!?]{{0,60}}[:,]\s*$", sentence, re.S
    )
    return match.group("who") if match else None
