"""Does a translation carry what its source says? Dates, numbers, names, language, and no debris.

Every translation of a text is checked, wherever it comes from; a finding of level ``error`` makes
it unusable.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator

from briefing.domain import Finding, PartialDate
from briefing.language.format import format_date, format_number
from briefing.language.names import Name
from briefing.language.numbers import Quantity
from briefing.translate.masks import Masked, Slot, normalise
from briefing.translate.tmx import CASES

_CYRILLIC = ("ru", "kk")
_DEBRIS = re.compile(r"<0x[0-9A-F]{2}>|<unk>|⁇|\ufffd|</?s>|__[\w]+__")
_SHORTEST_STEM = 4


def check_translation(source: Masked, target: str, language: str) -> tuple[Finding, ...]:
    """The findings for one segment, the blocking ones first."""
    found = [
        *_check_whole(source, target, language),
        *(f for slot in source.slots for f in _check_slot(slot, target, language)),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level != "error"))


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
    parts = [str(number) for number in (date.year, date.day) if number is not None]
    if date.month is not None:
        forms = [_fold(format_date(PartialDate(month=date.month), language, form=c)) for c in CASES]
        words = [re.findall(r"[^\W\d_][\wʻʼ]*", form)[-1] for form in forms]
        parts.append(os.path.commonprefix(words))
    return parts


def _name_stem(form: str) -> str:
    """The surname without the end that cases change."""
    surname = _fold(form).rsplit(" ", 1)[-1] if form else ""
    return surname[: max(_SHORTEST_STEM, len(surname) - 2)]


def _fold(text: str) -> str:
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("ё", "е").replace("Ё", "Е")
    return text.casefold()


def _error(rule: str, message: str) -> Finding:
    return Finding(rule, "error", message)
