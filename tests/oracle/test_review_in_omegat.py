"""A brief's project in OmegaT itself (`apt-get install omegat`), and back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit

OMEGAT = shutil.which("omegat")
pytestmark = pytest.mark.skipif(
    OMEGAT is None or not os.environ.get("ORACLE_PYTHON"),
    reason="needs OmegaT: make test-oracle",
)
X = "{urn:oasis:names:tc:xliff:document:1.2}"
NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"
TITLE = "Kazakhstan and Russia are going to cooperate in the sphere of gas supply"


def test_there_and_back(tmp_path: Path) -> None:
    repository = Path(__file__).resolve().parents[2]
    for name in ("seeds", "locales", "templates"):
        shutil.copytree(repository / name, tmp_path / name)
    shutil.copy(repository / "briefing.toml", tmp_path)
    environment = {
        **os.environ, "PYTHONPATH": ":".join(sys.path), "HOME": str(tmp_path / "home"),
    }  # fmt: skip

    def call(*words: str) -> str:
        done = subprocess.run(
            words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def briefing(*words: str) -> str:
        return call(sys.executable, "-m", "briefing", "-q", *words)

    briefing("build", "--lang", "kk")
    briefing("review", "brief", "--export", "kk", "--omegat", "--lang", "kk")
    # What a translator has typed in OmegaT stands in its memory of the project.
    project = tmp_path / "kk"
    tmx.write((Unit("1", "kk", (TITLE,), (NEW,)),), project / "omegat/project_save.tmx")
    assert OMEGAT is not None
    call(OMEGAT, str(project), "--mode=console-translate", f"--config-dir={tmp_path / 'config'}")
    made = etree.parse(project / "target/brief.kk.xlf")
    units = [u for u in made.iter(f"{X}trans-unit") if u.get("translate") != "no"]
    assert units and all(u.findtext(f"{X}target") != u.findtext(f"{X}source") for u in units)
    report = briefing("review", "brief", "--import", "kk", "--reviewer", "A. Bekova")
    assert "2 edited, 0 with a new status only" in report  # title, and title of the source
