"""``briefing review``: translations on a local page, or through a translator's own program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.commands.common import check_choice, open_settings, own_workspace, shown_path
from briefing.console import progress, say, write
from briefing.deliver import LanguageRecord, RunRecord, read_record
from briefing.domain import Segment, SegmentStatus
from briefing.errors import InputError, MissingDependencyError, OutputError, UsageError
from briefing.pipeline.editions import Edition
from briefing.review import xliff
from briefing.review.contexts import reviewable_languages
from briefing.review.desk import Desk, now
from briefing.review.omegat import is_project, translated_files, write_project
from briefing.review.round_trip import Plan, Wishes, plan_import
from briefing.translate import TranslationSources, open_sources

MOST_LETTERS = 80
_STATUSES = tuple(str(status) for status in SegmentStatus)


def run(
    name: str,
    *,
    export: Path | None,
    imports: Sequence[Path],
    languages: str | None,
    reviewer: str | None,
    status: str | None,
    ignore: str | None,
    browser: bool,
    out: Path | None,
    force: bool,
    verbosity: int,
    project: bool = False,
) -> None:
    """Open the page of a brief, or export it, or import what was done with it."""
    if export is not None and imports:
        raise UsageError(
            "--export and --import do not go together", "first the one, then the other"
        )
    if project and export is None:
        raise UsageError("--omegat goes with --export", "briefing review --export FOLDER --omegat")
    if not imports and (status is not None or ignore is not None):
        raise UsageError("--status and --ignore go with --import", "briefing review --help")
    if status is not None:
        check_choice("--status", status, _STATUSES)
    workspace, settings = open_settings({"review.reviewer": reviewer})
    folder = out or shown_path(workspace.root / "out")
    record = read_record(folder, name)
    wanted = _languages(languages, record)
    if export is not None and project:
        sources = open_sources(workspace.locales, (), settings.models)
        _export_projects(record, wanted, export, sources, force=force)
    elif export is not None:
        _export(record, wanted, export, force=force)
    elif imports:
        wishes = Wishes(
            check_reviewer(settings.review.reviewer),
            now(),
            SegmentStatus(status) if status else None,
            (ignore or "").strip(),
        )
        _import(imports, Desk(folder, name, own_workspace(), settings), wishes, wanted, verbosity)
    else:
        desk = Desk(folder, name, own_workspace(), settings)
        _serve(desk, wanted, check_reviewer(settings.review.reviewer), browser=browser)


def _serve(desk: Desk, languages: tuple[str, ...], reviewer: str, *, browser: bool) -> None:
    try:
        from briefing.review.web.server import serve
    except ImportError as error:
        raise MissingDependencyError(
            f"the page needs {error.name}, which is not installed",
            "pip install 'briefing[review]'",
        ) from error
    from briefing.review.web.session import Session

    desk.remember_all(languages)
    say(f"reviewing {desk.out / desk.name}; Ctrl-C ends it, and everything is stored at once")
    serve(desk, Session(reviewer), languages, announce=write, browser=browser)


def _languages(given: str | None, record: RunRecord) -> tuple[str, ...]:
    known = reviewable_languages(record)
    if not known:
        raise InputError(
            f"the brief {record.name} has no translations to review",
            f"build it in another language: briefing build --name {record.name} --lang en,ru,kk,uz",
        )
    wanted = tuple(dict.fromkeys(c.strip() for c in (given or "").split(",") if c.strip()))
    for code in wanted:
        check_choice("--lang", code, known)
    return wanted or known


def check_reviewer(name: str) -> str:
    """The name of a person on one line.

    Raises:
        UsageError: It is too long, or has characters that no line has.
    """
    name = name.strip()
    if len(name) > MOST_LETTERS or re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", name):
        raise UsageError(
            f"the reviewer {name[:40]!r} is no name",
            f"write it on one line, in at most {MOST_LETTERS} letters",
        )
    return name


def _export(record: RunRecord, languages: Sequence[str], path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise OutputError(f"{path} is there already", "name another file, or say --force")
    count = xliff.write(record, languages, path)
    write(f"{path}: {count} segments in {', '.join(languages)}")


def _export_projects(
    record: RunRecord,
    languages: Sequence[str],
    folder: Path,
    sources: TranslationSources,
    *,
    force: bool,
) -> None:
    """A project holds one language; several become folders beside each other."""
    several = len(languages) > 1
    for code in languages:
        path = folder.with_name(f"{folder.name}.{code}") if several else folder
        count = write_project(record, code, path, sources, force=force)
        write(f"{path}: OmegaT project, {count} segments in {code}")


def _import(
    paths: Sequence[Path], desk: Desk, wishes: Wishes, languages: Sequence[str], verbosity: int
) -> None:
    units = []
    for path in [file for given in paths for file in _files_of(given)]:
        if not path.is_file():
            raise InputError(f"{path}: there is no such file", "give a file that was exported")
        found = xliff.read(path)
        units.append((path, tuple(unit for unit in found if unit.language in languages)))
        if not units[-1][1]:
            there = ", ".join(sorted({unit.language for unit in found}))
            raise UsageError(f"{path} has no units in {', '.join(languages)}", f"it has: {there}")
    plans: list[Plan] = []

    def work(record: RunRecord) -> Mapping[str, Mapping[str, Segment]]:
        changes: dict[str, dict[str, Segment]] = {}
        for path, members in units:
            plans.append(plan_import(path, members, _with(record, changes), desk, wishes))
            for code, segments in plans[-1].changes.items():
                changes.setdefault(code, {}).update(segments)
        return changes

    with progress(2 * len(languages), verbosity) as step:
        record, made = desk.change_many(work, step)
    if not made:
        desk.remember_all(languages)
    _report(plans, record, made, desk)


def _files_of(path: Path) -> tuple[Path, ...]:
    """The file, or the translated ones of an OmegaT project."""
    return translated_files(path) if is_project(path) else (path,)


def _with(record: RunRecord, changes: Mapping[str, Mapping[str, Segment]]) -> RunRecord:
    """``record`` as the files before this one leave it."""

    def changed(code: str, item: LanguageRecord) -> LanguageRecord:
        own = changes.get(code, {})
        return replace(item, segments=tuple(own.get(s.id, s) for s in item.segments))

    return replace(
        record, languages={code: changed(code, item) for code, item in record.languages.items()}
    )


def _report(
    plans: Iterable[Plan], record: RunRecord, made: Mapping[str, Edition], desk: Desk
) -> None:
    told = list(plans)
    for line in (line for plan in told for line in plan.warnings):
        say(f"warning: {line}")
    edited, signed, commented = (
        sum(getattr(plan, key) for plan in told) for key in ("edited", "signed", "commented")
    )
    write(f"{edited} edited, {signed} with a new status only, {commented} with new comments")
    if not made:
        say("the brief has it all already; nothing was done")
        return
    for code, edition in made.items():
        item = edition.record
        where = str(desk.out / item.pdf.file) if item.pdf is not None else item.message
        write(f"{code}: {where}")
    write(f"{desk.out / record.name}.json: {_standing(record, made)}")
    write(f"{shown_path(desk.memory)}: what was edited or signed")


def _standing(record: RunRecord, languages: Iterable[str]) -> str:
    """``kk: 3 approved, 2 reviewed, 31 draft``"""
    parts = []
    for code in languages:
        segments = record.languages[code].segments
        counts = {s: sum(x.status == s for x in segments) for s in reversed(list(SegmentStatus))}
        shown = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
        parts.append(f"{code}: {shown}")
    return "; ".join(parts)
