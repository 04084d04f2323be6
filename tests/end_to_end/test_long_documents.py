"""Long, short and oddly made documents through ``briefing summarise``, with real files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
import weasyprint
from long_report import (
    CHAPTERS,
    RUNNING_HEAD,
    SANS,
    SERIF,
    TITLE,
    chapter,
    every_sentence,
    font_face,
    heading,
    note,
    write_report,
)

from briefing.config import LimitSettings
from briefing.domain import BlockKind
from briefing.ingest import ingest


def summarise(cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefing", "summarise", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def brief_of(path: Path, repository: Path) -> dict[str, Any]:
    done = summarise(repository, str(path), "--format", "json")
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def texts_of(brief: dict[str, Any]) -> dict[str, list[str]]:
    """The statements of each section."""
    return {
        section["id"]: [
            (entry.get("statement") or entry).get("text", "") for entry in section["entries"]
        ]
        for section in brief["sections"]
    }


@pytest.fixture(scope="module", params=[".pdf", ".docx"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("report"), request.param)


def test_a_report_of_forty_pages_is_read_to_its_last_line(report: Path) -> None:
    """Each sentence once and in order; what is no text is listed with its reason."""
    document = ingest(report, number=1, limits=LimitSettings())

    prose = " ".join(
        block.text
        for block in document.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    )
    written = [sentence for number in range(CHAPTERS) for sentence in chapter(number)]
    places = [prose.find(sentence) for sentence in written]
    assert -1 not in places and places == sorted(places)
    assert [s for s in every_sentence() if prose.count(s) != 1] == []
    dropped = {(item.reason, item.text) for item in document.dropped}
    assert ("running-head", RUNNING_HEAD) in dropped
    assert any(reason == "page-number" for reason, _ in dropped)
    notes = " ".join(text for reason, text in dropped if reason == "footnote")
    assert [n for n in range(CHAPTERS) if note(n) not in notes or note(n) in prose] == []
    assert len([1 for reason, _ in dropped if reason == "contents"]) > CHAPTERS
    rows = [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert rows.count("Year | Tonnes | Cost") == CHAPTERS and "2024 | 374 | 7.5" in rows
    headings = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert sum(text.endswith(heading(3)) for text in headings) == 4
    assert "Executive summary" in headings


def test_brief_of_a_report(report: Path, repository: Path) -> None:
    brief = brief_of(report, repository)
    sections = texts_of(brief)
    assert brief["title"]["text"] == TITLE
    assert "Transport by rail is slow in the steppe" in " ".join(sections["key-messages"])
    assert 3 <= len(sections["key-messages"]) <= 5
    shown = [text for texts in sections.values() for text in texts if text]
    assert [text for text in shown if text not in every_sentence()] == []
    assert len(" ".join(shown).split()) < 900, "two pages"


def test_note_of_two_sentences(tmp_path: Path, repository: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "The pump station at Taraz stopped on 3 June 2025.\n\n"
        "Engineers will repair it until the end of the month.\n"
    )
    brief = brief_of(note, repository)
    shown = [brief["title"]["text"], *(t for texts in texts_of(brief).values() for t in texts)]
    assert any("pump station at Taraz" in text for text in shown)
    assert len([text for text in shown if text]) <= 3


def test_page_with_navigation(tmp_path: Path, repository: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>Sport and weather, item {n}</a></li>" for n in range(20))
    prose = "".join(f"<p>{' '.join(chapter(number)[:5])}</p>" for number in range(4))
    page = tmp_path / "page.html"
    page.write_text(
        f"<html lang='en'><head><title>Freight by rail</title></head><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>Freight by rail</h1>{prose}</article>"
        f"<aside><h2>Most read</h2><ul>{links}</ul></aside>"
        f"<footer>All rights reserved. Sport and weather.</footer></body></html>"
    )
    done = summarise(repository, str(page))
    assert done.returncode == 0, done.stderr
    assert "tonnes of" in done.stdout
    assert "Sport and weather" not in done.stdout


def test_word_table_is_not_quoted(tmp_path: Path, repository: Path) -> None:
    document = docx.Document()
    document.add_heading("Grain by rail", 0)
    document.add_paragraph(" ".join(chapter(1)[:5]))
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "The secret cell speaks of many tonnes of wheat by rail."
    table.rows[0].cells[1].text = "The region of Almaty sold 99 thousand tonnes of wheat by rail."
    document.add_paragraph(" ".join(chapter(2)[:5]))
    path = tmp_path / "grain.docx"
    document.save(str(path))
    done = summarise(repository, str(path))
    assert done.returncode == 0, done.stderr
    assert "sold 21 thousand tonnes" in done.stdout
    assert "secret cell" not in done.stdout and "99 thousand" not in done.stdout


def test_two_columns_of_a_pdf_are_read_one_after_the_other(
    tmp_path: Path, repository: Path
) -> None:
    prose = "".join(f"<p>{' '.join(chapter(number))}</p>" for number in range(8))
    path = tmp_path / "columns.pdf"
    html = (
        f"<html lang='en'><style>{font_face(SERIF)} @page {{ size: A4; margin: 2cm }}"
        f" div {{ columns: 2 }} body {{ font: 11pt Own }}</style>"
        f"<h1>Freight by rail</h1><div>{prose}</div></html>"
    )
    weasyprint.HTML(string=html).write_pdf(str(path))
    done = summarise(repository, str(path), "--words", "80")
    assert done.returncode == 0, done.stderr
    written = {sentence for number in range(8) for sentence in chapter(number)}
    lines = done.stdout.splitlines()
    assert len(lines) >= 4
    assert [line for line in lines if line not in written] == [], "sentences across the columns"


def test_limit_of_words_is_a_setting(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(" ".join(chapter(number)) for number in range(3)))
    monkeypatch.setenv("BRIEFING_LIMITS_WORDS", "50")
    done = summarise(repository, str(path), "--words", "40")
    assert done.returncode == 4
    assert "345 words, more than the limit of 50" in done.stderr


# Nothing over the columns, a heading that ends within the first one, and one that does not.
OVER = ("", "Tariffs", "Tariffs for the long lines across the steppe")
SETTINGS = [
    (face, size, columns, ("6mm", "8mm", "10mm")[(size + columns) % 3], OVER[(size + turn) % 3])
    for turn, face in enumerate((SERIF, SANS))
    for size in (9, 10, 11, 12)
    for columns in (2, 3)
]


@pytest.mark.parametrize("align", ["left", "justify"])
@pytest.mark.parametrize(("face", "size", "columns", "gap", "over"), SETTINGS)
def test_columns_are_read_one_after_the_other_and_end_at_a_heading(
    tmp_path: Path, face: Path, size: int, columns: int, gap: str, over: str, align: str
) -> None:
    def prose(first: int, last: int) -> str:
        return "".join(f"<p>{' '.join(chapter(number))}</p>" for number in range(first, last))

    path = tmp_path / "columns.pdf"
    style = (
        f"{font_face(face)} @page {{ size: A4; margin: 2cm }} h2 {{ column-span: all }}"
        f" div {{ columns: {columns}; column-gap: {gap}; text-align: {align} }}"
        f" body {{ font: {size}pt Own }}"
    )
    heading = f"<h2>{over}</h2>" if over else ""
    html = (
        f"<html lang='en'><style>{style}</style><h1>Freight by rail</h1>"
        f"<div>{prose(0, 6)}{heading}{prose(6, 9)}</div></html>"
    )
    weasyprint.HTML(string=html).write_pdf(str(path))

    text = " ".join(block.text for block in ingest(path, number=1, limits=LimitSettings()).blocks)

    written = [sentence for number in range(9) for sentence in chapter(number)]
    assert [sentence for sentence in written if sentence not in text] == []
    places = [text.find(sentence) for sentence in written]
    assert places == sorted(places), "the columns are read in another order"
    if over:
        assert text.find(chapter(5)[8]) < text.find(over) < text.find(chapter(6)[0])
