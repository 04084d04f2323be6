"""Translation units from and to the files of other programs, one module per format.

Each has ``read(path)``, ``scan(path)`` and ``write(units, path)`` over `units.Unit`. The modules
are imported when a file of theirs is met.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from briefing.errors import UsageError
from briefing.translate.exchange.units import Scan, Unit

# Name on the command line, and module.
FORMATS = {
    "tmx": "tmx",
    "xliff12": "xliff12",
    "xliff21": "xliff21",
    "po": "po",
    "csv": "spreadsheet",
    "jsonl": "jsonl",
}
_EXTENSIONS = {
    ".tmx": "tmx",
    ".xlf": "xliff12",
    ".xliff": "xliff12",
    ".po": "po",
    ".csv": "csv",
    ".jsonl": "jsonl",
}


def format_of(path: Path, wanted: str | None = None) -> str:
    """The format of a file: as wanted, else by its extension; of XLIFF also by what is in it.

    Raises:
        UsageError: There is no such format or extension.
        SettingsError: An XLIFF file cannot be read.
    """
    name = wanted or _EXTENSIONS.get(path.suffix.lower())
    if name not in FORMATS:
        what = f"the format {wanted!r}" if wanted else f"the extension of {path.name}"
        raise UsageError(f"{what} is not known", f"use --format {'|'.join(FORMATS)}")
    if name == "xliff12" and wanted is None and path.exists():
        from briefing.translate.exchange import xliff21, xml

        tag, _ = xml.root_of(path, "XLIFF")
        return "xliff21" if tag == f"{{{xliff21.NAMESPACE}}}xliff" else name
    return name


def scan(path: Path, wanted: str | None = None) -> Scan:
    """The units of a file of any format, and a line for each that is wrong."""
    found: Scan = _module(format_of(path, wanted)).scan(path)
    return found


def write(units: Sequence[Unit], path: Path, wanted: str | None = None) -> None:
    """Write a file of any format; ``.xlf`` is XLIFF 1.2 unless wanted otherwise."""
    name = wanted or _EXTENSIONS.get(path.suffix.lower())
    if name not in FORMATS:
        format_of(path, wanted)
    _module(str(name)).write(units, path)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{FORMATS[name]}")
