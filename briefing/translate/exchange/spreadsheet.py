"""CSV with a header, for spreadsheets: one unit a row, placeholders as text (`inline_text`).

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which reading takes
away again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.errors import SettingsError
from briefing.translate.exchange.inline_text import from_text, to_text
from briefing.translate.exchange.jsonl import read_lines
from briefing.translate.exchange.units import (
    FACTS,
    Scan,
    Unit,
    clean,
    language_code,
    refuse_wrong,
    status_of,
    with_facts,
)
from briefing.translate.exchange.xml import write_file

_FACTS = (*FACTS, "note")
_COLUMNS = (
    "id", "source_language", "language", "source", "target", "status", *_FACTS, "supersedes",
    "forbidden",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "'")


def read(path: Path) -> tuple[Unit, ...]:
    """Read the rows that have a target; only ``language``, ``source`` and ``target`` must be there.

    Raises:
        SettingsError: Columns are missing, or rows are wrong; every problem with its line.
    """
    return refuse_wrong(path, scan(path))


def scan(path: Path) -> Scan:
    """As `read`, but wrong rows are left out and described beside the good ones."""
    reader = csv.DictReader(io.StringIO("\n".join(read_lines(path)), newline=""), strict=True)
    units: list[Unit] = []
    problems: list[str] = []
    try:
        lacking = {"language", "source", "target"} - set(reader.fieldnames or ())
        if lacking:
            raise SettingsError(f"{path}:1: columns are missing: {', '.join(sorted(lacking))}")
        for row in reader:
            try:
                if None in row or None in row.values():
                    raise ValueError("the row has too many or too few cells")
                if row["target"].strip():
                    units.append(_unit(row, reader.line_num, path.name))
            except ValueError as error:
                problems.append(f"{path}:{reader.line_num}: {error}")
    except csv.Error as error:
        raise SettingsError(
            f"{path}:{reader.line_num}: this is no readable CSV: {error}"
        ) from error
    return tuple(units), tuple(problems)


def _unit(row: Mapping[str, str], line: int, file: str) -> Unit:
    cells = {key: _shown(value) for key, value in row.items()}
    unit = Unit(
        cells.get("id") or f"line-{line}",
        language_code(cells["language"]),
        from_text(cells["source"]),
        from_text(cells["target"]),
        status=status_of(cells.get("status", "")),
        supersedes=tuple(cells.get("supersedes", "").splitlines()),
        forbidden=cells.get("forbidden", "") == "yes",
        source_language=language_code(cells.get("source_language") or "en"),
        file=file,
        line=line,
    )
    return clean(with_facts(unit, {key: cells.get(key, "") for key in _FACTS}))


def _shown(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def write(units: Sequence[Unit], path: Path) -> None:
    """Write a new file.

    Raises:
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for unit in map(clean, units):
        values = {
            "source": to_text(unit.source),
            "target": to_text(unit.target),
            "supersedes": "\n".join(unit.supersedes),
            "forbidden": "yes" if unit.forbidden else "",
        }
        cells = (values.get(column, str(getattr(unit, column))) for column in _COLUMNS)
        writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    write_file(path, stream.getvalue().encode("utf-8-sig"), len(units))
