"""The translation memory as an SQLite index, for memories too large to read at every start.

It lies beside the cache of the models and can be deleted at any time (`index_store`).

Texts are found by their words (FTS5) and masked only then: masking 200,000 of them would take
minutes, and again after every change of names.csv. An entry with the same key has all words of the
key, so nothing is missed; a similar one shares its rarest words, and RapidFuzz ranks those.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import __version__
from briefing.domain import Finding
from briefing.language.names import NameTable
from briefing.translate.entries import Entry, make_entry, with_shorter
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import Glossary
from briefing.translate.index_store import StoredIndex, file_of
from briefing.translate.index_tables import (
    TABLES,
    candidates,
    drop_unused_texts,
    hide_superseded,
    text_id,
    texts_with_words,
    unit_beside,
    units_of,
)
from briefing.translate.masks import Masked, mask, normalise
from briefing.translate.precedence import choose
from briefing.translate.reverse import units_from
from briefing.translate.similar import LEAST, most_similar
from briefing.translate.stored_units import encode

_FORMAT = 2
_REMEMBERED = 500  # keys and texts of this run
_MASKED = 8
_READ_INTO = ("ru", "kk", "uz")


@dataclass(frozen=True, slots=True)
class IndexSource:
    """What an index is made of.

    Attributes:
        folder: Of the TMX files.
        source: Language that is translated from.
    """

    folder: Path
    names: NameTable
    glossary: Glossary
    source: str = "en"

    def fingerprint(self) -> str:
        """Of everything but the files that decides what stands in the index."""
        people = [name.forms for name in self.names.names] if self.source != "en" else []
        connectives = self.glossary.connectives(self.source)
        seen = repr((__version__, _FORMAT, self.source, people, connectives))
        return hashlib.sha256(seen.encode()).hexdigest()


def index_file(cache: Path, origin: IndexSource) -> Path:
    """The file of the index for a folder and a source language.

    Args:
        cache: Folder of the cache.
    """
    return file_of(cache, origin.folder, origin.source)


class Index(StoredIndex):
    """Entries by key, similar keys, and what stands beside an entry in its file.

    Attributes:
        findings: What was wrong with the file, and with units that were looked at.
    """

    _tables = TABLES
    _format = _FORMAT

    def __init__(
        self,
        origin: IndexSource,
        path: Path | None,
        progress: Callable[[str], None] = lambda step: None,
    ) -> None:
        """Open the index, and bring it up to date.

        Args:
            path: Its file; ``None`` keeps it in memory.
            progress: Called with a short line for each file that is read, which may take minutes.

        Raises:
            SettingsError: A TMX file or a unit is wrong.
        """
        self._origin = origin
        self._found: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._masks: dict[str, Masked] = {}
        super().__init__(origin.folder, path, progress)

    def __len__(self) -> int:
        query = "SELECT count(*) FROM units WHERE shortened = 0 AND hidden = 0"
        return int(self._ask(lambda link: link.execute(query).fetchone())[0])

    def entries(self, language: str, key: str) -> tuple[Entry, ...]:
        """Entries with this key, the best first, without those that may not be used.

        A key of slots alone finds nothing: it has no words.
        """
        found = self._with_key(language, key)
        order = {id(unit): place for place, unit in enumerate(choose([e.unit for e in found]))}
        kept = [entry for entry in found if id(entry.unit) in order]
        return tuple(sorted(kept, key=lambda entry: (entry.shortened, order[id(entry.unit)])))

    def forbidden(self, language: str, key: str) -> tuple[Entry, ...]:
        """Entries with this key whose target must never be used."""
        return tuple(entry for entry in self._with_key(language, key) if entry.unit.forbidden)

    def similar(self, language: str, key: str, most: int) -> tuple[tuple[str, float], ...]:
        """Other keys of a language with their likeness in percent, the likest first."""
        texts = self._ask(lambda link: candidates(link, language, key))
        # First by the words as they are; the best of them are worth masking.
        likest = [text for text, _ in most_similar(key, texts, _MASKED, least=LEAST - 25)]
        units = self._ask(lambda link: units_of(link, language, [texts[text] for text in likest]))
        keys = {entry.masked.key for entry in self._masked(units)}
        return most_similar(key, keys - {key}, most)

    def neighbours(self, entry: Entry) -> tuple[str, str]:
        """Keys of the units before and after ``entry`` in its file; empty where there is none."""
        units = self._ask(lambda link: [unit_beside(link, entry.unit, step) for step in (-1, 1)])
        before, after = (
            next((e.masked.key for e in self._masked([(unit, 0)])), "") if unit else ""
            for unit in units
        )
        return before, after

    def _with_key(self, language: str, key: str) -> tuple[Entry, ...]:
        if (language, key) not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            units = self._ask(lambda link: units_of(link, language, texts_with_words(link, key)))
            entries = self._masked(units)
            self._found[language, key] = tuple(e for e in entries if e.masked.key == key)
        return self._found[language, key]

    def _masked(self, units: Iterable[tuple[Unit, int]]) -> Iterator[Entry]:
        """Entries of units; one whose placeholders do not fit the tables is left out."""
        for unit, shortened in units:
            text = unit.source_text
            if text not in self._masks:
                if len(self._masks) > _REMEMBERED:
                    self._masks.clear()
                self._masks[text] = mask(text, self._origin.names, self._origin.source)
            try:
                yield make_entry(
                    unit, self._origin.names, self._origin.source, shortened, self._masks[text]
                )
            except ValueError as error:
                message = f"{unit.reference} ({unit.language}) is not used: {error}"
                finding = Finding("unit-unusable", "warning", message, unit.reference)
                if finding not in self.findings:
                    self.findings += (finding,)

    # ------------------------------------------------------------------ filling

    def _fingerprint(self) -> str:
        return self._origin.fingerprint()

    def _read_file(self, connection: sqlite3.Connection, file: Path) -> None:
        origin = self._origin
        units: Sequence[Unit] = tmx.read(file, ("en", *_READ_INTO), ("en", origin.source))
        if origin.source != "en":
            into = ("en", *(code for code in _READ_INTO if code != origin.source))
            units = units_from(units, origin.source, into, origin.names)
        place, last = -1, ""
        for unit in units:
            if unit.reference != last:  # the languages of an entry stand side by side
                place, last = place + 1, unit.reference
            variants = with_shorter(unit, origin.glossary, origin.source)
            for shortened, variant in enumerate(variants):
                connection.execute(
                    "INSERT INTO units (file, place, shortened, language, text, reference, "
                    "supersedes, unit) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        file.name, place, shortened, unit.language,
                        text_id(connection, normalise(variant.source_text)), unit.reference,
                        bool(unit.supersedes), encode(variant),
                    ),
                )  # fmt: skip

    def _finish(self, connection: sqlite3.Connection) -> None:
        drop_unused_texts(connection)
        hide_superseded(connection)
        connection.execute("DELETE FROM frequencies")
        connection.execute("INSERT INTO frequencies SELECT term, doc FROM vocabulary")
