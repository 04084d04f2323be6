"""The preview in a real browser: Chromium, driven headless, beside ``build --watch``."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from test_watching import Session

from briefing.resources import create_workspace
from tools.webdriver import Browser, browsing, find_programs

pytestmark = pytest.mark.skipif(
    find_programs() is None,
    reason="Chromium and its driver are not installed: apt-get install chromium chromium-driver",
)
TEMPLATE = "templates/policy-brief"


@dataclass
class Desk:
    """What a designer has open: the watched workspace and the page."""

    session: Session
    browser: Browser

    def address(self, code: str) -> str:
        """What the frame of a language shows, as the browser has loaded it."""
        script = "return document.querySelector(arguments[0]).contentWindow.location.href"
        return str(self.browser.run(script, f'section[data-code="{code}"] iframe'))

    def shown(self) -> dict[str, str]:
        """The addresses of all frames."""
        script = "return [...document.querySelectorAll('section')].map(s => s.dataset.code)"
        return {code: self.address(code) for code in self.browser.run(script)}

    def pdf(self, code: str) -> bytes:
        """The file in the frame of a language."""
        status, content = self.browser.fetch(self.address(code).partition("#")[0])
        assert status == 200
        return content

    def wait_for_new(self, before: dict[str, str], *codes: str) -> None:
        """Wait until the frames of these languages, and no others, have another PDF."""
        self.browser.wait(
            lambda: {c for c, a in self.shown().items() if a != before[c]} == set(codes),
            seconds=60,
        )

    @property
    def error(self) -> str:
        return self.browser.text("#error")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("designer")
    session = Session(create_workspace(folder / "briefs"), "--preview")
    try:
        told = session.expect(r"^preview: http://")
        session.expect("watching for changes")
        with browsing(folder) as browser:
            browser.resize(1440, 860)
            browser.open(told.removeprefix("preview: "))
            browser.wait(lambda: browser.count("iframe") == 4)
            # A page that is loaded anew would have lost it.
            browser.run("window.sameWindow = true")
            yield Desk(session, browser)
            assert browser.run("return window.sameWindow"), "the script has put the PDFs in place"
            assert [m for m in browser.log() if "Content Security Policy" in m] == []
        assert session.stop() == 0
    finally:
        session.process.kill()
        session.process.wait()


def test_two_languages_side_by_side_come_when_they_are_wanted(desk: Desk) -> None:
    before = desk.shown()
    assert list(before) == ["en", "ru", "kk", "uz"]
    desk.session.change("briefing.toml", "[brief]\n", '[brief]\nbilingual = ["kk+ru"]\n')
    desk.browser.wait(lambda: list(desk.shown()) == [*before, "kk+ru"], seconds=60)


def test_a_template_edit_is_seen_in_all_languages_side_by_side(desk: Desk) -> None:
    browser = desk.browser
    before = desk.shown()
    assert list(before) == ["en", "ru", "kk", "uz", "kk+ru"]
    script = (
        "return [...document.querySelectorAll('iframe')]"
        ".map(f => f.getBoundingClientRect()).map(r => [r.left, r.top, r.height])"
    )
    places = browser.run(script)
    assert len({top for _, top, _ in places}) == 1, "side by side"
    assert len({left for left, _, _ in places}) == 5
    assert min(height for _, _, height in places) > 400
    desk.session.change(f"{TEMPLATE}/theme.toml", '"#17375e"', '"#7a1f2b"')
    desk.wait_for_new(before, *before)
    desk.session.expect(r"theme\.toml: built")
    for code in before:
        made = (desk.session.folder / f"out/brief.{code.replace('+', '-')}.pdf").read_bytes()
        assert desk.pdf(code) == made, code
    assert desk.error == ""


def test_a_label_is_seen_in_its_language_only(desk: Desk) -> None:
    before = desk.shown()
    labels = "locales/kk/LC_MESSAGES/briefing.po"
    desk.session.change(labels, 'msgstr "Тараптардың ұстанымы"', 'msgstr "Кім не айтты"')
    desk.wait_for_new(before, "kk", "kk+ru")
    pages = pypdf.PdfReader(io.BytesIO(desk.pdf("kk"))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Кім не айтты" in re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("brief.css", "flex: 1;", "flexx: 1;"),
        ("brief.html.j2", "{{ notice|typeset }}", "{{ notise }}"),
        ("theme.toml", '"#7a1f2b"', '"#99ccff"'),
    ],
)
def test_a_mistake_is_told_with_its_line_until_it_is_mended(
    desk: Desk, file: str, right: str, wrong: str
) -> None:
    browser = desk.browser
    before = desk.shown()
    line = desk.session.change(f"{TEMPLATE}/{file}", right, wrong)
    browser.wait(lambda: f"{file}:{line}:" in desk.error)
    assert browser.count("main.stale iframe") == 5
    assert desk.shown() == before, "the PDFs of before stay"
    desk.session.change(f"{TEMPLATE}/{file}", wrong, right)
    browser.wait(lambda: desk.error == "" and browser.count("main.stale") == 0)
    assert desk.shown() == before
    assert desk.session.process.poll() is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_narrow_window_they_stand_below_each_other(desk: Desk, scheme: str) -> None:
    browser = desk.browser
    browser.colours(scheme)
    browser.resize(390, 844, mobile=True)
    try:
        script = (
            "return [...document.querySelectorAll('section, iframe')]"
            ".map(e => e.getBoundingClientRect()).map(r => [r.top, r.bottom, r.right, r.height])"
        )
        boxes = browser.run(script)
        sections, frames = boxes[0::2], boxes[1::2]
        assert all(height > 500 for *_, height in frames)
        assert all(right <= 390 for _, _, right, _ in boxes)
        for (_, bottom, *_), (top, *_) in zip(sections, sections[1:], strict=False):
            assert top >= bottom
        for frame, section in zip(frames, sections, strict=True):
            assert frame[1] <= section[1] + 1
    finally:
        browser.resize(1440, 860)
        browser.colours("light")


def test_without_its_script_the_page_is_the_same(desk: Desk, tmp_path: Path) -> None:
    with browsing(tmp_path, javascript=False) as browser:
        browser.open(desk.browser.address)
        assert browser.count("iframe") == 5
        link = browser.run("return document.querySelector('.facts a').getAttribute('href')")
        assert re.fullmatch(r"en\.pdf\?\w{16}", link)
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)
