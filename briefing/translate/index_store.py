"""An SQLite file made of the TMX files of a folder, and kept up to date with them.

The TMX files stay the source of truth: a file that has changed is read again, the others are not. A
damaged index is replaced; in a folder that cannot be written it is kept in the memory of the
process.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import ClassVar, TypeVar

from briefing.domain import Finding
from briefing.sqlite_header import is_made_by

_APPLICATION_ID = 0x62726D31  # "brm1", in the header of the file: this file is ours
_SHARED_TABLES = """
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE files (
        name TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, sha256 TEXT NOT NULL
    )
"""
T = TypeVar("T")


def file_of(cache: Path, folder: Path, kind: str) -> Path:
    """The file of the index of a folder.

    Args:
        cache: Folder of the cache.
        kind: What tells several indexes of one folder apart.
    """
    digest = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return cache / f"memory-{digest}-{kind}.sqlite"


class StoredIndex(ABC):
    """What an index does whatever is in it.

    Attributes:
        findings: What was wrong with the file.
    """

    _tables: ClassVar[str]
    _format: ClassVar[int]

    def __init__(
        self,
        folder: Path,
        path: Path | None,
        progress: Callable[[str], None] = lambda step: None,
    ) -> None:
        """Open the index, and bring it up to date.

        Args:
            folder: Of the TMX files.
            path: File of the index; ``None`` keeps it in memory.
            progress: Called with a short line for each file that is read, which may take minutes.

        Raises:
            SettingsError: A TMX file or a unit is wrong.
        """
        self.findings: tuple[Finding, ...] = ()
        self._folder = folder
        self._path = path
        self._progress = progress
        self._connection = self._open()

    @abstractmethod
    def _fingerprint(self) -> str:
        """Of everything but the files that decides what stands in the index."""

    @abstractmethod
    def _read_file(self, connection: sqlite3.Connection, file: Path) -> None:
        """Put the units of a file into the tables."""

    def _drop_file(self, connection: sqlite3.Connection, name: str) -> None:
        """Take the units of a file out of the tables."""
        connection.execute("DELETE FROM units WHERE file = ?", (name,))

    @abstractmethod
    def _finish(self, connection: sqlite3.Connection) -> None:
        """Bring in order what depends on all files."""

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def _files(self) -> tuple[Path, ...]:
        return tuple(sorted(self._folder.glob("*.tmx")))

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the index; one that turns out to be damaged is made anew, once."""
        try:
            return question(self._connection)
        except sqlite3.DatabaseError:
            self._connection.close()
            if self._path is not None and is_made_by(self._path, _APPLICATION_ID):
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
        if path.exists() and not is_made_by(path, _APPLICATION_ID):
            raise OSError(f"{path} is no index of ours")
        known = self._usable(path)
        changed = self._changed(path) if known else self._files()
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
        return version == self._format and row is not None and row[0] == self._fingerprint()

    def _changed(self, path: Path) -> tuple[Path, ...]:
        """Files that are new, gone, or of another content than the index has."""
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            rows = connection.execute("SELECT name, size, changed, sha256 FROM files").fetchall()
            known = {name: (size, changed, digest) for name, size, changed, digest in rows}
            found = {file.name: file for file in self._files()}
            changed = [self._folder / name for name in known.keys() - found.keys()]
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
            for statement in (_SHARED_TABLES + ";" + self._tables).split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {self._format}")
            query = "INSERT INTO facts VALUES ('fingerprint', ?)"
            connection.execute(query, (self._fingerprint(),))
        for file in changed or self._files():
            connection.execute("DELETE FROM files WHERE name = ?", (file.name,))
            self._drop_file(connection, file.name)
            if file.exists():
                self._progress(f"index {file.name}")
                status, digest = file.stat(), _sha256(file)
                self._read_file(connection, file)
                connection.execute(
                    "INSERT INTO files VALUES (?, ?, ?, ?)",
                    (file.name, status.st_size, status.st_mtime_ns, digest),
                )
        self._finish(connection)
        connection.execute("COMMIT")

    def _note(self, rule: str, message: str) -> None:
        where = str(self._path)
        self.findings += (Finding(rule, "warning", f"{where}: {message}", where),)


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
