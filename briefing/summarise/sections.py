"""Which passage goes into which section of the template; each at most once.

The order of choice is not the order on the page: what only one section can use (the words of a
speaker, a date) is placed before the key messages take the most relevant of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.config import BriefTemplate, SectionTemplate
from briefing.domain import DateMention, PartialDate, Speaker
from briefing.language.numbers import Quantity
from briefing.summarise.cues import (
    AHEAD,
    AHEAD_HEADING,
    CAUSE,
    CONTEXT,
    in_period,
    looks_ahead,
    measured,
)
from briefing.summarise.dates import chronological
from briefing.summarise.passages import Passage, Passages
from briefing.summarise.scoring import NEAR_IDENTICAL, Scored, cosine, pick
from briefing.summarise.terms import count_words
from briefing.summarise.units import Analysis, Unit

KEY, BACKGROUND, OUTLOOK = "key-messages", "background", "outlook"
# A sentence with a date or a plan has a section of its own, so it must be more relevant than
# others to become a key message.
_DATED_WEIGHT = 0.75
_PAST_WEIGHT = 0.5
_SENTENCES_PER_KEY_MESSAGE = 10
_LONGEST_LEAD_IN = 14


@dataclass(slots=True)
class Placed:
    """What the sections get; `compose` gives it ids and turns it into a brief."""

    statements: dict[str, list[Passage]] = field(default_factory=dict)
    developments: list[PlacedDevelopment] = field(default_factory=list)
    positions: list[PlacedPosition] = field(default_factory=list)
    figures: list[PlacedFigure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlacedDevelopment:
    """A line of the timeline; ``elsewhere`` is the passage that uses the sentence."""

    when: DateMention
    passage: Passage | None
    speaker: Speaker | None = None
    elsewhere: Passage | None = None


@dataclass(frozen=True, slots=True)
class PlacedPosition:
    """Words of a speaker."""

    speaker: Speaker
    passage: Passage
    quoted: bool
    when: DateMention | None


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A quantity with its sentence."""

    quantity: Quantity
    passage: Passage


def place(
    analysis: Analysis,
    scored: Sequence[Scored],
    template: BriefTemplate,
    base: PartialDate | None,
    title: Unit | None,
) -> Placed:
    """Fill the sections of ``template``.

    Args:
        analysis: The sentences.
        scored: Their scores, by `Unit.index`.
        template: Sections and limits; a section that it lacks is not filled.
        base: The newest date that the sources are known to know; later dates are plans.
        title: The sentence that serves as the title, if one does; it is not used again.
    """
    placer = _Placer(analysis, scored, template, base)
    if title is not None:
        placer.title = placer.passages.use(Passage((title,), title.start, title.end))
    return placer.run()


class _Placer:
    def __init__(
        self,
        analysis: Analysis,
        scored: Sequence[Scored],
        template: BriefTemplate,
        base: PartialDate | None,
    ) -> None:
        self.analysis = analysis
        self.scored = scored
        self.base = base
        self.passages = Passages(analysis)
        self.placed = Placed()
        self.title: Passage | None = None
        self.by_id = {section.id: section for section in template.sections}
        self.by_kind = {section.kind: section for section in template.sections}
        self.usable = [unit for unit in analysis.units if unit.usable]
        # The first full sentence of each document: news, whatever it is about.
        opening = {u.document.id: u for u in reversed(self.usable) if u.full and u.ended}
        self.leads = list(opening.values())

    def run(self) -> Placed:
        self._statements(BACKGROUND, self._quoted_causes(), most=1)
        self._positions([s for s in self._speakers() if s.role is not None])
        if len(self.usable) > 2 * self._key_count():
            self._statements(OUTLOOK, self._plans(), most=1, extend=True, leads=False)
        self._statements(KEY, self._key_candidates(), most=self._key_count())
        # What an organisation announces is news first: its position is what the messages leave.
        self._positions([s for s in self._speakers() if s.role is None])
        self._developments()
        self._figures()
        self._statements(OUTLOOK, self._plans(), extend=True)
        self._statements(BACKGROUND, self._ranked(self._context()), extend=True)
        return self.placed

    # ------------------------------------------------------------------ candidates

    def _relevance(self, unit: Unit) -> float:
        return self.scored[unit.index].relevance

    def _quoted_causes(self) -> list[Unit]:
        """Sentences of quotations that give a reason, where the speaker keeps another sentence."""
        causes = []
        for units in self._quotations():
            for unit in units:
                if len(units) > 1 and CAUSE.search(unit.text) and not unit.dangling:
                    causes.append(unit)
        return sorted(causes, key=self._relevance, reverse=True)

    def _quotations(self) -> list[list[Unit]]:
        """The sentences of each quotation with a known speaker."""
        groups: dict[tuple[str, str, int], list[Unit]] = {}
        for unit in self.usable:
            if unit.quote is not None and unit.speaker is not None:
                inside = unit.core >= unit.quote.start
                if inside:
                    key = (unit.document.id, unit.block.id, unit.quote.start)
                    groups.setdefault(key, []).append(unit)
        return list(groups.values())

    def _plans(self) -> list[Unit]:
        """Sentences that look ahead; those with a past date belong to the timeline first."""
        units = [
            unit
            for unit in self.usable
            if AHEAD.search(unit.text)
            or AHEAD_HEADING.search(unit.heading)
            or any(self._ahead(d.date) for d in unit.dates)
        ]
        units = [unit for unit in units if unit.full]
        past = {u.index: _PAST_WEIGHT for u in units if any(self._happened(u, d) for d in u.dates)}
        return self._ranked(units, past)

    def _context(self) -> list[Unit]:
        prose = [u for u in self.usable if u.full and u.quote is None]
        prose = [u for u in prose if not AHEAD_HEADING.search(u.heading)]
        prose = [u for u in prose if not self._leads_to_quote(u)]
        marked = [u for u in prose if CONTEXT.search(u.text) or CAUSE.search(u.text)]
        return marked + [u for u in prose if u not in marked]

    def _key_candidates(self) -> list[Unit]:
        units = [unit for unit in self.usable if unit.quote is None and unit.full]
        units = [unit for unit in units if not self._leads_to_quote(unit)]
        dated = [u for u in units if u not in self.leads and (u.dates or AHEAD.search(u.text))]
        weights = {u.index: _DATED_WEIGHT for u in dated}
        return self._ranked(units, weights)

    def _leads_to_quote(self, unit: Unit) -> bool:
        """A short sentence that only brings on a speaker: "X remembers the visits well." """
        following = self.analysis.after(unit)
        quoted = following is not None and following.quote is not None
        short = count_words(unit.text) <= _LONGEST_LEAD_IN and unit not in self.leads
        return quoted and short and unit.clause is None and not unit.dates and not measured(unit)

    def _key_count(self) -> int:
        section = self.by_id.get(KEY)
        if section is None:
            return 0
        wanted = len(self.usable) // _SENTENCES_PER_KEY_MESSAGE
        return max(section.min, min(section.max, wanted))

    def _ranked(self, units: Sequence[Unit], weights: dict[int, float] | None = None) -> list[Unit]:
        seen = [u.index for p in self._all_statements() for u in p.units]
        candidates = [u.index for u in units if u.index not in seen]
        order = pick(candidates, self.scored, seen, weights=weights)
        return [self.analysis.units[index] for index in order]

    def _all_statements(self) -> Iterable[Passage]:
        for passages in self.placed.statements.values():
            yield from passages

    # ------------------------------------------------------------------ sections

    def _statements(
        self,
        section_id: str,
        units: Iterable[Unit],
        *,
        most: int | None = None,
        extend: bool = False,
        leads: bool = True,
    ) -> None:
        section = self.by_id.get(section_id)
        if section is None:
            return
        chosen = self.placed.statements.setdefault(section_id, [])
        room = min(section.max, most if most is not None else section.max)
        documents = len({u.document.id for u in self.analysis.units})
        share = section.max if documents < 2 else max(1, -(-section.max // min(documents, 3)))
        for unit in units:
            if len(chosen) >= room:
                break
            same = sum(p.units[0].document.id == unit.document.id for p in chosen)
            passage = self.passages.around(unit, section.words, extend=extend)
            if passage is None or (not leads and any(u in self.leads for u in passage.units)):
                continue
            if same < share and not self._repeats(unit):
                chosen.append(self.passages.use(passage))

    def _positions(self, speakers: Sequence[Speaker]) -> None:
        section = self.by_kind.get("positions")
        if section is None:
            return
        quotations: dict[str, list[list[Unit]]] = {}
        for units in self._quotations():
            assert units[0].speaker is not None
            quotations.setdefault(units[0].speaker.name, []).append(units)
        for speaker in speakers:
            if len(self.placed.positions) >= section.max:
                return
            position = self._quoted(speaker, quotations.get(speaker.name, []), section)
            position = position or self._reported(speaker, section)
            if position is not None:
                self.passages.use(position.passage)
                self.placed.positions.append(position)

    def _speakers(self) -> list[Speaker]:
        """Who speaks, in order of appearance; people only when their role is known."""
        speakers: dict[str, Speaker] = {}
        for unit in self.usable:
            if unit.speaker is not None:
                known = speakers.get(unit.speaker.name)
                if known is None or (known.role is None and unit.speaker.role is not None):
                    speakers[unit.speaker.name] = unit.speaker
        return list(speakers.values())

    def _quoted(
        self, speaker: Speaker, quotations: list[list[Unit]], section: SectionTemplate
    ) -> PlacedPosition | None:
        passages = [self.passages.speech(units, section.words) for units in quotations]
        found = [passage for passage in passages if passage is not None]
        if not found:
            return None
        best = max(found, key=lambda p: sum(self._relevance(u) for u in p.units))
        return PlacedPosition(speaker, best, True, None)

    def _reported(self, speaker: Speaker, section: SectionTemplate) -> PlacedPosition | None:
        own = [
            u
            for u in self.usable
            if u.clause is not None and u.speaker is not None and u.speaker.name == speaker.name
        ]
        for unit in sorted(own, key=self._relevance, reverse=True):
            passage = self.passages.clause(unit, section.words)
            if passage is not None and not self._repeats(unit):
                when = unit.dates[0] if unit.content > unit.core else None
                return PlacedPosition(speaker, passage, False, when)
        return None

    def _developments(self) -> None:
        section = self.by_kind.get("developments")
        if section is None:
            return
        lines = [line for unit in self.usable if (line := self._development(unit, section))]
        lines = self._without_repeats(lines)
        if len(lines) > section.max:
            relevant = sorted(lines, key=self._line_relevance, reverse=True)[: section.max]
            lines = [line for line in lines if line in relevant]
        for line in lines:
            if line.passage is not None:
                self.passages.use(line.passage)
        self.placed.developments = sorted(lines, key=lambda line: chronological(line.when.date))

    def _development(self, unit: Unit, section: SectionTemplate) -> PlacedDevelopment | None:
        when = next((d for d in unit.dates if self._happened(unit, d)), None)
        if when is None:
            return None
        elsewhere = self.passages.user_of(unit)
        if elsewhere is not None and elsewhere is self.title:
            return None
        if elsewhere is not None:
            return PlacedDevelopment(when, None, unit.speaker, elsewhere)
        passage = self.passages.around(unit, section.words, drop_date=when is unit.dates[0])
        if passage is None or self._repeats(unit):
            return None
        return PlacedDevelopment(when, passage)

    def _repeats(self, unit: Unit) -> bool:
        """Whether a sentence like this one stands in the brief already."""
        vector = self.scored[unit.index].vector
        return any(
            cosine(vector, self.scored[used.index].vector) > NEAR_IDENTICAL
            for used in self.passages.used_units()
            if used is not unit
        )

    def _happened(self, unit: Unit, mention: DateMention) -> bool:
        """A date of an event: of the past, and more than a year mentioned in passing."""
        precise = mention.date.month is not None or mention.date.quarter is not None
        leading = unit.content > unit.core and mention is unit.dates[0]
        if not (precise or leading) or self._ahead(mention.date):
            return False
        start = mention.span.start
        if start < unit.core or (mention.date.day is None and in_period(unit, mention)):
            return False
        return not looks_ahead(unit, mention)

    def _ahead(self, date: PartialDate) -> bool:
        if date.year is None or self.base is None:
            return False
        return chronological(date) > chronological(self.base)

    def _without_repeats(self, lines: list[PlacedDevelopment]) -> list[PlacedDevelopment]:
        kept: list[PlacedDevelopment] = []
        seen: set[tuple[PartialDate, int]] = set()
        for line in lines:
            if line.elsewhere is not None:
                key = (line.when.date, id(line.elsewhere))
                if key in seen:
                    continue
                seen.add(key)
            kept.append(line)
        return kept

    def _line_relevance(self, line: PlacedDevelopment) -> float:
        passage = line.passage or line.elsewhere
        assert passage is not None
        return max(self._relevance(unit) for unit in passage.units)

    def _figures(self) -> None:
        section = self.by_kind.get("figures")
        if section is None:
            return
        seen: set[tuple[object, object]] = set()
        told = [u for u in self.usable if u.quote is None and not AHEAD_HEADING.search(u.heading)]
        for unit in self._ranked(told):
            if len(self.placed.figures) >= section.max:
                return
            quantity = next(iter(measured(unit)), None)
            if quantity is None or (quantity.amount, quantity.unit) in seen:
                continue
            passage = self.passages.around(unit, section.words)
            if passage is not None and quantity.text in passage.text and not self._repeats(unit):
                seen.add((quantity.amount, quantity.unit))
                self.placed.figures.append(PlacedFigure(quantity, self.passages.use(passage)))
