"""The translation memory as an SQLite index, for memories too large to read at every start.

The TMX files stay the source of truth: the index is made of them, beside the cache of the models,
and brought up to date where a file has changed. It can be deleted at any time. A damaged one is
replaced; in a folder that cannot be written it is kept in the memory of the process.

Texts are found by their words (FTS5) and masked only then: masking 200,000 of them would take
minutes, and again after every change of names.csv. An entry with the same key has all words of the
key, so nothing is missed; a similar one shares its rarest words, and RapidFuzz ranks those.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefing import __version__
from briefing.domain import Finding
from briefing.language.names import NameTable
from briefing.translate.entries import Entry, make_entry, with_shorter
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import Glossary
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
from briefing.translate.reverse import reverse_units
from briefing.translate.similar import LEAST, most_similar
from briefing.translate.stored_units import encode

_APPLICATION_ID = 0x62726D31  # "brm1", in the header of the file: this file is ours
_FORMAT = 1
_REMEMBERED = 500  # keys and texts of this run
_MASKED = 8
_READ_INTO = ("ru", "kk", "uz")
T = TypeVar("T")


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

    @property
    def files(self) -> tuple[Path, ...]:
        """The TMX files, in name order."""
        return tuple(sorted(self.folder.glob("*.tmx")))

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
    folder = os.fsencode(origin.folder.resolve())
    return cache / f"memory-{hashlib.sha256(folder).hexdigest()[:16]}-{origin.source}.sqlite"


class Index:
    """Entries by key, similar keys, and what stands beside an entry in its file.

    Attributes:
        findings: What was wrong with the file, and with units that were looked at.
    """

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
        self.findings: tuple[Finding, ...] = ()
        self._origin = origin
        self._path = path
        self._progress = progress
        self._found: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._masks: dict[str, Masked] = {}
        self._connection = self._open()

    def __len__(self) -> int:
        query = "SELECT count(*) FROM units WHERE shortened = 0 AND hidden = 0"
        return int(self._ask(lambda link: link.execute(query).fetchone())[0])

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

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

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the index; one that turns out to be damaged is made anew, once."""
        try:
            return question(self._connection)
        except sqlite3.DatabaseError:
            self._connection.close()
            if self._path is not None and is_ours(self._path):
                with suppress(OSError):
                    self._path.unlink()
            self._note("index-damaged", "the file was damaged and has been made anew")
            self._connection = self._open()
            return question(self._connection)

    # ------------------------------------------------------------------ opening

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            try:
                return self._open_file(self._path)
            except (sqlite3.Error, OSError) as error:
                self._note(
                    "index-unusable",
                    f"the index of the memory cannot be kept there ({error}); it is made anew at "
                    'every run. cache = "FILE" under [models] in briefing.toml names another place',
                )
                self._path = None
        connection = sqlite3.connect(":memory:", isolation_level=None)
        self._fill(connection, ())
        return connection

    def _open_file(self, path: Path) -> sqlite3.Connection:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and not is_ours(path):
            raise OSError(f"{path} is no index of ours")
        known = self._usable(path)
        changed = self._changed(path) if known else self._origin.files
        if known and not changed:
            return sqlite3.connect(path, isolation_level=None)
        # Made beside it and renamed: other processes go on with the old one, or see the new one.
        handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            if known:
                part.write_bytes(path.read_bytes())
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                self._fill(connection, changed if known else ())
            part.chmod(0o600)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return sqlite3.connect(path, isolation_level=None)

    def _usable(self, path: Path) -> bool:
        """Whether an index is there that was made by these rules, names and connectives."""
        if not path.exists():
            return False
        try:
            with closing(sqlite3.connect(path)) as connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                query = "SELECT value FROM facts WHERE name = 'fingerprint'"
                row = connection.execute(query).fetchone()
        except sqlite3.Error:
            self._note("index-damaged", "the file was damaged and has been made anew")
            return False
        return version == _FORMAT and row is not None and row[0] == self._origin.fingerprint()

    def _changed(self, path: Path) -> tuple[Path, ...]:
        """Files that are new, gone, or of another content than the index has."""
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            rows = connection.execute("SELECT name, size, changed, sha256 FROM files").fetchall()
            known = {name: (size, changed, digest) for name, size, changed, digest in rows}
            found = {file.name: file for file in self._origin.files}
            changed = [self._origin.folder / name for name in known.keys() - found.keys()]
            for name, file in found.items():
                status = file.stat()
                stamp = (status.st_size, status.st_mtime_ns)
                if name in known and known[name][:2] == stamp:
                    continue
                if name in known and known[name][2] == _sha256(file):
                    connection.execute(
                        "UPDATE files SET size = ?, changed = ? WHERE name = ?", (*stamp, name)
                    )
                    continue
                changed.append(file)
        return tuple(changed)

    # ------------------------------------------------------------------ filling

    def _fill(self, connection: sqlite3.Connection, changed: Sequence[Path]) -> None:
        """Read the files that changed, all of them into an empty index."""
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        if not changed:
            for statement in TABLES.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            fingerprint = self._origin.fingerprint()
            connection.execute("INSERT INTO facts VALUES ('fingerprint', ?)", (fingerprint,))
        for file in changed or self._origin.files:
            connection.execute("DELETE FROM files WHERE name = ?", (file.name,))
            connection.execute("DELETE FROM units WHERE file = ?", (file.name,))
            if file.exists():
                self._add_file(connection, file)
        drop_unused_texts(connection)
        hide_superseded(connection)
        connection.execute("DELETE FROM frequencies")
        connection.execute("INSERT INTO frequencies SELECT term, doc FROM vocabulary")
        connection.execute("COMMIT")

    def _add_file(self, connection: sqlite3.Connection, file: Path) -> None:
        self._progress(f"index {file.name}")
        status, digest = file.stat(), _sha256(file)
        origin = self._origin
        units: Sequence[Unit] = tmx.read(file, _READ_INTO)
        if origin.source != "en":
            into = ("en", *(code for code in _READ_INTO if code != origin.source))
            units = reverse_units(units, origin.source, into, origin.names)
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
        connection.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?)",
            (file.name, status.st_size, status.st_mtime_ns, digest),
        )

    def _note(self, rule: str, message: str) -> None:
        where = str(self._path)
        self.findings += (Finding(rule, "warning", f"{where}: {message}", where),)


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def is_ours(path: Path) -> bool:
    """Whether the header of a file says that we made it: no other file is ever replaced."""
    try:
        with path.open("rb") as handle:
            header = handle.read(100)
    except OSError:
        return False
    return header[:16] == b"SQLite format 3\0" and (
        int.from_bytes(header[68:72], "big") == _APPLICATION_ID
    )
