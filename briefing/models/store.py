"""Translation models on disk: in our own store, in further folders, and in the Argos folder.

What a package looks like says `briefing.models.package`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.config import ModelSettings
from briefing.domain import Finding
from briefing.errors import MissingDependencyError
from briefing.models.argos import user_package_folder
from briefing.models.package import (
    METADATA,
    USUAL_REMEDY,
    Damage,
    InstalledModel,
    ModelTokens,
    read_installed,
    read_metadata,
    read_model,
)

__all__ = [
    "InstalledModel",
    "Inventory",
    "ModelTokens",
    "choose_model",
    "find_installed",
    "model_for",
    "package_folders",
    "read_installed",
    "store_folder",
    "take_inventory",
]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All packages found. ``damaged`` pairs the direction, where it is known, with the finding."""

    models: tuple[InstalledModel, ...]
    damaged: tuple[tuple[str | None, Finding], ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the packages that cannot be used."""
        return tuple(finding for _, finding in self.damaged)


def store_folder(
    settings: ModelSettings | None = None, environment: Mapping[str, str] = os.environ
) -> Path:
    """Where models are installed: the setting ``models.store``, else the user's data folder.

    The folder need not exist.
    """
    if settings is not None and settings.store is not None:
        return settings.store
    data = Path(environment.get("XDG_DATA_HOME", ""))
    if not data.is_absolute():  # the XDG specification wants others to be ignored
        data = Path.home() / ".local/share"
    return data / "briefing" / "models"


def find_installed(
    folders: Sequence[Path] = (), store: Path | None = None
) -> tuple[InstalledModel, ...]:
    """The models that can be used, sorted by id, the newest version of each first.

    Args:
        folders: Searched first, before our own store and the user's Argos folder: of two packages
            with the same direction and version the one found first stands first. Each holds
            packages, or is one.
        store: The setting ``models.store``.

    Raises:
        MissingDependencyError: There are packages, but argostranslate is not installed.
    """
    return take_inventory(folders, store).models


def model_for(
    source: str,
    target: str,
    folders: Sequence[Path] = (),
    store: Path | None = None,
    prefer: Mapping[str, str] | None = None,
) -> InstalledModel | None:
    """The model from ``source`` to ``target`` that is to be used; ``None`` when none is installed.

    Args:
        prefer: The setting ``models.prefer``, see `choose_model`.

    Raises:
        MissingDependencyError: The only packages of this direction are damaged; the preferred model
            is not installed; or as `find_installed`.
    """
    inventory = take_inventory(folders, store)
    model = choose_model(inventory.models, source, target, prefer)
    if model is not None:
        return model
    wanted = f"{source}_{target}"
    damaged = [finding.message for direction, finding in inventory.damaged if direction == wanted]
    if damaged:
        raise MissingDependencyError(
            f"no model from {source} to {target} can be used: {damaged[0]}",
            problems=tuple(damaged[1:]),
        )
    return None


def choose_model(
    models: Sequence[InstalledModel],
    source: str,
    target: str,
    prefer: Mapping[str, str] | None = None,
) -> InstalledModel | None:
    """Of several models for one direction the preferred one, else the first: the newest version.

    Args:
        models: In the order of `Inventory`.
        prefer: By target language the catalogue id of a model, or the name of a package folder.
            It says nothing of a source language from which that model does not translate.

    Raises:
        MissingDependencyError: The preferred model is not there at all.
    """
    fitting = [model for model in models if (model.source, model.target) == (source, target)]
    wanted = (prefer or {}).get(target)
    if wanted is None or not fitting:
        return fitting[0] if fitting else None
    into = [model for model in models if model.target == target]
    named = [model for model in into if wanted in (model.catalogue_id, model.path.name)]
    if not named:
        known = dict.fromkeys(model.catalogue_id or model.path.name for model in into)
        raise MissingDependencyError(
            f"[models] prefer names {wanted!r} for {target}, which is not installed "
            f"(installed: {', '.join(known)})",
            f"briefing models install {wanted}, or mend prefer in briefing.toml",
        )
    return next((model for model in named if model in fitting), fitting[0])


def take_inventory(folders: Sequence[Path] = (), store: Path | None = None) -> Inventory:
    """Everything there is, with a finding for each package that cannot be used.

    Raises:
        MissingDependencyError: As `find_installed`.
    """
    models: list[InstalledModel] = []
    damaged: list[tuple[str | None, Finding]] = []
    for folder in folders:
        if not folder.is_dir():
            message = f"{folder}: there is no such folder; mend [models] folders in briefing.toml"
            damaged.append((None, Finding("model-folder-missing", "warning", message, str(folder))))
    for package in package_folders(folders, store):
        metadata: Mapping[str, Any] = {}
        try:
            metadata = read_metadata(package)
            if metadata.get("type", "translate") == "translate":
                models.append(read_model(package, metadata))
        except Damage as damage:
            message = f"{package}: {damage.reason}; {damage.remedy or USUAL_REMEDY}"
            finding = Finding("model-damaged", "warning", message, str(package))
            damaged.append((_direction(package, metadata), finding))
    models.sort(key=lambda model: _version_key(model.version), reverse=True)
    models.sort(key=lambda model: model.id)
    return Inventory(tuple(models), tuple(damaged))


def package_folders(folders: Sequence[Path] = (), store: Path | None = None) -> tuple[Path, ...]:
    """The packages in ``folders``, in our store and in the user's Argos folder, readable or not."""
    own = store if store is not None else store_folder()
    return tuple(_package_folders((*folders, own, user_package_folder(os.environ))))


def _package_folders(folders: Sequence[Path]) -> Iterator[Path]:
    """Folders with a ``metadata.json`` or a ``model/``, each once, in a fixed order.

    Hidden folders are none: there lie downloads and models in the making.
    """
    seen = set()
    for folder in folders:
        try:
            inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except OSError:
            continue
        for candidate in (folder, *inside):
            if not ((candidate / METADATA).is_file() or (candidate / "model").is_dir()):
                continue
            if candidate.resolve() not in seen:
                seen.add(candidate.resolve())
                yield candidate


def _direction(package: Path, metadata: Mapping[str, Any]) -> str | None:
    """``en_ru`` from the metadata or from the usual name of a package folder."""
    codes = (metadata.get("from_code"), metadata.get("to_code"))
    if all(isinstance(code, str) for code in codes):
        return f"{codes[0]}_{codes[1]}"
    named = re.match(r"(?:translate-)?([a-z]{2,3}_[a-z]{2,3})(?:-|$)", package.name)
    return named[1] if named else None


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version))
