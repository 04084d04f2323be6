"""What the shell is offered when Tab is pressed, asked as bash asks it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def offered(folder: Path, line: str) -> list[str]:
    """The words that complete the last word of ``line``, in the folder ``folder``."""
    words = line.split(" ")
    environment = {
        **os.environ,
        "_BRIEFING_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    code = "import sys; sys.argv = ['briefing']; from briefing.cli import main; main()"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    for name in ("gas", "grain", "water"):
        (tmp_path / "out" / f"{name}.json").write_text("{}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("briefing mail g", ["gas", "grain"]),
        ("briefing check wat", ["water"]),
        ("briefing build --lang k", ["kk", "kk-Latn"]),
        ("briefing build --lang en,kk,u", ["en,kk,uz", "en,kk,uz-Cyrl"]),
        ("briefing build --template pol", ["policy-brief"]),
        ("briefing models install quick", ["quickmt-en-ru"]),
        ("briefing mod", ["models"]),
    ],
)
def test_tab_completes(folder: Path, line: str, expected: list[str]) -> None:
    assert offered(folder, line) == expected


def test_a_broken_catalogue_still_offers_languages(folder: Path) -> None:
    (folder / "models.toml").write_text("nonsense [", encoding="utf-8")
    assert offered(folder, "briefing models install k") == ["kk"]
