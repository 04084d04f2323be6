"""From the pieces that a model gives out to text, and the signs that something went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CONTROL_TOKENS = frozenset({"<s>", "</s>", "<pad>"})
_BYTE_PIECE = re.compile(r"<0x([0-9A-Fa-f]{2})>")
_CLOSERS = "\"'”’»“)]"
_CLOSING_MARKS = ".!?…:;"
_ADDED_MARK = re.compile(rf"[ \u00a0]*[.!?…]+(?P<closers>[{re.escape(_CLOSERS)}]*)$")
# A full stop after these belongs to the word.
_ABBREVIATIONS = frozenset(
    "г гг в вв тыс руб коп долл др пр т.д т.п т.е куб кв ул им ж жж т.б т.с.с inc ltd co".split()
)
_LETTER_RUN = re.compile(r"([^\W\d_]{1,10}?)\1{5,}")
_LONGEST_LOOP = 12  # words
_FEWEST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Output:
    """What a model gave for one sentence, before it becomes text.

    Attributes:
        hypotheses: Pieces and score (mean log-probability per token), best first; none for a
            sentence in which the model sees no piece.
        cut: The sentence was too long to be read whole.
    """

    hypotheses: tuple[tuple[tuple[str, ...], float], ...]
    cut: bool = False


def strip_control_tokens(tokens: Sequence[str], target_prefix: Sequence[str]) -> list[str]:
    """The pieces without the forced prefix and without tokens such as ``</s>``."""
    start = len(target_prefix) if list(tokens[: len(target_prefix)]) == list(target_prefix) else 0
    return [token for token in tokens[start:] if token not in _CONTROL_TOKENS]


def decode_pieces(pieces: Sequence[str]) -> tuple[str, bool]:
    """Join SentencePiece pieces: ``▁`` is a space, ``<0xD0><0xA6>`` are bytes of UTF-8.

    Other than the decoder of argostranslate it leaves a real ``_`` alone.

    Returns:
        The text, and whether it holds bytes that are no UTF-8 (each run of them is one U+FFFD).
    """
    parts: list[str] = []
    pending = bytearray()
    broken = False

    def flush() -> None:
        nonlocal broken
        try:
            parts.append(pending.decode("utf-8"))
        except UnicodeDecodeError:
            parts.append("\ufffd")
            broken = True
        pending.clear()

    for piece in pieces:
        byte = _BYTE_PIECE.fullmatch(piece)
        if byte:
            pending.append(int(byte[1], 16))
            continue
        if pending:
            flush()
        parts.append(piece.replace("▁", " "))
    if pending:
        flush()
    return "".join(parts).strip(" "), broken


def drop_invented_mark(source: str, target: str) -> str:
    """Take away the closing mark of ``target`` when ``source`` (a heading, a phrase) has none.

    The full stop of an abbreviation (``2026 г.``) stays.
    """
    if not source.strip() or source.rstrip().rstrip(_CLOSERS).endswith(tuple(_CLOSING_MARKS)):
        return target
    added = _ADDED_MARK.search(target)
    if not added or added.start() == 0:
        return target
    before = target[: added.start()]
    last_word = before.split()[-1].lstrip(_CLOSERS + "«„([").lower()
    if last_word in _ABBREVIATIONS or re.fullmatch(r"[^\W\d_](\.[^\W\d_])*", last_word):
        return target
    return before + added["closers"]


def has_loop(target: str, source: str) -> bool:
    """Whether the target repeats something over and over that the source does not.

    Looks for a group of 1 to 12 words three times in a row, or up to ten letters six times.
    """
    if _LETTER_RUN.search(target) and not _LETTER_RUN.search(source):
        return True
    return _count_turns(target) >= max(_FEWEST_TURNS, _count_turns(source) + 1)


def _count_turns(text: str) -> int:
    """How often the most repeated group of words follows itself (1: never)."""
    words = text.casefold().split()
    # The last turn may lack the comma that stands between the others.
    words = [word.strip(".,;:!?…") or word for word in words]
    most = 1
    for length in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
        same = 0
        for first, second in zip(words, words[length:], strict=False):
            same = same + 1 if first == second else 0
            most = max(most, same // length + 1)
    return most


def is_source_returned(source: str, target: str) -> bool:
    """Whether the target is the source over again.

    Names, acronyms and numbers may stay as they are; only text with at least two words that begin
    with a small letter, of two letters or more, counts.
    """
    ordinary = [word for word in re.findall(r"[^\W\d_]{2,}", source) if word[0].islower()]
    return len(ordinary) >= 2 and _skeleton(source) == _skeleton(target)


def _skeleton(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
