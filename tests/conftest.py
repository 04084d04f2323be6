"""Every test runs as a stranger: empty home, none of our variables, no network but this machine.

pytest-socket (see pyproject.toml) guards the tests' own process. Their subprocesses inherit the
environment that is set here: a proxy that does not exist stops whatever would go out from there.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import hypothesis
import pytest
from command_line import Result, Run

# Variables that the program, Argos Translate, fontconfig or pytest's caller could have set.
_FOREIGN = ("BRIEFING_", "ARGOS_", "XDG_", "FONTCONFIG_", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
_NO_PROXY = "127.0.0.1,localhost,::1"
_DEAD_PROXY = "http://127.0.0.1:9"
_home = pytest.StashKey[Path]()


# A slow machine is no finding.
hypothesis.settings.register_profile("briefing", deadline=None)
hypothesis.settings.load_profile("briefing")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported: some libraries read the environment at that moment."""
    home = Path(tempfile.mkdtemp(prefix="briefing-home-"))
    config.stash[_home] = home
    for name in [name for name in os.environ if name.startswith(_FOREIGN)]:
        del os.environ[name]
    os.environ["HOME"] = str(home)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = _DEAD_PROXY
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = _NO_PROXY


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leaves nothing behind."""
    shutil.rmtree(config.stash[_home], ignore_errors=True)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call ``briefing WORD…`` in this process and collect exit code, stdout and stderr."""

    def call(*words: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["briefing", *words])
        with pytest.raises(SystemExit) as stopped:
            from briefing.cli import main  # not before `pytest_configure`

            main()
        captured = capsys.readouterr()
        return Result(int(stopped.value.code or 0), captured.out, captured.err)

    return call
