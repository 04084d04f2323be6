"""Where Kazakh and Uzbek words may be divided, by syllables.

Both languages divide before the consonant that opens a syllable (мем-ле-кет, ham-kor-lik) and
between two vowels that meet (sa-o-dat). A letter of two signs (sh, ch, oʻ, gʻ) stays together, and
so do the signs ʼ, ъ, ь with the letter before them; ng before a vowel is left alone, because it may
be one letter or two. These are rules and no dictionary, and no native reader has checked them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.language.scripts.casing import lower


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """What syllables are made of.

    Attributes:
        glides: Vowels that are consonants after a vowel: Kazakh у in тау.
        joining: Glides that form one syllable with the vowel after them: kk-Latn ``ia`` for я.
        doubtful: Consonants that no syllable is divided at.
        closing: Signs that end a syllable; ``soft`` signs only cling to the letter before.
    """

    vowels: str
    consonants: str
    glides: str = ""
    joining: str = ""
    doubtful: tuple[str, ...] = ()
    closing: str = ""
    soft: str = ""
    pairs: tuple[str, ...] = ()


_ALPHABETS = {
    "kk": _Alphabet(
        "аәеёиоөуұүыіэюя", "бвгғджзйкқлмнңпрстфхһцчшщ", glides="у", closing="ъ", soft="ь"
    ),
    "kk-Latn": _Alphabet(
        "aäeioöuūüyı",
        "bcdfgğhjklmnñpqrsştvwxz",
        glides="ui",
        joining="i",
        doubtful=("ts", "tş"),
        pairs=("ts", "tş"),
    ),
    "uz": _Alphabet(
        "aeiou",
        "bdfghjklmnpqrstvxyz",
        doubtful=("ng",),
        closing="ʼ",
        pairs=("oʻ", "gʻ", "sh", "ch", "ng"),
    ),
    "uz-Cyrl": _Alphabet(
        "аеёиоуыэюяў",
        "бвгғджзйкқлмнпрстфхҳцчшщ",
        doubtful=("нг",),
        closing="ъ",
        soft="ь",
        pairs=("нг",),
    ),
}
LANGUAGES = tuple(_ALPHABETS)
_CAPITAL_INSIDE = re.compile(r"[^\W\d_][^\W\d_]*[A-ZА-ЯЁҚҒҲЎӘҢӨҰҮІÄĞİÑÖŞŪÜ]")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A letter with its signs: where it starts, and what it is."""

    start: int
    text: str
    vowel: bool
    closed: bool = False
    doubtful: bool = False


def syllable_breaks(word: str, language: str) -> tuple[int, ...]:
    """Places in ``word`` where it may be divided; at least two letters stand on either side.

    Args:
        word: One word. Acronyms, words with a capital inside, and words with a hyphen, digits or
            letters of another alphabet are never divided.
        language: kk, uz, kk-Latn or uz-Cyrl.

    Returns:
        Offsets: 3 divides ``мемлекет`` after ``мем``.

    Raises:
        ValueError: There are no rules for the language.
    """
    if language not in _ALPHABETS:
        raise ValueError(f"no syllable rules for {language!r}")
    if _CAPITAL_INSIDE.match(word):
        return ()
    units = _units(lower(word, language), _ALPHABETS[language])
    vowels = [place for place, unit in enumerate(units) if unit.vowel]
    breaks = [
        _between(units, first, second) for first, second in zip(vowels, vowels[1:], strict=False)
    ]
    return tuple(
        units[place].start for place in breaks if place is not None and 2 <= place <= len(units) - 2
    )


def _between(units: list[_Unit], first: int, second: int) -> int | None:
    """The unit that opens the syllable of the vowel at ``second``; ``None``: no break."""
    if second == first + 1:
        return second
    last = units[second - 1]
    if last.doubtful:
        return None
    return second if last.closed else second - 1


def _units(word: str, alphabet: _Alphabet) -> list[_Unit]:
    """The letters of ``word`` in order; empty when one of them is no letter of the language."""
    units: list[_Unit] = []
    place = 0
    while place < len(word):
        after_vowel = bool(units) and units[-1].vowel
        letter = word[place : place + 2]
        if letter not in alphabet.pairs or not _is_pair(word, place, letter, alphabet):
            letter = word[place]
        start, place = place, place + len(letter)
        following = word[place : place + 1]
        if letter[0] in alphabet.vowels:
            vowel = not _is_glide(letter, after_vowel, not units, following, alphabet)
            if vowel and letter in alphabet.joining and units and following in alphabet.vowels:
                letter, place = letter + following, place + len(following)
        elif letter in alphabet.pairs or letter in alphabet.consonants:
            vowel = False
        else:
            return []
        sign = word[place : place + 1]
        closed = bool(sign) and sign in alphabet.closing
        if closed or (sign and sign in alphabet.soft):
            letter, place = letter + sign, place + 1
        units.append(_Unit(start, letter, vowel, closed, letter in alphabet.doubtful))
    return units


def _is_pair(word: str, place: int, pair: str, alphabet: _Alphabet) -> bool:
    """Whether two signs are one letter here: ng only before a vowel, and not in n-gʻ."""
    if pair not in alphabet.doubtful:
        return True
    following = word[place + 2 : place + 3]
    return bool(following) and following in alphabet.vowels


def _is_glide(
    letter: str, after_vowel: bool, opens: bool, following: str, alphabet: _Alphabet
) -> bool:
    """Whether a vowel sign stands for a consonant: у in тау and in уақыт."""
    if letter not in alphabet.glides:
        return False
    return after_vowel or (opens and bool(following) and following in alphabet.vowels)
