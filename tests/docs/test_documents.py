"""The documents: links that lead somewhere, every exit code explained, no traces of a machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from briefing.errors import ExitCode

_LINK = re.compile(
    r"!?\[[^\]]*\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)|<(?:img|a)\s[^>]*?(?:src|href)=\"([^\"]+)\""
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# Home folders and working folders of the machine a text was written on.
_MACHINE_PATH = re.compile(r"(?<![\w./~])/(?:root|work|home/\w+|Users/\w+)/[\w.-]+")
_TEXT = {
    ".py",
    ".md",
    ".toml",
    ".sh",
    ".txt",
    ".csv",
    ".po",
    ".tmx",
    ".j2",
    ".css",
    ".json",
    ".lock",
}


def list_documents(repository: Path) -> list[Path]:
    return [
        repository / "README.md",
        repository / "CHANGELOG.md",
        *sorted((repository / "docs").rglob("*.md")),
    ]


def list_committed_texts(repository: Path) -> list[Path]:
    """The files that git follows or would follow; without git, all but hidden and made ones."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=repository, check=True, capture_output=True, text=True)
        files = [repository / name for name in done.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        folders = "briefing docs templates locales tests tools out seeds".split()
        files = [path for folder in folders for path in (repository / folder).rglob("*")]
        files += repository.glob("*")
    named = {"Makefile", "run"}
    return [f for f in files if f.is_file() and (f.suffix in _TEXT or f.name in named)]


def find_anchors(document: Path) -> set[str]:
    """The anchors that a heading gets on the usual code hosts."""
    headings = re.findall(
        r"^#+ +(.+?)\s*$", _FENCE.sub("", document.read_text("utf-8")), re.MULTILINE
    )
    plain = (re.sub(r"[`*]|\[|\]\([^)]*\)", "", heading).lower() for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def test_relative_links_lead_to_files(repository: Path) -> None:
    broken = []
    for document in list_documents(repository):
        for match in _LINK.finditer(_FENCE.sub("", document.read_text("utf-8"))):
            link = match[1] or match[2]
            if _ADDRESS.match(link):
                continue
            path, _, anchor = link.partition("#")
            goal = document.parent / path if path else document
            if not goal.exists():
                broken.append(f"{document.name}: {link}: no such file")
            elif anchor and goal.suffix == ".md" and anchor not in find_anchors(goal):
                broken.append(f"{document.name}: {link}: no such heading")
    assert broken == []


@pytest.mark.parametrize("code", list(ExitCode), ids=lambda code: code.name.lower())
def test_every_exit_code_has_a_line(repository: Path, code: ExitCode) -> None:
    text = (repository / "docs" / "errors.md").read_text("utf-8")
    assert re.search(rf"^(?:\||#+|[-*]) *`?\**{code.value}\b", text, re.MULTILINE), (
        f"docs/errors.md has no table row, heading or list item that begins with {code.value}"
    )


def test_readme_names_the_two_commands(repository: Path) -> None:
    text = (repository / "README.md").read_text("utf-8")
    assert "make build" in text and "make test" in text


def test_licence_is_the_one_that_is_declared(repository: Path) -> None:
    text = (repository / "LICENSE").read_text("utf-8")
    assert "Apache License" in text and "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_no_machine_paths_in_committed_text(repository: Path) -> None:
    files = list_committed_texts(repository)
    assert len(files) > 20
    found = [
        f"{path.relative_to(repository)}:{number}: {match[0]}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if (match := _MACHINE_PATH.search(line))
    ]
    assert found == []
