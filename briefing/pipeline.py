"""The main job in order: read, summarise, translate, render, publish last.

The pipeline prints nothing and decides no exit code: it reports what became of each language, and
`BuildReport.error` says what that means.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.config import BriefTemplate, Settings, Tables, load_template, model_folders
from briefing.deliver import (
    RECORD_VERSION,
    BuildReport,
    LanguageRecord,
    LanguageReport,
    PdfFile,
    Previous,
    RunRecord,
    dump_record,
    load_previous,
    output_folder,
    publish,
    report_run,
)
from briefing.domain import (
    LANGUAGE_NAMES,
    Brief,
    Finding,
    Masthead,
    Origin,
    PartialDate,
    Pdf,
    Provenance,
    Segment,
    SegmentStatus,
    Source,
    SourceDocument,
    Translation,
)
from briefing.errors import (
    InputError,
    OutputError,
    RenderError,
)
from briefing.fingerprint import digest_files, digest_folder, digest_models, digest_texts
from briefing.resources import Workspace, displayable

if TYPE_CHECKING:
    from briefing.render import Renderer

Progress = Callable[[str], None]
_STATUS_ORDER = (SegmentStatus.DRAFT, SegmentStatus.REVIEWED, SegmentStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build.

    Attributes:
        paths: Files and folders with source documents.
        name: Stem of the results.
        detailed: The report must be complete even when nothing has changed.
    """

    paths: tuple[Path, ...]
    out: Path
    name: str
    force: bool = False
    strict: bool = False
    detailed: bool = False


@dataclass(frozen=True, slots=True)
class _Rendered:
    record: LanguageRecord
    pdf: Pdf | None


def survey(
    request: BuildRequest, workspace: Workspace, tables: Tables
) -> tuple[tuple[Path, ...], str]:
    """The documents to read, and a digest of everything that the result depends on.

    Settings count as they were given: what does not validate has never built anything.

    Raises:
        InputError: A path does not exist or holds no document.
    """
    from briefing.ingest import discover
    from briefing.models import package_folders

    files = discover(request.paths)
    try:
        sources = digest_files(files, workspace.root)
    except OSError:  # ingest says what is wrong with the file
        return files, ""
    folders = model_folders(tables)
    fingerprint = digest_texts(
        (
            __version__,
            repr(sorted(tables.items())),
            *(str(path) for path in files),
            inputs_digest(request.paths),
            sources,
            digest_folder(workspace.templates),
            digest_folder(workspace.locales),
            digest_models(package_folders(folders)),
        )
    )
    return files, fingerprint


def inputs_digest(paths: Sequence[Path]) -> str:
    """Tells inputs apart that have the same name in different folders, without naming folders."""
    return digest_texts(str(path.resolve()) for path in paths)


def find_unchanged(request: BuildRequest, fingerprint: str) -> BuildReport | None:
    """The report of the run before, when nothing has changed since; else ``None``."""
    path = request.out / f"{request.name}.json"
    previous = load_previous(path)
    same = previous is not None and previous.fingerprint == fingerprint != ""
    if request.force or previous is None or not same or not previous.intact(request.out):
        return None
    plain = not (request.strict or request.detailed)
    if plain and all(state == "done" for state in previous.states.values()):
        lines = tuple(
            LanguageReport(code, "done", file["file"], file["pages"], file["size"], {}, 0)
            for code, file in previous.files.items()
        )
        return BuildReport(request.name, request.out, True, lines)
    from briefing.deliver import load_record

    record = load_record(path)
    return report_run(record, request.out, unchanged=True, strict=request.strict)


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
    previous = load_previous(record_path)
    if not request.force:
        _refuse_other_input(request, previous)
    issued = settings.brief.date or datetime.date.today()
    day = PartialDate(issued.year, issued.month, issued.day)
    folder = workspace.template(settings.brief.template)
    template = load_template(folder)
    documents = read_documents(files, settings, progress)
    progress("summarise")
    brief = make_brief(documents, template, workspace, settings)
    results = _languages(request, workspace, settings, day, progress, folder, brief)
    progress("publish")
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
            **_kept(record_path, previous, brief, results),
            **{code: result.record for code, result in results.items()},
        },
    )
    stale = tuple(f["file"] for f in previous.files.values()) if previous else ()
    stale = tuple(name for name in stale if name not in _files(record))
    with output_folder(request.out, request.name):
        if not request.force:  # another run may have finished meanwhile
            _refuse_other_input(request, load_previous(record_path))
        publish(request.out, pdfs, (record_path.name, dump_record(record)), stale)
    return report_run(record, request.out, unchanged=False, strict=request.strict)


def _kept(
    record_path: Path, previous: Previous | None, brief: Brief, results: Mapping[str, _Rendered]
) -> dict[str, LanguageRecord]:
    """Languages of an earlier run that this one was not asked for and whose brief is the same."""
    if previous is None or not previous.intact(record_path.parent):
        return {}
    from briefing.deliver import load_record

    try:
        record = load_record(record_path)
    except (OSError, ValueError):
        return {}
    if record.brief != brief:
        return {}
    return {code: item for code, item in record.languages.items() if code not in results}


def _files(record: RunRecord) -> set[str]:
    return {item.pdf.file for item in record.languages.values() if item.pdf is not None}


def read_documents(
    files: Sequence[Path], settings: Settings, progress: Progress = lambda step: None
) -> tuple[SourceDocument, ...]:
    """Ingest ``files`` in order.

    Raises:
        InputError: A file cannot be used, or there are more than ``limits.documents`` or words
            than ``limits.words``.
    """
    from briefing.ingest import ingest

    limit = settings.limits.documents
    if len(files) > limit:
        raise InputError(
            f"{len(files)} documents are more than the limit of {limit}",
            "give fewer, or raise documents under [limits] in briefing.toml",
        )
    documents = []
    words = 0
    for number, path in enumerate(files, 1):
        name = displayable(path)
        progress(f"read {name}")
        documents.append(ingest(path, number=number, limits=settings.limits, display=name))
        words += sum(len(block.text.split()) for block in documents[-1].blocks)
        if words > settings.limits.words:
            raise _too_many_words(name, words, settings.limits.words)
    return tuple(documents)


def _too_many_words(name: str, words: int, limit: int) -> InputError:
    return InputError(
        f"{name}: with it the documents have {words:,} words, more than the limit of {limit:,}",
        "give fewer or shorter documents, or raise words under [limits] in briefing.toml",
    )


def make_brief(
    documents: Sequence[SourceDocument],
    template: BriefTemplate,
    workspace: Workspace,
    settings: Settings,
) -> Brief:
    """Summarise the documents in the main language with the names table of the workspace.

    Documents in another language stand in the list of sources, with a finding.

    Raises:
        InputError: It takes longer than ``limits.seconds``.
    """
    from briefing.language.names import load_names
    from briefing.summarise import summarise, time_limit

    with time_limit(settings.limits.seconds):
        language = main_language(documents, settings.brief.source_language)
        summarised = [d for d in documents if d.language == language]
        brief = summarise(summarised, template, load_names(workspace.locales))
    return _with_others(brief, [d for d in documents if d.language != language])


def main_language(documents: Sequence[SourceDocument], wanted: str | None) -> str:
    """The language to summarise: ``wanted``, else that of most documents, the first of a tie.

    Raises:
        InputError: No document is in the language ``wanted``.
    """
    languages = [document.language for document in documents]
    if wanted is not None and wanted not in languages:
        found = ", ".join(dict.fromkeys(LANGUAGE_NAMES[code] for code in languages))
        raise InputError(
            f"no document is in {LANGUAGE_NAMES[wanted]}; they are in: {found}",
            "leave out --source-language (source_language in briefing.toml), or add a document",
        )
    return wanted or max(dict.fromkeys(languages), key=languages.count)


def _with_others(brief: Brief, others: Sequence[SourceDocument]) -> Brief:
    """``brief`` with the documents that were not summarised in its list of sources."""
    first = len(brief.sources) + 1
    listed = tuple(
        Source(number, d.id, d.path, d.title, d.published, d.sha256)
        for number, d in enumerate(others, first)
    )
    findings = tuple(
        Finding(
            "source-in-another-language",
            "warning",
            f"{d.path} is in {LANGUAGE_NAMES[d.language]}, the brief in "
            f"{LANGUAGE_NAMES[brief.language]}: it is listed, but not summarised",
            d.path,
        )
        for d in others
    )
    return replace(brief, sources=brief.sources + listed, findings=brief.findings + findings)


def _languages(
    request: BuildRequest,
    workspace: Workspace,
    settings: Settings,
    day: PartialDate,
    progress: Progress,
    folder: Path,
    brief: Brief,
) -> dict[str, _Rendered]:
    from briefing.render import Renderer
    from briefing.translate import open_sources, translate

    targets = tuple(code for code in settings.brief.languages if code != brief.language)
    sources = (
        open_sources(workspace.locales, targets, settings.models, source=brief.language)
        if targets
        else None
    )
    renderer = Renderer(folder, workspace.locales)
    pages = load_template(folder).template.max_pages
    results: dict[str, _Rendered] = {}
    for code in settings.brief.languages:
        masthead = _masthead(settings, code, day)
        if code == brief.language or sources is None:
            progress(f"render {code}")
            results[code] = _render_source(renderer, brief, masthead, request, pages)
            continue
        progress(f"translate {code}")
        translation = translate(brief, code, sources)
        if translation.missing and settings.brief.on_missing == "fail":
            results[code] = _Rendered(_missing_record(translation), None)
            continue
        progress(f"render {code}")
        results[code] = _render_translation(renderer, translation, masthead, request, pages)
    return results


def _render_source(
    renderer: Renderer, brief: Brief, masthead: Masthead, request: BuildRequest, pages: int
) -> _Rendered:
    try:
        pdf = renderer.render(brief, masthead=masthead, provenance=None)
    except RenderError as error:
        return _failed(error, None, (), ())
    file = _pdf_file(request.name, brief.language, pdf)
    return _Rendered(LanguageRecord("done", file, None, (), _too_long(pdf, pages)), pdf)


def _render_translation(
    renderer: Renderer,
    translation: Translation,
    masthead: Masthead,
    request: BuildRequest,
    pages: int,
) -> _Rendered:
    try:
        pdf = renderer.render(
            translation.brief,
            masthead=masthead,
            provenance=_provenance(translation),
            missing=frozenset(translation.missing),
        )
    except RenderError as error:
        return _failed(error, translation.brief, translation.segments, translation.findings)
    file = _pdf_file(request.name, translation.language, pdf)
    record = LanguageRecord(
        "draft" if translation.missing else "done",
        file,
        translation.brief,
        translation.segments,
        (*translation.findings, *_too_long(pdf, pages)),
    )
    return _Rendered(record, pdf)


def _too_long(pdf: Pdf, pages: int) -> tuple[Finding, ...]:
    if pdf.pages <= pages:
        return ()
    message = f"{pdf.pages} pages are more than the {pages} of the template (max_pages)"
    return (Finding("too-long", "warning", message),)


def _failed(
    error: RenderError,
    brief: Brief | None,
    segments: tuple[Segment, ...],
    findings: tuple[Finding, ...],
) -> _Rendered:
    message = "; ".join((error.message, *error.problems))
    return _Rendered(LanguageRecord("failed", None, brief, segments, findings, message), None)


def _missing_record(translation: Translation) -> LanguageRecord:
    text = [s for s in translation.segments if s.id in translation.missing]
    first = text[0]
    message = (
        f"{len(text)} of {len(translation.segments)} segments have no translation, "
        f"the first is {first.id}: {_shortened(first.source)}"
    )
    return LanguageRecord(
        "missing", None, translation.brief, translation.segments, translation.findings, message
    )


def _shortened(text: str, length: int = 70) -> str:
    return repr(text if len(text) <= length else text[: length - 1] + "…")


def _provenance(translation: Translation) -> Provenance:
    shown = [s for s in translation.segments if s.origin is not Origin.MISSING]
    counts = {origin: sum(s.origin is origin for s in shown) for origin in Origin}
    status = min((s.status for s in shown), key=_STATUS_ORDER.index, default=SegmentStatus.DRAFT)
    models = dict.fromkeys(s.model for s in shown if s.model)
    return Provenance(
        tuple((origin, count) for origin, count in counts.items() if count),
        tuple(models),
        status,
        len(translation.missing),
    )


def _masthead(settings: Settings, language: str, day: PartialDate) -> Masthead:
    names = {str(code): name for code, name in settings.organisation.name.items()}
    name = names.get(language) or names.get("en", "")
    organisation = settings.organisation
    return Masthead(name, organisation.contact, settings.brief.number, day, organisation.mark)


def _pdf_file(name: str, language: str, pdf: Pdf) -> PdfFile:
    return PdfFile(f"{name}.{language}.pdf", pdf.sha256, len(pdf.content), pdf.pages)


def _refuse_other_input(request: BuildRequest, previous: Previous | None) -> None:
    if previous is not None:
        if previous.inputs_digest != inputs_digest(request.paths):
            raise OutputError(
                f"{request.out / request.name}.* was made of {', '.join(previous.inputs)}",
                "choose another --name, or overwrite it with --force",
            )
        return
    taken = sorted(request.out.glob(f"{request.name}.*")) if request.out.is_dir() else []
    if taken:
        raise OutputError(
            f"{taken[0]} exists and has no run record that can be read",
            "choose another --name, or overwrite it with --force",
        )


def _versions(
    workspace: Workspace, folder: Path, results: Mapping[str, _Rendered]
) -> dict[str, str]:
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
