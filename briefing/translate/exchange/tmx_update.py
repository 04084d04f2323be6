"""Units into a TMX file that is there already: comments, header and foreign properties stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.translate.exchange import tmx, xml
from briefing.translate.exchange.units import Unit, clean
from briefing.translate.precedence import rank

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree


@dataclass(frozen=True, slots=True)
class Changes:
    """How many units of a file an update added, altered, and found there as they are."""

    added: int = 0
    altered: int = 0
    unchanged: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.added + other.added,
            self.altered + other.altered,
            self.unchanged + other.unchanged,
        )


def merge(old: Unit, new: Unit) -> Unit:
    """One unit of two with the same pair; never less than either of them says.

    The status is the higher one; a pair that was forbidden once stays so. Of author, date and
    origin the unit counts that was changed later, the old one in doubt; notes are joined.
    Merging the same unit again changes nothing.
    """
    later, earlier = (new, old) if rank(new) > rank(old) else (old, new)
    lines = dict.fromkeys((*old.note.splitlines(), *new.note.splitlines()))
    return replace(
        old,
        status=later.status,
        author=later.author or earlier.author,
        changed=max(old.changed, new.changed),
        origin=later.origin or earlier.origin,
        note="\n".join(lines),
        supersedes=tuple(dict.fromkeys((*old.supersedes, *new.supersedes))),
        forbidden=old.forbidden or new.forbidden,
    )


def merge_all(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """``units`` with duplicates of a pair merged into the first of them."""
    found: dict[object, Unit] = {}
    for unit in units:
        found[unit.pair] = merge(found[unit.pair], unit) if unit.pair in found else unit
    return tuple(found.values())


def update(path: Path, units: Sequence[Unit]) -> Changes:
    """Bring ``units`` into a TMX file, which is made when it is not there.

    A pair that the file has is merged with what it says, another is added at the end, under an id
    that no other source of the file has. When there is nothing new the file is not written.

    Raises:
        SettingsError: The file is no TMX or has wrong units.
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    wanted = merge_all([clean(unit) for unit in units])
    if not path.exists():
        tmx.write(with_free_ids(wanted, ()), path)
        return Changes(added=len(wanted))
    present = tmx.read(path)
    known = {unit.pair for unit in present}
    added = with_free_ids([unit for unit in wanted if unit.pair not in known], present)
    tree = xml.parse(path, ("tmx",), tmx.KIND)
    altered = _alter(tree, {unit.pair: unit for unit in wanted if unit.pair in known})
    if added:
        append_entries(tree, added)
    if added or altered:
        xml.write(tree, path, len(added) + altered)
    return Changes(len(added), altered, len(wanted) - len(added) - altered)


def with_free_ids(units: Sequence[Unit], present: Sequence[Unit]) -> tuple[Unit, ...]:
    """An id belongs to one source text, and in a language to one target."""
    sources = {unit.id: unit.source for unit in present}
    taken = {(unit.id, unit.language) for unit in present}
    free = []
    for unit in units:
        name, number = unit.id, 1
        while sources.get(name, unit.source) != unit.source or (name, unit.language) in taken:
            number += 1
            name = f"{unit.id}-{number}"
        sources[name] = unit.source
        taken.add((name, unit.language))
        free.append(replace(unit, id=name))
    return tuple(free)


def _alter(tree: _ElementTree, wanted: dict[object, Unit]) -> int:
    """Merge ``wanted`` into the entries that have them; how many units that changed."""
    altered = 0
    for number, entry in enumerate(tree.iter("tu"), 1):
        default = tree.find("header")
        units = tmx.read_entry(
            entry, entry.get("tuid") or str(number), "",
            default_source=(default.get("srclang") or "") if default is not None else "",
        )  # fmt: skip
        merged = [merge(unit, wanted[unit.pair]) if unit.pair in wanted else unit for unit in units]
        changed = sum(new != old for new, old in zip(merged, units, strict=True))
        if changed:
            tmx.set_facts(entry, tmx.variants_of(entry), merged, new=False)
            _lay_out(entry)
            altered += changed
    return altered


def append_entries(tree: _ElementTree, units: Sequence[Unit]) -> None:
    """Put entries for ``units`` at the end of a file."""
    body = tree.find("body")
    if body is None:
        from lxml import etree

        body = etree.SubElement(tree.getroot(), "body")
    last = body[-1] if len(body) else None
    for entry in tmx.entries(units):
        body.append(entry)
        _lay_out(entry)
        if last is None:
            body.text = "\n    "
        else:
            last.tail = "\n    "
        entry.tail = "\n  "
        last = entry


def _lay_out(entry: _Element) -> None:
    """Line breaks as in a whole file; the one behind the entry stays."""
    tail = entry.tail
    xml.lay_out(entry, ("tuv",), 2)
    entry.tail = tail
