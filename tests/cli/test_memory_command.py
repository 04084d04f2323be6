"""`briefing memory`: import, export, search, stats."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run

FORMATS = [
    ("kk.tmx", ()),
    ("kk.xlf", ()),
    ("kk.xliff", ("--format", "xliff21")),
    ("kk.po", ()),
    ("kk.csv", ()),
    ("kk.jsonl", ()),
]
DRAFT = (
    '{"id": "gas", "lang": "kk", "source": "Gas flows.", "target": "Газ ағады."}\n'
    '{"id": "gas", "lang": "ru", "source": "Gas flows.", "target": "Газ течёт."}\n'
)


@pytest.fixture
def locales(workspace: Path, repository: Path) -> Path:
    """The project's locales as the workspace's own."""
    shutil.copytree(repository / "locales", workspace / "locales")
    return workspace / "locales"


@pytest.fixture
def memory(locales: Path) -> Path:
    return locales / "memory"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(("file", "options"), FORMATS)
def test_what_was_exported_is_known_already(
    run: Run, memory: Path, file: str, options: tuple[str, ...]
) -> None:
    before = contents(memory)
    exported = run("memory", "export", file, "--lang", "kk", *options)
    assert (exported.code, "27 units" in exported.out) == (0, True), exported.err
    imported = run("memory", "import", file)
    assert imported.code == 0, imported.err
    assert "27 units read: 0 added, 0 changed, 27 known already" in imported.out
    assert contents(memory) == before


def test_an_import_adds_and_doing_it_again_changes_nothing(
    run: Run, workspace: Path, memory: Path
) -> None:
    (workspace / "new.jsonl").write_text(DRAFT, encoding="utf-8")
    words = ("memory", "import", "new.jsonl", "--into", "agency.tmx", "--status", "reviewed")
    first = run(*words)
    assert "2 units read: 2 added" in first.out, first.err
    text = (memory / "agency.tmx").read_text("utf-8")
    assert text.count("<tu ") == 1 and '<prop type="x-status">reviewed</prop>' in text
    assert '<prop type="x-origin">new.jsonl</prop>' in text
    before = contents(memory)
    assert "0 added, 0 changed, 2 known already" in run(*words).out
    assert contents(memory) == before
    assert run("check").code == 0


def test_signing_a_shipped_unit_changes_the_file_that_has_it(
    run: Run, workspace: Path, memory: Path
) -> None:
    run("memory", "export", "kk.xlf", "--lang", "kk")
    path = workspace / "kk.xlf"
    text = path.read_text("utf-8").replace("needs-review-translation", "final")
    path.write_text(text, encoding="utf-8")
    result = run("memory", "import", "kk.xlf")
    assert "gas-talks.tmx: 0 added, 27 changed" in result.out, result.err
    assert "<!-- Translations of the sample article" in (memory / "gas-talks.tmx").read_text(
        "utf-8"
    )
    stats = json.loads(run("memory", "stats", "--format", "json").out)
    assert stats["status"] == {"approved": 27, "draft": 54}
    assert run("build", "--lang", "kk").code == 0
    record = json.loads((workspace / "out/brief.json").read_text("utf-8"))
    statuses = {
        s["status"] for s in record["languages"]["kk"]["segments"] if s["origin"] == "memory"
    }
    assert statuses == {"approved"}


def test_wrong_units_stop_an_import_unless_they_are_skipped(
    run: Run, workspace: Path, memory: Path
) -> None:
    bad = (
        '{"lang": "kk", "source": "A", "target": ""}\n'
        '{"lang": "kk", "source": "x", "target": "x", "source_parts":'
        ' [{"x": 1, "type": "date", "text": "soonish"}],'
        ' "target_parts": [{"x": 1, "type": "date"}]}\n'
    )
    (workspace / "new.jsonl").write_text(DRAFT + bad, encoding="utf-8")
    before = contents(memory)
    result = run("memory", "import", "new.jsonl")
    assert result.code == 3
    assert "new.jsonl:3: the segment of kk is empty" in result.err
    assert "new.jsonl:4: " in result.err and "'soonish' is not recognised as a date" in result.err
    assert contents(memory) == before
    skipped = run("memory", "import", "new.jsonl", "--skip-wrong")
    assert (skipped.code, "2 added" in skipped.out) == (0, True), skipped.err
    assert "left out: new.jsonl:3" in skipped.err
    assert run("check").code == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("import", "none.tmx"), 4, "none.tmx: there is no such file"),
        (("import", "briefing.toml"), 2, "the extension of briefing.toml is not known"),
        (("import", "briefing.toml", "--format", "tmx"), 3, "no readable TMX file"),
        (("import", "briefing.toml", "--format", "docx"), 2, "use --format tmx|"),
        (("import", "x.tmx", "--into", "../x.tmx"), 2, "is no file name"),
        (("import", "x.tmx", "--status", "signed"), 2, "draft or reviewed or approved"),
        (("export", "briefing.toml"), 9, "is there already"),
        (("export", "x.docx"), 2, "is not known"),
        (("export", "x.po"), 2, "choose one: --lang kk"),
        (("export", "x.tmx", "--lang", "de"), 2, "no unit of the memory fits"),
        (("export", "none/x.tmx"), 9, "cannot be written"),
        (("search", " "), 2, "nothing to search for"),
        (("stats", "--format", "xml"), 2, "text or json"),
    ],
)
def test_mistakes_are_explained(
    run: Run, memory: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    result = run("memory", *words)
    assert (result.code, says in result.err) == (code, True), result.err


def test_a_workspace_without_locales_is_not_written_to(run: Run, workspace: Path) -> None:
    (workspace / "new.jsonl").write_text(DRAFT, encoding="utf-8")
    result = run("memory", "import", "new.jsonl")
    assert result.code == 9 and "next: cp -r " in result.err
    assert not (workspace / "locales").exists()


def test_stats_list_conflicts_with_file_and_line(run: Run, workspace: Path, memory: Path) -> None:
    (workspace / "new.jsonl").write_text(DRAFT + DRAFT.replace("ағады", "келеді"), encoding="utf-8")
    run("memory", "import", "new.jsonl")
    text = run("memory", "stats").out
    assert "84 units: 84 in use, 0 forbidden, 0 replaced" in text
    assert "conflict: kk: 'Gas flows.' has 2 targets" in text
    assert "imported.tmx:5 gas: 'Газ ағады.'" in text
    terms = len((workspace / "locales/glossary.csv").read_text("utf-8").splitlines()) - 1
    assert f"{terms} terms: {terms} draft" in text
    found = json.loads(run("memory", "stats", "--format", "json").out)
    assert [unit["target"] for unit in found["conflicts"][0]] == ["Газ ағады.", "Газ келеді."]
    assert found["file"] == {"gas-talks.tmx": 81, "imported.tmx": 3}


def test_search_shows_units_of_a_language(run: Run, memory: Path) -> None:
    shown = run("memory", "search", "gas suply", "--lang", "kk", "--limit", "1")
    assert shown.out.startswith("kk  gas-talks.tmx#"), shown.err
    assert "more; --limit" in shown.err
    found = json.loads(run("memory", "search", "oʼqing", "--format", "json").out)
    assert [hit["reference"] for hit in found] == ["gas-talks.tmx#gas-talks-read-also"]
    assert run("memory", "search", "zzzzzz").err == "nothing found\n"


def test_the_glossary_is_exported_as_tbx(run: Run, workspace: Path, memory: Path) -> None:
    result = run("memory", "export", "terms.tbx", "--lang", "kk,uz")
    assert result.code == 0 and "terms.tbx: " in result.out
    text = (workspace / "terms.tbx").read_text("utf-8")
    assert "табиғи газ" in text and "tabiiy gaz" in text and "природный газ" not in text


def test_the_command_runs_in_a_process_of_its_own(workspace: Path, repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "memory", "export", "all.csv", "--status", "draft"],
        cwd=workspace, env={**os.environ, "PYTHONPATH": str(repository)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "all.csv: 81 units\n"), done.stderr
    assert (workspace / "all.csv").read_text("utf-8-sig").startswith("id,source_language,language")
