"""Whether two figures measure the same thing, and whether they agree."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.language.numbers import Quantity, measure
from briefing.summarise.terms import terms

_TOLERANCE = Decimal("0.1")
_NOUN_WORDS = 3
_ROUGH = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|close to|up to|estimated)\s+$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:more than|over|at least|above|exceed(?:s|ed|ing)?)\s+$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"\b(?:less than|fewer than|under|at most|below|up to|no more than)\s+$", re.IGNORECASE
)
# "up from 31 hours", "compared with 31 percent in 2021": the figure of another time.
_BASELINE = re.compile(
    r"\b(?:from|than|instead of|rather than|compared (?:with|to)|against(?:\s+an?\s+\w+\s+of)?|"
    r"versus|previously|earlier)\s+(?:(?:about|around|the|a|an|some|level of)\s+)*$",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?P<role>by|to|from|of)\s+(?:(?:about|around|nearly|almost)\s+)?$", re.I)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def agree(p: Quantity, q: Quantity, text: str, other: str) -> bool:
    """Whether two figures may stand for the same amount.

    Equal, equal at the precision of the coarser (2.26 and 2.3 million), ranges that overlap, or
    within what words such as "about" and "more than" allow. Where only one has a unit, the other
    may have left it out.
    """
    if None not in (p.unit, q.unit) and measure(p)[1] != measure(q)[1]:
        return False
    one, two = _range(p, bare=q.unit is None), _range(q, bare=p.unit is None)
    if one[0] <= two[1] and two[0] <= one[1]:
        return True
    if _rounds(p, q) or _rounds(q, p):
        return True
    return _allows(p, text, one, two) or _allows(q, other, two, one)


def measured_noun(text: str, quantity: Quantity) -> list[tuple[str, str]]:
    """What a figure counts: its base unit, else the nouns that may follow it ("19 schools").

    A number without a unit gives one answer for each of the words that follow it, since the noun
    need not be the first ("19 reinforced schools").
    """
    unit = measure(quantity)[1]
    if unit is not None:
        return [("unit", unit)]
    following = re.split(r"[.,;:()]", text[quantity.end :], maxsplit=1)[0]
    words = [match.group() for match in _WORD.finditer(following)][:_NOUN_WORDS]
    return [("noun", stem) for stem in dict.fromkeys(terms(" ".join(words)))]


def baseline(text: str, quantity: Quantity) -> bool:
    """Whether a figure is only what another one is compared with."""
    return _BASELINE.search(text[: quantity.start]) is not None


def same_change(text: str, p: Quantity, other: str, q: Quantity) -> bool:
    """Not "by 5 percent" beside "to 30 percent": a change and a level are no contradiction."""
    one, two = _ROLE.search(text[: p.start]), _ROLE.search(other[: q.start])
    by = one is not None and one["role"].lower() == "by"
    return by == (two is not None and two["role"].lower() == "by") or None in (one, two)


def _range(quantity: Quantity, *, bare: bool) -> tuple[Decimal, Decimal]:
    amount = quantity.amount if bare else measure(quantity)[0]
    if quantity.upper is None or not quantity.value:
        return amount, amount
    return amount, amount * quantity.upper / quantity.value


def _rounds(fine: Quantity, coarse: Quantity) -> bool:
    """Whether ``fine`` rounds to ``coarse``, which has a part after the point or a scale word."""
    if fine.scale != coarse.scale or fine.unit != coarse.unit or coarse.value == 0:
        return False
    places, finer = coarse.value.as_tuple().exponent, fine.value.as_tuple().exponent
    if not isinstance(places, int) or not isinstance(finer, int) or finer >= places:
        return False
    return round(fine.value, -places) == coarse.value


def _allows(
    quantity: Quantity, text: str, own: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]
) -> bool:
    before = text[: quantity.start]
    if _AT_LEAST.search(before):
        return other[0] >= own[0]
    if _AT_MOST.search(before):
        return other[1] <= own[1]
    if _ROUGH.search(before):
        return abs(own[0] - other[0]) <= _TOLERANCE * max(abs(own[0]), abs(other[0]))
    return False
