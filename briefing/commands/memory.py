"""``briefing memory``: units of the translation memory from and to other programs."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.commands.common import check_choice, open_settings, own_workspace
from briefing.console import say, table, write
from briefing.domain import LANGUAGES, SOURCE_LANGUAGE, SegmentStatus
from briefing.errors import InputError, OutputError, SettingsError, UsageError
from briefing.language.names import load_names
from briefing.models.cache import cache_file
from briefing.resources import Workspace, open_workspace
from briefing.translate import exchange
from briefing.translate.entries import make_entry
from briefing.translate.exchange import tbx
from briefing.translate.exchange.inline_text import to_text
from briefing.translate.exchange.library import bring_in, read_library
from briefing.translate.exchange.tmx_update import Changes
from briefing.translate.exchange.units import Unit, clean, language_code
from briefing.translate.glossary import load_glossary
from briefing.translate.precedence import choose, find_conflicts
from briefing.translate.search import Hit, search_memory

DEFAULT_FILE = "imported.tmx"
_STATUSES = tuple(str(status) for status in SegmentStatus)


def import_files(
    paths: Sequence[Path],
    *,
    status: str | None,
    into: str,
    origin: str | None,
    file_format: str | None,
    skip_wrong: bool,
) -> None:
    """Bring the units of files into the memory; every file is read before anything is written."""
    if status is not None:
        check_choice("--status", status, _STATUSES)
    if Path(into).name != into or not into.endswith(".tmx") or into.startswith("."):
        raise UsageError(f"--into {into!r} is no file name", f"write it as {DEFAULT_FILE}")
    workspace = own_workspace()
    units: list[Unit] = []
    problems: list[str] = []
    for path in paths:
        found, wrong = _read(path, file_format)
        usable = [
            _relabelled(unit, status, origin or path.name, force=bool(origin)) for unit in found
        ]
        unknown = _unknown_words(usable, workspace)
        problems += [*wrong, *(f"{path}:{unit.line}: {why}" for unit, why in unknown)]
        refused = {id(unit) for unit, _ in unknown}
        units += [unit for unit in usable if id(unit) not in refused]
    if problems and not skip_wrong:
        raise SettingsError(
            f"{len(problems)} unit(s) cannot be imported, so nothing was",
            "mend them, or import the others with --skip-wrong",
            tuple(problems),
        )
    for problem in problems:
        say(f"left out: {problem}")
    _report_import(bring_in(workspace.locales / "memory", into, units), len(units))


def _read(path: Path, file_format: str | None) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    if not path.is_file():
        raise InputError(f"{path}: there is no such file", "give the files to import")
    return exchange.scan(path, file_format)


def _relabelled(unit: Unit, status: str | None, origin: str, *, force: bool) -> Unit:
    """``unit`` with the status and origin asked for; where it has no origin, the file's name."""
    return clean(
        replace(
            unit,
            status=SegmentStatus(status) if status else unit.status,
            origin=origin if force else unit.origin or origin,
        )
    )


def _unknown_words(units: Sequence[Unit], workspace: Workspace) -> list[tuple[Unit, str]]:
    """Units whose placeholders wrap words that are no date, number or known name.

    A build refuses a memory that has one."""
    unknown = []
    for unit in units:
        read_by_builds = unit.source_language == SOURCE_LANGUAGE and unit.language in LANGUAGES
        if not read_by_builds or all(isinstance(part, str) for part in unit.source):
            continue
        try:
            make_entry(unit, load_names(workspace.locales), SOURCE_LANGUAGE)
        except ValueError as error:
            unknown.append((unit, str(error)))
    return unknown


def _report_import(changes: dict[str, Changes], count: int) -> None:
    total = sum(changes.values(), Changes())
    for name, change in changes.items():
        if change.added or change.altered:
            write(f"locales/memory/{name}: {change.added} added, {change.altered} changed")
    write(
        f"{count} units read: {total.added} added, {total.altered} changed, "
        f"{count - total.added - total.altered} known already"
    )


def export(
    path: Path,
    *,
    languages: str | None,
    status: str | None,
    file_format: str | None,
    force: bool,
) -> None:
    """Write units of the memory, or the glossary, to a file."""
    wanted = _codes(languages)
    workspace = open_workspace()
    if path.exists() and not force:
        raise OutputError(f"{path} is there already", "name another file, or say --force")
    if file_format == "tbx" or (file_format is None and path.suffix.lower() == ".tbx"):
        concepts = tbx.read_glossary(workspace.locales, *((wanted,) if wanted else ()))
        tbx.write(concepts, path)
        write(f"{path}: {len(concepts)} terms")
        return
    statuses = _statuses(status)
    units = [
        unit
        for unit in read_library(workspace.locales / "memory")
        if (not wanted or unit.language in wanted) and unit.status in statuses
    ]
    if not units:
        raise UsageError("no unit of the memory fits", "see what there is: briefing memory stats")
    exchange.write(units, path, file_format)
    write(f"{path}: {len(units)} units")


def _codes(languages: str | None) -> tuple[str, ...]:
    return tuple(language_code(code) for code in (languages or "").split(",") if code.strip())


def _statuses(status: str | None) -> tuple[str, ...]:
    given = tuple(word.strip() for word in (status or "").split(",") if word.strip())
    for word in given:
        check_choice("--status", word, _STATUSES)
    return given or _STATUSES


def find(text: str, *, languages: str | None, limit: int, output_format: str) -> None:
    """Print the units that hold a text or words like it."""
    check_choice("--format", output_format, ("text", "json"))
    if not text.strip():
        raise UsageError("there is nothing to search for", "briefing memory search 'gas supply'")
    wanted = _codes(languages)
    workspace, settings = open_settings({})
    cache = cache_file(settings.models, os.environ)
    hits = search_memory(
        workspace.locales / "memory",
        text,
        languages=wanted,
        limit=limit,
        cache=cache.parent if cache else None,
        progress=say,
    )
    if output_format == "json":
        write(json.dumps([_hit(hit) for hit in hits.best], ensure_ascii=False, indent=1))
        return
    for hit in hits.best:
        unit = hit.unit
        forbidden = ", forbidden" if unit.forbidden else ""
        write(f"{unit.language}  {unit.reference}  {unit.status}{forbidden}  {hit.score:.0f} %")
        write(f"    {unit.source_text}\n    {to_text(unit.target)}")
    if hits.count > limit:
        say(f"{hits.count - limit} more; --limit {hits.count} shows them")
    if not hits.count:
        say("nothing found")


def _hit(hit: Hit) -> dict[str, object]:
    unit = hit.unit
    return {
        "reference": unit.reference,
        "lang": unit.language,
        "source": unit.source_text,
        "target": to_text(unit.target),
        "status": str(unit.status),
        "forbidden": unit.forbidden,
        "score": hit.score,
    }


def show_stats(output_format: str) -> None:
    """Print what the memory, the glossary and the names hold, and where units disagree."""
    check_choice("--format", output_format, ("text", "json"))
    workspace = open_workspace()
    units = read_library(workspace.locales / "memory")
    usable = choose(units)
    conflicts = find_conflicts(units)
    terms = Counter(term.status for term in load_glossary(workspace.locales).terms)
    names = Counter(name.status for name in load_names(workspace.locales).names)
    if output_format == "json":
        counted = {
            key: dict(Counter(str(getattr(unit, key)) for unit in units))
            for key in ("language", "status", "origin", "file")
        }
        report = {
            "units": len(units),
            "usable": len(usable),
            "forbidden": sum(unit.forbidden for unit in units),
            **counted,
            "terms": dict(terms),
            "names": dict(names),
            "conflicts": [
                [
                    {"reference": u.reference, "lang": u.language, "target": to_text(u.target)}
                    for u in c.units
                ]
                for c in conflicts
            ],
        }
        write(json.dumps(report, ensure_ascii=False, indent=1))
        return
    write(table(("file", "language", "origin", "status", "units"), list(_rows(units)), right=(4,)))
    forbidden = sum(unit.forbidden for unit in units)
    replaced = len(units) - len(usable) - forbidden
    write(f"{len(units)} units: {len(usable)} in use, {forbidden} forbidden, {replaced} replaced")
    for what, counts in (("terms", terms), ("names", names)):
        shown = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
        write(f"{sum(counts.values())} {what}: {shown}")
    for conflict in conflicts:
        first = conflict.units[0]
        write(
            f"conflict: {first.language}: {first.source_text!r} has {len(conflict.units)} targets"
        )
        for unit in conflict.units:
            write(f"    {unit.file}:{unit.line} {unit.id}: {to_text(unit.target)!r}")
    if conflicts:
        say('next: approve the right one, or mark the others: <prop type="x-forbidden">yes</prop>')


def _rows(units: Sequence[Unit]) -> Iterator[tuple[str, ...]]:
    counts = Counter(
        (
            unit.file,
            unit.language
            if unit.source_language == "en"
            else f"{unit.source_language} > {unit.language}",
            unit.origin or "not said",
            f"{unit.status}, forbidden" if unit.forbidden else str(unit.status),
        )
        for unit in units
    )
    for key, count in sorted(counts.items()):
        yield (*key, str(count))
