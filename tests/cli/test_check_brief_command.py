"""``briefing check NAME``: the checks on the translations of a built brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run


@pytest.fixture
def record(workspace: Path, run: Run) -> Path:
    """The run record of the sample brief."""
    result = run("build", "--name", "gas", "--lang", "en,ru,kk")
    assert result.code == 0, result.err
    return workspace / "out" / "gas.json"


def alter(record: Path, language: str, old: str, new: str, **more: object) -> str:
    """Change the target of the first segment that has ``old``; its id."""
    data = json.loads(record.read_text(encoding="utf-8"))
    for segment in data["languages"][language]["segments"]:
        if old in (segment["target"] or "") and segment["origin"] == "memory":
            segment["target"] = segment["target"].replace(old, new)
            segment |= more
            record.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            return str(segment["id"])
    raise AssertionError(f"no segment has {old!r}")


def test_the_sample_brief_raises_nothing(record: Path, run: Run) -> None:
    result = run("check", "gas", "--strict")
    assert result.code == 0, result.err
    assert "(warning)" not in result.out
    assert run("check", "gas", "--report", "json").out == ""


def test_what_blocks_and_where_it_stands(record: Path, run: Run) -> None:
    place = alter(record, "ru", "21", "12")
    result = run("check", "gas")
    assert result.code == 7
    assert f"ru {place}: date-lost: The date December 21, 2022 is not" in result.err


def test_languages_of_a_brief_have_the_same_facts(record: Path, run: Run) -> None:
    place = alter(record, "kk", "21", "22")
    lines = run("check", "gas", "--report", "json").out.splitlines()
    found = [json.loads(line) for line in lines]
    facts = [finding for finding in found if finding["id"] == "facts-differ"]
    assert [(f["lang"], f["segment"], f["level"]) for f in facts] == [("kk", place, "warning")]
    assert "22" in facts[0]["message"]


def test_a_finding_that_was_set_aside_is_not_told_again(record: Path, run: Run) -> None:
    aside = [["date-lost", "as the ministry says"], ["date-added", "as the ministry says"]]
    alter(record, "ru", "21", "12", ignored=aside)
    result = run("check", "gas")
    assert "date-lost" not in result.err + result.out
    assert result.code == 0, result.err
    assert "facts-differ (warning)" in result.out
    assert run("check", "gas", "--strict").code == 11


@pytest.mark.parametrize("status", ["reviewed", "approved"])
def test_what_a_person_has_signed_is_a_warning_as_in_the_build(
    record: Path, run: Run, status: str
) -> None:
    place = alter(record, "ru", "21", "12", status=status, reviewer="A. Bekova")
    result = run("check", "gas")
    assert result.code == 0, result.err
    assert f"ru {place}: date-lost (warning): The date December 21, 2022 is not" in result.out
    assert run("check", "gas", "--strict").code == 11


LOOP = {"id": "cut-off", "level": "error", "message": "the model's output: cut-off"}


def test_what_only_the_build_can_see_of_a_model_blocks_here_too(record: Path, run: Run) -> None:
    place = alter(record, "ru", "2022", "2022", findings=[LOOP])
    result = run("check", "gas")
    assert result.code == 7
    assert f"ru {place}: cut-off: the model's output: cut-off" in result.err
    alter(record, "ru", "2022", "2022", findings=[LOOP], ignored=[["cut-off", "it is whole"]])
    assert run("check", "gas", "--strict").code == 0


def test_another_script_without_its_language_tells_what_blocks_it(
    workspace: Path, run: Run
) -> None:
    assert run("build", "--name", "gas", "--lang", "uz-Cyrl").code == 0
    record = workspace / "out" / "gas.json"
    place = alter(record, "uz-Cyrl", "2022", "2022", findings=[LOOP])
    result = run("check", "gas")
    assert result.code == 7
    assert f"uz-Cyrl {place}: cut-off" in result.err
