"""The lock files: complete, exact, without addresses, and free of what may not be installed."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tools.check_licences import BANNED

LOCKS = ("requirements.lock", "requirements-dev.lock")
_PINNED = re.compile(r"([a-z0-9][a-z0-9-]*)==([^\s;]+)( ; [^\\]+?)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def read_names(path: Path) -> list[str]:
    return [match[1] for line in path.read_text().splitlines() if (match := _PINNED.match(line))]


def read_requirements(entries: list[str]) -> set[str]:
    return {re.split(r"[^a-z0-9-]", entry.lower())[0] for entry in entries}


@pytest.mark.parametrize("name", LOCKS)
def test_holds_names_versions_markers_and_hashes_only(repository: Path, name: str) -> None:
    lines = (repository / name).read_text().splitlines()
    odd = [line for line in lines if not (_PINNED.fullmatch(line) or _HASH.fullmatch(line))]
    assert lines and not odd


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_hash(repository: Path, name: str) -> None:
    text = (repository / name).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_banned_package(repository: Path, name: str) -> None:
    assert BANNED.keys() & set(read_names(repository / name)) == set()


def test_no_package_in_both_locks(repository: Path) -> None:
    runtime, development = (set(read_names(repository / name)) for name in LOCKS)
    assert runtime & development == set()


def test_locks_hold_what_pyproject_asks_for(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())
    asked = read_requirements(project["project"]["dependencies"])
    for extra in project["project"]["optional-dependencies"].values():
        asked |= read_requirements(extra)
    runtime, development = (set(read_names(repository / name)) for name in LOCKS)
    assert asked - runtime == set()
    assert read_requirements(project["dependency-groups"]["dev"]) - development == set()


def test_a_plain_install_asks_for_no_banned_package(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    # argostranslate's own metadata asks for stanza (torch) and minisbd: an extra, never a must.
    banned = {*BANNED, "argostranslate"}
    assert read_requirements(project["dependencies"]) & banned == set()


def test_every_package_that_is_imported_is_asked_for(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    asked = read_requirements(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        asked |= read_requirements(extra)
    distributions = packages_distributions()
    missing = {
        f"{path.relative_to(repository)} imports {module}"
        for path in (repository / "briefing").rglob("*.py")
        for module in find_foreign_imports(path)
        if not {name.lower() for name in distributions.get(module, [])} & asked
    }
    assert missing == set()


def find_foreign_imports(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            modules.add(node.module.split(".")[0])
    return modules - {"briefing", "__future__", *sys.stdlib_module_names}
