"""All TMX files of ``locales/memory/`` together: what is in them, and units brought into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import SettingsError
from briefing.translate.exchange import tmx
from briefing.translate.exchange.inline_text import to_text
from briefing.translate.exchange.tmx_update import Changes, merge_all, update
from briefing.translate.exchange.units import Unit

# Marks that people type for one another.
_APOSTROPHES = re.compile("[ʻʼ’‘`´]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that a search found, and how well it fits, in percent."""

    unit: Unit
    score: float


def read_library(folder: Path) -> tuple[Unit, ...]:
    """Every unit of every TMX file of a folder, files by name; no folder holds no units.

    Raises:
        SettingsError: Files or units are wrong; all are listed.
    """
    units: list[Unit] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.tmx")):
        try:
            found, wrong = tmx.scan(path)
        except SettingsError as error:
            problems.append(error.message)
            continue
        units += found
        problems += wrong
    if problems:
        raise SettingsError(
            f"{folder}: {len(problems)} problem(s) in the translation memory",
            "mend the lines",
            tuple(problems),
        )
    return tuple(units)


def bring_in(folder: Path, into: str, units: Sequence[Unit]) -> dict[str, Changes]:
    """Bring units into the memory: a pair that some file has is merged there, others go ``into``.

    Args:
        folder: ``locales/memory/``; made when it is not there.
        into: File name of the TMX file for new units.
        units: In the order in which they should be added; duplicates are merged.

    Returns:
        What changed, by file name.

    Raises:
        SettingsError: A file of the memory is wrong; nothing has been written.
        OutputError: A file cannot be written.
    """
    homes = {unit.pair: unit.file for unit in reversed(read_library(folder))}
    by_file: dict[str, list[Unit]] = {}
    for unit in merge_all(units):
        by_file.setdefault(homes.get(unit.pair, into), []).append(unit)
    if by_file:
        folder.mkdir(parents=True, exist_ok=True)
    return {name: update(folder / name, wanted) for name, wanted in sorted(by_file.items())}


def search(units: Sequence[Unit], text: str, *, at_least: float = 80) -> tuple[Hit, ...]:
    """Units whose source or target holds a text, or words like it, the best first.

    Upper case and the kind of apostrophe make no difference.
    """
    from rapidfuzz import fuzz

    wanted = _searchable(text)
    hits = []
    for unit in units:
        sides = (_searchable(unit.source_text), _searchable(to_text(unit.target)))
        if any(wanted in side for side in sides):
            hits.append(Hit(unit, 100.0))
        else:
            score = max(
                ratio(wanted, side)
                for ratio in (fuzz.token_set_ratio, fuzz.partial_ratio)
                for side in sides
            )
            if score >= at_least:
                hits.append(Hit(unit, round(score, 1)))
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def _searchable(text: str) -> str:
    return _APOSTROPHES.sub("'", " ".join(text.split())).casefold()
