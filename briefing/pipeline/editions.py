"""The brief in every language that is asked for: translated, rendered, or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, replace
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
    from briefing.render import Part
    from briefing.translate import TranslationSources

# A language and its PDF.
Ready = Callable[[str, Pdf], None]


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
    ready: Ready = lambda code, pdf: None,
) -> dict[str, Edition]:
    """Translate and render ``brief`` into every language of the settings.

    A language that cannot be done does not stop the others.

    Args:
        touched: What people have changed, signed or said of it before.
        stages: Says which languages have to be translated and rendered anew.
        ready: Called with each page as soon as it is made.

    Raises:
        SettingsError: Template, label, table or memory is wrong; that concerns all languages.
    """
    translations = Translations(workspace, settings, brief, touched, stages, progress)
    made: dict[str, Edition] = {}
    begun: dict[str, tuple[Page, Future[Pdf]]] = {}
    for code in settings.brief.languages:
        masthead = make_masthead(workspace, settings, code, day)
        if VARIANTS.get(code, code) == brief.language:
            page = _source_page(workspace, brief, code, masthead)
        else:
            progress(f"translate {code}")
            found = translations.into(code)
            hindered = hindrance(found, settings)
            if hindered is not None:
                made[code] = Edition(hindered, None)
                continue
            page = translation_page(found, masthead, source_language=brief.language)
        progress(f"render {code}")
        begun[code] = (page, pages.start(page))
    codes = {pdf: code for code, (_, pdf) in begun.items()}
    for pdf in as_completed(codes):
        if pdf.exception() is None:
            ready(codes[pdf], pdf.result())
    for name, (page, pdf) in begun.items():
        made[name] = page.edition(request.name, pages.most, pdf.result)
    return {code: made[code] for code in settings.brief.languages}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page in one language is made of, and what its record says of it without the PDF."""

    part: Part
    record: LanguageRecord

    def edition(self, name: str, most: int, render: Callable[[], Pdf]) -> Edition:
        """The edition with the PDF that ``render`` gives, or why it cannot be made.

        Args:
            name: Stem of the file name.
            most: More pages are a finding.
        """
        try:
            pdf = render()
        except RenderError as error:
            message = "; ".join((error.message, *error.problems))
            failed = replace(self.record, state="failed", message=message, masthead=None)
            return Edition(failed, None)
        code = self.part.brief.language
        file = PdfFile(f"{name}.{code}.pdf", pdf.sha256, len(pdf.content), pdf.pages)
        findings = (*self.record.findings, *_too_long(pdf, most))
        return Edition(replace(self.record, pdf=file, findings=findings), pdf)


class Pages:
    """The renderer of one build, and what its pages depend on besides their texts."""

    def __init__(self, workspace: Workspace, folder: Path, stages: Stages, pages: int) -> None:
        self._stages = stages
        self.renderer = stages.renderer(folder, workspace.locales, pages)
        self.most = load_template(folder).template.max_pages
        self._folder, self._locales = folder, workspace.locales
        self._digests: tuple[str, ...] = ()

    def start(self, page: Page) -> Future[Pdf]:
        """Begin a page; what can go wrong with it alone is its result."""
        code = page.part.brief.language
        return self._stages.start(
            f"render {code}",
            lambda: (self.template(), self._labels(code), page),
            lambda: self.renderer.start(page.part),
        )

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


def _source_page(workspace: Workspace, brief: Brief, code: str, masthead: Masthead) -> Page:
    """The page in the language of the sources, or in its other script."""
    from briefing.render import Part
    from briefing.translate import derive_source

    derived = None if code == brief.language else derive_source(brief, code, workspace.locales)
    record = LanguageRecord("done", None, derived, (), (), masthead=masthead)
    return Page(Part(derived or brief, masthead, None), record)


def translation_page(translation: Translation, masthead: Masthead, *, source_language: str) -> Page:
    """The page of a translation, which may have gaps."""
    from briefing.render import Part

    record = LanguageRecord(
        "draft" if translation.missing or translation.doubtful else "done",
        None,
        translation.brief,
        translation.segments,
        translation.findings,
        masthead=masthead,
    )
    provenance = provenance_of(translation, source_language)
    missing = frozenset(translation.missing)
    return Page(Part(translation.brief, masthead, provenance, missing), record)


def _too_long(pdf: Pdf, pages: int) -> tuple[Finding, ...]:
    if pdf.pages <= pages:
        return ()
    message = f"{pdf.pages} pages are more than the {pages} of the template (max_pages)"
    return (Finding("too-long", "warning", message),)


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
