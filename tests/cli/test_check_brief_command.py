"""``briefing check NAME``: the checks on the translations of a built brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_samples import Run


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
