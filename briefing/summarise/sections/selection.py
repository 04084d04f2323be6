"""What is chosen so far, and what every section asks of it before it takes a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.config import BriefTemplate
from briefing.domain import PartialDate
from briefing.summarise.conflicts import Conflict
from briefing.summarise.corroboration import Corroboration
from briefing.summarise.passages import Passage, Passages
from briefing.summarise.placed import Placed
from briefing.summarise.scoring import NEAR_IDENTICAL, Scored, cosine, draw
from briefing.summarise.timeline import is_ahead
from briefing.summarise.units import Analysis, Unit

# Usable sentences of a note that is shown whole, without the sections it has nothing for.
SHORT_NOTE = 4


def is_short(analysis: Analysis) -> bool:
    """Whether the sources together are a note of a few sentences."""
    return sum(unit.usable for unit in analysis.units) <= SHORT_NOTE


class Selection:
    """The sentences with their scores, the sections of the template, and what they hold.

    Attributes:
        base: The newest date that the sources are known to know; later dates are plans.
        title: The passage that serves as the title, if one does; it is not used again.
        told: Sentences that confirm what stands in the brief, by `Unit.index`: citations there,
            not told again.
        conflicts: Where the documents differ, as far as there is room to show it.
        disputed: Sentences of these; one side of a difference is no background and no outlook.
        usable: The sentences that can be shown.
        leads: The first full sentence of each document: news, whatever it is about.
    """

    def __init__(
        self,
        analysis: Analysis,
        scored: Sequence[Scored],
        template: BriefTemplate,
        base: PartialDate | None,
        corroboration: Corroboration,
    ) -> None:
        self.analysis = analysis
        self.corroboration = corroboration
        self.scored = scored
        self.base = base
        self.passages = Passages(analysis)
        self.placed = Placed()
        self.title: Passage | None = None
        self.told: dict[int, Passage] = {}
        self.by_id = {section.id: section for section in template.sections}
        self.by_kind = {section.kind: section for section in template.sections}
        self.conflicts = self._conflicts(template)
        self.disputed = {u.index for conflict in self.conflicts for u in conflict.units}
        self.usable = [unit for unit in analysis.units if unit.usable]
        self.short = is_short(analysis)
        opening = {u.document.id: u for u in reversed(self.usable) if u.full and u.ended}
        self._leads = {unit.index for unit in opening.values()}

    def leads(self, unit: Unit) -> bool:
        """Whether a sentence opens its document."""
        return unit.index in self._leads

    def use(self, passage: Passage) -> Passage:
        """Mark ``passage`` as used, and what confirms it as told."""
        for unit in self.corroboration.confirming(passage):
            self.told.setdefault(unit.index, passage)
        return self.passages.use(passage)

    def relevance(self, unit: Unit) -> float:
        """Of a sentence."""
        return self.scored[unit.index].relevance

    def ranked(
        self, units: Sequence[Unit], weights: dict[int, float] | None = None
    ) -> Iterator[Unit]:
        """Sentences in the order of their marginal relevance beside what is chosen."""
        seen = [u.index for p in self._all_statements() for u in p.units]
        candidates = [u.index for u in units if u.index not in seen]
        order = draw(candidates, self.scored, seen, weights=weights)
        return (self.analysis.units[index] for index in order)

    def repeats(self, unit: Unit) -> bool:
        """Whether a sentence like this one stands in the brief already."""
        used = self.passages.used_units()
        return unit.index in self.told or self.alike(unit, used, NEAR_IDENTICAL)

    def alike(self, unit: Unit, others: Iterable[Unit], most: float) -> bool:
        """Whether one of ``others`` has a cosine above ``most`` to ``unit``."""
        vector = self.scored[unit.index].vector
        return any(
            cosine(vector, self.scored[other.index].vector) > most
            for other in others
            if other is not unit
        )

    def _all_statements(self) -> Iterable[Passage]:
        for passages in self.placed.statements.values():
            yield from passages

    def _conflicts(self, template: BriefTemplate) -> list[Conflict]:
        """The differences to show; they stand among the figures and take a third of these."""
        section = next((s for s in template.sections if s.kind == "figures"), None)
        if section is None:
            return []
        found = self.corroboration.conflicts(section.words, lambda d: is_ahead(d, self.base))
        return found[: max(1, section.max // 3)]
