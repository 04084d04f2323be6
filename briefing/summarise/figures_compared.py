"""Whether two figures measure the same thing, and whether they agree."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.language.numbers import Quantity, measure
from briefing.summarise.cue_words.comparison import COMPARISON, ComparisonWords
from briefing.summarise.terms import terms

_TOLERANCE = Decimal("0.1")
_NOUN_WORDS = 3
_WORD = re.compile(r"[^\W\d_][\w’'ʻʼ-]*")

Bounds = tuple[Decimal, Decimal]


def comparison_words(language: str) -> ComparisonWords:
    """The words of ``language`` that say how to compare figures."""
    return COMPARISON.get(language, COMPARISON["en"])


def agree(p: Quantity, q: Quantity, text: str, other: str, language: str = "en") -> bool:
    """Whether two figures may stand for the same amount.

    Equal, equal at the precision of the coarser (2.26 and 2.3 million), ranges that overlap, or
    within what words such as "about" and "more than" allow. Where only one has a unit, the other
    may have left it out.

    Args:
        p: A figure of ``text``.
        q: A figure of ``other``.
        language: Of both texts.
    """
    if None not in (p.unit, q.unit) and measure(p)[1] != measure(q)[1]:
        return False
    one, two = _range(p, bare=q.unit is None), _range(q, bare=p.unit is None)
    if one[0] <= two[1] and two[0] <= one[1]:
        return True
    if _rounds(p, q) or _rounds(q, p):
        return True
    words = comparison_words(language)
    return _allows(p, text, words, one, two) or _allows(q, other, words, two, one)


def measured_noun(text: str, quantity: Quantity, language: str = "en") -> list[tuple[str, str]]:
    """What a figure counts: its base unit, else the nouns that may follow it ("19 schools").

    A number without a unit gives one answer for each of the words that follow it, since the noun
    need not be the first ("19 reinforced schools").
    """
    unit = measure(quantity)[1]
    if unit is not None:
        return [("unit", unit)]
    return [("noun", stem) for stem in dict.fromkeys(counted_words(text, quantity, language))]


def counted_words(text: str, quantity: Quantity, language: str = "en") -> list[str]:
    """The content words that follow a number and may name what it counts."""
    following = re.split(r"[.,;:()]", text[quantity.end :], maxsplit=1)[0]
    words = [match.group() for match in _WORD.finditer(following)][:_NOUN_WORDS]
    return terms(" ".join(words), language)


def baseline(text: str, quantity: Quantity, language: str = "en") -> bool:
    """Whether a figure is only what another one is compared with, or a whole told in parts."""
    words = comparison_words(language)
    return (
        words.before("baseline", text, quantity.start)
        or words.after("baseline_after", text, quantity.start, quantity.end)
        or words.before("whole", text, quantity.start)
    )


def same_change(text: str, p: Quantity, other: str, q: Quantity, language: str = "en") -> bool:
    """Not "by 5 percent" beside "to 30 percent": a change and a level are no contradiction."""
    words = comparison_words(language)
    one, two = _is_change(words, text, p), _is_change(words, other, q)
    if one is None or two is None:
        return one is not True and two is not True
    return one == two


def _is_change(words: ComparisonWords, text: str, quantity: Quantity) -> bool | None:
    """Whether the figure is a difference (True) or a level (False); None: it does not say."""
    if words.before("change", text, quantity.start):
        return True
    if words.after("change_after", text, quantity.start, quantity.end):
        return True
    return False if words.before("level", text, quantity.start) else None


def _range(quantity: Quantity, *, bare: bool) -> Bounds:
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
    quantity: Quantity, text: str, words: ComparisonWords, own: Bounds, other: Bounds
) -> bool:
    def hedged(name: str) -> bool:
        return words.before(name, text, quantity.start) or words.after(
            f"{name}_after", text, quantity.start, quantity.end
        )

    if hedged("at_least"):
        return other[0] >= own[0]
    if hedged("at_most"):
        return other[1] <= own[1]
    if hedged("rough"):
        return abs(own[0] - other[0]) <= _TOLERANCE * max(abs(own[0]), abs(other[0]))
    return False
