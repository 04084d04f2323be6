"""Numbers of a text with their scale words, units and currencies.

Dates are to be taken out before: a bare year is a number here like any other. A number that is
part of a name (G20, COVID-19, 5G) or of a chain of numbers with points (1.2.3) is none.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal, cast

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.number_ranges import DASH, is_year_of_change, links_range
from briefing.language.number_words import (
    CARDINAL,
    FRACTION,
    ORDINAL,
    fold,
    read_cardinal,
    read_fraction,
    read_ordinal,
)
from briefing.language.number_words_of_region import (
    FURTHER_SPELLINGS,
    is_one,
    read_regional_cardinal,
    regional_cardinal,
)
from briefing.language.units import Unit, Units, default_units

QuantityKind = Literal["number", "percent", "percentage-point", "currency", "unit", "ordinal"]
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``text[start:end]``.

    Attributes:
        value: The number as written, before the scale word; of a range the lower end.
        unit: Key of ``units.csv``, or ``None``.
        scale: thousand, million, billion, trillion, or ``None``.
        upper: Upper end of a range, on the same scale.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None
    scale: str | None
    upper: Decimal | None
    kind: QuantityKind

    @property
    def amount(self) -> Decimal:
        """The value with its scale word applied, exact and without an exponent."""
        sign, digits, exponent = self.value.as_tuple()
        power = cast(int, exponent) + _POWERS.get(self.scale or "", 0)
        return Decimal(format(Decimal((sign, digits, power)), "f"))


_SPACE = "[ \u00a0\u202f\u2009]"
_THIN = "[\u00a0\u202f\u2009]"
_DIGITS = {
    "en": rf"[0-9]{{1,3}}(?:(?:,[0-9]{{3}})+|(?:{_THIN}[0-9]{{3}})+)(?![0-9])(?:\.[0-9]+)?"
    # Authors of the region also write 1,5 million in English.
    r"|[0-9]+,[0-9]{1,2}(?![0-9,])|[0-9]+(?:\.[0-9]+)?",
    "": rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?",
}
_SCALES = {
    "en": {
        "thousand": "thousands?|k",
        "million": "millions?|mln|mn|mil|m",
        "billion": "billions?|bln|bn|b",
        "trillion": "trillions?|trln|tln|tn",
    },
    "ru": {
        "thousand": r"тыс\.?|тысяч\w{0,3}",
        "million": r"млн\.?|миллион\w{0,3}",
        "billion": r"млрд\.?|миллиард\w{0,3}",
        "trillion": r"трлн\.?|триллион\w{0,3}",
    },
    "kk": {
        "thousand": r"мың\w{0,4}",
        "million": r"млн\.?|миллион\w{0,4}",
        "billion": r"млрд\.?|миллиард\w{0,4}",
        "trillion": r"трлн\.?|триллион\w{0,4}",
    },
    "uz": {
        "thousand": r"ming\w{0,4}",
        "million": r"mln\.?|million\w{0,4}",
        "billion": r"mlrd\.?|milliard\w{0,4}",
        "trillion": r"trln\.?|trillion\w{0,4}",
    },
}
_NUMERALS = {"½": ".5", "¼": ".25", "¾": ".75"}
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)


def find_quantities(
    text: str, language: str = "en", *, units: Units | None = None
) -> tuple[Quantity, ...]:
    """Find the numbers of a text.

    Args:
        text: Any text; offsets are code points.
        language: en (also number words, fractions and ordinals); ru, kk, uz: digits, and
            numerals from two to nine hundred before a scale word or a unit.
        units: The table; by default that of the workspace.

    Returns:
        Quantities in order, none overlapping.
    """
    reader = _reader(units or default_units(), language)
    written, text = text, with_uzbek_letters(text, reader.language)
    found: list[Quantity] = []
    place = 0
    while match := reader.pattern.search(text, place):
        last = found[-1].end if found else -1
        coded = _in_code(text, match.start()) and last != match.start() - 1
        quantity = None if coded else reader.read(text, match)
        place = quantity.end if quantity else max(match.end(), match.start() + 1)
        if quantity:
            _add(found, quantity, text, reader)
    return tuple(
        replace(quantity, text=written[quantity.start : quantity.end])
        for quantity in found
        if reader.counts(quantity)
    )


def measure(quantity: Quantity, units: Units | None = None) -> tuple[Decimal, str | None]:
    """The amount in the base unit, for comparison: 12 bcm and 12 billion m3 are the same."""
    row = (units or default_units()).find(quantity.unit) if quantity.unit else None
    return (quantity.amount * row.factor, row.base) if row else (quantity.amount, quantity.unit)


@lru_cache(maxsize=16)
def _reader(units: Units, language: str) -> _Reader:
    return _Reader(units, language if language in _SCALES else "en")


class _Reader:
    """The patterns of a language and a table of units."""

    def __init__(self, units: Units, language: str) -> None:
        self.language = language
        self.english = language == "en"
        self.units = {unit.key: unit for unit in units.rows}
        digits = _DIGITS["en" if self.english else ""]
        self._keys: list[str] = []
        signs = self._alternatives(
            [(form, u.key) for u in units.rows for form in u.en if _is_money_sign(u, form)], "s"
        )
        words = f"|(?P<fraction>{FRACTION})|(?P<rank>{ORDINAL})|(?P<words>{CARDINAL})"
        self.pattern = re.compile(
            r"(?P<chain>(?<![0-9])[0-9]+(?:\.[0-9]+){2,})"
            rf"|(?<![^\W_])(?:{signs}){_SPACE}?(?P<sum>{digits})"
            rf"|(?<![^\W_])(?P<digits>{digits})"
            rf"|(?P<part>[½¼¾])" + (words if self.english else regional_cardinal(language))
        )
        scales = "|".join(f"(?P<{name}>{form})" for name, form in _SCALES[language].items())
        self.scale = re.compile(rf"(?:{_SPACE}|-)?(?i:{scales})(?![^\W_])")
        names = self._alternatives(list(_spellings(units, language)), "u")
        self.unit = re.compile(rf"(?:{_SPACE}|-)?(?:{names})")

    def _alternatives(self, spellings: list[tuple[str, str]], prefix: str) -> str:
        """One named group per spelling, the longest first; the name leads to the key."""
        parts = []
        for form, key in sorted(spellings, key=lambda spelling: -len(spelling[0])):
            parts.append(f"(?P<{prefix}{len(self._keys)}>{_spelling(form, self.language)})")
            self._keys.append(key)
        return "|".join(parts) or "(?!)"

    def _unit_of(self, match: re.Match[str], prefix: str) -> Unit | None:
        for name, value in match.groupdict().items():
            if value is not None and name[0] == prefix and name[1:].isdigit():
                return self.units[self._keys[int(name[1:])]]
        return None

    def read(self, text: str, match: re.Match[str]) -> Quantity | None:
        """The quantity that begins at a match; ``None`` when it is none."""
        start, end = match.span()
        if match.group("chain"):
            return None
        if part := match.group("part"):
            return self.read_rest(text, _number(text, start, end, Decimal(_NUMERALS[part])))
        if digits := match.group("sum") or match.group("digits"):
            money = self._unit_of(match, "s") if match.group("sum") else None
            return self._read_digits(text, start, end - len(digits), digits, money)
        if not self.english:
            return self._read_word(text, start, end)
        if match.group("fraction"):
            value = read_fraction(text, start, end)
            return None if value is None else _number(text, start, end, value)
        if match.group("rank"):
            rank = read_ordinal(text, start, end)
            return None if rank is None else _ordinal(text, start, end, rank)
        count = read_cardinal(text, start, end)
        return None if count is None else self.read_rest(text, _number(text, start, end, count))

    def _read_word(self, text: str, start: int, end: int) -> Quantity | None:
        """A Russian, Kazakh or Uzbek numeral; whether it is a quantity `counts` tells."""
        value = read_regional_cardinal(text[start:end], self.language)
        quantity = self.read_rest(text, _number(text, start, end, value))
        alone = quantity.scale is None and is_one(text[start:end], self.language)
        return None if alone and not DASH.match(text[end : end + 1]) else quantity

    def counts(self, quantity: Quantity) -> bool:
        """Whether a number is a quantity: in the region's words only with a scale or a unit."""
        in_digits = self.english or any(c.isdigit() or c in _NUMERALS for c in quantity.text)
        return in_digits or quantity.scale is not None or quantity.unit is not None

    def _read_digits(
        self, text: str, start: int, first: int, digits: str, money: Unit | None
    ) -> Quantity | None:
        end = first + len(digits)
        value = _decimal(digits, self.language)
        if text[end : end + 1] in _NUMERALS and digits.isdigit() and len(digits) < 9:
            value += Decimal(_NUMERALS[text[end]])
            end += 1
        if _has_minus(text, start):
            start, value = start - 1, value.copy_negate()
        if self.english and money is None and (ending := _ORDINAL_ENDING.match(text, end)):
            return _ordinal(text, start, ending.end(), value)
        quantity = self.read_rest(text, _number(text, start, end, value), money)
        bare = quantity.scale is None and quantity.unit is None
        if bare and self.english and re.fullmatch("[0-9]+,[0-9]{1,2}", digits):
            # Without a scale word or unit "10,12" is two numbers.
            return self._read_digits(text, start, first, digits.partition(",")[0], money)
        attached = quantity.end == end and text[end : end + 1].isalpha()
        return None if attached else quantity  # 5G, 3D

    def read_rest(self, text: str, number: Quantity, money: Unit | None = None) -> Quantity:
        """Add the scale word and the unit that follow a number."""
        end, scale = number.end, None
        if found := self.scale.match(text, end):
            scale = self._scale_of(text, found, money)
            end = found.end() if scale else end
        unit = money
        found = self.unit.match(text, end)
        named = self._unit_of(found, "u") if found else None
        if found and named and money in (None, named):
            unit, end = named, found.end()
        return replace(
            number,
            end=end,
            text=text[number.start : end],
            scale=scale,
            unit=unit.key if unit else None,
            kind=cast(QuantityKind, unit.kind) if unit else "number",
        )

    def _scale_of(self, text: str, found: re.Match[str], money: Unit | None) -> str | None:
        word = fold(found.group().strip(" \u00a0\u202f\u2009-"))
        if len(word) == 1:
            # One letter is a scale only right at a sum of money, or before another unit: 5m tonnes.
            near = found.end() - found.start() == 1
            if not near or not (money or (word == "m" and self.unit.match(text, found.end()))):
                return None
        return found.lastgroup


def _number(text: str, start: int, end: int, value: Decimal) -> Quantity:
    return Quantity(start, end, text[start:end], value, None, None, None, "number")


def _ordinal(text: str, start: int, end: int, value: Decimal) -> Quantity:
    return replace(_number(text, start, end, value), kind="ordinal")


def _decimal(digits: str, language: str) -> Decimal:
    bare = re.sub(_SPACE, "", digits)
    if language == "en" and not re.fullmatch("[0-9]+,[0-9]{1,2}", bare):
        return Decimal(bare.replace(",", ""))
    return Decimal(bare.replace(",", "."))


def _in_code(text: str, start: int) -> bool:
    """Whether a hyphen ties the number to a name: COVID-19."""
    return start > 1 and text[start - 1] in "-–" and text[start - 2].isalpha()


def _has_minus(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] not in "-−–":
        return False
    return start == 1 or text[start - 2].isspace() or text[start - 2] in "([{«“\"'„"


# --------------------------------------------------------------------------- spellings


def _is_money_sign(unit: Unit, form: str) -> bool:
    return unit.kind == "currency" and form == form.upper() and " " not in form


def _spellings(units: Units, language: str) -> list[tuple[str, str]]:
    """Spelling and key of every unit in a language; a final ``*`` allows any ending."""
    if language == "en":
        return [(form, unit.key) for unit in units.rows for form in unit.en]
    pairs: list[tuple[str, str]] = []
    for unit in units.rows:
        signs = [form for form in unit.en if _is_money_sign(unit, form)]
        forms = [form.replace("{} ", "") for form in unit.forms(language)]
        pairs += [(form, unit.key) for form in (*signs, *forms)]
        stem = os.path.commonprefix(forms) if language == "ru" and len(forms) == 3 else ""
        stems = [stem] if len(stem) > 3 else []
        stems += [form for form in forms if language != "ru" and len(form) > 3]
        pairs += [
            (f"{stem.split()[0]}*" if language == "ru" else f"{stem}*", unit.key) for stem in stems
        ]
    return pairs + [
        (form, key)
        for key, forms in FURTHER_SPELLINGS[language].items()
        for form in forms.split("|")
        if any(unit.key == key for unit in units.rows)
    ]


def _spelling(form: str, language: str) -> str:
    """A pattern: abbreviations by their exact letters, words in any case."""
    plain = form.rstrip("*")
    pattern = _SPACE.join(map(re.escape, re.split(_SPACE, plain))).replace(r"\*", r"\w{0,6}")
    if form.endswith("*"):
        pattern += r"\w{0,6}"
    elif plain[-1].isalnum():
        pattern += r"(?!\w)" if language == "en" else r"(?:-\w+)?(?!\w)"
    is_word = len(plain) > 4 and plain[:-1].replace(" ", "").replace("-", "").isalpha()
    return f"(?i:{pattern})" if is_word and plain.lower() == plain else pattern


# --------------------------------------------------------------------------- ranges


def _add(found: list[Quantity], quantity: Quantity, text: str, reader: _Reader) -> None:
    """Append a quantity, or make a range of it and the one before."""
    if found and (joined := _join(found[-1], quantity, text, reader)):
        found[-1] = joined
    else:
        found.append(quantity)


def _join(lower: Quantity, upper: Quantity, text: str, reader: _Reader) -> Quantity | None:
    gap = text[lower.end : upper.start]
    before = text[max(0, lower.start - 12) : lower.start]
    if not links_range(gap, before, text[: lower.start], reader.language) or "ordinal" in (
        lower.kind,
        upper.kind,
    ):
        return None
    if is_year_of_change(lower.text, upper.text, before, reader.language):
        return None
    if lower.upper is not None or upper.upper is not None or lower.value >= upper.value:
        return None
    if lower.scale not in (None, upper.scale):
        return None
    if lower.unit and upper.unit and lower.unit != upper.unit:
        return None
    holder = upper if upper.unit else lower
    return Quantity(
        lower.start,
        upper.end,
        text[lower.start : upper.end],
        lower.value,
        holder.unit,
        upper.scale,
        upper.value,
        holder.kind,
    )
