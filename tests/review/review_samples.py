"""Segments and small helpers that the tests of the review share."""

from __future__ import annotations

from pathlib import Path

from briefing.config import gather_settings, validate_settings
from briefing.deliver import RunRecord
from briefing.domain import Finding, Origin, Segment, SegmentStatus
from briefing.resources import open_workspace
from briefing.review.desk import Desk
from briefing.review.edits import Edit, revision_of

DRAFT, REVIEWED, APPROVED = SegmentStatus
MOMENT = "2026-11-25T10:00:00Z"
LATER = "2026-11-25T11:00:00Z"
KAZAKH = "Қазақстан мен Ресей газ саласында ынтымақтаса бастайды"
LOST = Finding("number-lost", "error", "'12' is not in the translation", "key-1.1")


def segment(**values: object) -> Segment:
    given = {
        "id": "key-1.1",
        "source": "Exports rose by 12 percent.",
        "target": "Экспорт 12% өсті.",
        "origin": Origin.ENGINE,
        "score": -0.4,
        "model": "en_kk 1.0",
    }
    return Segment(**{**given, **values})  # type: ignore[arg-type]


def edit(
    target: str | None = None,
    status: SegmentStatus = REVIEWED,
    *,
    of: Segment | None = None,
    reviewer: str = "A. Bekova",
    moment: str = MOMENT,
    **reasons: str,
) -> Edit:
    named = {name.replace("_", "-"): reason for name, reason in reasons.items()}
    revision = revision_of(of) if of is not None else None
    return Edit("key-1.1", target, status, reviewer, moment, revision, named)


def find(record: RunRecord, name: str, language: str = "kk") -> Segment:
    return next(s for s in record.languages[language].segments if s.id == name)


def open_desk(folder: Path) -> Desk:
    workspace = open_workspace(folder)
    settings = validate_settings(gather_settings(workspace, {}, {}), workspace)
    return Desk(folder / "out", "brief", workspace, settings)
