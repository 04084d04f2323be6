"""Each exit code of docs/errors.md, reached the way a user reaches it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Run

UNKNOWN = (
    "Rail freight across the border\n\n"
    "The two railways moved more grain than in any earlier season. "
    "New wagons arrived at the border station after a long delay. "
    "Farmers expect lower tariffs once the second track is open.\n"
)


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def own_locales(workspace: Path, repository: Path) -> Path:
    shutil.copytree(repository / "locales", workspace / "locales")
    return workspace / "locales"


def test_0_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    for command in ("build", "summarise", "translate", "check", "doctor"):
        assert command in result.out


@pytest.mark.parametrize("command", ["build", "summarise", "translate", "check", "doctor"])
def test_0_help_of_a_command_has_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert (result.code, "Example: briefing " + command in result.out) == (0, True), result.out


def test_1_a_bug_says_so_and_shows_no_traceback(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("wheel came off")

    monkeypatch.setattr("briefing.commands.build.build", broken)
    result = run("build")
    assert result.code == 1
    assert "internal error: RuntimeError: wheel came off" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in run("-vv", "build").err


@pytest.mark.parametrize(
    "words",
    [
        ("--no-such-option",),
        ("no-such-command",),
        ("build", "--report", "xml"),
        ("build", "--name", "../escape"),
        ("build", "--on-missing", "perhaps"),
        ("build", "--lang", "en,xx"),
        ("build", "--lang", "en,en"),
        ("build", "--date", "2026-13-01"),
        ("translate", "seeds", "--lang", "fr"),
    ],
)
def test_2_usage(run: Run, workspace: Path, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.code == 2, result
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[brief]\ncolour = 1", "brief.colour: there is no such setting"),
        ("[brief]\non_missing = 'perhaps'", "brief.on_missing"),
        ("[brief\n", "briefing.toml"),
        ("[brief]\ntemplate = 'absent'", "there is no template 'absent'"),
        ("[brief]\ntemplate = '../seeds'", "there is no template"),
    ],
)
def test_3_settings(run: Run, workspace: Path, text: str, said: str) -> None:
    (workspace / "briefing.toml").write_text(text, encoding="utf-8")
    result = run("build")
    assert (result.code, said in result.err) == (3, True), result.err


def test_3_all_settings_problems_at_once(run: Run, workspace: Path) -> None:
    (workspace / "briefing.toml").write_text("[brief]\na = 1\nb = 2\n", encoding="utf-8")
    (workspace / "briefing.toml").open("a").write("[limits]\ndocuments = 0\n")
    result = run("build")
    assert result.code == 3
    assert all(key in result.err for key in ("brief.a", "brief.b", "limits.documents"))


def test_3_a_missing_label_is_an_error(run: Run, workspace: Path, repository: Path) -> None:
    catalog = own_locales(workspace, repository) / "kk/LC_MESSAGES/briefing.po"
    text = catalog.read_text(encoding="utf-8")
    start = text.index('msgid "Key messages"')
    end = text.index("\n\n", start)
    catalog.write_text(text[:start] + 'msgid "Key messages"\nmsgstr ""' + text[end:], "utf-8")
    result = run("build")
    assert result.code == 3, result.err
    assert "briefing.po" in result.err and "Key messages" in result.err
    assert not list(workspace.glob("out/*.pdf"))


def test_3_a_wrong_memory_unit_is_named(run: Run, workspace: Path, repository: Path) -> None:
    memory = own_locales(workspace, repository) / "memory"
    (memory / "bad.tmx").write_text(
        '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg><ph x="1" type="date">in May</ph>'
        '</seg></tuv><tuv xml:lang="kk"><seg>x</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    result = run("build")
    assert (result.code, "bad.tmx:1" in result.err) == (3, True), result.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\n ", "white space"),
        (bytes(range(256)) * 20, "binary"),
        ("Це український текст про газ і воду в регіоні, він довгий. ".encode() * 9, "Ukrainian"),
        (b"%PDF-1.4 broken", "PDF"),
    ],
)
def test_4_input(run: Run, workspace: Path, content: bytes, said: str) -> None:
    name = "bad.pdf" if content.startswith(b"%PDF") else "bad.txt"
    (workspace / name).write_bytes(content)
    result = run("build", name)
    assert result.code == 4, result.err
    assert name in result.err and said in result.err, result.err
    assert not (workspace / "out").exists() or not list(workspace.glob("out/*"))


def test_4_missing_file_and_empty_folder(run: Run, workspace: Path) -> None:
    (workspace / "hollow").mkdir()
    for path in ("absent.txt", "hollow"):
        result = run("build", path)
        assert (result.code, path in result.err) == (4, True), result.err


def test_4_a_large_file_is_refused_by_its_size(run: Run, workspace: Path) -> None:
    with (workspace / "large.txt").open("wb") as handle:
        handle.truncate(200_000_000)
    result = run("build", "large.txt")
    assert (result.code, "200.0 MB" in result.err) == (4, True), result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_4_unreadable_file(run: Run, workspace: Path) -> None:
    (workspace / write(workspace, "locked.txt", UNKNOWN)).chmod(0)
    result = run("build", "locked.txt")
    assert (result.code, "locked.txt" in result.err) == (4, True), result.err


def test_5_a_missing_library_gives_the_line_to_type(workspace: Path) -> None:
    fake = workspace / "fake/weasyprint"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n")
    environment = {**os.environ, "PYTHONPATH": f"{workspace / 'fake'}:{':'.join(sys.path)}"}
    result = subprocess.run(
        [sys.executable, "-m", "briefing", "build", "--lang", "en"],
        env=environment,
        cwd=workspace,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 5, result.stderr
    assert "apt" in result.stderr and "libpango" in result.stderr
    assert "Traceback" not in result.stderr


def test_6_no_sentence_no_summary(run: Run, workspace: Path) -> None:
    name = write(workspace, "terse.txt", "Yes.\n\nNo.\n\nMaybe so.\n")
    result = run("build", name)
    assert (result.code, name in result.err) == (6, True), result.err


def test_7_untranslated_text_fails_and_says_how_much(run: Run, workspace: Path) -> None:
    name = write(workspace, "rail.txt", UNKNOWN)
    result = run("build", name, "--lang", "en,kk")
    assert result.code == 7, result.err
    assert "of" in result.err and "segments have no translation" in result.err
    assert "locales/memory" in result.err
    assert sorted(p.name for p in workspace.glob("out/*")) == ["rail.en.pdf", "rail.json"]


def test_8_a_missing_image_names_file(run: Run, workspace: Path, repository: Path) -> None:
    shutil.copytree(repository / "templates", workspace / "templates")
    (workspace / "templates/policy-brief/mark.svg").unlink()
    result = run("build")
    assert (result.code, "mark.svg" in result.err) == (8, True), result.err
    assert not list(workspace.glob("out/*.pdf"))


def test_9_other_input_is_not_overwritten(run: Run, workspace: Path) -> None:
    assert run("build", "--lang", "en", "--name", "x").code == 0
    before = (workspace / "out/x.en.pdf").read_bytes()
    name = write(workspace, "rail.txt", UNKNOWN)
    result = run("build", name, "--lang", "en", "--name", "x")
    assert (result.code, "--force" in result.err) == (9, True), result.err
    assert (workspace / "out/x.en.pdf").read_bytes() == before
    assert run("build", name, "--lang", "en", "--name", "x", "--force").code == 0
    assert (workspace / "out/x.en.pdf").read_bytes() != before


def test_9_output_that_is_a_file(run: Run, workspace: Path) -> None:
    write(workspace, "out", "I am a file")
    result = run("build", "--lang", "en")
    assert (result.code, "cannot be written" in result.err) == (9, True), result.err


def test_10_some_languages_done(run: Run, workspace: Path, repository: Path) -> None:
    memory = own_locales(workspace, repository) / "memory/gas-talks.tmx"
    text = memory.read_text(encoding="utf-8")
    start = text.index('<tuv xml:lang="kk">', text.index("gas-talks-p7-1"))
    end = text.index("</tuv>", start) + len("</tuv>")
    memory.write_text(text[:start] + text[end:], encoding="utf-8")
    result = run("build")
    assert result.code == 10, result.err
    assert "kk: 1 of" in result.err
    names = sorted(p.name for p in workspace.glob("out/*.pdf"))
    assert names == ["brief.en.pdf", "brief.ru.pdf", "brief.uz.pdf"]


def test_11_strict(run: Run, workspace: Path) -> None:
    name = write(workspace, "short.txt", "A title\n\nThe gas was bought on 5/8/2023 in Almaty.\n")
    assert run("build", name, "--lang", "en").code == 0
    result = run("build", name, "--lang", "en", "--strict")
    assert (result.code, "date-ambiguous" in result.err) == (11, True), result.err


def test_130_interrupted(workspace: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "build"],
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        cwd=workspace,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("render"):
            break
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    rest = process.stderr.read()
    assert process.wait(timeout=30) == 130, rest
    assert "interrupted; nothing half-written is left" in rest
    assert time.monotonic() - started < 30
    left = [p.name for p in workspace.glob("out/*")] + [
        p.name for p in workspace.glob("out/.*.tmp")
    ]
    assert left == []
