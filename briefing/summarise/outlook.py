"""How much a sentence tells of what is to come: a dated plan more than a mere possibility."""

from __future__ import annotations

from briefing.domain import PartialDate
from briefing.summarise.cues import CONDITION, FIRM, NEGOTIATION, POSSIBLE
from briefing.summarise.timeline import happened, is_ahead
from briefing.summarise.units import Unit

# A plan that a key message tells already is no news under "what to watch".
TOLD_ALREADY = 0.6
_DATED, _PENDING, _POSSIBLE, _PAST = 1.3, 1.15, 0.85, 0.5


def pending(unit: Unit) -> bool:
    """Whether the sentence tells of negotiations under way or of a condition that is open."""
    return NEGOTIATION.inside(unit) or CONDITION.inside(unit)


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
    return _POSSIBLE if POSSIBLE.inside(unit) and not FIRM.inside(unit) else 1.0
