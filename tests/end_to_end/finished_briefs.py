"""Building in a process of its own, and reading the PDFs back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader

DAY = "2026-11-22"


def build(workspace: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``briefing build`` in ``workspace``."""
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "briefing", "build", "--date", DAY, *words],
        cwd=workspace,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def make_workspace(folder: Path, repository: Path) -> Path:
    """A workspace with the project's settings and seed."""
    shutil.copy(repository / "briefing.toml", folder)
    shutil.copytree(repository / "seeds", folder / "seeds")
    return folder


@dataclass(frozen=True)
class Built:
    """Results of a build."""

    workspace: Path
    out: Path
    name: str

    def pdf(self, language: str) -> Path:
        return self.out / f"{self.name}.{language}.pdf"

    def text(self, language: str) -> str:
        """The text of all pages: one line, soft hyphens and line-end hyphens gone."""
        pages = PdfReader(self.pdf(language)).pages
        return flat("\n".join(page.extract_text() for page in pages))

    @property
    def record(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.out / f"{self.name}.json").read_text())
        return loaded


def flat(text: str) -> str:
    """``text`` as one line with plain blanks; words cut at line ends are whole again."""
    text = text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ")
    text = re.sub(r"(?<=\w)[\u2010-]\n(?=[^\W\d_])", "", text)
    return re.sub(r"\s+", " ", text)
