"""Uzbek in Latin letters to Cyrillic ones and back.

The letters follow the Uzbek law on the alphabet of 1993 in the form of 1995 and the spelling rules
of 1956 for Cyrillic. What letters alone do not tell (ц beside с, ь, э) stands in
``locales/scripts/uz_cyrl_exceptions.csv``. The rules were not checked by a native reader.
"""

from __future__ import annotations

import re

from briefing.language.scripts.casing import is_all_capitals, like
from briefing.language.scripts.protection import is_roman
from briefing.language.scripts.tables import Exceptions, longest_beginning

_TO_CYRILLIC = {
    "sʼh": "сҳ",
    "sh": "ш",
    "ch": "ч",
    "oʻ": "ў",
    "gʻ": "ғ",
    "ya": "я",
    "yu": "ю",
    "yo": "ё",
    "ʼ": "ъ",
    **dict(zip("abdfghijklmnopqrstuvxyz", "абдфгҳижклмнопқрстувхйз", strict=True)),
}
_TO_LATIN = {
    **dict(zip("абвгдёжзийклмноп", "a b v g d yo j z i y k l m n o p".split(), strict=True)),
    **dict(
        zip("рстуфхчшъыэюяўқғҳ", "r s t u f x ch sh ʼ i e yu ya oʻ q gʻ h".split(), strict=True)
    ),
    "ь": "",
    "щ": "sh",
    "сҳ": "sʼh",
    "ьо": "yo",
    "ье": "ye",
    "йе": "ye",
}
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏʻʼ]+")
_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁёЎўҚқҒғҲҳ]+")
# Letters that no Uzbek word has; c stands only in ch.
_FOREIGN = re.compile(r"[wWÀ-ɏ]|[cC](?![hH])|[cC]$")
_CAMEL = re.compile(r"[a-z][A-Z]")  # QazaqGaz, but not MVt
_VOWELS = "aeiou"
_CYRILLIC_VOWELS = "аеёиоуэюяўы"
_MONTHS = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|senty?abr|okty?abr|noyabr|dekabr"
# 2027-yil, 22-noyabr: in Cyrillic no hyphen stands there, though it does in 3-чорак.
_DATE_HYPHEN = re.compile(rf"(?<=\d)-(?=(?:yil|{_MONTHS})(?:[a-zʻʼ]|\b))", re.IGNORECASE)
_ENDING = re.compile(
    r"(?:lar|lik|lig|cha|chi|dek|day|gacha|imiz|ingiz|ning|niki|ni|ga|ka|qa|dan|dagi|da|dir|mi|si|i)+"
)


def to_cyrillic(text: str, exceptions: Exceptions) -> str:
    """Every Uzbek word of ``text`` in Cyrillic; foreign words and Roman numbers stay."""
    text = _DATE_HYPHEN.sub(" ", text)

    def convert(match: re.Match[str]) -> str:
        word = match.group()
        if is_roman(word, text[match.end() :]):
            return word
        return _word_to_cyrillic(word, exceptions)

    return _LATIN_WORD.sub(convert, text)


def is_foreign(word: str) -> bool:
    """Whether a Latin word cannot be Uzbek: Chevron is one that can, Washington is not."""
    return bool(_FOREIGN.search(word) or _CAMEL.search(word))


def _word_to_cyrillic(word: str, exceptions: Exceptions) -> str:
    name = longest_beginning(word, exceptions.names)
    if name and (name == word or _ENDING.fullmatch(word[len(name) :])):
        return _with_ending(exceptions.names[name], word[len(name) :])
    kept = longest_beginning(word, dict.fromkeys(exceptions.keep, ""))
    if kept and (kept == word or _ENDING.fullmatch(word[len(kept) :])):
        return kept + _suffix(word[len(kept) :])
    if is_foreign(word):
        core = re.sub(r"(?<=[A-Za-z])(?:ning|ni|ga|da|dan|dagi)$", "", word)
        return core + _suffix(word[len(core) :]) if is_foreign(core) else word
    capitals = is_all_capitals(word)
    low = word.lower()
    if low in exceptions.words:
        return like(word, exceptions.words[low], capitals=capitals)
    stem = exceptions.stem_of(low)
    if stem:
        done = like(word, exceptions.stems[stem], capitals=capitals)
        return _with_ending(done, word[len(stem) :], capitals=capitals, exceptions=exceptions)
    return _letters_to_cyrillic(word, exceptions, capitals=capitals)


def _suffix(ending: str) -> str:
    """An ending after a word that stays in Latin letters."""
    return f"-{_letters_to_cyrillic(ending, Exceptions(), before='n')}" if ending else ""


def _with_ending(
    stem: str, rest: str, *, capitals: bool = False, exceptions: Exceptions | None = None
) -> str:
    """A finished stem and its endings: before them a closing ь falls away (ноябрь, ноябрда)."""
    if not rest:
        return stem
    if stem[-1] in "ьЬ":
        stem = stem[:-1]
    before = "a" if stem[-1].lower() in _CYRILLIC_VOWELS else "n"
    tables = exceptions or Exceptions()
    return stem + _letters_to_cyrillic(rest, tables, capitals=capitals, before=before)


def _letters_to_cyrillic(
    word: str, exceptions: Exceptions, *, capitals: bool = False, before: str = ""
) -> str:
    """Letter by letter. ``before``: the letter in front of ``word``, which decides about e."""
    low = word.lower()
    done: list[str] = []
    place = 0
    while place < len(word):
        piece, cyrillic = _next_piece(low, place, low[place - 1] if place else before, exceptions)
        done.append(like(word[place : place + len(piece)], cyrillic, capitals=capitals))
        place += len(piece)
    return "".join(done)


def _next_piece(low: str, place: int, before: str, exceptions: Exceptions) -> tuple[str, str]:
    """The piece of ``low`` at ``place`` that becomes one sound, and what it becomes."""
    part = exceptions.part_pattern.match(low, place)
    if part and place:
        return part.group(), exceptions.parts[part.group()]
    opens = not before or before in _VOWELS or before in "ʻʼy"
    if before == "ʻ":  # oʻ is a vowel, gʻ is not
        opens = low[place - 2 : place - 1] == "o"
    if low.startswith("ye", place):
        return "ye", "е" if opens else "ье"
    if low.startswith("yoʻ", place):
        return "y", "й"
    if low[place] == "e":
        return "e", "э" if opens and before != "y" else "е"
    for length in (3, 2):
        piece = low[place : place + length]
        if piece in _TO_CYRILLIC and len(piece) == length:
            return piece, _TO_CYRILLIC[piece]
    return low[place], _TO_CYRILLIC.get(low[place], low[place])


def to_latin(text: str, exceptions: Exceptions) -> str:
    """Every Uzbek word of ``text`` in Latin letters."""
    back = {cyrillic: latin for latin, cyrillic in exceptions.words.items()}
    stems = {cyrillic.removesuffix("ь"): latin for latin, cyrillic in exceptions.stems.items()}
    names = {cyrillic: latin for latin, cyrillic in exceptions.names.items()}

    def convert(match: re.Match[str]) -> str:
        word = match.group()
        if word in names:
            return names[word]
        capitals = is_all_capitals(word)
        low = word.lower()
        if low in back:
            return like(word, back[low], capitals=capitals)
        stem = longest_beginning(low, stems)
        if not stem:
            return _letters_to_latin(word, capitals=capitals)
        done = like(word, stems[stem], capitals=capitals)
        return done + _letters_to_latin(word[len(stem) :], capitals=capitals, before=stem[-1])

    return _CYRILLIC_WORD.sub(convert, text)


def _letters_to_latin(word: str, *, capitals: bool, before: str = "") -> str:
    low = word.lower()
    done: list[str] = []
    place = 0
    while place < len(word):
        previous = low[place - 1] if place else before
        piece = low[place : place + 2]
        if piece not in _TO_LATIN or len(piece) < 2:
            piece = low[place]
        opens = not previous or previous in _CYRILLIC_VOWELS + "ъь"
        if piece == "е":
            latin = "ye" if opens else "e"
        elif piece == "ц":
            latin = "ts" if previous and previous in _CYRILLIC_VOWELS else "s"
        else:
            latin = _TO_LATIN.get(piece, piece)
        done.append(like(word[place : place + len(piece)], latin, capitals=capitals))
        place += len(piece)
    return "".join(done)
