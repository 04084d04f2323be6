"""The tables of the memory's index, and what is asked of them and done to them."""

from __future__ import annotations

import heapq
import math
import sqlite3
from collections import Counter
from collections.abc import Sequence

from briefing.translate.exchange.units import Unit
from briefing.translate.precedence import choose
from briefing.translate.similar import words_of_key
from briefing.translate.stored_units import decode

# Words are asked for together, the rarest first, until so few texts may be left; then the texts
# themselves are looked at.
_SHARP_ENOUGH = 2.0
_LONGEST_SLOT = 16  # words
# Words are taken, the rarest first, until they promise so many candidates.
_CANDIDATES = 4_000
_LOOKED_AT = 150
TABLES = """
    CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, words INTEGER NOT NULL);
    CREATE TABLE units (
        file TEXT NOT NULL, place INTEGER NOT NULL, shortened INTEGER NOT NULL,
        language TEXT NOT NULL, text INTEGER NOT NULL REFERENCES texts (id),
        reference TEXT NOT NULL, supersedes INTEGER NOT NULL, hidden INTEGER NOT NULL DEFAULT 0,
        unit TEXT NOT NULL
    );
    CREATE INDEX units_text ON units (text, language);
    CREATE INDEX units_place ON units (file, place);
    CREATE VIRTUAL TABLE words USING fts5 (
        text, content = '', detail = 'none', tokenize = 'unicode61 remove_diacritics 0'
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, 'row');
    CREATE TABLE frequencies (word TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID;
"""


def text_id(connection: sqlite3.Connection, text: str) -> int:
    """The number of a text, which is put in when it is new."""
    row = connection.execute("SELECT id FROM texts WHERE text = ?", (text,)).fetchone()
    if row is not None:
        return int(row[0])
    words = words_of_key(text)
    query = "INSERT INTO texts (text, words) VALUES (?, ?)"
    number = connection.execute(query, (text, len(words))).lastrowid
    assert number is not None
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, " ".join(words)))
    return number


def drop_unused_texts(connection: sqlite3.Connection) -> None:
    """Take out texts that no unit has any more."""
    unused = connection.execute(
        "SELECT id, text FROM texts WHERE id NOT IN (SELECT text FROM units)"
    ).fetchall()
    for number, text in unused:
        words = " ".join(words_of_key(text))
        connection.execute(
            "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (number, words)
        )
        connection.execute("DELETE FROM texts WHERE id = ?", (number,))


def hide_superseded(connection: sqlite3.Connection) -> None:
    """Mark units that another one replaces: only they and their rivals have to be looked at."""
    connection.execute("UPDATE units SET hidden = 0 WHERE hidden")
    naming = connection.execute("SELECT unit FROM units WHERE supersedes").fetchall()
    named = {
        name if "#" in name else f"{unit.file}#{name}"
        for unit in (decode(text) for (text,) in naming)
        for name in unit.supersedes
    }
    if not named:
        return
    rows = [
        (number, decode(text))
        for number, reference, replaces, text in connection.execute(
            "SELECT rowid, reference, supersedes, unit FROM units ORDER BY file, place, shortened"
        )
        if replaces or reference in named
    ]
    kept = {id(unit) for unit in choose([unit for _, unit in rows])}
    hidden = [(n,) for n, unit in rows if id(unit) not in kept and not unit.forbidden]
    connection.executemany("UPDATE units SET hidden = 1 WHERE rowid = ?", hidden)


def _by_rarity(link: sqlite3.Connection, key: str) -> list[tuple[int, str]]:
    """The words of a key with the number of texts that have them, the rarest first."""
    words = list(dict.fromkeys(words_of_key(key)))
    marks = ", ".join("?" * len(words))
    query = f"SELECT word, texts FROM frequencies WHERE word IN ({marks})"
    counts = dict(link.execute(query, words).fetchall())
    return sorted((int(counts.get(word, 0)), word) for word in words)


def texts_with_words(link: sqlite3.Connection, key: str) -> list[int]:
    """Texts that have the words of a key, and no more than its slots can account for."""
    words = _by_rarity(link, key)
    if not words or not words[0][0]:
        return []
    wanted = words_of_key(key)
    most = len(wanted) + key.count("{") * _LONGEST_SLOT
    rows = link.execute(
        "SELECT id, text FROM texts WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?) "
        "AND words BETWEEN ? AND ?",
        (_match(" AND ", _sharpest(link, words)), len(wanted), most),
    )
    needed = Counter(wanted)
    return [int(number) for number, text in rows if needed <= Counter(words_of_key(text))]


def _sharpest(link: sqlite3.Connection, words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The rarest words, as many as are likely to leave hardly any text."""
    (texts,) = link.execute("SELECT max(id) FROM texts").fetchone()
    left = float(texts or 1)
    for place, (count, _) in enumerate(words, 1):
        left *= count / (texts or 1)
        if left < _SHARP_ENOUGH:
            return words[:place]
    return words


def candidates(link: sqlite3.Connection, language: str, key: str) -> dict[str, int]:
    """Texts that share rare words with ``key``, with their number."""
    chosen: list[tuple[int, str]] = []
    promised = 0
    for count, word in _by_rarity(link, key):
        if chosen and promised + count > _CANDIDATES:
            break
        if count:
            chosen.append((count, word))
            promised += count
    # FTS5 could rank them too, but looks up the length of each text for that.
    weights: dict[int, float] = {}
    for count, word in chosen:
        found = link.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',))
        weight = 1 / math.log(2 + count)
        for (number,) in found:
            weights[number] = weights.get(number, 0.0) + weight
    likest = heapq.nlargest(_LOOKED_AT, weights, key=lambda number: weights[number])
    marks = ", ".join("?" * len(likest))
    rows = link.execute(
        f"SELECT text, id FROM texts WHERE id IN ({marks}) "
        "AND EXISTS (SELECT 1 FROM units u WHERE u.text = texts.id AND u.language = ?)",
        (*likest, language),
    )
    return {str(text): int(number) for text, number in rows}


def _match(joint: str, words: Sequence[tuple[int, str]]) -> str:
    return joint.join(f'"{word}"' for _, word in words)


def units_of(
    link: sqlite3.Connection, language: str, texts: Sequence[int]
) -> list[tuple[Unit, int]]:
    """Units of texts, in the order read, with how much of their beginning was left off."""
    marks = ", ".join("?" * len(texts))
    rows = link.execute(
        f"SELECT unit, shortened FROM units WHERE text IN ({marks}) AND language = ? "
        "AND hidden = 0 ORDER BY file, place, shortened",
        (*texts, language),
    )
    return [(decode(text), int(shortened)) for text, shortened in rows]


def unit_beside(link: sqlite3.Connection, unit: Unit, step: int) -> Unit | None:
    """The whole unit that stands ``step`` places from another in its file."""
    row = link.execute(
        "SELECT b.unit FROM units a JOIN units b ON b.file = a.file AND b.place = a.place + ? "
        "AND b.language = a.language AND b.shortened = 0 "
        "WHERE a.file = ? AND a.reference = ? AND a.language = ? LIMIT 1",
        (step, unit.file, unit.reference, unit.language),
    ).fetchone()
    return decode(row[0]) if row else None
