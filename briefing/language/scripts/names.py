"""Names that ``names.csv`` lacks, from their English spelling into Russian, Kazakh and Uzbek.

English to Russian turns the BGN/PCGN romanisations of Russian (1947) and Kazakh (1979) around, with
the usual spellings of the region's press (j, h, -yev, -aidar-) on top; what no letter tells (given
names such as Alexander) stands in ``locales/scripts/en_ru_name_words.csv``. Kazakh texts write a
foreign name as Russian ones do. Uzbek goes letter by letter from the Russian form, as the spelling
rules of 1995 write Russian names. The result is a proposal: a soft sign, к or қ, х or ҳ cannot be
known, so whoever uses it must say so.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path

from briefing.language.names import read_table
from briefing.language.scripts import uzbek
from briefing.language.scripts.casing import is_all_capitals, like
from briefing.language.scripts.protection import is_roman
from briefing.language.scripts.tables import Exceptions

LANGUAGES = ("ru", "kk", "uz")
_PIECES = {
    "shch": "щ",
    "tch": "ч",
    "sch": "ш",
    "kh": "х",
    "zh": "ж",
    "ts": "ц",
    "ch": "ч",
    "sh": "ш",
    "gh": "г",
    "ph": "ф",
    "th": "т",
    "ck": "к",
    "dj": "дж",
    "dzh": "дж",
    "oo": "у",
    "ou": "у",
    "qu": "кв",
    "wh": "у",
    "yu": "ю",
    "ya": "я",
    "yo": "ё",
    "ye": "е",
    "ll": "лл",
    "j": "дж",
    "x": "кс",
    "h": "х",
    "q": "к",
    "w": "в",
    "ğ": "г",
    "ş": "ш",
    "ç": "ч",
    "ı": "ы",
    "ö": "о",
    "ü": "ю",
    "ž": "ж",
    "š": "ш",
    "č": "ч",
    **dict(zip("abcdefgiklmnoprstuvyz", "абкдефгиклмнопрстувйз", strict=True)),
}
_LONGEST = max(map(len, _PIECES))
_VOWELS = "aeiouyıöü"
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_APOSTROPHES = re.compile("['’ʻʼ‘`]")
_MULTIPLE_S = re.compile(rf"(?<=[{_VOWELS}])ss(?=[{_VOWELS}])")
# Dmitry, Vitaly, Grigory, Zelensky; elsewhere a closing y is ы: Almaty, Gurbanguly.
_LONG_Y = re.compile(r"(?:[^l]sk|tr|[aeiou]r|al|tol|il|en|rg|[aei]d|ov|nt)y$")


def transliterate_name(name: str, language: str, locales: Path | None = None) -> str:
    """``name`` in the alphabet of ``language``, by rules alone.

    Args:
        name: In Latin letters as English texts write it; of Cyrillic letters nothing changes.
            Acronyms and Roman numbers stay as they are.
        language: ru, kk or uz; for en the name comes back as it is.
        locales: Folder with the table of given names; none is read without it.

    Raises:
        ValueError: The language is unknown.
        SettingsError: The table is wrong, with file and line.
    """
    if language == "en":
        return name
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is none of en, {', '.join(LANGUAGES)}")
    known = _known_words(locales) if locales is not None else {}
    russian = _WORD.sub(lambda match: _to_russian(match.group(), name, match.end(), known), name)
    return russian_to_uzbek(russian) if language == "uz" else russian


def russian_to_uzbek(name: str) -> str:
    """A name in Russian letters in Uzbek Latin ones: «Скляр» is Sklyar, «Джума» is Juma."""
    joined = re.sub("дж", "ж", re.sub("Дж", "Ж", name))
    joined = re.sub(r"(?<=[лн])ь(?=[^\W\d_еёюяи])|ь\b", "", joined)
    return uzbek.to_latin(joined, Exceptions())


@functools.lru_cache(maxsize=4)
def _known_words(locales: Path) -> dict[str, str]:
    path = locales / "scripts" / "en_ru_name_words.csv"
    if not path.is_file():
        return {}
    rows = read_table(path, ("en", "ru", "note", "status"), filled=("en", "ru"))
    return {row["en"].lower(): row["ru"] for row in rows}


def _to_russian(word: str, name: str, end: int, known: dict[str, str]) -> str:
    if word.lower() in known:
        return known[word.lower()]
    if not re.match(r"[A-Za-zÀ-ɏ]", word) or is_roman(word, name[end:]):
        return word
    if is_all_capitals(word) and not is_all_capitals(name):
        return word
    plain = "".join(_without_accent(letter) for letter in _APOSTROPHES.sub("", word))
    plain = _MULTIPLE_S.sub("s", plain)
    low = plain.lower()
    capitals = is_all_capitals(plain)
    done, place = [], 0
    while place < len(low):
        piece, russian = _next_piece(low, place)
        done.append(like(plain[place : place + len(piece)], russian, capitals=capitals))
        place += len(piece)
    return "".join(done)


def _without_accent(letter: str) -> str:
    if letter.lower() in _PIECES:
        return letter
    return unicodedata.normalize("NFKD", letter)[0]


def _next_piece(low: str, place: int) -> tuple[str, str]:
    """The letters of ``low`` at ``place`` that make one sound, and how Russian writes it."""
    before = low[place - 1] if place else ""
    rest = low[place:]
    after_consonant = bool(before) and before not in _VOWELS
    if rest in ("y", "yy") and after_consonant:
        return rest, "ий" if _LONG_Y.search(low.rstrip("y") + "y") else "ы"
    if rest in ("iy", "ii", "yi"):
        return rest, "ий"
    if rest == "ia":
        return rest, "ия"
    if after_consonant and re.match("y[aou]|ye", rest) and before in "lnrstdvbpm":
        soft = "ь" if rest.startswith("ye") else ""
        return rest[:2], soft + _PIECES[rest[:2]]
    if rest[0] == "y" and after_consonant and rest[1:2] not in ("a", "e", "o", "u"):
        return "y", "ы"
    if rest[0] == "i" and before and before in "aeou" and _closes_syllable(rest):
        return "i", "й"
    if rest[0] == "e" and not before:
        return "e", "э"
    if rest[0] == "c" and rest[1:2] in ("e", "i", "y"):
        return "c", "с"
    for length in range(min(_LONGEST, len(rest)), 0, -1):
        if rest[:length] in _PIECES:
            return rest[:length], _PIECES[rest[:length]]
    return rest[0], rest[0]


def _closes_syllable(rest: str) -> bool:
    """Whether i after a vowel is й: Aidarov, Sergei; not in Smailov, Raisi, Saidov."""
    return not re.match(r"i(?:lov?\b|si|dov)", rest)
