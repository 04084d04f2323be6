"""English numbers in words: cardinals, ordinals, and fractions before "of"."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine".split(), 1)
}
_TEENS = {
    word: value
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        10,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SMALL = _UNITS | _TEENS | _TENS
_RANKS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {word.removesuffix("y") + "ieth": value for word, value in _TENS.items()}
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}

_U, _T, _D = ("|".join(words) for words in (_UNITS, _TEENS, _TENS))
_BELOW_100 = rf"(?:(?:{_D})(?:[- ](?:{_U}))?|{_T}|{_U})"
_BELOW_1000 = rf"(?:(?:{_U}|a) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
_EDGE = r"(?![^\W_])"
_START = r"(?<![^\W_])(?<![^\W_][-’'])"
_LARGE = r"(?:million|billion|trillion)"
CARDINAL = (
    rf"(?i:{_START}(?:(?:{_BELOW_1000}|a) thousand(?:(?: and|,)? {_BELOW_1000}){_EDGE}"
    rf"|{_BELOW_1000}{_EDGE}|(?:half )?an?(?= (?:thousand|{_LARGE}){_EDGE})))"
)
ORDINAL = rf"(?i:{_START}(?:(?:{_D})-)?(?:{'|'.join(_RANKS)}){_EDGE})"
FRACTION = rf"(?i:{_START}(?:half|(?:{_U}|a)[- ](?:{'|'.join(_PARTS)})s?)(?= of{_EDGE}))"
# "one" that counts nothing, "second" that is a span of time, "first" that orders the speech.
_NO_ONE = re.compile(
    r"(?i:(?:no|any|every|each|this|that|some|the|another|which) $)",
)
_ONE_OF = re.compile(r"(?i: (?:of|another|day|side|hand|or another|can|should|must)\b)")
_TIME = re.compile(r"(?i:(?:per|a|one|each|every|[0-9]) $)")
_SPEECH = re.compile(r"(?i: (?:of all|and foremost)\b)")
_AT = re.compile(r"(?i:\bat $)")
_CONTEXT = 12


def fold(text: str) -> str:
    """Lower case, with the four letters that `re.IGNORECASE` takes for ASCII made ASCII."""
    return text.replace("\u0130", "i").replace("\u0131", "i").casefold()


def read_cardinal(text: str, start: int, end: int) -> Decimal | None:
    """The value of a cardinal at ``text[start:end]``; ``None`` for a pronoun ("no one")."""
    words = fold(text[start:end]).replace("-", " ").replace(",", " ").split()
    if words == ["one"] and (
        _NO_ONE.search(text[max(0, start - _CONTEXT) : start]) or _ONE_OF.match(text, end)
    ):
        return None
    if words[:1] == ["half"]:
        return Decimal("0.5")
    total = part = 0
    for word in words:
        if word == "thousand":
            total, part = total + part * 1000, 0
        elif word == "hundred":
            part *= 100
        elif word in ("a", "an"):
            part = 1
        elif word != "and":
            value = _SMALL.get(word)
            if value is None:
                return None
            part += value
    return Decimal(total + part)


def read_ordinal(text: str, start: int, end: int) -> Decimal | None:
    """The rank at ``text[start:end]``; ``None`` for "at first" or "per second"."""
    words = fold(text[start:end]).split("-")
    rank = _RANKS.get(words[-1])
    before = text[max(0, start - _CONTEXT) : start]
    if rank is None or (words == ["second"] and _TIME.search(before)):
        return None
    if words == ["first"] and (_AT.search(before) or _SPEECH.match(text, end)):
        return None
    if len(words) == 1:
        return Decimal(rank)
    tens = _TENS.get(words[0])
    return Decimal(tens + rank) if tens is not None and rank < 10 else None


def read_fraction(text: str, start: int, end: int) -> Decimal | None:
    """The value of "two-thirds" or "half" before "of"; ``None`` in "the first half of"."""
    before = fold(text[max(0, start - _CONTEXT) : start]).rstrip(" -")
    if before.endswith(tuple(_RANKS)) or before.endswith(("1st", "2nd", "latter", "other")):
        return None
    words = fold(text[start:end]).replace("-", " ").split()
    if words == ["half"]:
        return Decimal("0.5")
    count = 1 if words[0] == "a" else _UNITS.get(words[0])
    part = _PARTS.get(words[-1]) or _PARTS.get(words[-1].removesuffix("s"))
    if count is None or part is None or count >= part:
        return None
    return Decimal(count) / Decimal(part)
