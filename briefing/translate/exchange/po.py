"""PO files of gettext: one language a file, the id as context, drafts flagged ``fuzzy``.

Placeholders are text (`inline_text`). The note is the translator's comment; the rest stands in the
extracted comments, a line each: ``#. author: A. Bekova``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import polib

from briefing.domain import SegmentStatus
from briefing.errors import SettingsError
from briefing.translate.exchange.inline_text import from_text, to_text
from briefing.translate.exchange.units import (
    FACTS,
    Scan,
    Unit,
    clean,
    free_name,
    language_code,
    refuse_wrong,
    status_of,
    with_facts,
)
from briefing.translate.exchange.xliff21 import only_pair
from briefing.translate.exchange.xml import check_size, write_file

_SOURCE_HEADER = "X-Source-Language"
_LISTED = ("id", "status", "supersedes", "forbidden", *FACTS)


def read(path: Path) -> tuple[Unit, ...]:
    """Read the entries that have a translation; obsolete ones are left out.

    Raises:
        SettingsError: The file is no PO file, or entries are wrong; every problem with its line.
    """
    return refuse_wrong(path, scan(path))


def scan(path: Path) -> Scan:
    """As `read`, but wrong entries are left out and described beside the good ones."""
    catalogue = _open(path)
    source = language_code(catalogue.metadata.get(_SOURCE_HEADER, "en"))
    language = language_code(catalogue.metadata.get("Language", ""))
    if not language:
        raise SettingsError(
            f"{path}:1: the header does not say the language", 'add the line "Language: kk\\n"'
        )
    units: list[Unit] = []
    problems: list[str] = []
    for entry in catalogue:
        if entry.obsolete or not (entry.msgstr or entry.msgstr_plural):
            continue
        try:
            units.append(_read_entry(entry, source, language, path.name))
        except ValueError as error:
            problems.append(f"{path}:{entry.linenum}: {entry.msgid[:40]!r}: {error}")
    return tuple(units), tuple(problems)


def _open(path: Path) -> polib.POFile:
    check_size(path)
    try:
        encoding = polib.detect_encoding(str(path))
        path.read_text(encoding=encoding)
        return polib.pofile(str(path), encoding=encoding, wrapwidth=0)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SettingsError(
            f"{path}:{line}: the file is not in {error.encoding}", "save it as UTF-8"
        ) from error
    except (OSError, LookupError, ValueError) as error:
        # polib says "Syntax error in po file PATH (line N): …".
        what = str(error).removeprefix("Syntax error in po file ").removeprefix(f"{path} ")
        raise SettingsError(f"{path} is no readable PO file: {what}") from error


def _read_entry(entry: polib.POEntry, source: str, language: str, file: str) -> Unit:
    if entry.msgid_plural:
        raise ValueError("entries with plural forms have no place in a translation memory")
    facts: dict[str, list[str]] = {}
    for line in entry.comment.splitlines():
        key, colon, value = line.partition(": ")
        if colon and key in _LISTED:
            facts.setdefault(key, []).append(value)
    status = status_of(facts.get("status", ["reviewed"])[-1])
    forbidden = facts.get("forbidden") == ["yes"]
    if "fuzzy" in entry.flags and not forbidden:
        status = SegmentStatus.DRAFT
    elif status is SegmentStatus.DRAFT and not forbidden:
        status = SegmentStatus.REVIEWED  # somebody took the flag away
    unit = Unit(
        facts.get("id", [entry.msgctxt or f"line-{entry.linenum}"])[-1],
        language,
        from_text(entry.msgid),
        from_text(entry.msgstr),
        status=status,
        note=entry.tcomment,
        supersedes=tuple(facts.get("supersedes", ())),
        forbidden=forbidden,
        source_language=source,
        file=file,
        line=entry.linenum or 0,
    )
    return clean(with_facts(unit, {key: facts.get(key, [""])[-1] for key in FACTS}))


def write(units: Sequence[Unit], path: Path) -> None:
    """Write a new file.

    Raises:
        UsageError: The units have several languages.
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    cleaned = [clean(unit) for unit in units]
    source, language = only_pair(cleaned, "a PO file")
    catalogue = polib.POFile(wrapwidth=0, encoding="utf-8")
    catalogue.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        _SOURCE_HEADER: source,
    }
    taken: set[str] = set()
    catalogue.extend(_entry(unit, free_name(unit.id, taken)) for unit in cleaned)
    write_file(path, f"{catalogue}".encode(), len(units))


def _entry(unit: Unit, name: str) -> polib.POEntry:
    fuzzy = unit.status is SegmentStatus.DRAFT or unit.forbidden
    return polib.POEntry(
        msgctxt=name,
        msgid=to_text(unit.source),
        msgstr=to_text(unit.target),
        comment="\n".join(f"{key}: {value}" for key, value in _facts(unit, name)),
        tcomment=unit.note,
        flags=["fuzzy"] if fuzzy else [],
    )


def _facts(unit: Unit, name: str) -> Iterator[tuple[str, str]]:
    if name != unit.id:
        yield "id", unit.id
    yield "status", str(unit.status)
    for key in FACTS:
        if value := getattr(unit, key):
            yield key, value
    for older in unit.supersedes:
        yield "supersedes", older
    if unit.forbidden:
        yield "forbidden", "yes"
