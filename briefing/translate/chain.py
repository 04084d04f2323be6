"""The order in which a piece of text finds its translation.

Tables for data; for text the memory, then an installed model, then ``missing``. Nothing is left in
the source language without saying so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.config import ModelSettings
from briefing.domain import (
    Brief,
    Finding,
    Origin,
    Segment,
    SegmentStatus,
    Translation,
)
from briefing.errors import MissingDependencyError
from briefing.language.names import NameTable, load_names
from briefing.language.sentences import split_sentences
from briefing.models import model_for, open_translator
from briefing.translate.checks import check_translation
from briefing.translate.data import Found, Tables
from briefing.translate.glossary import Glossary, load_glossary
from briefing.translate.masks import Masked, mask
from briefing.translate.memory import Match, Memory, NearMiss, load_memory
from briefing.translate.segments import TEXT, TITLE, Piece, pieces, rebuild

HYPOTHESES = 4


@dataclass(frozen=True, slots=True)
class TranslationSources:
    """Everything a translation may come from, opened once for all languages."""

    names: NameTable
    glossary: Glossary
    memory: Memory
    models: ModelSettings


def open_sources(
    locales: Path, languages: tuple[str, ...], models: ModelSettings, *, source: str = "en"
) -> TranslationSources:
    """Read the tables and memory files of the folder ``locales``.

    Args:
        languages: To translate into, from ``source``.

    Raises:
        SettingsError: A table or a memory file is wrong, with file and line.
    """
    names, glossary = load_names(locales), load_glossary(locales)
    memory = load_memory(locales / "memory", languages, names, glossary, source)
    return TranslationSources(names, glossary, memory, models)


def translate(brief: Brief, language: str, sources: TranslationSources) -> Translation:
    """Translate ``brief`` into ``language``.

    Returns:
        The translation. Segments that nothing could translate have the origin ``missing`` and stand
        in the brief in their source language; ``missing`` lists their ids.
    """
    found = translate_pieces(tuple(pieces(brief)), language, sources, source=brief.language)
    by_id = {segment.id: segment for segment in found}

    def target(piece: Piece) -> str:
        translated = by_id[piece.id].target
        return translated if translated is not None else piece.text

    missing = tuple(s.id for s in found if s.origin is Origin.MISSING)
    findings = tuple(f for segment in found for f in segment.findings)
    return Translation(language, rebuild(brief, language, target), found, findings, missing)


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
    by_id = {s.id: s for s in translate_pieces(wanted, language, sources, source=source)}
    return tuple(tuple(by_id[piece.id] for piece in line) for line in numbered)


def translate_pieces(
    wanted: Sequence[Piece], language: str, sources: TranslationSources, *, source: str
) -> tuple[Segment, ...]:
    """Translate pieces in one go: a model sees all that are left to it in one batch.

    Returns:
        One segment for each id, in order; pieces with the same id are the same.
    """
    unique = {piece.id: piece for piece in wanted}
    tables = Tables(sources.names, sources.glossary)
    done: dict[str, Segment] = {}
    left: list[tuple[Piece, Masked]] = []
    for piece in unique.values():
        if piece.kind not in (TEXT, TITLE):
            done[piece.id] = _from_tables(piece, tables.find(piece, language, source))
            continue
        masked = mask(piece.text, sources.names, source)
        segment = _from_memory(piece, masked, language, sources)
        done[piece.id] = segment
        if segment.origin is Origin.MISSING:
            left.append((piece, masked))
    done |= _from_model(left, language, sources.models, source, done)
    done |= _original_titles(unique.values(), done)
    return tuple(done[piece_id] for piece_id in unique)


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
    )


def _from_memory(
    piece: Piece, masked: Masked, language: str, sources: TranslationSources
) -> Segment:
    memory, names = sources.memory, sources.names
    match = memory.find(masked, language)
    if isinstance(match, NearMiss):
        message = f"{match.reference} would fit, but {match.why}"
        return _missing(piece, Finding("slot-unrenderable", "warning", message, piece.id))
    if match is None:
        return _missing(piece, *_located(_strangers(piece, language, names, memory), piece))
    return _checked(piece, masked, language, match)


def _strangers(
    piece: Piece, language: str, names: NameTable, memory: Memory
) -> tuple[Finding, ...]:
    """Says when a name that the table lacks is all that stands between a text and its match."""
    found = memory.find(mask(piece.text, names, strangers=True), language)
    if not isinstance(found, NearMiss):
        return ()
    return (Finding("name-unknown", "warning", f"{found.reference} would fit, but {found.why}"),)


def _checked(piece: Piece, masked: Masked, language: str, match: Match) -> Segment:
    findings = _located(check_translation(masked, match.target, language), piece)
    if any(finding.level == "error" for finding in findings):
        return _missing(piece, *findings)
    return Segment(
        piece.id,
        piece.text,
        match.target,
        Origin.MEMORY,
        match.status,
        score=match.score,
        reference=match.reference,
        findings=findings,
    )


def _from_model(
    left: Sequence[tuple[Piece, Masked]],
    language: str,
    settings: ModelSettings,
    source: str,
    done: dict[str, Segment],
) -> dict[str, Segment]:
    """Translate what is left with the installed model, if there is one.

    Of several hypotheses the first that passes the checks is taken.
    """
    if not left:
        return {}
    try:
        model = model_for(source, language, settings.folders)
        if model is None:
            return {}
        translator = open_translator(model, settings)
    except MissingDependencyError as error:  # other languages can go on without this model
        finding = Finding("model-unusable", "warning", f"{error.message}; {error.hint}")
        return {
            piece.id: _missing(piece, *done[piece.id].findings, *_located((finding,), piece))
            for piece, _ in left
        }
    batches = translator.translate([piece.text for piece, _ in left], hypotheses=HYPOTHESES)
    result = {}
    for (piece, masked), hypotheses in zip(left, batches, strict=True):
        refused: list[Finding] = list(done[piece.id].findings)
        for hypothesis in hypotheses:
            findings = _located(
                (
                    *_flagged(hypothesis.flags),
                    *check_translation(masked, hypothesis.text, language),
                ),
                piece,
            )
            if not any(finding.level == "error" for finding in findings):
                result[piece.id] = Segment(
                    piece.id,
                    piece.text,
                    hypothesis.text,
                    Origin.ENGINE,
                    SegmentStatus.DRAFT,
                    score=hypothesis.score,
                    model=model.name,
                    findings=findings,
                )
                break
            refused.extend(findings)
        else:
            result[piece.id] = _missing(piece, *dict.fromkeys(refused))
    return result


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


def _flagged(flags: Iterable[str]) -> tuple[Finding, ...]:
    return tuple(Finding(flag, "error", f"the model's output: {flag}") for flag in flags)


def _located(findings: Iterable[Finding], piece: Piece) -> tuple[Finding, ...]:
    return tuple(replace(finding, where=piece.id) for finding in findings)


def _missing(piece: Piece, *findings: Finding) -> Segment:
    return Segment(piece.id, piece.text, None, Origin.MISSING, findings=tuple(findings))


def check_segment(
    segment: Segment, language: str, sources: TranslationSources
) -> tuple[Finding, ...]:
    """Run the checks on a finished segment of running text; tables answer for their own."""
    if segment.target is None or segment.origin is Origin.DATA:
        return ()
    return check_translation(mask(segment.source, sources.names), segment.target, language)
