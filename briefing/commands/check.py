"""``briefing check``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.commands.check_bilingual import as_json, line
from briefing.commands.common import check_choice, open_settings
from briefing.config import Settings, load_template
from briefing.console import progress, say, write
from briefing.deliver import RunRecord, read_record
from briefing.domain import LANGUAGES, VARIANTS, Finding, Origin, Segment, SegmentStatus
from briefing.errors import (
    BriefingError,
    OutputError,
    SettingsError,
    StrictWarning,
    TranslationError,
)
from briefing.render import check_template
from briefing.resources import Workspace
from briefing.summarise import find_unfounded
from briefing.translate import check_segment, check_variant, open_sources
from briefing.translate.checks import Tables
from briefing.translate.checks.brief import check_brief
from briefing.translate.checks.messages import localise


def run(
    name: str | None,
    out: Path | None,
    *,
    strict: bool = False,
    messages: str = "en",
    report: str | None = None,
    verbosity: int = 0,
) -> None:
    """Check the workspace, or with ``name`` a built brief; every problem is listed.

    Args:
        strict: Warnings about the translations end with exit code 11.
        messages: Language of the findings of the translation checks.
        report: ``json`` prints these findings as objects, one a line.
    """
    check_choice("--messages", messages, LANGUAGES)
    if report is not None:
        check_choice("--report", report, ("json",))
    workspace, settings = open_settings({})
    with progress(2 + len(LANGUAGES), verbosity, lines=False) as step:
        problems = list(_workspace_problems(workspace, settings, step))
    if problems:
        raise SettingsError(f"{len(problems)} problem(s) found", "", tuple(problems))
    tell = say if report else write
    tell(f"settings, template {settings.brief.template}, labels, tables and memory: ok")
    if name is None:
        return
    record, path = _read(name, out or workspace.root / "out")
    with progress(1 + len(record.languages), verbosity, lines=False) as step:
        findings = [
            (code, localise(finding, messages, workspace.locales))
            for code, finding in _findings(record, workspace, settings, step)
        ]
    if report:
        for code, finding in findings:
            write(json.dumps(as_json(code, finding.where, finding), ensure_ascii=False))
    _refuse(record, path, findings)
    warnings = [line(code, f.where, f) for code, f in findings if f.level == "warning"]
    for warning in warnings if not report else ():
        write(warning)
    if warnings and strict:
        raise StrictWarning(f"{path}: {len(warnings)} warning(s)", "mend them", tuple(warnings))
    languages = ", ".join(code for code, item in record.languages.items() if item.pdf)
    count = sum(len(item.segments) for item in record.languages.values())
    tell(f"{path}: evidence, {count} segments and the PDFs in {languages}: ok")


def _workspace_problems(
    workspace: Workspace, settings: Settings, step: Callable[[str], None]
) -> Iterator[str]:
    yield from _source_problems(workspace, settings, step)
    step(f"template {settings.brief.template}")
    try:
        folder = workspace.template(settings.brief.template)
        load_template(folder)
    except BriefingError as error:
        yield from error.problems or (error.message,)
        return
    yield from check_template(folder, workspace.locales, settings.brief.languages)


def _source_problems(
    workspace: Workspace, settings: Settings, step: Callable[[str], None]
) -> Iterator[str]:
    """What is wrong with tables and memory, read from each language that a brief may be in."""
    wanted = settings.brief.source_language
    found: dict[str, None] = {}
    for source in (wanted,) if wanted is not None else LANGUAGES:
        step(f"tables and memory {source}")
        bases = dict.fromkeys(VARIANTS.get(code, code) for code in settings.brief.languages)
        targets = tuple(code for code in bases if code != source)
        try:
            open_sources(workspace.locales, targets, settings.models, source=source)
        except BriefingError as error:
            found.update(dict.fromkeys(error.problems or (error.message,)))
    yield from found


def _read(name: str, out: Path) -> tuple[RunRecord, Path]:
    return read_record(out, name), out / f"{name}.json"


def _refuse(record: RunRecord, path: Path, findings: list[tuple[str, Finding]]) -> None:
    """Raise for evidence, files or translations that are not as they should be."""
    unfounded = find_unfounded(record.brief, record.sources)
    if unfounded:
        raise TranslationError(f"{path}: statements without evidence", "", unfounded)
    lost = tuple(_lost_files(record, path.parent))
    if lost:
        raise OutputError(f"{path}: PDFs do not match the record", "build the brief again", lost)
    problems = tuple(line(code, f.where, f) for code, f in findings if f.level == "error")
    if problems:
        raise TranslationError(f"{path}: {len(problems)} problem(s) in translations", "", problems)


def _lost_files(record: RunRecord, out: Path) -> Iterator[str]:
    for code, item in record.languages.items():
        if item.pdf is not None and item.outdated:
            yield f"{out / item.pdf.file} lacks the latest changes of the review in {code}"
    pdfs = [item.pdf for item in record.languages.values()]
    for pdf in filter(None, [*pdfs, *(pair.pdf for pair in record.bilingual)]):
        path = out / pdf.file
        if not path.is_file():
            yield f"{path} is not there"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != pdf.sha256:
            yield f"{path} was changed after it was built"
    for pair in record.bilingual:
        files = [record.languages[code].pdf for code in pair.languages]
        if pair.pdf is not None and tuple(f.sha256 if f else "" for f in files) != pair.made_of:
            yield f"{out / pair.pdf.file} was made of other translations than those of today"


def _findings(
    record: RunRecord, workspace: Workspace, settings: Settings, step: Callable[[str], None]
) -> Iterator[tuple[str, Finding]]:
    """What the checks find in the translations, with the language; what was set aside is not."""
    sources = open_sources(workspace.locales, (), settings.models)
    spoken = record.brief.language
    for code, item in record.languages.items():
        step(f"check {code}")
        for segment in item.segments:
            if segment.origin is Origin.MISSING:
                message = f"no translation: {segment.source!r}"
                yield code, Finding("segment-missing", "error", message, segment.id)
            if code not in VARIANTS:
                found = check_segment(segment, code, sources, source=spoken)
            elif VARIANTS[code] not in record.languages:
                found = ()
            else:  # the base language tells it
                continue
            for finding in _told(segment, found):
                yield code, finding
        if code in VARIANTS:
            base = record.languages.get(VARIANTS[code])
            told = base.segments if base is not None else None
            for finding in check_variant(item.segments, told, code, workspace.locales):
                yield code, finding
    translations = {
        code: item.segments
        for code, item in record.languages.items()
        if code not in VARIANTS and item.segments
    }
    yield from check_brief(translations, Tables(sources.names, sources.glossary))


def _told(segment: Segment, found: tuple[Finding, ...]) -> Iterator[Finding]:
    """What the checks find now and what blocked at the build, but for what was set aside.

    Only the build sees what a model says of its own output. As there, what a person has signed
    blocks nothing.
    """
    aside = {name for name, _ in segment.ignored}
    known = {finding.id for finding in found}
    for finding in (*found, *(f for f in segment.blocking if f.id not in known)):
        if finding.id in aside:
            continue
        signed = segment.status is not SegmentStatus.DRAFT and finding.level == "error"
        level = "warning" if signed else finding.level
        yield replace(finding, level=level, where=segment.id)
