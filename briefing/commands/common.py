"""What several commands begin with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefing.config import Settings, gather_settings, validate_settings
from briefing.errors import OutputError, UsageError
from briefing.resources import Workspace, open_workspace


def open_settings(flags: Mapping[str, object]) -> tuple[Workspace, Settings]:
    """The workspace of the current folder and its settings with ``flags`` on top."""
    workspace = open_workspace()
    tables = gather_settings(workspace, os.environ, flags)
    return workspace, validate_settings(tables, workspace)


def own_workspace() -> Workspace:
    """The workspace, when its ``locales/`` are its own.

    Raises:
        OutputError: They are the copy inside the installed package.
    """
    workspace = open_workspace()
    if workspace.locales != workspace.root / "locales":
        raise OutputError(
            f"{workspace.root} has no folder locales/ of its own to write to",
            f"cp -r '{workspace.locales}' '{workspace.root / 'locales'}'",
        )
    return workspace


def shown_path(path: Path) -> Path:
    """``path`` as a person in the current folder would write it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a value that is none of ``choices``.

    Raises:
        UsageError: It is none of them.
    """
    if value not in choices:
        raise UsageError(
            f"{option} {value!r}: there is no such choice", f"use {' or '.join(choices)}"
        )
