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
    report_run,
)
from briefing.domain import Brief, PartialDate, SourceDocument
from briefing.errors import OutputError
from briefing.fingerprint import digest_folder
from briefing.pipeline.editions import Edition, make_editions
from briefing.pipeline.request import (
    BuildRequest,
    Progress,
    inputs_digest,
    kept_languages,
    refuse_other_input,
)
from briefing.pipeline.sources import make_brief, read_documents
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
) -> BuildReport:
    """Make the briefs that ``request`` asks for.

    Args:
        request: Inputs and output.
        workspace: Where templates and locales are.
        settings: All settings.
        files: The documents, and the ``fingerprint`` of it all, from `survey`.
        progress: Called with a short line at the start of each step.

    Raises:
        BriefingError: Nothing was written.
    """
    record_path = request.out / f"{request.name}.json"
    if not request.force:
        refuse_other_input(request, load_previous(record_path))
    issued = settings.brief.date or datetime.date.today()
    template = load_template(workspace.template(settings.brief.template))
    documents = read_documents(files, settings, progress)
    progress("summarise")
    brief = make_brief(documents, template, workspace, settings)
    for _ in range(_TRIES):
        before = _digest(record_path)
        previous = load_previous(record_path)
        record, pdfs = _translate_and_render(
            request, workspace, settings, fingerprint, progress, documents, brief, issued, previous
        )
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
) -> tuple[RunRecord, dict[str, bytes]]:
    """The record and the PDFs by file name, with what people have signed before."""
    record_path = request.out / f"{request.name}.json"
    day = PartialDate(issued.year, issued.month, issued.day)
    folder = workspace.template(settings.brief.template)
    touched = touched_segments(record_path, previous)
    results = make_editions(request, workspace, settings, day, progress, folder, brief, touched)
    pdfs = {r.record.pdf.file: r.pdf.content for r in results.values() if r.record.pdf and r.pdf}
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
        {
            **kept_languages(record_path, previous, brief, results),
            **{code: result.record for code, result in results.items()},
        },
        settings.brief.template,
    )
    return record, pdfs


def _files(record: RunRecord) -> set[str]:
    return {item.pdf.file for item in record.languages.values() if item.pdf is not None}


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
