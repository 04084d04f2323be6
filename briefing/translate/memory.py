"""The translation memory: units of TMX files, looked up by a text with its slots masked.

A small memory is read at the start. A large one is looked up in an index
(`briefing.translate.index`) and never read as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.domain import Finding, SegmentStatus
from briefing.language.names import NameTable
from briefing.translate.edges import close_with, open_with
from briefing.translate.entries import (
    Entry,
    bind,
    core,
    make_entry,
    unusable_units,
    with_shorter,
)
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import Glossary
from briefing.translate.masks import Masked, normalise
from briefing.translate.precedence import choose, rank
from briefing.translate.realise import Unrenderable, realise
from briefing.translate.reverse import units_from
from briefing.translate.similar import most_similar

# Reading and masking a memory of this size takes a tenth of a second.
INDEX_FROM_BYTES = 300_000
MOST_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A translation from the memory. ``score`` is in percent.

    Attributes:
        reviewer, changed: Who has signed the unit and on which day, as far as it says so.
    """

    target: str
    score: float
    reference: str
    status: SegmentStatus
    reviewer: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A unit whose sentence fits but whose slots cannot be rendered; ``why`` is for the user."""

    reference: str
    why: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a text stands; it decides between matches that are otherwise as good.

    Attributes:
        before, after: Keys of the segments next to it.
        titles: Titles of the documents, and whatever else a unit may name as its context.
    """

    before: str = ""
    after: str = ""
    titles: tuple[str, ...] = ()


NOWHERE = Surroundings()


class Store(Protocol):
    """Where entries are kept: a list, or an index on the disk."""

    findings: tuple[Finding, ...]

    def __len__(self) -> int: ...

    def entries(self, language: str, key: str) -> tuple[Entry, ...]:
        """Entries with this key, the best first, without those that may not be used."""

    def forbidden(self, language: str, key: str) -> tuple[Entry, ...]:
        """Entries with this key whose target must never be used."""

    def similar(self, language: str, key: str, most: int) -> tuple[tuple[str, float], ...]:
        """Other keys with their likeness in percent, the likest first."""

    def neighbours(self, entry: Entry) -> tuple[str, str]:
        """Keys of the units before and after an entry in its file."""


class Memory:
    """Finds translations. Which unit wins says `briefing.translate.precedence`; of the same status
    one that stood in the same surroundings wins."""

    def __init__(self, store: Store, source: str = "en") -> None:
        self._store = store
        self._source = source

    def __len__(self) -> int:
        return len(self._store)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the index."""
        return self._store.findings

    def find(
        self, source: Masked, language: str, where: Surroundings = NOWHERE
    ) -> Match | NearMiss | None:
        """The best unit for ``source``; a `NearMiss` when only its slots stand in the way."""
        miss: NearMiss | None = None
        for entry in self._in_order(language, source.key, where):
            slots = bind(entry, source.slots)
            if slots is None:
                continue
            try:
                target = dress(
                    realise(core(entry), slots, language), source, language, self._source
                )
            except Unrenderable as error:
                miss = miss or NearMiss(entry.unit.reference, str(error))
                continue
            if not self.is_forbidden(source, target, language):
                return match_of(entry.unit, target, 100.0)
        return miss

    def similar(
        self, source: Masked, language: str, where: Surroundings = NOWHERE
    ) -> tuple[tuple[Entry, float], ...]:
        """Entries that are like ``source``, with their score in percent, the likest first.

        Those with the same key come first: what they take literally stands in the way.
        """
        keys = [(source.key, 99.0), *self._store.similar(language, source.key, MOST_SIMILAR)]
        found = [
            (entry, score) for key, score in keys for entry in self._in_order(language, key, where)
        ]
        # The sort is stable: of the same score the order above stays.
        found.sort(key=lambda pair: (-pair[1], -self._fit(pair[0], where)))
        return tuple(found[:MOST_SIMILAR])

    def is_forbidden(self, source: Masked, target: str, language: str) -> bool:
        """Whether a unit says that ``target`` is a wrong translation of ``source``."""
        for entry in self._store.forbidden(language, source.key):
            slots = bind(entry, source.slots)
            if slots is None:
                continue
            try:
                words = realise(core(entry), slots, language)
            except Unrenderable:
                continue
            if normalise(dress(words, source, language, self._source)) == normalise(target):
                return True
        return False

    def _in_order(self, language: str, key: str, where: Surroundings) -> Sequence[Entry]:
        found = self._store.entries(language, key)
        if len(found) < 2:
            return found
        return sorted(
            found,
            key=lambda e: (e.shortened, -rank(e.unit)[0], -self._fit(e, where)),
        )

    def _fit(self, entry: Entry, where: Surroundings) -> int:
        """How well an entry fits the surroundings; one for another context comes last."""
        fit = 0
        if entry.unit.context:
            known = {normalise(title) for title in where.titles}
            fit += 4 if normalise(entry.unit.context) in known else -4
        if where.before or where.after:
            before, after = self._store.neighbours(entry)
            fit += (before == where.before != "") + (after == where.after != "")
        return fit


class UnitList:
    """A small memory: every unit masked, in dictionaries."""

    findings: tuple[Finding, ...] = ()

    def __init__(
        self, units: Sequence[Unit], names: NameTable, glossary: Glossary, source: str = "en"
    ) -> None:
        """Mask the units.

        Args:
            units: In the order read.

        Raises:
            SettingsError: A placeholder wraps words that are not recognised as what it says.
        """
        self._entries: dict[tuple[str, str], list[Entry]] = {}
        self._forbidden: dict[tuple[str, str], list[Entry]] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._orders: dict[tuple[str, str], list[str]] = {}
        for unit in units:
            self._orders.setdefault((unit.file, unit.language), []).append(unit.reference)
        problems: list[str] = []
        usable = choose(units)
        self._count = len(usable)
        for unit in (*usable, *(unit for unit in units if unit.forbidden)):
            kept = self._forbidden if unit.forbidden else self._entries
            for shortened, variant in enumerate(with_shorter(unit, glossary, source)):
                try:
                    entry = make_entry(variant, names, source, shortened)
                except ValueError as error:
                    problems.append(f"{unit.reference} ({unit.language}): {error}")
                    continue
                kept.setdefault((unit.language, entry.masked.key), []).append(entry)
                self._keys.setdefault((unit.language, unit.reference), entry.masked.key)
        if problems:
            raise unusable_units(problems)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: entry.shortened)

    def __len__(self) -> int:
        return self._count

    def entries(self, language: str, key: str) -> tuple[Entry, ...]:
        """As `Store` has it."""
        return tuple(self._entries.get((language, key), ()))

    def forbidden(self, language: str, key: str) -> tuple[Entry, ...]:
        """As `Store` has it."""
        return tuple(self._forbidden.get((language, key), ()))

    def similar(self, language: str, key: str, most: int) -> tuple[tuple[str, float], ...]:
        """As `Store` has it."""
        others = (other for code, other in self._entries if code == language and other != key)
        return most_similar(key, others, most)

    def neighbours(self, entry: Entry) -> tuple[str, str]:
        """As `Store` has it."""
        unit = entry.unit
        order = self._orders[(unit.file, unit.language)]
        place = order.index(unit.reference)
        beside = (order[place - 1 : place] if place else [], order[place + 1 : place + 2])
        before, after = (
            self._keys.get((unit.language, found[0]), "") if found else "" for found in beside
        )
        return before, after


def load_memory(
    folder: Path,
    languages: tuple[str, ...],
    names: NameTable,
    glossary: Glossary,
    source: str = "en",
    *,
    cache: Path | None = None,
    index_from: int = INDEX_FROM_BYTES,
    progress: Callable[[str], None] = lambda step: None,
) -> Memory:
    """Read every ``*.tmx`` of ``folder``, in name order; no folder is an empty memory.

    Args:
        cache: Folder of the index; without one it is kept in memory.
        index_from: Size of all files in bytes from which an index is used.
        progress: Called with a short line for each file that the index reads.

    Raises:
        SettingsError: A file or unit is wrong.
    """
    files = sorted(folder.glob("*.tmx"))
    if sum(file.stat().st_size for file in files) >= index_from:
        from briefing.translate.index import Index, IndexSource, index_file

        origin = IndexSource(folder, names, glossary, source)
        path = index_file(cache, origin) if cache else None
        return Memory(Index(origin, path, progress), source)
    units: list[Unit] = []
    wanted = tuple(dict.fromkeys((*languages, source)))
    for path in files:
        units.extend(tmx.read(path, wanted, ("en", source)))
    if source != "en":
        units = list(units_from(units, source, languages, names))
    return Memory(UnitList(units, names, glossary, source), source)


def dress(words: str, source: Masked, language: str, spoken: str) -> str:
    """A translation of the core of ``source`` with its capital and its edges.

    Args:
        spoken: The language of ``source``.
    """
    opens_with_day = spoken != "en" and source.core[:1].isdigit()
    if source.core[:1].isupper() or opens_with_day:
        words = words[:1].upper() + words[1:]
    return open_with(source.opening, language) + words + close_with(source.closing, language)


def match_of(unit: Unit, target: str, score: float) -> Match:
    """A match with what the unit says of its translator."""
    read = unit.status is not SegmentStatus.DRAFT
    reviewer = unit.author if read and unit.author else None
    return Match(target, score, unit.reference, unit.status, reviewer, unit.changed or None)
