"""What several commands begin with."""

from __future__ import annotations

import os
from collections.abc import Mapping

from briefing.config import Settings, load_settings
from briefing.errors import UsageError
from briefing.resources import Workspace, open_workspace


def open_settings(flags: Mapping[str, object]) -> tuple[Workspace, Settings]:
    """The workspace of the current folder and its settings with ``flags`` on top."""
    workspace = open_workspace()
    given = dict(flags)
    languages = given.get("brief.languages")
    if isinstance(languages, str):
        given["brief.languages"] = [code.strip() for code in languages.split(",") if code.strip()]
    return workspace, load_settings(workspace, os.environ, given)


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a value that is none of ``choices``.

    Raises:
        UsageError: It is none of them.
    """
    if value not in choices:
        raise UsageError(
            f"{option} {value!r}: there is no such choice", f"use {' or '.join(choices)}"
        )
