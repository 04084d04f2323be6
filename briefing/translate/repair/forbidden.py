"""A forbidden wording in a model's translation replaced by the term that the glossary wants.

Certain is: a form that both wordings have in the same case; words that only differ where nothing is
inflected («цена за газ», «цена на газ»); Russian adjectives that take the same endings; Kazakh and
Uzbek suffixes that do not depend on what is replaced. Everything else is left to a person.
"""

from __future__ import annotations

import re

from briefing.language.kazakh import case_ending
from briefing.language.term_forms import term_pattern, word_pattern
from briefing.translate.repair.terms import counterparts
from briefing.translate.repair.tokens import NotCertain
from briefing.translate.repair.wording import apply, check_preposition, replace_once

_HARD = "ый ого ому ым ом ая ой ую ое ые ых ыми"
_HARD_ADJECTIVE = re.compile(r"[^\W\d_]+(?:н|в|т|л|р|м|п|д|с|з|б)(?:ый|ая|ое|ые)$")
_VOWELS = {"kk": "аәеёиоөуұүыіэюя", "uz": "aeiou"}
_SOFTENED = {"kk": "кқпгғб", "uz": "kqg"}


def replace_forbidden(
    text: str, wrong: str, right: str, language: str, *, domain: str
) -> tuple[str, str, str] | None:
    """Replace ``wrong``, which stands in ``text`` once in some form, by the same form of ``right``.

    Args:
        wrong, right: In their dictionary forms.
        domain: Of the term.

    Returns:
        The text, the words replaced, and what replaced them; ``None`` when no form is certain.
    """
    hits = list(term_pattern(wrong, language).finditer(text))
    if len(hits) != 1:
        return None
    try:
        found = replace_once((text,), counterparts(wrong, right, language, domain=domain), wrong)
        if language == "ru":
            check_preposition((text,), found)
    except NotCertain:
        return _by_words(text, wrong, right, language, hits[0])
    (done,) = apply((text,), (found,))
    assert isinstance(done, str)
    return done, text[found.start : found.end], found.words


def _by_words(
    text: str, wrong: str, right: str, language: str, hit: re.Match[str]
) -> tuple[str, str, str] | None:
    words = hit.group()
    made = (
        _russian(words, wrong, right)
        if language == "ru"
        else _suffixed(words, wrong, right, language)
    )
    if made is None or made == words:
        return None
    if words[:1].isupper():
        made = made[:1].upper() + made[1:]
    return text[: hit.start()] + made + text[hit.end() :], words, made


def _russian(words: str, wrong: str, right: str) -> str | None:
    """Word by word: the same word stays, an adjective hands on its ending, a word after the first
    noun of both must stand as it is."""
    old, new, given = wrong.split(), right.split(), words.split()
    if not len(old) == len(new) == len(given):
        return None
    made: list[str] = []
    after_noun = False
    for wanted, wished, word in zip(old, new, given, strict=True):
        if wanted == wished:
            made.append(word)
            after_noun = after_noun or not _HARD_ADJECTIVE.fullmatch(wanted)
        elif after_noun and word.lower() == wanted.lower():
            made.append(wished)
        elif not after_noun and (adjective := _adjective(word, wanted, wished)):
            made.append(adjective)
        else:
            return None
    return " ".join(made)


def _adjective(word: str, wrong: str, right: str) -> str | None:
    """«натурального» → «природного»."""
    if not (_HARD_ADJECTIVE.fullmatch(wrong) and _HARD_ADJECTIVE.fullmatch(right)):
        return None
    if wrong[-2:] != right[-2:] or not word.lower().startswith(wrong[:-2].lower()):
        return None
    ending = word[len(wrong) - 2 :]
    return right[:-2] + ending if ending in _HARD.split() else None


def _suffixed(words: str, wrong: str, right: str, language: str) -> str | None:
    """The suffixes of the last word of ``wrong`` at the last word of ``right``."""
    old, new = re.split(r"[\s-]+", wrong)[-1], re.split(r"[\s-]+", right)[-1]
    last = re.search(r"[^\s-]+$", words)
    if last is None or not re.fullmatch(word_pattern(old, language), last.group(), re.I):
        return None
    suffixes = last.group()[len(old) :]
    if old == new:
        return right[: len(right) - len(new)] + last.group().lower()
    # "Электроэнергияны" is "электр энергиясын": after a possessive cases are others.
    owned = _is_owned(right, language) and not _is_owned(wrong, language)
    if owned and suffixes and (language == "kk" or suffixes.startswith("lar")):
        return None
    if suffixes and not _take_the_same(old, new, suffixes, language):
        return None
    return right + suffixes if last.group().lower().startswith(old.lower()) else None


def _is_owned(wording: str, language: str) -> bool:
    """Whether a term of several words ends with a possessive suffix: "газ құбыры"."""
    last = re.split(r"[\s-]+", wording)[-1]
    return last != wording and last[-1] in {"kk": "ыі", "uz": "i"}[language]


def _take_the_same(old: str, new: str, suffixes: str, language: str) -> bool:
    """Whether two words take these suffixes in the same form."""
    vowels, softened = _VOWELS[language], _SOFTENED[language]
    if old[-1] in softened or new[-1] in softened:
        return False
    if (old[-1] in vowels) != (new[-1] in vowels):
        return False
    if language == "uz":
        return True
    # Whatever follows: the endings of two cases show harmony and kind of the last sound.
    same = all(
        case_ending(old, c) == case_ending(new, c) is not None for c in ("dative", "genitive")
    )
    # After the possessive only harmony counts: қарызын, борышын.
    harmony = case_ending(old, "dative"), case_ending(new, "dative")
    alike = None not in harmony and harmony[0][-1:] == harmony[1][-1:]  # type: ignore[index]
    return same or (alike and suffixes[0] in "ыі" and old[-1] not in vowels)
