"""Patterns with a cheap test that comes before them.

A language has some dozens of patterns for dates, and most sentences have no date. Looking for a
fixed string costs a tiny part of what a pattern costs, so each pattern names strings of which a
text must have one; where it has none, the pattern cannot fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from briefing.language.number_words import fold

_ANY_CASE = int(re.IGNORECASE)  # the enumeration's own "&" is slow


@dataclass(frozen=True, slots=True)
class HintedPattern:
    """A pattern with what a text must have for it to be worth trying.

    Attributes:
        hints: One of them stands in every text that the pattern fits: as written for a pattern
            that minds case, else in lower case. Empty when nothing can be told.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...] = ()


Hinted = TypeVar("Hinted", bound=HintedPattern)


def worth_trying(patterns: Iterable[Hinted], text: str) -> Iterator[Hinted]:
    """The patterns that may fit somewhere in ``text``, in their order."""
    folded = fold(text)
    for item in patterns:
        searched = folded if item.pattern.flags & _ANY_CASE else text
        if not item.hints or any(hint in searched for hint in item.hints):
            yield item
