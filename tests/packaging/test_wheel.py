"""The wheel: what travels in it, and that it works, installed, in a folder that is no clone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import briefing


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **variables}, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", folder)
    built = run(*command, cwd=repository)
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def target(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as ``pip install --no-deps --target`` lays it out."""
    folder = tmp_path_factory.mktemp("installed")
    made = run(sys.executable, "-m", "venv", folder / "installer", cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    pip = (folder / "installer" / "bin" / "python", "-I", "-m", "pip", "install", "--quiet")
    options = ("--no-index", "--no-deps", "--no-compile", "--target", folder / "target")
    installed = run(*pip, *options, wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return folder / "target"


def list_files(repository: Path, folder: str) -> set[str]:
    return {
        str(path.relative_to(repository))
        for path in (repository / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("folder", ["templates", "locales"])
def test_every_file_of_templates_and_locales_is_inside(
    repository: Path, names: set[str], folder: str
) -> None:
    files = list_files(repository, folder)
    assert files
    assert {f"briefing/data/{file}" for file in files} - names == set()


def test_what_the_program_cannot_do_without_is_inside(names: set[str]) -> None:
    needed = {
        "briefing/py.typed",
        "briefing/data/briefing.toml",
        "briefing/data/templates/policy-brief/brief.toml",
        "briefing/data/templates/policy-brief/brief.html.j2",
        "briefing/data/templates/policy-brief/brief.css",
        *(
            f"briefing/data/locales/{code}/LC_MESSAGES/briefing.po"
            for code in "en ru kk uz".split()
        ),
    }
    assert needed - names == set()
    assert any(name.startswith("briefing/data/seeds/") for name in names)
    fonts = [name for name in names if name.endswith(".ttf")]
    licences = [name for name in names if name.endswith("OFL.txt")]
    assert fonts and licences


def test_every_data_file_of_the_package_is_inside(repository: Path, names: set[str]) -> None:
    files = {name for name in list_files(repository, "briefing") if not name.endswith(".pyc")}
    assert files - names == set()


def test_nothing_else_is_inside(names: set[str]) -> None:
    roots = {name.split("/")[0] for name in names}
    assert roots == {"briefing", f"briefing-{briefing.__version__}.dist-info"}


def test_metadata_names_licence_version_and_no_heavy_requirement(
    wheel: Path, names: set[str]
) -> None:
    information = f"briefing-{briefing.__version__}.dist-info"
    assert f"{information}/licenses/LICENSE" in names
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"{information}/METADATA").decode()
        scripts = archive.read(f"{information}/entry_points.txt").decode()
    lines = metadata.splitlines()
    assert "License-Expression: Apache-2.0" in lines
    required = [line for line in lines if line.startswith("Requires-Dist: argostranslate")]
    assert required and all("extra == 'argos'" in line for line in required)
    assert "briefing = briefing.cli:main" in scripts


def test_installed_copy_is_used_with_its_own_templates(target: Path, tmp_path: Path) -> None:
    code = (
        "import briefing, briefing.resources as r; w = r.open_workspace();"
        "print(briefing.__file__, w.templates, w.locales, sep='\\n')"
    )
    result = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(target))
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        str(target / "briefing" / "__init__.py"),
        str(target / "briefing" / "data" / "templates"),
        str(target / "briefing" / "data" / "locales"),
    ]


def test_installed_version(target: Path, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "briefing", "--version")
    result = run(*command, cwd=tmp_path, PYTHONPATH=str(target))
    assert result.returncode == 0, result.stderr
    assert briefing.__version__ in result.stdout


def test_installed_doctor_finds_everything(target: Path, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "briefing", "doctor")
    result = run(*command, cwd=tmp_path, PYTHONPATH=str(target))
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_installed_copy_makes_briefs_in_a_foreign_folder(target: Path, tmp_path: Path) -> None:
    [seed] = (target / "briefing" / "data" / "seeds").iterdir()
    command = (sys.executable, "-m", "briefing", "build", seed, "--out", tmp_path / "out")
    result = run(*command, cwd=tmp_path, PYTHONPATH=str(target))
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 4
