"""``briefing init``: a workspace of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run


def test_a_new_workspace_builds(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("init", str(tmp_path / "briefs"))
    assert made.code == 0, made.err
    assert "next: cd" in made.err
    monkeypatch.chdir(tmp_path / "briefs")
    built = run("build", "--lang", "en,kk")
    assert built.code == 0, built.err
    names = {path.name for path in Path("out").iterdir()}
    assert {"brief.en.pdf", "brief.kk.pdf", "brief.json"} <= names


def test_what_is_edited_is_what_counts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", str(tmp_path / "briefs")).code == 0
    monkeypatch.chdir(tmp_path / "briefs")
    Path("locales/names.csv").write_text("nonsense\n", encoding="utf-8")
    assert run("check").code == 3, "the copy is read, not the packaged table"


def test_nothing_but_the_workspace_is_copied(run: Run, tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "briefs")).code == 0
    inside = {path.name for path in (tmp_path / "briefs").iterdir()}
    assert inside == {"briefing.toml", "seeds", "templates", "locales", "out"}
    assert not list((tmp_path / "briefs").rglob("__pycache__"))
    assert [path.name for path in tmp_path.iterdir()] == ["briefs"], "nothing beside it is left"


@pytest.mark.parametrize("taken", ["a file", "a full folder"])
def test_what_is_there_is_left_alone(run: Run, tmp_path: Path, taken: str) -> None:
    target = tmp_path / "briefs"
    if taken == "a file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run("init", str(target))
    assert refused.code == 9
    assert "is not empty" in refused.err
    kept = target if taken == "a file" else target / "mine.txt"
    assert kept.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    assert run("init", str(tmp_path / "briefs")).code == 0
    assert (tmp_path / "briefs" / "briefing.toml").is_file()
