"""Attacks on the page: each must be refused, and change nothing."""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import Page, running, serving
from review_samples import find, open_desk

from briefing.review.web.guard import HEADERS

# dist/htmx.min.js of the npm package htmx.org 2.0.11.
HTMX_SHA256 = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
FORM = "do=approve&segment=title.1&target=X&reviewer=Mallory"


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    folder = tmp_path_factory.mktemp("attacked") / "ws"
    shutil.copytree(built, folder)
    return folder


@pytest.fixture(scope="module")
def page(folder: Path) -> Iterator[Page]:
    with serving(folder) as page:
        page.open()
        yield page


@pytest.fixture(autouse=True)
def unharmed(folder: Path) -> Iterator[None]:
    """Whatever was tried, the record is as it was."""
    before = (folder / "out/brief.json").read_bytes()
    yield
    assert (folder / "out/brief.json").read_bytes() == before


def test_the_page_listens_on_the_loopback_address_only(page: Page) -> None:
    port = int(page.origin.rsplit(":", 1)[1])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with socket.socket() as probe:
            probe.settimeout(2)
            assert probe.connect_ex((address, port)) != 0, address
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {line[1] for line in lines if line[3] == "0A" and line[1].endswith(f":{port:04X}")}
    assert listening == {f"0100007F:{port:04X}"}


def test_the_port_is_another_each_time(folder: Path, page: Page) -> None:
    with running(folder) as other:
        assert other.origin != page.origin and other.token != page.token
        assert len(other.token) >= 32


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example:{port}",
        "[::1]:{port}",
        "",
    ],
)
def test_a_foreign_host_is_refused(page: Page, host: str) -> None:
    port = page.origin.rsplit(":", 1)[1]
    for path in ("/", "/kk", "/static/review.css", f"/?token={page.token}"):
        assert page.ask(path, Host=host.format(port=port)).status == 421
    assert page.ask("/kk", Host=f"localhost:{port}").status == 200


def test_no_host_or_two_of_them_are_refused(page: Page) -> None:
    assert page.ask("/kk", Host=None).status in (400, 421)
    port = page.origin.rsplit(":", 1)[1]
    with socket.create_connection(("127.0.0.1", int(port))) as raw:
        text = f"GET /kk HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n"
        raw.sendall(f"{text}Cookie: {page.cookie}\r\nConnection: close\r\n\r\n".encode())
        assert raw.recv(100).split(b" ")[1] in (b"400", b"421")


@pytest.mark.parametrize(
    "path", ["/", "/kk", "/kk/pdf", "/kk/view", "/static/review.js", "/settings", "/nothing"]
)
@pytest.mark.parametrize("cookie", [None, "", "briefing_review_{port}=guess", "other=1", '=;;"\\'])
def test_nothing_without_the_cookie(page: Page, path: str, cookie: str | None) -> None:
    port = page.origin.rsplit(":", 1)[1]
    answer = page.ask(path, Cookie=cookie.format(port=port) if cookie is not None else None)
    assert answer.status == 403
    assert "Kazakhstan" not in answer.text
    sent = page.ask("/kk/do", "POST", FORM, Cookie=None)
    assert sent.status == 403


def test_the_token_is_good_for_one_time(folder: Path) -> None:
    with serving(folder) as page:
        assert page.ask("/?token=guess").status == 403
        assert page.ask("/?token=").status == 403
        assert page.ask(f"/?token={page.token}x").status == 403
        first = page.ask(f"/?token={page.token}")
        assert first.status == 200
        cookie = first.headers["set-cookie"]
        assert re.search(r"; HttpOnly(;|$)", cookie) and re.search(
            r"; SameSite=Strict(;|$)", cookie
        )
        assert page.token not in cookie and page.token not in first.text
        second = page.ask(f"/?token={page.token}")
        assert second.status == 403 and "set-cookie" not in second.headers
        assert page.ask("/?token=").status == 403  # used up is not the same as empty


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost"},
        {"Origin": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"Origin": None, "Sec_Fetch_Site": "cross-site"},
        {"Origin": "http://evil.example", "Sec_Fetch_Site": "same-origin"},
    ],
)
def test_forms_of_other_pages_are_refused(page: Page, headers: dict[str, str | None]) -> None:
    for path in ("/kk/do", "/settings"):
        assert page.ask(path, "POST", FORM, **headers).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_pages_get_nothing_even_with_the_cookie(page: Page, site: str) -> None:
    for path in ("/kk", "/kk/pdf", "/kk/view", "/static/review.js"):
        assert page.ask(path, Sec_Fetch_Site=site).status == 403


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data; boundary=x", "application/json"]
)
def test_only_forms(page: Page, kind: str) -> None:
    assert page.ask("/kk/do", "POST", FORM, Content_Type=kind).status == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_methods(page: Page, method: str) -> None:
    assert page.ask("/kk", method).status in (405, 501, 400)


def test_a_get_changes_nothing(page: Page) -> None:
    assert page.ask(f"/kk/do?{FORM}").status in (404, 405)
    assert page.ask("/settings?reviewer=Mallory").status in (404, 405)


def test_too_much(page: Page) -> None:
    assert page.ask("/kk/do", "POST", "target=" + "x" * 400_000).status == 413
    # Without a body: the server of HTTP answers this itself, and resets what it has not read.
    assert page.ask("/kk/do", "POST", Content_Length="many").status in (400, 413)
    fields = "&".join(f"f{n}=1" for n in range(1000))
    assert page.ask("/kk/do", "POST", fields).status == 400
    assert page.ask("/kk/do", "POST", b"target=\xff\xfe").status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2Fapp.py",
        "/static/%2e%2e/%2e%2e/desk.py",
        "/static/htmx-LICENSE.txt",
        "/static/",
        "/..%2f..%2fbriefing.toml",
        "/../briefing.toml",
        "/kk/../../etc/passwd",
        "/%2e%2e/pdf",
        "/brief.kk/pdf",
        "/kk-Latn",
        "/en",
        "/KK",
        "/kk%00",
        "//evil.example/",
    ],
)
def test_names_are_no_paths(page: Page, path: str) -> None:
    answer = page.ask(path)
    assert answer.status == 404, answer.text[:200]
    assert "def " not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize("name", ["../../briefing.toml", "title.1/../x", "none", "<script>", "%00"])
def test_ids_are_looked_up_and_never_used(page: Page, name: str) -> None:
    answer = page.send("/kk/do", do="approve", segment=name, target="X", reviewer="A")
    assert answer.status in (200, 303) and "<script>" not in answer.text.replace("<script src", "")
    assert page.ask(f"/kk?at={name}").status == 200
    assert page.ask(f"/kk/view?at={name}").to.startswith("/kk/pdf?")


def test_every_answer_has_the_headers(page: Page) -> None:
    answers = [
        page.ask("/kk"),
        page.ask("/kk/pdf"),
        page.ask("/kk/view"),
        page.ask("/static/htmx.min.js"),
        page.ask("/nothing"),
        page.ask("/kk", Host="evil.example"),
        page.ask("/kk", Cookie=None),
        page.ask("/kk/do", "POST", FORM, Origin="http://evil.example"),
    ]
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers.get(name.lower()) == value, (answer.status, name)
        assert "server" not in answer.headers
    policy = answers[0].headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answers[0].headers["x-content-type-options"] == "nosniff"
    assert answers[0].headers["cache-control"] == "no-store"


def test_the_page_needs_nothing_that_the_policy_forbids(page: Page) -> None:
    text = page.ask("/kk").text
    assert not re.search(r"<script(?! src=\"/static/)|<style|\sstyle=|\son\w+=|javascript:", text)
    addresses = re.findall(r"(?:src|href|action)=\"([^\"]*)\"", text)
    assert addresses and all(re.match(r"[/?#](?!/)", address) for address in addresses)


SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}${7*7}'


def test_a_script_in_a_text_is_text(folder: Path, tmp_path: Path) -> None:
    import json
    import shutil

    spoilt = tmp_path / "ws"
    shutil.copytree(folder, spoilt)
    path = spoilt / "out/brief.json"
    record = json.loads(path.read_text("utf-8"))
    item = record["languages"]["kk"]
    item["segments"][0].update(
        source=SCRIPT,
        target=SCRIPT,
        reviewer=SCRIPT,
        model=SCRIPT,
        reference=SCRIPT,
        origin="memory",
        comments=[{"author": SCRIPT, "moment": "", "text": SCRIPT}],
        suggestions=[{"target": SCRIPT, "score": 80, "reference": SCRIPT}],
        findings=[{"id": SCRIPT, "level": "warning", "message": SCRIPT, "where": ""}],
        ignored=[[SCRIPT, SCRIPT]],
        history=[{"id": "title.1", "source": SCRIPT, "target": SCRIPT, "origin": "memory"}],
    )
    record["sources"][0].update(title=SCRIPT, path=SCRIPT)
    record["brief"]["title"].update(text=SCRIPT, sentences=[SCRIPT])
    path.write_text(json.dumps(record), "utf-8")
    with serving(spoilt, "A") as page:
        page.open()
        answers = [page.ask("/kk"), page.ask(f"/kk?at=title.1&finding={'%22%3E%3Cscript%3E'}")]
        answers.append(page.send("/settings", reviewer=SCRIPT, language="kk"))
        answers.append(page.send("/kk/do", do="insert:" + SCRIPT, segment="title.1", target=SCRIPT))
        for answer in answers:
            assert "<script>" not in answer.text and "<img" not in answer.text
        assert "&lt;script&gt;alert(1)" in answers[0].text
        assert "{{7*7}}" in answers[0].text


def test_a_name_cannot_break_the_footer_or_a_header(page: Page, folder: Path) -> None:
    for name in ("A\r\nSet-Cookie: x=1", "a" * 100, "\x00"):
        answer = page.send("/settings", reviewer=name, language="kk")
        assert answer.status == 303 and "set-cookie" not in answer.headers
    assert page.send("/settings", reviewer="A", language="../x").status == 404
    assert find(open_desk(folder).read(), "title.1").reviewer is None


def test_the_vendored_script_is_the_published_one_with_its_licence(repository: Path) -> None:
    folder = repository / "briefing/review/web/static"
    content = (folder / "htmx.min.js").read_bytes()
    assert b'version:"2.0.11"' in content
    assert hashlib.sha256(content).hexdigest() == HTMX_SHA256
    assert "Zero-Clause BSD" in (folder / "htmx-LICENSE.txt").read_text("utf-8")


def test_redirects_stay_on_the_page(page: Page) -> None:
    wild = "//evil.example/\r\nX: y"
    answer = page.send("/settings", language="kk", at=wild, status=wild, finding=wild)
    assert answer.status == 303 and answer.to.startswith("/kk?")
    assert "x" not in answer.headers and "\n" not in answer.to
