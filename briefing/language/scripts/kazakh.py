"""Kazakh in Cyrillic to the Latin alphabet of 2021 (31 letters) and back.

The alphabet was shown by the National Commission in January 2021. It has one letter for и and й and
none for ч, ц, щ, э, ю, я, ё, ь, ъ: those stand in loan words, whose spelling is not settled yet.
Here they are written by sound (ts, tş, e, iu, ia, io) and ь, ъ fall away; exceptions stand in
``locales/scripts/kk_latn_exceptions.csv``. A draft that no native reader has checked.
"""

from __future__ import annotations

import re

from briefing.language.scripts.casing import is_all_capitals, like, lower
from briefing.language.scripts.protection import is_roman
from briefing.language.scripts.tables import Exceptions

LANGUAGE = "kk-Latn"
ALPHABET = "aäbdefgğhıijklmnñoöpqrsştuūüvyz"
_ONE_TO_ONE = dict(
    zip("аәбвгғдежзкқлмнңоөпрстуұүфхшыі", "aäbvgğdejzkqlmnñoöprstuūüfhşyı", strict=True)
)
_TO_LATIN = {
    **_ONE_TO_ONE,
    "и": "i",
    "й": "i",
    "һ": "h",
    "ий": "i",
    "ия": "ia",
    "ию": "iu",
    "ё": "io",
    "ц": "ts",
    "ч": "tş",
    "щ": "ştş",
    "э": "e",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
}
_BACK = {latin: cyrillic for cyrillic, latin in _ONE_TO_ONE.items()}
_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
_LATIN_WORD = re.compile(r"[A-Za-zÄäĞğİıÑñÖöŞşŪūÜü]+")
_CYRILLIC_VOWELS = "аәеёиоөуұүыіэюя"
_ROMAN = str.maketrans("ІХ", "IX")


def to_latin(text: str, exceptions: Exceptions) -> str:
    """Every Cyrillic word of ``text`` in Latin letters; what is Latin already stays."""

    def convert(match: re.Match[str]) -> str:
        word = match.group()
        if is_roman(word, text[match.end() :]):
            return word.translate(_ROMAN)
        return _word_to_latin(word, exceptions)

    return _CYRILLIC_WORD.sub(convert, text)


def _word_to_latin(word: str, exceptions: Exceptions) -> str:
    if word in exceptions.keep:
        return word
    capitals = is_all_capitals(word)
    low = word.lower()
    if low in exceptions.words:
        return like(word, exceptions.words[low], capitals=capitals, language=LANGUAGE)
    stem = exceptions.stem_of(low)
    done = like(word, exceptions.stems[stem], capitals=capitals, language=LANGUAGE) if stem else ""
    return done + _letters(word[len(stem) :], exceptions, capitals=capitals)


def _letters(word: str, exceptions: Exceptions, *, capitals: bool) -> str:
    low = word.lower()
    done: list[str] = []
    place = 0
    while place < len(word):
        part = exceptions.part_pattern.match(low, place)
        piece = part.group() if part else low[place : place + 2]
        if not part and (piece not in _TO_LATIN or len(piece) < 2):
            piece = low[place]
        latin = exceptions.parts[piece] if part else _TO_LATIN.get(piece, piece)
        model = word[place : place + len(piece)]
        done.append(like(model, latin, capitals=capitals, language=LANGUAGE))
        place += len(piece)
    return "".join(done)


def to_cyrillic(text: str) -> str:
    """Every word of ``text`` in Cyrillic, as far as the letters tell: i is й after a vowel.

    Loan words do not come back: ts may be ц or тс, ia may be я or ия.
    """

    def convert(match: re.Match[str]) -> str:
        word = match.group()
        capitals = is_all_capitals(word)
        done: list[str] = []
        for letter in word:
            low = lower(letter, LANGUAGE)
            after_vowel = bool(done) and done[-1][-1].lower() in _CYRILLIC_VOWELS
            cyrillic = ("й" if after_vowel else "и") if low == "i" else _BACK.get(low, low)
            done.append(like(letter, cyrillic, capitals=capitals))
        return "".join(done)

    return _LATIN_WORD.sub(convert, text)
