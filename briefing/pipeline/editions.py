"""The brief in every language that is asked for: translated, rendered, or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

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
from briefing.fingerprint import digest_files, digest_folder, digest_models
from briefing.pipeline.provenance import provenance_of
from briefing.pipeline.request import BuildRequest, Progress
from briefing.pipeline.stages import Stages
from briefing.pipeline.touched import Touched, keep_touched
from briefing.render.folders import template_folders
from briefing.resources import Workspace
from briefing.theme import THEME_FILE, load_theme

if TYPE_CHECKING:
    from briefing.render import Renderer
    from briefing.translate import TranslationSources


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
    pages: Pages,
    brief: Brief,
    touched: Touched,
    stages: Stages,
) -> dict[str, Edition]:
    """Translate and render ``brief`` into every language of the settings.

    A language that cannot be done does not stop the others.

    Args:
        touched: What people have changed, signed or said of it before.
        stages: Says which languages have to be translated and rendered anew.

    Raises:
        SettingsError: Template, label, table or memory is wrong; that concerns all languages.
    """
    translations = Translations(workspace, settings, brief, touched, stages, progress)
    results: dict[str, Edition] = {}
    for code in settings.brief.languages:
        masthead = make_masthead(workspace, settings, code, day)
        if VARIANTS.get(code, code) == brief.language:
            progress(f"render {code}")
            work = partial(_render_source, workspace, pages, brief, code, masthead, request.name)
            results[code] = stages.run(f"render {code}", pages.inputs(code, masthead, brief), work)
            continue
        progress(f"translate {code}")
        found = translations.into(code)
        hindered = hindrance(found, settings)
        if hindered is not None:
            results[code] = Edition(hindered, None)
            continue
        progress(f"render {code}")
        work = partial(
            render_translation,
            pages.renderer,
            found,
            masthead,
            request.name,
            pages.most,
            source_language=brief.language,
        )
        results[code] = stages.run(f"render {code}", pages.inputs(code, masthead, found), work)
    return results


class Pages:
    """The renderer of one build, and what its pages depend on besides their texts."""

    def __init__(self, workspace: Workspace, folder: Path, stages: Stages) -> None:
        from briefing.render import Renderer

        made: list[Renderer] = []

        def make() -> Renderer:
            made.append(Renderer(folder, workspace.locales))
            return made[0]

        self.renderer = stages.run("renderer", lambda: (folder, workspace.locales), make)
        if not made:
            self.renderer.refresh()
        self.most = load_template(folder).template.max_pages
        self._folder, self._locales = folder, workspace.locales
        self._digests: tuple[str, ...] = ()

    def inputs(self, code: str, masthead: Masthead, text: object) -> Callable[[], object]:
        """What the PDF in a language depends on; ``text`` is its brief or translation."""
        return lambda: (self.template(), self._labels(code), masthead, text)

    def template(self) -> tuple[str, ...]:
        """Digests of the template's files and of what it shares."""
        if not self._digests:
            self._digests = tuple(map(digest_folder, template_folders(self._folder)))
        return self._digests

    def _labels(self, code: str) -> tuple[str, str]:
        labels = self._locales / VARIANTS.get(code, code) / "LC_MESSAGES"
        return digest_folder(labels), digest_folder(self._locales / "scripts")


class Translations:
    """Translations of a brief, each made when it is asked for first."""

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        brief: Brief,
        touched: Touched,
        stages: Stages,
        progress: Progress,
    ) -> None:
        self._progress = progress
        self._workspace, self._settings = workspace, settings
        self._brief, self._touched = brief, touched
        self._stages = stages
        self._made: dict[str, Translation] = {}
        self._sources: TranslationSources | None = None

    def into(self, code: str) -> Translation:
        """The translation into a language, or into its other script."""
        from briefing.translate import derive_variant

        base = VARIANTS.get(code, code)
        if base not in self._made:
            inputs = (self._brief, self._touched.get(base, ()))
            self._made[base] = self._stages.run(
                f"translate {base}",
                lambda: (self._tables(), *inputs),
                partial(self._translate, base),
            )
        if code == base:
            return self._made[base]
        return derive_variant(self._made[base], code, self._workspace.locales)

    def _translate(self, base: str) -> Translation:
        from briefing.translate import translate

        sources = self._open_once()
        found = translate(self._brief, base, sources)
        return keep_touched(found, self._brief, self._touched.get(base, ()), sources)

    def _open_once(self) -> TranslationSources:
        if self._sources is None:
            self._sources = self._stages.run("tables", self._tables, self._open)
        return self._sources

    def _open(self) -> TranslationSources:
        from briefing.translate import open_sources

        locales, models = self._workspace.locales, self._settings.models
        return open_sources(
            locales,
            self._targets(),
            models,
            source=self._brief.language,
            progress=self._progress,
        )

    def _targets(self) -> tuple[str, ...]:
        bases = (VARIANTS.get(code, code) for code in self._settings.brief.languages)
        return tuple(code for code in dict.fromkeys(bases) if code != self._brief.language)

    def _tables(self) -> object:
        """Digests of all tables, memory files and models; the labels are no part of it."""
        from briefing.models import package_folders

        locales, models = self._workspace.locales, self._settings.models
        files = (path for path in locales.rglob("*") if path.is_file() and path.suffix != ".po")
        packages = digest_models(package_folders(models.folders, models.store))
        return digest_files(files, locales), models, packages, self._targets(), self._brief.language


def _render_source(
    workspace: Workspace, pages: Pages, brief: Brief, code: str, masthead: Masthead, name: str
) -> Edition:
    """The PDF in the language of the sources, or in its other script."""
    from briefing.translate import derive_source

    same = code == brief.language
    written = brief if same else derive_source(brief, code, workspace.locales)
    try:
        pdf = pages.renderer.render(written, masthead=masthead, provenance=None)
    except RenderError as error:
        return _failed(error, None, (), ())
    derived = None if same else written
    findings = _too_long(pdf, pages.most)
    file = _pdf_file(name, code, pdf)
    return Edition(LanguageRecord("done", file, derived, (), findings, masthead=masthead), pdf)


def render_translation(
    renderer: Renderer,
    translation: Translation,
    masthead: Masthead,
    name: str,
    pages: int,
    *,
    source_language: str,
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
            provenance=provenance_of(translation, source_language),
            missing=frozenset(translation.missing),
        )
    except RenderError as error:
        return _failed(error, translation.brief, translation.segments, translation.findings)
    file = _pdf_file(name, translation.language, pdf)
    record = LanguageRecord(
        "draft" if translation.missing or translation.doubtful else "done",
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


def hindrance(
    translation: Translation, settings: Settings, *, drafted: bool = False
) -> LanguageRecord | None:
    """What becomes of a language that may not be published; ``None`` when it may, or as a draft.

    Args:
        drafted: A draft of it was made before, so it may be one again.
    """
    if translation.missing and settings.brief.on_missing == "fail" and not drafted:
        return _unwritten("missing", translation, translation.missing, "have no translation")
    if translation.doubtful and settings.brief.on_findings == "fail" and not drafted:
        reason = "have a translation that did not pass the checks"
        return _unwritten("blocked", translation, translation.doubtful, reason)
    return None


def _unwritten(
    state: Literal["missing", "blocked"],
    translation: Translation,
    ids: tuple[str, ...],
    reason: str,
) -> LanguageRecord:
    first = next(segment for segment in translation.segments if segment.id in ids)
    message = (
        f"{len(ids)} of {len(translation.segments)} segments {reason}, "
        f"the first is {first.id}: {_shortened(first.source)}"
    )
    return LanguageRecord(
        state, None, translation.brief, translation.segments, translation.findings, message
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
