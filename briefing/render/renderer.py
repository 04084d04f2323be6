"""The steps from a brief to its PDF, in order."""

from __future__ import annotations

import hashlib
import html as html_text
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import load_template
from briefing.domain import (
    VARIANTS,
    Brief,
    Disagreement,
    Figure,
    Masthead,
    Pdf,
    Provenance,
    Statement,
)
from briefing.errors import RenderError
from briefing.render import fonts
from briefing.render.environment import (
    Filling,
    fill_bilingual,
    fill_template,
    open_environment,
)
from briefing.render.labels import NOTICE_VARIANT, Labels
from briefing.render.notice import write_notice
from briefing.render.tokens import refuse_odd_tokens
from briefing.render.view import lay_out
from briefing.theme import load_theme

if TYPE_CHECKING:
    from briefing.render.engine import Engine


@dataclass(frozen=True, slots=True)
class Part:
    """One language of a page; see `Renderer.html`."""

    brief: Brief
    masthead: Masthead
    provenance: Provenance | None
    missing: frozenset[str] = frozenset()


class Renderer:
    """Renders briefs with one template. Keep it for several languages: fonts, style sheet and
    template are read once, which is most of the work.

    Args:
        template: Folder with ``brief.toml`` and ``brief.html.j2``.
        locales: Folder with ``<language>/LC_MESSAGES/briefing.po``.

    Raises:
        SettingsError: ``brief.toml`` or ``theme.toml`` is wrong.
    """

    def __init__(self, template: Path, locales: Path) -> None:
        self.template = template
        self.locales = locales
        self._environment = open_environment(template)
        self._engine: Engine | None = None
        self._read()

    def _read(self) -> None:
        self._sections = load_template(self.template).sections
        self._theme = load_theme(self.template)
        refuse_odd_tokens(self.template, self._theme)
        self._labels: dict[str, Labels] = {}

    def refresh(self) -> None:
        """Take notice of changes in the folders since the last brief. What has not changed is not
        read again, so a brief made after a change is there sooner than with a new renderer.

        Raises:
            SettingsError: ``brief.toml`` or ``theme.toml`` is wrong; call it again when mended.
        """
        self._read()
        if self._engine is not None and not self._engine.refresh(self._theme):
            self._engine = None

    def html(
        self,
        brief: Brief,
        *,
        masthead: Masthead,
        provenance: Provenance | None,
        missing: frozenset[str] = frozenset(),
    ) -> str:
        """The finished HTML text; its relative addresses start from the template folder.

        Args:
            provenance: ``None`` for the source language.
            missing: Ids of segments that stand untranslated: ``STATEMENT.N`` (sentence, from 1),
                ``STATEMENT.role``, ``.name``, ``.affiliation``. With any, the brief is a draft.

        Raises:
            SettingsError: Template syntax or a label.
            RenderError: The template uses something that is not there, a citation leads nowhere,
                or a character is in none of the template's fonts.
        """
        part = Part(brief, masthead, provenance, missing)
        filling = self._filling(part)
        text = fill_template(
            self._environment,
            self.template,
            filling.view,
            masthead,
            filling.notice,
            filling.labels,
            theme=self._theme,
        )
        self._check_glyphs(text, (part,))
        return text

    def _filling(self, part: Part) -> Filling:
        language = part.brief.language
        if language not in self._labels:
            self._labels[language] = Labels(self.locales, language)
        labels = self._labels[language]
        view = lay_out(
            self._with_printable_paths(part.brief),
            self._sections,
            part.missing,
            doubtful=part.provenance.doubtful if part.provenance else 0,
            source_language=part.provenance.source_language if part.provenance else language,
        )
        notice = write_notice(part.provenance, labels)
        if language in VARIANTS:
            notice = f"{notice} {labels.label(NOTICE_VARIANT)}"
        return Filling(view, part.masthead, notice, labels)

    def render_bilingual(self, first: Part, second: Part) -> Pdf:
        """A PDF with two languages of one brief side by side. Errors as for `render`, and

        Raises:
            RenderError: The two are not editions of one brief.
        """
        if _shape(first.brief) != _shape(second.brief):
            raise RenderError(
                f"{first.brief.language} and {second.brief.language} have not the same sections "
                "and statements",
                "build both languages again",
            )
        halves = (self._filling(first), self._filling(second))
        text = fill_bilingual(self._environment, self.template, halves, self._theme)
        self._check_glyphs(text, (first, second))
        return self._pdf(text, first.masthead)

    def render(
        self,
        brief: Brief,
        *,
        masthead: Masthead,
        provenance: Provenance | None,
        missing: frozenset[str] = frozenset(),
    ) -> Pdf:
        """The PDF, the same bytes for the same arguments. Arguments and errors as for `html`, and

        Raises:
            SettingsError: A mistake in a style sheet.
            RenderError: An image or font that is not there or lies outside the template folder.
            MissingDependencyError: A system library is not installed.
        """
        text = self.html(brief, masthead=masthead, provenance=provenance, missing=missing)
        return self._pdf(text, masthead)

    def start(self, part: Part) -> Future[Pdf]:
        """`render` with a `RenderError` as a result: for who makes several pages."""
        future: Future[Pdf] = Future()
        try:
            pdf = self.render(
                part.brief,
                masthead=part.masthead,
                provenance=part.provenance,
                missing=part.missing,
            )
        except RenderError as error:
            future.set_exception(error)
        else:
            future.set_result(pdf)
        return future

    def _pdf(self, text: str, masthead: Masthead) -> Pdf:
        from briefing.render.engine import Engine

        if self._engine is None:
            self._engine = Engine(self.template, self._theme)
        content, pages = self._engine.write_pdf(text, paper=masthead.paper)
        return Pdf(content, pages, hashlib.sha256(content).hexdigest())

    def _with_printable_paths(self, brief: Brief) -> Brief:
        """File names may hold anything; a character that the fonts lack must not stop the brief."""
        points = fonts.covered(fonts.declared_fonts(self.template))
        sources = []
        for source in brief.sources:
            absent = fonts.missing_glyphs(source.path, points)
            path = source.path.translate(dict.fromkeys(map(ord, absent), "_"))
            sources.append(replace(source, path=path))
        return replace(brief, sources=tuple(sources))

    def _check_glyphs(self, text: str, parts: tuple[Part, ...]) -> None:
        points = fonts.covered(fonts.declared_fonts(self.template))
        absent = fonts.missing_glyphs(html_text.unescape(text), points)
        if not absent:
            return
        problems = tuple(
            f"{self._place(character, parts)}: the fonts have no {fonts.name_character(character)}"
            for character in absent
        )
        raise RenderError(
            problems[0],
            f"change the text, or add a font that has the character to {self.template}",
            problems[1:],
        )

    def _place(self, character: str, parts: tuple[Part, ...]) -> str:
        """Where a character stands: statement, source, masthead, label or template file."""
        from briefing.render.engine import find_in_template

        for part in parts:
            for where, text in _texts(part.brief, part.masthead):
                if character in text:
                    start = max(0, text.index(character) - 20)
                    return f"{where} ({text[start : start + 40].strip()!r})"
        for part in parts:
            if where := self._labels[part.brief.language].where(character):
                return where
        return find_in_template(self.template, character)


def render(
    brief: Brief,
    *,
    template: Path,
    locales: Path,
    masthead: Masthead,
    provenance: Provenance | None,
    missing: frozenset[str] = frozenset(),
) -> Pdf:
    """Render one brief; see `Renderer.render`."""
    renderer = Renderer(template, locales)
    return renderer.render(brief, masthead=masthead, provenance=provenance, missing=missing)


def html(
    brief: Brief,
    *,
    template: Path,
    locales: Path,
    masthead: Masthead,
    provenance: Provenance | None,
    missing: frozenset[str] = frozenset(),
) -> str:
    """The HTML of one brief; see `Renderer.html`."""
    renderer = Renderer(template, locales)
    return renderer.html(brief, masthead=masthead, provenance=provenance, missing=missing)


def _shape(brief: Brief) -> list[tuple[str, int]]:
    """How many entries each section has."""
    return [(section.id, len(section.entries)) for section in brief.sections]


def _texts(brief: Brief, masthead: Masthead) -> list[tuple[str, str]]:
    """Every text of the data, with a name for where it stands."""
    texts = [("title", brief.title.text)]
    for section in brief.sections:
        for entry in section.entries:
            if isinstance(entry, Disagreement):
                texts += [(s.id, " ".join(s.sentences)) for s in entry.statements]
                continue
            statement = entry if isinstance(entry, Statement) else entry.statement
            speakers = [] if isinstance(entry, Figure) else [entry.speaker]
            name = section.id
            if statement is not None:
                name = statement.id
                texts.append((name, " ".join(statement.sentences)))
                speakers.append(statement.speaker)
            for speaker in filter(None, speakers):
                parts = (speaker.name, speaker.role or "", speaker.affiliation or "")
                texts.append((f"{name}, speaker", ", ".join(parts)))
            if isinstance(entry, Figure):
                texts.append((name, f"{entry.text} {entry.measure or ''}"))
    texts += [(f"source {s.number}", f"{s.title} {s.path}") for s in brief.sources]
    texts.append(("organisation", f"{masthead.organisation} {masthead.contact} {masthead.number}"))
    texts.append(("classification", masthead.classification))
    return texts
