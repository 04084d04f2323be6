"""The language of a document. Only English is accepted so far."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.domain import SOURCE_LANGUAGE
from briefing.errors import InputError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Words that English texts are full of and other languages in Latin script are not. They settle
# nearly every case without loading the 140-language model, which takes 0.7 seconds.
_ENGLISH_WORDS = frozenset(
    "the of and to that with for from by which was were is are be been has have had this these"
    " said would will not but their its it they he she on at as".split()
)
_ENGLISH_SHARE = 0.15
# Below so many letters the model is unsure even of plain English headlines.
_FEW_LETTERS = 200
_SAMPLE = 20_000
_CERTAIN = 0.9


def check_language(text: str, name: str) -> str:
    """The ISO 639-1 code of the text's language.

    Raises:
        InputError: It is not English; the message names the language and the file.
    """
    language = detect_language(text)
    if language == SOURCE_LANGUAGE:
        return language
    raise InputError(
        f"{name} is in {language_name(language)}; only English sources are supported",
        "leave it out, or give an English version of it",
    )


def detect_language(text: str) -> str:
    """The ISO 639 code of the language that most of the text is in.

    Texts with few letters are judged by their script: in Latin script they count as English.
    """
    text = text[:_SAMPLE]
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    if not scripts:
        return SOURCE_LANGUAGE
    script, _ = scripts.most_common(1)[0]
    if script == "LATIN":
        if sum(scripts.values()) < _FEW_LETTERS or english_share(text) >= _ENGLISH_SHARE:
            return SOURCE_LANGUAGE
        code, probability = _identifier().classify(text)
        return str(code) if probability >= _CERTAIN else SOURCE_LANGUAGE
    # Without the Latin words: names of companies would pull the model towards English.
    code, _ = _identifier().classify(re.sub(r"[A-Za-z]+", " ", text))
    return str(code) if code != SOURCE_LANGUAGE else _BY_SCRIPT.get(script, "und")


# For texts too short for the model: the most likely language of a script.
_BY_SCRIPT = {"CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "CJK": "zh", "HEBREW": "he"}


def english_share(text: str) -> float:
    """How many of the words are common English ones, from 0 to 1."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _ENGLISH_WORDS for word in words) / len(words) if words else 0.0


def language_name(code: str) -> str:
    """The English name of a language: ``kk`` → ``Kazakh``."""
    from babel import Locale

    names = Locale("en").languages
    return str(names.get(code, f"a language that is not known ({code})"))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
