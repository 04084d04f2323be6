"""Dates, numbers and quantities as each language writes them.

Nothing here goes through a translator: the value and the tables decide. A no-break space stands
between a number and what belongs to it.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from briefing.language import kazakh, uzbek
from briefing.language.date_forms import CASES, LABEL, format_date
from briefing.language.units import NBSP, Unit, Units, default_units

__all__ = ["CASES", "LABEL", "MINUS", "format_date", "format_number", "format_quantity"]

MINUS = "\u2212"
# Decimal sign, group sign, least number of digits that are grouped.
_NUMBERS = {"en": (".", ",", 4), "ru": (",", NBSP, 5), "kk": (",", NBSP, 5), "uz": (",", NBSP, 5)}
_SCALES = {
    "en": {name: name for name in ("thousand", "million", "billion", "trillion")},
    "ru": {"thousand": "тыс.", "million": "млн", "billion": "млрд", "trillion": "трлн"},
    "kk": {"thousand": "мың", "million": "млн", "billion": "млрд", "trillion": "трлн"},
    "uz": {"thousand": "ming", "million": "mln", "billion": "mlrd", "trillion": "trln"},
}
# In full where an ending has to follow.
_SPOKEN_SCALES = {
    "kk": {"thousand": "мың", "million": "миллион", "billion": "миллиард", "trillion": "триллион"},
    "uz": {"thousand": "ming", "million": "million", "billion": "milliard", "trillion": "trillion"},
}


def format_number(value: Decimal, language: str, *, decimals: int | None = None) -> str:
    """Write a number with the decimal and group signs of the language.

    Args:
        value: Its own precision is kept: ``Decimal("12.50")`` gives two decimals.
        language: en, ru, kk or uz. English groups from 1,000, the others from 10 000.
        decimals: Round half up to so many decimals.

    Raises:
        ValueError: The language is unknown, or the value is infinite or not a number.
    """
    if language not in _NUMBERS:
        raise ValueError(f"language {language!r} is none of {', '.join(_NUMBERS)}")
    if not value.is_finite():
        raise ValueError(f"{value} cannot be written as a number")
    if decimals is not None and decimals < 0:
        raise ValueError(f"{decimals} is no number of decimals")
    text = format(value if decimals is None else _round(value, decimals), "f")
    sign = MINUS if text.startswith("-") and text.strip("-0.") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    point, group, least = _NUMBERS[language]
    if len(whole) >= least:
        whole = _group(whole, group)
    return f"{sign}{whole}{point}{fraction}" if fraction else f"{sign}{whole}"


def format_quantity(
    value: Decimal,
    unit: str | None,
    scale: str | None,
    language: str,
    *,
    case: str = "nominative",
    upper: Decimal | None = None,
    units: Units | None = None,
) -> str | None:
    """Write a number with its scale word and unit, in a case.

    Args:
        value: As the source has it, before the scale word.
        unit: Key of ``units.csv``, or ``None`` for a bare number.
        scale: thousand, million, billion, trillion or ``None``; it stays a word.
        language: en, ru, kk or uz.
        case: Case of the whole phrase; no preposition is added.
        upper: Upper end of a range.
        units: The table; by default that of the workspace.

    Returns:
        The phrase, or ``None`` when it is not certain.

    Raises:
        ValueError: The language or case is unknown.
    """
    if language not in _NUMBERS or case not in CASES:
        raise ValueError(f"no quantity in language {language!r}, case {case!r}")
    row = (units or default_units()).find(unit) if unit else None
    if (unit and row is None) or (scale and scale not in _SCALES["en"]):
        return None
    if not value.is_finite() or (upper is not None and not upper.is_finite()):
        return None
    if scale and row and _has_scale(row):
        return None  # no "5 thousand billion cubic metres"
    number = _number(value, upper, language)
    if language == "en":
        return _english(number, value if upper is None else upper, row, scale, case)
    if language == "ru":
        return _russian(number, value if upper is None else upper, row, scale, case)
    return _turkic(number, row, scale, language, case)


def _round(value: Decimal, decimals: int) -> Decimal:
    parts = value.as_tuple()
    assert isinstance(parts.exponent, int)
    digits = len(parts.digits) + abs(parts.exponent) + decimals + 1
    return value.quantize(Decimal((0, (1,), -decimals)), context=Context(digits, ROUND_HALF_UP))


def _group(whole: str, separator: str) -> str:
    head = len(whole) % 3
    groups = [whole[:head]] if head else []
    groups += [whole[start : start + 3] for start in range(head, len(whole), 3)]
    return separator.join(groups)


def _number(value: Decimal, upper: Decimal | None, language: str) -> str:
    number = format_number(value, language)
    if upper is None:
        return number
    dash = "…" if value < 0 or upper < 0 else "–"  # a dash would look like another minus
    return f"{number}{dash}{format_number(upper, language)}"


def _has_scale(unit: Unit) -> bool:
    return any(word in unit.uz[0].split() for word in _SCALES["uz"].values())


# --------------------------------------------------------------------------- English


def _english(
    number: str, value: Decimal, unit: Unit | None, scale: str | None, case: str
) -> str | None:
    scaled = f"{number}{NBSP}{scale}" if scale else number
    if unit is None:
        return scaled
    if unit.key == "percent":
        return f"{scaled}%"
    if unit.kind == "currency" and unit.symbol:
        sign = MINUS if scaled.startswith(MINUS) else ""
        return f"{sign}{unit.symbol}{scaled.removeprefix(MINUS)}"
    if unit.symbol:
        return f"{scaled}{NBSP}{unit.symbol}"
    singular, plural = unit.en[0], unit.en[min(1, len(unit.en) - 1)]
    word = singular if value == 1 and not scale and "." not in number else plural
    return f"{scaled}{' ' if scale else NBSP}{word}"


# --------------------------------------------------------------------------- Russian


def _russian(
    number: str, value: Decimal, unit: Unit | None, scale: str | None, case: str
) -> str | None:
    if case == "ablative":
        return None
    scaled = f"{number}{NBSP}{_SCALES['ru'][scale]}" if scale else number
    if unit is None:
        return scaled
    form = unit.ru[0] if len(unit.ru) == 1 else _russian_form(unit, value, bool(scale), case)
    return None if form is None else f"{scaled}{' ' if scale else NBSP}{form}"


def _russian_form(unit: Unit, value: Decimal, scaled: bool, case: str) -> str | None:
    """The form of a noun after a numeral in a case.

    Three forms are known: after 1 (nominative singular), 2 (genitive singular), 5 (genitive
    plural). Other cases of whole numbers need forms that the table does not have.
    """
    one, few, many = unit.ru
    if scaled:
        return many  # миллион governs it in every case
    if value != value.to_integral_value() or value.as_tuple().exponent != 0:
        return few
    plural = russian_plural(value)
    if case == "genitive":
        return few if plural == "one" else many
    changed = unit.key == "person" or (plural == "one" and one.endswith(("а", "я")))
    if case == "accusative" and plural != "many" and changed:
        return None  # двух человек, одну тонну
    if case in ("nominative", "accusative"):
        return {"one": one, "few": few, "many": many}[plural]
    return None


def russian_plural(value: Decimal) -> str:
    """``one`` (21), ``few`` (22) or ``many`` (25, 11): the form after a whole number."""
    last = abs(int(value)) % 100
    if last % 10 == 1 and last != 11:
        return "one"
    return "few" if last % 10 in (2, 3, 4) and last not in (12, 13, 14) else "many"


# --------------------------------------------------------------------------- Kazakh, Uzbek


def _turkic(
    number: str, unit: Unit | None, scale: str | None, language: str, case: str
) -> str | None:
    """Nouns stay singular after a number; the ending goes to the last word that is said."""
    plain = case == "nominative"
    if unit is None:
        if scale is None:
            return _decline(number, language, case)
        words = _SCALES if plain else _SPOKEN_SCALES
        return _decline(f"{number}{NBSP}{words[language][scale]}", language, case)
    written, spoken = unit.forms(language)[0], unit.forms(language)[-1]
    form = written if plain else spoken
    scaled = f"{number}{NBSP}{_SCALES[language][scale]}" if scale else number
    if "{}" in form:
        phrase = form.replace("{} ", scaled + (" " if scale else NBSP))
    elif form == "%":
        phrase = f"{scaled}%"
    else:
        phrase = f"{scaled}{' ' if scale else NBSP}{form}"
    return _decline(phrase, language, case)


def _decline(phrase: str, language: str, case: str) -> str | None:
    if language == "uz":
        return uzbek.decline(phrase, case)
    # Only a unit of several words can be an izafet: АҚШ доллары, not алты.
    possessed = phrase[-1:].isalpha() and kazakh.is_izafet(phrase)
    return kazakh.decline(phrase, case, possessed=bool(possessed))
