"""Make the pictures of README and docs anew: ``make pictures``.

The sample brief is built in a workspace of its own for a fixed day, so the pictures change only
when what they show has changed. PDF pages are drawn by pdftoppm (poppler-utils); the reviewer's
page and the preview are opened in Chromium. What is missing is named before anything is made.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image
from webdriver import Browser, browsing, find_programs

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
DATE = "2026-11-22"
LANGUAGES = ("en", "ru", "kk", "uz")
LARGEST = 250_000  # bytes: everybody who clones or reads the repository loads them
_GAP = 6
_GROUND = "#c9ced6"
_FIRST_WAIT = 3.0  # seconds that the browser's PDF viewer has before it is looked at


def main() -> int:
    """Make all pictures; the exit code."""
    missing = []
    if find_programs() is None:
        missing += ["chromium", "chromium-driver"]
    if shutil.which("pdftoppm") is None:
        missing.append("poppler-utils")
    if missing:
        print(f"pictures need more programs: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 5
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = work / "briefs"
        _briefing(work, "init", str(folder))
        _briefing(folder, "build", "--date", DATE, "--bilingual", "kk+ru")
        _picture_pages(folder / "out", work)
        _briefing(folder, "build", "--date", DATE, "--template", "civic-brief", "--out", "civic")
        _picture_civic(folder / "civic", work)
        with browsing(work) as browser:
            _picture_preview(folder, browser, work)
            # Last: what is reviewed bears the day on which it was.
            _picture_review(folder, browser, work)
    return _report()


def _report() -> int:
    too_large = False
    for path in sorted(TARGET.glob("*.png")):
        size = path.stat().st_size
        too_large |= size > LARGEST
        print(f"{path.relative_to(ROOT)}  {size // 1000} kB{'  TOO LARGE' * (size > LARGEST)}")
    return int(too_large)


# --- The PDFs -----------------------------------------------------------------------------------


def _picture_pages(out: Path, work: Path) -> None:
    for number, name in ((1, "first-pages"), (2, "second-pages")):
        pages = [_draw(out / f"brief.{code}.pdf", number, 62, work) for code in LANGUAGES]
        _save(_beside(pages), TARGET / f"{name}.png", colours=128)
    _save(_draw(out / "brief.kk.pdf", 1, 80, work), TARGET / "kazakh-page.png", colours=128)
    bilingual = _draw(out / "brief.kk-ru.pdf", 1, 80, work)
    _save(bilingual, TARGET / "bilingual-page.png", colours=128)


def _picture_civic(out: Path, work: Path) -> None:
    pages = [_draw(out / "brief.kk.pdf", number, 72, work) for number in (1, 2)]
    _save(_beside(pages), TARGET / "civic-brief.png", colours=128)


def _draw(pdf: Path, page: int, resolution: int, work: Path) -> Image.Image:
    """A page as a picture; ``resolution`` in dots per inch."""
    stem = work / "page"
    number = str(page)
    command = ["pdftoppm", "-r", str(resolution), "-f", number, "-l", number, "-singlefile"]
    subprocess.run([*command, "-png", str(pdf), str(stem)], check=True)
    with Image.open(stem.with_suffix(".png")) as drawn:
        return drawn.convert("RGB")


def _beside(pages: Sequence[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + _GAP * (len(pages) + 1)
    height = max(page.height for page in pages) + 2 * _GAP
    sheet = Image.new("RGB", (width, height), _GROUND)
    left = _GAP
    for page in pages:
        sheet.paste(page, (left, _GAP))
        left += page.width + _GAP
    return sheet


def _save(picture: Image.Image, path: Path, *, colours: int) -> None:
    """As a PNG with a palette: a page has few colours, and a picture must load quickly."""
    few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    made = path.with_name(f".{path.name}")
    few.save(made, "PNG", optimize=True)
    made.replace(path)


# --- The pages in the browser -------------------------------------------------------------------


def _picture_review(folder: Path, browser: Browser, work: Path) -> None:
    """The reviewer's page as a translator has it after the first sentences."""
    command = ("review", "brief", "--no-browser", "--reviewer", "A. Bekova")
    with _serving(folder, *command) as address:
        browser.colours("light")
        browser.resize(1280, 860)
        browser.open(address)
        browser.wait(lambda: browser.address == f"{_origin(address)}/ru")
        browser.open(f"{_origin(address)}/kk")
        _wait_for_script(browser)
        for _ in range(2):
            _accept(browser)
        browser.wait(lambda: browser.count("#sheet:not(.busy) iframe") == 1, seconds=60)
        _save(_settled(browser, work), TARGET / "review.png", colours=256)
        browser.resize(390, 844, mobile=True)
        browser.open(f"{_origin(address)}/kk")
        _wait_for_script(browser)
        _save(_settled(browser, work), TARGET / "review-narrow.png", colours=256)


def _picture_preview(folder: Path, browser: Browser, work: Path) -> None:
    """All languages side by side, as a designer has them while working."""
    with _serving(folder, "build", "--watch", "--preview", "--date", DATE) as address:
        browser.resize(1440, 700)
        browser.open(address)
        browser.wait(lambda: browser.count("iframe") == len(LANGUAGES), seconds=120)
        _save(_settled(browser, work), TARGET / "preview.png", colours=256)


def _origin(address: str) -> str:
    return "/".join(address.split("/")[:3])


def _accept(browser: Browser) -> None:
    """Accept the open sentence, and wait until the next one is open."""
    done = _open_sentence(browser)
    browser.click("#do-accept")
    browser.wait(lambda: _open_sentence(browser) != done)


def _open_sentence(browser: Browser) -> str:
    return str(browser.run("return document.querySelector('.card.open').id"))


def _wait_for_script(browser: Browser) -> None:
    browser.wait(lambda: browser.run("return document.documentElement.classList.contains('js')"))


def _settled(browser: Browser, work: Path) -> Image.Image:
    """The window, once the PDF viewer has drawn its pages: no event tells of that."""
    path = work / "window.png"
    time.sleep(_FIRST_WAIT)
    last = b""
    for _ in range(20):
        browser.picture(path)
        if (seen := path.read_bytes()) == last:
            break
        last = seen
        time.sleep(0.7)
    with Image.open(path) as window:
        return window.convert("RGB")


# --- The program --------------------------------------------------------------------------------


def _briefing(folder: Path, *words: str) -> None:
    command = [sys.executable, "-m", "briefing", "-q", *words]
    subprocess.run(command, cwd=folder, env=_environment(), check=True, stdout=subprocess.DEVNULL)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@contextlib.contextmanager
def _serving(folder: Path, *words: str) -> Iterator[str]:
    """A command that serves a page until the block ends; the address that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "briefing", *words],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
                break
        else:
            raise RuntimeError(f"briefing {' '.join(words)} has ended:\n{''.join(said)}")
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


if __name__ == "__main__":
    sys.exit(main())
