"""What the sections get, before it has ids: passages, rows and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefing.domain import DateMention, Speaker
from briefing.summarise.figure_rows import PlacedFigure
from briefing.summarise.passages import Passage
from briefing.summarise.timeline import PlacedDevelopment


@dataclass(frozen=True, slots=True)
class PlacedPosition:
    """Words of a speaker."""

    speaker: Speaker
    passage: Passage
    quoted: bool
    when: DateMention | None


@dataclass(frozen=True, slots=True)
class PlacedDisagreement:
    """Passages of different documents that contradict each other."""

    passages: tuple[Passage, ...]
    about: Literal["figure", "date"]


@dataclass(slots=True)
class Placed:
    """What the sections get; `compose` gives it ids and turns it into a brief."""

    statements: dict[str, list[Passage]] = field(default_factory=dict)
    developments: list[PlacedDevelopment] = field(default_factory=list)
    positions: list[PlacedPosition] = field(default_factory=list)
    figures: list[PlacedFigure] = field(default_factory=list)
    disagreements: list[PlacedDisagreement] = field(default_factory=list)


def without_overlaps(lines: Sequence[PlacedDevelopment]) -> list[PlacedDevelopment]:
    """``lines`` without those whose words stand in a longer one as well.

    A sentence with a date that takes the one before along may meet that one's own line.
    """
    kept: list[Passage] = []
    for line in sorted(lines, key=lambda line: len(line.passage.text) if line.passage else 0)[::-1]:
        if line.passage is not None and not any(line.passage.overlaps(other) for other in kept):
            kept.append(line.passage)
    stay = {id(passage) for passage in kept}
    return [line for line in lines if line.passage is None or id(line.passage) in stay]
