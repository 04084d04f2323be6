"""Sources in, brief out: the steps of the stage in order, and the check of what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from briefing.config import BriefTemplate, SectionTemplate
from briefing.domain import (
    Brief,
    Development,
    Disagreement,
    Entry,
    Figure,
    Finding,
    PartialDate,
    Position,
    Section,
    Source,
    SourceDocument,
    Span,
    Statement,
)
from briefing.errors import SummaryError
from briefing.language.names import NameTable
from briefing.language.numbers import find_quantities
from briefing.language.som import SOM, settle, som_of
from briefing.summarise.copies import find_copies
from briefing.summarise.corroboration import Corroboration, span_of
from briefing.summarise.cues import AHEAD, looks_ahead, measured
from briefing.summarise.dates import chronological, note_ambiguous, note_inferred
from briefing.summarise.evidence import COMPLETED, unfounded_facts
from briefing.summarise.figure_rows import PlacedFigure
from briefing.summarise.passages import Passage
from briefing.summarise.placed import Placed
from briefing.summarise.relevance import score_units
from briefing.summarise.scoring import Scored
from briefing.summarise.sections import OUTLOOK, is_short, place
from briefing.summarise.source_use import note_sources
from briefing.summarise.tense import is_deadline
from briefing.summarise.units import Analysis, Unit, analyse


def summarise(
    documents: Sequence[SourceDocument], template: BriefTemplate, names: NameTable
) -> Brief:
    """Make the brief of ``documents`` in their language.

    Copies of other documents are listed among the sources and give nothing but the figures and
    dates that they have changed.

    Args:
        documents: At least one; all in one language.
        template: Sections and their limits.
        names: For countries of people whose role the sources give without one.

    Raises:
        SummaryError: The documents hold no sentence that can be used, or the result does not
            stand up to `find_unfounded`.
    """
    copies = find_copies(documents)
    originals = [document for document in documents if document.id not in copies]
    copied = [document for document in documents if document.id in copies]
    whole = analyse([*originals, *copied], names)
    analysis = whole.without(copies)
    if not any(unit.usable for unit in analysis.units):
        listed = ", ".join(document.path for document in documents)
        raise SummaryError(
            f"no brief can be made of {listed}: there is no sentence of four words or more",
            "give documents with running text",
        )
    scored = score_units(analysis)
    title, opening = _title(originals, analysis, scored)
    corroboration = Corroboration(analysis, whole, copies)
    base = _newest(documents, analysis)
    placed = place(analysis, scored, template, base, opening, corroboration)
    brief = _Composer(documents, copies, template, placed, corroboration).brief(title)
    if is_short(analysis):
        brief = _without_empty_sections(brief)
    found = chain(
        _findings(brief, template, analysis), _note_money(brief, documents), note_sources(brief)
    )
    brief = _with_findings(brief, found)
    if unfounded := find_unfounded(brief, documents):
        raise SummaryError(
            "the brief holds text that its sources do not", "this is a bug; report it", unfounded
        )
    return brief


def statements(brief: Brief) -> Iterator[Statement]:
    """Every statement of a brief once, the title first."""
    yield brief.title
    for entry in chain.from_iterable(section.entries for section in brief.sections):
        if isinstance(entry, Disagreement):
            yield from entry.statements
        elif isinstance(entry, Figure) and (entry.place > 1 or entry.see is not None):
            continue  # the statement of the row above, or of another section
        elif (statement := entry if isinstance(entry, Statement) else entry.statement) is not None:
            yield statement


def find_unfounded(brief: Brief, documents: Sequence[SourceDocument]) -> tuple[str, ...]:
    """Check the brief against its sources.

    Returns:
        One line for each statement that is not verbatim at its evidence, and for each passage of a
        source that two statements use, and for each figure, date and name that no source has.
        Where sources differ, a passage may stand once more.
    """
    repeated = {
        statement.id
        for section in brief.sections
        for entry in section.entries
        if isinstance(entry, Disagreement)
        for statement in entry.statements
    }
    texts = {(d.id, block.id): block.text for d in documents for block in d.blocks}
    texts |= {(d.id, "title"): d.title for d in documents}
    problems = []
    spans: list[tuple[Span, str]] = []
    for statement in statements(brief):
        span = statement.evidence[0]
        if texts.get((span.document, span.block), "")[span.start : span.end] != statement.text:
            problems.append(f"{statement.id}: not verbatim at {span.document} {span.block}")
        if statement.id in repeated:
            continue
        for other, owner in spans:
            same = (other.document, other.block) == (span.document, span.block)
            if same and other.start < span.end and span.start < other.end:
                problems.append(f"{statement.id}: the passage stands in {owner} already")
        spans.append((span, statement.id))
    return (*problems, *unfounded_facts(brief, texts))


def _newest(documents: Sequence[SourceDocument], analysis: Analysis) -> PartialDate | None:
    """The newest publication date; without any, the newest full date that is spoken of as past."""
    published = [d.published for d in documents if d.published is not None]
    mentioned = [
        mention.date
        for unit in analysis.units
        for mention in unit.dates
        if mention.date.day is not None
        and not looks_ahead(unit, mention)
        and not is_deadline(
            unit.block.text, mention.span.start, mention.span.end, unit.document.language
        )
    ]
    known = [date for date in published or mentioned if date.year is not None]
    return max(known, key=chronological, default=None)


def _title(
    documents: Sequence[SourceDocument], analysis: Analysis, scored: Sequence[Scored]
) -> tuple[Statement, Unit | None]:
    """The title of the most central document that has one; else its opening sentence, and that."""
    weight = {document.id: 0.0 for document in documents}
    for unit in analysis.units:
        weight[unit.document.id] = max(weight[unit.document.id], scored[unit.index].relevance)
    with_text = [d for d in documents if any(u.usable and u.document is d for u in analysis.units)]
    # A document without a headline is called by its opening words.
    openings = {unit.document.id: unit for unit in reversed(analysis.units)}
    called = {
        d.id for d in with_text if openings[d.id].text.startswith(d.title.rstrip("…")) and d.title
    }
    ranked = sorted(with_text, key=lambda d: (not d.title, d.id in called, -weight[d.id]))
    best = ranked[0]
    if best.title:
        span = Span(best.id, "title", 0, len(best.title))
        title = Statement("title", best.title, (best.title,), (span,))
        return title, openings[best.id] if best.id in called else None
    unit = next(u for u in analysis.units if u.usable and u.document.id == best.id)
    span = Span(best.id, unit.block.id, unit.start, unit.end)
    return Statement("title", unit.text, (unit.text,), (span,)), unit


# What makes a sentence belong to a section that may end up empty because another one uses it.
_BELONGS: dict[str, Callable[[Unit], bool]] = {
    "figures": lambda unit: bool(measured(unit)),
    "positions": lambda unit: unit.speaker is not None,
    "developments": lambda unit: bool(unit.dates),
    OUTLOOK: lambda unit: AHEAD.inside(unit),
}


class _Composer:
    """Gives ids in the order of the page."""

    def __init__(
        self,
        documents: Sequence[SourceDocument],
        copies: dict[str, str],
        template: BriefTemplate,
        placed: Placed,
        corroboration: Corroboration,
    ) -> None:
        self.documents = documents
        self.copies = copies
        self.corroboration = corroboration
        self.template = template
        self.placed = placed
        self.ids: dict[int, str] = {}
        self.everything = _text_of(documents)

    def brief(self, title: Statement) -> Brief:
        for section in self.template.sections:
            for number, passage in enumerate(self._passages(section.id, section.kind), 1):
                if passage is not None:
                    self.ids[id(passage)] = f"{section.id}-{number}"
        sections = tuple(self._section(section) for section in self.template.sections)
        numbers = {document.id: number for number, document in enumerate(self.documents, 1)}
        sources = tuple(
            Source(
                numbers[d.id],
                d.id,
                d.path,
                d.title,
                d.published,
                d.sha256,
                numbers[self.copies[d.id]] if d.id in self.copies else None,
            )
            for d in self.documents
        )
        return Brief(self.documents[0].language, title, sections, sources)

    def _section(self, section: SectionTemplate) -> Section:
        entries = tuple(self._entries(section.id, section.kind))
        see = () if entries else tuple(self._elsewhere(section))
        return Section(section.id, section.kind, entries, see)

    def _elsewhere(self, section: SectionTemplate) -> Iterator[str]:
        """Sections that use the sentences which an empty one would have had."""
        fits = _BELONGS.get(section.id if section.kind == "statements" else section.kind)
        for other in self.template.sections:
            used = (p for p in self._passages(other.id, other.kind) if p is not None)
            if fits is not None and any(fits(unit) for p in used for unit in p.units):
                yield other.id

    def _passages(self, section_id: str, kind: str) -> list[Passage | None]:
        if kind == "developments":
            return [line.passage for line in self.placed.developments]
        if kind == "positions":
            return [position.passage for position in self.placed.positions]
        if kind == "figures":
            rows = [row for row in self.placed.figures if not row.elsewhere]
            figures = [row.passage for row in rows if row.place == 1]
            return [*figures, *(p for d in self.placed.disagreements for p in d.passages)]
        return list(self.placed.statements.get(section_id, []))

    def _entries(self, section_id: str, kind: str) -> Iterator[Entry]:
        if kind == "developments":
            for line in self.placed.developments:
                statement = self._statement(line.passage) if line.passage else None
                see = self.ids[id(line.elsewhere)] if line.elsewhere else None
                yield Development(line.when, statement, line.speaker, see, line.also_at)
        elif kind == "positions":
            for p in self.placed.positions:
                yield Position(p.speaker, self._statement(p.passage), p.quoted, p.when)
        elif kind == "figures":
            for figure in self.placed.figures:
                yield self._figure(figure)
            for differing in self.placed.disagreements:
                told = tuple(self._statement(p, confirm=False) for p in differing.passages)
                yield Disagreement(told, differing.about)
        else:
            for passage in self.placed.statements.get(section_id, []):
                yield self._statement(passage)

    def _figure(self, placed: PlacedFigure) -> Figure:
        told = placed.measurement
        unit = placed.unit
        near = (unit.text, unit.block.text)
        quantity = settle(told.quantity, _som(near, unit.document, self.everything))
        known = quantity.unit is not None and told.measure is not None
        series = f"{quantity.unit}: {(told.measure or '').casefold()}" if known else None
        see = self.ids[id(placed.passage)] if placed.elsewhere else None
        return Figure(
            str(quantity.amount),
            quantity.unit,
            quantity.text,
            self._statement(placed.passage),
            told.period,
            told.measure,
            placed.place,
            tuple(span_of(unit) for unit in placed.also),
            series,
            see,
        )

    def _statement(self, passage: Passage, *, confirm: bool = True) -> Statement:
        confirming = self.corroboration.confirming(passage) if confirm else ()
        return Statement(
            self.ids[id(passage)],
            passage.text,
            passage.sentences,
            (passage.span, *(span_of(unit) for unit in confirming)),
            passage.speaker,
        )


def _som(near: tuple[str, ...], document: SourceDocument, everything: str) -> str | None:
    """What a bare som is, by the countries named nearby, in its document, or in any of them."""
    whole = " ".join((document.title, *(block.text for block in document.blocks)))
    return som_of((*near, whole, everything), document.language)


def _text_of(documents: Sequence[SourceDocument]) -> str:
    blocks = (block.text for document in documents for block in document.blocks)
    return " ".join((*(document.title for document in documents), *blocks))


def _note_money(brief: Brief, documents: Sequence[SourceDocument]) -> Iterator[Finding]:
    """A warning for each bare som of which the sources do not say whose money it is."""
    by_id = {document.id: document for document in documents}
    everything = _text_of(documents)
    for statement in statements(brief):
        document = by_id[statement.evidence[0].document]
        for quantity in find_quantities(statement.text, document.language):
            if quantity.unit != SOM or _som((statement.text,), document, everything) is not None:
                continue
            message = (
                f"{quantity.text!r} may be Kyrgyz or Uzbek money; "
                "the sources do not say which, so it stays as it is written"
            )
            yield Finding("currency-ambiguous", "warning", message, statement.id)


def _findings(brief: Brief, template: BriefTemplate, analysis: Analysis) -> Iterator[Finding]:
    limits = {section.id: section for section in template.sections}
    short = is_short(analysis)
    for section in brief.sections:
        for entry in section.entries:
            when = entry.when if isinstance(entry, Development | Position) else None
            when = entry.period if isinstance(entry, Figure) else when
            if when is not None and (finding := note_inferred(when)):
                yield finding
        least = limits[section.id].min
        if len(section.entries) < least and not short:
            message = f"only {len(section.entries)} of at least {least} entries found"
            yield Finding("section-short", "warning", message, section.id)
    shown = {e.speaker.name for s in brief.sections for e in s.entries if isinstance(e, Position)}
    for person in analysis.people:
        if person.name in shown and person.basis == "names table":
            message = f"{person.name}: {person.affiliation} comes from names.csv, not from the text"
            yield Finding("affiliation-inferred", "note", message, person.document)
        if person.name in shown and person.lender is not None:
            message = f"{person.surname!r} is completed to {person.name!r} by another source"
            yield Finding(COMPLETED, "note", message, person.document)
        elif person.name in shown and person.completed:
            message = f"{person.surname!r} is completed to {person.name!r} by names.csv"
            yield Finding(COMPLETED, "note", message, person.document)
    for statement in statements(brief):
        yield from note_ambiguous(statement.text, statement.id)


def _without_empty_sections(brief: Brief) -> Brief:
    """A note of two sentences needs no list of what it does not tell."""
    kept = tuple(s for s in brief.sections if s.entries or s.kind == "sources")
    note = Finding(
        "short-source", "note", "the sources are a short note: sections with nothing are left out"
    )
    findings = (*brief.findings, note) if len(kept) < len(brief.sections) else brief.findings
    return replace(brief, sections=kept, findings=findings)


def _with_findings(brief: Brief, findings: Iterator[Finding]) -> Brief:
    return replace(brief, findings=tuple(dict.fromkeys((*brief.findings, *findings))))
