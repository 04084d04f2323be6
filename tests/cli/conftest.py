"""A workspace in a temporary folder, and the command line called in this process."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from cli_samples import Result, Run

from briefing.cli import main


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample settings and seed; templates and locales are the project's own."""
    shutil.copy(repository / "briefing.toml", tmp_path)
    shutil.copytree(repository / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call ``briefing WORD…`` and collect exit code, stdout and stderr."""

    def call(*words: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["briefing", *words])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        return Result(int(stopped.value.code or 0), captured.out, captured.err)

    return call
