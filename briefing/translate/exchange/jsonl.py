"""JSON lines: one unit an object with ``id``, ``lang``, ``source`` and ``target``.

Other keys of a unit stand beside them when they are not empty. A segment with placeholders is there
twice: as text that people read, and as ``source_parts`` or ``target_parts``, which counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.errors import SettingsError
from briefing.translate.exchange.inline_text import to_text
from briefing.translate.exchange.units import (
    FACTS,
    Part,
    Parts,
    Placeholder,
    Scan,
    Unit,
    clean,
    language_code,
    placeholder,
    refuse_wrong,
    status_of,
    with_facts,
)
from briefing.translate.exchange.xml import check_size, write_file

_FACTS = (*FACTS, "note")


def read(path: Path) -> tuple[Unit, ...]:
    """Read the units of a file.

    Raises:
        SettingsError: Lines are wrong; every problem with its line.
    """
    return refuse_wrong(path, scan(path))


def scan(path: Path) -> Scan:
    """As `read`, but wrong lines are left out and described beside the good ones."""
    units: list[Unit] = []
    problems: list[str] = []
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            units.append(unit_of(json.loads(line), number, path.name))
        except (ValueError, RecursionError) as error:
            problems.append(f"{path}:{number}: {error}")
    return tuple(units), tuple(problems)


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file.

    Raises:
        SettingsError: It cannot be read, or is no UTF-8.
    """
    check_size(path)
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}:{line}: the file is not UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error


def unit_of(value: object, number: int, file: str) -> Unit:
    """The unit of an object.

    Raises:
        ValueError: Keys are missing or of the wrong type.
    """
    if not isinstance(value, dict):
        raise ValueError("the line is no JSON object")
    for key in ("lang", "source", "target"):
        if not isinstance(value.get(key), str):
            raise ValueError(f"the key {key!r} is missing or no text")
    for key in ("id", "status", "source_lang", *_FACTS):
        if not isinstance(value.get(key, ""), str | int):
            raise ValueError(f"the key {key!r} is no text")
    supersedes = value.get("supersedes", [])
    if not isinstance(supersedes, list) or not all(isinstance(name, str) for name in supersedes):
        raise ValueError("the key 'supersedes' is no list of texts")
    unit = Unit(
        str(value.get("id", f"line-{number}")),
        language_code(value["lang"]),
        _side(value, "source"),
        _side(value, "target"),
        status=status_of(str(value.get("status", ""))),
        supersedes=tuple(supersedes),
        forbidden=value.get("forbidden") is True,
        source_language=language_code(str(value.get("source_lang", "en"))),
        file=file,
        line=number,
    )
    return clean(with_facts(unit, {key: str(value.get(key, "")) for key in _FACTS}))


def _side(value: Mapping[str, Any], side: str) -> Parts:
    parts = value.get(f"{side}_parts")
    if parts is None:
        return (str(value[side]),)
    if not isinstance(parts, list):
        raise ValueError(f"the key '{side}_parts' is no list")
    return tuple(_part(part) for part in parts)


def _part(part: object) -> Part:
    if isinstance(part, str):
        return part
    if not isinstance(part, dict):
        raise ValueError("a part is neither a text nor an object")
    return placeholder(str(part.get("x")), str(part.get("type")), str(part.get("text", "")))


def write(units: Sequence[Unit], path: Path) -> None:
    """Write a new file.

    Raises:
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    lines = (json.dumps(dict(_keys(clean(unit))), ensure_ascii=False) for unit in units)
    write_file(path, "".join(f"{line}\n" for line in lines).encode(), len(units))


def _keys(unit: Unit) -> Iterator[tuple[str, object]]:
    yield "id", unit.id
    if unit.source_language != "en":
        yield "source_lang", unit.source_language
    yield "lang", unit.language
    for side, parts in (("source", unit.source), ("target", unit.target)):
        if all(isinstance(part, str) for part in parts):
            yield side, "".join(map(str, parts))
        else:
            yield side, unit.source_text if side == "source" else to_text(parts)
            yield f"{side}_parts", [_json(part) for part in parts]
    yield "status", str(unit.status)
    for key in _FACTS:
        if value := getattr(unit, key):
            yield key, value
    if unit.supersedes:
        yield "supersedes", list(unit.supersedes)
    if unit.forbidden:
        yield "forbidden", True


def _json(part: Part) -> object:
    if isinstance(part, Placeholder):
        text = {"text": part.text} if part.text else {}
        return {"x": part.number, "type": part.type, **text}
    return part
