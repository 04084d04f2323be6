"""Jinja2 for designers' templates: sandboxed, escaping, and strict about undefined names."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.domain import VARIANTS, DateMention, Masthead, PartialDate
from briefing.errors import BriefingError, RenderError, SettingsError
from briefing.language.typography import capitalise, dash_of, quote, typeset
from briefing.render.folders import shared_folder, template_folders
from briefing.render.labels import SEE_SECTION, Labels
from briefing.render.view import BriefView, Line, capitalise_line
from briefing.theme import Theme

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.runtime import Context

TEMPLATE_FILE = "brief.html.j2"
BILINGUAL_FILE, CELLS_FILE = "bilingual.html.j2", "cells.html.j2"


@dataclass(frozen=True, slots=True)
class Filling:
    """What a page in one language is made of."""

    view: BriefView
    masthead: Masthead
    notice: str
    labels: Labels


def open_environment(template: Path) -> Environment:
    """The environment of one template folder. Includes and imports stay inside it and the shared
    folder; a file of the template counts before one of the same name that is shared."""
    from jinja2 import FileSystemLoader, StrictUndefined, pass_context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(template_folders(template)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        date=pass_context(_date),
        quote=pass_context(_quote),
        capitalise=pass_context(_capitalise),
        typeset=_typeset,
    )
    return environment


def fill_template(
    environment: Environment,
    template: Path,
    view: BriefView,
    masthead: Masthead,
    notice: str,
    labels: Labels,
    *,
    file: str = TEMPLATE_FILE,
    theme: Theme | None = None,
) -> str:
    """What ``file`` of the template folder gives, by default the finished HTML of the page.

    Raises:
        SettingsError: The template cannot be parsed, or a label is not translated.
        RenderError: The template uses something that is not there.
    """
    # Globals and not the context: an imported macro file sees globals only.
    names = _globals(view, labels, masthead, theme or Theme())

    def work() -> str:
        return environment.get_template(file, globals=names).render(brief=view, notice=notice)

    return _guarded(work, template)


def _guarded(work: Callable[[], str], template: Path) -> str:
    """What ``work`` gives; whatever a template raises becomes an error with its place."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        return work()
    except TemplateSyntaxError as error:
        raise SettingsError(describe_syntax_error(error, template), "mend that line") from error
    except TemplateNotFound as error:
        raise SettingsError(f"{template / str(error.name)} is not there") from error
    except BriefingError:
        raise
    except Exception as error:  # a template can raise whatever Python can
        raise RenderError(
            f"{_template_line(error, template)}: {error}",
            "docs/templates.md lists what a template can use",
        ) from error


def fill_bilingual(
    environment: Environment,
    template: Path,
    halves: tuple[Filling, Filling],
    theme: Theme,
) -> str:
    """The finished HTML of a page with two languages side by side.

    Raises:
        SettingsError: As for `fill_template`.
        RenderError: As for `fill_template`.
    """
    first, second = halves
    names = [
        {**_globals(h.view, h.labels, h.masthead, theme), "notice": h.notice, "brief": h.view}
        for h in halves
    ]

    def work() -> str:
        # A module keeps the names that it was made with, so each speaks one language.
        left, right = (
            environment.get_template(CELLS_FILE).make_module(
                {
                    **_globals(h.view, h.labels, h.masthead, theme),
                    "notice": h.notice,
                    "brief": h.view,
                }
            )
            for h in halves
        )
        return environment.get_template(BILINGUAL_FILE, globals=names[0]).render(
            first=first.view, second=second.view, left=left, right=right
        )

    return _guarded(work, template)


def describe_syntax_error(error: TemplateSyntaxError, template: Path) -> str:
    """``file:line: message``."""
    path = error.filename or template / (error.name or TEMPLATE_FILE)
    return f"{path}:{error.lineno}: {error.message}"


def _globals(view: BriefView, labels: Labels, masthead: Masthead, theme: Theme) -> dict[str, Any]:
    def see(section: str) -> str:
        return labels.label(SEE_SECTION, section=labels.label(section))

    return {
        "masthead": masthead,
        "theme": {**theme.colours, **theme.fonts, **theme.sizes},
        "label": labels.label,
        "label_n": labels.label_n,
        "see": see,
        "language": view.language,
        "dash": dash_of(view.language),
        "_in_script": labels.in_script,
    }


def _capitalise(context: Context, value: str | Line) -> str | Line:
    language = context["language"]
    if isinstance(value, Line):
        return capitalise_line(value, language)
    return capitalise(value, language)


def _date(context: Context, value: PartialDate | DateMention) -> str:
    from briefing.language.format import format_date

    date = value.date if isinstance(value, DateMention) else value
    language = context["language"]
    text = format_date(date, VARIANTS.get(language, language), form="label")
    return str(context["_in_script"](text))


def _typeset(text: str) -> str:
    return typeset(text if isinstance(text, str) else str(text))  # an undefined name says so


def _quote(context: Context, text: str) -> str:
    return quote(text, context["language"])


def _template_line(error: BaseException, template: Path) -> str:
    """Innermost place inside the template folder; Jinja rewrites its frames to point there."""
    roots = (str(template), str(shared_folder(template)))
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(roots):
            return f"{frame.filename}:{frame.lineno}"
    return str(template / TEMPLATE_FILE)
