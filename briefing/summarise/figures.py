"""What a figure measures and for which period, where the sentence leaves no doubt.

"Wheat exports reached 4.5 million tonnes in the first half of 2025": the words before the verb are
the measure, the date the period. What is less regular has neither; the reader has the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.domain import DateMention
from briefing.language.numbers import Quantity, measure
from briefing.summarise.cues import in_period, measured
from briefing.summarise.passages import Passage
from briefing.summarise.terms import terms
from briefing.summarise.units import Unit

_LONGEST_SUBJECT = 9
_LONGEST_NOUN = 4
# "Exports of wheat | rose by 5 percent": what changes or amounts to something.
_VERB = (
    r"(?:(?:has|have|had|will|would|is expected to|are expected to)\s+)?(?:also\s+|already\s+)?"
    r"(?:rose|risen|rise|fell|fallen|fall|grew|grown|grow|reached|reach|totall?ed|total|"
    r"amounted to|"
    r"amount to|stood at|stand at|stands at|increased|increase|decreased|decrease|declined|decline|"
    r"dropped|drop|exceeded|exceed|exceeds|slowed|slow|accelerated|came to|comes to|equalled|"
    r"doubled|was|were|is|are|be|went up|went down|shrank|jumped|climbed|widened|narrowed|made up)"
)
_BETWEEN = (
    r"(?:\s+(?:by|to|at|about|around|nearly|almost|over|more than|less than|up|down|from|between))*"
)
_SUBJECT = re.compile(rf"(?P<subject>[^,;:.()«»“”\"]+?)\s+{_VERB}{_BETWEEN}\s+$", re.IGNORECASE)
# "4.5 million tonnes of wheat", never "5 percent of the 300 villages".
_OF = re.compile(
    r"\s+of\s+(?P<noun>(?!the\b|its\b|their\b|all\b|which\b)"
    r"[a-z][\w-]*(?:\s+(?:and\s+)?[a-z][\w-]*){0,3})"
)
# What ends a noun phrase: prepositions, verbs and adverbs that may follow one without a comma.
_STOP = frozenset(
    "a an the in on at by for from to with within via through over under into onto during since "
    "until after before between as than of per and or but that which who this last next each every "
    "will would was were is are be been has have had can could may might should must were annually "
    "monthly daily abroad year month week today so far already also only a".split()
)
_POINTS_BACK = frozenset("it they this that these those he she its their his her such".split())
# "The company | paid": a sentence with another verb before has another subject.
_OTHER_VERB = re.compile(
    r"\b(?:said|says|told|that|which|who|where|when|while|if|and|but|was|were|is|are|has|have|had|"
    r"will|would|\w+ing to)\b",
    re.IGNORECASE,
)
# A day is the time of an event; a figure holds for it only "as of" that day.
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:by|before|after)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_OPENING_PERIOD = re.compile(r"^(?:in|during|over|for|as of|as at)\s[^,]{1,40},\s+", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|during|for|over|throughout)\s+(?:the\s+)?(?:whole of\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A quantity of a sentence with what it measures and when, as far as that is certain."""

    quantity: Quantity
    measure: str | None
    period: DateMention | None

    @property
    def key(self) -> tuple[Decimal, str | None, frozenset[str]]:
        """The same for two mentions of one figure: amount in the base unit and what it measures."""
        amount, unit = measure(self.quantity)
        return amount, unit, frozenset(terms(self.measure or ""))


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A quantity with its sentence."""

    measurement: Measurement
    passage: Passage

    @property
    def quantity(self) -> Quantity:
        """The number with its unit."""
        return self.measurement.quantity


def same_figure(one: Measurement, other: Measurement) -> bool:
    """Whether both give one figure: the same amount of what, as far as it is known, is the same."""
    amount, unit, words = one.key
    other_amount, other_unit, other_words = other.key
    periods = {m.period.date for m in (one, other) if m.period is not None}
    same_thing = not words or not other_words or words <= other_words or other_words <= words
    return (amount, unit) == (other_amount, other_unit) and same_thing and len(periods) < 2


def find_figure(unit: Unit) -> Measurement | None:
    """The first quantity of a sentence that measures something, with its measure and period."""
    quantities = measured(unit)
    if not quantities:
        return None
    first = quantities[0]
    return Measurement(first, _measure(unit, first), _period(unit, first, quantities))


def _measure(unit: Unit, quantity: Quantity) -> str | None:
    """The words of the sentence for what ``quantity`` measures, or ``None``."""
    if unit.document.language != "en":
        return None
    follows = _OF.match(unit.text, quantity.end)
    if follows and quantity.kind not in ("percent", "percentage-point"):
        return _noun_phrase(follows["noun"])
    start = unit.content
    if unit.clause is not None and unit.clause[0] <= unit.start + quantity.start < unit.clause[1]:
        start = unit.clause[0]
    before = unit.text[start - unit.start : quantity.start]
    match = _SUBJECT.fullmatch(_without_period(before))
    if match is None:
        return None
    subject = match["subject"].strip()
    words = subject.lower().split()
    certain = 0 < len(words) <= _LONGEST_SUBJECT and not _POINTS_BACK & set(words)
    return subject if certain and not _OTHER_VERB.search(subject) else None


def _without_period(text: str) -> str:
    """``text`` without "In 2024, " at its start, which the sentence may keep."""
    return _OPENING_PERIOD.sub("", text, count=1)


def _noun_phrase(text: str) -> str | None:
    words: list[str] = []
    for word in text.split()[:_LONGEST_NOUN]:
        if word in _STOP or word.endswith(("ed", "ly")):
            break
        words.append(word)
    return " ".join(words) or None


def _period(unit: Unit, quantity: Quantity, quantities: Sequence[Quantity]) -> DateMention | None:
    """The only period that the sentence gives for ``quantity``.

    Where there are several the one that follows the quantity before the next quantity counts.
    """
    spoken = unit.clause is not None and unit.clause[0] <= unit.start + quantity.start
    found = [
        mention
        for mention in unit.dates
        if _is_period(unit, mention)
        and not (spoken and unit.clause and mention.span.start < unit.clause[0])
    ]
    if len(quantities) == 1 and len(found) == 1:
        return found[0]
    end = min((q.start for q in quantities if q.start > quantity.start), default=len(unit.text))
    after = [m for m in found if quantity.end <= m.span.start - unit.start < end]
    between = after and unit.text[quantity.end : after[0].span.start - unit.start]
    return after[0] if after and len(found) <= 2 and "," not in str(between) else None


def _is_period(unit: Unit, mention: DateMention) -> bool:
    """Whether a figure can hold for the date, rather than be due by it or compared with it."""
    if in_period(unit, mention) or mention.date.year is None:
        return False
    text, start = unit.block.text, mention.span.start
    if _TARGET.search(text, unit.start, start):
        return False
    if mention.date.day is not None:
        return _AS_OF.search(text, unit.start, start) is not None
    relative = mention.inferred and mention.text[0] in "TtLlNn"  # this, last, next
    return bool(relative) or _WITHIN.search(text, unit.start, start) is not None
