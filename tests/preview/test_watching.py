"""``briefing build --watch``: what is noticed, what runs again, and how it ends."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.pipeline import WarmStages
from briefing.pipeline.watching import Watcher, take_snapshot
from briefing.resources import create_workspace

PATIENCE = 120.0  # a limit for a test that hangs, not a measure


def test_snapshot_leaves_out_what_editors_leave(tmp_path: Path) -> None:
    for name in ("a.css", "a.css~", ".a.css.swp", "#a.css#", "sub/b.txt", ".git/c", "out/d.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = take_snapshot([tmp_path, tmp_path / "absent"], without=[tmp_path / "out"])
    names = {Path(name).relative_to(tmp_path).as_posix() for name in found}
    assert names == {"a.css", "sub/b.txt"}


class Disk:
    """Snapshots in order; the last one stays."""

    def __init__(self, *snapshots: dict[str, int]) -> None:
        self.waiting = [{name: (time, 1) for name, time in s.items()} for s in snapshots]

    def look(self) -> dict[str, tuple[int, int]]:
        return self.waiting.pop(0) if len(self.waiting) > 1 else self.waiting[0]


def changed(*snapshots: dict[str, int]) -> tuple[str, ...]:
    return Watcher(Disk(*snapshots).look, sleep=lambda seconds: None).wait()


def test_a_change_a_new_file_and_a_lost_one() -> None:
    assert changed({"a": 1}, {"a": 1}, {"a": 2}) == ("a",)
    assert changed({"a": 1}, {"a": 1, "b": 1}) == ("b",)
    assert changed({"a": 1, "b": 1}, {"b": 1}) == ("a",)


def test_writing_by_rename_is_one_change() -> None:
    """The file is gone for a moment, another one is there, then it is back."""
    steps = ({"a": 1}, {"a.new": 2}, {"a": 2, "a.new": 2}, {"a": 2}, {"a": 2})
    assert changed(*steps) == ("a",)


def test_who_writes_without_end_is_not_waited_for() -> None:
    endless = Disk({"a": 0}, *({"a": number} for number in range(1, 10_000)))
    assert Watcher(endless.look, sleep=lambda seconds: None).wait() == ("a",)
    assert len(endless.waiting) > 9_900


def test_a_stage_runs_again_when_its_inputs_change() -> None:
    stages, runs = WarmStages(), []

    def work() -> int:
        runs.append(1)
        return len(runs)

    assert stages.run("one", lambda: "a", work) == 1
    assert stages.run("one", lambda: "a", work) == 1
    assert stages.run("two", lambda: "a", work) == 2
    assert stages.run("one", lambda: "b", work) == 3
    with pytest.raises(ZeroDivisionError):
        stages.run("one", lambda: "c", lambda: 1 // 0)
    assert stages.run("one", lambda: "c", work) == 4, "a failure is not kept"


class Session:
    """A running ``briefing build --watch`` and what it says."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefing", "build", "--watch", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line.rstrip())

    def expect(self, pattern: str) -> str:
        """Wait for a line that fits."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                line = self.lines.get(timeout=1)
            except queue.Empty:
                assert self.process.poll() is None, self.said
                continue
            self.said.append(line)
            if re.search(pattern, line):
                return line
        raise AssertionError(f"no line like {pattern!r} in {self.said}")

    def change(self, name: str, old: str, new: str) -> int:
        """Write a file as many editors do; the line of the change."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{name}: {old}"
        beside = path.with_name(f"{path.name}.new")
        beside.write_text(text.replace(old, new, 1), encoding="utf-8")
        beside.replace(path)
        return text[: text.index(old)].count("\n") + 1

    def pdf(self, code: str) -> bytes:
        return (self.folder / "out" / f"brief.{code}.pdf").read_bytes()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create_workspace(tmp_path_factory.mktemp("watched") / "briefs")


@pytest.fixture
def session(pristine: Path, tmp_path: Path) -> Iterator[Session]:
    folder = Path(shutil.copytree(pristine, tmp_path / "briefs"))
    running = Session(folder, "--lang", "en,kk")
    running.expect("watching for changes")
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def test_a_day_of_a_designer(session: Session) -> None:
    """Changes, mistakes and mends in one session; Ctrl-C ends it with 0."""
    templates = "templates/policy-brief"
    first = session.pdf("en"), session.pdf("kk")

    session.change(
        f"{templates}/brief.css", ".section { margin-top: 5.6mm", ".section { margin: 5mm"
    )
    session.expect(r"brief\.css: built en, kk in \d")
    assert session.pdf("en") != first[0] and session.pdf("kk") != first[1]

    line = session.change(f"{templates}/brief.css", "flex: 1;", "flexx: 1;")
    session.expect(rf"brief\.css:{line}: .*flexx")
    kept = session.pdf("en")
    session.change(f"{templates}/brief.css", "flexx: 1;", "flex: 1;")
    session.expect(r"brief\.css: built")
    assert session.pdf("en") == kept

    line = session.change(f"{templates}/brief.html.j2", "{{ notice|typeset }}", "{{ notise }}")
    session.expect(rf"en, kk: .*brief\.html\.j2:{line}: 'notise' is undefined")
    assert session.pdf("en") == kept, "the PDFs of before stay"
    page = session.folder / templates / "brief.html.j2"
    mended = page.read_text("utf-8").replace("{{ notise }}", "{{ notice|typeset }}")
    page.unlink()
    session.expect(r"brief\.html\.j2 is not there")
    page.write_text(mended, encoding="utf-8")
    session.expect(r"brief\.html\.j2: built en, kk")

    session.change("locales/kk/LC_MESSAGES/briefing.po", 'msgstr "Кім"', 'msgstr "Сөз иесі"')
    session.expect(r"briefing\.po: built")
    assert session.pdf("en") == kept, "no other language has changed"
    kazakh = session.pdf("kk")

    memory = "locales/memory/gas-talks.tmx"
    text = (session.folder / memory).read_text("utf-8")
    words = re.search(r'xml:lang="kk".*?<seg>([^<]{12,40})', text, re.DOTALL)
    assert words is not None
    session.change(memory, words[1], f"!{words[1]}")
    session.expect(r"gas-talks\.tmx: built")
    assert session.pdf("en") == kept

    session.change("briefing.toml", 'number = ""', 'number = "2026/14"')
    session.expect(r"briefing\.toml: built")
    session.change("briefing.toml", 'number = "2026/14"', "number = ")
    session.expect(r"briefing\.toml:\d+: ")
    session.change("briefing.toml", "number = ", 'number = "2026/15"')
    session.expect(r"briefing\.toml: built")
    assert session.pdf("kk") != kazakh

    (seed,) = (session.folder / "seeds").iterdir()
    session.change(f"seeds/{seed.name}", "Bolat Akshulakov", "Almas Aidarov")
    session.expect(r"built|no PDF was written")
    assert session.stop() == 0
    session.expect("stopped watching")
    assert not list((session.folder / "out").glob(".*"))


def test_a_mistake_at_the_start_is_told_and_watched(pristine: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(pristine, tmp_path / "briefs"))
    sheet = folder / "templates/policy-brief/brief.css"
    sheet.write_text(sheet.read_text("utf-8").replace("flex: 1;", "flexx: 1;"), "utf-8")
    session = Session(folder, "--lang", "en", "--preview")
    try:
        address = session.expect(r"^preview: http://127\.0\.0\.1:\d+/\S{32,}/$")
        session.expect("flexx")
        session.expect("watching for changes")
        session.change("templates/policy-brief/brief.css", "flexx: 1;", "flex: 1;")
        session.expect("publish|built")
        assert address
        assert session.stop() == 0
    finally:
        session.process.kill()
        session.process.wait()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--preview",), "--preview goes with --watch"),
        (("--watch", "--report", "json"), "--report goes with one build"),
        (("--watch", "--paper", "A5"), "--paper"),
    ],
)
def test_what_makes_no_sense(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert told in done.stderr
