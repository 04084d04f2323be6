"""Languages of a finished brief made anew after their segments have changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Settings, load_template
from briefing.deliver import BilingualRecord, LanguageRecord, RunRecord
from briefing.domain import VARIANTS, Finding, PartialDate, Segment, Translation
from briefing.errors import RenderError
from briefing.pipeline.bilingual import BilingualEdition, make_bilingual
from briefing.pipeline.editions import Edition, hindrance, make_masthead, translation_page
from briefing.pipeline.request import Progress
from briefing.pipeline.stages import Stages
from briefing.resources import Workspace
from briefing.translate.assembly import assemble, general_findings

if TYPE_CHECKING:
    from briefing.render import Renderer

# What rendering adds to the findings, and finds anew each time.
_OF_RENDERING = ("too-long",)


def remake_editions(
    record: RunRecord,
    languages: Iterable[str],
    workspace: Workspace,
    settings: Settings,
    progress: Progress = lambda step: None,
    renderer: Renderer | None = None,
    *,
    drafted: bool = False,
) -> dict[str, Edition]:
    """Render ``languages`` and their other scripts from the segments in ``record``.

    Nothing is summarised or translated. A language that still lacks translations, or has some that
    a check blocks, gets a draft if it had one, or the settings want one.

    Args:
        renderer: One for the template of the record; by default it is opened anew, which takes
            longer than a page.
        drafted: Make drafts of all that may not be published, for one who works on them.

    Raises:
        RenderError: A page cannot be made, for instance because the fonts lack a character.
        SettingsError: Template, label or table is wrong.
    """
    from briefing.translate import derive_variant

    wanted = list(dict.fromkeys(languages))
    renderer = renderer or open_renderer(record, workspace, settings)
    pages = load_template(renderer.template).template.max_pages
    issued = datetime.date.fromisoformat(record.issued)
    day = PartialDate(issued.year, issued.month, issued.day)
    translations = {code: _translation(record, code) for code in wanted}
    for variant, base in VARIANTS.items():
        if base in wanted and variant in record.languages:
            translations[variant] = derive_variant(translations[base], variant, workspace.locales)
    made: dict[str, Edition] = {}
    for code, translation in translations.items():
        item = record.languages[code]
        hindered = hindrance(translation, settings, drafted=drafted or item.state == "draft")
        if hindered is not None:
            made[code] = Edition(hindered, None)
            continue
        progress(f"render {code}")
        masthead = item.masthead or make_masthead(workspace, settings, code, day)
        page = translation_page(translation, masthead, source_language=record.brief.language)
        made[code] = page.edition(record.name, pages, renderer.start(page.part).result)
        if made[code].pdf is None:
            raise RenderError(
                f"{code}: {made[code].record.message}", "change the translation; nothing was saved"
            )
    return made


def template_of(record: RunRecord, workspace: Workspace, settings: Settings) -> Path:
    """The template folder that a brief was made with.

    Raises:
        SettingsError: There is none of that name any more.
    """
    return workspace.template(record.template or settings.brief.template)


def open_renderer(record: RunRecord, workspace: Workspace, settings: Settings) -> Renderer:
    """A renderer for a brief as it was made.

    Raises:
        SettingsError: Its template is not there, or wrong.
    """
    from briefing.render import Renderer

    return Renderer(template_of(record, workspace, settings), workspace.locales)


def remake_bilingual(
    record: RunRecord,
    workspace: Workspace,
    settings: Settings,
    renderer: Renderer | None = None,
) -> tuple[BilingualEdition, ...]:
    """The bilingual editions of ``record``, those anew whose languages have another PDF by now.

    Returns:
        One for each of the record; without a PDF where that of before still holds.
    """
    old = [item for item in record.bilingual if not _is_current(item, record)]
    if not old:
        return tuple(BilingualEdition(item, None) for item in record.bilingual)
    renderer = renderer or open_renderer(record, workspace, settings)
    pairs = [item.languages for item in old]
    made = make_bilingual(pairs, record.name, record.brief, record.languages, renderer, Stages())
    new = {edition.record.languages: edition for edition in made}
    return tuple(new.get(item.languages, BilingualEdition(item, None)) for item in record.bilingual)


def _is_current(item: BilingualRecord, record: RunRecord) -> bool:
    pdfs = [record.languages[code].pdf for code in item.languages if code in record.languages]
    return tuple(pdf.sha256 for pdf in pdfs if pdf is not None) == item.made_of


def _translation(record: RunRecord, language: str) -> Translation:
    item = record.languages[language]
    general = [f for f in item.findings if f.id not in _OF_RENDERING]
    return assemble(record.brief, language, item.segments, general_findings(general, item.segments))


def with_segments(item: LanguageRecord, segments: tuple[Segment, ...]) -> LanguageRecord:
    """``item`` with other segments and their findings; its brief and PDF are those of before."""
    general: tuple[Finding, ...] = general_findings(item.findings, item.segments)
    found = (*general, *(finding for segment in segments for finding in segment.findings))
    return replace(item, segments=segments, findings=found, outdated=True)
