"""The main job in order: read, summarise, translate, render, publish last.

The pipeline prints nothing and decides no exit code: it reports what became of each language, and
`BuildReport.error` says what that means.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing import __version__
from briefing.config import Settings, load_template
from briefing.deliver import (
    RECORD_VERSION,
    BuildReport,
    Previous,
    RunRecord,
    dump_record,
    load_previous,
    output_folder,
    publish,
    report_languages,
    report_run,
)
from briefing.domain import Brief, PartialDate, SourceDocument
from briefing.errors import OutputError
from briefing.fingerprint import digest_files, digest_folder
from briefing.pipeline.bilingual import make_bilingual
from briefing.pipeline.editions import Edition, Pages, Ready, make_editions
from briefing.pipeline.request import (
    BuildRequest,
    Progress,
    inputs_digest,
    kept_languages,
    refuse_other_input,
)
from briefing.pipeline.sources import make_brief, read_documents
from briefing.pipeline.stages import Stages
from briefing.pipeline.touched import touched_segments
from briefing.resources import Workspace, displayable

# A build is made anew when a review has changed the record meanwhile.
_TRIES = 5


def build(
    request: BuildRequest,
    workspace: Workspace,
    settings: Settings,
    files: Sequence[Path],
    fingerprint: str,
    progress: Progress = lambda step: None,
    stages: Stages | None = None,
    ready: Ready = lambda code, pdf: None,
) -> BuildReport:
    """Make the briefs that ``request`` asks for.

    Args:
        request: Inputs and output.
        workspace: Where templates and locales are.
        settings: All settings.
        files: The documents, and the ``fingerprint`` of it all, from `survey`.
        progress: Called with a short line at the start of each step.
        stages: Keeps results between builds in one process; by default nothing is kept.
        ready: Called with each language and its PDF as soon as that is made, before it is written.

    Raises:
        BriefingError: Nothing was written.
    """
    record_path = request.out / f"{request.name}.json"
    if not request.force:
        refuse_other_input(request, load_previous(record_path))
    issued = settings.brief.date or datetime.date.today()
    folder = workspace.template(settings.brief.template)
    template = load_template(folder)
    stages = stages or Stages()
    pages = Pages(workspace, folder, stages, len(settings.brief.languages))
    documents = stages.run(
        "read",
        lambda: (files, digest_files(files, workspace.root), settings.limits),
        lambda: read_documents(files, settings, progress),
    )

    def summarise() -> Brief:
        progress("summarise")
        return make_brief(documents, template, workspace, settings)

    brief = stages.run(
        "summarise",
        lambda: (
            documents,
            template,
            digest_files([workspace.locales / "names.csv"], workspace.locales),
            settings.brief.source_language,
        ),
        summarise,
    )
    for _ in range(_TRIES):
        before = _digest(record_path)
        previous = load_previous(record_path)
        record, pdfs, report = _translate_and_render(
            request,
            workspace,
            settings,
            fingerprint,
            progress,
            documents,
            brief,
            issued,
            previous,
            stages,
            pages,
            ready,
        )
        if request.keep_old and any(line.state == "failed" for line in report.languages):
            return report
        progress("publish")
        with output_folder(request.out, request.name):
            if not request.force:  # another run may have finished meanwhile
                refuse_other_input(request, load_previous(record_path))
            # So may a review: what people have signed since must not be lost.
            if _digest(record_path) != before:
                continue
            stale = tuple(f["file"] for f in previous.files.values()) if previous else ()
            stale = tuple(name for name in stale if name not in _files(record))
            publish(request.out, pdfs, (record_path.name, dump_record(record)), stale)
        return report_run(record, request.out, unchanged=False, strict=request.strict)
    raise OutputError(
        f"{record_path} was changed again and again while the brief was built",
        "wait until the review is done, then build again",
    )


def _digest(path: Path) -> str:
    """Of the file as it is now; empty when there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _translate_and_render(
    request: BuildRequest,
    workspace: Workspace,
    settings: Settings,
    fingerprint: str,
    progress: Progress,
    documents: Sequence[SourceDocument],
    brief: Brief,
    issued: datetime.date,
    previous: Previous | None,
    stages: Stages,
    pages: Pages,
    ready: Ready,
) -> tuple[RunRecord, dict[str, bytes], BuildReport]:
    """The record and the PDFs by file name, with what people have signed before."""
    record_path = request.out / f"{request.name}.json"
    day = PartialDate(issued.year, issued.month, issued.day)
    folder = workspace.template(settings.brief.template)
    touched = touched_segments(record_path, previous)
    results = make_editions(
        request, workspace, settings, day, progress, pages, brief, touched, stages, ready
    )
    records = {code: result.record for code, result in results.items()}
    kept = kept_languages(record_path, previous, brief, results)
    there = {**kept, **records}
    # A pair that needs a language which this run was not asked for is left out.
    wanted = [
        pair
        for pair in settings.brief.pairs
        if all(code in there or code in settings.brief.languages for code in pair)
    ]
    pairs = make_bilingual(
        wanted, request.name, brief, there, pages.renderer, stages, pages.template
    )
    bilingual = tuple(pair.record for pair in pairs)
    report = report_languages(request.name, request.out, brief, records, bilingual)
    made = [(result.record.pdf, result.pdf) for result in results.values()]
    made += [(pair.record.pdf, pair.pdf) for pair in pairs]
    pdfs = {file.file: pdf.content for file, pdf in made if file is not None and pdf is not None}
    record = RunRecord(
        RECORD_VERSION,
        request.name,
        tuple(displayable(path) for path in request.paths),
        inputs_digest(request.paths),
        fingerprint,
        issued.isoformat(),
        _versions(workspace, folder, results),
        tuple(documents),
        brief,
        there,
        bilingual,
        settings.brief.template,
    )
    return record, pdfs, report


def _files(record: RunRecord) -> set[str]:
    pdfs = [item.pdf for item in record.languages.values()]
    pdfs += [pair.pdf for pair in record.bilingual]
    return {pdf.file for pdf in pdfs if pdf is not None}


def _versions(workspace: Workspace, folder: Path, results: Mapping[str, Edition]) -> dict[str, str]:
    from importlib.metadata import version

    models = {s.model for r in results.values() for s in r.record.segments if s.model}
    locales = workspace.locales
    return {
        "briefing": __version__,
        "weasyprint": version("weasyprint"),
        "babel": version("babel"),
        "template": digest_folder(folder),
        "memory": digest_folder(locales / "memory", "*.tmx"),
        "names": hashlib.sha256((locales / "names.csv").read_bytes()).hexdigest(),
        "glossary": hashlib.sha256((locales / "glossary.csv").read_bytes()).hexdigest(),
        "models": ", ".join(sorted(models)),
    }
