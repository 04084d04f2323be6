"""A brief's XLIFF in translate-toolkit, which Weblate and Virtaal are built on, and back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.config import gather_settings, validate_settings
from briefing.domain import SegmentStatus
from briefing.resources import open_workspace
from briefing.review import xliff
from briefing.review.desk import Desk
from briefing.review.round_trip import Wishes, plan_import

PYTHON = os.environ.get("ORACLE_PYTHON", "")
pytestmark = pytest.mark.skipif(not PYTHON, reason="needs translate-toolkit: make test-oracle")

NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"
IN_TOOLKIT = """
import json, sys
from translate.storage import xliff
path, text = sys.argv[1:]
store = xliff.xlifffile.parsefile(path)
units = [u for u in store.units if not u.isheader()]
print(json.dumps([
    {"id": u.getid(), "source": str(u.source), "target": str(u.target or ""),
     "approved": u.isapproved(), "fuzzy": u.isfuzzy(), "notes": u.getnotes(),
     "translatable": u.istranslatable()} for u in units]))
for unit in units:
    if unit.getid().endswith("title.1"):
        unit.target = text
        unit.markfuzzy(False)
        unit.markapproved(True)
        unit.addnote("Is it a union?", origin="translator")
store.savefile(path)
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    repository = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("built")
    for name in ("seeds", "locales", "templates"):
        shutil.copytree(repository / name, folder / name)
    shutil.copy(repository / "briefing.toml", folder)
    command = [sys.executable, "-m", "briefing", "-q", "build", "--lang", "kk"]
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    workspace = open_workspace(folder)
    settings = validate_settings(gather_settings(workspace, {}, {}), workspace)
    return Desk(folder / "out", "brief", workspace, settings)


def test_there_and_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "brief.xlf"
    record = desk.read()
    xliff.write(record, ("kk",), path)
    done = subprocess.run(
        [PYTHON, "-c", IN_TOOLKIT, str(path), NEW], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    segments = record.languages["kk"].segments
    assert [u["id"].rpartition("\x04")[2] for u in seen] == [s.id for s in segments]
    assert [u["source"] for u in seen] == [s.source for s in segments]
    assert [u["target"] for u in seen] == [s.target for s in segments]
    assert all(u["fuzzy"] for u, s in zip(seen, segments, strict=True) if s.status == "draft")
    assert "translation memory, 100 %" in seen[0]["notes"]
    made = plan_import(
        path, xliff.read(path), desk.read(), desk, Wishes("A. Bekova", "2026-11-25T10:00:00Z")
    )
    assert set(made.changes["kk"]) == {"title.1"}
    title = made.changes["kk"]["title.1"]
    assert (title.target, title.status) == (NEW, SegmentStatus.APPROVED)
    assert [(c.author, c.text) for c in title.comments] == [("translator", "Is it a union?")]
