"""What stands on the page: the brief, cut into passages that a template can print.

A template sees these values and nothing else. They hold text and facts; order, wording and look
are the template's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.config import SectionTemplate
from briefing.domain import (
    SOURCE_LANGUAGE,
    Brief,
    DateMention,
    Development,
    Disagreement,
    Figure,
    PartialDate,
    Position,
    Section,
    Source,
    Speaker,
    Statement,
)
from briefing.errors import RenderError
from briefing.language.typography import capitalise, finish_clause, own_quotes, quote_parts
from briefing.render.charts import Chart, draw_charts
from briefing.render.labels import TITLE


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or phrase. ``missing``: it stands untranslated, in the source language."""

    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker; each part is a passage, since any may be untranslated."""

    name: Passage
    role: Passage | None
    affiliation: Passage | None


@dataclass(frozen=True, slots=True)
class Line:
    """A statement.

    Attributes:
        id: Anchor on the page.
        citations: Numbers of the sources, in order.
        who: Whose direct speech it is; ``None`` for everything else.
    """

    id: str
    passages: tuple[Passage, ...]
    citations: tuple[int, ...]
    who: Who | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a row of a timeline or table points to: an anchor and the label of its section."""

    id: str
    section: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a timeline or table; what does not apply is ``None`` or empty.

    Attributes:
        citations: Of a row of the timeline without a line: where the event is told, when by several
            sources. Of a figure: who gives it, when more sources than its line cites; always where
            the row points to another section.
        measure: What a figure measures, where that is certain and in the language of the brief.
        rows: Of a figure: how many rows its line stands beside; 0 where the line is that of the row
            above, and ``line`` is ``None``.
        differing: Statements that stand side by side because the sources differ; ``line`` is the
            first of them.
    """

    line: Line | None
    when: PartialDate | None = None
    who: Who | None = None
    see: Reference | None = None
    quoted: bool = False
    value: str = ""
    citations: tuple[int, ...] = ()
    measure: str = ""
    rows: int = 1
    differing: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source list.

    Attributes:
        used_for: Labels (msgids) of the sections that cite it, in their order; for a document
            that gave nothing but the title, the label of the title.
        copy_of: Number of the source that it is a copy of.
    """

    number: int
    title: str
    path: str
    published: PartialDate | None
    used_for: tuple[str, ...]
    copy_of: int | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; ``label`` is a msgid. Statements stand in ``lines``, tables in ``rows``, what can
    be drawn of a table in ``charts``; an empty section may point to others (``see``, msgids)."""

    id: str
    kind: str
    label: str
    lines: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    see: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the sources have nothing for this section."""
        return not (self.lines or self.rows or self.sources)


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief.

    Attributes:
        source_language: Of the sources; untranslated passages stand in it.
        untranslated: How many passages do.
        doubtful: How many have a translation that did not pass the checks.
    """

    language: str
    title: Line
    sections: tuple[SectionView, ...]
    sources: tuple[SourceLine, ...]
    untranslated: int
    doubtful: int = 0
    source_language: str = SOURCE_LANGUAGE


def lay_out(
    brief: Brief,
    sections: tuple[SectionTemplate, ...],
    missing: frozenset[str],
    *,
    doubtful: int = 0,
    source_language: str = SOURCE_LANGUAGE,
) -> BriefView:
    """The page of ``brief``.

    Args:
        sections: Those of ``brief.toml``; they give the labels.
        missing: Ids of the segments that stand untranslated.
        doubtful: How many segments have a translation that did not pass the checks.
        source_language: Of the sources.

    Raises:
        RenderError: A section has no label, a statement cites a document that is not a source,
            or a row points to a statement that is not there.
    """
    view = _Layout(brief, sections, missing).view()
    return replace(view, doubtful=doubtful, source_language=source_language)


class _Layout:
    def __init__(
        self, brief: Brief, sections: tuple[SectionTemplate, ...], missing: frozenset[str]
    ) -> None:
        self.brief = brief
        self.missing = missing
        self.labels = {section.id: section.label for section in sections}
        self.numbers = {source.document: source.number for source in brief.sources}
        self.statements = {
            statement.id: (section.id, statement)
            for section in brief.sections
            for entry in section.entries
            if not isinstance(entry, Disagreement)
            if not (isinstance(entry, Figure) and entry.see is not None)
            if (statement := entry if isinstance(entry, Statement) else entry.statement)
        }
        cited = {section.id: self._cited(section) for section in brief.sections}
        self.sources = tuple(self._source_line(source, cited) for source in brief.sources)

    def _cited(self, section: Section) -> frozenset[str]:
        """Ids of the documents that a section cites."""
        told: list[Statement] = []
        documents: set[str] = set()
        for entry in section.entries:
            if isinstance(entry, Disagreement):
                told.extend(entry.statements)
            elif only := entry if isinstance(entry, Statement) else entry.statement:
                told.append(only)
            if isinstance(entry, Development | Figure):
                documents.update(span.document for span in entry.also)
        documents.update(span.document for statement in told for span in statement.evidence)
        return frozenset(documents)

    def _source_line(self, source: Source, cited: dict[str, frozenset[str]]) -> SourceLine:
        used = tuple(
            self.labels.get(section, section)
            for section, documents in cited.items()
            if source.document in documents
        )
        if not used and source.document in {s.document for s in self.brief.title.evidence}:
            used = (TITLE,)
        return SourceLine(
            source.number, source.title, source.path, source.published, used, source.copy_of
        )

    def view(self) -> BriefView:
        return BriefView(
            language=self.brief.language,
            title=self.line(self.brief.title),
            sections=tuple(self.section(section) for section in self.brief.sections),
            sources=self.sources,
            untranslated=len(self.missing),
        )

    def section(self, section: Section) -> SectionView:
        if section.id not in self.labels:
            raise RenderError(
                f"section {section.id!r} is not in the template's brief.toml",
                "summarise and render with the same template",
            )
        lines = []
        rows = []
        for entry in section.entries:
            if isinstance(entry, Statement):
                lines.append(self.line(entry))
            elif isinstance(entry, Development):
                rows.append(self.development(entry))
            elif isinstance(entry, Position):
                rows.append(self.position(entry))
            elif isinstance(entry, Disagreement):
                rows.append(self.disagreement(entry))
            else:
                rows.append(self.figure(entry, section))
        sources = self.sources if section.kind == "sources" else ()
        label = self.labels[section.id]
        see = tuple(self.labels[other] for other in section.see if other in self.labels)
        charts = tuple(
            replace(chart, measure=capitalise(chart.measure, self.brief.language))
            for chart in draw_charts(section.entries)
        )
        return SectionView(
            section.id, section.kind, label, tuple(lines), tuple(rows), sources, see, charts
        )

    def line(self, statement: Statement) -> Line:
        """A statement that stands by itself: direct speech gets its marks and its speaker."""
        texts = tuple(own_quotes(text, self.brief.language) for text in statement.sentences)
        who = None
        if statement.speaker is not None:
            texts = quote_parts(texts, self.brief.language)
            who = self.who(statement.speaker, statement.id)
        return self._line(statement, texts, who)

    def development(self, entry: Development) -> Row:
        when = entry.when.date
        also = {self.numbers[span.document] for span in entry.also}
        if entry.statement is not None:
            line = self.line(entry.statement)
            line = replace(line, citations=tuple(sorted({*line.citations, *also})))
            return Row(line, when)
        if entry.see is None:
            raise RenderError(f"the timeline has a row without a text: {entry.when.text}")
        if entry.see not in self.statements:
            raise RenderError(f"the timeline points to {entry.see!r}, which is not in the brief")
        target, statement = self.statements[entry.see]
        see = Reference(entry.see, self.labels.get(target, target))
        who = self.who(entry.speaker, entry.see) if entry.speaker is not None else None
        told = self.citations(statement) if also else ()
        return Row(None, when, who, see, citations=tuple(sorted({*told, *also})))

    def position(self, entry: Position) -> Row:
        """A row whose first column names the speaker, so the text does not."""
        texts = tuple(own_quotes(text, self.brief.language) for text in entry.statement.sentences)
        if entry.quoted:
            texts = quote_parts(texts, self.brief.language)
            texts = (capitalise(texts[0], self.brief.language), *texts[1:]) if texts else texts
        elif texts:
            texts = (*texts[:-1], finish_clause(texts[-1], self.brief.language))
            texts = (capitalise(texts[0], self.brief.language), *texts[1:])
        return Row(
            self._line(entry.statement, texts, None),
            _date(entry.when),
            self.who(entry.speaker, entry.statement.id),
            quoted=entry.quoted,
        )

    def figure(self, entry: Figure, section: Section) -> Row:
        """A row with the statement, one beside that of the row above, or one that points to it."""
        if entry.see is not None:
            return self._pointing(entry, entry.see)
        line = self.line(entry.statement)
        also = {self.numbers[span.document] for span in entry.also}
        cited = tuple(sorted({*line.citations, *also})) if also - {*line.citations} else ()
        shared = sum(
            isinstance(other, Figure) and other.statement.id == entry.statement.id
            for other in section.entries
        )
        first = entry.place == 1
        return Row(
            line if first else None,
            _date(entry.period),
            value=entry.text,
            citations=cited,
            measure=capitalise(entry.measure or "", self.brief.language),
            rows=shared if first else 0,
        )

    def _pointing(self, entry: Figure, target: str) -> Row:
        if target not in self.statements:
            raise RenderError(f"the figures point to {target!r}, which is not in the brief")
        section, statement = self.statements[target]
        also = {self.numbers[span.document] for span in entry.also}
        return Row(
            None,
            _date(entry.period),
            see=Reference(target, self.labels.get(section, section)),
            value=entry.text,
            citations=tuple(sorted({*self.citations(statement), *also})),
            measure=capitalise(entry.measure or "", self.brief.language),
        )

    def disagreement(self, entry: Disagreement) -> Row:
        lines = tuple(self.line(statement) for statement in entry.statements)
        return Row(lines[0], differing=lines)

    def who(self, speaker: Speaker, statement: str) -> Who:
        def part(name: str, text: str | None) -> Passage | None:
            return Passage(text, f"{statement}.{name}" in self.missing) if text else None

        name = Passage(speaker.name, f"{statement}.name" in self.missing)
        return Who(name, part("role", speaker.role), part("affiliation", speaker.affiliation))

    def _line(self, statement: Statement, texts: tuple[str, ...], who: Who | None) -> Line:
        passages = tuple(
            Passage(text, f"{statement.id}.{number}" in self.missing)
            for number, text in enumerate(texts, start=1)
        )
        return Line(statement.id, passages, self.citations(statement), who)

    def citations(self, statement: Statement) -> tuple[int, ...]:
        unknown = [s.document for s in statement.evidence if s.document not in self.numbers]
        if unknown:
            raise RenderError(
                f"statement {statement.id!r} cites {unknown[0]!r}, which is not among the sources"
            )
        return tuple(sorted({self.numbers[span.document] for span in statement.evidence}))


def _date(when: DateMention | None) -> PartialDate | None:
    return when.date if when else None


def capitalise_line(line: Line, language: str = "") -> Line:
    """A line whose first letter is large."""
    if not line.passages:
        return line
    first = replace(line.passages[0], text=capitalise(line.passages[0].text, language))
    return replace(line, passages=(first, *line.passages[1:]))
