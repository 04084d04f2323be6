"""What the words of a sentence say about the section it belongs to: causes, plans, figures."""

from __future__ import annotations

import re

from briefing.domain import DateMention
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.numbers import Quantity, find_quantities
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.units import Unit


class Cue:
    """Words that tell one thing, in each language: English here, the others in `cue_words`."""

    def __init__(self, field: str, english: str) -> None:
        end = "$" if field == "period" else r"\b"
        self._words = {
            language: rf"\b{getattr(words, field)}{end}" for language, words in CUE_WORDS.items()
        } | {"en": english}
        # Compiled when first needed: most runs meet one language.
        self._patterns: dict[str, re.Pattern[str]] = {}

    def search(self, text: str, language: str = "en") -> re.Match[str] | None:
        """The first of the words in ``text``."""
        language = language if language in self._words else "en"
        if language not in self._patterns:
            self._patterns[language] = re.compile(self._words[language], re.IGNORECASE)
        return self._patterns[language].search(with_uzbek_letters(text, language))

    def inside(self, unit: Unit) -> bool:
        """Whether the sentence has one of the words."""
        return self.search(unit.text, unit.document.language) is not None

    def above(self, unit: Unit) -> bool:
        """Whether the heading above the sentence has one of the words."""
        return self.search(unit.heading, unit.document.language) is not None


CAUSE = Cue(
    "cause",
    r"\b(?:that['’]s why|that is why|because|due to|owing to|caused by|as a result of|"
    r"reasons? (?:for|why))\b",
)
CONTEXT = Cue(
    "context",
    r"\b(?:already|previously|earlier|historically|traditionally|since|ago|used to|had been|"
    r"has been|have been|founded|established|signed|was built|were built|for years|for decades|"
    r"in recent years)\b",
)
AHEAD = Cue(
    "ahead",
    r"\b(?:will|shall|is going to|are going to|plans? to|planned|intends? to|expects?|expected to|"
    r"is preparing|are preparing|prepares? for|next round|upcoming|forthcoming|by 20\d\d|"
    r"until 20\d\d|as long as|unless|provided that|is due to|are due to|scheduled|aims? to|"
    r"proposes? to|under negotiation|in the coming|next (?:year|month|week|quarter)|"
    r"is considering|recommends?|(?-i:may)|might|could)\b",
)
AHEAD_HEADING = Cue(
    "ahead_heading",
    r"\b(?:recommendations?|outlook|next steps|what next|what to watch|plans?|forecasts?|"
    r"the way forward|future)\b",
)
# "between January and June" is a period, and "since March" no event.
PERIOD = Cue(
    "period",
    r"\b(?:between\s+[A-Z]\w+(?:\s+\d+)?\s+and|between|from|since|until|till|than|"
    r"compared (?:with|to)|up from|down from)"
    r"\s+(?:in\s+)?(?:the\s+)?(?:early\s+|late\s+|mid-)?$",
)
# A plan that hangs on something, talks that go on, what is only possible, what is firm.
CONDITION = Cue(
    "condition",
    r"\b(?:as long as|as soon as|provided(?: that)?|unless|on condition that|subject to|"
    r"if\b[^.;]{3,80}\b(?:will|would|could|may))\b",
)
NEGOTIATION = Cue(
    "negotiation",
    r"\b(?:(?:is|are|was|were|still|been) negotiating|in talks|holds? talks|holding talks|"
    r"(?:talks|negotiations|discussions|consultations)\b[^;]{0,90}?\b(?:are|is|were) "
    r"(?:under ?way|continuing|ongoing|in progress|to (?:resume|continue|begin|start))|"
    r"continu\w+ (?:the )?(?:talks|negotiations|discussions)|under (?:discussion|negotiation|"
    r"consideration|review)|(?:has|have) (?:yet|still) to (?:be )?\w+|remains? to be \w+|"
    r"not yet (?:been )?(?:signed|agreed|decided|approved|ratified)|"
    r"(?:has|have) not been (?:signed|agreed|decided|approved|ratified|completed|concluded))\b",
)
POSSIBLE = Cue("possible", r"\b(?:(?-i:may)|might|could)\b")
FIRM = Cue(
    "future",
    r"\b(?:will|shall|plans?|planned|intends?|scheduled|due to|expects?|expected|aims?|"
    r"going to|next round)\b",
)
# In reported speech: "said the plant would open on 5 May" tells of a plan, not of an opening.
PROMISED = Cue(
    "future", r"\b(?:would|(?:was|were) (?:to|going to|due|scheduled|expected|planned))\b"
)
_DURATIONS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))


def in_period(unit: Unit, mention: DateMention) -> bool:
    """Whether a date only bounds a period or serves a comparison: "up from 3 in January"."""
    before = unit.block.text[unit.start : mention.span.start]
    return PERIOD.search(before, unit.document.language) is not None


def looks_ahead(unit: Unit, mention: DateMention) -> bool:
    """Whether the sentence speaks of the date as of something to come.

    The date of a speech ("On December 21, X said that Y will") is past whatever was said.
    """
    if not AHEAD.inside(unit) or mention is unit.said_on:
        return False
    leading = unit.content > unit.core and mention is unit.dates[0]
    if unit.clause is not None:
        return unit.clause[0] <= mention.span.start < unit.clause[1]
    return not leading


def promised(unit: Unit, mention: DateMention) -> bool:
    """Whether reported speech tells of the date as of something to come ("would open on 5 May")."""
    if unit.clause is None or mention is unit.said_on:
        return False
    language = unit.document.language
    return PROMISED.search(unit.block.text[slice(*unit.clause)], language) is not None


def measured(unit: Unit) -> list[Quantity]:
    """The quantities of a sentence that measure something: with a unit, a currency or a scale.

    A duration in words ("within three years") is a way of speaking, no figure.
    """
    dates = [(d.span.start - unit.start, d.span.end - unit.start) for d in unit.dates]
    return [
        quantity
        for quantity in find_quantities(unit.text, unit.document.language)
        if (quantity.unit or quantity.scale)
        and not (quantity.unit in _DURATIONS and quantity.text[0].isalpha())
        and not any(start < quantity.end and quantity.start < end for start, end in dates)
    ]
