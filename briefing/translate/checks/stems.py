"""Patterns that find a word, above all of a name, in any of its forms.

Terms of the glossary are found by `briefing.language.term_forms`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters

_RU_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
_RU_ENDING = re.compile(r"(?:ия|ие|ии|[аеёиоуыэюяйь])$")
_ENDINGS = {
    "ru": r"[а-яё]{0,6}",
    "kk": r"(?:[а-яёәғқңөұүһі]{0,12}|-[а-яёәғқңөұүһі]{1,8})",
    "uz": r"[a-zʻʼ]{0,12}",
    "en": r"(?:y|e|s|es|ed|ing|ies|ied|['’]s?|s['’])?",
}
_VOICED = {
    "kk": {
        **dict.fromkeys("кг", "[кг]"),
        **dict.fromkeys("қғ", "[қғ]"),
        **dict.fromkeys("пб", "[пб]"),
    },
    "uz": {**dict.fromkeys("kg", "[kg]"), "q": "(?:q|gʻ)"},
}


@lru_cache(maxsize=4096)
def word_pattern(word: str, language: str) -> re.Pattern[str]:
    """Finds a word in any form."""
    return re.compile(_word(with_uzbek_letters(word, language), language), re.IGNORECASE)


def _word(word: str, language: str) -> str:
    core = word.strip("«»“”„\"'()[],.;:")
    if not core:
        return re.escape(word)
    if not core[-1].isalpha() or (len(core) <= 5 and core.isupper()):
        ending = r"(?:-?\w{1,8})?" if language in ("kk", "uz") else r"(?:-\w{1,4})?"
        return rf"(?<![^\W_]){re.escape(core)}{ending}(?![^\W_])"
    stem = _stem(core, language)
    last = _VOICED.get(language, {}).get(stem[-1].casefold())
    body = re.escape(stem[:-1]) + last if last and len(stem) > 2 else re.escape(stem)
    body = body.replace("ё", "[её]").replace("Ё", "[ЕЁ]")
    if language == "ru" and core.endswith("ец") and len(core) > 4:
        body = re.escape(core[:-2]) + "(?:ец|ц)"
    tail = r"(?:-\w{1,8})?" if core.isascii() and language in ("ru", "kk") else ""
    return rf"(?<![^\W_]){body}{_ENDINGS[language]}{tail}(?![^\W_ʻʼ])"


def _stem(word: str, language: str) -> str:
    low = word.casefold()
    if len(low) < 4 or (word.isascii() and language in ("ru", "kk")):
        return word
    if language == "ru":
        ending = _RU_ADJECTIVE.search(low) if len(low) > 5 else None
        ending = ending or _RU_ENDING.search(low)
        return word[: ending.start()] if ending else word
    if language == "kk":
        for possessive in ("сы", "сі", "ы", "і"):
            if low.endswith(possessive) and len(low) > len(possessive) + 3:
                return word[: -len(possessive)]
        return word
    if language == "uz":
        for possessive in ("si", "i"):
            if low.endswith(possessive) and len(low) > len(possessive) + 3:
                return word[: -len(possessive)]
        return word
    return word[:-1] if low.endswith(("y", "e")) else word
