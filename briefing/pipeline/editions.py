"""The brief in every language that is asked for: translated, rendered, or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import OutputCode, Settings, load_template
from briefing.deliver import (
    LanguageRecord,
    PdfFile,
)
from briefing.domain import (
    VARIANTS,
    Brief,
    Finding,
    Masthead,
    PartialDate,
    Pdf,
    Segment,
    Translation,
)
from briefing.errors import RenderError, SettingsError
from briefing.pipeline.provenance import provenance_of
from briefing.pipeline.request import BuildRequest, Progress
from briefing.pipeline.signed import Signed, keep_signed
from briefing.resources import Workspace
from briefing.theme import THEME_FILE, load_theme

if TYPE_CHECKING:
    from briefing.render import Renderer


@dataclass(frozen=True, slots=True)
class Edition:
    """A brief in one language: its PDF, or ``None`` and why not in the record."""

    record: LanguageRecord
    pdf: Pdf | None


def make_editions(
    request: BuildRequest,
    workspace: Workspace,
    settings: Settings,
    day: PartialDate,
    progress: Progress,
    folder: Path,
    brief: Brief,
    signed: Signed,
) -> dict[str, Edition]:
    """Translate and render ``brief`` into every language of the settings.

    A language that cannot be done does not stop the others.

    Args:
        signed: What people have reviewed and approved of it before.

    Raises:
        SettingsError: Template, label, table or memory is wrong; that concerns all languages.
    """
    from briefing.render import Renderer
    from briefing.translate import derive_source, derive_variant, open_sources, translate

    bases = dict.fromkeys(VARIANTS.get(code, code) for code in settings.brief.languages)
    targets = tuple(code for code in bases if code != brief.language)
    sources = (
        open_sources(workspace.locales, targets, settings.models, source=brief.language)
        if targets
        else None
    )
    renderer = Renderer(folder, workspace.locales)
    pages = load_template(folder).template.max_pages
    translations: dict[str, Translation] = {}
    results: dict[str, Edition] = {}
    for code in settings.brief.languages:
        masthead = make_masthead(workspace, settings, code, day)
        base = VARIANTS.get(code, code)
        if base == brief.language or sources is None:
            progress(f"render {code}")
            written = brief if code == base else derive_source(brief, code, workspace.locales)
            results[code] = _render_source(renderer, written, masthead, request, pages)
            continue
        progress(f"translate {code}")
        if base not in translations:
            found = translate(brief, base, sources)
            translations[base] = keep_signed(found, brief, signed.get(base, ()), sources)
        translation = translations[base]
        if code != base:
            translation = derive_variant(translation, code, workspace.locales)
        if translation.missing and settings.brief.on_missing == "fail":
            results[code] = Edition(missing_record(translation), None)
            continue
        progress(f"render {code}")
        results[code] = render_translation(renderer, translation, masthead, request.name, pages)
    return results


def _render_source(
    renderer: Renderer, brief: Brief, masthead: Masthead, request: BuildRequest, pages: int
) -> Edition:
    try:
        pdf = renderer.render(brief, masthead=masthead, provenance=None)
    except RenderError as error:
        return _failed(error, None, (), ())
    file = _pdf_file(request.name, brief.language, pdf)
    derived = brief if brief.language in VARIANTS else None
    findings = _too_long(pdf, pages)
    return Edition(LanguageRecord("done", file, derived, (), findings, masthead=masthead), pdf)


def render_translation(
    renderer: Renderer, translation: Translation, masthead: Masthead, name: str, pages: int
) -> Edition:
    """The PDF of a translation, or why it cannot be made.

    Args:
        name: Stem of the file name.
        pages: More of them are a finding.
    """
    try:
        pdf = renderer.render(
            translation.brief,
            masthead=masthead,
            provenance=provenance_of(translation),
            missing=frozenset(translation.missing),
        )
    except RenderError as error:
        return _failed(error, translation.brief, translation.segments, translation.findings)
    file = _pdf_file(name, translation.language, pdf)
    record = LanguageRecord(
        "draft" if translation.missing else "done",
        file,
        translation.brief,
        translation.segments,
        (*translation.findings, *_too_long(pdf, pages)),
        masthead=masthead,
    )
    return Edition(record, pdf)


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
) -> Edition:
    message = "; ".join((error.message, *error.problems))
    return Edition(LanguageRecord("failed", None, brief, segments, findings, message), None)


def missing_record(translation: Translation) -> LanguageRecord:
    """What became of a language that lacks translations."""
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


def _script(workspace: Workspace, language: str) -> Callable[[str], str] | None:
    """What writes the base language of a variant in the variant's script."""
    from briefing.language.scripts import open_transliterator

    if language not in VARIANTS:
        return None
    return open_transliterator(workspace.locales, language).convert


def make_masthead(
    workspace: Workspace, settings: Settings, language: str, day: PartialDate
) -> Masthead:
    """What stands around a brief, from the theme of its template and the settings.

    Raises:
        SettingsError: The theme is wrong, or other languages have a classification.
    """
    folder = workspace.template(settings.brief.template)
    theme = load_theme(folder)
    own = settings.organisation
    names = {**theme.organisation, **{code: name for code, name in own.name.items() if name}}
    marks = {code: mark for code, mark in theme.classification.items() if mark}
    classification = _in_language(marks, language, workspace)
    if marks and not classification:
        raise SettingsError(
            f"{folder / THEME_FILE}: classification has nothing for {language}",
            "a classified brief says so in every language; add it under [classification]",
        )
    return Masthead(
        _in_language(names, language, workspace) or names.get("en", ""),
        own.contact or " · ".join(theme.contact_lines(language)),
        settings.brief.number,
        day,
        own.mark or theme.mark,
        classification,
        settings.brief.paper or theme.paper,
    )


def _in_language(texts: Mapping[OutputCode, str], language: str, workspace: Workspace) -> str:
    """The text in ``language``; that of a variant's base language is written in its script."""
    given = {str(code): text for code, text in texts.items()}
    if text := given.get(language):
        return text
    convert = _script(workspace, language)
    base = given.get(VARIANTS.get(language, ""), "")
    return convert(base) if convert is not None and base else ""


def _pdf_file(name: str, language: str, pdf: Pdf) -> PdfFile:
    return PdfFile(f"{name}.{language}.pdf", pdf.sha256, len(pdf.content), pdf.pages)
