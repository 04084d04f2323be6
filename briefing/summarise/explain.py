"""Why each sentence of a summary was chosen, and why the best of the others were not.

The scores are those of the choice itself: `relevance` gives them again for the same documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.config import BriefTemplate
from briefing.domain import (
    Brief,
    Development,
    Disagreement,
    Entry,
    Figure,
    Position,
    Section,
    SourceDocument,
    Span,
    Statement,
)
from briefing.language.names import NameTable
from briefing.summarise.copies import find_copies
from briefing.summarise.cues import AHEAD, AHEAD_HEADING, CAUSE, CONTEXT
from briefing.summarise.extract import Extract, stands_alone
from briefing.summarise.relevance import score_units
from briefing.summarise.scoring import NEAR_IDENTICAL, Scored, cosine
from briefing.summarise.units import Analysis, Unit, analyse

SHOWN_OF_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence stands in the summary, or why not.

    Attributes:
        id: Of the statement; empty for a sentence that was not chosen.
        evidence: Where the sentence stands.
        text: The sentence of the source with the highest relevance in the statement.
        relevance: ``centrality + 0.4 × position``.
        centrality: Cosine to the centroid of all sentences, 0 to 1.
        position: 1/√(1 + place in its document), halved in a document that opens with a scene.
        novelty: 1 minus the greatest similarity to a statement above it; for a sentence that was
            not chosen, to any statement.
        cue: What brought it into its section, or why it was left out.
    """

    id: str
    evidence: Span
    text: str
    relevance: float
    centrality: float
    position: float
    novelty: float
    cue: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The statements in the order of the page, and the most relevant of the other sentences."""

    chosen: tuple[Reason, ...]
    others: tuple[Reason, ...]


def explain_brief(
    brief: Brief, documents: Sequence[SourceDocument], template: BriefTemplate, names: NameTable
) -> Explanation:
    """Explain what `briefing.summarise.summarise` made of the same ``documents``."""
    copies = find_copies(documents)
    analysis = analyse([d for d in documents if d.id not in copies], names)
    explainer = _Explainer(analysis, score_units(analysis))
    limits = {section.id: section.max for section in template.sections}
    chosen = tuple(
        chain.from_iterable(
            explainer.reasons(statement, _cue(explainer, section, entry, statement))
            for section in brief.sections
            for entry in section.entries
            for statement in _statements(entry)
        )
    )
    full = all(len(s.entries) >= limits[s.id] for s in brief.sections if s.kind == "statements")
    rest = "the sections are full" if full else "no section has room or a rule for it"
    return Explanation(chosen, explainer.others(brief.title, rest))


def explain_extract(result: Extract) -> Explanation:
    """Explain what `briefing.summarise.extract.choose` made."""
    explainer = _Explainer(result.analysis, result.scored)
    chosen = tuple(
        chain.from_iterable(
            explainer.reasons(
                statement,
                "stands alone" if stands_alone(unit) else "leans on its neighbours; there was room",
            )
            for statement, unit in zip(result.statements, result.chosen, strict=True)
        )
    )
    return Explanation(chosen, explainer.others(None, "no room for it within the number of words"))


class _Explainer:
    def __init__(self, analysis: Analysis, scored: Sequence[Scored]) -> None:
        self.analysis = analysis
        self.scored = scored
        self.shown: list[tuple[Unit, str]] = []
        self.language = analysis.units[0].document.language

    def units(self, span: Span) -> list[Unit]:
        """The sentences of which ``span`` has characters."""
        return [
            unit
            for unit in self.analysis.units
            if (unit.document.id, unit.block.id) == (span.document, span.block)
            and unit.start < span.end
            and span.start < unit.end
        ]

    def reasons(self, statement: Statement, cue: str) -> Iterator[Reason]:
        """The reason for ``statement``, which counts as shown from now on."""
        units = self.units(statement.evidence[0])
        if not units:
            return
        best = max(units, key=lambda unit: self.scored[unit.index].relevance)
        yield self._reason(statement.id, best, cue)
        self.shown += [(unit, statement.id) for unit in units]

    def others(self, title: Statement | None, rest: str) -> tuple[Reason, ...]:
        """The most relevant sentences of which nothing is shown; ``rest``: if nothing else is."""
        used = {unit.index for unit, _ in self.shown}
        if title is not None:
            used |= {unit.index for unit in self.units(title.evidence[0])}
        left = [unit for unit in self.analysis.units if unit.usable and unit.index not in used]
        left.sort(key=lambda unit: -self.scored[unit.index].relevance)
        return tuple(
            self._reason("", unit, self._why_not(unit) or rest) for unit in left[:SHOWN_OF_OTHERS]
        )

    def _why_not(self, unit: Unit) -> str:
        similarity, owner = self._most_similar(unit)
        if similarity > NEAR_IDENTICAL:
            return f"repeats {owner}"
        if not unit.ended:
            return "no stop ends it: a label or a headline"
        if unit.dangling:
            return "leans on the sentence before it"
        if not unit.full:
            return "too short to say something by itself"
        if unit.quote is not None and unit.speaker is None:
            return "direct speech, and who speaks is not certain"
        return ""

    def _most_similar(self, unit: Unit) -> tuple[float, str]:
        vector = self.scored[unit.index].vector
        similar = ((cosine(vector, self.scored[u.index].vector), owner) for u, owner in self.shown)
        return max(similar, default=(0.0, ""))

    def _reason(self, statement_id: str, unit: Unit, cue: str) -> Reason:
        scored = self.scored[unit.index]
        span = Span(unit.document.id, unit.block.id, unit.start, unit.end)
        return Reason(
            statement_id,
            span,
            unit.text,
            round(scored.relevance, 3),
            round(scored.centrality, 3),
            round(scored.position, 3),
            round(max(0.0, 1 - self._most_similar(unit)[0]), 3),
            cue,
        )


def _statements(entry: Entry) -> tuple[Statement, ...]:
    if isinstance(entry, Disagreement):
        return entry.statements
    if isinstance(entry, Figure) and entry.see is not None:
        return ()  # explained where it stands
    statement = entry if isinstance(entry, Statement) else entry.statement
    return (statement,) if statement is not None else ()


def _cue(explainer: _Explainer, section: Section, entry: Entry, statement: Statement) -> str:
    """What brought ``entry`` into its section, with the words of the source."""
    if isinstance(entry, Disagreement):
        return "the sources differ"
    if isinstance(entry, Development):
        return f"date: {entry.when.text}"
    if isinstance(entry, Position):
        return f"{'direct' if entry.quoted else 'reported'} speech: {entry.speaker.name}"
    if isinstance(entry, Figure):
        return f"figure: {entry.text}"
    if section.id == "outlook":
        return _cue_of_outlook(explainer, statement)
    if section.id == "background":
        language = explainer.language
        word = CAUSE.search(statement.text, language) or CONTEXT.search(statement.text, language)
        return f"cause or context: {word.group()}" if word else "what is left"
    return "relevance"


def _cue_of_outlook(explainer: _Explainer, statement: Statement) -> str:
    if word := AHEAD.search(statement.text, explainer.language):
        return f"plan or condition: {word.group()}"
    units = explainer.units(statement.evidence[0])
    heading = next((u.heading for u in units if AHEAD_HEADING.above(u)), "")
    if heading:
        return f"heading: {heading}"
    dates = [date.text for unit in units for date in unit.dates]
    return f"date ahead: {dates[-1]}" if dates else "what is left"
