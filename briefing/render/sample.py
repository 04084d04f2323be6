"""A brief without content that has every kind of entry, to try a template out."""

from __future__ import annotations

from briefing.config import SectionTemplate
from briefing.domain import (
    Brief,
    DateMention,
    Development,
    Disagreement,
    Entry,
    Figure,
    PartialDate,
    Position,
    Section,
    Source,
    Span,
    Speaker,
    Statement,
)

_SPAN = Span("d1", "p1", 0, 6)
_SPEAKER = Speaker("Name", "role", "Country")


def sample_brief(language: str, sections: tuple[SectionTemplate, ...]) -> Brief:
    """A brief for ``sections``: two entries of each kind, the last section of statements empty.

    The texts are single words, the same in every language.
    """
    empty = [section.id for section in sections if section.kind == "statements"][-1:]
    filled: list[Section] = []
    for index, section in enumerate(sections):
        entries = tuple(
            entry
            for number in (2 * index + 1, 2 * index + 2)
            if section.id not in empty
            if (entry := _entry(section.kind, number)) is not None
        )
        if section.kind == "figures":
            pointing = [_pointing(e) for s in filled for e in s.entries if isinstance(e, Statement)]
            entries = (*pointing[:1], _figure(f"sample-{index}-earlier", 2025), *entries)
        filled.append(Section(section.id, section.kind, entries))
    source = Source(1, "d1", "sample.txt", "Sample", PartialDate(2026, 11), "0" * 64)
    copy = Source(2, "d2", "sample-2.txt", "Sample", None, "0" * 64, copy_of=1)
    unused = Source(3, "d3", "sample-3.txt", "Sample", None, "0" * 64)
    return Brief(language, _statement("title", None), tuple(filled), (source, copy, unused))


def _statement(name: str, speaker: Speaker | None) -> Statement:
    return Statement(name, "Sample.", ("Sample.",), (_SPAN,), speaker)


def _entry(kind: str, number: int) -> Entry | None:
    when = DateMention(PartialDate(2026, 11, 22), "22 November 2026", _SPAN)
    first = number % 2 == 1
    plain = _statement(f"sample-{number}", None)
    if kind == "statements":
        return plain if first else _statement(f"sample-{number}", _SPEAKER)
    if kind == "developments":
        if first:
            return Development(when, plain)
        return Development(when, None, _SPEAKER, see=f"sample-{number - 1}")
    if kind == "positions":
        return Position(_SPEAKER, plain, quoted=first, when=when if first else None)
    if kind == "figures" and not first:
        return Disagreement((plain, _statement(f"sample-{number}-2", None)))
    if kind == "figures":
        return _figure(f"sample-{number}", 2026)
    return None


def _figure(name: str, year: int) -> Figure:
    """Two of them make a chart."""
    when = DateMention(PartialDate(year), str(year), _SPAN)
    return Figure("1", None, "1", _statement(name, None), when, measure="1", series="1")


def _pointing(told: Statement) -> Figure:
    """A row for a figure of a statement that stands in another section."""
    return Figure("2", None, "2", told, see=told.id)
