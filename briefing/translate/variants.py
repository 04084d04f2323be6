"""A finished brief in the other script of its language.

Nothing is translated here: every piece of the brief in the base language is transliterated, so a
variant says what its base says. What stands untranslated, and the titles of sources that were left
in their own language, stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.domain import (
    Brief,
    Entry,
    Figure,
    Finding,
    Segment,
    SegmentStatus,
    Translation,
)
from briefing.language.scripts import open_transliterator
from briefing.translate.segments import TITLE, Piece, rebuild

Convert = Callable[[str], str]
# What the chain says of the title of a source that has no translation.
ORIGINAL_TITLE = "original title"


def derive_variant(translation: Translation, variant: str, locales: Path) -> Translation:
    """``translation`` in another script.

    Args:
        translation: In the base language of ``variant``.
        variant: A key of `briefing.domain.VARIANTS`.
        locales: Folder with the exception tables.

    Returns:
        The same segments and findings; every segment is a draft, whatever the base was, because
        nobody has read it in this script.

    Raises:
        SettingsError: An exception table is wrong.
    """
    convert = open_transliterator(locales, variant).convert
    segments = tuple(
        derive_segment(segment, translation.language, convert) for segment in translation.segments
    )
    targets = {segment.id: segment.target for segment in segments}

    def target(piece: Piece) -> str:
        text = targets.get(piece.id)
        return text if text is not None else piece.text

    brief = rebuild(translation.brief, variant, target)
    return replace(translation, language=variant, brief=brief, segments=segments)


def derive_source(brief: Brief, variant: str, locales: Path) -> Brief:
    """The brief of the source language in the other script; titles of sources stay.

    Raises:
        SettingsError: An exception table is wrong.
    """
    convert = open_transliterator(locales, variant).convert

    def target(piece: Piece) -> str:
        return piece.text if piece.kind == TITLE else convert(piece.text)

    derived = rebuild(brief, variant, target)
    sections = tuple(
        replace(
            made,
            entries=tuple(
                _with_measure(entry, given, convert)
                for entry, given in zip(made.entries, section.entries, strict=True)
            ),
        )
        for made, section in zip(derived.sections, brief.sections, strict=True)
    )
    return replace(derived, sections=sections)


def derive_segment(segment: Segment, base: str, convert: Convert) -> Segment:
    """One segment in the other script."""
    if segment.target is None or segment.reference == ORIGINAL_TITLE:
        return replace(segment, comments=(), history=())
    reference = ", ".join(filter(None, (segment.reference, f"transliterated from {base}")))
    return replace(
        segment,
        target=convert(segment.target),
        status=SegmentStatus.DRAFT,
        reference=reference,
        ignored=(*segment.ignored, *_signed(segment, base)),
        comments=(),
        history=(),
    )


def _signed(segment: Segment, base: str) -> Iterator[tuple[str, str]]:
    """What a person has decided of the base holds here too, though this script is a draft."""
    if segment.blocking:
        return
    aside = {finding for finding, _ in segment.ignored}
    for finding in segment.findings:
        if finding.level == "error" and finding.id not in aside:
            yield finding.id, f"signed in {base}"


def _with_measure(entry: Entry, given: Entry, convert: Convert) -> Entry:
    """What a figure measures, which `rebuild` leaves out because no table translates it."""
    if isinstance(entry, Figure) and isinstance(given, Figure) and given.measure is not None:
        return replace(entry, measure=convert(given.measure))
    return entry


def check_variant(
    segments: Iterable[Segment], base: Iterable[Segment] | None, variant: str, locales: Path
) -> tuple[Finding, ...]:
    """What is wrong with the segments of a variant in a run record.

    Args:
        base: The segments of its base language, where the record has that language too: then every
            segment must be what the rules make of them. Else no word may be in the other script.

    Raises:
        SettingsError: An exception table is wrong.
    """
    convert = open_transliterator(locales, variant).convert
    known = {segment.id: segment for segment in base or ()}
    findings = []
    for segment in segments:
        if segment.target is None or segment.reference == ORIGINAL_TITLE:
            continue
        given = known.get(segment.id)
        if given is not None and given.target is not None:
            expected = convert(given.target)
        else:
            expected = convert(segment.target)
        if segment.target != expected:
            message = f"{segment.target!r} should be {expected!r}: build the brief again"
            findings.append(Finding("variant-differs", "error", message, segment.id))
    return tuple(findings)
