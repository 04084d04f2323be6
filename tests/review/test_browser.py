"""The page in a real browser: Chromium, driven headless."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from pages import Page, serving
from review_samples import APPROVED, DRAFT, REVIEWED, find, open_desk

from briefing.deliver.locking import hold
from briefing.domain import Segment
from tools.webdriver import Browser, browsing, find_programs

pytestmark = pytest.mark.skipif(
    find_programs() is None,
    reason="Chromium and its driver are not installed: apt-get install chromium chromium-driver",
)
NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"
LOSSY = "Айдаров Қазақстан ресми ұсынысты мұқият қарайтынын мәлімдеді деп хабарланды."


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("browser")) as browser:
        browser.resize(1280, 860)
        yield browser


@pytest.fixture
def page(workshop: Path, browser: Browser) -> Iterator[Page]:
    """The Kazakh page, opened with the address that the program prints."""
    with serving(workshop, "A. Bekova") as page:
        browser.resize(1280, 860)
        browser.open(page.address)
        browser.wait(lambda: browser.address == f"{page.origin}/ru")
        browser.open(f"{page.origin}/kk")
        ready(browser)
        yield page
        browser.run("window.onbeforeunload = null")
        browser.open("about:blank")


def ready(browser: Browser) -> None:
    browser.wait(lambda: browser.run("return document.documentElement.classList.contains('js')"))


def stored(name: str = "title.1") -> Segment:
    return find(open_desk(Path.cwd()).read(), name)


def current(browser: Browser) -> str:
    return str(browser.run("return document.querySelector('.card.open').id"))


def rewrite(browser: Browser, text: str) -> None:
    browser.run("const f = document.getElementById('target'); f.focus(); f.value = ''; f.select()")
    browser.type("#target", text)


def sheet(browser: Browser) -> str:
    script = "return document.querySelector('#sheet iframe').contentWindow.location.href"
    return str(browser.run(script))


def text_of_pdf(browser: Browser, page: Page) -> str:
    """The text of the PDF that the frame shows."""
    status, content = browser.fetch(sheet(browser).partition("#")[0])
    assert status == 200
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(p.extract_text() for p in pages).replace("\u00a0", " ").split())


def complaints(browser: Browser) -> list[str]:
    return [line for line in browser.log() if "Content Security Policy" in line or "SEVERE" in line]


def test_open_edit_approve_see_the_pdf_change_and_reload(browser: Browser, page: Page) -> None:
    assert "token" not in browser.address
    assert current(browser) == "title.1"
    browser.wait(lambda: "/kk/pdf?" in sheet(browser))
    before = sheet(browser)
    old = stored().target
    assert old is not None and old in text_of_pdf(browser, page)
    rewrite(browser, NEW)
    browser.click("#do-approve")
    browser.wait(lambda: current(browser) == "key-messages-1.1")
    assert (stored().target, stored().status, stored().reviewer) == (NEW, APPROVED, "A. Bekova")
    assert "Approved" in browser.text("#say")
    browser.wait(lambda: "/kk/pdf?" in sheet(browser) and sheet(browser) != before, seconds=60)
    assert "at=key-messages-1.1" in sheet(browser)
    assert NEW in text_of_pdf(browser, page)
    browser.reload()
    ready(browser)
    assert NEW in browser.text("[id='title.1']") and "A. Bekova" in browser.text("[id='title.1']")
    assert "1 of 18" in browser.text(".languages a[aria-current]")
    assert complaints(browser) == []


def test_everything_by_keyboard(browser: Browser, page: Page) -> None:
    browser.press("j")
    browser.wait(lambda: current(browser) == "key-messages-1.1")
    browser.press("k")
    browser.wait(lambda: current(browser) == "title.1")
    browser.press("a")
    browser.wait(lambda: current(browser) == "key-messages-1.1")
    assert stored().status is REVIEWED
    browser.press("e")
    browser.wait(lambda: browser.run("return document.activeElement.id") == "target")
    browser.press("Control", "End")
    browser.type("#target", " ja")  # letters are text in here, no commands
    assert current(browser) == "key-messages-1.1"
    browser.press("Control", "s")
    browser.wait(lambda: (stored("key-messages-1.1").target or "").endswith(" ja"))
    browser.wait(lambda: browser.count("#do-undo") == 1)
    browser.press("Escape")
    browser.press("u")
    browser.wait(lambda: not stored("key-messages-1.1").history)
    browser.wait(lambda: browser.count("#do-undo") == 0)
    browser.press("e")
    browser.press("Control", "Shift", "Enter")
    browser.wait(lambda: stored("key-messages-1.1").status is APPROVED)
    browser.wait(lambda: current(browser) == "key-messages-2.1")
    browser.press("c")
    browser.type("#comment", "Одақ па?")
    browser.click("#do-comment")
    browser.wait(lambda: [c.text for c in stored("key-messages-2.1").comments] == ["Одақ па?"])
    browser.wait(lambda: "Одақ па?" in browser.text(".card.open .comments"))
    browser.press("p")
    browser.wait(lambda: stored("key-messages-2.1").status is APPROVED)
    browser.wait(lambda: current(browser) == "key-messages-3.1")
    browser.press("?")
    browser.wait(lambda: browser.run("return document.querySelector('.keys').open"))
    browser.press("Escape")
    browser.wait(lambda: not browser.run("return document.querySelector('.keys').open"))
    assert complaints(browser) == []


def test_the_way_by_tab_is_complete(browser: Browser, page: Page) -> None:
    seen = []
    browser.run("document.activeElement.blur(); window.scrollTo(0, 0)")
    browser.open(f"{page.origin}/kk?at=title.1")
    ready(browser)
    for _ in range(30):
        browser.press("Tab")
        script = "const e = document.activeElement; return e.id || e.className || e.tagName"
        seen.append(browser.run(script))
    for wanted in ("hit", "target", "do-draft", "do-accept", "do-approve"):
        assert wanted in seen, seen
    assert seen.index("target") < seen.index("do-accept") < seen.index("do-approve")


def test_a_term_goes_where_the_cursor_is(browser: Browser, page: Page) -> None:
    rewrite(browser, "Бұл жөнінде")
    browser.run("document.getElementById('target').setSelectionRange(3, 3)")
    browser.press("Alt", "1")
    term = browser.run("return document.querySelector('.hit').dataset.insert")
    assert browser.value("#target") == f"Бұл {term} жөнінде"
    browser.click(".hit")
    assert browser.value("#target") == f"Бұл {term} {term} жөнінде"
    assert stored().history == ()
    rewrite(browser, str(stored().target))


def test_what_is_typed_is_stored_on_the_way_to_another_sentence(
    browser: Browser, page: Page
) -> None:
    rewrite(browser, NEW)
    browser.click("#next")
    browser.wait(lambda: current(browser) == "key-messages-1.1")
    assert (stored().target, stored().status) == (NEW, DRAFT)


def test_a_blocking_finding_is_shown_and_wants_a_reason(browser: Browser, page: Page) -> None:
    browser.open(f"{page.origin}/kk?at=key-messages-3.1")
    ready(browser)
    rewrite(browser, LOSSY)
    browser.click("#do-accept")
    browser.wait(lambda: "date-lost" in browser.text(".card.open .findings"))
    assert browser.value("#target") == LOSSY
    assert stored("key-messages-3.1").status is DRAFT
    browser.run(
        "for (const field of document.querySelectorAll('.findings .error input'))"
        " field.value = 'ok'"
    )
    browser.click("#do-accept")
    browser.wait(lambda: stored("key-messages-3.1").status is REVIEWED)
    assert {reason for _, reason in stored("key-messages-3.1").ignored} == {"ok"}


def test_of_two_people_the_second_sees_both_versions(browser: Browser, page: Page) -> None:
    rewrite(browser, NEW)
    desk = open_desk(Path.cwd())
    from test_desk import write

    theirs = "Қазақстан мен Ресей газ саласында бірге жұмыс істейді"
    write(desk, "title.1", theirs, APPROVED, reviewer="B. Omarov")
    browser.click("#do-accept")
    browser.wait(lambda: browser.count(".conflict") == 1)
    told = browser.text(".conflict")
    assert theirs in told and NEW in told and "B. Omarov" in told
    assert browser.value("#target") == NEW and stored().target == theirs
    browser.click("#do-accept")
    browser.wait(lambda: stored().target == NEW)


def test_what_cannot_be_stored_stays_in_the_editor(
    browser: Browser, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.review.desk.LOCK_SECONDS", 0.1)
    rewrite(browser, NEW)
    with hold(Path("out/.brief.lock")):
        browser.click("#do-approve")
        browser.wait(lambda: "another run is writing" in browser.text("#say"))
    assert browser.value("#target") == NEW and stored().target != NEW
    browser.click("#do-approve")
    browser.wait(lambda: stored().target == NEW)


def test_filter_and_languages(browser: Browser, page: Page) -> None:
    browser.run(
        "const s = document.getElementById('f-status'); s.value = 'approved';"
        "s.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    browser.wait(lambda: browser.count(".card") == 6)
    browser.click(".languages a[href='/ru']")
    browser.wait(lambda: browser.address.endswith("/ru"))
    browser.wait(lambda: "/ru/pdf?" in sheet(browser), seconds=60)
    browser.wait(lambda: browser.count(".card") == 36)
    browser.back()
    browser.wait(lambda: browser.count(".card") == 6)


def test_a_script_in_a_text_does_not_run(browser: Browser, page: Page) -> None:
    attack = "<script>document.title='x'</script><img src=x onerror=\"document.title='y'\"> 12"
    rewrite(browser, attack)
    browser.click("#do-draft")
    browser.wait(lambda: stored().target is not None and "<script>" in str(stored().target))
    browser.reload()
    ready(browser)
    assert "<script>" in browser.value("#target")
    assert browser.run("return document.title") not in ("x", "y")
    assert browser.count("#app script, #app img") == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 860), (390, 844)])
def test_nothing_is_wider_than_the_window(
    browser: Browser, page: Page, width: int, height: int
) -> None:
    browser.resize(width, height, mobile=width < 500)
    browser.open(f"{page.origin}/kk?at=key-messages-3.1")
    ready(browser)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    wider = browser.run(
        "return [...document.querySelectorAll('#app button, #app p, #target, #app select')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert wider == []
    small = browser.run(
        "return [...document.querySelectorAll('#app button, #app select, .step')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 24"
        " && !e.classList.contains('hidden')).map(e => e.outerHTML.slice(0, 80))"
    )
    assert small == []
    assert browser.run("return document.querySelector('#do-approve').offsetParent !== null")
    for scheme, ground in (("light", "rgb(243, 245, 248)"), ("dark", "rgb(18, 22, 29)")):
        browser.colours(scheme)
        seen = "return getComputedStyle(document.documentElement).backgroundColor"
        assert browser.run(seen) == ground
        if folder := os.environ.get("REVIEW_PICTURES"):  # for people who want to look
            browser.wait(lambda: "/kk/pdf?" in sheet(browser))
            time.sleep(3)
            browser.picture(Path(folder) / f"review-{width}-{scheme}.png")
    browser.colours("light")


def test_without_javascript_the_page_is_plain_forms(workshop: Path, tmp_path: Path) -> None:
    with (
        browsing(tmp_path, javascript=False) as browser,
        serving(workshop, "A. Bekova") as page,
    ):
        browser.open(page.address)
        browser.wait(lambda: browser.address == f"{page.origin}/ru")
        browser.open(f"{page.origin}/kk?at=title.1")
        assert browser.count("html.js") == 0
        browser.clear("#target")
        browser.type("#target", NEW)
        browser.click("#do-approve")
        browser.wait(lambda: "at=key-messages-1.1" in browser.address)
        assert (stored().target, stored().status) == (NEW, APPROVED)
        browser.open(f"{page.origin}/kk?at=title.1")
        browser.click("#do-undo")
        browser.wait(lambda: "said=undone" in browser.address)
        assert stored().target != NEW
        browser.click(".filter button")
        browser.wait(lambda: "status=&finding=" in browser.address)
