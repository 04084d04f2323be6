"""Numbers by value: with scale words, in ranges, written out; their units and currencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair

_PLAIN_SPACE = " "


def find_lost(pair: Pair) -> Iterator[Hit]:
    """A number of the source is not in the translation."""
    comparison = pair.numbers
    others = tuple((amount.start, amount.end) for amount in comparison.added)
    for amount in comparison.lost:
        yield Hit({"number": amount.text}, ((amount.start, amount.end),), others)


def find_added(pair: Pair) -> Iterator[Hit]:
    """A number of the translation is not in the source."""
    comparison = pair.numbers
    others = tuple((amount.start, amount.end) for amount in comparison.lost)
    for amount in comparison.added:
        yield Hit({"number": amount.text}, others, ((amount.start, amount.end),))


def find_wrong_units(pair: Pair) -> Iterator[Hit]:
    """A number has another unit or currency, percent for percentage points, or none."""
    for ours, theirs in pair.numbers.units:
        yield Hit(
            {"source": ours.text, "target": theirs.text},
            ((ours.start, ours.end),),
            ((theirs.start, theirs.end),),
        )


def find_wrong_formats(pair: Pair) -> Iterator[Hit]:
    """12,000 reads as twelve in Russian, Kazakh and Uzbek."""
    for amount in pair.numbers.formats:
        mended = re.sub(r"[.,]", _PLAIN_SPACE, amount.grouped)
        written = pair.target[amount.start : amount.end].replace(amount.grouped, mended, 1)
        fix = pair.target[: amount.start] + written + pair.target[amount.end :]
        yield Hit({"number": amount.grouped}, (), ((amount.start, amount.end),), fix)
