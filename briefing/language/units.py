"""The table of units: how each is spelled in English and written in the other languages.

``locales/units.csv`` has a row per unit. A cell of several forms separates them with ``|``:

* ``en_forms``: singular, plural, then every other spelling to be recognised;
* ``symbol``: what English puts at the number instead of a word (``$500``, ``5 °C``);
* ``ru``: one form that never changes, or the forms after 1, 2 and 5;
* ``kk`` and ``uz``: the form as written, then the word that is spoken when the first is a sign or
  an abbreviation. ``{}`` is the place of the number when it does not come first;
* ``base``: the same unit by its factor and another key: ``1000000000 m3``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from briefing.errors import SettingsError

NBSP = "\u00a0"
UNITS_FILE = "units.csv"
UNIT_KINDS = ("percent", "percentage-point", "currency", "unit")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_COLUMNS = ("key", "kind", "en_forms", "symbol", "ru", "kk", "uz", "base", "note", "status")


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the table; see the module for what the forms mean.

    Attributes:
        factor: How many ``base`` units it is; 1 when it is its own base.
        base: Key of the unit that amounts are compared in.
    """

    key: str
    kind: str
    en: tuple[str, ...]
    symbol: str
    ru: tuple[str, ...]
    kk: tuple[str, ...]
    uz: tuple[str, ...]
    factor: Decimal
    base: str

    def forms(self, language: str) -> tuple[str, ...]:
        """The forms of the unit in a language."""
        return {"en": self.en, "ru": self.ru, "kk": self.kk, "uz": self.uz}[language]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """All units in the order of the table; read once, so compared by identity."""

    rows: tuple[Unit, ...]

    def find(self, key: str) -> Unit | None:
        """The unit with this key."""
        return _by_key(self).get(key)


@lru_cache(maxsize=8)
def _by_key(units: Units) -> dict[str, Unit]:
    return {unit.key: unit for unit in units.rows}


def load_units(folder: Path) -> Units:
    """The table of a locales folder; read again only when the file has changed.

    Raises:
        SettingsError: The file is missing or some rows are wrong; all of them are listed.
    """
    path = folder / UNITS_FILE
    try:
        state = path.stat()
    except OSError as error:
        raise SettingsError(
            f"cannot read the table of units {path}: {error.strerror}",
            "restore it from the package, or run in another folder",
        ) from error
    return _load(path, state.st_mtime_ns, state.st_size)


def default_units() -> Units:
    """The table of the workspace that the program runs in, else the packaged one."""
    # Asked for with every text: the workspace is looked for only when another may be meant.
    seen = (Path("locales").is_dir(), Path("briefing.toml").is_file())
    return _default(_locales(Path.cwd(), seen))


@lru_cache(maxsize=8)
def _locales(_folder: Path, _seen: tuple[bool, bool]) -> Path:
    from briefing.resources import open_workspace

    return open_workspace().locales


@lru_cache(maxsize=8)
def _default(folder: Path) -> Units:
    return load_units(folder)


@lru_cache(maxsize=8)
def _load(path: Path, _modified: int, _size: int) -> Units:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"cannot read {path}: {error}", "save the table as UTF-8, comma-separated"
        ) from error
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise SettingsError(
            f"{path}: columns missing: {', '.join(missing)}",
            f"the first line must be: {','.join(_COLUMNS)}",
        )
    problems: list[str] = []
    rows: list[Unit] = []
    for record in reader:
        try:
            rows.append(_read_row(record))
        except ValueError as error:
            problems.append(f"{path}:{reader.line_num}: {error}")
    problems += _check_table(path, rows)
    if problems:
        raise SettingsError(f"{path} has wrong rows", "mend these lines", tuple(problems))
    return Units(tuple(rows))


def _read_row(record: dict[str, str | None]) -> Unit:
    if None in record or None in record.values():
        raise ValueError(f"a row has {len(_COLUMNS)} cells, this one has more or fewer")
    cells = {name: (value or "").strip() for name, value in record.items()}
    for name in ("key", "en_forms", "ru", "kk", "uz"):
        if not cells[name]:
            raise ValueError(f"the cell {name} is empty")
    if cells["kind"] not in UNIT_KINDS:
        raise ValueError(f"kind {cells['kind']!r} is none of {', '.join(UNIT_KINDS)}")
    russian = _forms(cells["ru"])
    if len(russian) not in (1, 3):
        raise ValueError("ru needs one form, or the three after 1, 2 and 5")
    turkic = {name: _forms(cells[name]) for name in ("kk", "uz")}
    if any(len(forms) > 2 for forms in turkic.values()):
        raise ValueError("kk and uz take a written form and at most one spoken form")
    factor, base = _read_base(cells["base"], cells["key"])
    return Unit(
        key=cells["key"],
        kind=cells["kind"],
        en=tuple(form.strip() for form in cells["en_forms"].split("|") if form.strip()),
        symbol=cells["symbol"],
        ru=russian,
        kk=turkic["kk"],
        uz=turkic["uz"],
        factor=factor,
        base=base,
    )


def _forms(cell: str) -> tuple[str, ...]:
    # An abbreviation keeps its parts together on one line: куб. м, п. п.
    forms = (form.strip().replace(". ", f".{NBSP}") for form in cell.split("|"))
    return tuple(form for form in forms if form)


def _read_base(cell: str, key: str) -> tuple[Decimal, str]:
    if not cell:
        return Decimal(1), key
    try:
        number, base = cell.split()
        factor = Decimal(number)
    except (ValueError, InvalidOperation):
        raise ValueError(f"base {cell!r} is not a number and a key, as in 1000 kg") from None
    if not factor.is_finite() or factor <= 0:
        raise ValueError(f"base {cell!r} has no positive factor")
    return factor, base


def _check_table(path: Path, rows: Iterable[Unit]) -> list[str]:
    problems = []
    keys: set[str] = set()
    owners: dict[str, str] = {}
    table = list(rows)
    for unit in table:
        if unit.key in keys:
            problems.append(f"{path}: the key {unit.key} stands twice")
        keys.add(unit.key)
        for form in unit.en:
            if owners.setdefault(form, unit.key) != unit.key:
                problems.append(f"{path}: {form!r} is both {owners[form]} and {unit.key}")
    roots = {unit.key for unit in table if unit.base == unit.key}
    problems += [
        f"{path}: {unit.key} is measured in {unit.base}, which is no base unit of the table"
        for unit in table
        if unit.base not in roots
    ]
    return problems
