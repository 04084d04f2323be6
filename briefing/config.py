"""Settings: defaults < ``briefing.toml`` < ``BRIEFING_*`` variables < flags.

Unknown keys are errors, and all problems are listed at once. The types are dataclasses that
pydantic validates; pydantic-settings would do the layering too, but costs four times as much
start-up time as typer (see docs/design-notes.md).
"""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from briefing.domain import LANGUAGES, OUTPUT_LANGUAGES, SectionKind
from briefing.errors import SettingsError
from briefing.resources import Workspace

if TYPE_CHECKING:
    from pydantic import TypeAdapter

ENVIRONMENT_PREFIX = "BRIEFING_"
# Read where it is needed and kept nowhere: no setting.
PASSWORD_VARIABLE = "BRIEFING_SMTP_PASSWORD"
OnMissing = Literal["fail", "mark"]
OnFindings = Literal["fail", "warn"]
LanguageCode = Literal["en", "ru", "kk", "uz"]
OutputCode = Literal["en", "ru", "kk", "uz", "uz-Cyrl", "kk-Latn"]
Paper = Literal["A4", "Letter"]
PAPERS: tuple[str, ...] = get_args(Paper)
Location = tuple[int | str, ...]  # the way to a key: ("sections", 0, "label")


class Strict:
    """Makes pydantic refuse keys that a dataclass does not have."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class BriefSettings(Strict):
    """What is made. ``date`` is the day of issue (today when ``None``).

    ``source_language`` is the language to summarise, by default that of most documents; ``paper``
    the size of the page, by default that of the template's theme. ``bilingual``: pairs of
    languages, "kk+ru", that also get a PDF with both side by side."""

    languages: tuple[OutputCode, ...] = LANGUAGES  # type: ignore[assignment]
    template: str = "policy-brief"
    number: str = ""
    on_missing: OnMissing = "fail"
    on_findings: OnFindings = "fail"
    date: datetime.date | None = None
    source_language: LanguageCode | None = None
    paper: Paper | None = None
    bilingual: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """``bilingual``, taken apart."""
        parts = (pair.split("+") for pair in self.bilingual)
        return tuple((first, second) for first, second in parts)


@dataclass(frozen=True, slots=True)
class OrganisationSettings(Strict):
    """What this workspace says otherwise than the theme of its template (`briefing.theme`).

    ``name`` maps language codes to the name in that language; ``mark`` is an image in the template
    folder. What is empty is taken from the theme."""

    name: dict[OutputCode, str] = field(default_factory=dict)
    contact: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class LimitSettings(Strict):
    """How much input is read: megabytes of a file, documents of a run, pages of a PDF, words of
    all documents together; and seconds that summarising may take."""

    file_megabytes: int = 50
    documents: int = 200
    pages: int = 1000
    words: int = 500_000
    seconds: int = 120


@dataclass(frozen=True, slots=True)
class ModelSettings(Strict):
    """Where translation models are and how they run.

    Attributes:
        folders: Searched for packages besides ``store`` and the user's Argos folder.
        store: Where models are installed; by default a folder in the user's data folder.
        prefer: By target language the model to take when there are several: its catalogue id, or
            the name of its package folder. Else the newest version is taken.
        threads: 0 for all cores.
        cache: File that keeps what models gave; by default in the user's cache folder, empty or
            false for none.
    """

    folders: tuple[Path, ...] = ()
    store: Path | None = None
    prefer: dict[LanguageCode, str] = field(default_factory=dict)
    device: Literal["cpu", "cuda"] = "cpu"
    threads: int = 0
    cache: str | Literal[False] | None = None


@dataclass(frozen=True, slots=True)
class MailSettings(Strict):
    """Whom e-mails come from, and the server for ``briefing mail --send``.

    Attributes:
        sender: Address; the name beside it is that of the organisation in the brief's language.
        smtp_port: By default that of ``smtp_security``: 587, 465 or 25.
        smtp_security: ``none`` only for a server on this machine.
        smtp_user: Empty for a server without log-in; the password is never a setting.
    """

    sender: str = ""
    reply_to: str = ""
    smtp_host: str = ""
    smtp_port: int | None = None
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSettings(Strict):
    """Who reviews translations, and where their work goes.

    Attributes:
        reviewer: Name for the footer of the PDFs; empty: it must be said each time.
        memory: File of ``locales/memory/`` that takes what people have written or signed.
    """

    reviewer: str = ""
    memory: str = "review.tmx"


@dataclass(frozen=True, slots=True)
class Settings(Strict):
    """All settings of a run."""

    brief: BriefSettings = field(default_factory=BriefSettings)
    organisation: OrganisationSettings = field(default_factory=OrganisationSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    models: ModelSettings = field(default_factory=ModelSettings)
    mail: MailSettings = field(default_factory=MailSettings)
    review: ReviewSettings = field(default_factory=ReviewSettings)


@dataclass(frozen=True, slots=True)
class SectionTemplate(Strict):
    """A section of ``brief.toml``: ``max`` entries of at most ``words`` source words each."""

    id: str
    label: str
    kind: SectionKind
    min: int = 0
    max: int = 5
    words: int = 60


@dataclass(frozen=True, slots=True)
class TemplateHead(Strict):
    """The ``[template]`` table of ``brief.toml``.

    ``characters`` is the most that the whole brief has, in the source language."""

    version: str
    max_pages: int = 2
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class BriefTemplate(Strict):
    """A template folder's ``brief.toml``."""

    template: TemplateHead
    sections: tuple[SectionTemplate, ...]


class Tables(dict[str, dict[str, Any]]):
    """Settings as they were given, by table and key, not yet validated.

    Attributes:
        origins: What set a key other than ``briefing.toml``: the name of the environment variable,
            or an empty text for a flag.
    """

    def __init__(self, tables: Mapping[str, dict[str, Any]] | None = None) -> None:
        super().__init__(tables or {})
        self.origins: dict[tuple[str, str], str] = {}


def gather_settings(
    workspace: Workspace, environment: Mapping[str, str], flags: Mapping[str, Any]
) -> Tables:
    """The settings of a run as they were given, not yet validated.

    Args:
        workspace: Its ``briefing.toml`` is read when there is one.
        environment: ``BRIEFING_<TABLE>_<KEY>``, e.g. ``BRIEFING_BRIEF_TEMPLATE``; lists are
            comma-separated, and ``BRIEFING_MODELS_PREFER`` is ``kk=MODEL,uz=MODEL``. A variable
            that names no setting stays, for `validate_settings`.
        flags: ``"table.key"`` to value; ``None`` values are not set.

    Raises:
        SettingsError: ``briefing.toml`` is no TOML.
    """
    tables = Tables(read_toml(workspace.settings) if workspace.settings is not None else None)
    known = {
        f"{ENVIRONMENT_PREFIX}{table}_{key}".upper(): (table, key)
        for table, cls in _TABLES.items()
        for key in cls.__dataclass_fields__
    }
    for name, value in sorted(environment.items()):
        if not name.startswith(ENVIRONMENT_PREFIX) or name == PASSWORD_VARIABLE:
            continue
        table, key = known.get(name, (_VARIABLES, name))
        _set(tables, table, key, _parse_variable(key, value), name)
    for dotted, value in flags.items():
        if value is not None:
            table, key = dotted.split(".")
            listed = key in ("languages", "bilingual") and isinstance(value, str)
            _set(tables, table, key, _split(value) if listed else value, "")
    models = tables.get("models")
    if folders := model_folders(tables):
        models["folders"] = [str(workspace.root / folder) for folder in folders]  # type: ignore[index]
    if isinstance(models, dict) and (cache := models.get("cache")) and isinstance(cache, str):
        models["cache"] = str(workspace.root / cache)
    if store := model_store(tables):
        models["store"] = str(workspace.root / store)  # type: ignore[index]
    return tables


def validate_settings(tables: Tables, workspace: Workspace) -> Settings:
    """Settings of what `gather_settings` found.

    Raises:
        SettingsError: With every problem found, each with the file and line, or the environment
            variable, that it comes from.
    """
    data = dict(tables)
    unknown = data.pop(_VARIABLES, {})

    def describe(loc: Location, what: str) -> str:
        key = ".".join(map(str, loc))
        variable = tables.origins.get((str(loc[0]), str(loc[1]))) if len(loc) > 1 else None
        if variable is not None:
            return f"{variable} ({key}): {what}" if variable else f"{key}: {what}"
        return f"{place_in_file(workspace.settings, loc)}{key}: {what}"

    problems = [f"{name}: there is no such setting" for name in unknown]
    problems += [describe(loc, what) for loc, what in _out_of_range(data)]
    settings = validate_tables(Settings, data, "settings", problems, describe)
    assert isinstance(settings, Settings)
    return settings


def model_folders(tables: Tables) -> tuple[Path, ...]:
    """The folders under ``[models]`` before validation; what is no list of texts gives none."""
    table = tables.get("models")
    folders = table.get("folders") if isinstance(table, dict) else None
    if not isinstance(folders, list):
        return ()
    return tuple(Path(folder) for folder in folders if isinstance(folder, str))


def model_store(tables: Tables) -> Path | None:
    """The folder ``store`` under ``[models]`` before validation, if it is given."""
    table = tables.get("models")
    store = table.get("store") if isinstance(table, dict) else None
    return Path(store).expanduser() if isinstance(store, str) and store else None


def _out_of_range(tables: Mapping[str, Any]) -> list[tuple[Location, str]]:
    """Values that have the right type and make no sense, and what is wrong with each."""
    problems: list[tuple[Location, str]] = []
    brief, limits, models = (tables.get(name) for name in ("brief", "limits", "models"))
    languages = brief.get("languages") if isinstance(brief, dict) else None
    if isinstance(languages, list):
        if not languages:
            problems.append((("brief", "languages"), "name at least one language"))
        if len(set(map(str, languages))) < len(languages):
            problems.append((("brief", "languages"), "a language stands twice"))
    problems += _odd_pairs(brief if isinstance(brief, dict) else {})
    if isinstance(limits, dict):
        problems += [
            (("limits", key), "must be more than 0")
            for key, value in limits.items()
            if (number := _number(value)) is not None and number <= 0
        ]
    threads = models.get("threads") if isinstance(models, dict) else None
    if (number := _number(threads)) is not None and number < 0:
        problems.append((("models", "threads"), "must be 0 or more"))
    if isinstance(models, dict) and models.get("store") == "":
        problems.append((("models", "store"), "name a folder, or leave the key out"))
    mail = tables.get("mail")
    port = mail.get("smtp_port") if isinstance(mail, dict) else None
    if (number := _number(port)) is not None and not 0 < number < 65536:
        problems.append((("mail", "smtp_port"), "must be between 1 and 65535"))
    review = tables.get("review")
    memory = review.get("memory") if isinstance(review, dict) else None
    if isinstance(memory, str) and not re.fullmatch(r"[^\W_][\w.-]*\.tmx", memory):
        problems.append((("review", "memory"), "must be a file name that ends in .tmx"))
    prefer = models.get("prefer") if isinstance(models, dict) else None
    if isinstance(prefer, dict):
        problems += [
            (("models", "prefer", str(code)), "name a model, or leave the key out")
            for code, model in prefer.items()
            if isinstance(model, str) and not model.strip()
        ]
    return problems


def _odd_pairs(brief: Mapping[str, Any]) -> list[tuple[Location, str]]:
    """What is wrong with the pairs of languages of bilingual PDFs."""
    pairs = brief.get("bilingual")
    if not isinstance(pairs, list):
        return []
    where: Location = ("brief", "bilingual")
    problems: list[tuple[Location, str]] = []
    for pair in filter(lambda pair: isinstance(pair, str), pairs):
        codes = pair.split("+")
        if len(codes) != 2 or codes[0] == codes[1]:
            problems.append((where, f"write {pair!r} as two languages: kk+ru"))
            continue
        problems += [
            (where, f"{code!r} of {pair!r} is none of {', '.join(OUTPUT_LANGUAGES)}")
            for code in codes
            if code not in OUTPUT_LANGUAGES
        ]
    if len(set(map(str, pairs))) < len(pairs):
        problems.append((where, "a pair stands twice"))
    return problems


def _number(value: object) -> float | None:
    """A number as a file or an environment variable gives it; ``None`` for anything else."""
    if not isinstance(value, int | float | str) or isinstance(value, bool):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


_TABLES: dict[str, Any] = {
    "brief": BriefSettings,
    "organisation": OrganisationSettings,
    "limits": LimitSettings,
    "models": ModelSettings,
    "mail": MailSettings,
    "review": ReviewSettings,
}
# Where variables that name no setting wait for validation.
_VARIABLES = "variables"


def _set(tables: Tables, table: str, key: str, value: object, origin: str) -> None:
    held = tables.setdefault(table, {})
    if isinstance(held, dict):  # else the file says "table = 1", which validation refuses
        held[key] = value
        tables.origins[table, key] = origin


def load_template(folder: Path) -> BriefTemplate:
    """Read ``folder/brief.toml``.

    Raises:
        SettingsError: With every problem found.
    """
    path = folder / "brief.toml"

    def describe(loc: Location, what: str) -> str:
        return f"{place_in_file(path, loc)}{'.'.join(map(str, loc))}: {what}"

    template = validate_tables(BriefTemplate, read_toml(path), str(path), [], describe)
    assert isinstance(template, BriefTemplate)
    ids = [section.id for section in template.sections]
    repeated = [
        describe(("sections", place, "id"), f"the id {name!r} stands twice")
        for place, name in enumerate(ids)
        if name in ids[:place]
    ]
    if repeated:
        raise SettingsError(
            f"{path}: section ids stand twice", "give each section its own id", tuple(repeated)
        )
    for key in ("max_pages", "characters"):
        value = getattr(template.template, key)
        if value is not None and value <= 0:
            problem = describe(("template", key), "must be more than 0")
            raise SettingsError(f"{path}: 1 problem", f"give {key} a number above 0", (problem,))
    return template


def _parse_variable(key: str, value: str) -> object:
    """What a variable says: lists and tables have a form of their own, the rest is text."""
    if key in ("languages", "folders", "bilingual"):
        return _split(value)
    if key == "prefer":
        pairs = [part.partition("=") for part in _split(value)]
        if all(separator for _, separator, _ in pairs):
            return {code.strip(): model.strip() for code, _, model in pairs}
    return value


def _split(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    Raises:
        SettingsError: It cannot be read or is no TOML; with the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _whole_beginnings(text)[-1][0] + 1
        raise SettingsError(
            f"{path}:{line}: {error}", "mend that line; the format is TOML"
        ) from error


def place_in_file(path: Path | None, loc: Location) -> str:
    """``FILE:LINE: `` of a key, or nothing where no file has it."""
    if path is None:
        return ""
    try:
        line = find_line(path.read_text(encoding="utf-8"), loc)
    except (OSError, UnicodeDecodeError):
        line = None
    return f"{path}:{line}: " if line is not None else f"{path}: "


def find_line(text: str, loc: Location) -> int | None:
    """The line, from 1, where a key stands in the TOML ``text``; where it is missing, its table.

    tomllib keeps no lines, but tells which beginnings of the text are whole: the first of them that
    has the key ends with it, and the one before that ends in the line above it.
    """
    above, depth, found = 0, 0, None
    for count, data in _whole_beginnings(text):
        reached = _depth(data, loc)
        if reached > depth:
            depth, found = reached, above + 1
        above = count
    return found


def _whole_beginnings(text: str) -> list[tuple[int, dict[str, Any]]]:
    """How many lines each beginning of ``text`` has that is TOML, and what it holds."""
    lines = text.split("\n")
    found: list[tuple[int, dict[str, Any]]] = [(0, {})]
    for count in range(1, len(lines) + 1):
        try:
            found.append((count, tomllib.loads("\n".join(lines[:count]) + "\n")))
        except tomllib.TOMLDecodeError:
            continue
    return found


def _depth(data: Any, loc: Location) -> int:
    """How many steps of ``loc`` lead somewhere in ``data``."""
    for depth, step in enumerate(loc):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return depth
    return len(loc)


@functools.cache
def _adapter(cls: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


def validate_tables(
    cls: type,
    data: dict[str, Any],
    source: str,
    problems: list[str],
    describe: Callable[[Location, str], str],
) -> object:
    """A dataclass of the type ``cls`` made of ``data``.

    Args:
        source: What the message calls it.
        problems: What is wrong already; further problems are added.
        describe: Makes a line of the way to a key and what is wrong with it.

    Raises:
        SettingsError: With all problems.
    """
    from pydantic import ValidationError

    try:
        value: object = _adapter(cls).validate_python(data)
    except ValidationError as error:
        for item in error.errors():
            unknown = item["type"] == "unexpected_keyword_argument"
            what = "there is no such setting" if unknown else item["msg"]
            problems.append(describe(item["loc"], what))
    if problems:
        plural = "problem" if len(problems) == 1 else "problems"
        raise SettingsError(
            f"{source}: {len(problems)} {plural}", "see docs/errors.md", tuple(problems)
        )
    return value
