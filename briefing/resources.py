"""Where the workspace's own files are: settings, templates, locales.

A workspace is a folder with a ``briefing.toml``. Whatever of ``templates/`` and ``locales/`` it
lacks comes from the copy inside the installed package, so ``briefing`` works in any folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, SettingsError

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
    for packaged in (_PACKAGED / name, _PACKAGE.parent / name):
        if packaged.is_dir():
            return packaged
    raise BriefingError(
        f"the folder {name}/ is neither in {root} nor in the installed package",
        "reinstall the package: pip install --force-reinstall briefing",
    )


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
