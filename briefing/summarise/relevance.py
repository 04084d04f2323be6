"""How relevant each sentence of the documents is: `scoring` with what is known of the documents."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from statistics import fmean

from briefing.summarise.scoring import POSITION_WEIGHT, Scored, score
from briefing.summarise.units import Analysis, Unit

# A story that opens with a scene does not tell the most important things first.
_SCENE_WEIGHT = 0.5


# Where the author of a report says what matters; it counts like the start of an article.
_SUMMARY_HEADING = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:executive |brief |short )?summary|abstract|in brief|"
    r"at a glance|"
    r"key (?:findings|messages|points|conclusions)|main (?:findings|conclusions|points)|"
    r"conclusions?|overview|"
    r"резюме|аннотация|краткое содержание|(?:основные |ключевые )?выводы|заключение|"
    r"түйін|түйіндеме|қысқаша мазмұны|(?:негізгі )?қорытынды(?:лар)?|"
    r"xulosa(?:lar)?|asosiy xulosalar|qisqacha mazmuni?)\W*",
    re.IGNORECASE,
)


def score_units(analysis: Analysis) -> list[Scored]:
    """The scores of all sentences, by `Unit.index`.

    The position of a sentence counts half in a document whose first sentence is less central than
    its sentences are on average: there the order is not one of importance. Below a heading such as
    "Summary" or "Conclusions" it counts from that heading on.
    """
    units = analysis.units
    scored = score(
        [u.text for u in units],
        [u.place for u in units],
        [u.document.id for u in units],
        units[0].document.language if units else "en",
    )
    for _, group in groupby(units, key=lambda unit: unit.document.id):
        own = list(group)
        weight = _SCENE_WEIGHT if _opens_with_scene(own, scored) else 1.0
        for unit in own:
            position = scored[unit.index].position * weight
            scored[unit.index] = _moved(scored[unit.index], position)
        for heading, below in groupby(own, key=lambda unit: unit.heading):
            if _SUMMARY_HEADING.fullmatch(heading):
                for place, unit in enumerate(below):
                    scored[unit.index] = _moved(scored[unit.index], 1 / math.sqrt(1 + place))
    return scored


def _opens_with_scene(units: Iterable[Unit], scored: list[Scored]) -> bool:
    centrality = [scored[u.index].centrality for u in units if u.usable and u.ended]
    return bool(centrality) and centrality[0] < fmean(centrality)


def _moved(item: Scored, position: float) -> Scored:
    relevance = item.centrality + POSITION_WEIGHT * position
    return replace(item, relevance=relevance, position=position)
