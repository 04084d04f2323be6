"""``briefing check --bilingual FILE``: findings of a file, formats, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run

from briefing.translate import exchange
from briefing.translate.exchange.units import Unit

GOOD = {
    "id": "1",
    "lang": "kk",
    "source": "It rose by 12 percent.",
    "target": "Өсім 12 пайыз болды.",
}
WRONG = {**GOOD, "id": "2", "target": "Өсім 21 пайыз болды."}
DOUBTFUL = {**GOOD, "id": "3", "target": "Өсім  12 пайыз болды."}


def jsonl(folder: Path, *rows: object) -> str:
    path = folder / "pairs.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return str(path)


def units(*rows: dict[str, str]) -> list[Unit]:
    return [Unit(row["id"], row["lang"], (row["source"],), (row["target"],)) for row in rows]


# --------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("rows", "strict", "code"),
    [
        ([GOOD], False, 0),
        ([GOOD], True, 0),
        ([DOUBTFUL], False, 0),
        ([DOUBTFUL], True, 11),
        ([GOOD, WRONG], False, 7),
        ([DOUBTFUL, WRONG], True, 7),
    ],
)
def test_exit_codes(
    workspace: Path, run: Run, rows: list[dict[str, str]], strict: bool, code: int
) -> None:
    options = ["--strict"] if strict else []
    assert run("check", "--bilingual", jsonl(workspace, *rows), *options).code == code


def test_findings_are_lines(workspace: Path, run: Run) -> None:
    result = run("check", "--bilingual", jsonl(workspace, GOOD, WRONG, DOUBTFUL))
    assert result.out.splitlines() == [
        "kk 2: number-lost: The number 12 percent is not in the translation.",
        "kk 2: number-added: The number 21 пайыз is not in the source.",
        "kk 3: spaces (warning): Spaces are doubled, lacking or misplaced.; "
        "mended: 'Өсім 12 пайыз болды.'",
    ]
    assert "3 segments, 2 errors, 1 warnings" in result.err


def test_report_is_one_object_a_line(workspace: Path, run: Run) -> None:
    result = run("check", "--bilingual", jsonl(workspace, WRONG, DOUBTFUL), "--report", "json")
    lost, added, spaces = map(json.loads, result.out.splitlines())
    assert list(lost) == ["id", "lang", "segment", "level", "spans", "message", "fix"]
    assert (lost["id"], lost["lang"], lost["segment"]) == ("number-lost", "kk", "2")
    assert lost["level"] == added["level"] == "error"
    ((start, end),) = lost["spans"]["source"]
    assert WRONG["source"][start:end] == "12 percent"
    ((start, end),) = lost["spans"]["target"]
    assert WRONG["target"][start:end] == "21 пайыз"
    assert (spaces["level"], spaces["fix"]) == ("warning", "Өсім 12 пайыз болды.")


def test_messages_in_the_language_of_the_reader(workspace: Path, run: Run) -> None:
    result = run("check", "--bilingual", jsonl(workspace, WRONG), "--messages", "uz")
    assert "kk 2: number-lost: Tarjimada 12 percent soni yoʻq." in result.out


# --------------------------------------------------------------------------- JSON lines


def test_source_language_and_glossary_of_a_line(workspace: Path, run: Run) -> None:
    russian = {**GOOD, "source": "Рост составил 12 %.", "source_lang": "ru"}
    term = {**GOOD, "source": "Drip irrigation grew.", "target": "Суару өсті."}
    as_object = {**term, "id": "a", "glossary": {"drip irrigation": "тамшылатып суару"}}
    as_list = {
        **term,
        "id": "b",
        "glossary": [{"source": "drip irrigation", "target": "тамшылатып суару"}],
    }
    result = run("check", "--bilingual", jsonl(workspace, russian, term, as_object, as_list))
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["kk a", "kk b"]
    assert "term-missing" in result.out and "тамшылатып суару" in result.out


def test_what_is_set_aside_with_a_reason_is_not_told(workspace: Path, run: Run) -> None:
    aside = {"number-lost": "a misprint of the source", "number-added": "a misprint of the source"}
    assert run("check", "--bilingual", jsonl(workspace, {**WRONG, "ignored": aside})).code == 0
    result = run(
        "check", "--bilingual", jsonl(workspace, {**WRONG, "ignored": {"number-lost": " "}})
    )
    assert result.code == 4
    assert "'number-lost' is ignored without a reason" in result.err


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "Expecting"),
        ("[]", "no JSON object"),
        ('{"lang": "kk", "source": "x"}', "the key 'target' is missing"),
        ('{"lang": "fr", "source": "x", "target": "y"}', "'fr' is none of en, ru, kk, uz"),
        (
            '{"lang": "kk", "source": "x", "target": "y", "source_lang": 1}',
            "'source_lang' is no text",
        ),
        ('{"lang": "kk", "source": "x", "target": "y", "glossary": {"a": 1}}', "'glossary'"),
        ('{"lang": "kk", "source": "x", "target": "y", "ignored": ["a"]}', "'ignored'"),
    ],
)
def test_lines_that_cannot_be_read(workspace: Path, run: Run, line: str, why: str) -> None:
    path = workspace / "wrong.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    result = run("check", "--bilingual", str(path))
    assert result.code == 4
    assert f"{path}:2: " in result.err and why in result.err
    assert "Traceback" not in result.err


# --------------------------------------------------------------------------- other formats


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "a21.xlf", "a.po", "a.csv"])
def test_formats(workspace: Path, run: Run, name: str) -> None:
    path = workspace / name
    exchange.write(units(GOOD, WRONG), path, "xliff21" if "21" in name else None)
    result = run("check", "--bilingual", str(path))
    assert result.code == 7
    assert {line.split(": ")[1] for line in result.out.splitlines()} == {
        "number-lost",
        "number-added",
    }
    assert all(line.startswith("kk 2: ") for line in result.out.splitlines())


@pytest.mark.parametrize("name", ["xliff12", "xliff21"])
def test_segments_without_a_translation_are_told(workspace: Path, run: Run, name: str) -> None:
    path = workspace / "brief.xlf"
    exchange.write(units(GOOD), path, name)
    text = path.read_text(encoding="utf-8").replace(GOOD["target"], "")
    path.write_text(text, encoding="utf-8")
    result = run("check", "--bilingual", str(path))
    assert result.code == 7
    assert "target-empty: There is no translation." in result.out


def test_units_that_cannot_be_read_are_findings(workspace: Path, run: Run) -> None:
    path = workspace / "agency.tmx"
    exchange.write(units(GOOD), path)
    text = path.read_text(encoding="utf-8").replace(GOOD["target"], "")
    path.write_text(text, encoding="utf-8")
    result = run("check", "--bilingual", str(path))
    assert result.code == 7
    assert "unit-unusable" in result.out and "the <seg> of kk is empty" in result.out


def test_placeholders_are_filled_from_the_source(
    repository: Path, workspace: Path, run: Run
) -> None:
    """The project's own memory raises nothing, whatever its units leave open."""
    for path in sorted((repository / "locales" / "memory").glob("*.tmx")):
        result = run("check", "--bilingual", str(path), "--strict")
        assert (result.code, result.out) == (0, ""), result.out


# --------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("missing.jsonl",), 4, "there is no such file"),
        (("empty.jsonl",), 4, "there is no pair of texts"),
        (("pairs.docx",), 2, "the extension of pairs.docx is not known"),
        (("broken.xlf",), 4, "broken.xlf"),
        (("empty.jsonl", "--report", "xml"), 2, "--report 'xml'"),
        (("empty.jsonl", "--messages", "fr"), 2, "--messages 'fr'"),
        (("empty.jsonl", "brief"), 2, "NAME and --bilingual exclude each other"),
    ],
)
def test_mistakes(workspace: Path, run: Run, words: tuple[str, ...], code: int, why: str) -> None:
    (workspace / "empty.jsonl").write_text("\n", encoding="utf-8")
    (workspace / "pairs.docx").write_bytes(b"PK")
    (workspace / "broken.xlf").write_text("<xliff", encoding="utf-8")
    result = run("check", "--bilingual", *words)
    assert (result.code, why in result.err) == (code, True), result.err
    assert "Traceback" not in result.err


def test_in_a_process_of_its_own(workspace: Path) -> None:
    path = jsonl(workspace, GOOD, WRONG)
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "check", "--bilingual", path, "--report", "json"],
        capture_output=True,
        encoding="utf-8",
        cwd=workspace,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 7, done.stderr
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == {
        "number-lost",
        "number-added",
    }
