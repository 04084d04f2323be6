"""``briefing summarise``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.commands.common import check_choice, open_settings
from briefing.config import load_template
from briefing.console import say, write
from briefing.domain import Brief, Development, Disagreement, Entry, Figure, Position, Statement
from briefing.ingest import discover
from briefing.language.format import format_date
from briefing.language.names import load_names
from briefing.pipeline import make_brief, read_documents
from briefing.summarise import extract


def run(paths: Sequence[Path], output_format: str, words: int | None) -> None:
    """Print the brief of ``paths``, or with ``words`` only the best sentences."""
    check_choice("--format", output_format, ("text", "json"))
    workspace, settings = open_settings({})
    template = load_template(workspace.template(settings.brief.template))
    documents = read_documents(discover(paths), settings)
    if words is not None and output_format == "text":
        for statement in extract(documents, load_names(workspace.locales), words):
            write(statement.text)
        return
    brief = make_brief(documents, template, workspace)
    if output_format == "json":
        from pydantic import TypeAdapter

        write(TypeAdapter(Brief).dump_json(brief, indent=1).decode())
        return
    labels = {section.id: section.label for section in template.sections}
    write("\n".join(_lines(brief, labels)))
    for finding in brief.findings:
        say(f"{finding.level}: {finding.message}")


def _lines(brief: Brief, labels: dict[str, str]) -> Iterator[str]:
    yield brief.title.text
    for section in brief.sections:
        if section.kind == "sources":
            continue
        yield ""
        yield labels[section.id].upper()
        if not section.entries:
            yield "  not covered in the sources"
        for entry in section.entries:
            yield f"  * {_entry(entry, brief.language)}"
    yield ""
    yield labels.get("sources", "Sources").upper()
    for source in brief.sources:
        copy = f", copy of [{source.copy_of}]" if source.copy_of is not None else ""
        yield f"  [{source.number}] {source.title or source.path} ({source.path}){copy}"


def _entry(entry: Entry, language: str) -> str:
    if isinstance(entry, Development):
        when = format_date(entry.when.date, language)
        if entry.statement is None:
            who = f" statement by {entry.speaker.name}," if entry.speaker else ""
            return f"{when}:{who} see {entry.see}"
        return f"{when}: {_statement(entry.statement)}"
    if isinstance(entry, Position):
        speaker = entry.speaker
        office = ", ".join(part for part in (speaker.role, speaker.affiliation) if part)
        said = f"“{entry.statement.text}”" if entry.quoted else _statement(entry.statement)
        place = _place(entry.statement)
        return f"{speaker.name} ({office}): {said}" + (f" {place}" if entry.quoted else "")
    if isinstance(entry, Figure):
        return f"{entry.text}: {_statement(entry.statement)}"
    if isinstance(entry, Disagreement):
        return "sources differ: " + " / ".join(_statement(s) for s in entry.statements)
    return _statement(entry)


def _statement(statement: Statement) -> str:
    text = statement.text[:1].upper() + statement.text[1:]
    if statement.speaker is not None:
        text = f"“{text}” — {statement.speaker.name}"
    return f"{text} {_place(statement)}"


def _place(statement: Statement) -> str:
    spans = (f"{s.document} {s.block} {s.start}–{s.end}" for s in statement.evidence)
    return f"[{'; '.join(spans)}]"
