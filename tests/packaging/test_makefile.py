"""`make` explains itself and asks tools/setup.sh before it does anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest


def run_make(repository: Path, *arguments: str) -> str:
    return subprocess.run(
        ["make", *arguments], cwd=repository, check=True, capture_output=True, text=True
    ).stdout


def test_help_is_the_default_and_lists_every_target(repository: Path) -> None:
    listed = run_make(repository)
    for target in ("build", "test", "test-argos", "check", "bench", "pictures", "clean", "help"):
        assert f"  make {target} " in listed
    assert run_make(repository, "help") == listed


@pytest.mark.parametrize(
    ("target", "commands"),
    [
        ("build", ["tools/setup.sh runtime", ".venv/bin/briefing build"]),
        ("test", ["tools/setup.sh dev", ".venv/bin/python -m pytest"]),
        ("test-argos", ["tools/setup.sh dev", "tools/setup_argos.sh", "pytest  tests/argos"]),
        ("check", ["tools/setup.sh dev", "ruff check", "ruff format --check", "mypy"]),
        ("check", ["lint-imports", "tools/check_licences.py", "pytest -q tests/docs"]),
        ("bench", ["tools/setup.sh dev", "tools/bench.py", "tools/bench_models.py"]),
        ("pictures", ["tools/setup.sh dev", "tools/make_pictures.py"]),
    ],
)
def test_target_runs(repository: Path, target: str, commands: list[str]) -> None:
    planned = run_make(repository, "--dry-run", target)
    assert [command for command in commands if command not in planned] == []


def test_ci_script_calls_both_gates_and_may_be_run(repository: Path) -> None:
    script = repository / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text()
    assert "make test" in text and "make check" in text
