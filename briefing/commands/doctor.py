"""``briefing doctor``."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from briefing import __version__
from briefing.commands.common import open_settings
from briefing.config import Settings
from briefing.console import table, write
from briefing.domain import LANGUAGE_NAMES, SOURCE_LANGUAGE
from briefing.errors import BriefingError, MissingDependencyError
from briefing.models import InstalledModel, open_translator, take_inventory
from briefing.resources import Workspace

_PACKAGES = (
    "weasyprint",
    "ctranslate2",
    "sentencepiece",
    "argostranslate",
    "babel",
    "lxml",
    "pypdf",
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A line of the report: ``state`` is ``ok``, ``note`` or ``missing``; then what to type."""

    what: str
    state: str
    detail: str
    next_step: str = ""


def run() -> None:
    """Print what is there; end with exit code 5 when something needed is missing."""
    workspace, settings = open_settings({})
    lines = list(diagnose(workspace, settings))
    write(table(("", "state", "detail"), [[d.what, d.state, d.detail] for d in lines]))
    steps = tuple(f"{d.what}: {d.next_step}" for d in lines if d.next_step)
    for step in steps:
        write(f"next: {step}")
    missing = [d for d in lines if d.state == "missing"]
    if missing:
        raise MissingDependencyError(
            f"missing: {', '.join(d.what for d in missing)}", "see the lines that begin with next:"
        )


def diagnose(workspace: Workspace, settings: Settings) -> Iterator[Diagnosis]:
    """Look at the program, its libraries, the workspace and the models; no network."""
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Diagnosis("briefing", "ok", f"{__version__}, {python}")
    in_file = str(workspace.settings) if workspace.settings else "defaults (no briefing.toml here)"
    yield Diagnosis("settings", "ok", in_file)
    yield Diagnosis("templates", "ok", str(workspace.templates))
    yield Diagnosis("locales", "ok", str(workspace.locales))
    for package in _PACKAGES:
        try:
            yield Diagnosis(package, "ok", version(package))
        except PackageNotFoundError:
            yield Diagnosis(package, "missing", "not installed", "make build")
    yield _pdf_engine()
    yield _memory(workspace, settings)
    yield from _models(settings)


def _pdf_engine() -> Diagnosis:
    from briefing.render import load_engine

    try:
        load_engine()
    except MissingDependencyError as error:
        return Diagnosis("PDF engine", "missing", error.message, error.hint)
    return Diagnosis("PDF engine", "ok", "Pango and HarfBuzz load")


def _memory(workspace: Workspace, settings: Settings) -> Diagnosis:
    from briefing.translate import open_sources

    targets = tuple(code for code in settings.brief.languages if code != SOURCE_LANGUAGE)
    try:
        sources = open_sources(workspace.locales, targets, settings.models)
    except BriefingError as error:
        return Diagnosis("memory", "missing", error.message, "briefing check")
    names, terms = len(sources.names.names), len(sources.glossary.terms)
    detail = f"{len(sources.memory)} units, {names} names, {terms} terms"
    return Diagnosis("memory", "ok", detail)


def _loaded(code: str, model: InstalledModel, settings: Settings) -> Diagnosis:
    try:
        open_translator(model, settings.models)
    except BriefingError as error:
        return Diagnosis(f"model {code}", "missing", error.message, error.hint)
    return Diagnosis(f"model {code}", "ok", f"{model.name} in {model.path}")


def _models(settings: Settings) -> Iterator[Diagnosis]:
    inventory = take_inventory(settings.models.folders)
    for finding in inventory.findings:
        yield Diagnosis("model", "note", finding.message)
    installed = {m.target: m for m in inventory.models if m.source == SOURCE_LANGUAGE}
    for code in settings.brief.languages:
        if code == SOURCE_LANGUAGE:
            continue
        model = installed.get(code)
        if model is not None:
            yield _loaded(code, model, settings)
            continue
        name = LANGUAGE_NAMES[code]
        detail = f"none for {name}: only what the memory and the tables hold is translated"
        step = f"put an Argos package en_{code} into a folder named under [models] in briefing.toml"
        yield Diagnosis(f"model {code}", "note", detail, step)
