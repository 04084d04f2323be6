"""Searching the translation memory for a text, in sources and targets, with endings and typos.

A small memory is looked through. A large one has an index: the words of each unit, and of all
words a list. What is asked for is first looked up in that list – as a part of words, and as words
like it – so that "gas suppl" and a misspelt name find what full words would; only units that have
such words are then compared as texts.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import __version__
from briefing.errors import SettingsError
from briefing.translate.exchange import tmx
from briefing.translate.exchange.inline_text import to_text
from briefing.translate.exchange.library import read_library
from briefing.translate.exchange.units import Unit
from briefing.translate.index_store import StoredIndex, file_of
from briefing.translate.memory import INDEX_FROM_BYTES
from briefing.translate.stored_units import decode, encode

LEAST = 80.0  # percent
# All words in another order or with others between: less than the text itself.
_MOST_ALIKE = 99.9
# Marks that people type for one another.
_APOSTROPHES = re.compile("[ʻʼ’‘`´]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SHORTEST = 3  # letters; shorter words are part of too many
_LIKE = 75.0  # percent of a word
_WORDS_OF_ONE = 400  # of the list, for one word that is asked for
_LOOKED_AT = 400
_CANDIDATES = 20_000
_TABLES = """
    CREATE TABLE units (
        id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, language TEXT NOT NULL,
        source TEXT NOT NULL, target TEXT NOT NULL, unit TEXT NOT NULL
    );
    CREATE INDEX units_file ON units (file);
    CREATE VIRTUAL TABLE words USING fts5 (
        text, content = '', detail = 'none', tokenize = 'unicode61 remove_diacritics 0'
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, 'row');
    CREATE TABLE frequencies (word TEXT PRIMARY KEY, units INTEGER NOT NULL) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that a search found, and how well it fits, in percent."""

    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, the best first; ``count`` is that of all, ``best`` has the first."""

    best: tuple[Hit, ...]
    count: int


def search_memory(
    folder: Path,
    text: str,
    *,
    languages: Sequence[str] = (),
    limit: int,
    cache: Path | None = None,
    index_from: int = INDEX_FROM_BYTES,
    progress: Callable[[str], None] = lambda step: None,
) -> Hits:
    """Search every TMX file of a folder.

    Args:
        languages: Of the targets; by default all.
        limit: As many hits are given.
        cache: Folder of the index; without one the files are looked through.
        index_from: Size of all files in bytes from which an index is used.
        progress: Called with a short line for each file that the index reads.

    Raises:
        SettingsError: A file or unit is wrong.
    """
    size = sum(file.stat().st_size for file in folder.glob("*.tmx"))
    if cache is None or size < index_from:
        units = [u for u in read_library(folder) if not languages or u.language in languages]
        hits = search(units, text)
        return Hits(hits[:limit], len(hits))
    index = SearchIndex(folder, file_of(cache, folder, "search"), progress)
    try:
        return index.find(text, languages, limit)
    finally:
        index.close()


def search(units: Sequence[Unit], text: str, *, at_least: float = LEAST) -> tuple[Hit, ...]:
    """Units whose source or target holds a text, or words like it, the best first.

    Upper case and the kind of apostrophe make no difference.
    """
    wanted = searchable(text)
    scores = ((unit, _score(wanted, _sides(unit))) for unit in units)
    hits = [Hit(unit, score) for unit, score in scores if score >= at_least]
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def searchable(text: str) -> str:
    """``text`` as it is compared."""
    return _APOSTROPHES.sub("'", " ".join(text.split())).casefold()


def _sides(unit: Unit) -> tuple[str, str]:
    return searchable(unit.source_text), searchable(to_text(unit.target))


def _score(wanted: str, sides: Iterable[str]) -> float:
    from rapidfuzz import fuzz

    sides = tuple(sides)
    if any(wanted in side for side in sides):
        return 100.0
    ratios = (fuzz.token_set_ratio, fuzz.partial_ratio)
    best = round(max(ratio(wanted, side) for ratio in ratios for side in sides), 1)
    return min(best, _MOST_ALIKE)


class SearchIndex(StoredIndex):
    """The words of all units of all language pairs."""

    _tables = _TABLES
    _format = 1

    def find(self, text: str, languages: Sequence[str], limit: int) -> Hits:
        """Units that hold a text, in the order read; then units with words like those of it."""
        wanted = searchable(text)
        asked = [word for word in dict.fromkeys(_WORD.findall(wanted)) if len(word) >= _SHORTEST]
        return self._ask(lambda link: _find(link, wanted, asked, languages, limit))

    def _fingerprint(self) -> str:
        return repr((__version__, self._format))

    def _read_file(self, connection: sqlite3.Connection, file: Path) -> None:
        units, problems = tmx.scan(file)
        if problems:
            message = f"{file}: {len(problems)} problem(s) in the translation memory"
            raise SettingsError(message, "mend the lines", problems)
        for unit in units:
            source, target = _sides(unit)
            row = connection.execute(
                "INSERT INTO units (file, language, source, target, unit) VALUES (?, ?, ?, ?, ?)",
                (file.name, unit.language, source, target, encode(unit)),
            )
            query = "INSERT INTO words (rowid, text) VALUES (?, ?)"
            connection.execute(query, (row.lastrowid, _words_of(source, target)))

    def _drop_file(self, connection: sqlite3.Connection, name: str) -> None:
        query = "SELECT id, source, target FROM units WHERE file = ?"
        for number, source, target in connection.execute(query, (name,)).fetchall():
            connection.execute(
                "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
                (number, _words_of(source, target)),
            )
        super()._drop_file(connection, name)

    def _finish(self, connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM frequencies")
        connection.execute("INSERT INTO frequencies SELECT term, doc FROM vocabulary")


def _words_of(source: str, target: str) -> str:
    return " ".join(dict.fromkeys(_WORD.findall(f"{source} {target}")))


def _find(
    link: sqlite3.Connection,
    wanted: str,
    asked: Sequence[str],
    languages: Sequence[str],
    limit: int,
) -> Hits:
    holding = _holding(link, wanted, asked, languages)
    best = [Hit(unit, 100.0) for unit in _units(link, holding[:limit])]
    if len(holding) >= limit or not asked:
        return Hits(tuple(best), len(holding))
    known = frozenset(holding)
    scored = [
        (_score(wanted, (source, target)), number)
        for number, source, target in _alike(link, asked, languages)
        if number not in known
    ]
    alike = sorted((-score, number) for score, number in scored if score >= LEAST)
    shown = alike[: limit - len(best)]
    units = _units(link, [number for _, number in shown])
    best += (Hit(unit, -score) for (score, _), unit in zip(shown, units, strict=True))
    return Hits(tuple(best), len(holding) + len(alike))


def _of_languages(languages: Sequence[str]) -> str:
    return f" AND language IN ({', '.join('?' * len(languages))})" if languages else ""


def _holding(
    link: sqlite3.Connection, wanted: str, asked: Sequence[str], languages: Sequence[str]
) -> list[int]:
    """Units with the text as it is, in the order read."""
    query = "SELECT id FROM units WHERE (instr(source, ?) OR instr(target, ?))"
    values: list[object] = [wanted, wanted]
    if asked:
        parts = []
        for word in asked:
            found = link.execute("SELECT word FROM frequencies WHERE instr(word, ?)", (word,))
            words = [f'"{one}"' for (one,) in found]
            if not words:
                return []
            if len(words) <= _WORDS_OF_ONE:  # else the word says too little
                parts.append(f"({' OR '.join(words)})")
        if parts:
            query += " AND id IN (SELECT rowid FROM words WHERE words MATCH ?)"
            values.append(" AND ".join(parts))
    rows = link.execute(query + _of_languages(languages) + " ORDER BY id", (*values, *languages))
    return [int(number) for (number,) in rows]


def _alike(
    link: sqlite3.Connection, asked: Sequence[str], languages: Sequence[str]
) -> list[tuple[int, str, str]]:
    """Units that share rare words with a text, or have words like them."""
    from rapidfuzz import fuzz, process

    counts = dict(link.execute("SELECT word, units FROM frequencies").fetchall())
    weights: dict[int, float] = {}
    promised = 0
    vocabulary = list(counts)
    likest: list[tuple[int, str, float]] = []
    for word in asked:
        found = process.extract(
            word, vocabulary, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_WORDS_OF_ONE
        )
        likest += [(int(counts[one]), one, likeness) for one, likeness, _ in found]
    for count, word, likeness in sorted(likest):
        if weights and promised + count > _CANDIDATES:
            break
        promised += count
        weight = likeness / 100 / math.log(2 + count)
        for (number,) in link.execute(
            "SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',)
        ):
            weights[number] = weights.get(number, 0.0) + weight
    best = sorted(weights, key=lambda number: (-weights[number], number))[:_LOOKED_AT]
    marks = ", ".join("?" * len(best))
    query = f"SELECT id, source, target FROM units WHERE id IN ({marks})"
    return link.execute(query + _of_languages(languages), (*best, *languages)).fetchall()


def _units(link: sqlite3.Connection, numbers: Sequence[int]) -> list[Unit]:
    """The units with these numbers, in this order."""
    found = []
    for number in numbers:
        (text,) = link.execute("SELECT unit FROM units WHERE id = ?", (number,)).fetchone()
        found.append(decode(text))
    return found
