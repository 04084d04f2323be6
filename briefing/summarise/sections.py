"""Which passage goes into which section of the template; each at most once.

The order of choice is not the order on the page: what only one section can use (the words of a
speaker, a date) is placed before the key messages take the most relevant of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.config import BriefTemplate, SectionTemplate
from briefing.domain import PartialDate, Speaker
from briefing.summarise.conflicts import Conflict
from briefing.summarise.corroboration import Corroboration
from briefing.summarise.cue_words.telling import takes_a_stand
from briefing.summarise.cues import (
    AHEAD,
    AHEAD_HEADING,
    CAUSE,
    CONTEXT,
    measured,
)
from briefing.summarise.dates import chronological
from briefing.summarise.figure_rows import add_rows
from briefing.summarise.outlook import TOLD_ALREADY, pending, plan_weight
from briefing.summarise.passages import Passage, Passages
from briefing.summarise.placed import (
    Placed,
    PlacedDisagreement,
    PlacedPosition,
    without_overlaps,
)
from briefing.summarise.scoring import NEAR_IDENTICAL, Scored, cosine, draw
from briefing.summarise.shortening import shorten
from briefing.summarise.terms import count_words
from briefing.summarise.timeline import PlacedDevelopment, happened, is_ahead, merge_events
from briefing.summarise.units import Analysis, Unit

KEY, BACKGROUND, OUTLOOK = "key-messages", "background", "outlook"
# A sentence with a date or a plan has a section of its own, so it must be more relevant than
# others to become a key message.
_DATED_WEIGHT = 0.75
_SENTENCES_PER_KEY_MESSAGE = 10
_LONGEST_LEAD_IN = 14
# Usable sentences of a note that is shown whole, without the sections it has nothing for.
_SHORT_NOTE = 4


def is_short(analysis: Analysis) -> bool:
    """Whether the sources together are a note of a few sentences."""
    return sum(unit.usable for unit in analysis.units) <= _SHORT_NOTE


def place(
    analysis: Analysis,
    scored: Sequence[Scored],
    template: BriefTemplate,
    base: PartialDate | None,
    title: Unit | None,
    corroboration: Corroboration,
) -> Placed:
    """Fill the sections of ``template``.

    Args:
        analysis: The sentences.
        scored: Their scores, by `Unit.index`.
        template: Sections and limits; a section that it lacks is not filled.
        base: The newest date that the sources are known to know; later dates are plans.
        title: The sentence that serves as the title, if one does; it is not used again.
        corroboration: What the documents agree on and where they differ.
    """
    placer = _Placer(analysis, scored, template, base, corroboration)
    # A note is shown whole, so the sentence that it is called by stands in its place as well.
    if title is not None and not (is_short(analysis) and title.document.title):
        placer.title = placer.passages.use(Passage((title,), title.start, title.end))
    placed = placer.run()
    cited = {unit.document.id for unit in analysis.units}
    shorten(placed, template, lambda unit: scored[unit.index].relevance, len(cited))
    return placed


class _Placer:
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
        # Sentences that confirm what stands in the brief: citations there, not told again.
        self.told: dict[int, Passage] = {}
        self.conflicts = self._conflicts(template)
        # One side of a difference is no background and no outlook.
        self.disputed = {u.index for conflict in self.conflicts for u in conflict.units}
        self.by_id = {section.id: section for section in template.sections}
        self.by_kind = {section.kind: section for section in template.sections}
        self.usable = [unit for unit in analysis.units if unit.usable]
        # The first full sentence of each document: news, whatever it is about.
        opening = {u.document.id: u for u in reversed(self.usable) if u.full and u.ended}
        self.leads = {unit.index for unit in opening.values()}

    def run(self) -> Placed:
        self._statements(BACKGROUND, self._quoted_causes(), most=1)
        self._positions([s for s in self._speakers() if s.role is not None])
        if len(self.usable) > 2 * self._key_count() or 1 < len(self.usable) <= _SHORT_NOTE:
            self._statements(OUTLOOK, self._plans(), most=1, extend=True, leads=False)
        # A short note is shown whole: what leans on a message has no other place to stand.
        short = len(self.usable) <= _SHORT_NOTE
        self._statements(KEY, self._key_candidates(), most=self._key_count(), extend=short)
        # What an organisation announces is news first: its position is what the messages leave.
        self._positions([s for s in self._speakers() if s.role is None])
        self._stances()
        self._developments()
        self._disagreements()
        self._figures()
        self._statements(OUTLOOK, self._plans(), extend=True)
        self._statements(BACKGROUND, self._of_silent_documents(), extend=True)
        self._statements(BACKGROUND, self._ranked(self._context()), extend=True)
        return self.placed

    def _leads(self, unit: Unit) -> bool:
        return unit.index in self.leads

    def _use(self, passage: Passage) -> Passage:
        for unit in self.corroboration.confirming(passage):
            self.told.setdefault(unit.index, passage)
        return self.passages.use(passage)

    # ------------------------------------------------------------------ candidates

    def _relevance(self, unit: Unit) -> float:
        return self.scored[unit.index].relevance

    def _quoted_causes(self) -> list[Unit]:
        """Sentences of quotations that give a reason, where the speaker keeps another sentence."""
        causes = []
        for units in self._quotations():
            for unit in units:
                if len(units) > 1 and CAUSE.inside(unit) and not unit.dangling:
                    causes.append(unit)
        return sorted(causes, key=self._relevance, reverse=True)

    def _quotations(self) -> list[list[Unit]]:
        """The sentences of each quotation with a known speaker."""
        groups: dict[tuple[str, str, int], list[Unit]] = {}
        for unit in self.usable:
            if unit.quote is not None and unit.speaker is not None:
                inside = unit.core >= unit.quote.start
                if inside:
                    begin = unit.quote.whole[0] if unit.quote.whole else unit.quote.start
                    key = (unit.document.id, unit.block.id, begin)
                    groups.setdefault(key, []).append(unit)
        return list(groups.values())

    def _plans(self) -> Iterator[Unit]:
        """Sentences that look ahead and that no key message tells already."""
        units = [
            unit
            for unit in self.usable
            if AHEAD.inside(unit)
            or AHEAD_HEADING.above(unit)
            or any(is_ahead(d.date, self.base) for d in unit.dates)
            or pending(unit)
        ]
        units = [u for u in units if u.full and u.index not in self.disputed]
        messages = [u for p in self.placed.statements.get(KEY, ()) for u in p.units]
        units = [u for u in units if not self._alike(u, messages, TOLD_ALREADY)]
        return self._ranked(units, {u.index: plan_weight(u, self.base) for u in units})

    def _context(self) -> list[Unit]:
        prose = [u for u in self.usable if u.full and u.quote is None]
        prose = [u for u in prose if not AHEAD_HEADING.above(u) and u.index not in self.disputed]
        prose = [u for u in prose if not self._leads_to_quote(u)]
        marked = [u for u in prose if CONTEXT.inside(u) or CAUSE.inside(u)]
        shown = {u.index for u in marked}
        return marked + [u for u in prose if u.index not in shown]

    def _key_candidates(self) -> Iterator[Unit]:
        short = len(self.usable) <= _SHORT_NOTE
        units = [unit for unit in self.usable if unit.quote is None and (unit.full or short)]
        units = [unit for unit in units if not self._leads_to_quote(unit)]
        dated = [u for u in units if not self._leads(u) and (u.dates or AHEAD.inside(u))]
        weights = {u.index: _DATED_WEIGHT for u in dated}
        return self._ranked(units, weights)

    def _leads_to_quote(self, unit: Unit) -> bool:
        """A short sentence that only brings on a speaker: "X remembers the visits well." """
        following = self.analysis.after(unit)
        quoted = following is not None and following.quote is not None
        short = quoted and count_words(unit.text) <= _LONGEST_LEAD_IN and not self._leads(unit)
        return short and unit.clause is None and not unit.dates and not measured(unit)

    def _key_count(self) -> int:
        section = self.by_id.get(KEY)
        if section is None:
            return 0
        wanted = len(self.usable) // _SENTENCES_PER_KEY_MESSAGE
        return max(section.min, min(section.max, wanted))

    def _ranked(
        self, units: Sequence[Unit], weights: dict[int, float] | None = None
    ) -> Iterator[Unit]:
        seen = [u.index for p in self._all_statements() for u in p.units]
        candidates = [u.index for u in units if u.index not in seen]
        order = draw(candidates, self.scored, seen, weights=weights)
        return (self.analysis.units[index] for index in order)

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
        share = self._share(room)
        left: list[Unit] = []
        for unit in units:
            if len(chosen) >= room:
                break
            same = sum(p.units[0].document.id == unit.document.id for p in chosen)
            if same >= share:
                left.append(unit)
                continue
            passage = self.passages.around(unit, section.words, extend=extend)
            if passage is None or (not leads and any(map(self._leads, passage.units))):
                continue
            if not self._repeats(unit):
                chosen.append(self._use(passage))
        # The other documents have too little to say: better unbalanced than empty.
        for unit in left:
            if len(chosen) >= min(room, section.min):
                break
            passage = self.passages.around(unit, section.words, extend=extend)
            if passage is not None and not self._repeats(unit):
                chosen.append(self._use(passage))

    def _share(self, room: int) -> int:
        """Most entries of one document among ``room``: half for two documents, else a third."""
        documents = len({unit.document.id for unit in self.usable})
        if documents < 2:
            return room
        return max(1, room // 2 if documents == 2 else room // 3)

    def _of_silent_documents(self) -> list[Unit]:
        """The best sentences of documents of which nothing is used yet, one after the other."""
        heard = {unit.document.id for unit in self.passages.used_units()}
        heard |= {self.analysis.units[index].document.id for index in self.told}
        heard |= {u.document.id for line in self.placed.developments for u in line.also}
        able = [u for u in self.usable if u.full and u.quote is None]
        silent = {u.document.id for u in able if not u.dangling} - heard
        best: dict[str, Unit] = {}
        for unit in self._ranked(able) if silent else ():
            if unit.document.id in silent and not unit.dangling:
                best.setdefault(unit.document.id, unit)
            if len(best) == len(silent):
                break
        return list(best.values())

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
                self._use(position.passage)
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
        return PlacedPosition(speaker, best, best.speaker is not None, None)

    def _stances(self) -> None:
        """What speakers deny, support or oppose besides the words that are shown of them."""
        section = self.by_kind.get("positions")
        if section is None:
            return
        for speaker in [position.speaker for position in self.placed.positions]:
            if len(self.placed.positions) >= section.max:
                return
            position = self._reported(speaker, section, stance=True)
            if position is not None:
                self._use(position.passage)
                place = 1 + max(
                    i for i, p in enumerate(self.placed.positions) if p.speaker == speaker
                )
                self.placed.positions.insert(place, position)

    def _reported(
        self, speaker: Speaker, section: SectionTemplate, *, stance: bool = False
    ) -> PlacedPosition | None:
        own = [
            u
            for u in self.usable
            if u.clause is not None
            and u.speaker is not None
            and u.speaker.name == speaker.name
            and (not stance or _is_stance(u))
        ]
        for unit in sorted(own, key=self._relevance, reverse=True):
            passage = self.passages.clause(unit, section.words)
            if passage is not None and not self._repeats(unit):
                return PlacedPosition(speaker, passage, False, unit.said_on)
        return None

    def _developments(self) -> None:
        section = self.by_kind.get("developments")
        if section is None:
            return
        lines = [line for unit in self.usable if (line := self._development(unit, section))]
        lines = merge_events(lines, self.corroboration)
        if len(lines) > section.max:
            relevant = sorted(lines, key=self._line_relevance, reverse=True)[: section.max]
            lines = [line for line in lines if line in relevant]
        lines = without_overlaps(lines)
        for line in lines:
            if line.passage is not None:
                self._use(line.passage)
        self.placed.developments = sorted(lines, key=lambda line: chronological(line.when.date))

    def _development(self, unit: Unit, section: SectionTemplate) -> PlacedDevelopment | None:
        when = next((d for d in unit.dates if happened(unit, d, self.base)), None)
        if when is None:
            return None
        elsewhere = self.passages.user_of(unit) or self.told.get(unit.index)
        if elsewhere is not None and elsewhere is self.title:
            return None
        if elsewhere is not None:
            # A date in what was said is that of an event, not of the statement.
            speaker = unit.speaker if when is unit.said_on else None
            return PlacedDevelopment(when, None, unit, speaker, elsewhere)
        passage = self.passages.around(unit, section.words, drop_date=when is unit.dates[0])
        if passage is None or self._repeats(unit):
            return None
        return PlacedDevelopment(when, passage, unit)

    def _repeats(self, unit: Unit) -> bool:
        """Whether a sentence like this one stands in the brief already."""
        used = self.passages.used_units()
        return unit.index in self.told or self._alike(unit, used, NEAR_IDENTICAL)

    def _alike(self, unit: Unit, others: Iterable[Unit], most: float) -> bool:
        vector = self.scored[unit.index].vector
        return any(
            cosine(vector, self.scored[other.index].vector) > most
            for other in others
            if other is not unit
        )

    def _line_relevance(self, line: PlacedDevelopment) -> float:
        passage = line.passage or line.elsewhere
        assert passage is not None
        return max(self._relevance(unit) for unit in passage.units)

    def _conflicts(self, template: BriefTemplate) -> list[Conflict]:
        """The differences to show; they stand among the figures and take a third of these."""
        section = next((s for s in template.sections if s.kind == "figures"), None)
        if section is None:
            return []
        found = self.corroboration.conflicts(section.words, lambda d: is_ahead(d, self.base))
        return found[: max(1, section.max // 3)]

    def _disagreements(self) -> None:
        """Where documents differ; their sentences may stand in other sections too."""
        section = self.by_kind.get("figures")
        if section is None:
            return
        for conflict in self.conflicts:
            found = [
                self.corroboration.standing(u, section.words, alone=conflict.copied)
                for u in conflict.units
            ]
            passages = tuple(passage for passage in found if passage is not None)
            for passage in passages:
                # What only a copy has is shown here, and nowhere else.
                if passage.units[-1].index < len(self.analysis.units):
                    self.passages.use(passage)
            self.placed.disagreements.append(PlacedDisagreement(passages, conflict.about))

    def _figures(self) -> None:
        section = self.by_kind.get("figures")
        if section is None:
            return
        told = [u for u in self.usable if u.quote is None and not AHEAD_HEADING.above(u)]
        for unit in self._ranked(told):
            room = section.max - len(self.placed.figures) - len(self.placed.disagreements)
            if room <= 0:
                return
            passage = self.passages.around(unit, section.words)
            if passage is None or self._repeats(unit):
                continue
            shown = self.placed.figures
            rows = add_rows(shown, unit, passage, self.corroboration, room)
            if len(rows) > len(shown):
                self.passages.use(passage)
            self.placed.figures = rows


def _is_stance(unit: Unit) -> bool:
    """Whether all of a sentence is shown because its verb is the position."""
    whole = unit.clause is not None and unit.clause[1] == unit.end
    return whole and takes_a_stand(unit.text, unit.document.language)
