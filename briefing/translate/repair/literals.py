"""Numbers, dates and people that a unit takes literally, and a text has otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefing.domain import PartialDate
from briefing.language.dates import find_dates
from briefing.language.format import format_number, russian_plural
from briefing.language.inflect import CASES
from briefing.language.names import Name
from briefing.language.numbers import Quantity
from briefing.translate.exchange.units import Parts, Placeholder
from briefing.translate.masks import Slot
from briefing.translate.realise import Unrenderable, realise
from briefing.translate.repair.tokens import NotCertain
from briefing.translate.repair.wording import Replacement, replace_once


def replace_literal(
    own: Slot, given: Slot, target: Parts, language: str, slots: Sequence[Slot]
) -> Replacement:
    """What becomes of the words for ``own`` in the target.

    Args:
        slots: All slots of the unit.

    Raises:
        NotCertain: The words are not found once, or their new form is not certain.
    """
    if sum(slot.kind == own.kind and slot.value == own.value for slot in slots) != 1:
        raise NotCertain(f"{own.text!r} stands twice in the source")
    if isinstance(own.value, Quantity) and isinstance(given.value, Quantity):
        _check_quantities(own.value, given.value, language)
    elif isinstance(own.value, Name) and isinstance(given.value, Name):
        genders = own.value.gender, given.value.gender
        if language == "ru" and (genders[0] != genders[1] or not genders[0]):
            raise NotCertain(f"{own.text!r} and {given.text!r} may differ in gender")
    elif not (isinstance(own.value, PartialDate) and isinstance(given.value, PartialDate)):
        raise NotCertain(f"{own.text!r} and {given.text!r} are not of the same kind")
    forms = _forms(own, given, language)
    try:
        found = replace_once(target, forms, repr(own.text))
    except NotCertain:
        digits = _digits(own.value, given.value, language)
        if not digits:
            raise
        found = replace_once(target, digits, repr(own.text))
    _check_place(own, found, target, language)
    return found


def _forms(own: Slot, given: Slot, language: str) -> dict[str, list[str | None]]:
    """Every case form of the old words with that of the new ones."""
    forms: dict[str, list[str | None]] = {}
    for case in CASES:
        wanted = (Placeholder(1, own.kind, case),)
        try:
            old = realise(wanted, {1: own}, language)
        except (Unrenderable, ValueError):
            continue
        try:
            new: str | None = realise(wanted, {1: given}, language)
        except (Unrenderable, ValueError):
            new = None
        forms.setdefault(old, []).append(new)
    return forms


def _check_quantities(own: Quantity, given: Quantity, language: str) -> None:
    if "ordinal" in (own.kind, given.kind):
        raise NotCertain(f"{own.text!r} is an ordinal")
    if own.kind != given.kind or (own.upper is None) != (given.upper is None):
        raise NotCertain(f"{own.text!r} and {given.text!r} are not of the same kind")
    if language == "ru" and _government(own) != _government(given):
        # 21 министр, 22 министра, 25 министров
        raise NotCertain(f"{given.text!r} needs other forms around it than {own.text!r}")


def _government(quantity: Quantity) -> str:
    """What a Russian number asks of the words around it."""
    last = quantity.value if quantity.upper is None else quantity.upper
    if quantity.scale:
        return "scale"
    if last != last.to_integral_value() or last.as_tuple().exponent != 0:
        return "fraction"
    return russian_plural(last)


def _digits(old: object, new: object, language: str) -> dict[str, list[str | None]]:
    """The bare numbers, where only the value differs: "12 процентов" for "12 %"."""
    if not (isinstance(old, Quantity) and isinstance(new, Quantity)):
        return {}
    alike = (old.unit, old.scale, old.kind) == (new.unit, new.scale, new.kind)
    if not alike or old.upper is not None or new.upper is not None:
        return {}
    return {_write(old.value, language): [_write(new.value, language)]}


def _write(value: Decimal, language: str) -> str:
    return format_number(value, language)


def _check_place(own: Slot, found: Replacement, target: Parts, language: str) -> None:
    """The words found must be the slot, not a part of something else.

    Raises:
        NotCertain: A number inside a date, a surname after a first name.
    """
    text = target[found.part]
    assert isinstance(text, str)
    if isinstance(own.value, Quantity):
        dates = find_dates(text, language)
        if any(d.start < found.end and found.start < d.end for d in dates):
            raise NotCertain(f"{own.text!r} stands in a date of the translation")
    if own.partial:
        before = text[: found.start].split()
        if before and before[-1][:1].isupper():
            raise NotCertain(f"{own.text!r} may have a first name in the translation")
