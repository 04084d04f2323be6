"""What the footer says about where the text comes from. It must be true for every status."""

from __future__ import annotations

from briefing.domain import Origin, Provenance
from briefing.language.typography import dash_of
from briefing.render.labels import (
    NOTICE_ORIGINS,
    NOTICE_STATUS,
    NOTICE_TRANSLATION,
    NOTICE_VERBATIM,
    SEGMENTS,
    Labels,
)


def write_notice(provenance: Provenance | None, labels: Labels) -> str:
    """The notice in the language of ``labels``.

    Args:
        provenance: ``None`` for the source language.

    Returns:
        For instance ``Перевод: память переводов — 18 сегментов, данные — 22; черновик, …``.
    """
    if provenance is None:
        return labels.label(NOTICE_VERBATIM)
    counted = dict(provenance.segments)
    if provenance.missing:
        counted[Origin.MISSING] = provenance.missing
    dash = dash_of(labels.language)
    parts: list[str] = []
    for origin in Origin:
        count = counted.get(origin, 0)
        if not count:
            continue
        name = labels.label(NOTICE_ORIGINS[origin.value])
        if origin is Origin.ENGINE and provenance.models:
            name += f" ({', '.join(provenance.models)})"
        amount = str(count) if parts else labels.label_n(*SEGMENTS, count)
        parts.append(f"{name} {dash} {amount}")
    return labels.label(
        NOTICE_TRANSLATION,
        origins=", ".join(parts) or dash,
        status=labels.label(NOTICE_STATUS[provenance.status.value]),
    )
