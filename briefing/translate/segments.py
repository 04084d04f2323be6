"""A brief taken apart into what is translated, and put together again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.domain import (
    Brief,
    Development,
    Disagreement,
    Entry,
    Figure,
    Position,
    Source,
    Speaker,
    Statement,
)

# What a piece of a brief is; each kind has its own sources of translations.
TEXT, PERSON, ROLE, AFFILIATION, QUANTITY, TITLE = (
    "text",
    "person",
    "role",
    "affiliation",
    "quantity",
    "source-title",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a brief to translate; the same text of the same kind may stand in several."""

    id: str
    kind: str
    text: str


def pieces(brief: Brief) -> Iterator[Piece]:
    """Everything of ``brief`` that is written in its language, in the order of the page."""
    yield from _statement_pieces(brief.title)
    for section in brief.sections:
        for entry in section.entries:
            yield from _entry_pieces(entry)
    for source in brief.sources:
        if source.title:
            yield Piece(f"sources-{source.number}.1", TITLE, source.title)


def rebuild(brief: Brief, language: str, target: Callable[[Piece], str]) -> Brief:
    """``brief`` with every piece replaced by what ``target`` gives for it."""
    builder = _Builder(target)
    return replace(
        brief,
        language=language,
        title=builder.statement(brief.title),
        sections=tuple(
            replace(s, entries=tuple(builder.entry(e) for e in s.entries)) for s in brief.sections
        ),
        sources=tuple(builder.source(source) for source in brief.sources),
    )


def _entry_pieces(entry: Entry) -> Iterator[Piece]:
    if isinstance(entry, Statement):
        yield from _statement_pieces(entry)
        return
    if isinstance(entry, Position):
        yield from _speaker_pieces(entry.speaker, entry.statement.id)
        yield from _sentence_pieces(entry.statement)
        return
    if isinstance(entry, Disagreement):
        for statement in entry.statements:
            yield from _statement_pieces(statement)
        return
    if isinstance(entry, Figure):
        yield Piece(entry.id, QUANTITY, entry.text)
        if entry.see is not None:
            return  # its statement is translated where it stands
    if isinstance(entry, Development) and entry.speaker is not None and entry.see is not None:
        yield from _speaker_pieces(entry.speaker, entry.see)
    if entry.statement is not None:
        yield from _statement_pieces(entry.statement)


def _statement_pieces(statement: Statement) -> Iterator[Piece]:
    yield from _sentence_pieces(statement)
    if statement.speaker is not None:
        yield from _speaker_pieces(statement.speaker, statement.id)


def _sentence_pieces(statement: Statement) -> Iterator[Piece]:
    for number, sentence in enumerate(statement.sentences, 1):
        yield Piece(f"{statement.id}.{number}", TEXT, sentence)


def _speaker_pieces(speaker: Speaker, owner: str) -> Iterator[Piece]:
    yield Piece(f"{owner}.name", PERSON, speaker.name)
    if speaker.role is not None:
        yield Piece(f"{owner}.role", ROLE, speaker.role)
    if speaker.affiliation is not None:
        yield Piece(f"{owner}.affiliation", AFFILIATION, speaker.affiliation)


class _Builder:
    def __init__(self, target: Callable[[Piece], str]) -> None:
        self._target = target

    def statement(self, statement: Statement) -> Statement:
        sentences = tuple(self._target(piece) for piece in _sentence_pieces(statement))
        speaker = self._speaker(statement.speaker, statement.id)
        return replace(statement, text=" ".join(sentences), sentences=sentences, speaker=speaker)

    def entry(self, entry: Entry) -> Entry:
        if isinstance(entry, Statement):
            return self.statement(entry)
        if isinstance(entry, Position):
            speaker = self._speaker(entry.speaker, entry.statement.id)
            assert speaker is not None
            return replace(entry, speaker=speaker, statement=self.statement(entry.statement))
        if isinstance(entry, Figure):
            text = self._target(Piece(entry.id, QUANTITY, entry.text))
            told = self.statement(entry.statement)
            # No table renders a measure, and its sentence stands beside it: never in two languages.
            return replace(entry, text=text, statement=told, measure=None)
        if isinstance(entry, Disagreement):
            return replace(entry, statements=tuple(self.statement(s) for s in entry.statements))
        statement = self.statement(entry.statement) if entry.statement is not None else None
        speaker = self._speaker(entry.speaker, entry.see) if entry.see is not None else None
        return replace(entry, statement=statement, speaker=speaker)

    def source(self, source: Source) -> Source:
        if not source.title:
            return source
        return replace(
            source, title=self._target(Piece(f"sources-{source.number}.1", TITLE, source.title))
        )

    def _speaker(self, speaker: Speaker | None, owner: str | None) -> Speaker | None:
        if speaker is None or owner is None:
            return None
        found = {piece.kind: self._target(piece) for piece in _speaker_pieces(speaker, owner)}
        return Speaker(found[PERSON], found.get(ROLE), found.get(AFFILIATION))
