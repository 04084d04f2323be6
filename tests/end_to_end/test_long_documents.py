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

TOWNS = "Astana Almaty Aktau Atyrau Taraz Turkistan Kokshetau Pavlodar Oral Semey".split()
THINGS = "water wheat cotton copper rice power barley cement sugar coal".split()


def chapter(number: int) -> list[str]:
    """Nine sentences, no two chapters alike."""
    town, thing = TOWNS[number % 10], THINGS[(number * 3 + number // 10) % 10]
    return [
        f"The region of {town} sold {number + 20} thousand tonnes of {thing} in chapter {number}.",
        f"Transport of {thing} from {town} by rail cost {number + 3} percent more than by road.",
        f"Storage in {town} holds {number * 7 + 40} days of {thing} in an ordinary winter.",
        f"Traders of {thing} pay the railway of {town} within {number + 5} days of delivery.",
        f"Inspectors found that {number % 9 + 2} of ten depots near {town} need a new roof.",
        f"Because the line to {town} has one track, {thing} waits for passenger trains.",
        f"A second track to {town} was planned in {1980 + number % 30} and never built.",
        f"Insurance for {thing} is rare around {town}, where most owners are small firms.",
        f"The railway will add {number % 5 + 2} trains a week with {thing} from {town}.",
    ]


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


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word report of 40 pages: 90 chapters with headings, lists, tables and a summary."""
    document = docx.Document()
    document.add_heading("Freight on the steppe railways", 0)
    document.add_heading("Summary", 1)
    document.add_paragraph(
        "Transport by rail is slow in the steppe because most lines have one track. "
        "Regions lose trade to the road, although transport by rail costs less over long distances."
    )
    for number in range(90):
        sentences = chapter(number)
        document.add_heading(f"{number + 1}. {TOWNS[number % 10]} and its freight", 1)
        document.add_paragraph(" ".join(sentences[:5]))
        document.add_paragraph(sentences[5], style="List Bullet")
        table = document.add_table(rows=2, cols=3)
        for row, cells in zip(table.rows, ("Year|Tonnes|Cost", f"2024|{number}|7"), strict=True):
            for cell, text in zip(row.cells, cells.split("|"), strict=True):
                cell.text = text
        document.add_paragraph(" ".join(sentences[6:]))
    document.add_heading("Recommendations", 1)
    document.add_paragraph("The ministry of transport should build a second track to Taraz.")
    path = tmp_path_factory.mktemp("report") / "report.docx"
    document.save(str(path))
    return path


def test_long_report(report: Path, repository: Path) -> None:
    brief = brief_of(report, repository)
    sections = texts_of(brief)
    assert brief["title"]["text"] == "Freight on the steppe railways"
    assert "Transport by rail is slow in the steppe" in " ".join(sections["key-messages"])
    assert 3 <= len(sections["key-messages"]) <= 5
    shown = [text for texts in sections.values() for text in texts if text]
    assert not [t for t in shown if " | " in t or "and its freight" in t], "tables and headings"
    assert len(" ".join(shown).split()) < 900, "two pages"


def test_recommendations_of_a_report_are_what_to_watch(report: Path, repository: Path) -> None:
    """A heading is not quoted, but says what stands below it."""
    done = summarise(repository, str(report), "--explain")
    assert done.returncode == 0, done.stderr
    outlook = [line for line in done.stdout.splitlines() if line.startswith("  outlook-")]
    assert outlook
    assert all("plan or condition" in line or "heading" in line for line in outlook)


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
        f"<html lang='en'><style>@page {{ size: A4; margin: 2cm }} div {{ columns: 2 }}"
        f" body {{ font: 11pt serif }}</style><h1>Freight by rail</h1><div>{prose}</div></html>"
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
