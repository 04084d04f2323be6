"""What makes a range of two numbers: "5–7", "between 5 and 7", "от двух до трёх"."""

from __future__ import annotations

import re

DASH = re.compile(r"(?:-| ?[–—] ?)\Z")
_TO = re.compile(r"\s+to\s+\Z", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_RU_TO = re.compile(r"\s+до\s+\Z", re.IGNORECASE)
_RU_FROM = re.compile(r"(?<!\w)от\s+\Z", re.IGNORECASE)
_RU_AND = re.compile(r"\s+и\s+\Z", re.IGNORECASE)
_RU_BETWEEN = re.compile(r"(?<!\w)между\s+\Z", re.IGNORECASE)
_RU_CHANGE = re.compile(
    r"(?<!\w)(?:рост\w*|вы?рос\w*|увелич\w+|сниж\w+|сниз\w+|сокра\w+|упал\w*|повыс\w+|подня\w+|"
    r"довед\w+|довел\w*)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)


_YEAR = re.compile(r"[12][0-9]{3}")
_IN = re.compile(r"\b(?:in|since|by|until)\s+\Z", re.IGNORECASE)


def is_year_of_change(lower: str, upper: str, before: str, language: str) -> bool:
    """Whether the lower one of two numbers is a year: "from 52 tonnes **in 2004** to 8,700 tonnes".

    Args:
        lower: The number as it is written, with its unit; so is ``upper``.
        before: The last words before it.
    """
    dated = language == "en" and _YEAR.fullmatch(lower) is not None and _IN.search(before)
    return bool(dated) and _YEAR.fullmatch(upper) is None


def links_range(gap: str, before: str, sentence: str, language: str) -> bool:
    """Whether what stands between two numbers, and before them, makes a range of them.

    Args:
        gap: The text between the numbers.
        before: The last words before the lower one.
        sentence: All of the text before the lower one.
        language: en, ru, kk or uz. Kazakh and Uzbek say "from … to" of a range and of a change
            alike, so only a dash joins numbers there.
    """
    if DASH.match(gap):
        return True
    if language == "ru":
        # "Вырос от двух до трёх" is a change, not a range.
        upwards = _RU_TO.match(gap) and _RU_FROM.search(before) and not _RU_CHANGE.search(sentence)
        return bool(upwards or (_RU_AND.match(gap) and _RU_BETWEEN.search(before)))
    if language != "en":
        return False
    # "rose from 5 to 7" is a change, not a range.
    return bool(
        (_TO.match(gap) and not _FROM.search(before))
        or (_AND.match(gap) and _BETWEEN.search(before))
    )
