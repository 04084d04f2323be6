"""What people have signed stays when a brief is built again.

The translation memory has it too; but a memory gives no translation that fails a check, sets edges
and marks by its rules, and may have lost a file. What a person has reviewed or approved for this
brief is taken from the run record as it stands, unless the memory has something newer that is
trusted as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.deliver import Previous, load_record
from briefing.domain import Brief, Finding, Origin, Segment, SegmentStatus, Translation
from briefing.pipeline.provenance import STATUS_ORDER
from briefing.translate import TranslationSources
from briefing.translate.assembly import assemble, general_findings
from briefing.translate.masks import mask
from briefing.translate.segments import TEXT, TITLE, pieces

Signed = Mapping[str, tuple[Segment, ...]]


def signed_segments(record_path: Path, previous: Previous | None) -> Signed:
    """Segments of the run before that a person has reviewed or approved, by language."""
    if previous is None or not previous.signed:
        return {}
    try:
        record = load_record(record_path)
    except (OSError, ValueError):
        return {}
    return {
        code: tuple(segment for segment in item.segments if is_signed(segment))
        for code, item in record.languages.items()
    }


def is_signed(segment: Segment) -> bool:
    """Whether a person has reviewed or approved it; rows of tables are signed in their tables."""
    return (
        segment.target is not None
        and segment.status is not SegmentStatus.DRAFT
        and segment.origin not in (Origin.DATA, Origin.MISSING)
    )


def keep_signed(
    translation: Translation,
    brief: Brief,
    signed: Sequence[Segment],
    sources: TranslationSources,
) -> Translation:
    """``translation`` with what people have signed before in its place.

    Args:
        translation: As memory and models give it now.
        brief: What it translates.
        signed: Segments of an earlier translation into the same language.
    """
    if not signed:
        return translation
    kinds = {piece.id: piece.kind for piece in pieces(brief)}
    known = _Known(signed)
    segments = []
    for segment in translation.segments:
        old = known.find(segment) if kinds.get(segment.id) in (TEXT, TITLE) else None
        if (
            old is None
            or not _prevails(old, segment)
            or _forbidden(old, brief.language, translation.language, sources)
        ):
            segments.append(segment)
        else:
            segments.append(replace(old, id=segment.id, findings=_relocated(old, segment.id)))
    general = general_findings(translation.findings, translation.segments)
    return assemble(brief, translation.language, segments, general)


class _Known:
    """Finds a signed segment by id and source, else by a source that was signed in one way only."""

    def __init__(self, signed: Sequence[Segment]) -> None:
        self._by_place = {(segment.id, segment.source): segment for segment in signed}
        self._by_source: dict[str, list[Segment]] = {}
        for segment in signed:
            self._by_source.setdefault(segment.source, []).append(segment)

    def find(self, segment: Segment) -> Segment | None:
        if (same := self._by_place.get((segment.id, segment.source))) is not None:
            return same
        elsewhere = self._by_source.get(segment.source, [])
        return elsewhere[0] if len({other.target for other in elsewhere}) == 1 else None


def _prevails(old: Segment, new: Segment) -> bool:
    """Whether a signed segment counts more than what the memory or a model gives now."""
    if new.origin not in (Origin.MEMORY, Origin.DATA):
        return True
    if old.origin is Origin.MEMORY and new.origin is Origin.MEMORY:
        return False  # the memory itself knows best what became of its unit
    return _rank(old) >= _rank(new)


def _rank(segment: Segment) -> tuple[int, str]:
    return (STATUS_ORDER.index(segment.status), segment.changed or "")


def _forbidden(old: Segment, source: str, language: str, sources: TranslationSources) -> bool:
    """Whether somebody has said since in the memory that it is wrong."""
    masked = mask(old.source, sources.names, source)
    return sources.memory.is_forbidden(masked, old.target or "", language)


def _relocated(old: Segment, place: str) -> tuple[Finding, ...]:
    return tuple(
        replace(finding, where=place) if finding.where == old.id else finding
        for finding in old.findings
    )
