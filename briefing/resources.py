"""Where the workspace's own files are: settings, templates, locales.

A workspace is a folder with a ``briefing.toml``. Whatever of ``templates/`` and ``locales/`` it
lacks comes from the copy inside the installed package, so ``briefing`` works in any folder.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, OutputError, SettingsError

SETTINGS_FILE = "briefing.toml"
_PACKAGE = Path(__file__).resolve().parent
_PACKAGED = _PACKAGE / "data"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of a run. ``settings`` is ``None`` where the folder has no briefing.toml."""

    root: Path
    templates: Path
    locales: Path
    settings: Path | None

    def template(self, name: str) -> Path:
        """Folder of the template ``name``.

        Raises:
            SettingsError: There is no such template; the message lists those that there are.
        """
        folder = self.templates / name
        if (folder / "brief.toml").is_file() and folder.parent == self.templates:
            return folder
        known = sorted(p.parent.name for p in self.templates.glob("*/brief.toml"))
        raise SettingsError(
            f"there is no template {name!r} in {self.templates}",
            f"use one of: {', '.join(known)}" if known else "restore the folder templates/",
        )


def open_workspace(folder: Path | None = None) -> Workspace:
    """The workspace in ``folder`` (default: the current folder, or its nearest parent that has a
    ``briefing.toml``)."""
    start = (folder or Path.cwd()).resolve()
    root = start
    if folder is None:
        root = next((p for p in (start, *start.parents) if (p / SETTINGS_FILE).is_file()), start)
    settings = root / SETTINGS_FILE
    return Workspace(
        root=root,
        templates=_own_or_packaged(root, "templates"),
        locales=_own_or_packaged(root, "locales"),
        settings=settings if settings.is_file() else None,
    )


def _own_or_packaged(root: Path, name: str) -> Path:
    own = root / name
    if own.is_dir():
        return own
    return _packaged(name)


def create_workspace(folder: Path) -> Path:
    """Make a workspace of one's own: settings, templates, locales, the sample document, ``out/``.

    Args:
        folder: Must not exist yet, or be empty.

    Returns:
        The folder, resolved. It is there whole or not at all.

    Raises:
        OutputError: The folder is not empty, or cannot be written.
    """
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OutputError(
            f"{folder} is not empty", "name a folder that does not exist yet: briefing init briefs"
        )
    building = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building.mkdir()
        try:
            for name in ("templates", "locales", "seeds"):
                _copy_tree(_packaged(name), building / name)
            shutil.copyfile(_packaged(SETTINGS_FILE), building / SETTINGS_FILE)
            (building / "out").mkdir()
            if target.exists():
                target.rmdir()
            building.rename(target)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be made: {error.strerror or error}", "name another folder"
        ) from error
    return target


def _copy_tree(source: Path, target: Path) -> None:
    """Copy a folder without what tools leave in it, and so that its owner may write to it."""
    ignored = shutil.ignore_patterns("__pycache__", ".*", "*.mo")
    shutil.copytree(source, target, ignore=ignored, copy_function=shutil.copyfile)


def _packaged(name: str) -> Path:
    """A file or folder that is installed with the program."""
    for place in (_PACKAGED / name, _PACKAGE.parent / name):
        if place.exists():
            return place
    raise BriefingError(
        f"{name} is not in the installed package",
        "reinstall the package: pip install --force-reinstall briefing",
    )


def packaged_locales() -> Path:
    """The tables and catalogs that are installed with the program."""
    return _packaged("locales")


def displayable(path: Path) -> str:
    """``path`` as text; bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never half of it.

    Raises:
        OSError: The folder cannot be written; nothing is left behind.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
