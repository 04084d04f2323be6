"""The catalogue of models that can be installed: data in ``catalogue.toml``, never code.

A workspace's ``models.toml`` has the same form: an entry with the id of a known model replaces the
keys that it names, any other entry adds a model.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from briefing.errors import SettingsError
from briefing.models.store import ModelTokens

_OWN_FILE = Path(__file__).with_name("catalogue.toml")

# One path step: what is read here becomes part of file names.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,119}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# Plain http is for tests and for mirrors inside a network that the user names himself.
_ADDRESS = re.compile(r"https://[^\s/]+/\S*|http://(?:127\.0\.0\.1|localhost)(?::\d+)?/\S*")

RecipeName = Literal["argosmodel", "ctranslate2", "marian-zip", "marian-npz"]


class _Strict:
    """Makes pydantic refuse keys that a dataclass does not have."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class RemoteFile(_Strict):
    """A file that a model is made from.

    Attributes:
        name: Plain file name in the download folder: ``model.bin``, ``model.zip``.
        addresses: ``https://`` addresses, tried in this order.
        bytes: Size where it is known.
        sha256: Hex digest where it is known.
    """

    name: str
    addresses: tuple[str, ...]
    bytes: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedScore(_Strict):
    """Translation quality as somebody else measured it.

    Attributes:
        target: Language that was translated into, from the model's source language.
        test_set: ``FLORES-200 devtest``.
        source: Who published it, with an address.
    """

    target: str
    source: str
    bleu: float | None = None
    chrf: float | None = None
    test_set: str = "FLORES-200 devtest"


@dataclass(frozen=True, slots=True)
class CatalogueModel(_Strict):
    """A model that can be installed: one package comes out of it for each target language.

    Attributes:
        id: ``opus-trk-big``.
        revision: What the addresses point at: a commit, a date, a version.
        licence: SPDX identifier, or ``not stated``.
        commercial: Whether the licence allows commercial use; ``None`` when it is not stated.
        download_bytes: Of all files together, as far as it is known.
        recipe: How the files become a package, see `briefing.models.recipes`.
        tokens: What the model wants to see besides the sentence, by target language.
        default_for: Target languages for which it is taken when only the language is named.
    """

    id: str
    title: str
    source: str
    targets: tuple[str, ...]
    revision: str
    licence: str
    licence_source: str
    recipe: RecipeName
    files: tuple[RemoteFile, ...]
    commercial: bool | None = None
    download_bytes: int | None = None
    tokens: Mapping[str, ModelTokens] = field(default_factory=dict)
    default_for: tuple[str, ...] = ()
    scores: tuple[PublishedScore, ...] = ()
    note: str = ""

    def score(self, target: str) -> PublishedScore | None:
        """The first published score for ``target``."""
        return next((score for score in self.scores if score.target == target), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models that can be installed, in the order of their files."""

    models: tuple[CatalogueModel, ...]

    def get(self, model_id: str) -> CatalogueModel | None:
        """The model with that id."""
        return next((model for model in self.models if model.id == model_id), None)

    def for_language(self, target: str) -> tuple[CatalogueModel, ...]:
        """The models that translate into ``target``, its defaults first."""
        fitting = [model for model in self.models if target in model.targets]
        return tuple(sorted(fitting, key=lambda model: target not in model.default_for))

    def default_for(self, target: str) -> CatalogueModel | None:
        """What ``install TARGET`` takes."""
        fitting = self.for_language(target)
        return fitting[0] if fitting and target in fitting[0].default_for else None


def commercial_use(licence: str, known: CatalogueModel | None) -> bool | None:
    """Whether a licence allows commercial use, by its own name or by what the catalogue says.

    Args:
        licence: As a package states it; may be empty.
        known: The entry that the package was installed from.

    Returns:
        ``None`` when neither says it.
    """
    if "-NC" in licence.upper():
        return False
    return known.commercial if known else None


def load_catalogue(own: Path | None = None) -> Catalogue:
    """The catalogue, with the entries of a workspace's ``models.toml``.

    Args:
        own: That file; it need not exist. The models that it adds and those whose ``default_for``
            it sets come first, so its defaults win; other changes leave a model in its place.

    Raises:
        SettingsError: With every problem of both files.
    """
    entries, problems = _read_entries(_OWN_FILE)
    if own is not None and own.is_file():
        replacing, further = _read_entries(own)
        problems += further
        entries = _merged(entries, replacing)
    models = []
    for entry in entries:
        model = _validated(entry, problems)
        if model is not None:
            problems += [f"model {model.id!r}: {problem}" for problem in _unfit(model)]
            models.append(model)
    if problems:
        where = str(own) if own is not None and own.is_file() else str(_OWN_FILE)
        plural = "problem" if len(problems) == 1 else "problems"
        raise SettingsError(
            f"{where}: {len(problems)} {plural} in the catalogue of models",
            "see docs/models.md for the form of an entry",
            tuple(problems),
        )
    return Catalogue(tuple(models))


def _read_entries(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The tables ``[[models]]`` that have an id, and what is wrong with the rest."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}", "mend that line; the format is TOML") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    tables = content.pop("models", [])
    problems = [f"{path}: {key}: there is no such table; use [[models]]" for key in content]
    entries: list[dict[str, Any]] = []
    for number, entry in enumerate(tables if isinstance(tables, list) else [], 1):
        model_id = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(model_id, str) or not _PLAIN_NAME.fullmatch(model_id):
            problems.append(f"{path}: entry {number} of [[models]] has no id of plain letters")
        elif any(known["id"] == model_id for known in entries):
            problems.append(f"{path}: the id {model_id!r} stands twice")
        else:
            entries.append(entry)
    if not isinstance(tables, list):
        problems.append(f"{path}: write [[models]], with two brackets on each side")
    return entries, problems


def _merged(
    entries: Sequence[dict[str, Any]], own: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The entries of the program with those of a workspace, in the order of `load_catalogue`."""
    changes = {entry["id"]: entry for entry in own}
    known = {entry["id"]: entry for entry in entries}
    first = [entry["id"] for entry in own if entry["id"] not in known or "default_for" in entry]
    order = dict.fromkeys([*first, *known])
    return [{**known.get(name, {}), **changes.get(name, {})} for name in order]


def _validated(entry: Mapping[str, Any], problems: list[str]) -> CatalogueModel | None:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(CatalogueModel).validate_python(_expanded(entry))
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(str(step) for step in item["loc"])
            unknown = item["type"] == "unexpected_keyword_argument"
            what = "there is no such key" if unknown else item["msg"]
            problems.append(f"model {entry['id']!r}: {where}: {what}")
    return None


def _expanded(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with whole addresses: ``base`` before plain names, the revision in its place."""
    full = {key: value for key, value in entry.items() if key != "base"}
    base, revision = str(entry.get("base", "")), str(entry.get("revision", ""))
    files = entry.get("files")
    if isinstance(files, list):
        full["files"] = [_expanded_file(file, base, revision) for file in files]
    return full


def _expanded_file(file: Any, base: str, revision: str) -> Any:
    if isinstance(file, str):
        file = {"name": file}
    if not isinstance(file, dict):
        return file
    addresses = file.get("addresses", [base + str(file.get("name", ""))] if base else [])
    if isinstance(addresses, list):
        addresses = [str(address).replace("{revision}", revision) for address in addresses]
    return {**file, "addresses": addresses}


def _unfit(model: CatalogueModel) -> Iterator[str]:
    """What pydantic's types do not say."""
    if not model.targets:
        yield "targets: name at least one language"
    if not model.files:
        yield "files: name at least one file"
    names = [file.name for file in model.files]
    for file in model.files:
        if not _PLAIN_NAME.fullmatch(file.name):
            yield f"files: {file.name!r} is not a plain file name"
        if names.count(file.name) > 1:
            yield f"files: {file.name!r} stands twice"
        if not file.addresses:
            yield f"files: {file.name}: no address; give the model a base or the file addresses"
        for address in file.addresses:
            if not _ADDRESS.fullmatch(address):
                yield f"files: {file.name}: {address!r} is no https address"
        if file.sha256 is not None and not _SHA256.fullmatch(file.sha256):
            yield f"files: {file.name}: sha256 is not 64 hexadecimal digits"
    for key, codes in (("tokens", model.tokens), ("default_for", model.default_for)):
        for code in codes:
            if code not in model.targets:
                yield f"{key}: {code!r} is not among its targets"
