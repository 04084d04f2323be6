"""The language of a document. English, Russian, Kazakh and Uzbek (in Latin script) are accepted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.domain import LANGUAGES, SOURCE_LANGUAGE
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
        InputError: No brief can be made in it; the message names the language and the file.
    """
    language = detect_language(text)
    if language in LANGUAGES:
        return language
    raise InputError(
        f"{name} is in {language_name(language)}; only English, Russian, Kazakh and Uzbek (in"
        " Latin script) sources are supported",
        "leave it out, or give a version of it in one of these languages",
    )


def recognise_language(text: str, name: str) -> str:
    """Which of `briefing.domain.LANGUAGES` a text to translate is in.

    A few words in Cyrillic may belong to a dozen languages, so those that have no letter foreign to
    Russian and Kazakh count as the more likely of the two.

    Raises:
        InputError: It is surely in another language; the hint says how to name it all the same.
    """
    language = detect_language(text)
    if language in LANGUAGES:
        return language
    letters = {c for c in text.lower() if c.isalpha() and not c.isascii()}
    if sum(c.isalpha() for c in text) < _FEW_LETTERS and letters <= _RUSSIAN | _KAZAKH:
        ranked = _identifier().rank(text)
        return next(str(code) for code, _ in ranked if code in ("ru", "kk"))
    raise InputError(
        f"{name} is in {language_name(language)}; only English, Russian, Kazakh and Uzbek (in"
        " Latin script) can be translated",
        "if it is in one of these, say which: --from en, ru, kk or uz",
    )


def detect_language(text: str) -> str:
    """The ISO 639 code of the language that most of the text is in; ``uz-Cyrl`` for old Uzbek.

    Texts with few letters are judged by their script and by the letters and words that only one of
    our languages has: in Latin script they count as English unless they are surely Uzbek.
    """
    text = text[:_SAMPLE]
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    scripts.pop("MODIFIER", None)
    if not scripts:
        return SOURCE_LANGUAGE
    script, _ = scripts.most_common(1)[0]
    few = sum(scripts.values()) < _FEW_LETTERS
    if script == "LATIN":
        return _in_latin_script(text, few)
    # Without the Latin words: names of companies would pull the model towards English.
    foreign = re.sub(r"[A-Za-z]+", " ", text)
    if script == "CYRILLIC" and few and (code := _by_letters(foreign)):
        return code
    code = str(_identifier().classify(foreign)[0])
    if code == "uz" and script == "CYRILLIC":
        return "uz-Cyrl"
    return code if code != SOURCE_LANGUAGE else _BY_SCRIPT.get(script, "und")


def _in_latin_script(text: str, few: bool) -> str:
    english = english_share(text)
    uzbek = _share(text, _UZBEK_WORDS)
    if uzbek > english and (uzbek >= _ENGLISH_SHARE / 2 or _UZBEK_LETTERS.search(text)):
        return "uz"
    if few or english >= _ENGLISH_SHARE:
        return SOURCE_LANGUAGE
    code, probability = _identifier().classify(text)
    return str(code) if probability >= _CERTAIN else SOURCE_LANGUAGE


def _by_letters(text: str) -> str | None:
    """Kazakh by its letters, Russian by the lack of any letter that Russian does not have."""
    letters = set(text.lower())
    if letters & set("әңөұүһ") and not letters & set("ўҳҷӯӣ"):
        # Kyrgyz has ң, ө and ү too, but none of the rest.
        return "kk" if letters & set("әғқұһі") else None
    extra = {c for c in letters if c.isalpha()} - _RUSSIAN
    russian = _share(text, _RUSSIAN_WORDS) > 0 or letters & set("ыэ")
    return "ru" if not extra and russian else None


_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_KAZAKH = frozenset("әғқңөұүһі")
_UZBEK_LETTERS = re.compile(r"[oOgG][ʻ‘]|[a-z]ʼ[a-z]")
_UZBEK_WORDS = frozenset(
    "va bilan uchun boʻyicha ham bu shu ushbu bir esa edi ekan emas yoʻq bor deb dedi biroq ammo"
    " lekin haqida hamda boʻlgan boʻldi qildi qilish kerak yil yilda".split()
)
_RUSSIAN_WORDS = frozenset(
    "и в во не на с со что по к из у за от о об для как это но а же при до после или".split()
)


# For texts too short for the model: the most likely language of a script.
_BY_SCRIPT = {"CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "CJK": "zh", "HEBREW": "he"}


def english_share(text: str) -> float:
    """How many of the words are common English ones, from 0 to 1."""
    return _share(text, _ENGLISH_WORDS)


def _share(text: str, known: frozenset[str]) -> float:
    words = re.findall(r"[^\W\d_]+", re.sub("['’‘`]", "ʻ", text.lower()))
    return sum(word in known for word in words) / len(words) if words else 0.0


def language_name(code: str) -> str:
    """The English name of a language: ``kk`` → ``Kazakh``."""
    from babel import Locale

    if code == "uz-Cyrl":
        return "Uzbek in Cyrillic script"
    names = Locale("en").languages
    return str(names.get(code, f"a language that is not known ({code})"))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
