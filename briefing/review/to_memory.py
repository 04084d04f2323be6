"""Decisions of people as units of the translation memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.deliver.locking import hold
from briefing.domain import Segment
from briefing.errors import OutputError
from briefing.pipeline.touched import is_decided
from briefing.review.edits import blocking
from briefing.translate.exchange.tmx_replace import place_of, replace_units
from briefing.translate.exchange.tmx_update import Changes
from briefing.translate.exchange.units import Unit
from briefing.translate.precedence import rank
from briefing.translate.segments import TEXT, TITLE

LOCK_SECONDS = 20


def origin_of(name: str) -> str:
    """What the units of the brief ``name`` have as their origin."""
    return f"review of {name}"


def unit_of(name: str, segment: Segment, source_language: str, language: str) -> Unit | None:
    """The unit for a segment that a person has decided; ``None`` when there is none to learn from.

    That is: nobody has decided it, or it has findings that block.
    """
    if not is_decided(segment) or segment.target is None:
        return None
    if blocking(segment, segment.findings):
        return None
    return Unit(
        f"{name}-{segment.id}-{language}",
        language,
        (segment.source,),
        (segment.target,),
        segment.status,
        author=segment.reviewer or "",
        changed=segment.changed or "",
        origin=origin_of(name),
        note="\n".join(f"ignored: {finding}: {why}" for finding, why in segment.ignored),
        source_language=source_language,
    )


def remember(
    file: Path,
    name: str,
    segments: Iterable[Segment],
    kinds: Mapping[str, str],
    languages: tuple[str, str],
    withdrawn: Iterable[Segment] = (),
) -> Changes:
    """Bring decisions into a file of the memory, in the place of what was decided before.

    Args:
        file: The TMX file.
        name: Of the brief.
        segments: Those that nobody has decided are passed over.
        kinds: What each segment is; only running text and titles belong into the memory.
        languages: Of source and translation.
        withdrawn: Segments whose decision was taken back.

    Raises:
        SettingsError: The file is no TMX or has wrong units.
        OutputError: It cannot be written, or another process holds it.
    """
    texts = [s for s in segments if kinds.get(s.id) in (TEXT, TITLE)]
    units = [(segment, unit_of(name, segment, *languages)) for segment in texts]
    made = [unit for _, unit in units if unit is not None]
    # Where the same sentence was decided twice, the last decision counts.
    newest = {place_of(u): u for u in sorted(made, key=lambda u: (u.changed, rank(u)[0]))}
    unusable = [segment for segment, unit in units if unit is None and is_decided(segment)]
    places = {(*languages, (s.source,)) for s in (*withdrawn, *unusable)} - set(newest)
    if not (newest or places):
        return Changes()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with hold(file.with_name(f".{file.name}.lock"), wait=LOCK_SECONDS):
            return replace_units(file, origin_of(name), tuple(newest.values()), places)
    except OSError as error:
        raise OutputError(
            f"{file} cannot be written: {error.strerror or error}",
            "free space, or name another file under [review] in briefing.toml",
        ) from error
