"""What a download shows: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import layouts
import pytest

from briefing.console import file_size

PROGRAM = [sys.executable, "-m", "briefing"]
CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path) -> Path:
    """A workspace in the current folder whose models.toml names a model of this mirror."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    layouts.argosmodel(folder, "kk")
    (tmp_path / "briefing.toml").write_text('[models]\nstore = "models"\n', encoding="utf-8")
    (tmp_path / "models.toml").write_text(
        '[[models]]\nid = "toy"\ntitle = "A toy"\nsource = "en"\ntargets = ["kk"]\n'
        'revision = "1"\nlicence = "Apache-2.0"\nlicence_source = "https://example.org/"\n'
        'recipe = "argosmodel"\nbase = "https://example.invalid/"\n'
        'files = ["translate-en_kk-1_0.argosmodel"]\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(repository))
    return folder


def install(mirror: Path, *flags: str) -> list[str]:
    return [*PROGRAM, *flags, "models", "install", "toy", "--yes", "--mirror", str(mirror)]


def test_plain_lines_where_there_is_no_terminal(mirror: Path) -> None:
    done = subprocess.run(install(mirror), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "copying translate-en_kk-1_0.argosmodel (1.5 MB)",
        "checking translate-en_kk-1_0.argosmodel (1.5 MB)",
        "converting toy",
        "trying en_kk-toy",
        f"installed toy 1 in {Path('models').absolute() / 'en_kk-toy'}",
    ]


def test_nothing_when_quiet(mirror: Path) -> None:
    done = subprocess.run(install(mirror, "-q"), capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for words in (["verify"], ["bundle", "b.zip"], ["remove", "toy", "--yes"]):
        quiet = [*PROGRAM, "-q", "models", *words]
        done = subprocess.run(quiet, capture_output=True, text=True, timeout=120)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), words
    with zipfile.ZipFile("b.zip") as bundle:
        assert "manifest.json" in bundle.namelist()


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_bar_on_a_terminal(mirror: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(install(mirror), stdin=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    assert process.wait(timeout=120) == 0, shown.decode()
    text = CONTROLS.sub("", shown.decode())
    bar = r"copying translate-en_kk-1_0\.argosmodel\s+━+\s+1\.5 MB of 1\.5 MB"
    assert re.search(bar, text), text
    assert "converting toy" in text
    assert "bytes" not in text, "a stage without bytes shows none"
    assert "installed toy 1 in" in text.splitlines()[-1]


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (None, ""),
        (0, "0 kB"),
        (1, "1 kB"),
        (221, "1 kB"),
        (9_825, "10 kB"),
        (1_374_078, "1.4 MB"),
        (11_400_000, "11 MB"),
        (914_000_000, "914 MB"),
        (2_900_000_000, "2.9 GB"),
    ],
)
def test_sizes(size: int | None, shown: str) -> None:
    assert file_size(size) == shown
