"""A unit as a row of the index holds it: one line of JSON."""

from __future__ import annotations

import json

from briefing.domain import SegmentStatus
from briefing.translate.exchange.units import Parts, Placeholder, Unit


def encode(unit: Unit) -> str:
    """``unit`` as JSON, with the place where it was read."""
    row = [
        unit.id,
        unit.language,
        _write(unit.source),
        _write(unit.target),
        unit.status.value,
        unit.author,
        unit.changed,
        unit.origin,
        unit.note,
        unit.context,
        unit.supersedes,
        unit.forbidden,
        unit.source_language,
        unit.file,
        unit.line,
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Unit:
    """The unit that `encode` wrote."""
    (
        name, language, source, target, status, author, changed, origin, note, context, supersedes,
        forbidden, source_language, file, line,
    ) = json.loads(text)  # fmt: skip
    return Unit(
        name,
        language,
        _read(source),
        _read(target),
        SegmentStatus(status),
        author,
        changed,
        origin,
        note,
        context,
        tuple(supersedes),
        bool(forbidden),
        source_language,
        file,
        line,
    )


def _write(parts: Parts) -> list[object]:
    return [p if isinstance(p, str) else [p.number, p.kind, p.case, p.text] for p in parts]


def _read(parts: list[object]) -> Parts:
    return tuple(
        part if isinstance(part, str) else Placeholder(*part)  # type: ignore[misc]
        for part in parts
    )
