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
from briefing.domain import LANGUAGE_NAMES, SOURCE_LANGUAGE, VARIANTS
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

    source = _source_language(settings)
    bases = dict.fromkeys(VARIANTS.get(code, code) for code in settings.brief.languages)
    targets = tuple(code for code in bases if code != source)
    try:
        sources = open_sources(workspace.locales, targets, settings.models, source=source)
    except BriefingError as error:
        return Diagnosis("memory", "missing", error.message, "briefing check")
    names, terms = len(sources.names.names), len(sources.glossary.terms)
    detail = f"{len(sources.memory)} units, {names} names, {terms} terms"
    return Diagnosis("memory", "ok", detail)


def _source_language(settings: Settings) -> str:
    """The language that briefs are translated from: that of the settings, else English."""
    return settings.brief.source_language or SOURCE_LANGUAGE


def _loaded(pair: str, model: InstalledModel, settings: Settings) -> Diagnosis:
    try:
        open_translator(model, settings.models)
    except BriefingError as error:
        return Diagnosis(f"model {pair}", "missing", error.message, error.hint)
    return Diagnosis(f"model {pair}", "ok", f"{model.name} in {model.path}")


def _models(settings: Settings) -> Iterator[Diagnosis]:
    """A model for each language of the settings, and those that are there besides."""
    inventory = take_inventory(settings.models.folders, settings.models.store)
    for finding in inventory.findings:
        yield Diagnosis("model", "note", finding.message)
    # The same choice as a build makes: the first one that is found.
    installed: dict[tuple[str, str], InstalledModel] = {}
    for model in inventory.models:
        installed.setdefault((model.source, model.target), model)
    source = _source_language(settings)
    for code in dict.fromkeys(VARIANTS.get(code, code) for code in settings.brief.languages):
        if code == source:
            continue
        found = installed.pop((source, code), None)
        if found is not None:
            yield _loaded(f"{source}_{code}", found, settings)
            continue
        what = f"from {LANGUAGE_NAMES[source]} into {LANGUAGE_NAMES[code]}"
        detail = f"none {what}: only what the memory and the tables hold is translated"
        step = f"briefing models install {code}"
        if source != SOURCE_LANGUAGE:
            step += f", and a model from {LANGUAGE_NAMES[source]} (briefing models list)"
        yield Diagnosis(f"model {source}_{code}", "note", detail, step)
    for (other, target), model in installed.items():
        yield Diagnosis(
            f"model {other}_{target}", "ok", f"{model.name} in {model.path} (not loaded)"
        )
