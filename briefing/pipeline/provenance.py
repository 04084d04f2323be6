"""How a translation came about, counted from its segments."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from briefing.domain import (
    Origin,
    PartialDate,
    Provenance,
    Segment,
    SegmentStatus,
    Signature,
    Translation,
)

STATUS_ORDER = (SegmentStatus.DRAFT, SegmentStatus.REVIEWED, SegmentStatus.APPROVED)


def provenance_of(translation: Translation, source_language: str) -> Provenance:
    """What the page says of ``translation``, which was made of a brief in ``source_language``."""
    shown = [s for s in translation.segments if s.origin is not Origin.MISSING]
    counts = {origin: sum(s.origin is origin for s in shown) for origin in Origin}
    models = dict.fromkeys(s.model for s in shown if s.model)
    unsigned = [segment.status for segment in shown if not _is_signed(segment)]
    return Provenance(
        tuple((origin, count) for origin, count in counts.items() if count),
        tuple(models),
        _lowest(segment.status for segment in shown) or SegmentStatus.DRAFT,
        len(translation.missing),
        _signatures(segment for segment in shown if _is_signed(segment)),
        _lowest(unsigned),
        doubtful=len(translation.doubtful),
        source_language=source_language,
    )


def _is_signed(segment: Segment) -> bool:
    """A draft has been signed by nobody, whoever wrote it."""
    return segment.reviewer is not None and segment.status is not SegmentStatus.DRAFT


def _lowest(statuses: Iterable[SegmentStatus]) -> SegmentStatus | None:
    return min(statuses, key=STATUS_ORDER.index, default=None)


def _signatures(signed: Iterable[Segment]) -> tuple[Signature, ...]:
    by_person: dict[tuple[SegmentStatus, str], list[Segment]] = {}
    for segment in signed:
        by_person.setdefault((segment.status, segment.reviewer or ""), []).append(segment)
    found = [
        Signature(reviewer, status, _last_day(segments), len(segments))
        for (status, reviewer), segments in by_person.items()
    ]
    found.sort(key=lambda s: (-STATUS_ORDER.index(s.status), -s.segments, s.reviewer))
    return tuple(found)


def _last_day(segments: Iterable[Segment]) -> PartialDate | None:
    """The last of the days of change; what is no date of ISO 8601 does not count."""
    days = []
    for segment in segments:
        try:
            days.append(datetime.date.fromisoformat((segment.changed or "")[:10]))
        except ValueError:
            continue
    last = max(days, default=None)
    return PartialDate(last.year, last.month, last.day) if last else None
