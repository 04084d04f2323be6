"""Names between the languages of the region, by rules.

Russian and Kazakh into English follow the BGN/PCGN romanisations (Russian 1947, Kazakh 1979)
without their diacritics, as the press of the region writes them; Uzbek keeps the letters of its
alphabet of 1995. Kazakh and Uzbek names reach the others by way of Russian letters.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefing.language.scripts import uzbek
from briefing.language.scripts.casing import is_all_capitals, like
from briefing.language.scripts.names import russian_to_uzbek, transliterate_name
from briefing.language.scripts.tables import Exceptions

_KAZAKH_IN_RUSSIAN = dict(zip("әғқңөұүһі", "агкноууги", strict=True)) | {"һ": "х"}
_UZBEK_IN_RUSSIAN = dict(zip("ўқғҳ", "укгх", strict=True))
_ENGLISH = {
    **dict(
        zip(
            "абвгдёжзийклмнопрстуф",
            "a b v g d yo zh z i y k l m n o p r s t u f".split(),
            strict=True,
        )
    ),
    **dict(
        zip(
            "хцчшщъыьэюя",
            ["kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"],
            strict=True,
        )
    ),
    **dict(zip("әғқңөұүһі", "a gh q ng o u u h i".split(), strict=True)),
    "е": "e",
}
_AFTER_VOWEL_OR_SIGN = "аеёиоуыэюяьъәөұүі"
_WORD = re.compile(r"[^\W\d_]+")


def rewrite_name(name: str, source: str, target: str, locales: Path | None = None) -> str:
    """A name of one language in the letters of another.

    Args:
        name: In the nominative.
        source, target: en, ru, kk or uz.
        locales: Folder with the table of given names.

    Raises:
        ValueError: A language is unknown.
        SettingsError: The table is wrong.
    """
    for language in (source, target):
        if language not in ("en", "ru", "kk", "uz"):
            raise ValueError(f"language {language!r} is none of en, ru, kk, uz")
    if source == target:
        return name
    if source == "en":
        return transliterate_name(name, target, locales)
    if target == "en":
        return _into_english(name, source)
    russian = _into_russian(name, source)
    return russian_to_uzbek(russian) if target == "uz" else russian


def _into_russian(name: str, source: str) -> str:
    if source == "uz":
        name = uzbek.to_cyrillic(name, Exceptions())
    letters = {"kk": _KAZAKH_IN_RUSSIAN, "uz": _UZBEK_IN_RUSSIAN}.get(source, {})
    return "".join(like(char, letters.get(char.lower(), char), capitals=False) for char in name)


def _into_english(name: str, source: str) -> str:
    if source == "uz":
        return re.sub("[ʻʼ‘’']", "", name)
    return _WORD.sub(lambda match: _romanise(match.group()), name)


def _romanise(word: str) -> str:
    capitals, low = is_all_capitals(word), word.lower()
    made = []
    for place, letter in enumerate(low):
        latin = _ENGLISH.get(letter, letter)
        if letter == "е" and (place == 0 or low[place - 1] in _AFTER_VOWEL_OR_SIGN):
            latin = "ye"
        made.append(like(word[place], latin, capitals=capitals))
    text = "".join(made)
    # -ский, -ий and -ый end in y: Dmitriy and Dmitry, of which the press takes the shorter.
    return re.sub(r"(?:iy|yy)$", "y", text)
