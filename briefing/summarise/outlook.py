"""How much a sentence tells of what is to come: a dated plan more than a mere possibility."""

from __future__ import annotations

import re

from briefing.domain import PartialDate
from briefing.summarise.timeline import happened, is_ahead
from briefing.summarise.units import Unit

# A plan that a key message tells already is no news under "what to watch".
TOLD_ALREADY = 0.6
_DATED, _PENDING, _POSSIBLE, _PAST = 1.3, 1.15, 0.85, 0.5

_CONDITION = re.compile(
    r"\b(?:as long as|as soon as|provided(?: that)?|unless|on condition that|subject to|"
    r"if\b[^.;]{3,80}\b(?:will|would|could|may))\b",
    re.IGNORECASE,
)
_NEGOTIATION = re.compile(
    r"\b(?:(?:is|are|was|were|still|been) negotiating|in talks|holds? talks|holding talks|"
    r"(?:talks|negotiations|discussions|consultations)\b[^.;]{0,40}?\b(?:are|is|were) "
    r"(?:under ?way|continuing|ongoing|in progress|to (?:resume|continue|begin|start))|"
    r"continu\w+ (?:the )?(?:talks|negotiations|discussions)|under (?:discussion|negotiation|"
    r"consideration|review)|(?:has|have) (?:yet|still) to (?:be )?\w+|remains? to be \w+|"
    r"not yet (?:been )?(?:signed|agreed|decided|approved|ratified))\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:(?-i:may)|might|could)\b", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:will|shall|plans?|planned|intends?|scheduled|due to|expects?|expected|aims?|"
    r"going to|next round)\b",
    re.IGNORECASE,
)


def pending(unit: Unit) -> bool:
    """Whether the sentence tells of negotiations under way or of a condition that is open."""
    if unit.document.language != "en":
        return False
    return bool(_NEGOTIATION.search(unit.text) or _CONDITION.search(unit.text))


def plan_weight(unit: Unit, base: PartialDate | None) -> float:
    """Factor on the relevance of a sentence that looks ahead.

    Args:
        unit: The sentence.
        base: The newest date that the sources are known to know; later ones are to come.
    """
    if any(happened(unit, mention, base) for mention in unit.dates):
        return _PAST  # it belongs to the timeline first
    if any(is_ahead(mention.date, base) for mention in unit.dates):
        return _DATED
    if pending(unit):
        return _PENDING
    possible = unit.document.language == "en" and _MODAL.search(unit.text)
    return _POSSIBLE if possible and not _FIRM.search(unit.text) else 1.0
