"""Does a translation carry what its source says? Dates, numbers, names, language, and no debris.

Every translation of a text is checked, wherever it comes from; a finding of level ``error`` makes
it unusable. A model's output is checked for more: people may write "2 ел" for "both countries", a
model that adds a number or drops a country has lost its way.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefing.domain import Finding, PartialDate
from briefing.language.countries import country_name, find_country
from briefing.language.dates import find_dates
from briefing.language.format import format_date, format_number
from briefing.language.inflect import CASES
from briefing.language.names import Name
from briefing.language.numbers import Quantity, find_quantities
from briefing.translate.masks import Masked, Slot, normalise

_CYRILLIC = ("ru", "kk")
_DEBRIS = re.compile(r"<0x[0-9A-F]{2}>|<unk>|⁇|\ufffd|</?s>|__[\w]+__")
_SHORTEST_STEM = 4
# 12,000 and 12 000 are one number.
_GROUP_MARK = re.compile(r"(?<=\d)[\s\u00a0\u202f.,](?=\d{3}(?!\d))")
# With one of these a translation may rightly have a small number that the source writes in no way.
_LOOSE_NUMBER = re.compile(
    r"\b(?:doubl|tripl|twice|dozen|pair|half|halv|quarter|decade|centur|score|both)|fold\b"
    r"|\b(?:вдвое|втрое|дважды|трижды|об[ае]|обо?их|полов|полу|полтор|четверт|десят|столет|пар[аы])"
    r"|\b(?:екеу|үшеу|есе|жарты|жарым|ширек|тоқсан|онжылдық|ғасыр|қос|\w+лаған)"
    r"|\b(?:ikkal|barobar|baravar|yarim|yarm|chorak|asr|oʻnlab|yuzlab|juft)",
    re.I,
)
_LARGEST_LOOSE = 100
_COUNTRY = re.compile(r"(?<![\w-])[^\W\d_a-zа-яё][\wʻʼ]+(?![\w-])")
# Before Jordan or Chad another word with a capital is a first name, but for these.
_FIRST_NAME = re.compile(
    r"\b(?!From|Between|Both|With|Through|While|When|After|Before|Since|Like)"
    r"[A-ZА-ЯЁ]\w{3,}\s$"
)
# Likeness to the name of the table: Әзербайжан is Әзірбайжан, Ирак is not Иран.
_SAME_NAME = 0.8


def check_translation(source: Masked, target: str, language: str) -> tuple[Finding, ...]:
    """The findings for one segment, the blocking ones first."""
    found = [
        *_check_whole(source, target, language),
        *(f for slot in source.slots for f in _check_slot(slot, target, language)),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level != "error"))


def check_invention(source: Masked, target: str, language: str, spoken: str) -> tuple[Finding, ...]:
    """What a model may add or drop, besides `check_translation`.

    Args:
        spoken: The language of the source.
    """
    found = []
    known = _known_numbers(source)
    loose = _LOOSE_NUMBER.search(source.core)
    numbers = dict.fromkeys(re.findall(r"\d+", _GROUP_MARK.sub("", target)))
    added = [n for n in numbers if n not in known and not (loose and int(n) <= _LARGEST_LOOSE)]
    if added:
        found.append(_error("number-added", f"not in the source: {', '.join(added)}"))
    dates = (slot.value for slot in source.slots if isinstance(slot.value, PartialDate))
    months = {end.month for date in dates for end in _ends(date)}
    strange = [
        target[found.start : found.end]
        for found in find_dates(target, language)
        if not {end.month for end in _ends(found.date)} - {None} <= months
    ]
    if strange:
        found.append(_error("date-added", f"not in the source: {', '.join(strange)}"))
    if strange := _other_currencies(source, target, language):
        found.append(_error("currency-changed", f"not in the source: {', '.join(strange)}"))
    words = re.findall(r"[\w-]+", _fold(target))
    lost = [name for name in _countries(source.core, language, spoken) if not _has(name, words)]
    if lost:
        found.append(_error("country-lost", f"not in the translation: {', '.join(lost)}"))
    return tuple(found)


def _other_currencies(source: Masked, target: str, language: str) -> list[str]:
    """Sums of a translation in a money that the source does not pay in."""
    sums = (s.value for s in source.slots if isinstance(s.value, Quantity))
    known = {quantity.unit for quantity in sums if quantity.kind == "currency"}
    return [
        quantity.text
        for quantity in find_quantities(target, language)
        if known and quantity.kind == "currency" and quantity.unit not in known
    ]


def _check_whole(source: Masked, target: str, language: str) -> Iterator[Finding]:
    text = source.opening + source.core + source.closing
    if not target.strip():
        yield _error("target-empty", "the translation is empty")
        return
    if normalise(source.core) == normalise(target.strip(' .,«»“”"')) and " " in source.core:
        yield _error("source-returned", "the source came back untranslated")
    if _DEBRIS.search(target) or any(unicodedata.category(c) == "Cc" for c in target):
        yield _error("debris", "the translation holds remains of the model's vocabulary")
    if wrong := _wrong_alphabet(source, target, language):
        yield _error("wrong-alphabet", f"words are in the wrong alphabet: {', '.join(wrong)}")
    ratio = len(target) / max(1, len(text))
    if len(text) > 40 and not 0.4 <= ratio <= 2.5:
        yield _error("length", f"the translation has {ratio:.1f} times the length of the source")


def _wrong_alphabet(source: Masked, target: str, language: str) -> list[str]:
    """Words in another alphabet that the source does not have, and words that mix alphabets."""
    wrong = []
    known = normalise(source.core)
    for word in re.findall(r"[^\W\d_]+", target):
        alphabets = {unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha()}
        alphabets.discard("MODIFIER")
        expected = {"CYRILLIC"} if language in _CYRILLIC else {"LATIN"}
        if alphabets <= expected or (alphabets == {"LATIN"} and normalise(word) in known):
            continue
        wrong.append(word)
    return wrong


def _check_slot(slot: Slot, target: str, language: str) -> Iterator[Finding]:
    folded = _fold(target)
    if isinstance(slot.value, PartialDate):
        lost = [part for part in _date_parts(slot.value, language) if part not in folded]
        if lost:
            yield _error("date-lost", f"{slot.text!r}: {', '.join(lost)} is not in the translation")
    elif isinstance(slot.value, Quantity):
        if slot.value.kind != "ordinal" and any(c.isdigit() for c in slot.text):
            number = _fold(format_number(slot.value.value, language))
            if number not in folded and _fold(slot.text) not in folded:
                scaled = _digits(slot.text)
                if not all(re.search(rf"(?<!\d){d}(?!\d)", folded) for d in scaled):
                    yield _error("number-lost", f"{slot.text!r} is not in the translation")
    elif isinstance(slot.value, Name):
        stem = _name_stem(slot.value.forms[language])
        if stem and stem not in folded:
            message = f"{slot.text!r} should appear as {slot.value.forms[language]!r}"
            yield _error("name-lost", message)


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", text))


def _date_parts(date: PartialDate, language: str) -> list[str]:
    """Year, day and the part of the month's name that all its forms share."""
    parts: list[str] = []
    for end in _ends(date):
        parts += [str(number) for number in (end.year, end.day) if number is not None]
        if end.month is not None:
            month = PartialDate(month=end.month)
            # The Uzbek instrumental is a word of its own: "avgust bilan".
            cases = (case for case in CASES if case != "instrumental")
            forms = [_fold(format_date(month, language, form=case)) for case in cases]
            words = [re.findall(r"[^\W\d_][\wʻʼ]*", form)[-1] for form in forms]
            parts.append(os.path.commonprefix(words))
    return list(dict.fromkeys(parts))


def _ends(date: PartialDate) -> tuple[PartialDate, ...]:
    """A date, or the first and the last one of a period."""
    return (date,) if date.until is None else (date, date.until)


def _name_stem(form: str) -> str:
    """The surname without the end that cases change."""
    return _stem(form.rsplit(" ", 1)[-1]) if form else ""


def _has(name: str, words: list[str]) -> bool:
    stem = _stem(name)
    return any(SequenceMatcher(None, stem, w[: len(stem)]).ratio() >= _SAME_NAME for w in words)


def _stem(word: str) -> str:
    word = _fold(word)
    return word[: max(_SHORTEST_STEM, len(word) - 2)]


def _known_numbers(source: Masked) -> set[str]:
    """Digits that a translation may have: those of the source, and numbers that it spells out."""
    found = re.findall(r"\d+", _GROUP_MARK.sub("", source.core))
    for slot in source.slots:
        if isinstance(slot.value, Quantity):
            values = (slot.value.value, slot.value.upper, slot.value.amount)
            found += [n for v in values if v is not None for n in re.findall(r"\d+", f"{v:f}")]
        elif isinstance(slot.value, PartialDate):
            for end in _ends(slot.value):
                parts = (end.year, end.month, end.day, end.quarter, end.half, end.last)
                found += [str(part) for part in parts if part is not None]
    return {*found, *(number.lstrip("0") for number in found)}


def _countries(text: str, language: str, spoken: str) -> Iterator[str]:
    """Names in ``language`` of the countries of a text, where both languages have a single word."""
    for match in _COUNTRY.finditer(text):
        code = find_country(match.group(), spoken)
        if _FIRST_NAME.search(text[: match.start()]):
            continue
        if code is not None and country_name(code, spoken) == match.group():
            name = country_name(code, language)
            if " " not in name:
                yield name


def _fold(text: str) -> str:
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("ё", "е").replace("Ё", "Е")
    return text.casefold()


def _error(rule: str, message: str) -> Finding:
    return Finding(rule, "error", message)
