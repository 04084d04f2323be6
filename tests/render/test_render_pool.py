"""Several pages at once: as a renderer makes them, and no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import render_samples as samples
from test_render_mistakes import change

from briefing.domain import Pdf
from briefing.errors import RenderError, SettingsError
from briefing.render import Part, Renderer, RendererPool, useful_processes

LANGUAGES = ("en", "ru", "kk", "uz")


def part(language: str) -> Part:
    return Part(samples.sample(language), samples.masthead(language), samples.provenance(language))


def workers(parent: int) -> set[int]:
    """The processes that make pages for ``parent``."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if above == parent and b"render.worker" in (folder / "cmdline").read_bytes():
                found.add(int(folder.name))
        except OSError:  # it has just ended
            continue
    return found


@pytest.fixture
def pool(own_template: Path, own_locales: Path) -> Iterator[RendererPool]:
    made = RendererPool(own_template, own_locales, 2)
    yield made
    made.close()


def test_the_same_bytes_as_a_renderer_before_and_after_a_change(
    pool: RendererPool, pdfs: dict[str, Pdf], own_template: Path, own_locales: Path
) -> None:
    begun = {code: pool.start(part(code)) for code in LANGUAGES}
    assert {code: page.result() for code, page in begun.items()} == pdfs
    change(own_template / "brief.css", "flex: 1;", "flex: 2;")
    change(own_template / "theme.toml", '"#17375e"', '"#7a1f2b"')
    assert pool.start(part("kk")).result() == pdfs["kk"], "a change counts after refresh()"
    pool.refresh()
    begun = {code: pool.start(part(code)) for code in LANGUAGES}
    fresh = Renderer(own_template, own_locales)
    for code, page in begun.items():
        assert page.result() == fresh.start(part(code)).result() != pdfs[code]
    two = pool.render_bilingual(part("kk"), part("ru"))
    assert two == fresh.render_bilingual(part("kk"), part("ru"))


def test_errors_arrive_whole_and_the_next_page_is_made(
    pool: RendererPool, own_template: Path
) -> None:
    sheet, page = own_template / "brief.css", own_template / "brief.html.j2"
    line = change(sheet, "flex: 1;", "flexx: 1;")
    with pytest.raises(SettingsError) as wrong:
        pool.start(part("kk")).result()
    assert wrong.value.message.startswith(f"{sheet}:{line}: ")
    assert wrong.value.hint == "mend that line"
    change(sheet, "flexx: 1;", "flex: 1;")
    pool.refresh()
    line = change(page, "{{ notice|typeset }}", "{{ notise }}")
    with pytest.raises(RenderError) as undefined:
        pool.start(part("kk")).result()
    assert f"{page}:{line}: 'notise' is undefined" in undefined.value.message
    change(page, "{{ notise }}", "{{ notice|typeset }}")
    pool.refresh()
    assert pool.start(part("kk")).result().pages == 2


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
def test_a_process_that_was_ended_is_told_and_replaced(pool: RendererPool) -> None:
    before = workers(os.getpid())
    assert len(before) == 2
    for process in before:
        os.kill(process, signal.SIGKILL)
    for _ in before:
        with pytest.raises(RenderError, match="ended from outside"):
            pool.start(part("en")).result()
    assert pool.start(part("en")).result().pages
    pool.close()
    assert not workers(os.getpid()), "none is left"


def test_closing_waits_for_no_page(pool: RendererPool) -> None:
    brief = part("en").brief
    long = replace(brief, sections=brief.sections * 400)
    begun = [pool.start(replace(part("en"), brief=long)) for _ in range(4)]
    time.sleep(0.5)
    pool.close()
    for page in begun:
        assert page.cancelled() or isinstance(page.exception(timeout=0), RenderError)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
def test_no_process_outlives_a_program_that_was_killed(template: Path, locales: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from briefing.render import RendererPool\n"
        f"pool = RendererPool(Path({str(template)!r}), Path({str(locales)!r}), 2)\n"
        "print('begun', flush=True); time.sleep(600)"
    )
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    program = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "begun\n"
    begun = workers(program.pid)
    assert len(begun) == 2
    program.kill()
    program.wait()
    program.stdout.close()
    end = time.monotonic() + 60
    while any(Path(f"/proc/{process}").exists() for process in begun):
        assert time.monotonic() < end, "it is still there"
        time.sleep(0.05)


def test_there_are_no_more_processes_than_pages_or_cores() -> None:
    assert useful_processes(1) == 1
    assert 1 <= useful_processes(9) <= min(4, os.cpu_count() or 1)
