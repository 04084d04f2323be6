from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import ModelHost

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def toy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy packages from English, unpacked. Tests must not change it."""
    folder = tmp_path_factory.mktemp("packages")
    for package in sorted(DATA.glob("en_*.argosmodel")):
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def held_out() -> list[dict[str, str]]:
    """Sentences of the toy grammar that the models have not seen; keys en, ru, kk, uz."""
    with (DATA / "held_out.tsv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(autouse=True)
def no_argos_at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch):
    """A home without Argos, so that the packages of the developer's machine play no part."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost() as server:
        yield server


@pytest.fixture
def store(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in the current folder, and the folder that its models go to."""
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    (workspace / "briefing.toml").write_text(
        '[models]\nstore = "models"\ncache = false\n', encoding="utf-8"
    )
    monkeypatch.chdir(workspace)
    return workspace / "models"
