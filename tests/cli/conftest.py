"""A workspace in a temporary folder, and the command line called in this process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample settings and seed; templates and locales are the project's own."""
    shutil.copy(repository / "briefing.toml", tmp_path)
    shutil.copytree(repository / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path
