"""The lines of ``briefing summarise --explain``."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.summarise.explain import Explanation, Reason
from briefing.summarise.scoring import POSITION_WEIGHT

_SHOWN = 48


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Two tables: the chosen statements in the order of the page, and the best of the others."""
    yield f"WHY: relevance = centrality + {POSITION_WEIGHT} × position"
    yield _HEAD
    for reason in explanation.chosen:
        yield _row(reason.id, reason)
    yield ""
    if not explanation.others:
        yield "NOT CHOSEN: no other sentence could be used"
        return
    yield "NOT CHOSEN: the most relevant of the other sentences"
    yield _HEAD
    for reason in explanation.others:
        place = reason.evidence
        yield _row(f"{place.document} {place.block} {place.start}–{place.end}", reason)
        yield f"    {_shortened(reason.text)}"


_HEAD = "  statement        relevance centrality position novelty  why"


def _row(name: str, reason: Reason) -> str:
    numbers = (
        f"{reason.relevance:9.2f} {reason.centrality:10.2f} "
        f"{reason.position:8.2f} {reason.novelty:7.2f}"
    )
    return f"  {name:16} {numbers}  {reason.cue}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
