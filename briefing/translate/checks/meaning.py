"""What turns a statement into its contrary: negation, possibility and duty, rise and fall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.translate.checks import polarity_words as words
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair


@lru_cache(maxsize=128)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _search(table: Mapping[str, str], text: str, language: str) -> re.Match[str] | None:
    return _pattern(table[language]).search(with_uzbek_letters(text, language))


def _one_sided(pair: Pair, sure: Mapping[str, str], broad: Mapping[str, str]) -> Iterator[Hit]:
    ours = _search(sure, pair.source, pair.source_language)
    theirs = _search(sure, pair.target, pair.language)
    if ours and not theirs and not _search(broad, pair.target, pair.language):
        yield Hit({"words": ours.group()}, (ours.span(),))
    elif theirs and not ours and not _search(broad, pair.source, pair.source_language):
        yield Hit({"words": theirs.group()}, (), (theirs.span(),))


def find_other_negation(pair: Pair) -> Iterator[Hit]:
    """Only one side says no."""
    yield from _one_sided(pair, words.SURE_NEGATION, words.BROAD_NEGATION)
    yield from _other_denial(pair)


def _other_denial(pair: Pair) -> Iterator[Hit]:
    """What is "not ruled out" on one side is "ruled out" on the other."""
    (ours, ours_denied), (theirs, theirs_denied) = (
        (_search(words.DENIAL, text, code), _search(words.DENIAL_DENIED, text, code))
        for text, code in ((pair.source, pair.source_language), (pair.target, pair.language))
    )
    if ours and theirs and (ours_denied is None) != (theirs_denied is None):
        told = ours_denied or theirs_denied
        assert told is not None
        yield Hit({"words": told.group()}, (ours.span(),), (theirs.span(),))


def find_other_modality(pair: Pair) -> Iterator[Hit]:
    """What may be became what is, what must be, or the other way round."""
    yield from _one_sided(pair, words.SURE_POSSIBILITY, words.BROAD_POSSIBILITY)
    yield from _one_sided(pair, words.SURE_DUTY, words.BROAD_DUTY)


def find_other_direction(pair: Pair) -> Iterator[Hit]:
    """What rose in the source falls in the translation."""
    up, down = (_search(t, pair.source, pair.source_language) for t in (words.RISE, words.FALL))
    higher, lower = (_search(t, pair.target, pair.language) for t in (words.RISE, words.FALL))
    if up and not down and lower and not higher:
        yield Hit({"source": up.group(), "target": lower.group()}, (up.span(),), (lower.span(),))
    elif down and not up and higher and not lower:
        yield Hit(
            {"source": down.group(), "target": higher.group()}, (down.span(),), (higher.span(),)
        )
