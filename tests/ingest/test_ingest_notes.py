"""Footnotes, headers, comments and contents: listed as dropped, never part of the text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import weasyprint
from docx_samples import with_notes

from briefing.domain import Dropped, SourceDocument
from briefing.ingest.junk import REASONS

Read = Callable[..., SourceDocument]
BODY = "The two ministers agreed on the terms of the supply, and the talks will go on in May."
NOTE = "Yearbook of the railway, page 3, without transit."
FONT = (
    Path(__file__).resolve().parents[2]
    / "templates/shared/fonts/source-serif-4/SourceSerif4_400Regular.ttf"
)
STYLE = (
    f"@font-face {{ font-family: Own; src: url({FONT.as_uri()}) }}"
    "@page { size: A4; margin: 25mm } body { font: 11pt Own }"
    ".note { float: footnote; font-size: 8pt }"
    "::footnote-call { font-size: 65%; vertical-align: super }"
)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def printed(body: str, style: str = "") -> bytes:
    html = f"<html lang='en'><style>{STYLE}{style}</style><h1>Rail freight</h1>{body}</html>"
    return bytes(weasyprint.HTML(string=html).write_pdf())


def reasons(document: SourceDocument) -> dict[str, list[str]]:
    """What was dropped, by its reason; every reason is one that is documented."""
    found: dict[str, list[str]] = {}
    for dropped in document.dropped:
        found.setdefault(dropped.reason, []).append(dropped.text)
    assert set(found) <= set(REASONS)
    return found


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_of_a_word_document(read: Read, kind: str) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)

    found = read("a.docx", with_notes(saved(document), [NOTE, "See also page 9."], kind))

    assert [block.text for block in found.blocks] == [BODY]
    assert found.dropped == (Dropped(NOTE, "footnote"), Dropped("See also page 9.", "footnote"))


def test_headers_footers_and_captions_of_a_word_document(read: Read) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ministry of Transport, report 7"
    section.footer.paragraphs[0].text = "Page 7 of 40"
    document.add_paragraph(BODY)
    document.add_paragraph("Table 1. Freight of the region", style="Caption")

    found = read("a.docx", saved(document))

    assert [block.text for block in found.blocks] == [BODY]
    assert reasons(found) == {
        "caption": ["Table 1. Freight of the region"],
        "running-head": ["Ministry of Transport, report 7"],
        "page-number": ["Page 7 of 40"],
    }


def test_comments_are_listed_and_deleted_words_are_not(read: Read) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(BODY)
    document.add_comment(paragraph.runs, text="Is that so?", author="A. Kim")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deleted = docx.oxml.parse_xml(
        f"<w:p xmlns:w='{space}'><w:ins w:id='1' w:author='a'><w:r><w:t>They signed.</w:t></w:r>"
        "</w:ins><w:del w:id='2' w:author='a'><w:r><w:delText>They quarrelled.</w:delText></w:r>"
        "<w:r><w:t>Badly.</w:t></w:r></w:del></w:p>"
    )
    document.element.body.insert(1, deleted)

    found = read("a.docx", saved(document))

    assert [block.text for block in found.blocks] == [BODY, "They signed."]
    assert reasons(found) == {"comment": ["Is that so?"], "deleted": ["1 deleted passage"]}


def test_a_deleted_table_row_is_gone(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Year", "Tonnes", "2024", "62"], strict=True):
        cell.text = text
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    mark = f"<w:trPr xmlns:w='{space}'><w:del w:id='3' w:author='a'/></w:trPr>"
    table.rows[1]._tr.insert(0, docx.oxml.parse_xml(mark))

    assert [block.text for block in read("a.docx", saved(document)).blocks] == [
        BODY,
        "Year | Tonnes",
    ]


def test_footnotes_of_a_pdf(read: Read) -> None:
    text = f"{BODY}<span class='note'>{NOTE}</span> It rose.<span class='note'>By road.</span>"
    body = f"<p>{text} The end.</p>" + f"<p>More. {BODY}</p>" * 3

    found = read("a.pdf", printed(body))

    assert found.blocks[0].text == f"{BODY} It rose. The end."
    assert reasons(found)["footnote"] == [f"1. {NOTE}", "2. By road."]


def test_raised_figures_of_units_stay(read: Read) -> None:
    sup = "<sup style='font-size: 65%; vertical-align: super'>2</sup>"
    body = f"<p>An area of 40 km{sup} is dry. {BODY}</p>" + f"<p>More. {BODY}</p>" * 3

    assert read("a.pdf", printed(body)).blocks[0].text.startswith("An area of 40 km2 is dry.")


def test_small_print_that_is_no_note_stays(read: Read) -> None:
    small = "<p style='font-size: 8pt'>The figures in this text are those of the railway.</p>"

    found = read("a.pdf", printed(f"<p>{BODY}</p>" * 4 + small))

    assert found.blocks[-1].text == "The figures in this text are those of the railway."
    assert "footnote" not in reasons(found)


def test_a_page_in_small_type_throughout_is_no_page_of_notes(read: Read) -> None:
    small = "".join(f"<p>{number}. {BODY}</p>" for number in range(1, 6))
    body = f"<p>{BODY}</p>" * 12 + f"<div class='small'>{small}</div>"

    found = read("a.pdf", printed(body, ".small { break-before: page; font-size: 8pt }"))

    assert sum(BODY in block.text for block in found.blocks) == 17


def test_rows_of_a_table_that_stand_apart(read: Read) -> None:
    rows = [("Year", "Tonnes"), ("2023", "61"), ("2024", "62")]
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)

    found = read(
        "a.pdf",
        printed(f"<p>{BODY}</p><table>{cells}</table><p>{BODY}</p>", "td { padding: 3mm 12mm }"),
    )

    kinds = [(block.kind.value, block.text) for block in found.blocks]
    assert kinds[1:4] == [("table_row", " | ".join(row)) for row in rows]


def test_notes_of_a_page(read: Read) -> None:
    content = (
        "<html><body><article><h1>Rail freight</h1>"
        f"<p>{BODY}<sup><a href='#fn1'>1</a></sup> It covers 40 m<sup>2</sup> of land.</p>"
        f"<p>More. {BODY}</p><p>And more. {BODY}</p>"
        f"<section class='footnotes'><ol><li id='fn1'>{NOTE} <a href='#r1'>↩</a></li></ol>"
        "</section>"
        "</article></body></html>"
    )

    found = read("a.html", content)

    assert found.blocks[0].text == f"{BODY} It covers 40 m2 of land."
    assert reasons(found)["footnote"] == [NOTE]


def test_a_page_with_banners_boxes_and_navigation(read: Read) -> None:
    links = "".join(f"<li><a href='/{n}'>Sport and weather, item {n}</a></li>" for n in range(12))
    content = (
        "<html lang='en'><body><div class='cookie-consent' role='dialog'><p>We use cookies to give"
        " you the best experience. By clicking Accept you agree to our use of cookies.</p></div>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>Rail freight</h1><p>{BODY}</p>"
        "<div class='related'><h3>Related articles</h3><ul><li><a href='/x'>Cotton exports have"
        f" fallen again in the south</a></li></ul></div><p>More. {BODY}</p><p>And. {BODY}</p>"
        f"</article></main><aside><h2>Most read</h2><ul>{links}</ul></aside></body></html>"
    )

    found = read("a.html", content)

    assert [block.text for block in found.blocks] == [BODY, f"More. {BODY}", f"And. {BODY}"]
    listed = " ".join(dropped.text for dropped in found.dropped)
    assert all(words in listed for words in ("We use cookies", "Sport and weather", "Cotton"))


def test_notes_of_markdown(read: Read) -> None:
    content = (
        f"# Rail freight\n\n{BODY}[^1] It rose.[^note]\n\n[^1]: https://example.org/yearbook\n"
        "[^note]: Yearbook of the railway,\n    second edition.\n"
    )

    found = read("a.md", content)

    assert [block.text for block in found.blocks] == [f"{BODY} It rose."]
    assert reasons(found)["footnote"] == [
        "https://example.org/yearbook",
        "Yearbook of the railway, second edition.",
    ]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Contents", ["Summary 2", "1. Freight by rail 3", "Annex iv"]),
        ("Contents", ["Summary 2", "1. Freight by rail13", "Annex | 14 |"]),
        ("Содержание", ["Введение 2", "Грузы 14"]),
        ("Мазмұны", ["Кіріспе 2", "Жүктер 14"]),
        ("Mundarija", ["Kirish 2", "Yuklar 14"]),
        ("Rail freight", ["Summary ........ 2", "Freight by rail . . . . . 14"]),
    ],
)
def test_contents_are_dropped_as_a_whole(read: Read, label: str, lines: list[str]) -> None:
    text = "\n\n".join(["Report on rail freight", label, *lines, BODY, f"More. {BODY}"])

    found = read("a.txt", text)

    assert [b.text for b in found.blocks if b.kind.value == "paragraph"] == [BODY, f"More. {BODY}"]
    assert len(reasons(found)["contents"]) >= len(lines)


def test_a_heading_that_says_contents_without_a_list_stays(read: Read) -> None:
    found = read("a.txt", f"Report on freight\n\nContents\n\n{BODY}\n\nMore. {BODY}\n")

    assert [block.text for block in found.blocks] == ["Contents", BODY, f"More. {BODY}"]
