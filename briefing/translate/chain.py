"""The order in which a piece of text finds its translation.

Tables for data; for text the memory, then an installed model, then ``missing``. Nothing is left in
the source language without saying so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.config import ModelSettings
from briefing.domain import (
    Brief,
    Figure,
    Finding,
    Origin,
    Segment,
    SegmentStatus,
    Translation,
)
from briefing.errors import MissingDependencyError
from briefing.language.names import NameTable, load_names
from briefing.language.sentences import split_sentences
from briefing.language.som import MONEY, som_of
from briefing.language.typography import correct_marks
from briefing.models.cache import cache_file
from briefing.translate.assembly import assemble
from briefing.translate.checks import Pair, check_pair
from briefing.translate.checks import Tables as CheckTables
from briefing.translate.data import Found, Tables
from briefing.translate.engine import Task, located, open_engine
from briefing.translate.glossary import Glossary, load_glossary
from briefing.translate.masks import Masked, mask, settled
from briefing.translate.memory import Memory, load_memory
from briefing.translate.new_people import as_draft, meet, new_slots
from briefing.translate.recall import Recall, surroundings_of
from briefing.translate.segments import QUANTITY, TEXT, TITLE, Piece, pieces


@dataclass(frozen=True, slots=True)
class TranslationSources:
    """Everything a translation may come from, opened once for all languages."""

    names: NameTable
    glossary: Glossary
    memory: Memory
    models: ModelSettings
    locales: Path | None = None


def open_sources(
    locales: Path,
    languages: tuple[str, ...],
    models: ModelSettings,
    *,
    source: str = "en",
    progress: Callable[[str], None] = lambda step: None,
) -> TranslationSources:
    """Read the tables and memory files of the folder ``locales``.

    Args:
        languages: To translate into, from ``source``.
        progress: Called with a short line before what takes long.

    Raises:
        SettingsError: A table or a memory file is wrong, with file and line.
    """
    names, glossary = load_names(locales), load_glossary(locales)
    cache = cache_file(models, os.environ)
    memory = load_memory(
        locales / "memory",
        languages,
        names,
        glossary,
        source,
        cache=cache.parent if cache else None,
        progress=progress,
    )
    return TranslationSources(names, glossary, memory, models, locales)


def translate(brief: Brief, language: str, sources: TranslationSources) -> Translation:
    """Translate ``brief`` into ``language``.

    Returns:
        The translation. Segments that nothing could translate have the origin ``missing`` and stand
        in the brief in their source language; ``missing`` lists their ids.
    """
    found, general = translate_pieces(
        tuple(pieces(brief)), language, sources, source=brief.language, currency=_currency(brief)
    )
    return assemble(brief, language, found, general)


def translate_lines(
    lines: Sequence[str], language: str, sources: TranslationSources, *, source: str = "en"
) -> tuple[tuple[Segment, ...], ...]:
    """Translate lines of text sentence by sentence.

    Returns:
        The segments of each line, with the ids ``LINE.SENTENCE``, both from 1; none for an empty
        line.
    """
    numbered = [
        [
            Piece(f"{number}.{place}", TEXT, line[start:end])
            for place, (start, end) in enumerate(split_sentences(line, source), 1)
        ]
        for number, line in enumerate(lines, 1)
    ]
    wanted = [piece for line in numbered for piece in line]
    currency = som_of((" ".join(lines),), source)
    found, _ = translate_pieces(wanted, language, sources, source=source, currency=currency)
    by_id = {segment.id: segment for segment in found}
    return tuple(tuple(by_id[piece.id] for piece in line) for line in numbered)


def _currency(brief: Brief) -> str | None:
    """What a bare som of the brief is: its figures know the whole sources."""
    figures = (e for section in brief.sections for e in section.entries if isinstance(e, Figure))
    known = {figure.unit for figure in figures if figure.unit in MONEY}
    said = som_of((" ".join(piece.text for piece in pieces(brief)),), brief.language)
    return said if not known else known.pop() if len(known) == 1 else None


def translate_pieces(
    wanted: Sequence[Piece],
    language: str,
    sources: TranslationSources,
    *,
    source: str,
    currency: str | None = None,
) -> tuple[tuple[Segment, ...], tuple[Finding, ...]]:
    """Translate pieces in one go: a model sees all that are left to it in one batch.

    Args:
        wanted: The pieces of one brief or text.
        language: To translate into.
        sources: What a translation may come from.
        source: The language of the pieces.
        currency: What a bare som in them is, if that is known.

    Returns:
        One segment for each id, in order (pieces with the same id are the same), and findings that
        are about no single segment.
    """

    def read(piece: Piece, names: NameTable) -> Masked:
        own = som_of((piece.text,), source) or currency
        return settled(mask(piece.text, names, source), own)

    unique = {piece.id: piece for piece in wanted}
    tables = Tables(sources.names, sources.glossary, currency, sources.locales)
    done: dict[str, Segment] = {}
    masked: dict[str, Masked] = {}
    lacking: dict[str, Finding] = {}
    for piece in unique.values():
        if piece.kind not in (TEXT, TITLE):
            made = tables.find(piece, language, source)
            done[piece.id] = _from_tables(piece, made)
            if not isinstance(made, str) or piece.kind == QUANTITY:
                continue
            lacking[piece.id] = done[piece.id].findings[0]
        masked[piece.id] = read(piece, sources.names)
    met = meet(unique.values(), sources.names, source, sources.locales)
    left = _recall(masked, unique, met, language, sources, source, read, done)
    found, general = _from_model(left, met, language, sources, source)
    done |= {name: _better(done[name], segment) for name, segment in found.items()}
    done |= {name: _proposed(done[name], finding) for name, finding in lacking.items()}
    done |= _original_titles(unique.values(), done)
    general = (*sources.memory.findings, *general)
    return tuple(_with_own_marks(done[piece_id], language) for piece_id in unique), general


def _recall(
    masked: Mapping[str, Masked],
    unique: Mapping[str, Piece],
    met: NameTable | None,
    language: str,
    sources: TranslationSources,
    source: str,
    read: Callable[[Piece, NameTable], Masked],
    done: dict[str, Segment],
) -> list[Task]:
    """Put into ``done`` what the memory has.

    Args:
        read: Masks a piece with a table of names.
        met: The names with the people whom the table lacks.

    Returns:
        What a model is asked for.
    """
    recall = Recall(sources.memory, sources.names, sources.glossary, source, language)
    surroundings = surroundings_of(masked, tuple(unique.values()))
    left: list[Task] = []
    for name, text in masked.items():
        piece = unique[name]
        recalled = recall.segment(piece, text, surroundings[name])
        if not recalled.final and met is not None:
            again = read(piece, met)
            if new_slots(again):
                text = again
                other = replace(recall, names=met).segment(piece, again, surroundings[name])
                if other.final:
                    segment = as_draft(other.segment, again, language)
                    recalled = replace(other, segment=segment)
                elif other.segment.findings:  # they say better what is in the way
                    recalled = other
        done[name] = recalled.segment
        if not recalled.final:
            left.append((piece, text))
    return left


def _proposed(segment: Segment, lacking: Finding) -> Segment:
    """An office or organisation that no table has: what a model makes of it is a proposal."""
    if segment.target is None:
        return replace(segment, findings=(lacking,))
    if segment.origin is Origin.MEMORY:  # somebody has put it there
        return segment
    finding = replace(lacking, id="not-in-table", message=f"{lacking.message}; a model's proposal")
    target = as_phrase(segment.target, segment.source)
    return replace(segment, target=target, findings=(finding, *segment.findings))


def as_phrase(target: str, source: str) -> str:
    """A phrase that a model took for a sentence: no stop and no capital that the source lacks."""
    if not source.endswith("."):
        target = target.rstrip(" .")
    if source[:1].islower() and not target[1:2].isupper():
        target = target[:1].lower() + target[1:]
    return target


def _better(recalled: Segment, made: Segment) -> Segment:
    """What a model made, unless it is no better than what the memory has; with what both know."""
    if recalled.target is not None and (made.target is None or made.blocking):
        return recalled
    if made.origin is Origin.MISSING:  # why the memory has nothing belongs to it too
        findings = dict.fromkeys((*recalled.findings, *made.findings))
        made = replace(made, findings=tuple(findings))
    return replace(made, suggestions=recalled.suggestions)


def _with_own_marks(segment: Segment, language: str) -> Segment:
    """The marks and spaces of the language; what a person approved stays as it was approved."""
    untouched = (segment.status is SegmentStatus.APPROVED, segment.target == segment.source)
    if segment.target is None or any(untouched):
        return segment
    return replace(segment, target=correct_marks(segment.target, language))


def _from_tables(piece: Piece, found: Found | str) -> Segment:
    if isinstance(found, str):
        return _missing(piece, Finding("data-missing", "error", found, piece.id))
    return Segment(
        piece.id,
        piece.text,
        found.target,
        Origin.DATA,
        found.status,
        reference=found.reference,
        findings=located(found.findings, piece),
    )


def _from_model(
    left: Sequence[Task],
    met: NameTable | None,
    language: str,
    sources: TranslationSources,
    source: str,
) -> tuple[dict[str, Segment], tuple[Finding, ...]]:
    """Translate what is left with the installed models, if there are any for the direction."""
    if not left:
        return {}, ()
    try:
        engine = open_engine(
            source, language, met or sources.names, sources.glossary, sources.models
        )
        if engine is None:
            return {}, ()
        return engine.translate(left), tuple(engine.findings)
    except MissingDependencyError as error:  # other languages can go on without this model
        finding = Finding("model-unusable", "warning", f"{error.message}; {error.hint}")
        return {piece.id: _missing(piece, *located((finding,), piece)) for piece, _ in left}, ()


def _original_titles(wanted: Iterable[Piece], done: dict[str, Segment]) -> dict[str, Segment]:
    """The title of a source is a reference: without a translation the original serves."""
    return {
        piece.id: Segment(
            piece.id,
            piece.text,
            piece.text,
            Origin.DATA,
            reference="original title",
            findings=(Finding("title-original", "note", "left as in the source", piece.id),),
        )
        for piece in wanted
        if piece.kind == TITLE and done[piece.id].origin is Origin.MISSING
    }


def _missing(piece: Piece, *findings: Finding) -> Segment:
    return Segment(piece.id, piece.text, None, Origin.MISSING, findings=tuple(findings))


def check_segment(
    segment: Segment, language: str, sources: TranslationSources, *, source: str = "en"
) -> tuple[Finding, ...]:
    """Run the checks on a finished segment of running text; tables answer for their own.

    Args:
        language: Of the translation.
        source: Of the segment's source.
    """
    if segment.target is None or segment.origin is Origin.DATA:
        return ()
    tables = CheckTables(sources.names, sources.glossary)
    pair = Pair(segment.source, segment.target, source, language, tables)
    return tuple(replace(finding, where=segment.id) for finding in check_pair(pair))
