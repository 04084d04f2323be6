"""Segments back to a translation, after some of them were replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.domain import Brief, Finding, Origin, Segment, Translation
from briefing.translate.segments import Piece, rebuild


def assemble(
    brief: Brief, language: str, segments: Sequence[Segment], general: Iterable[Finding] = ()
) -> Translation:
    """The translation of ``brief`` that consists of ``segments``.

    Args:
        brief: In its own language.
        segments: One for each piece of the brief.
        general: Findings that are about no single segment.

    Raises:
        KeyError: A piece of the brief has no segment.
    """
    by_id = {segment.id: segment for segment in segments}

    def target(piece: Piece) -> str:
        translated = by_id[piece.id].target
        return translated if translated is not None else piece.text

    missing = tuple(s.id for s in segments if s.origin is Origin.MISSING)
    findings = (*general, *(f for segment in segments for f in segment.findings))
    return Translation(
        language, rebuild(brief, language, target), tuple(segments), findings, missing
    )


def general_findings(
    findings: Iterable[Finding], segments: Iterable[Segment]
) -> tuple[Finding, ...]:
    """Those of ``findings`` that are about no single one of ``segments``."""
    told = {finding for segment in segments for finding in segment.findings}
    return tuple(finding for finding in findings if finding not in told)
