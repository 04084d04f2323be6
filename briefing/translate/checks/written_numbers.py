"""Numbers written out in a text, as running text puts them, with or without a unit.

`briefing.language.numbers` finds what a brief may print as a figure. A check has to see more:
"двадцать пять делегаций", "үш ел", "uchinchi", "трёхдневный".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.number_words_of_region import numeral_forms
from briefing.translate.checks.number_vocabulary import loose_patterns, read_word

_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0]|-|[ \u00a0]and[ \u00a0]|,[ \u00a0]")
_AND_HALF = {
    "en": re.compile(r"[ \u00a0]and a half\b", re.I),
    "ru": re.compile(r"[ \u00a0]с половиной\b", re.I),
    "kk": re.compile(r"[ \u00a0]жарым\b", re.I),
    "uz": re.compile(r"[ \u00a0]yarim\b", re.I),
}
# "Үштен екісі", "uchdan ikki qismi": the second by the first.
_PARTS = {
    "kk": re.compile(r"(\w+?)(?:тен|тан|ден|дан|нен|нан)[ \u00a0](?=(\w+))", re.I),
    "uz": re.compile(r"(\w+?)dan[ \u00a0](?=(\w+))", re.I),
}
_BARE_SCALES = frozenset("мың миллион миллиард триллион ming million milliard trillion".split())
_EN_FRACTION = re.compile(r"\b(\w+)[- ](?=(\w+?)s?\b)")
_RU_PARTS = {"трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "десят": 10}
_RU_FRACTION = re.compile(
    r"\b(две|три|четыре|двух|трёх|трех|двумя|одна|одной|одну)[ \u00a0](\w+)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number in words at ``text[start:end]``. Kinds: cardinal, ordinal, prefix, scale."""

    start: int
    end: int
    value: Decimal
    kind: str


def find_written(text: str, language: str) -> tuple[Written, ...]:
    """The numbers in words of a text, in order."""
    text = with_uzbek_letters(text, language)
    found: list[Written] = []
    run: list[tuple[int, int, Decimal, str]] = []
    for match in _WORD.finditer(text):
        read = read_word(match.group(), language)
        if read is None:
            found += _flush(run, text, language)
            continue
        entry = (match.start(), match.end(), Decimal(read[0]), read[1])
        if run and not _continues(run, entry, text, language):
            found += _flush(run, text, language)
        run.append(entry)
    found += _flush(run, text, language)
    return tuple(found)


def _flush(run: list[tuple[int, int, Decimal, str]], text: str, language: str) -> list[Written]:
    if not run:
        return []
    value, kind = _total(run), run[-1][3]
    scales = {"scale", "hundred"}
    if all(entry[3] in scales for entry in run):
        kind = "scale"
    elif kind in scales:
        kind = "cardinal"
    end = run[-1][1]
    half = _AND_HALF[language].match(text, end)
    if half and kind == "cardinal":
        value, end = value + Decimal("0.5"), half.end()
    found = [Written(run[0][0], end, value, kind)]
    run.clear()
    return found


def _total(run: list[tuple[int, int, Decimal, str]]) -> Decimal:
    total = part = Decimal(0)
    for _, _, value, kind in run:
        if kind == "scale":
            total, part = total + (part or 1) * value, Decimal(0)
        elif kind == "hundred":
            part = (part or Decimal(1)) * value
        else:
            part += value
    return total + part


def _continues(
    run: list[tuple[int, int, Decimal, str]],
    entry: tuple[int, int, Decimal, str],
    text: str,
    language: str,
) -> bool:
    """Whether a word goes on with the number before it: "двадцать" and "пять", not "два", "три"."""
    gap = text[run[-1][1] : entry[0]]
    _, _, value, kind = entry
    last, last_kind = run[-1][2], run[-1][3]
    if not _GAP.fullmatch(gap) or last_kind in ("ordinal", "prefix"):
        return False
    if gap != " " and gap != "\u00a0" and language != "en":
        return False
    if language in ("kk", "uz") and not _is_bare(text[run[-1][0] : run[-1][1]], language):
        return False  # "оннан тоғызы" are two numbers
    scales = [past[2] for past in run if past[3] == "scale"]
    if kind == "scale":
        return not scales or value < scales[-1] or last_kind != "scale"
    if gap.startswith(","):
        return last_kind == "scale"
    if kind == "hundred":
        return last_kind == "cardinal" and last < 10
    if last_kind in ("scale", "hundred"):
        return value < (1000 if last_kind == "scale" else 100)
    if gap.strip(" \u00a0-"):  # "two and three" are two numbers
        return False
    if value >= 10:
        return last >= 100 and value < 100
    tens = last % 100
    first = 10 if language in ("kk", "uz") else 20
    return last % 10 == 0 and (tens >= first or (tens == 0 and last >= 100))


def _is_bare(word: str, language: str) -> bool:
    low = word.casefold()
    return low in numeral_forms(language) or low in _BARE_SCALES


def find_loose(text: str, language: str) -> Iterator[Decimal]:
    """Values that words of a text say in passing, and those of its fractions."""
    text = with_uzbek_letters(text, language)
    for pattern, values in loose_patterns(language):
        if pattern.search(text):
            yield from map(Decimal, values)
    yield from _fractions(text, language)


def _fractions(text: str, language: str) -> Iterator[Decimal]:
    if language == "en":
        for match in _EN_FRACTION.finditer(text):
            one = ("1", "cardinal") if match[1].lower() == "a" else None
            count, part_read = one or read_word(match[1], "en"), read_word(match[2], "en")
            if count and part_read and part_read[1] == "ordinal":
                yield Decimal(count[0]) / Decimal(part_read[0])
                yield Decimal(part_read[0])
                yield Decimal(count[0])
    elif language == "ru":
        for match in _RU_FRACTION.finditer(text):
            count = read_word(match[1], "ru")
            part = next((n for s, n in _RU_PARTS.items() if match[2].casefold().startswith(s)), 0)
            if count and part:
                yield Decimal(count[0]) / part
    elif language in _PARTS:
        for match in _PARTS[language].finditer(text):
            part_read, count = read_word(match[1], language), read_word(match[2], language)
            if part_read and count and Decimal(part_read[0]) > Decimal(count[0]):
                yield Decimal(count[0]) / Decimal(part_read[0])
                yield Decimal(part_read[0])
                yield Decimal(count[0])
