"""A report of forty pages as ministries publish them, set as PDF and written as a Word document."""

from __future__ import annotations

import io
import runpy
from pathlib import Path

import docx
import weasyprint

TOWNS = "Astana Almaty Aktau Atyrau Taraz Turkistan Kokshetau Pavlodar Oral Semey".split()
THINGS = "water wheat cotton copper rice power barley cement sugar coal".split()
TITLE = "Freight on the steppe railways"
RUNNING_HEAD = "Ministry of Transport, report 7"
SUMMARY = (
    "Transport by rail is slow in the steppe because most lines have one track.",
    "Regions lose trade to the road, although transport by rail costs less over long distances.",
    "A second track on the three busiest lines would shorten the wait for freight by half.",
    "The railway moved 62 million tonnes of freight in 2024, 4 percent more than in 2023.",
)
RECOMMENDATIONS = (
    "The ministry of transport should build a second track to Taraz by 2030.",
    "The railway should publish the waiting times of freight every month from January 2027.",
)
CHAPTERS = 38

# The project's own fonts: where lines and pages end must not depend on the machine's fonts.
FONTS = Path(__file__).resolve().parents[2] / "templates/shared/fonts"
SERIF = FONTS / "source-serif-4/SourceSerif4_400Regular.ttf"
SANS = FONTS / "source-sans-3/SourceSans3_400Regular.ttf"


def font_face(font: Path) -> str:
    """The style rule by which a document has a font file as the family ``Own``."""
    return f"@font-face {{ font-family: Own; src: url({font.as_uri()}) }}"


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
        f"A second track to {town} was planned in {1970 + number} and never built.",
        f"Insurance for {thing} is rare around {town}, where most owners are small firms.",
        f"The railway will add {number % 5 + 2} trains a week with {thing} from {town}.",
    ]


def heading(number: int) -> str:
    return f"{TOWNS[number % 10]} and its freight"


def note(number: int) -> str:
    """The footnote of a chapter; a table of 5 rows and a list stand in each chapter too."""
    return f"Yearbook of the railway for {1990 + number}, page {number + 3}, without transit."


def table(number: int) -> list[list[str]]:
    rows = [[str(2020 + n), str(number * 10 + n), f"{n + 3}.5"] for n in range(5)]
    return [["Year", "Tonnes", "Cost"], *rows]


def every_sentence() -> set[str]:
    """All that a brief may quote."""
    text = {sentence for number in range(CHAPTERS) for sentence in chapter(number)}
    return text | set(SUMMARY) | set(RECOMMENDATIONS)


def _html_chapter(number: int) -> str:
    text = chapter(number)
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table(number)
    )
    return (
        f"<h2>{number + 1}. {heading(number)}</h2>"
        f"<h3>{number + 1}.1 Trade</h3><p>{' '.join(text[:3])}"
        f"<span class='note'>{note(number)}</span> {text[3]} {text[4]}</p>"
        f"<ul><li>{text[5]}</li><li>{text[6]}</li></ul>"
        f"<p>Table {number + 1}. Freight of the region by year</p><table>{rows}</table>"
        f"<h3>{number + 1}.2 Outlook</h3><p>{text[7]} {text[8]}</p>"
    )


def pdf_report() -> bytes:
    """With a contents page, running heads, page numbers, footnotes in small type and tables."""
    style = f"""
        {font_face(SERIF)}
        @page {{ size: A4; margin: 25mm; @top-left {{ content: '{RUNNING_HEAD}' }}
          @bottom-center {{ content: counter(page) }} @footnote {{ border-top: .5pt solid }} }}
        body {{ font: 11pt/1.5 Own }} h2 {{ break-before: page }} td {{ padding: 1mm 8mm }}
        .note {{ float: footnote; font-size: 8.5pt }}
        ::footnote-call {{ font-size: 65%; vertical-align: super }}
        .contents p {{ margin: 0 }} .contents a::after {{ content: leader('.') ' ' attr(title) }}
    """
    contents = "".join(
        f"<p><a title='{number + 3}'>{number + 1}. {heading(number)}</a></p>"
        for number in range(CHAPTERS)
    )
    chapters = "".join(_html_chapter(number) for number in range(CHAPTERS))
    advice = "".join(f"<p>{sentence}</p>" for sentence in RECOMMENDATIONS)
    html = (
        f"<html lang='en'><style>{style}</style><h1>{TITLE}</h1>"
        f"<h2>Contents</h2><div class='contents'>{contents}</div>"
        f"<h2>Executive summary</h2><p>{' '.join(SUMMARY)}</p>{chapters}"
        f"<h2>Recommendations</h2>{advice}</html>"
    )
    return bytes(weasyprint.HTML(string=html).write_pdf())


def docx_report() -> bytes:
    """The same with Word's own styles, header, footer, footnotes and table of contents."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = RUNNING_HEAD
    document.sections[0].footer.paragraphs[0].text = "Page 7 of 40"
    document.add_heading(TITLE, 0)
    for level in ("toc 1", "toc heading", "footnote text"):
        document.styles.add_style(level, 1)
    document.add_paragraph("Contents", style="toc heading")
    for number in range(CHAPTERS):
        document.add_paragraph(f"{number + 1}. {heading(number)}\t{number + 3}", style="toc 1")
    document.add_heading("Executive summary", 1)
    document.add_paragraph(" ".join(SUMMARY))
    for number in range(CHAPTERS):
        text = chapter(number)
        document.add_page_break()
        document.add_heading(f"{number + 1}. {heading(number)}", 1)
        document.add_heading(f"{number + 1}.1 Trade", 2)
        document.add_paragraph(" ".join(text[:5]))
        for sentence in text[5:7]:
            document.add_paragraph(sentence, style="List Bullet")
        document.add_paragraph(f"Table {number + 1}. Freight of the region", style="Caption")
        rows = table(number)
        grid = document.add_table(rows=len(rows), cols=3)
        for row, cells in zip(grid.rows, rows, strict=True):
            for cell, value in zip(row.cells, cells, strict=True):
                cell.text = value
        document.add_heading(f"{number + 1}.2 Outlook", 2)
        document.add_paragraph(" ".join(text[7:]))
    document.add_heading("Recommendations", 1)
    for sentence in RECOMMENDATIONS:
        document.add_paragraph(sentence)
    buffer = io.BytesIO()
    document.save(buffer)
    # A helper of the ingest tests, whose folder is on the path only when they run too.
    samples = runpy.run_path(str(Path(__file__).parents[1] / "ingest/docx_samples.py"))
    notes = [note(number) for number in range(CHAPTERS)]
    return bytes(samples["with_notes"](buffer.getvalue(), notes))


def write_report(folder: Path, suffix: str) -> Path:
    """The report as ``folder/report.pdf`` or ``folder/report.docx``."""
    path = folder / f"report{suffix}"
    path.write_bytes(pdf_report() if suffix == ".pdf" else docx_report())
    return path
