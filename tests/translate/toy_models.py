"""The toy models of tests/models/data, for tests of the translation chain."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

DATA = Path(__file__).parents[1] / "models" / "data"


def unpack(folder: Path, *names: str) -> Path:
    """Put packages (``en_ru``) into a folder."""
    for name in names:
        with zipfile.ZipFile(DATA / f"{name}.argosmodel") as archive:
            archive.extractall(folder)
    return folder


def held_out() -> list[dict[str, str]]:
    """Sentences that no model has seen, by language."""
    with (DATA / "held_out.tsv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
