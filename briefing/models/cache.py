"""What models gave before, kept in an SQLite file so that a second build translates nothing.

A result is found by the sha256 of everything that it depends on: the source text, the files of the
model, what the model sees besides the text, the options of the search and the version of
CTranslate2. The source texts themselves are not kept, their translations are; the file is
readable by its owner only. A cache is never needed: whatever is wrong with it is a finding.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from briefing.config import ModelSettings
from briefing.domain import Finding
from briefing.models.output import Output
from briefing.sqlite_header import is_made_by

MOST_RESULTS = 50_000  # about 100 MB
_KEPT_WHEN_FULL = 0.9  # so that not every further result has to make room
_APPLICATION_ID = 0x62726631  # "brf1", in the header of the file: this file is ours
_FORMAT = 1
_WAIT = 10.0  # seconds for another process to finish writing
_KEYS_AT_ONCE = 500
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_TABLES = """
    CREATE TABLE results (key BLOB PRIMARY KEY, value TEXT NOT NULL, used INTEGER NOT NULL);
    CREATE INDEX results_used ON results (used);
    CREATE TABLE digests (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL);
"""
T = TypeVar("T")


class _Foreign(Exception):
    """The file belongs to another program; it is left alone."""


def cache_file(settings: ModelSettings, environment: Mapping[str, str]) -> Path | None:
    """Where results are kept; ``None`` when the settings turn that off."""
    if settings.cache is None:
        base = Path(environment.get("XDG_CACHE_HOME", ""))
        if not base.is_absolute():  # as the XDG specification wants it
            try:
                base = Path.home() / ".cache"
            except RuntimeError:  # an account without a home
                return None
        return base / "briefing" / "translations.sqlite"
    return Path(settings.cache) if settings.cache else None


def result_key(source: str, model: str, options: Mapping[str, object]) -> bytes:
    """The key of a result.

    Args:
        model: Digest of the model's files.
        options: Whatever else the result depends on; must be JSON.
    """
    wanted = json.dumps([source, model, options], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(wanted.encode()).digest()


class TranslationCache:
    """The file of results. Each call opens and closes it: safe across processes and forks.

    Attributes:
        findings: What was wrong with the file; after the first the cache gives and takes nothing
            more, unless it could be made anew.
    """

    def __init__(self, path: Path, *, most: int = MOST_RESULTS) -> None:
        self.path = path
        self.findings: tuple[Finding, ...] = ()
        self._most = most
        self._usable = True

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Output]:
        """The results that are there."""
        nothing: list[tuple[bytes, str]] = []
        rows = self._attempt(lambda connection: list(_select(connection, keys)), nothing)
        found = {key: _decode(value) for key, value in rows}
        return {key: output for key, output in found.items() if output is not None}

    def write(self, results: Mapping[bytes, Output]) -> None:
        """Keep results; the ones that were not used for the longest time make room."""
        if results:
            self._attempt(lambda connection: self._insert(connection, results), None)

    def digest(self, files: Iterable[Path]) -> str:
        """sha256 over names and contents of files.

        That of each file is kept while its size and times stay: weights of a gigabyte take seconds
        to read.

        Raises:
            OSError: A file cannot be read.
        """
        total = hashlib.sha256()
        for path in sorted(files):
            total.update(f"{path.name}\0{self._digest_file(path.resolve())}\0".encode())
        return total.hexdigest()

    def _digest_file(self, path: Path) -> str:
        status = path.stat()
        # The time of the last status change cannot be set back, as that of the content can.
        stamp = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
        name = os.fsencode(path).decode("utf-8", "backslashreplace")
        query = "SELECT sha256 FROM digests WHERE path = ? AND stamp = ?"
        row = self._attempt(lambda link: link.execute(query, (name, stamp)).fetchone(), None)
        if row is not None:
            return str(row[0])
        with path.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()

        def keep(connection: sqlite3.Connection) -> None:
            with _transaction(connection):
                connection.execute(
                    "INSERT OR REPLACE INTO digests VALUES (?, ?, ?)", (name, stamp, found)
                )

        self._attempt(keep, None)
        return found

    def _insert(self, connection: sqlite3.Connection, results: Mapping[bytes, Output]) -> None:
        rows = [(key, _encode(output), _today()) for key, output in results.items()]
        with _transaction(connection):
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            (count,) = connection.execute("SELECT count(*) FROM results").fetchone()
            if count > self._most:
                surplus = count - int(self._most * _KEPT_WHEN_FULL)
                connection.execute(
                    "DELETE FROM results WHERE key IN "
                    "(SELECT key FROM results ORDER BY used, rowid LIMIT ?)",
                    (surplus,),
                )

    def _attempt(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do ``work``; whatever is wrong with the file becomes a finding."""
        made_anew = False
        while self._usable:
            try:
                with closing(_open(self.path)) as connection:
                    return work(connection)
            except _Foreign:
                self._give_up("it is not a translation cache; name another file")
            except (sqlite3.Error, OSError) as error:
                damaged = getattr(error, "sqlite_errorcode", None) in _DAMAGE
                if damaged and not made_anew and is_made_by(self.path, _APPLICATION_ID):
                    made_anew = True
                    self._make_anew()
                else:
                    self._give_up(f"it cannot be used ({error})")
        return otherwise

    def _make_anew(self) -> None:
        message = f"{self.path}: the file was damaged and has been made anew"
        self.findings += (Finding("cache-damaged", "warning", message, str(self.path)),)
        try:
            for name in (self.path, self.path.with_name(self.path.name + "-journal")):
                name.unlink(missing_ok=True)
        except OSError as error:
            self._give_up(f"it cannot be deleted ({error})")

    def _give_up(self, reason: str) -> None:
        self._usable = False
        message = (
            f"{self.path}: {reason}; translations are not kept for the next run. "
            'cache = "FILE" under [models] in briefing.toml names another file, cache = "" none'
        )
        self.findings += (Finding("cache-unusable", "warning", message, str(self.path)),)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if hasattr(os, "fchmod") and os.fstat(handle).st_mode & 0o077:
            with suppress(PermissionError):  # somebody else's file: not ours to change
                os.fchmod(handle, 0o600)
    finally:
        os.close(handle)
    # No WAL: its side files outlive a killed process, and it does not work on network folders.
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        if _version(connection) != (_APPLICATION_ID, _FORMAT):
            _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, in an empty file or in place of those of another format.

    Raises:
        _Foreign: The file holds something else.
    """
    with _transaction(connection):
        application, version = _version(connection)  # another process may have been quicker
        if (application, version) == (_APPLICATION_ID, _FORMAT):
            return
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        if names and application != _APPLICATION_ID:
            raise _Foreign
        for table in ("results", "digests"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_FORMAT}")


def _version(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _select(connection: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, str]]:
    today = _today()
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        query = f"SELECT key, value, used FROM results WHERE key IN ({marks})"
        rows = connection.execute(query, some).fetchall()
        stale = [(today, key) for key, _, used in rows if used != today]
        if stale:  # the age counts in days, so that most runs only read
            with _transaction(connection):
                connection.executemany("UPDATE results SET used = ? WHERE key = ?", stale)
        yield from ((key, value) for key, value, _ in rows)


def _today() -> int:
    return int(time.time() // 86_400)


def _encode(output: Output) -> str:
    return json.dumps([output.cut, output.hypotheses], ensure_ascii=False, separators=(",", ":"))


def _decode(value: object) -> Output | None:
    try:
        cut, hypotheses = json.loads(str(value))
        return Output(
            tuple((tuple(map(str, pieces)), float(score)) for pieces, score in hypotheses),
            bool(cut),
        )
    except (ValueError, TypeError):
        return None
