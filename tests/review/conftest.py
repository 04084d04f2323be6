"""A built brief in a workspace of its own, and people who work on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run
from review_samples import open_desk

from briefing.review.desk import Desk


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The brief of the sample seed in Russian, Kazakh and Kazakh in Latin letters."""
    folder = tmp_path_factory.mktemp("built")
    for name in ("seeds", "locales", "templates"):
        shutil.copytree(repository / name, folder / name)
    shutil.copy(repository / "briefing.toml", folder)
    command = [sys.executable, "-m", "briefing", "-q", "build", "--date", "2026-11-22"]
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [*command, "--lang", "en,ru,kk,kk-Latn"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def workshop(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may change; also the current folder."""
    folder = tmp_path / "ws"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def desk(workshop: Path) -> Desk:
    """Where people work on it."""
    return open_desk(workshop)


@pytest.fixture
def run(workshop: Path, run: Run) -> Run:
    """Call ``briefing WORD…`` in the workshop."""
    return run
