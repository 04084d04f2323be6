"""``briefing`` without a command says what to do next."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import Result, Run


def next_commands(result: Result) -> list[str]:
    """What the overview says to type, in its order."""
    assert result.code == 0, result.err
    lines = [line for line in result.out.splitlines() if line.startswith("next: ")]
    return [line.removeprefix("next: ").split("  ")[0] for line in lines]


def test_an_empty_folder_is_shown_the_way_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert next_commands(run()) == ["briefing init briefs", "briefing build FILE…"]
    assert list(tmp_path.iterdir()) == [], "looking leaves nothing behind"


def test_documents_without_a_brief_are_to_be_built(run: Run, workspace: Path) -> None:
    shown = run()
    assert next_commands(shown) == ["briefing build"]
    assert "1 document\n" in shown.out
    assert "no brief yet" in shown.out


def test_a_finished_brief_is_reviewed_and_mailed(run: Run, workspace: Path) -> None:
    assert run("build", "--lang", "en,kk").code == 0
    shown = run()
    assert next_commands(shown) == ["briefing review brief", "briefing mail brief"]
    assert "brief: English done, Kazakh done" in shown.out


def test_a_change_asks_for_a_new_build(run: Run, workspace: Path) -> None:
    assert run("build", "--lang", "en").code == 0
    shutil.copy(next((workspace / "seeds").glob("*.txt")), workspace / "seeds" / "another.txt")
    assert next_commands(run())[0] == "briefing build"


def test_a_language_without_translations_asks_for_a_model(run: Run, workspace: Path) -> None:
    for seed in (workspace / "seeds").glob("*.txt"):
        seed.unlink()
    (workspace / "seeds" / "rice.txt").write_text(
        "Rice from Kyzylorda goes by rail\n\nThe railway carried rice in small wagons all summer. "
        "Farmers of the region said the wagons were too few. The ministry is going to buy more "
        "wagons for the coming harvest of the southern districts.\n",
        encoding="utf-8",
    )
    assert run("build", "--lang", "en,kk").code == 7
    steps = next_commands(run())
    assert steps == ["briefing models install kk", "briefing review brief"]


def test_records_that_are_none_are_passed_over(run: Run, workspace: Path) -> None:
    (workspace / "out").mkdir()
    (workspace / "out" / "notes.json").write_text(json.dumps({"mine": True}), encoding="utf-8")
    assert "no brief yet" in run().out
