"""The preview's server: what it shows, and to whom."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefing.deliver import BuildReport, LanguageReport
from briefing.domain import Pdf
from briefing.errors import RenderError
from briefing.preview import Preview
from briefing.preview.page import ASSETS, read_asset

PDF = b"%PDF-1.7 one"
Answer = tuple[int, dict[str, str], bytes]


def report(out: Path, *codes: str) -> BuildReport:
    lines = tuple(LanguageReport(c, "done", f"brief.{c}.pdf", 2, 9, {}, 0) for c in codes)
    for line in lines:
        (out / str(line.file)).write_bytes(PDF + line.language.encode())
    return BuildReport("brief", out, False, lines)


class Browser:
    """Asks like a browser that was given the address."""

    def __init__(self, preview: Preview) -> None:
        self.address = preview.start()
        self.port = preview.port
        self.path = urlsplit(self.address).path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        content = answer.read()
        connection.close()
        return answer.status, found, content

    def part(self, name: str, **headers: str) -> Answer:
        return self.get(self.path + name, **headers)


@pytest.fixture
def preview() -> Iterator[Preview]:
    made = Preview()
    yield made
    made.stop()


@pytest.fixture
def browser(preview: Preview, tmp_path: Path) -> Browser:
    made = Browser(preview)
    preview.show(report(tmp_path, "en", "kk", "kk+ru"))
    return made


def test_all_languages_stand_side_by_side(browser: Browser) -> None:
    status, headers, page = browser.part("")
    text = page.decode()
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert re.findall(r"<h2>(.+?)</h2>", text) == ["English", "Kazakh", "Kazakh + Russian"]
    frames = re.findall(r'<iframe [^>]*src="([^"#]+)', text)
    assert [frame.partition("?")[0] for frame in frames] == ["en.pdf", "kk.pdf", "kk-ru.pdf"]
    for frame, code in zip(frames, ("en", "kk", "kk+ru"), strict=True):
        status, headers, content = browser.part(frame)
        assert (status, headers["content-type"]) == (200, "application/pdf")
        assert content == PDF + code.encode()


def test_nothing_is_loaded_from_elsewhere(browser: Browser) -> None:
    page = browser.part("")[2].decode() + "".join(read_asset(name).decode() for name in ASSETS)
    assert not re.search(r"(?:https?:)?//[a-z]", re.sub(r"^\s*// .*$", "", page, flags=re.M))
    for name in ASSETS:
        status, headers, _ = browser.part(name)
        assert status == 200 and headers["content-type"].startswith(ASSETS[name])


@pytest.mark.parametrize("name", ["", "body", "en.pdf", "preview.js", "absent.pdf", "newer?0"])
def test_headers_of_every_answer(browser: Browser, name: str) -> None:
    _, headers, _ = browser.part(name)
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "frame-ancestors" in policy
    assert "unsafe" not in policy and "*" not in policy
    if name in ("", "body"):
        assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "python" not in headers["server"].lower()


def test_what_is_wrong_is_shown_above_the_old_pdfs(preview: Preview, browser: Browser) -> None:
    error = RenderError("brief.css:3: <b>mistake</b>", "mend it", ("en: one", "kk: two"))
    preview.show_error(error)
    text = browser.part("body")[2].decode()
    assert "brief.css:3: &lt;b&gt;mistake&lt;/b&gt;" in text, "a text is no markup"
    assert "en: one" in text and "mend it" in text
    assert 'class="stale"' in text
    assert browser.part("en.pdf")[2].startswith(PDF)


def test_a_language_is_shown_before_the_others_are_made(
    preview: Preview, browser: Browser, tmp_path: Path
) -> None:
    version = int(browser.part("body")[1]["x-version"])
    preview.show_page("kk", Pdf(PDF + b"newer", 3, "sha"))
    _, headers, text = browser.part("body")
    assert int(headers["x-version"]) == version + 1
    assert "3 pages" in text.decode() and "build 1" in text.decode()
    assert browser.part("kk.pdf")[2] == PDF + b"newer"
    assert browser.part("en.pdf")[2] == PDF + b"en"
    preview.show_page("kk", Pdf(PDF + b"newer", 3, "sha"))
    preview.show_page("en", Pdf(PDF + b"newer", 3, "sha"))
    assert int(browser.part("body")[1]["x-version"]) == version + 1, "the others come together"
    preview.show_error(RenderError("ru: not so"))
    assert browser.part("kk.pdf")[2] == PDF + b"kk", "the PDFs of before stay, all of them"
    assert "build 2" in browser.part("body")[2].decode()
    preview.show_page("fr", Pdf(PDF, 1, "sha"))
    assert browser.part("fr.pdf")[0] == 404, "it was not asked for"
    preview.show_page("en", Pdf(PDF + b"newer", 3, "sha"))
    assert browser.part("en.pdf")[2] == PDF + b"newer"
    preview.show(report(tmp_path, "en"))
    assert browser.part("en.pdf")[2] == PDF + b"en"


def test_a_newer_build_is_told_at_once(preview: Preview, browser: Browser, tmp_path: Path) -> None:
    version = int(browser.part("body")[1]["x-version"])
    assert browser.part(f"newer?{version - 1}")[0] == 200
    answers: list[int] = []
    waiting = threading.Thread(target=lambda: answers.append(browser.part(f"newer?{version}")[0]))
    waiting.start()
    time.sleep(0.2)
    assert answers == [], "it waits"
    preview.show(report(tmp_path, "en"))
    waiting.join(10)
    assert answers == [200]
    assert int(browser.part("body")[1]["x-version"]) == version + 1


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "[::1]", ""]
)
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    status, _, content = browser.get(browser.path, Host=host)
    assert status == 421
    assert b"<html" not in content


def test_both_names_of_this_machine_are_served(browser: Browser) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert browser.get(browser.path, Host=f"{name}:{browser.port}")[0] == 200


@pytest.mark.parametrize(
    "path", ["/", "/en.pdf", "//", "/wrong/", "/wrong/en.pdf", "/../", "/%2e%2e/en.pdf", "/%C3%A9/"]
)
def test_without_the_secret_there_is_nothing(browser: Browser, path: str) -> None:
    status, _, content = browser.get(path)
    assert status == 404
    assert PDF not in content and b"<html" not in content


@pytest.mark.parametrize(
    "name",
    ["../secret", "..%2fsecret", "/etc/passwd", "brief.json", "server.py", "assets/preview.js"],
)
def test_only_what_is_named_is_served(browser: Browser, name: str) -> None:
    assert browser.part(name)[0] == 404


def test_a_page_of_another_site_gets_nothing(browser: Browser) -> None:
    for site in ("cross-site", "same-site"):
        assert browser.part("en.pdf", Sec_Fetch_Site=site)[0] == 404
    assert browser.part("en.pdf", Sec_Fetch_Site="same-origin")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(browser: Browser, method: str) -> None:
    assert browser.get(browser.path, method)[0] == 501


def test_each_start_has_its_own_secret(preview: Preview, browser: Browser) -> None:
    other = Preview()
    try:
        token = urlsplit(other.start()).path.strip("/")
        assert token not in browser.path
        assert len(token) >= 32
    finally:
        other.stop()


def test_stopping_answers_who_waits(browser: Browser, preview: Preview) -> None:
    version = browser.part("body")[1]["x-version"]
    answers: list[int] = []
    waiting = threading.Thread(target=lambda: answers.append(browser.part(f"newer?{version}")[0]))
    waiting.start()
    time.sleep(0.2)
    preview.stop()
    waiting.join(10)
    assert answers == [204]
