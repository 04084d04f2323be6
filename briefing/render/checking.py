"""All mistakes of a template at once, found without a brief."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import load_template
from briefing.domain import Masthead, PartialDate
from briefing.errors import MissingDependencyError, RenderError, SettingsError
from briefing.render import fonts
from briefing.render.email import EMAIL_FILES, EMAIL_NOTICES, write_email
from briefing.render.environment import (
    BILINGUAL_FILE,
    CELLS_FILE,
    TEMPLATE_FILE,
    Filling,
    describe_syntax_error,
    fill_bilingual,
    fill_template,
    open_environment,
)
from briefing.render.folders import style_sheets, template_folders
from briefing.render.labels import MESSAGES, PLURALS, Labels
from briefing.render.sample import sample_brief
from briefing.render.tokens import odd_tokens
from briefing.render.view import lay_out
from briefing.theme import Theme, load_theme

if TYPE_CHECKING:
    from jinja2 import Environment

_SOURCE = re.compile(r"\b(?:src|href)\s*=\s*[\"']([^\"'{}#]+)[\"']")


def check_template(template: Path, locales: Path, languages: Iterable[str]) -> tuple[str, ...]:
    """Problems of a template folder and its labels, each with its file and, if known, line.

    Looked for: ``brief.toml``, Jinja syntax, names that are not there, labels that a language
    lacks, images and fonts that are not there, mistakes in style sheets.

    Args:
        languages: Codes of the languages that briefs are made in.

    Returns:
        One line for each problem; empty when everything is in order.
    """
    try:
        sections = load_template(template).sections
        theme = load_theme(template)
    except SettingsError as error:
        return (error.message, *error.problems)
    environment = open_environment(template)
    files, problems = _template_files(environment, template)
    parsed = not problems
    messages = _messages(environment, template, files) if parsed else set()
    messages |= {(section.label, "") for section in sections}
    messages |= {(msgid, "") for msgid in EMAIL_NOTICES.values()}
    messages |= {(msgid, PLURALS.get(msgid, "")) for msgid in MESSAGES}
    problems += [
        problem for name in files for problem in _missing_addresses(_find(template, name), template)
    ]
    for language in languages:
        try:
            labels = Labels(locales, language)
        except SettingsError as error:
            problems.append(error.message)
            continue
        found = labels.problems(sorted(messages))
        problems += found
        if parsed and not found:
            problems += _trial(environment, template, locales, language, theme)
    problems += odd_tokens(template, theme)
    return tuple(dict.fromkeys([*problems, *_check_sheets(template)]))


def _template_files(environment: Environment, template: Path) -> tuple[list[str], list[str]]:
    """Names of the files that the page is made of, and what cannot be parsed in them."""
    from jinja2 import TemplateSyntaxError, meta

    files: list[str] = []
    problems = []
    waiting = [TEMPLATE_FILE, *_email_files(template), *_bilingual_files(template)]
    while waiting:
        name = waiting.pop()
        if name in files:
            continue
        path = _find(template, name)
        if not path.is_file():
            problems.append(f"{path} is not there")
            continue
        files.append(name)
        try:
            source = path.read_text(encoding="utf-8")
            tree = environment.parse(source, name, str(path))
            environment.compile(source, name, str(path))
        except TemplateSyntaxError as error:
            problems.append(describe_syntax_error(error, template))
            continue
        waiting += [other for other in meta.find_referenced_templates(tree) if other]
    return files, problems


def _bilingual_files(template: Path) -> list[str]:
    """The pages with two languages; older templates have none."""
    return [name for name in (BILINGUAL_FILE, CELLS_FILE) if _find(template, name).is_file()]


def _find(template: Path, name: str) -> Path:
    """Where a file of the template is: in its own folder, else in the shared one."""
    places = [folder / name for folder in template_folders(template)]
    return next((place for place in places if place.is_file()), places[0])


def _email_files(template: Path) -> list[str]:
    """The templates of e-mails; a template folder may do without."""
    return [name for name in EMAIL_FILES if (template / name).is_file()]


def _messages(
    environment: Environment, template: Path, files: Iterable[str]
) -> set[tuple[str, str]]:
    """``(msgid, plural)`` of every ``label("…")`` and ``label_n("…", "…", n)``."""
    from jinja2 import nodes

    messages = set()
    for name in files:
        tree = environment.parse(_find(template, name).read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if not isinstance(call.node, nodes.Name) or call.node.name not in ("label", "label_n"):
                continue
            wanted = 1 if call.node.name == "label" else 2
            given = [a.value for a in call.args[:wanted] if isinstance(a, nodes.Const)]
            if len(given) == wanted:
                messages.add((given[0], given[1] if wanted == 2 else ""))
    return messages


def _missing_addresses(path: Path, template: Path) -> list[str]:
    """Files that a template names by ``src`` or ``href`` and that are not there."""
    problems = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        for address in _SOURCE.findall(line):
            if ":" not in address and not (template / address).is_file():
                problems.append(f"{path}:{number}: {address} is not there")
    return problems


def _trial(
    environment: Environment, template: Path, locales: Path, language: str, theme: Theme
) -> tuple[str, ...]:
    """What goes wrong when a sample with every kind of entry is put into the template."""
    brief = sample_brief(language, load_template(template).sections)
    day = PartialDate(2026, 11, 22)
    masthead = Masthead("Organisation", "office@example.org", "1", day, classification="Mark")
    for missing in (frozenset[str](), frozenset({"sample-1.1"})):
        try:
            doubtful = len(missing)  # both kinds of draft at once
            view = lay_out(brief, load_template(template).sections, missing, doubtful=doubtful)
            labels = Labels(locales, language)
            fill_template(environment, template, view, masthead, "", labels, theme=theme)
            if _bilingual_files(template):
                half = Filling(view, masthead, "", labels)
                fill_bilingual(environment, template, (half, half), theme)
            if _email_files(template):
                write_email(
                    template,
                    locales,
                    brief,
                    masthead=masthead,
                    missing=missing,
                    doubtful=doubtful,
                )
        except (SettingsError, RenderError) as error:
            return (error.message, *error.problems)
    return ()


def _check_sheets(template: Path) -> list[str]:
    from briefing.render.engine import Engine

    problems = []
    steps: list[Callable[[], object]] = [lambda: fonts.covered(fonts.declared_fonts(template))]
    try:
        engine = Engine(template)
        sheets = [os.path.relpath(sheet, template) for sheet in style_sheets(template)]
        steps += [partial(engine.check_sheet, name) for name in sheets]
    except MissingDependencyError as error:
        problems.append(f"{error.message}; {error.hint}")
    for step in steps:
        try:
            step()
        except (SettingsError, RenderError) as error:
            problems += [error.message, *error.problems]
    return problems
