"""What the shell is offered when Tab is pressed, asked as the shells ask it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


def offered(folder: Path, line: str) -> list[str]:
    """The words that complete the last word of ``line``, in the folder ``folder``."""
    place = str(len(line.split(" ")) - 1)
    return asked(folder, "complete_bash", COMP_WORDS=line, COMP_CWORD=place).split()


def asked(folder: Path, what: str, **more: str) -> str:
    """What the program answers to a shell."""
    environment = {**os.environ, "_BRIEFING_COMPLETE": what, **more}
    code = "import sys; sys.argv = ['briefing']; from briefing.cli import main; main()"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


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


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_offered_the_same(folder: Path, shell: str) -> None:
    more = {
        "_TYPER_COMPLETE_ARGS": "briefing mail g",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    answer = asked(folder, f"complete_{shell}", **more)
    assert re.findall(r"[a-z]+", answer.replace("_arguments", "")) == ["gas", "grain"]


@pytest.mark.parametrize(
    ("shell", "wanted"),
    [
        ("bash", "complete -o"),
        ("zsh", "#compdef briefing"),
        ("fish", "complete --command briefing"),
    ],
)
def test_each_shell_gets_its_own_script(folder: Path, shell: str, wanted: str) -> None:
    assert wanted in asked(folder, f"source_{shell}")
