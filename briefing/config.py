"""Settings: defaults < ``briefing.toml`` < ``BRIEFING_*`` variables < flags.

Unknown keys are errors, and all problems are listed at once. The types are dataclasses that
pydantic validates; pydantic-settings would do the layering too, but costs four times as much
start-up time as typer (see docs/design-notes.md).
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from briefing.domain import LANGUAGES, SectionKind
from briefing.errors import SettingsError
from briefing.resources import Workspace

ENVIRONMENT_PREFIX = "BRIEFING_"
OnMissing = Literal["fail", "mark"]
LanguageCode = Literal["en", "ru", "kk", "uz"]


class _Strict:
    """Makes pydantic refuse keys that a dataclass does not have."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class BriefSettings(_Strict):
    """What is made. ``date`` is the day of issue (today when ``None``).

    ``source_language`` is the language to summarise; by default that of most documents."""

    languages: tuple[LanguageCode, ...] = LANGUAGES  # type: ignore[assignment]
    template: str = "policy-brief"
    number: str = ""
    on_missing: OnMissing = "fail"
    date: datetime.date | None = None
    source_language: LanguageCode | None = None


@dataclass(frozen=True, slots=True)
class OrganisationSettings(_Strict):
    """Who publishes. ``name`` maps language codes to the name in that language;
    ``mark`` is an image in the template folder."""

    name: dict[LanguageCode, str] = field(default_factory=dict)
    contact: str = ""
    mark: str = "mark.svg"


@dataclass(frozen=True, slots=True)
class LimitSettings(_Strict):
    """How much input is read: megabytes of a file, documents of a run, pages of a PDF, words of
    all documents together; and seconds that summarising may take."""

    file_megabytes: int = 50
    documents: int = 200
    pages: int = 1000
    words: int = 500_000
    seconds: int = 120


@dataclass(frozen=True, slots=True)
class ModelSettings(_Strict):
    """Where translation models are and how they run. ``threads`` 0: all cores."""

    folders: tuple[Path, ...] = ()
    device: Literal["cpu", "cuda"] = "cpu"
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Settings(_Strict):
    """All settings of a run."""

    brief: BriefSettings = field(default_factory=BriefSettings)
    organisation: OrganisationSettings = field(default_factory=OrganisationSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    models: ModelSettings = field(default_factory=ModelSettings)


@dataclass(frozen=True, slots=True)
class SectionTemplate(_Strict):
    """A section of ``brief.toml``: ``max`` entries of at most ``words`` source words each."""

    id: str
    label: str
    kind: SectionKind
    min: int = 0
    max: int = 5
    words: int = 60


@dataclass(frozen=True, slots=True)
class TemplateHead(_Strict):
    """The ``[template]`` table of ``brief.toml``."""

    version: str
    max_pages: int = 2


@dataclass(frozen=True, slots=True)
class BriefTemplate(_Strict):
    """A template folder's ``brief.toml``."""

    template: TemplateHead
    sections: tuple[SectionTemplate, ...]


Tables = dict[str, dict[str, Any]]


def gather_settings(
    workspace: Workspace, environment: Mapping[str, str], flags: Mapping[str, Any]
) -> Tables:
    """The settings of a run as they were given, not yet validated.

    Args:
        workspace: Its ``briefing.toml`` is read when there is one.
        environment: ``BRIEFING_<TABLE>_<KEY>``, e.g. ``BRIEFING_BRIEF_TEMPLATE``; lists are
            comma-separated. A variable that names no setting stays, for `validate_settings`.
        flags: ``"table.key"`` to value; ``None`` values are not set.

    Raises:
        SettingsError: ``briefing.toml`` is no TOML.
    """
    tables: Tables = _read_toml(workspace.settings) if workspace.settings is not None else {}
    known = {
        f"{ENVIRONMENT_PREFIX}{table}_{key}".upper(): (table, key)
        for table, cls in _TABLES.items()
        for key in cls.__dataclass_fields__
    }
    for name, value in sorted(environment.items()):
        if not name.startswith(ENVIRONMENT_PREFIX):
            continue
        table, key = known.get(name, (_VARIABLES, name))
        listed = key in ("languages", "folders")
        _set(tables, table, key, _split(value) if listed else value)
    for dotted, value in flags.items():
        if value is not None:
            table, key = dotted.split(".")
            listed = key == "languages" and isinstance(value, str)
            _set(tables, table, key, _split(value) if listed else value)
    models = tables.get("models")
    if folders := model_folders(tables):
        models["folders"] = [str(workspace.root / folder) for folder in folders]  # type: ignore[index]
    return tables


def validate_settings(tables: Tables, workspace: Workspace) -> Settings:
    """Settings of what `gather_settings` found.

    Raises:
        SettingsError: With every problem found.
    """
    data = dict(tables)
    unknown = data.pop(_VARIABLES, {})
    problems = [f"{name}: there is no such setting" for name in unknown]
    source = str(workspace.settings) if workspace.settings else "settings"
    problems += _out_of_range(data)
    settings = _validate(Settings, data, source, problems)
    assert isinstance(settings, Settings)
    return settings


def model_folders(tables: Tables) -> tuple[Path, ...]:
    """The folders under ``[models]`` before validation; what is no list of texts gives none."""
    table = tables.get("models")
    folders = table.get("folders") if isinstance(table, dict) else None
    if not isinstance(folders, list):
        return ()
    return tuple(Path(folder) for folder in folders if isinstance(folder, str))


def _out_of_range(tables: Tables) -> list[str]:
    """Values that have the right type and make no sense."""
    problems = []
    brief, limits, models = (tables.get(name) for name in ("brief", "limits", "models"))
    languages = brief.get("languages") if isinstance(brief, dict) else None
    if isinstance(languages, list):
        if not languages:
            problems.append("brief.languages: name at least one language")
        if len(set(map(str, languages))) < len(languages):
            problems.append("brief.languages: a language stands twice")
    if isinstance(limits, dict):
        problems += [
            f"limits.{key}: must be more than 0"
            for key, value in limits.items()
            if isinstance(value, int) and value <= 0
        ]
    threads = models.get("threads") if isinstance(models, dict) else None
    if isinstance(threads, int) and threads < 0:
        problems.append("models.threads: must be 0 or more")
    return problems


_TABLES: dict[str, Any] = {
    "brief": BriefSettings,
    "organisation": OrganisationSettings,
    "limits": LimitSettings,
    "models": ModelSettings,
}
# Where variables that name no setting wait for validation.
_VARIABLES = "variables"


def _set(tables: Tables, table: str, key: str, value: object) -> None:
    held = tables.setdefault(table, {})
    if isinstance(held, dict):  # else the file says "table = 1", which validation refuses
        held[key] = value


def load_template(folder: Path) -> BriefTemplate:
    """Read ``folder/brief.toml``.

    Raises:
        SettingsError: With every problem found.
    """
    path = folder / "brief.toml"
    template = _validate(BriefTemplate, _read_toml(path), str(path), [])
    assert isinstance(template, BriefTemplate)
    ids = [section.id for section in template.sections]
    repeated = sorted({i for i in ids if ids.count(i) > 1})
    if repeated:
        raise SettingsError(f"{path}: section ids stand twice: {', '.join(repeated)}")
    return template


def _split(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}", "mend that line; the format is TOML") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error


def _validate(cls: type, data: dict[str, Any], source: str, problems: list[str]) -> object:
    from pydantic import TypeAdapter, ValidationError

    try:
        value: object = TypeAdapter(cls).validate_python(data)
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(str(step) for step in item["loc"])
            unknown = item["type"] == "unexpected_keyword_argument"
            what = "there is no such setting" if unknown else item["msg"]
            problems.append(f"{where}: {what}")
    if problems:
        plural = "problem" if len(problems) == 1 else "problems"
        raise SettingsError(
            f"{source}: {len(problems)} {plural}", "see docs/errors.md", tuple(problems)
        )
    return value
