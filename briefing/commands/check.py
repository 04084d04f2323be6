"""``briefing check``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from briefing.commands.common import open_settings
from briefing.config import Settings, load_template
from briefing.console import write
from briefing.deliver import RunRecord, load_record
from briefing.domain import LANGUAGES, VARIANTS, Origin
from briefing.errors import BriefingError, InputError, OutputError, SettingsError, TranslationError
from briefing.render import check_template
from briefing.resources import Workspace
from briefing.summarise import find_unfounded
from briefing.translate import check_segment, check_variant, open_sources


def run(name: str | None, out: Path | None) -> None:
    """Check the workspace, or with ``name`` a built brief; every problem is listed."""
    workspace, settings = open_settings({})
    problems = list(_workspace_problems(workspace, settings))
    if problems:
        raise SettingsError(f"{len(problems)} problem(s) found", "", tuple(problems))
    write(f"settings, template {settings.brief.template}, labels, tables and memory: ok")
    if name is not None:
        _check_brief(name, out or workspace.root / "out", workspace, settings)


def _workspace_problems(workspace: Workspace, settings: Settings) -> Iterator[str]:
    yield from _source_problems(workspace, settings)
    try:
        folder = workspace.template(settings.brief.template)
        load_template(folder)
    except BriefingError as error:
        yield from error.problems or (error.message,)
        return
    yield from check_template(folder, workspace.locales, settings.brief.languages)


def _source_problems(workspace: Workspace, settings: Settings) -> Iterator[str]:
    """What is wrong with tables and memory, read from each language that a brief may be in."""
    wanted = settings.brief.source_language
    found: dict[str, None] = {}
    for source in (wanted,) if wanted is not None else LANGUAGES:
        bases = dict.fromkeys(VARIANTS.get(code, code) for code in settings.brief.languages)
        targets = tuple(code for code in bases if code != source)
        try:
            open_sources(workspace.locales, targets, settings.models, source=source)
        except BriefingError as error:
            found.update(dict.fromkeys(error.problems or (error.message,)))
    yield from found


def _check_brief(name: str, out: Path, workspace: Workspace, settings: Settings) -> None:
    path = out / f"{name}.json"
    try:
        record = load_record(path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}",
            f"build it first: briefing build --name {name}",
        ) from error
    except ValueError as error:
        raise InputError(
            f"{path} is no run record of this version", "build the brief again"
        ) from error
    unfounded = find_unfounded(record.brief, record.sources)
    if unfounded:
        raise TranslationError(f"{path}: statements without evidence", "", unfounded)
    lost = tuple(_lost_files(record, out))
    if lost:
        raise OutputError(f"{path}: PDFs do not match the record", "build the brief again", lost)
    problems = tuple(_segment_problems(record, workspace, settings))
    if problems:
        raise TranslationError(f"{path}: {len(problems)} problem(s) in translations", "", problems)
    languages = ", ".join(code for code, item in record.languages.items() if item.pdf)
    count = sum(len(item.segments) for item in record.languages.values())
    write(f"{path}: evidence, {count} segments and the PDFs in {languages}: ok")


def _lost_files(record: RunRecord, out: Path) -> Iterator[str]:
    for item in record.languages.values():
        if item.pdf is None:
            continue
        path = out / item.pdf.file
        if not path.is_file():
            yield f"{path} is not there"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != item.pdf.sha256:
            yield f"{path} was changed after it was built"


def _segment_problems(record: RunRecord, workspace: Workspace, settings: Settings) -> Iterator[str]:
    sources = open_sources(workspace.locales, (), settings.models)
    for code, item in record.languages.items():
        for segment in item.segments:
            if segment.origin is Origin.MISSING:
                yield f"{code} {segment.id}: no translation: {segment.source!r}"
            if code in VARIANTS:
                continue
            for finding in check_segment(segment, code, sources):
                if finding.level == "error":
                    yield f"{code} {segment.id}: {finding.id}: {finding.message}"
        if code in VARIANTS:
            base = record.languages.get(VARIANTS[code])
            told = base.segments if base is not None else None
            for finding in check_variant(item.segments, told, code, workspace.locales):
                yield f"{code} {finding.where}: {finding.id}: {finding.message}"
