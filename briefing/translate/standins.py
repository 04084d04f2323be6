"""The last try with a model: what it garbled is replaced by its like and put back.

Models that were not trained with placeholders lose or inflect ``{name}``. So a number stands in for
a number that Russian grammar treats alike, and a common name for a name of the same gender: its
case form in the translation tells the case of the real one. A date at the start is left out and
set before the translation. Whatever does not come back exactly once makes the try void.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.domain import PartialDate
from briefing.language.format import format_date, format_number, russian_plural
from briefing.language.inflect import CASES, inflect
from briefing.language.names import Name
from briefing.language.numbers import Quantity
from briefing.translate.masks import Masked, Slot

_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NUMBERS = {
    "one": ("21", "31", "41", "51"),
    "few": ("23", "34", "42", "53"),
    "many": ("25", "36", "47", "58"),
}
_PEOPLE = {
    "m": {"en": "Ivan Petrov", "ru": "Иван Петров", "kk": "Иван Петров", "uz": "Ivan Petrov"},
    "f": {"en": "Anna Petrova", "ru": "Анна Петрова", "kk": "Анна Петрова", "uz": "Anna Petrova"},
}
_GENDERS = {"m": "male", "f": "female"}
_ADVERBIAL = re.compile(r"(?:On|In) ")
Restore = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class StandIns:
    """A text to translate in place of another.

    Attributes:
        text: What the model gets.
        restore: Makes of its translation that of the original; ``None`` when something is lost.
    """

    text: str
    restore: Restore


def put_stand_ins(source: Masked, language: str) -> StandIns | None:
    """An English text with stand-ins; ``None`` when nothing in it can be replaced safely.

    Args:
        language: The target language.
    """
    taken = set(re.findall(r"\d+", source.core))
    core, restores = source.core, list[Restore]()
    for slot in reversed(source.slots):
        replaced = _replace(slot, source, language, taken)
        if replaced is not None:
            text, restore = replaced
            core = core[: slot.start] + text + core[slot.end :]
            restores.append(restore)
    if not restores:
        return None
    core = core.lstrip(" ,")
    core = core[:1].upper() + core[1:]

    def restore_all(target: str) -> str | None:
        # The date of the beginning comes last, so it is set before the finished sentence.
        restored: str | None = target
        for restore in restores:
            restored = restore(restored) if restored is not None else None
        return restored

    return StandIns(source.opening + core + source.closing, restore_all)


def _replace(
    slot: Slot, source: Masked, language: str, taken: set[str]
) -> tuple[str, Restore] | None:
    if isinstance(slot.value, Quantity):
        return _replace_number(slot, slot.value, language, taken)
    if isinstance(slot.value, Name):
        alone = sum(s.value == slot.value for s in source.slots) == 1
        return _replace_name(slot, slot.value, language) if alone else None
    return _leave_out_date(slot, slot.value, source, language)


def _replace_number(
    slot: Slot, quantity: Quantity, language: str, taken: set[str]
) -> tuple[str, Restore] | None:
    numerals = _NUMERAL.findall(slot.text)
    whole = quantity.value == int(quantity.value)
    # A Russian noun has another case after a decimal, an English one another number after 1.
    if len(numerals) != 1 or quantity.kind == "ordinal" or quantity.value <= 1:
        return None
    if quantity.upper is not None or (not whole and language == "ru"):
        return None
    kind = russian_plural(quantity.value) if whole else "many"
    free = [number for number in _NUMBERS[kind] if number not in taken]
    if not free:
        return None
    stand_in = free[0]
    taken.add(stand_in)
    found = re.compile(rf"(?<![\w.,]){stand_in}(?![\d]|[.,]\d)")
    written = format_number(quantity.value, language)
    text = slot.text.replace(numerals[0], stand_in)
    return text, lambda target: _once(found, written, target)


def _replace_name(slot: Slot, name: Name, language: str) -> tuple[str, Restore] | None:
    form = name.forms[language]
    if slot.partial or name.gender not in _PEOPLE or not form:
        return None
    stand_in, gender = _PEOPLE[name.gender], _GENDERS[name.gender]
    forms: dict[str, set[str | None]] = {}
    for case in CASES:
        inflected = inflect(stand_in[language], language, case, kind="person", gender=gender)
        if inflected:
            real = inflect(form, language, case, kind="person", gender=gender)
            forms.setdefault(inflected, set()).add(real)
    alternatives = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    found = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w’ʼʻ'-])")

    def restore(target: str) -> str | None:
        hits = found.findall(target)
        if len(hits) != 1 or len(forms[hits[0]]) != 1:
            return None
        (real,) = forms[hits[0]]
        return target.replace(hits[0], real) if real is not None else None

    return stand_in["en"], restore


def _leave_out_date(
    slot: Slot, date: PartialDate, source: Masked, language: str
) -> tuple[str, Restore] | None:
    opens = slot.start == 0 and source.core[slot.end :].startswith(", ")
    if not opens or not _ADVERBIAL.match(slot.text):
        return None
    written = format_date(date, language, form="locative")
    # "the presidents", but "Kazakhstan": only a small letter of the source may become one again.
    small = source.core[slot.end + 2 : slot.end + 3].islower()

    def restore(target: str) -> str:
        rest = target[:1].lower() + target[1:] if small else target
        return f"{written[:1].upper()}{written[1:]} {rest}"

    return "", restore


def _once(found: re.Pattern[str], written: str, target: str) -> str | None:
    if len(found.findall(target)) != 1:
        return None
    return found.sub(lambda match: written, target)
