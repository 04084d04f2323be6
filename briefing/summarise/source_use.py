"""What the record says of the sources: copies, differences, and what was not used."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain import Brief, Development, Disagreement, Figure, Finding, Statement


def cited_documents(brief: Brief) -> set[str]:
    """Ids of the documents that the title or a section of ``brief`` cites."""
    cited = {span.document for span in brief.title.evidence}
    for section in brief.sections:
        for entry in section.entries:
            if isinstance(entry, Development | Figure):
                cited |= {span.document for span in entry.also}
            if isinstance(entry, Disagreement):
                told = list(entry.statements)
            else:
                only = entry if isinstance(entry, Statement) else entry.statement
                told = [only] if only is not None else []
            cited |= {span.document for statement in told for span in statement.evidence}
    return cited


def note_sources(brief: Brief) -> Iterator[Finding]:
    """Notes on copies, on documents that nothing is taken from, and on where documents differ."""
    cited = cited_documents(brief)
    for source in brief.sources:
        if source.copy_of is not None:
            message = (
                f"{source.path} is a copy of source {source.copy_of}: listed, but it confirms "
                "nothing and gives nothing but the figures and dates that it has changed"
            )
            yield Finding("source-copy", "note", message, source.document)
        elif source.document not in cited:
            message = f"nothing of {source.path} found a place in the brief"
            yield Finding("source-unused", "note", message, source.document)
    numbers = {source.document: source.number for source in brief.sources}
    for section in brief.sections:
        for entry in section.entries:
            if isinstance(entry, Disagreement):
                cited_numbers = [numbers[s.evidence[0].document] for s in entry.statements]
                *most, last = (str(number) for number in cited_numbers)
                listed = f"{', '.join(most)} and {last}"
                message = f"sources {listed} give another {entry.about} for the same thing"
                yield Finding("sources-differ", "note", message, entry.statement.id)
