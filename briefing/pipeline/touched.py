"""What people have changed, signed or said stays when a brief is built again.

The translation memory has the translations too; but a memory gives none that fails a check, sets
edges and marks by its rules, and may have lost a file. So the decisions that people made for this
brief are taken from the run record as they stand, unless the memory has something newer that is
trusted as much. Comments and ignored findings stay with their sentence in any case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.deliver import Previous, load_record
from briefing.domain import Brief, Finding, Origin, Segment, Translation
from briefing.pipeline.provenance import STATUS_ORDER
from briefing.translate import TranslationSources
from briefing.translate.assembly import assemble, general_findings
from briefing.translate.masks import mask

Touched = Mapping[str, tuple[Segment, ...]]


def touched_segments(record_path: Path, previous: Previous | None) -> Touched:
    """Segments of the run before that people have touched, by language."""
    if previous is None or not previous.touched:
        return {}
    try:
        record = load_record(record_path)
    except (OSError, ValueError):
        return {}
    return {
        code: tuple(segment for segment in item.segments if is_touched(segment))
        for code, item in record.languages.items()
    }


def is_decided(segment: Segment) -> bool:
    """Whether a person has written this translation or given it its status, for this brief.

    What the memory says of its own units is no such decision: it may change there.
    """
    return segment.target is not None and bool(segment.history or segment.origin is Origin.HUMAN)


def is_touched(segment: Segment) -> bool:
    """Whether a person has decided it, or said something of it."""
    return is_decided(segment) or bool(segment.comments or segment.ignored)


def keep_touched(
    translation: Translation,
    brief: Brief,
    touched: Sequence[Segment],
    sources: TranslationSources,
) -> Translation:
    """``translation`` with what people have done before in its place.

    Args:
        translation: As memory and models give it now.
        brief: What it translates.
        touched: Segments of an earlier translation into the same language.
    """
    if not touched:
        return translation
    known = _Known(touched)
    segments = []
    for segment in translation.segments:
        old = known.find(segment)
        if old is None:
            segments.append(segment)
            continue
        prevails = _prevails(old, segment) and not _forbidden(
            old, brief.language, translation.language, sources
        )
        if prevails:
            segments.append(
                replace(
                    old,
                    id=segment.id,
                    findings=_relocated(old, segment.id),
                    suggestions=segment.suggestions or old.suggestions,
                )
            )
        else:
            segments.append(replace(segment, comments=old.comments, ignored=old.ignored))
    general = general_findings(translation.findings, translation.segments)
    return assemble(brief, translation.language, segments, general)


class _Known:
    """Finds a touched segment by id and source, else by a source that is decided in one way."""

    def __init__(self, touched: Sequence[Segment]) -> None:
        self._by_place = {(segment.id, segment.source): segment for segment in touched}
        self._by_source: dict[str, list[Segment]] = {}
        for segment in touched:
            self._by_source.setdefault(segment.source, []).append(segment)

    def find(self, segment: Segment) -> Segment | None:
        if (same := self._by_place.get((segment.id, segment.source))) is not None:
            return same
        elsewhere = self._by_source.get(segment.source, [])
        decided = [other for other in elsewhere if is_decided(other)] or elsewhere
        return decided[0] if len({other.target for other in decided}) == 1 else None


def _prevails(old: Segment, new: Segment) -> bool:
    """Whether what a person decided counts more than what memory, tables or a model give now."""
    if not is_decided(old):
        return False
    if new.origin is not Origin.MEMORY:
        return True
    trusted = STATUS_ORDER.index(new.status) >= STATUS_ORDER.index(old.status)
    return not (trusted and (new.changed or "") > (old.changed or ""))


def _forbidden(old: Segment, source: str, language: str, sources: TranslationSources) -> bool:
    """Whether somebody has said since in the memory that it is wrong."""
    masked = mask(old.source, sources.names, source)
    return sources.memory.is_forbidden(masked, old.target or "", language)


def _relocated(old: Segment, place: str) -> tuple[Finding, ...]:
    return tuple(
        replace(finding, where=place) if finding.where == old.id else finding
        for finding in old.findings
    )
