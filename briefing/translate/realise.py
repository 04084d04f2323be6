"""A target with placeholders to words: each slot in the form that the sentence needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.domain import PartialDate
from briefing.language.format import format_date, format_quantity
from briefing.language.inflect import inflect
from briefing.language.names import Name
from briefing.language.numbers import Quantity
from briefing.translate.exchange.units import Part, Placeholder
from briefing.translate.masks import Slot

# "Since March", "by March": said of a period these would mean something else.
_OF_ONE_DATE = ("ablative", "dative")
_GENDERS = {"m": "male", "f": "female"}


class Unrenderable(ValueError):
    """A slot cannot be given the form wanted with certainty; the message says which and why."""


def realise(target: Sequence[Part], slots: Mapping[int, Slot], language: str) -> str:
    """Fill the placeholders of ``target``.

    Args:
        target: Text and placeholders.
        slots: What stands in the source, by the placeholder's number.
        language: The target language.

    Raises:
        Unrenderable: A form is not certain.
    """
    return "".join(
        part if isinstance(part, str) else _fill(part, slots[part.number], language)
        for part in target
    )


def _fill(placeholder: Placeholder, slot: Slot, language: str) -> str:
    if placeholder.kind == "agree":
        return _agree(placeholder, slot)
    case = placeholder.case or "nominative"
    if isinstance(slot.value, PartialDate):
        if slot.value.until is not None and case in _OF_ONE_DATE:
            raise Unrenderable(f"{slot.text!r} is a period, and the sentence needs one date")
        return format_date(slot.value, language, form=case)
    if isinstance(slot.value, Quantity):
        return render_quantity(slot.value, language, case)
    return _name(slot.value, language, case, partial=slot.partial)


def _agree(placeholder: Placeholder, slot: Slot) -> str:
    masculine, feminine = placeholder.text.split("|")
    gender = slot.value.gender if isinstance(slot.value, Name) else ""
    if gender not in ("m", "f"):
        raise Unrenderable(f"the gender of {slot.text!r} is not in names.csv")
    return masculine if gender == "m" else feminine


def render_quantity(value: Quantity, language: str, case: str) -> str:
    """A number with its unit in ``language``.

    Raises:
        Unrenderable: Ordinals, and forms that are not certain.
    """
    if value.kind == "ordinal":
        raise Unrenderable(f"{value.text!r} is an ordinal")
    rendered = format_quantity(
        value.value, value.unit, value.scale, language, case=case, upper=value.upper
    )
    if rendered is None:
        raise Unrenderable(f"{value.text!r} has no certain form in {language}")
    return rendered


def _name(name: Name, language: str, case: str, *, partial: bool) -> str:
    form = name.forms[language]
    if not form:
        raise Unrenderable(f"{name.forms['en']!r} has no {language} form in names.csv")
    if partial:
        form = form.rsplit(" ", 1)[-1]
    inflected = inflect(form, language, case, kind="person", gender=_GENDERS.get(name.gender))
    if inflected is None:
        raise Unrenderable(f"the {case} of {form!r} is not certain in {language}")
    return inflected
