"""How alike two keys of the memory are."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEAST = 70.0  # percent; below that a translator is quicker without
_MARK = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def words_of_key(key: str) -> list[str]:
    """The words of a key, without its slots.

    They are cut wherever a slot may end, so that a text with the same key has every one of them.
    """
    return _WORD.findall(_MARK.sub(" ", key))


def most_similar(
    key: str, others: Iterable[str], most: int, *, least: float = LEAST
) -> tuple[tuple[str, float], ...]:
    """The likest of ``others`` with their likeness to ``key`` in percent, the likest first.

    Likeness is RapidFuzz's ``ratio`` (normalised indel distance of the characters), and at most 99
    for a key that is not the same.
    """
    from rapidfuzz import fuzz, process

    found = process.extract(key, list(others), scorer=fuzz.ratio, score_cutoff=least, limit=most)
    return tuple((str(other), min(99.0, round(score, 1))) for other, score, _ in found)


def likeness(one: str, other: str) -> float:
    """Likeness of two keys in percent, as `most_similar` measures it."""
    from rapidfuzz import fuzz

    return round(fuzz.ratio(one, other), 1)
