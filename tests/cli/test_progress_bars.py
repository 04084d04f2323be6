"""What takes long shows a bar on a terminal: the stage, the language, the time."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.resources import create_workspace

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_terminal(folder: Path, repository: Path, *words: str) -> tuple[str, str]:
    """Standard output, and what a terminal got from standard error, of ``briefing WORD…``."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(repository), "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=writer,
        text=True,
    )
    os.close(writer)
    shown = b""
    while True:
        try:
            part = os.read(reader, 65536)
        except OSError:  # Linux says so when nobody writes any more
            break
        if not part:
            break
        shown += part
    os.close(reader)
    assert process.stdout is not None
    out = process.stdout.read()
    process.stdout.close()
    process.wait()
    return out, shown.decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> tuple[Path, str]:
    """A workspace with a brief, and what the terminal has shown while it was built."""
    folder = create_workspace(tmp_path_factory.mktemp("bars") / "briefs")
    (seed,) = (folder / "seeds").iterdir()
    shutil.copy(seed, folder / "article.txt")
    return folder, on_terminal(folder, repository, "build", "--lang", "en,kk")[1]


def stages(shown: str) -> set[str]:
    """The stages that a bar has named; each line has the time that has gone by."""
    lines = re.split(r"[\r\n]+", _ESCAPES.sub("", shown))
    bars = [re.fullmatch(r"\s*(.+?)\s+[━╸╺ ]+\s+\d+:\d\d:\d\d\s*", line) for line in lines]
    return {bar[1] for bar in bars if bar is not None}


def test_a_build(built: tuple[Path, str]) -> None:
    assert {"render en", "translate kk", "render kk"} <= stages(built[1])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("translate", "article.txt", "--lang", "kk"), {"translate kk"}),
        (("summarise", "article.txt"), {"summarise"}),
        (("check", "brief"), {"tables and memory ru", "template policy-brief", "check kk"}),
        (("check", "--bilingual", "locales/memory/gas-talks.tmx"), {"check kk", "check ru"}),
    ],
)
def test_other_commands(
    built: tuple[Path, str], repository: Path, words: tuple[str, ...], named: set[str]
) -> None:
    out, shown = on_terminal(built[0], repository, *words)
    assert named & stages(shown), shown
    assert "\x1b" not in out, "what was asked for has no bar in it"
    quiet = on_terminal(built[0], repository, "-q", *words)
    assert stages(quiet[1]) == set()
    assert quiet[0] == out
