"""Pairs of texts out of a bilingual file: TMX, XLIFF 1.2 and 2.1, PO, CSV, JSON lines.

JSON lines are read as they are, spaces and control characters included, and may have more than a
unit of the memory: ``source_lang``, ``glossary``, ``ignored``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.domain import LANGUAGES, Finding
from briefing.errors import BriefingError, InputError
from briefing.translate import exchange
from briefing.translate.checks.pair import Pair, Tables
from briefing.translate.entries import make_entry
from briefing.translate.exchange import jsonl, xml
from briefing.translate.exchange.units import Placeholder, Unit, language_code, words_of
from briefing.translate.realise import Unrenderable, realise

_UNUSABLE = "unit-unusable"


@dataclass(frozen=True, slots=True)
class Row:
    """A segment of a bilingual file.

    Attributes:
        id: What the file calls it.
        language: Of the target.
        pair: ``None`` when the segment cannot be read; ``problem`` says why.
        ignored: Findings that somebody has set aside: id and reason.
    """

    id: str
    language: str
    pair: Pair | None
    ignored: tuple[tuple[str, str], ...] = ()
    problem: Finding | None = field(default=None)


def read_rows(path: Path, tables: Tables) -> tuple[Row, ...]:
    """The segments of a file in order; forbidden pairs of a memory are left out.

    Raises:
        InputError: The file cannot be read, or a line of it; all problems are listed.
        UsageError: Its extension is not known.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file", "give a TMX, XLIFF or JSONL file")
    try:
        if exchange.format_of(path) == "jsonl":
            rows = tuple(_json_rows(path, tables))
        else:
            rows = tuple(_unit_rows(path, tables))
    except InputError:
        raise
    except BriefingError as error:
        if error.exit_code == 2:
            raise
        raise InputError(error.message, error.hint, error.problems) from error
    if not rows:
        raise InputError(
            f"{path}: there is no pair of texts in it", "give a file with translations"
        )
    return rows


# --------------------------------------------------------------------------- units


def _unit_rows(path: Path, tables: Tables) -> Iterator[Row]:
    units, problems = exchange.scan(path)
    for unit in units:
        if not unit.forbidden and _known(unit.language) and _known(unit.source_language):
            yield _unit_row(unit, tables)
    for problem in problems:
        place, _, why = problem.removeprefix(f"{path}:").partition(": ")
        message = f"line {place}: {why}"
        yield Row(place, "", None, problem=Finding(_UNUSABLE, "error", message))
    if path.suffix.lower() in (".xlf", ".xliff"):
        yield from _untranslated(path, tables)


def _known(language: str) -> bool:
    return language in LANGUAGES


def _unit_row(unit: Unit, tables: Tables) -> Row:
    try:
        target = _target_text(unit, tables)
    except (Unrenderable, ValueError) as error:
        return Row(unit.id, unit.language, None, problem=Finding(_UNUSABLE, "warning", str(error)))
    pair = Pair(unit.source_text, target, unit.source_language, unit.language, tables)
    return Row(unit.id, unit.language, pair)


def _target_text(unit: Unit, tables: Tables) -> str:
    """The target with its placeholders filled from the words of the unit's own source."""
    if not any(isinstance(part, Placeholder) for part in unit.target):
        return words_of(unit.target)
    entry = make_entry(unit, tables.names, unit.source_language)
    return realise(unit.target, entry.own_slots, unit.language)


def _untranslated(path: Path, tables: Tables) -> Iterator[Row]:
    """Segments of an XLIFF file that have no target; as units of a memory they would not count."""
    tag, _ = xml.root_of(path, "XLIFF")
    root = xml.parse(path, (tag,), "XLIFF").getroot()
    source_language, language = root.get("srcLang") or "", root.get("trgLang") or ""
    unit = ""
    for element in root.iter("*"):
        tag = element.tag.rpartition("}")[2]
        if tag == "file":
            source_language = element.get("source-language") or source_language
            language = element.get("target-language") or language
        elif tag == "unit":
            unit = element.get("id") or ""
        elif tag in ("trans-unit", "segment"):
            texts = {
                child.tag.rpartition("}")[2]: "".join(str(t) for t in child.itertext()).strip()
                for child in element.iterchildren("*")
            }
            codes = language_code(source_language or "en"), language_code(language)
            if texts.get("source") and not texts.get("target") and all(map(_known, codes)):
                name = element.get("id") or unit or "?"
                yield Row(name, codes[1], Pair(texts["source"], "", *codes, tables))


# --------------------------------------------------------------------------- JSON lines


def _json_rows(path: Path, tables: Tables) -> Iterator[Row]:
    problems = []
    rows = []
    for number, line in enumerate(jsonl.read_lines(path), 1):
        if not line.strip():
            continue
        try:
            rows.append(_json_row(json.loads(line), number, tables))
        except (ValueError, RecursionError) as error:
            problems.append(f"{path}:{number}: {error}")
    if problems:
        raise InputError(
            f"{path}: {len(problems)} line(s) cannot be read",
            'a line is an object: {"id": "1", "lang": "kk", "source": "…", "target": "…"}',
            tuple(problems),
        )
    yield from rows


def _json_row(value: object, number: int, tables: Tables) -> Row:
    if not isinstance(value, dict):
        raise ValueError("the line is no JSON object")
    for key in ("lang", "source", "target"):
        if not isinstance(value.get(key), str):
            raise ValueError(f"the key {key!r} is missing or no text")
    spoken = value.get("source_lang") or "en"
    if not isinstance(spoken, str):
        raise ValueError("the key 'source_lang' is no text")
    codes = language_code(spoken), language_code(value["lang"])
    for code in codes:
        if not _known(code):
            raise ValueError(f"the language {code!r} is none of {', '.join(LANGUAGES)}")
    pair = Pair(value["source"], value["target"], *codes, tables, _terms(value.get("glossary")))
    ignored = _ignored(value.get("ignored"))
    return Row(str(value.get("id", f"line-{number}")), codes[1], pair, ignored)


def _terms(value: object) -> Mapping[str, str]:
    """Terms as ``{"source": "target"}`` or ``[{"source": …, "target": …}]``."""
    if value is None:
        return {}
    if isinstance(value, list):
        entries = [entry for entry in value if isinstance(entry, dict)]
        value = {str(entry.get("source")): entry.get("target") for entry in entries}
    if not isinstance(value, dict) or not all(isinstance(term, str) for term in value.values()):
        raise ValueError("the key 'glossary' is no object of terms and their translations")
    return {str(wording): term for wording, term in value.items()}


def _ignored(value: object) -> tuple[tuple[str, str], ...]:
    """Findings set aside as ``{"id": "reason"}``; each needs a reason."""
    if value is None:
        return ()
    if not isinstance(value, dict) or not all(isinstance(why, str) for why in value.values()):
        raise ValueError("the key 'ignored' is no object of findings and reasons")
    for finding, why in value.items():
        if not why.strip():
            raise ValueError(f"the finding {finding!r} is ignored without a reason")
    return tuple(value.items())
