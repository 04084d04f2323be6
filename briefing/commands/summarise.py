"""``briefing summarise``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.commands.common import check_choice, open_settings
from briefing.commands.explanation import explanation_lines
from briefing.config import BriefTemplate, load_template
from briefing.console import progress, say, write
from briefing.domain import (
    Brief,
    Development,
    Disagreement,
    Entry,
    Figure,
    Position,
    Span,
    Statement,
)
from briefing.ingest import discover
from briefing.language.format import format_date
from briefing.language.names import load_names
from briefing.pipeline import main_language, make_brief, read_documents
from briefing.render.labels import Labels
from briefing.summarise import Explanation, choose, explain_brief, explain_extract, time_limit


def run(
    paths: Sequence[Path],
    output_format: str,
    words: int | None,
    *,
    explain: bool = False,
    verbosity: int = 0,
) -> None:
    """Print the brief of ``paths``, or with ``words`` only the best sentences.

    Args:
        explain: Print why each sentence was chosen, and why the best others were not.
    """
    check_choice("--format", output_format, ("text", "json"))
    workspace, settings = open_settings({})
    files = discover(paths)
    with progress(len(files) + 1, verbosity, lines=False) as step:
        documents = read_documents(files, settings, step)
    if words is not None and output_format == "text":
        language = main_language(documents, settings.brief.source_language)
        own = [document for document in documents if document.language == language]
        with progress(2, verbosity, lines=False) as step, time_limit(settings.limits.seconds):
            step(f"summarise {language}")
            result = choose(own, load_names(workspace.locales), words)
        for document in documents:
            if document.language != language:
                say(f"warning: {document.path} is in another language and is not summarised")
        for statement in result.statements:
            # What stood before it, a dateline or "However, ", is left off.
            write(statement.text[:1].upper() + statement.text[1:])
        if explain:
            write("\n".join(["", *explanation_lines(explain_extract(result))]))
        return
    template = load_template(workspace.template(settings.brief.template))
    with progress(2, verbosity, lines=False) as step:
        step("summarise")
        brief = make_brief(documents, template, workspace, settings)
    explanation = None
    if explain:
        explanation = explain_brief(brief, documents, template, load_names(workspace.locales))
    if output_format == "json":
        write(_json(brief, explanation))
        return
    labels = Labels(workspace.locales, brief.language)
    write("\n".join(_lines(brief, template, labels)))
    if explanation is not None:
        write("\n".join(["", *explanation_lines(explanation)]))
    for finding in brief.findings:
        say(f"{finding.level}: {finding.message}")


def _json(brief: Brief, explanation: Explanation | None) -> str:
    """The brief as JSON; the explanation is a key more."""
    import json

    from pydantic import TypeAdapter

    data = TypeAdapter(Brief).dump_python(brief, mode="json")
    if explanation is not None:
        data["explanation"] = TypeAdapter(Explanation).dump_python(explanation, mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1)


def _lines(brief: Brief, template: BriefTemplate, labels: Labels) -> Iterator[str]:
    """The brief in lines, with the words of its language around it."""
    names = {section.id: labels.label(section.label) for section in template.sections}
    yield brief.title.text
    for section in brief.sections:
        if section.kind == "sources":
            continue
        yield ""
        yield names[section.id].upper()
        if not section.entries:
            seen = (labels.label("see {section}", section=names[other]) for other in section.see)
            yield f"  {', '.join(seen) or labels.label('Not covered in the sources.')}"
        for entry in section.entries:
            yield f"  * {_entry(entry, labels, names)}"
    yield ""
    yield labels.label("Sources").upper()
    for source in brief.sources:
        number = source.copy_of
        copy = f", {labels.label('copy of [{number}]', number=number)}" if number else ""
        yield f"  [{source.number}] {source.title or source.path} ({source.path}){copy}"


def _entry(entry: Entry, labels: Labels, names: dict[str, str]) -> str:
    if isinstance(entry, Development):
        return _development(entry, labels, names)
    if isinstance(entry, Position):
        speaker = entry.speaker
        office = ", ".join(part for part in (speaker.role, speaker.affiliation) if part)
        name = f"{speaker.name} ({office})" if office else speaker.name
        if not entry.quoted:
            return f"{name}: {_statement(entry.statement, labels.language)}"
        return f"{name}: {_quoted(entry.statement.text, labels.language)} {_place(entry.statement)}"
    if isinstance(entry, Figure):
        period = format_date(entry.period.date, labels.language) if entry.period else None
        told = ", ".join(part for part in (entry.measure, period) if part)
        figure = f"{entry.text} ({told})" if told else entry.text
        if entry.also:
            figure += f" {_spans(entry.also)}"
        if entry.see is not None:
            return f"{figure}: {_see(entry.see, labels, names)}"
        if entry.place > 1:
            return f"{figure}: {_place(entry.statement)}"
        return f"{figure}: {_statement(entry.statement, labels.language)}"
    if isinstance(entry, Disagreement):
        versions = (f"    - {_statement(s, labels.language)}" for s in entry.statements)
        return "\n".join((f"{labels.label('Sources differ')}:", *versions))
    return _statement(entry, labels.language)


def _development(entry: Development, labels: Labels, names: dict[str, str]) -> str:
    when = format_date(entry.when.date, labels.language)
    when = when[:1].upper() + when[1:]
    if entry.statement is not None:
        return f"{when}: {_statement(entry.statement, labels.language)}"
    who = f"{labels.label('Statement:')} {entry.speaker.name}, " if entry.speaker else ""
    return f"{when}: {who}{_see(entry.see or '', labels, names)}"


def _see(statement: str, labels: Labels, names: dict[str, str]) -> str:
    section = names.get(statement.rpartition("-")[0], "")
    return labels.label("see {section}", section=section)


def _statement(statement: Statement, language: str) -> str:
    text = statement.text[:1].upper() + statement.text[1:]
    if statement.speaker is not None:
        text = f"{_quoted(text, language)} — {statement.speaker.name}"
    return f"{text} {_place(statement)}"


def _quoted(text: str, language: str) -> str:
    opening, closing = "«»" if language in ("ru", "kk") else "“”"
    return f"{opening}{text}{closing}"


def _place(statement: Statement) -> str:
    return _spans(statement.evidence)


def _spans(spans: Sequence[Span]) -> str:
    return f"[{'; '.join(f'{s.document} {s.block} {s.start}–{s.end}' for s in spans)}]"
