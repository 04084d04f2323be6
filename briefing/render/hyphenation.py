"""Hyphenation rules for Kazakh and Uzbek, which Pyphen does not have.

Both languages divide words before a consonant that a vowel follows (мем-ле-кет). Uzbek
sh, ch and gʻ are one letter, and n-g is left alone because it may be one. These are rules and not
dictionaries, so the style sheet lets only words of eight letters and more be divided, with at
least four letters on either side.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from io import BytesIO
from typing import Any

_CONSONANTS = {"kk": "бвгғджзйкқлмнңпрстфхһцчшщ", "uz": "bdfgjklmnpqrtvxyz"}
_VOWELS = {"kk": "аәеёиіоөуұүыэюя", "uz": "aeiou"}


class _Rules:
    """Stands in for the path of a dictionary: Pyphen only opens it."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._content = "\n".join(("UTF-8", *patterns, ""))

    def open(self, _mode: str) -> BytesIO:
        return BytesIO(self._content.encode())

    def read_text(self, _encoding: str) -> str:
        return self._content


def patterns(language: str) -> tuple[str, ...]:
    """Liang patterns for ``kk`` or ``uz``: odd digits allow a break, higher even ones forbid it."""
    consonants, vowels = _CONSONANTS[language], _VOWELS[language]
    rules = [f"1{consonant}{vowel}" for consonant in consonants for vowel in vowels]
    if language == "uz":
        # s and h alone, then the letters that are written with two signs.
        rules += [f"1{consonant}{vowel}" for consonant in "sh" for vowel in vowels]
        rules += [f"1{pair}{vowel}" for pair in ("s2h", "c2h", "gʻ") for vowel in vowels]
        rules += [f"2n2g{vowel}" for vowel in vowels]
    return tuple(rules)


def register() -> None:
    """Make the rules known to Pyphen; languages that it has by itself are left alone."""
    import pyphen

    languages: MutableMapping[str, Any] = pyphen.LANGUAGES
    for language in _CONSONANTS:
        if language not in languages:
            languages[language] = _Rules(patterns(language))
            pyphen.LANGUAGES_LOWERCASE[language] = language
