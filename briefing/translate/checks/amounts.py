"""Every number of a text with all that it may mean, for a comparison across languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.number_words_of_region import FURTHER_SPELLINGS
from briefing.language.numbers import Quantity, find_quantities
from briefing.language.som import settle, som_of
from briefing.language.units import Unit, Units, default_units
from briefing.translate.checks.written_numbers import Written, find_loose, find_written

# A private character in the place of what is no number: dates, addresses.
HIDDEN = "\ue000"
# Units that other words often say, or nobody: "five-year", "пятилетний", "people".
# A degree is one of Celsius, said or not.
SOFT_UNITS = frozenset("person year month week day hour minute degree-Celsius".split())
_TIME_UNITS = SOFT_UNITS - {"person", "degree-Celsius"}
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)")
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<![^\W_])(?=[IVXLІХ])[XХ]{0,3}(?:[IІ][XVХ]|V?[IІ]{0,3})(?![^\W_])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_EVENING = re.compile(r"[ \u00a0]?p\.?m\b", re.I)
_MINUS = {
    "en": re.compile(r"\b(?:minus|negative)[ \u00a0]$", re.I),
    "ru": re.compile(r"\bминус[ \u00a0]$", re.I),
    "kk": re.compile(r"\bминус[ \u00a0]$", re.I),
    "uz": re.compile(r"\bminus[ \u00a0]$", re.I),
}
_BELOW_ZERO = re.compile(
    r"^[^.;]{0,22}\b(?:below zero|ниже нуля|мороза|нөлден төмен|аяз|суыт|суық|noldan past|"
    r"sovu)",
    re.I,
)
_AND_HALF = re.compile(r"[ \u00a0]and a half\b", re.I)
# Words for spans of time right after a number, in all their forms.
_TIMES = {
    "en": {"year": r"years?|yr", "month": r"months?", "week": r"weeks?", "day": r"days?",
        "hour": r"hours?"},
    "ru": {
        "year": r"год(?:а|у|ов|ом)?|лет|летн\w+", "month": r"месяц\w*|месячн\w+",
            "week": r"недел\w+",
        "day": r"д(?:ень|ня|ней|ню|нём|нем|нями)|дневн\w+|сут\w+", "hour": r"час(?:а|ов|ам)?",
    },
    "kk": {"year": r"жыл\w*", "month": r"ай(?:дың|ға|да|дан|дық|лық|ы|ын)?", "week": r"апта\w*",
        "day": r"күн\w*", "hour": r"сағат\w*"},
    "uz": {"year": r"yil\w*", "month": r"oy(?:ga|da|dan|lik|ning|i|ni)?", "week": r"hafta\w*",
        "day": r"kun\w*", "hour": r"soat\w*"},
}  # fmt: skip
# "Жүздеген мың", "minglab": many, not how many.
_MANY = re.compile(r"(?:lab|[лдт]аған|[лдт]еген)$", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:]|[.,]\d)")
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at ``text[start:end]``.

    Attributes:
        values: What it may be, with its scale word and in the base of its unit; first the usual.
        bare: The same in the unit that it has, for a text that names the unit elsewhere.
        unit: Base unit that must fit on the other side; empty for none and for soft ones.
        time: Key of a unit of time, where it has one.
        kind: ``figure`` (digits, a scale word or a unit), ``word``, ``ordinal``, ``code`` (digits
            inside a name).
        grouped: The usual reading takes a group separator for a decimal one ("12,000").
    """

    start: int
    end: int
    text: str
    values: tuple[Decimal, ...]
    unit: str = ""
    time: str = ""
    kind: str = "figure"
    grouped: str = ""
    bare: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers of a text.

    Attributes:
        found: In order.
        loose: Values that its words say in passing.
        units: Base units that stand anywhere in it.
    """

    found: tuple[Amount, ...]
    loose: frozenset[Decimal]
    units: frozenset[str] = field(default=frozenset())


def read_amounts(text: str, language: str, hidden: Iterable[tuple[int, int]] = ()) -> Amounts:
    """Find the numbers of a text.

    Args:
        hidden: Spans that hold no number of their own: dates, addresses.
    """
    text = with_uzbek_letters(text, language)
    for start, end in hidden:
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    found = list(_clock_times(text))
    for time in found:
        text = text[: time.start] + HIDDEN * (time.end - time.start) + text[time.end :]
    found += _figures(text, language)
    for word in find_written(text, language):
        # "Two dozen" is more than its "two".
        found = [a for a in found if a.kind != "word" or not _is_part(a, word)]
        if not _covered(found, word.start, word.end):
            found.append(_written(word, text, language))
    for match in _DIGITS.finditer(text):
        if not _covered(found, *match.span()):
            value = (Decimal(match.group()),)
            found.append(Amount(*match.span(), match.group(), value, kind="code"))
    loose = frozenset([*find_loose(text, language), *_roman(text)])
    ordered = tuple(sorted(found, key=lambda amount: amount.start))
    units = frozenset(amount.unit for amount in found if amount.unit) | _units_of(text, language)
    return Amounts(ordered, loose, units)


def _is_part(amount: Amount, word: Written) -> bool:
    inside = word.start <= amount.start and amount.end <= word.end
    return inside and amount.end - amount.start < word.end - word.start


def _covered(found: Iterable[Amount], start: int, end: int) -> bool:
    return any(amount.start < end and start < amount.end for amount in found)


def _clock_times(text: str) -> Iterator[Amount]:
    """Hours, and minutes that are not zero: "15:30" may be 3.30 p.m."""
    for match in _CLOCK.finditer(text):
        hour, minute = Decimal(match[1]), Decimal(match[2])
        hours = (hour, hour + 12) if _EVENING.match(text, match.end()) and hour < 12 else (hour,)
        yield Amount(*match.span(), match.group(), hours)
        if minute:
            yield Amount(*match.span(), match.group(), (minute,))


def _written(word: Written, text: str, language: str) -> Amount:
    kind = "ordinal" if word.kind == "ordinal" else "word"
    if word.kind == "scale":
        kind = "scale"
    time = _time_after(text, word.end, language)
    values = (word.value, *_other_times(word.value, time))
    shown = text[word.start : word.end]
    return Amount(word.start, word.end, shown, values, time=time, kind=kind)


def _time_after(text: str, end: int, language: str) -> str:
    """The unit of time that follows a number; empty without one."""
    for unit, pattern in _TIMES[language].items():
        if re.match(rf"[ \u00a0-](?:{pattern})(?!\w)", text[end : end + 16], re.IGNORECASE):
            return unit
    return ""


def _figures(text: str, language: str) -> Iterator[Amount]:
    grouped = {m.start(): m for m in _GROUPED.finditer(text)} if language != "en" else {}
    som = som_of((text,), language)
    found = tuple(settle(quantity, som) for quantity in find_quantities(text, language))
    quantities = _add_up(found, text)
    for place, quantity in enumerate(quantities):
        if language in ("kk", "uz") and _MANY.search(quantity.text):
            continue
        after = quantities[place + 1] if place + 1 < len(quantities) else None
        near = after if after and _is_near(text, quantity, after) else None
        yield from _amounts_of(quantity, near, text, language, grouped.get(quantity.start))


def _is_near(text: str, first: Quantity, second: Quantity) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= _NEAR and not re.search(r"[.;:!?]|, ", gap)


def _add_up(found: tuple[Quantity, ...], text: str) -> list[Quantity]:
    """ "1 млрд 200 млн" is one number of two parts."""
    done: list[Quantity] = []
    for quantity in found:
        last = done[-1] if done else None
        if (
            last
            and last.scale
            and not last.unit
            and last.upper is None
            and quantity.upper is None
            and text[last.end : quantity.start] in (" ", "\u00a0")
            and quantity.amount < 10 ** _POWERS[last.scale]
            and quantity.value > 0
            and last.scale != quantity.scale
        ):
            whole = last.amount + quantity.amount
            done[-1] = Quantity(
                last.start,
                quantity.end,
                text[last.start : quantity.end],
                whole,
                quantity.unit,
                None,
                None,
                quantity.kind,
            )
        else:
            done.append(quantity)
    return done


def _amounts_of(
    quantity: Quantity,
    near: Quantity | None,
    text: str,
    language: str,
    grouped: re.Match[str] | None,
) -> Iterator[Amount]:
    before = text[: quantity.start]
    sign = -1 if _MINUS[language].search(before) else 1
    ends = [quantity.value] if quantity.upper is None else [quantity.value, quantity.upper]
    unit, factor = _base(quantity.unit)
    time = (quantity.unit or "") if quantity.unit in _TIME_UNITS else ""
    time = time or (_time_after(text, quantity.end, language) if quantity.unit is None else "")
    loose_factors = []
    if language == "en" and quantity.unit == "m" and quantity.text.endswith("m"):
        loose_factors = (
            [Decimal(10**6)] if quantity.text[-2:-1].isdigit() else []
        )  # "1.3m tourists"
        unit = "" if loose_factors else unit
    if language == "ru" and quantity.text.endswith("-м"):  # "в 2027-м", "в 3-м квартале"
        unit, factor = "", Decimal(1)
    if language == "uz" and quantity.unit == "ha" and quantity.text.endswith("ga"):
        unit, loose_factors = "", [Decimal(1)]  # "40 ga" is also "to 40"
    in_digits = any(c.isdigit() for c in quantity.text)
    for number, end in enumerate(ends):
        values = [_scaled(end, quantity.scale) * factor * sign]
        values += [_scaled(end, quantity.scale) * other for other in loose_factors]
        if language == "en" and _AND_HALF.match(text, quantity.end):
            values.insert(0, _scaled(end + Decimal("0.5"), quantity.scale) * factor)
        if number == 0 and near is not None and quantity.scale is None and near.scale:
            values.append(_scaled(end, near.scale) * (factor if unit else _base(near.unit)[1]))
        if (
            number == 0
            and near is not None
            and quantity.scale is None
            and not near.scale
            and not unit
        ):
            values.append(end * _base(near.unit)[1])
        if number == 0 and quantity.upper is not None and quantity.scale:
            values.append(end * factor)
        if grouped is not None and grouped.end() <= quantity.end:
            plain = Decimal(re.sub(r"\D", "", grouped.group()))
            values.append(_scaled(plain, quantity.scale) * factor)
        if end == end.to_integral_value() and _EVENING.match(text, quantity.end) and end < 12:
            values.append(end + 12)
        values += _other_times(end, time)
        if _BELOW_ZERO.match(text[quantity.end :]):
            values.append(-values[0])
        yield Amount(
            quantity.start,
            quantity.end,
            quantity.text,
            tuple(dict.fromkeys(values)),
            unit,
            time,
            _kind(quantity, in_digits),
            grouped.group() if grouped is not None else "",
            tuple(value / factor for value in dict.fromkeys(values)) if unit else (),
        )


def _kind(quantity: Quantity, in_digits: bool) -> str:
    if quantity.kind == "ordinal":
        return "figure" if in_digits else "ordinal"
    if in_digits or quantity.scale or quantity.kind != "number":
        soft = quantity.unit in SOFT_UNITS and not in_digits and not quantity.scale
        return "word" if soft else "figure"
    return "word"


def _scaled(value: Decimal, scale: str | None) -> Decimal:
    return value * 10 ** _POWERS[scale] if scale else value


def _other_times(value: Decimal, unit: str | None) -> Iterator[Decimal]:
    """18 months are a year and a half; 24 hours a day."""
    if unit == "month" and value % 6 == 0:
        yield value / 12
    elif unit == "year" and value * 2 % 1 == 0:
        yield value * 12
        yield value / 10
    elif unit == "hour" and value % 24 == 0:
        yield value / 24
    elif unit == "day" and value % 7 == 0:
        yield value / 7
        yield value * 24
    elif unit == "week":
        yield value * 7


def _base(key: str | None) -> tuple[str, Decimal]:
    """The base unit without what it is measured per, and the factor to it; soft ones have none."""
    if key is None or key in SOFT_UNITS:
        return "", Decimal(1)
    return _bases(default_units())[key]


@lru_cache(maxsize=4)
def _bases(units: Units) -> dict[str, tuple[str, Decimal]]:
    return {row.key: _find_base(row, units) for row in units.rows}


def _find_base(row: Unit, units: Units) -> tuple[str, Decimal]:
    base = row.base
    for per in ("-per-year", "-per-day", "-per-hour"):
        if base.endswith(per):
            inner = units.find(base.removesuffix(per))
            return (inner.base, row.factor * inner.factor) if inner else (base, row.factor)
    return base, row.factor


def _roman(text: str) -> Iterator[Decimal]:
    for match in _ROMAN.finditer(text):
        letters = match.group().replace("І", "I").replace("Х", "X")
        if not letters:
            continue
        values = [_ROMAN_VALUES[letter] for letter in letters]
        total = sum(
            -v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values)
        )
        yield Decimal(total)


def _units_of(text: str, language: str) -> frozenset[str]:
    words = _unit_words(language, default_units())
    return frozenset(base for base, pattern in words if pattern.search(text))


@lru_cache(maxsize=8)
def _unit_words(language: str, units: Units) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each base unit a pattern of the words that name it anywhere in a text."""
    words: dict[str, set[str]] = {}
    for unit in units.rows:
        base, _ = _base(unit.key)
        if not base:
            continue
        forms = {form.replace("{} ", "") for form in unit.forms(language)}
        if language != "en":
            extra = FURTHER_SPELLINGS[language].get(unit.key, "").split("|")
            forms |= {form for form in extra if form} | {f for f in unit.en if not f.isalpha()}
        if unit.symbol:
            forms.add(unit.symbol)
        words.setdefault(base, set()).update(forms)
    return tuple((base, _any_word(forms)) for base, forms in words.items())


def _any_word(forms: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for form in sorted(forms):
        stem = form.rstrip("*")
        if len(stem) > 4 and stem.isalpha():
            stem = stem[:-1] if not form.endswith("*") else stem
            parts.append(rf"\b{re.escape(stem)}")
        elif stem[:1].isalpha() and stem[-1:].isalpha():
            spaced = re.escape(stem).replace("\\ ", "[ \u00a0]").replace("\u00a0", "[ \u00a0]")
            open_end = "" if form.endswith("*") else r"(?![^\W_])"
            parts.append(rf"(?<![^\W_]){spaced}{open_end}")
        else:
            parts.append(re.escape(stem))
    return re.compile("|".join(parts), re.IGNORECASE)
