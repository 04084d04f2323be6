"""Units of one origin in a TMX file brought up to date: what has changed is replaced, not added to.

`tmx_update` never takes anything away, since an import must not undo a signature. Here the one who
wrote a unit changes their mind about it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.translate.exchange import tmx, xml
from briefing.translate.exchange.tmx_update import Changes, append_entries, with_free_ids
from briefing.translate.exchange.units import Parts, Unit, clean

if TYPE_CHECKING:
    from lxml.etree import _Element

# Languages and source of a unit.
Place = tuple[str, str, Parts]


def place_of(unit: Unit) -> Place:
    """What only one unit of an origin may have."""
    return (unit.source_language, unit.language, unit.source)


def replace_units(
    path: Path, origin: str, units: Sequence[Unit], withdrawn: Collection[Place] = ()
) -> Changes:
    """Make ``units`` the only ones of ``origin`` with their languages and source.

    Units of other origins stay as they are. A file in which nothing changes is not written.

    Args:
        path: The TMX file; made when it is not there.
        origin: That of all ``units``.
        units: One for each place.
        withdrawn: Places of which ``origin`` says nothing any more.

    Raises:
        SettingsError: The file is no TMX or has wrong units.
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    wanted = {place_of(unit): unit for unit in map(clean, units)}
    if not path.exists():
        if wanted:
            tmx.write(with_free_ids(tuple(wanted.values()), ()), path)
        return Changes(added=len(wanted))
    present = tmx.read(path)
    own = {place_of(unit): unit for unit in present if unit.origin == origin}
    same = {place for place, unit in wanted.items() if _says_the_same(own.get(place), unit)}
    gone = {place for place in (*wanted, *withdrawn) if place in own} - same
    added = [unit for place, unit in wanted.items() if place not in same]
    if not (gone or added):
        return Changes(unchanged=len(same))
    tree = xml.parse(path, ("tmx",), tmx.KIND)
    _remove(tree.getroot(), origin, gone)
    kept = [u for u in present if not (u.origin == origin and place_of(u) in gone)]
    append_entries(tree, with_free_ids(added, kept))
    xml.write(tree, path, len(added))
    altered = sum(place in wanted for place in gone)
    return Changes(len(added) - altered, altered, len(same))


def _says_the_same(old: Unit | None, new: Unit) -> bool:
    facts = ("target", "status", "author", "changed", "note")
    return old is not None and all(getattr(old, key) == getattr(new, key) for key in facts)


def _remove(root: _Element, origin: str, gone: Collection[Place]) -> None:
    """Take the languages of ``gone`` out of the entries of ``origin``, and entries left empty."""
    header = root.find("header")
    default = (header.get("srclang") or "") if header is not None else ""
    for number, entry in enumerate(list(root.iter("tu")), 1):
        units = tmx.read_entry(entry, entry.get("tuid") or str(number), "", default_source=default)
        leaving = [u for u in units if u.origin == origin and place_of(u) in gone]
        if len(leaving) == len(units):
            _drop(entry)
            continue
        variants = tmx.variants_of(entry)
        for unit in leaving:
            _drop(variants[unit.language])


def _drop(element: _Element) -> None:
    """Take an element out; the text behind it takes the place of that before it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = element.tail
    parent.remove(element)
