"""Terms in running text, whatever ending they carry.

A Russian term changes the ends of its words, a Kazakh or Uzbek one takes suffixes at its end, after
which a last к, қ, п (k, q) may sound softer. What is found so may have any form of the term; which
one it is says `briefing.language.inflect`, where that is certain.
"""

from __future__ import annotations

import functools
import re

_SPACE = r"[\s\u00a0\u202f-]+"
_BEFORE, _AFTER = r"(?<![\w-])", r"(?![\w])"
_RUSSIAN_ENDING = (
    "(?:[аяыиуюеёоэйь]|[оеё]в|[еоиыё]й|[аяоеёыи]м|[аяыи]х|[аяыи]ми|[ьоеи]ю|[оеи]го|[ое]му|[аяоеыи][яе]|"
    "ую|юю|ии|ия|ие[йюм]|иям?|иях|иями)?"
)
_RUSSIAN_LONG_ENDINGS = re.compile(
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ия)$", re.I
)  # of adjectives, and of nouns in -ие, -ия
_FLEETING = {
    "ок": "(?:ок|к)",
    "ек": "(?:ек|к|ьк)",
    "ец": "(?:ец|ц|йц)",
    "ень": "(?:ень|н)",
    "оль": "(?:оль|л)",
}
_SOFTER = {
    "kk": {
        **dict.fromkeys("кг", "[кг]"),
        **dict.fromkeys("қғ", "[қғ]"),
        **dict.fromkeys("пб", "[пб]"),
    },
    "uz": {**dict.fromkeys("kg", "[kg]"), "q": "(?:q|gʻ)"},
}
_SUFFIXES = {"kk": r"[а-яёәғқңөұүһі]{0,10}", "uz": r"[a-zʻʼ]{0,12}"}
_PLURAL = {"kk": re.compile("(?<=...)[лдт][ае]р$"), "uz": re.compile("(?<=...)lar$")}
# "Жеткізу тізбегі" has another plural than its own: жеткізу тізбектері.
_POSSESSIVE = {"kk": re.compile("(?<=....)(?:с?[ыі])$"), "uz": re.compile("(?<=....)(?:s?i)$")}
_SHORTEST = 3
_ANY_APOSTROPHE = "[ʻʼ’‘'`]"
_APOSTROPHES = str.maketrans({"’": "ʻ", "‘": "ʻ", "'": "ʻ", "`": "ʻ"})


@functools.lru_cache(maxsize=8192)
def term_pattern(wording: str, language: str) -> re.Pattern[str]:
    """Finds ``wording`` in any form, its words side by side; English only in the plural besides.

    Args:
        wording: In its dictionary form.
        language: en, ru, kk or uz.
    """
    words = re.split(r"[\s-]+", wording.strip())
    last = len(words) - 1
    parts = [
        word_pattern(word, language, suffixes=language in ("en", "ru") or place == last)
        for place, word in enumerate(words)
    ]
    return re.compile(_BEFORE + _SPACE.join(parts) + _AFTER, _flags(wording))


def has_term(text: str, wording: str, language: str) -> bool:
    """Whether every word of a term stands in ``text``, in any form and place.

    It is lenient: words may stand between those of the term, and any of them may have suffixes.
    """
    return all(pattern.search(text) for pattern in _word_patterns(wording, language))


@functools.lru_cache(maxsize=8192)
def _word_patterns(wording: str, language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_BEFORE + word_pattern(word, language) + _AFTER, _flags(wording))
        for word in wording.split()
    )


def _flags(wording: str) -> int:
    """An acronym is not the word that it looks like."""
    return 0 if wording.isupper() else re.IGNORECASE


def word_pattern(word: str, language: str, *, suffixes: bool = True) -> str:
    """A pattern of the forms of one word."""
    if language == "en":
        return _english(word)
    if word.isupper() or not word[-1:].isalpha():
        return _escaped(word)
    if language == "ru":
        return _russian(word)
    if not suffixes:
        return _escaped(word)
    word = _POSSESSIVE[language].sub("", _PLURAL[language].sub("", word))
    softer = _SOFTER[language].get(word[-1].lower())
    stem = _escaped(word[:-1]) + softer if softer else _escaped(word)
    return stem + _SUFFIXES[language]


def _english(word: str) -> str:
    if word.isupper():
        return re.escape(word) + "s?"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{re.escape(word[:-1])}(?:y|ies)"
    return re.escape(word) + r"(?:s|es)?"


def _russian(word: str) -> str:
    if len(word) <= _SHORTEST:
        # Prepositions do not change; the shortest nouns (газ) take endings at their end.
        return _escaped(word) + ("" if len(word) < _SHORTEST else _RUSSIAN_ENDING)
    for ending, forms in _FLEETING.items():
        if word.endswith(ending):
            return _escaped(word[: -len(ending)]) + forms + _RUSSIAN_ENDING
    long = _RUSSIAN_LONG_ENDINGS.search(word)
    if long is not None:
        return _escaped(word[: long.start()]) + _RUSSIAN_ENDING
    stem = word[:-1] if word[-1] in "аеёиоуыэюяйь" else word
    return _escaped(stem) + _RUSSIAN_ENDING


def _escaped(text: str) -> str:
    """``text`` as a pattern that does not care which apostrophe or ё is written."""
    loose = {"ʻ": _ANY_APOSTROPHE, "ʼ": _ANY_APOSTROPHE, "ё": "[её]", "е": "[её]"}
    return "".join(loose.get(char) or re.escape(char) for char in text.translate(_APOSTROPHES))
