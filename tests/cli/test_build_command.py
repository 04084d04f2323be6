"""``briefing build`` in this process: reports, repeats, drafts, settings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from command_line import Run

from briefing.deliver import load_record, record_schema


def test_the_table_names_every_pdf(run: Run, workspace: Path) -> None:
    result = run("build")
    assert result.code == 0, result.err
    for code in ("en", "ru", "kk", "uz"):
        assert f"out/brief.{code}.pdf" in result.out
    assert "memory" in result.out and "data" in result.out


def test_quiet_prints_nothing(run: Run, workspace: Path) -> None:
    result = run("-q", "build", "--lang", "en")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_report_json_is_all_there_is_on_stdout(run: Run, workspace: Path) -> None:
    report = json.loads(run("build", "--report", "json").out)
    assert report["exit_code"] == 0
    assert [line["language"] for line in report["languages"]] == ["en", "ru", "kk", "uz"]
    assert all(line["pages"] <= 2 and line["size"] < 150_000 for line in report["languages"])


def test_an_unchanged_run_does_nothing_and_says_so(run: Run, workspace: Path) -> None:
    run("build", "--lang", "en,kk")
    before = {p.name: p.stat().st_mtime_ns for p in (workspace / "out").iterdir()}
    result = run("build", "--lang", "en,kk")
    assert (result.code, "nothing has changed" in result.err) == (0, True), result.err
    assert {p.name: p.stat().st_mtime_ns for p in (workspace / "out").iterdir()} == before


@pytest.mark.parametrize("change", ["seed", "setting", "lost pdf", "altered pdf", "memory"])
def test_any_change_builds_again(run: Run, workspace: Path, repository: Path, change: str) -> None:
    shutil.copytree(repository / "locales", workspace / "locales")
    run("build", "--lang", "en,kk")
    target = workspace / "out/brief.kk.pdf"
    if change == "seed":
        seed = next((workspace / "seeds").iterdir())
        seed.write_text(seed.read_text(encoding="utf-8").replace("December 21", "December 20"))
    elif change == "setting":
        settings = workspace / "briefing.toml"
        settings.write_text(settings.read_text().replace('number = ""', 'number = "7/2026"'))
    elif change == "lost pdf":
        target.unlink()
    elif change == "altered pdf":
        target.write_bytes(target.read_bytes() + b" ")
    else:
        with (workspace / "locales/memory/gas-talks.tmx").open("a") as handle:
            handle.write("<!-- read by nobody -->")
    result = run("build", "--lang", "en,kk")
    assert (result.code, "nothing has changed" in result.err) == (0, False), result.err
    assert load_record(workspace / "out/brief.json").languages["kk"].pdf


def test_mark_writes_a_draft_that_shows_what_is_missing(run: Run, workspace: Path) -> None:
    (workspace / "new.txt").write_text(
        "A new line\n\nThe harbour will receive two more cranes next year.\n", encoding="utf-8"
    )
    result = run("build", "new.txt", "--lang", "kk", "--on-missing", "mark")
    assert (result.code, "kk" in result.out) == (0, True), result.err
    record = load_record(workspace / "out/new.json")
    assert record.languages["kk"].state == "draft"
    assert any(s.origin == "missing" for s in record.languages["kk"].segments)


def test_a_language_that_fails_later_leaves_no_stale_pdf(run: Run, workspace: Path) -> None:
    run("build", "--lang", "en,kk")
    seed = next((workspace / "seeds").iterdir())
    seed.write_text(seed.read_text(encoding="utf-8").replace("solid basis", "hollow basis"))
    result = run("build", "--lang", "en,kk")
    assert result.code == 7, result.err
    assert [p.name for p in workspace.glob("out/*.pdf")] == ["brief.en.pdf"]


def test_the_record_follows_its_published_schema(
    run: Run, workspace: Path, repository: Path
) -> None:
    run("build", "--lang", "en,uz")
    published = json.loads((repository / "docs/record.schema.json").read_text())
    assert published == json.loads(json.dumps(record_schema())), (
        "docs/record.schema.json is not the schema of the record: run tools/write_schema.py"
    )
    jsonschema.validate(json.loads((workspace / "out/brief.json").read_text()), published)


def test_the_record_says_what_was_inferred_and_dropped(run: Run, workspace: Path) -> None:
    run("build", "--lang", "en")
    record = load_record(workspace / "out/brief.json")
    inferred = [f.message for f in record.brief.findings if f.id == "year-inferred"]
    assert any("'December 12'" in m and "December 21, 2022" in m for m in inferred), inferred
    dropped = {d.text for d in record.sources[0].dropped}
    assert {"Published", "Read also"} <= dropped


def test_check_passes_on_what_was_built_and_finds_a_changed_pdf(run: Run, workspace: Path) -> None:
    run("build", "--lang", "en,ru")
    assert run("check", "brief").code == 0
    with (workspace / "out/brief.ru.pdf").open("ab") as handle:
        handle.write(b"x")
    result = run("check", "brief")
    assert (result.code, "brief.ru.pdf was changed" in result.err) == (9, True), result.err


def test_check_finds_a_number_that_was_lost(run: Run, workspace: Path) -> None:
    run("build", "--lang", "en,ru")
    path = workspace / "out/brief.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("21\u00a0декабря", "12\u00a0декабря"), encoding="utf-8")
    result = run("check", "brief")
    assert (result.code, "date-lost" in result.err) == (7, True), result.err


def test_check_without_a_name_looks_at_the_workspace(run: Run, workspace: Path) -> None:
    result = run("check")
    assert (result.code, "ok" in result.out) == (0, True), result.err


def test_doctor_says_that_no_model_is_there_and_what_to_do(run: Run, workspace: Path) -> None:
    result = run("doctor")
    assert result.code == 0, result.err
    assert "model en_kk" in result.out and "briefing models install kk" in result.out


def test_summarise_prints_sections_with_evidence(run: Run, workspace: Path) -> None:
    result = run("summarise", "seeds")
    assert result.code == 0
    assert "KEY MESSAGES" in result.out and "[d1 p1 0–206]" in result.out
    assert json.loads(run("summarise", "seeds", "--format", "json").out)["language"] == "en"


def test_translate_prints_lines_and_counts_what_is_missing(run: Run, workspace: Path) -> None:
    (workspace / "lines.txt").write_text(
        "On March 3, 2025, Vice Foreign Minister Almas Aidarov said that Kazakhstan will carefully "
        "consider any official proposal concerning the potential tripartite gas union that it "
        "receives.\n\nNobody has translated this line yet.\n",
        encoding="utf-8",
    )
    result = run("translate", "lines.txt", "--lang", "kk")
    assert result.code == 10
    first, empty, last = result.out.splitlines()
    assert first.replace("\u00a0", " ").startswith("2025 жылғы 3 наурызда сыртқы істер")
    assert (empty, last) == ("", "[[Nobody has translated this line yet.]]")
    assert "1 of 2 segments" in result.err
