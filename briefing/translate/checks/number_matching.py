"""Which numbers of a source and a translation are the same, and which have no counterpart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing.language.som import MONEY, SOM
from briefing.translate.checks.amounts import Amount, Amounts

# Smaller ones are often said by other words, or by none: "the two countries", "стороны".
_SMALLEST_WORD = 3
_TOLERANCE = Decimal("0.0001")


@dataclass(slots=True)
class Comparison:
    """What does not fit.

    Attributes:
        lost: Numbers of the source that the translation has not.
        added: Numbers of the translation that the source has not.
        units: Numbers that are on both sides, in different units.
        formats: Numbers of the translation whose group separator reads as a decimal one.
    """

    lost: list[Amount] = field(default_factory=list)
    added: list[Amount] = field(default_factory=list)
    units: list[tuple[Amount, Amount]] = field(default_factory=list)
    formats: list[Amount] = field(default_factory=list)


def compare_amounts(
    source: Amounts, target: Amounts, source_dates: frozenset[int], target_dates: frozenset[int]
) -> Comparison:
    """Compare the numbers of a text and its translation.

    Args:
        source_dates, target_dates: Numbers that stand in the dates of each.
    """
    result = Comparison()
    for amount in source.found:
        if not _must_be_there(amount):
            continue
        same = [other for other in target.found if _same(amount, other)]
        if any(_units_fit(amount, other, source, target) for other in same):
            continue
        explained = _explained(amount, target, target_dates) or _is_share(amount, source, target)
        if same and not explained:
            if amount.kind != "code":
                result.units.append((amount, same[0]))
        elif not explained:
            result.lost.append(amount)
    for amount in target.found:
        same = [other for other in source.found if _same(other, amount)]
        fitting = [other for other in same if _units_fit(other, amount, source, target)]
        if fitting:
            if amount.grouped and not any(amount.values[0] in other.values for other in fitting):
                result.formats.append(amount)
            continue
        explained = _explained(amount, source, source_dates) or _is_share(amount, target, source)
        if same and not explained:
            if not any(amount is theirs for _, theirs in result.units):
                result.units.append((same[0], amount))
        elif not explained and _must_be_there(amount):
            result.added.append(amount)
    _settle_small_words(result, source, target)
    return result


def _must_be_there(amount: Amount) -> bool:
    if amount.kind == "scale":
        return False
    if amount.kind in ("figure", "code"):
        return not (amount.values[0] == 1 and not any(c.isdigit() for c in amount.text))
    value = amount.values[0]
    return value >= _SMALLEST_WORD and value == value.to_integral_value()


def _same(amount: Amount, other: Amount) -> bool:
    if any(_equal(a, b) for a in amount.values for b in other.values):
        return True
    ours = amount.bare if not other.unit else ()
    theirs = other.bare if not amount.unit else ()
    return any(_equal(a, b) for a in ours for b in other.values) or any(
        _equal(a, b) for a in amount.values for b in theirs
    )


def _equal(a: Decimal, b: Decimal) -> bool:
    return a == b or abs(a - b) <= _TOLERANCE * max(abs(a), abs(b))


def _units_fit(amount: Amount, other: Amount, source: Amounts, target: Amounts) -> bool:
    if amount.time and other.time:
        # 18 months are a year and a half, 5 days are not 5 months.
        return amount.time == other.time or amount.values[0] != other.values[0]
    if amount.unit and other.unit:
        # Kazakh may leave open whose som it is; nobody may decide it for the source.
        return amount.unit == other.unit or (other.unit == SOM and amount.unit in MONEY)
    if amount.unit:
        return amount.unit in target.units
    return not other.unit or other.unit in source.units


def _explained(amount: Amount, other: Amounts, dates: frozenset[int]) -> bool:
    """Whether a number stands on the other side in a date or in words that say it in passing."""
    if amount.unit:  # "a fifth of" is 20 percent; else a unit is never said in passing
        share = amount.values[0] / 100
        return amount.unit == "percent" and any(_equal(share, loose) for loose in other.loose)
    value = amount.values[0]
    if value == value.to_integral_value() and int(value) in dates and abs(value) < 10_000:
        return True
    return any(_equal(value, loose) for loose in other.loose)


def _is_share(amount: Amount, own: Amounts, other: Amounts) -> bool:
    """Whether a number is the part of a fraction that the other side says in percent."""
    if amount.kind not in ("ordinal", "word") or not amount.values[0]:
        return False
    share = 1 / amount.values[0]
    return any(_equal(share, loose) for loose in own.loose) and any(
        theirs.unit == "percent" and _equal(theirs.values[0], 100 * share) for theirs in other.found
    )


def _settle_small_words(result: Comparison, source: Amounts, target: Amounts) -> None:
    """Small numbers in words count where another one stands in their place."""
    if result.lost or result.added:
        return
    ours = _unmatched_words(source.found, target)
    theirs = _unmatched_words(target.found, source)
    if ours and theirs and ours[0].kind == theirs[0].kind:
        result.lost.append(ours[0])
        result.added.append(theirs[0])


def _unmatched_words(found: Sequence[Amount], other: Amounts) -> list[Amount]:
    values: Iterable[Decimal] = {v for amount in other.found for v in amount.values} | other.loose
    return [
        amount
        for amount in found
        if amount.kind in ("word", "ordinal")
        and amount.values[0] >= 1
        and not any(_equal(amount.values[0], value) for value in values)
    ]
