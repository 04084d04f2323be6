"""What several commands begin with."""

from __future__ import annotations

import os
from collections.abc import Mapping

from briefing.config import Settings, gather_settings, validate_settings
from briefing.errors import UsageError
from briefing.resources import Workspace, open_workspace


def open_settings(flags: Mapping[str, object]) -> tuple[Workspace, Settings]:
    """The workspace of the current folder and its settings with ``flags`` on top."""
    workspace = open_workspace()
    tables = gather_settings(workspace, os.environ, flags)
    return workspace, validate_settings(tables, workspace)


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a value that is none of ``choices``.

    Raises:
        UsageError: It is none of them.
    """
    if value not in choices:
        raise UsageError(
            f"{option} {value!r}: there is no such choice", f"use {' or '.join(choices)}"
        )
