"""What several commands begin with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Settings, gather_settings, validate_settings
from briefing.errors import InputError, UsageError
from briefing.resources import Workspace, open_workspace

if TYPE_CHECKING:
    from briefing.deliver import RunRecord


def open_settings(flags: Mapping[str, object]) -> tuple[Workspace, Settings]:
    """The workspace of the current folder and its settings with ``flags`` on top."""
    workspace = open_workspace()
    tables = gather_settings(workspace, os.environ, flags)
    return workspace, validate_settings(tables, workspace)


def read_record(out: Path, name: str) -> RunRecord:
    """The run record of the brief ``name``.

    Raises:
        UsageError: ``name`` is the path of a file.
        InputError: There is no such record, or it is of another version.
    """
    from briefing.deliver import load_record

    if not name or name in (".", "..") or Path(name).name != name:
        raise UsageError(f"{name!r} is no name of a brief", "give the name as --name of build")
    path = out / f"{name}.json"
    try:
        return load_record(path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}",
            f"build it first: briefing build --name {name}",
        ) from error
    except ValueError as error:
        raise InputError(
            f"{path} is no run record of this version", "build the brief again"
        ) from error


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
