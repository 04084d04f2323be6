"""All TMX files of ``locales/memory/`` together: what is in them, and units brought into them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.errors import SettingsError
from briefing.translate.exchange import tmx
from briefing.translate.exchange.tmx_update import Changes, merge_all, update
from briefing.translate.exchange.units import Unit


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
