"""The one place that imports argostranslate, and only its `package` module (no torch, no stanza).

Importing it creates folders in the home directory and reads its settings from the environment, so
it is imported only when there is a package to read, and in a way that creates nothing.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import MissingDependencyError

_IMPORT_LOCK = threading.Lock()
# Variable, and the folder below the home directory that stands for it when it is not set.
_BASE_FOLDERS = (
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_CACHE_HOME", ".local/cache"),
)


@dataclass(frozen=True, slots=True)
class ArgosMetadata:
    """What argostranslate reads in a package."""

    version: str
    source: str
    target: str
    target_prefix: str


def user_package_folder(environment: Mapping[str, str]) -> Path:
    """Where argostranslate keeps its packages; the folder need not exist.

    The same order as in `argostranslate.settings`: ``ARGOS_PACKAGES_DIR`` in the environment, then
    in Argos' settings file, then the data folder.
    """
    data, config, _ = (
        Path(environment.get(variable) or Path.home() / below) / "argos-translate"
        for variable, below in _BASE_FOLDERS
    )
    named = environment.get("ARGOS_PACKAGES_DIR")
    if named is None:
        named = _read_settings(config / "settings.json").get("ARGOS_PACKAGES_DIR")
    return Path(named) if isinstance(named, str) and named else data / "packages"


def read_package(folder: Path) -> ArgosMetadata:
    """Read a package with argostranslate. Nothing but its metadata is opened.

    Raises:
        MissingDependencyError: argostranslate is not installed.
        OSError, ValueError, TypeError, AttributeError: The metadata is not as Argos wants it.
    """
    package = _import_package_module().Package(folder)
    return ArgosMetadata(
        version=package.package_version,
        source=package.from_code,
        target=package.to_code,
        target_prefix=package.target_prefix,
    )


def _read_settings(path: Path) -> Mapping[str, Any]:
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return settings if isinstance(settings, dict) else {}


def _import_package_module() -> Any:
    name = "argostranslate.package"
    with _IMPORT_LOCK:
        if name in sys.modules:
            return sys.modules[name]
        try:
            with tempfile.TemporaryDirectory() as scratch, _environment_without_traces(scratch):
                return importlib.import_module(name)
        except ImportError as error:
            raise MissingDependencyError(
                f"translation models are installed, but argostranslate is not ({error})",
                "pip install 'briefing[argos]'",
            ) from error


@contextmanager
def _environment_without_traces(scratch: str) -> Iterator[None]:
    """Have argostranslate create in ``scratch`` whatever the user does not have already.

    `Package` takes its folder as an argument, so it does not matter to us where the module's own
    settings point.
    """
    changed = {"ARGOS_PACKAGES_DIR": scratch, "SNAP": None}
    for variable, below in _BASE_FOLDERS:
        base = Path(os.environ.get(variable) or Path.home() / below)
        # The cache folder also gets a folder "downloads".
        if not (base / "argos-translate").is_dir() or variable == "XDG_CACHE_HOME":
            changed[variable] = scratch
    before = {name: os.environ.get(name) for name in changed}
    try:
        _set_environment(changed)
        yield
    finally:
        _set_environment(before)


def _set_environment(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
