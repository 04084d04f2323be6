"""``briefing build``."""

from __future__ import annotations

import datetime
import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from briefing.commands.common import check_choice, shown_path
from briefing.config import PAPERS, Tables, gather_settings, validate_settings
from briefing.console import progress, say, table, write
from briefing.deliver import BuildReport
from briefing.domain import LANGUAGE_NAMES, LANGUAGES, OUTPUT_LANGUAGES, VARIANT_NAMES
from briefing.errors import BriefingError, InputError, UsageError
from briefing.pipeline import BuildRequest, build, find_unchanged, survey
from briefing.resources import Workspace, open_workspace

DEFAULT_NAME = "brief"


def run(
    paths: Sequence[Path],
    out: Path | None,
    name: str | None,
    flags: Mapping[str, object],
    *,
    force: bool,
    strict: bool,
    report: str | None,
    verbosity: int,
    watching: bool = False,
    preview: bool = False,
) -> None:
    """Build, print the report, and raise what the report counts as an error.

    Args:
        watching: Build again after every change, until Ctrl-C.
        preview: Show the PDFs on a page that loads them again after every build.
    """
    _check_flags(flags, report)
    if preview and not watching:
        raise UsageError("--preview goes with --watch", "type: briefing build --watch --preview")
    if watching and report is not None:
        raise UsageError("--report goes with one build", "leave out --watch or --report")
    if watching:
        from briefing.commands.watch import watch

        asked = partial(prepare, paths, out, name, flags, force=force, strict=strict)
        watch(asked, preview=preview, verbosity=verbosity)
        return
    try:
        done = _build(paths, out, name, flags, force, strict, report is not None, verbosity)
    except BriefingError as error:
        if report is not None:
            write(json.dumps({"exit_code": int(error.exit_code), "error": error.message}))
        raise
    if report == "json":
        write(_as_json(done))
    elif verbosity >= 0:
        print_report(done)
    if done.error is not None:
        raise done.error


def prepare(
    paths: Sequence[Path],
    out: Path | None,
    name: str | None,
    flags: Mapping[str, object],
    *,
    force: bool,
    strict: bool,
    detailed: bool = False,
) -> tuple[Workspace, Tables, BuildRequest]:
    """What is to be built, where, and the settings as they were given.

    Raises:
        BriefingError: A flag or ``briefing.toml`` makes no sense, or there is nothing to read.
    """
    workspace = open_workspace()
    tables = gather_settings(workspace, os.environ, flags)
    _date_from_epoch(tables)
    request = BuildRequest(
        tuple(paths) or (_default_input(workspace),),
        out or shown_path(workspace.root / "out"),
        _check_name(name) if name else _name_for(paths),
        force,
        strict,
        detailed,
    )
    return workspace, tables, request


def _build(
    paths: Sequence[Path],
    out: Path | None,
    name: str | None,
    flags: Mapping[str, object],
    force: bool,
    strict: bool,
    detailed: bool,
    verbosity: int,
) -> BuildReport:
    workspace, tables, request = prepare(
        paths, out, name, flags, force=force, strict=strict, detailed=detailed
    )
    files, fingerprint = survey(request, workspace, tables)
    done = find_unchanged(request, fingerprint)
    if done is None:
        settings = validate_settings(tables, workspace)
        steps = 2 + len(files) + 2 * len(settings.brief.languages)
        with progress(steps, verbosity) as step:
            done = build(request, workspace, settings, files, fingerprint, step)
    return done


def _check_flags(flags: Mapping[str, object], report: str | None) -> None:
    """Refuse values of flags that are wrong whatever the settings say.

    Raises:
        UsageError: Naming the flag.
    """
    if report is not None:
        check_choice("--report", report, ("json",))
    if on_missing := flags["brief.on_missing"]:
        check_choice("--on-missing", str(on_missing), ("fail", "mark"))
    if on_findings := flags.get("brief.on_findings"):
        check_choice("--on-findings", str(on_findings), ("fail", "warn"))
    if paper := flags.get("brief.paper"):
        check_choice("--paper", str(paper), PAPERS)
    if source := flags.get("brief.source_language"):
        check_choice("--source-language", str(source), LANGUAGES)
    languages = flags["brief.languages"]
    if languages is not None:
        codes = [code.strip() for code in str(languages).split(",")]
        for code in codes:
            check_choice("--lang", code, OUTPUT_LANGUAGES)
        if len(set(codes)) < len(codes):
            raise UsageError(f"--lang {languages}: a language stands twice", "name each once")
    if languages is not None and (pairs := flags.get("brief.bilingual")):
        given = {code.strip() for code in str(languages).split(",")}
        lacking = sorted({*re.split(r"[+,]", str(pairs).replace(" ", ""))} - given)
        if lacking:
            raise UsageError(
                f"--bilingual {pairs} needs {', '.join(lacking)}, which --lang does not name",
                f"type: --lang {languages},{','.join(lacking)}",
            )
    if day := flags["brief.date"]:
        try:
            datetime.date.fromisoformat(str(day))
        except ValueError as error:
            raise UsageError(f"--date {day}: {error}", "write it as 2026-11-22") from error


def _default_input(workspace: Workspace) -> Path:
    folder = workspace.root / "seeds"
    if not folder.is_dir():
        raise InputError(
            "no documents were named, and there is no folder seeds/ here",
            "name files or folders: briefing build PATH…",
        )
    return shown_path(folder)


def _name_for(paths: Sequence[Path]) -> str:
    if len(paths) != 1:
        return DEFAULT_NAME
    ascii_only = unicodedata.normalize("NFKD", paths[0].stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "-", ascii_only).strip("-") or DEFAULT_NAME


def _check_name(name: str) -> str:
    if not re.fullmatch(r"[^\W_][\w.-]{0,99}", name):
        raise UsageError(
            f"--name {name!r} cannot be a file name", "use letters, digits, dot, - and _"
        )
    return name


def _date_from_epoch(tables: Tables) -> None:
    """Take the day of issue from SOURCE_DATE_EPOCH where nothing else sets it.

    Raises:
        UsageError: The variable holds no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    brief = tables.setdefault("brief", {})
    if not epoch or not isinstance(brief, dict):
        return
    try:
        day = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH {epoch!r} is no time", "unset it") from error
    brief.setdefault("date", day.isoformat())


def _as_json(done: BuildReport) -> str:
    error = done.error
    return json.dumps(
        {
            "name": done.name,
            "out": str(done.out),
            "unchanged": done.unchanged,
            "exit_code": int(error.exit_code) if error else 0,
            "languages": [asdict(line) for line in done.languages],
            "warnings": [asdict(finding) for finding in done.warnings],
        },
        ensure_ascii=False,
        indent=1,
    )


def _name_language(code: str) -> str:
    """The name of a language or of its other script; of a bilingual edition both."""
    names = {**LANGUAGE_NAMES, **VARIANT_NAMES}
    return " + ".join(names.get(part, part) for part in code.split("+"))


def print_report(done: BuildReport) -> None:
    """The table of languages on stdout, warnings on stderr."""
    if done.unchanged:
        say(f"nothing has changed since {done.out / done.name}.json; nothing was done")
        if done.error is None:
            return
    rows = [
        [
            _name_language(line.language),
            str(done.out / line.file) if line.file else f"- ({line.state})",
            str(line.pages or "-"),
            f"{line.size / 1000:.0f} KB" if line.size else "-",
            ", ".join(f"{count} {origin}" for origin, count in line.origins.items())
            or ("source" if line.file and "+" not in line.language else "-"),
            str(line.findings),
        ]
        for line in done.languages
    ]
    header = ("language", "file", "pages", "size", "segments", "findings")
    write(table(header, rows, right=(2, 3, 5)))
    # What is said of many places, in several languages, is said once.
    told = {(finding.id, finding.message): finding for finding in reversed(done.warnings)}
    for finding in reversed(told.values()):
        where = f" ({finding.where})" if finding.where else ""
        say(f"warning: {finding.id}: {finding.message}{where}")
