"""Words of a neighbouring language, or typed without the letters of this one.

A model that knows too little Kazakh goes on in Kyrgyz or Russian, and whoever has no Kazakh
keyboard writes "казир" for "қазір". Only words that the language surely does not have are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.translate.checks.check import Hit
from briefing.translate.checks.neighbour_words import (
    FOREIGN,
    FREQUENT,
    RUSSIAN_ENDING,
    RUSSIAN_LETTER,
)
from briefing.translate.checks.pair import Pair

_WITHOUT: dict[str, dict[int, int | None]] = {
    "kk": dict(str.maketrans("әғқңөұүһі", "агкноуухи")),
    "uz": {ord("ʻ"): None, ord("ʼ"): None},
}
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_SHORTEST = 5  # letters of a word that is known by its ending
_RUSSIAN = re.compile(rf"\w*{RUSSIAN_ENDING}")
_LETTER = re.compile(RUSSIAN_LETTER)
_QUOTED = re.compile(r"[«“„\"(][^«»“”„\"()]*[»”“\")]")
_OPENING = re.compile(r"(?:^|[.!?…:]\s|\n)[«“„\"(]?$")
_JOINED = re.compile(r"[-/@_.\d]")
# "эл. пошта"
_SHORTENED = re.compile(r"\.[ \u00a0]?[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_SMALL_AFTER = re.compile(r"[ \u00a0][^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")


def find_foreign_words(pair: Pair) -> Iterator[Hit]:
    """Words that stand in the translation and are none of its language."""
    text = with_uzbek_letters(pair.target, pair.language)
    found = {
        span: word
        for span in pair.target_words
        if (word := _meant(text, span, pair.language)) is not None
    }
    if pair.language == "kk":
        found |= {match.span(): "" for match in _LETTER.finditer(text)}
    quoted = {place for match in _QUOTED.finditer(text) for place in range(*match.span())}
    spans = tuple(span for span in sorted(found) if span[0] not in quoted)
    if spans:
        shown = ", ".join(pair.target[start:end] for start, end in spans)
        yield Hit({"words": shown}, (), spans, _mended(pair.target, spans, found))


def _meant(text: str, span: tuple[int, int], language: str) -> str | None:
    """What a foreign word stands for, empty where that is not sure; ``None``: it is none."""
    word = text[slice(*span)]
    low = word.casefold()
    # A capital in the middle of a sentence is that of a name, two at its beginning are too.
    opens = _OPENING.search(text[: span[0]]) and _SMALL_AFTER.match(text, span[1])
    if not word.islower() and not (opens and word == low.capitalize()):
        return None
    before, after = text[: span[0]][-1:], text[span[1] : span[1] + 1]
    if (
        _JOINED.search(before)
        or _JOINED.search(after.strip("."))
        or _SHORTENED.match(text, span[1])
    ):
        return None
    known = _foreign_words(language).get(low)
    if known is not None or language != "kk" or not word.islower() or len(word) < _SHORTEST:
        return known
    return "" if not set(low) & _KAZAKH_LETTERS and _RUSSIAN.fullmatch(low) else None


@lru_cache(maxsize=4)
def _foreign_words(language: str) -> Mapping[str, str]:
    """Foreign words and what each stands for, where that is sure."""
    entries = (entry.partition("=") for entry in FOREIGN.get(language, "").split())
    found = {foreign: meant for foreign, _, meant in entries}
    for word in FREQUENT.get(language, "").split():
        found[word.translate(_WITHOUT[language])] = word
    return found


def _mended(
    target: str, spans: tuple[tuple[int, int], ...], meant: Mapping[tuple[int, int], str]
) -> str | None:
    if not all(meant[span] for span in spans):
        return None
    for start, end in reversed(spans):
        word = meant[start, end]
        if target[start].isupper():
            word = word[0].upper() + word[1:]
        target = target[:start] + word + target[end:]
    return target
