"""Case endings of Uzbek in Latin script.

The endings never change but for the dative, which follows the spelling of the last letter:
after k it is -ka, after q -qa, else -ga, also after g and gʻ (bargga, bugʻga). Source: the
spelling rules of 24 August 1995, paragraphs 33-37. Acronyms take the ending without a hyphen
(BMTning); digits are set apart by a space (100 dan), because the hyphen there means an ordinal.
"""

from __future__ import annotations

import re

CASES = (
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
)
NBSP = "\u00a0"
_ENDINGS = {"genitive": "ning", "accusative": "ni", "locative": "da", "ablative": "dan"}
_CLOSERS = "”’»\"')"
_LETTER = re.compile(r"[A-Za-zʻʼ‘’']")
_VOWELS = frozenset("aeiouAEIOU")


def decline(word: str, case: str) -> str | None:
    """Put the last word of a phrase into a case.

    Args:
        word: A word or phrase in the nominative; it may end in digits or a closing quotation mark.
        case: One of `CASES`; the instrumental is the postposition ``bilan``.

    Returns:
        The phrase in the case, or ``None`` when the ending is not certain.
    """
    if case == "nominative":
        return word
    core = word.rstrip(_CLOSERS) if word.endswith(tuple(_CLOSERS)) else word
    if case not in CASES or not core or core[-1].isspace():
        return None
    if case == "instrumental":
        return f"{word} bilan"
    if core[-1].isascii() and core[-1].isdigit():
        return f"{word}{NBSP}{_ENDINGS.get(case, 'ga')}"
    if core[-1] == "%":
        return None
    if not _LETTER.fullmatch(core[-1]):
        return None
    return word + (_dative(core) if case == "dative" else _ENDINGS[case])


def _dative(word: str) -> str:
    last = word.split()[-1]
    spelled = len(last) > 1 and last.isupper() and last[-2] not in _VOWELS
    if spelled:  # said letter by letter, so it ends in a vowel: BMTga
        return "ga"
    return {"k": "ka", "q": "qa"}.get(word[-1].lower(), "ga")
