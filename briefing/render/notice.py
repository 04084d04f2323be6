"""What the footer says about where the text comes from. It must be true for every status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.domain import VARIANTS, Origin, Provenance, SegmentStatus, Signature
from briefing.language.format import format_date
from briefing.language.typography import dash_of
from briefing.render.labels import (
    NOTICE_DOUBTFUL,
    NOTICE_ORIGINS,
    NOTICE_OTHERS,
    NOTICE_REST,
    NOTICE_SIGNED,
    NOTICE_STATUS,
    NOTICE_TRANSLATION,
    NOTICE_VERBATIM,
    SEGMENTS,
    Labels,
)

# The footer has four lines: more names, or longer ones, would leave the page.
MOST_PEOPLE = 3
MOST_LETTERS = 32


def write_notice(provenance: Provenance | None, labels: Labels) -> str:
    """The notice in the language of ``labels``.

    Args:
        provenance: ``None`` for the source language.

    Returns:
        For instance ``Перевод: память переводов — 18 сегментов, данные — 22; черновик, …``, and
        when people have reviewed it who and when.
    """
    if provenance is None:
        return labels.label(NOTICE_VERBATIM)
    return labels.label(
        NOTICE_TRANSLATION,
        origins=_origins(provenance, labels),
        status="; ".join((*_statuses(provenance, labels), *_doubts(provenance, labels))),
    )


def _origins(provenance: Provenance, labels: Labels) -> str:
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
    return ", ".join(parts) or dash


def _statuses(provenance: Provenance, labels: Labels) -> Iterator[str]:
    """What is approved and reviewed, by whom and when; then what the rest is."""
    if not provenance.signatures:
        yield labels.label(NOTICE_STATUS[provenance.status.value])
        return
    shown = provenance.signatures[:MOST_PEOPLE]
    others = len({s.reviewer for s in provenance.signatures} - {s.reviewer for s in shown})
    counted = len(provenance.signatures) > 1 or provenance.unsigned is not None
    for status in (SegmentStatus.APPROVED, SegmentStatus.REVIEWED):
        signed = [signature for signature in shown if signature.status is status]
        if not signed:
            continue
        people = _people(signed, labels, counted=counted)
        if others and signed[-1] is shown[-1]:
            people += f", {labels.label_n(*NOTICE_OTHERS, others)}"
        yield labels.label(NOTICE_SIGNED[status.value], people=people)
    if provenance.unsigned is not None:
        rest = labels.label(NOTICE_STATUS[provenance.unsigned.value])
        yield labels.label(NOTICE_REST, status=rest)


def _doubts(provenance: Provenance, labels: Labels) -> Iterator[str]:
    """What did not pass the checks, in a draft that was made all the same."""
    if provenance.doubtful:
        yield labels.label_n(*NOTICE_DOUBTFUL, provenance.doubtful)


def _people(signed: Sequence[Signature], labels: Labels, *, counted: bool) -> str:
    """Names with what belongs to each in brackets; no name has to be declined."""
    described = []
    for signature in signed:
        facts = [labels.label_n(*SEGMENTS, signature.segments)] if counted else []
        if signature.date is not None:
            base = VARIANTS.get(labels.language, labels.language)
            facts.append(labels.in_script(format_date(signature.date, base)))
        name = _shortened(signature.reviewer)
        described.append(f"{name} ({', '.join(facts)})" if facts else name)
    return ", ".join(described)


def _shortened(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1].rstrip() + "…"
