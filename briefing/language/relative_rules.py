"""What a language gives `briefing.language.relative_dates`: its wordings and their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.language.hinted_patterns import HintedPattern

Count = Literal[
    "day", "weekday", "weekday-of-week", "week", "month", "month-name", "quarter", "year"
]
# What a date counts from: the day of publication; the date that the text mentions before; or
# either of them, where the words allow both ("накануне", "екі күн бұрын").
Basis = Literal["published", "mentioned", "either"]


@dataclass(frozen=True, slots=True)
class Wording(HintedPattern):
    """One way to give a date by its distance from another.

    The named groups of the pattern: ``mon`` a month, ``day`` its day, ``half``, ``quarter``,
    ``wday`` a weekday, ``shift`` "last", "this" or "next", ``count`` how many with ``back`` or
    ``ahead``, ``now`` for no distance; ``date`` where the pattern is more than the date.
    """

    count: Count = "day"
    basis: Basis = "published"


@dataclass(frozen=True, slots=True)
class RelativeRules:
    """The wordings of a language and the values of their words, by lower-case stems.

    Attributes:
        wordings: In the order in which they are tried; the first that fits a place has it.
        shifts: -1 for "last", 0 for "this", 1 for "next"; also whole words ("yesterday").
        unsure: Those of them that may count from the date mentioned before as well: "следующий"
            is both "next" and "the next".
        date_follows: Matches after a weekday when the full date follows it.
        lead: Matches a preposition that belongs to the adverbial, up to the date; or ``None``.
        capitals: Months are written with a capital: "this may" is none.
    """

    wordings: tuple[Wording, ...]
    shifts: Mapping[str, int]
    numbers: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    date_follows: re.Pattern[str]
    lead: re.Pattern[str] | None
    unsure: tuple[str, ...] = ()
    capitals: bool = False


def make_wording(
    count: Count,
    words: str,
    hints: tuple[str, ...],
    basis: Basis = "published",
) -> Wording:
    """A wording that stands between the edges of words.

    Args:
        count: What is counted.
        words: The pattern, for any case.
        hints: Strings in lower case of which any text that fits has one.
        basis: What is counted from.
    """
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    return Wording(pattern, hints, count, basis)
