"""Every change that docs/templates.md describes, made as it stands there, and the PDF read back.

The changes are taken from the document itself: blocks of ``-`` and ``+`` lines, for the file that
is named last above each.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest
from command_line import Run

from briefing.resources import create_workspace

_FILE = re.compile(r"`([\w./-]+\.(?:toml|css|po|svg|j2))`")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
Build = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create_workspace(tmp_path_factory.mktemp("designer") / "briefs")


@pytest.fixture
def workspace(pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(pristine, tmp_path / "briefs"))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def build(workspace: Path, run: Run) -> Build:
    """Build as a user does; the PDFs by language."""

    def work(languages: str, *words: str) -> dict[str, bytes]:
        done = run("-q", "build", "--lang", languages, *words)
        assert done.code == 0, done.err
        out = workspace / "out"
        return {path.name.split(".")[1]: path.read_bytes() for path in out.glob("brief.*.pdf")}

    return work


@pytest.fixture(scope="module")
def unchanged(pristine: Path, tmp_path_factory: pytest.TempPathFactory, repository: Path) -> bytes:
    """The English PDF before any change, made by the program as it is installed."""
    out = tmp_path_factory.mktemp("unchanged")
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "-q", "build", "--lang", "en", "--out", str(out)],
        cwd=pristine,
        env={**os.environ, "PYTHONPATH": str(repository)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (out / "brief.en.pdf").read_bytes()


def steps(repository: Path, heading: str) -> list[tuple[str, str, str]]:
    """Kind, file and text of each block below a heading."""
    text = (repository / "docs" / "templates.md").read_text("utf-8")
    _, found, rest = text.partition(f"\n## {heading}\n")
    assert found, f"docs/templates.md has no heading {heading!r}"
    section = rest.partition("\n## ")[0]
    return [
        (block[1], _FILE.findall(section[: block.start()])[-1], block[2])
        for block in _BLOCK.finditer(section)
        if _FILE.findall(section[: block.start()])
    ]


def follow(repository: Path, workspace: Path, heading: str) -> None:
    """Make every change that stands below a heading."""
    made = 0
    for kind, name, block in steps(repository, heading):
        path = workspace / name
        if kind == "svg":
            path.write_text(block, encoding="utf-8")
            continue
        assert kind == "diff", f"{heading}: a block of {kind!r}"
        lines = block.splitlines()
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] in " +")
        text = path.read_text(encoding="utf-8")
        if not old:
            text += new
        else:
            assert text.count(old) == 1, f"{heading}: {name} has not once:\n{old}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        made += 1
    assert made, heading


def text_of(pdf: bytes) -> list[str]:
    """The text of each page, spaces made one."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def colours_of(pdf: bytes) -> set[str]:
    """Fill and stroke colours of pages and pictures, as #rrggbb."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") in (None, "/Form"):
                text = item.read_bytes().decode("latin-1")
                for match in re.finditer(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn?|SCN?)\b", text):
                    parts = (round(float(part) * 255) for part in match.groups())
                    found.add("#" + "".join(f"{part:02x}" for part in parts))
    return found


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = [f for page in file.pages for f in page.Resources.get("/Font", {}).values()]
        return {str(font.BaseFont).partition("+")[2] for font in fonts}


def sizes_of(pdf: bytes) -> set[float]:
    """Sizes of letters on the first page, in points."""
    found = set()

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * tm[0] * cm[0]), 1))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


def test_name_and_contact(repository: Path, workspace: Path, build: Build) -> None:
    follow(repository, workspace, "The name and the contact lines")
    pdfs = build("en,kk")
    assert "Institute of Water and Energy" in text_of(pdfs["en"])[0]
    assert all("brief@example.org" in page for page in text_of(pdfs["en"]))
    assert all("Астана, Мысал көшесі, 12 · brief@example.org" in p for p in text_of(pdfs["kk"]))


def test_colour(repository: Path, workspace: Path, build: Build, unchanged: bytes) -> None:
    assert "#7a1f2b" not in colours_of(unchanged)
    follow(repository, workspace, "A colour")
    colours = colours_of(build("en")["en"])
    assert "#7a1f2b" in colours
    assert "#17375e" in colours, "the logo is a picture of its own"


def test_logo(repository: Path, workspace: Path, build: Build) -> None:
    follow(repository, workspace, "The logo")
    assert "#7a1f2b" in colours_of(build("en")["en"])


def test_font(repository: Path, workspace: Path, build: Build) -> None:
    fonts = workspace / "templates/policy-brief/fonts"
    fonts.mkdir()
    shared = workspace / "templates/shared/fonts/source-sans-3"
    shutil.copy(shared / "SourceSans3_400Regular.ttf", fonts / "HouseSans-Regular.ttf")
    shutil.copy(shared / "SourceSans3_600SemiBold.ttf", fonts / "HouseSans-SemiBold.ttf")
    follow(repository, workspace, "A font")
    names = fonts_of(build("kk")["kk"])
    assert any(name.startswith("House-Sans") for name in names), names
    assert not any("Serif" in name for name in names), names


def test_size(repository: Path, workspace: Path, build: Build, unchanged: bytes) -> None:
    assert 22.0 in sizes_of(unchanged)
    follow(repository, workspace, "A size")
    sizes = sizes_of(build("en")["en"])
    assert 20.0 in sizes and 22.0 not in sizes


def test_paper(repository: Path, workspace: Path, build: Build) -> None:
    follow(repository, workspace, "The paper")
    for language, pdf in build("en,ru,kk,uz").items():
        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        assert [[float(n) for n in p.mediabox] for p in pages] == [[0, 0, 612, 792]] * 2, language


def test_classification(repository: Path, workspace: Path, build: Build) -> None:
    follow(repository, workspace, "A classification")
    marks = {
        "en": "For official use",
        "ru": "Для служебного пользования",
        "kk": "Қызмет бабында пайдалану үшін",
        "uz": "Xizmatda foydalanish uchun",
    }
    for language, pdf in build("en,ru,kk,uz").items():
        assert all(marks[language] in page for page in text_of(pdf)), language


def test_label(repository: Path, workspace: Path, build: Build) -> None:
    follow(repository, workspace, "A label")
    assert "Сөз иесі" in " ".join(text_of(build("kk")["kk"]))


def test_section(repository: Path, workspace: Path, build: Build, unchanged: bytes) -> None:
    before = " ".join(text_of(unchanged))
    assert "Key figures" in before and before.count("•") == 3
    follow(repository, workspace, "A section")
    after = " ".join(text_of(build("en")["en"]))
    assert "Key figures" not in after and after.count("•") == 2


def test_another_template(repository: Path, workspace: Path, build: Build) -> None:
    follow(repository, workspace, "Another template")
    pdfs = build("en,kk")
    assert "Common Water Foundation" in text_of(pdfs["en"])[0]
    assert "«Ортақ су» қоры" in text_of(pdfs["kk"])[1], "above the other pages too"


def test_a_template_of_ones_own(workspace: Path, build: Build) -> None:
    templates = workspace / "templates"
    shutil.copytree(templates / "civic-brief", templates / "house-brief")
    theme = templates / "house-brief/theme.toml"
    theme.write_text(theme.read_text("utf-8").replace("Common Water", "Open House"), "utf-8")
    assert "Open House Foundation" in text_of(build("en", "--template", "house-brief")["en"])[0]


def test_two_languages_in_one_pdf(repository: Path, build: Build) -> None:
    text = (repository / "docs/templates.md").read_text("utf-8")
    command = re.search(r"`briefing build (--bilingual \S+)` also writes `out/(\S+)`", text)
    assert command is not None
    pdfs = build("kk,ru", *command[1].split())
    assert command[2] == "brief.kk-ru.pdf"
    page = text_of(pdfs["kk-ru"])[0]
    assert "Негізгі тұжырымдар" in page and "Главное" in page
