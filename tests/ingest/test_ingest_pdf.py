"""PDFs, set with WeasyPrint and changed with pikepdf."""

import dataclasses
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
import weasyprint

from briefing.config import LimitSettings
from briefing.domain import Dropped, SourceDocument
from briefing.errors import InputError
from briefing.ingest.pdf_columns import split_columns
from briefing.ingest.pdf_layout import assemble, drop_furniture
from briefing.ingest.pdf_lines import Line, make_lines
from briefing.ingest.pdf_tables import find_rows
from briefing.ingest.pdf_words import Word

Read = Callable[..., SourceDocument]
CITIES = "Astana Tashkent Moscow Almaty Samarkand Aktau Bukhara Orenburg".split()
PARAGRAPHS = [
    f"The talks in {city} went on for {number} days, in which the administration of the region "
    f"negotiated the long-term regulation of production, transportation and gas consumption. "
    f"The representatives who came to {city} announced {number} times that the cooperation is "
    f"useful. They did not say in {city} when an agreement on transportation will be signed."
    for number, city in enumerate(CITIES, start=11)
]
# A font of our own: where lines and pages end must not depend on the machine's fonts.
FONT = (
    Path(__file__).resolve().parents[2]
    / "templates/shared/fonts/source-serif-4/SourceSerif4_400Regular.ttf"
)
STYLE = (
    f"@font-face {{ font-family: Own; src: url({FONT.as_uri()}) }}"
    "@page { size: A4; margin: 2cm; @top-center { content: 'Review of Energy, No. 3' }"
    " @bottom-center { content: counter(page) } }"
    "body { font: 12pt Own; text-align: justify; hyphens: auto }"
)

# On a single page a running head cannot be told from a title.
PLAIN = STYLE + "@page { @top-center { content: none } }"


def printed(body: str, style: str = STYLE) -> bytes:
    html = f"<html lang='en'><style>{style}</style><body>{body}</body></html>"
    return bytes(weasyprint.HTML(string=html).write_pdf())


def typed(page: list[str]) -> list[Word]:
    """The words of lines typed on a typewriter, whose letters are all equally wide."""
    return [
        Word(match[0], match.start() * 6.0, match.end() * 6.0, 800 - row * 12.0, 10.0)
        for row, line in enumerate(page)
        for match in re.finditer(r"\S+", line)
    ]


def lines_of(page: list[str]) -> list[Line]:
    return make_lines(typed(page))


def set_in(tag: str = "div", style: str = "") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return printed(f"<h1>Talks on gas supply go on</h1><{tag} style='{style}'>{text}</{tag}>")


# Each fills several pages: on a single one a running head cannot be told from a title.
@pytest.mark.parametrize(
    "style",
    [
        "font-size: 16pt",
        "font-size: 20pt",
        "line-height: 2",
        "text-align: left; font-size: 15pt",
        "columns: 2; font-size: 15pt",
        "columns: 2; font-size: 16pt",
        "columns: 2; font-size: 18pt; text-align: left; hyphens: none",
    ],
)
def test_paragraphs_come_back_whole(read: Read, style: str) -> None:
    document = read("a.pdf", set_in(style=style))

    assert document.title == "Talks on gas supply go on"
    assert [block.text for block in document.blocks] == PARAGRAPHS
    assert (document.format, document.encoding) == ("pdf", None)


def test_paragraphs_with_an_indent_and_no_gap(read: Read) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    style = STYLE + "p { margin: 0; text-indent: 2em; font-size: 16pt }"

    document = read("a.pdf", printed(f"<h1>Talks on gas supply go on</h1>{text}", style))

    assert [block.text for block in document.blocks] == PARAGRAPHS


def test_running_heads_and_page_numbers_are_dropped(read: Read) -> None:
    document = read("a.pdf", set_in(style="font-size: 20pt"))

    assert document.dropped[0] == Dropped("Review of Energy, No. 3", "running-head")
    assert {Dropped("1", "page-number"), Dropped("2", "page-number")} <= set(document.dropped)


def test_headings_lists_and_tables(read: Read) -> None:
    rows = [
        ("Country", "Export", "Import"),
        ("Kazakhstan", "12.5", "3.4"),
        ("Russia", "600.1", "8.2"),
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    body = (
        f"<h1>Gas supply</h1><p>{PARAGRAPHS[0]}</p><h2>Next steps</h2><p>{PARAGRAPHS[1]}</p>"
        f"<ul><li>first item of it</li><li>second item of it</li></ul><table>{cells}</table>"
    )
    style = STYLE + "td { padding: 0 1cm }"

    blocks = [(b.kind.value, b.text) for b in read("a.pdf", printed(body, style)).blocks]

    assert ("heading", "Next steps") in blocks
    assert ("list_item", "second item of it") in blocks
    assert ("table_row", "Kazakhstan | 12.5 | 3.4") in blocks


def test_a_table_without_a_gap_to_the_text(read: Read) -> None:
    rows = [("Line", "Hours", "Cost"), ("Taraz", "12", "3.4"), ("Oral", "18", "2.2")]
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    body = f"<h1>Gas</h1><p>{PARAGRAPHS[0]}</p><table>{cells}</table><p>{PARAGRAPHS[1]}</p>"
    style = PLAIN + "p { margin: 0 } table { border-spacing: 0 } td { padding: 0 5mm 0 0 }"

    blocks = [(b.kind.value, b.text) for b in read("a.pdf", printed(body, style)).blocks]

    assert blocks[1:4] == [("table_row", " | ".join(row)) for row in rows]
    assert [blocks[0][1], blocks[4][1]] == PARAGRAPHS[:2]


@pytest.mark.parametrize("look", ["font-size: 14pt", "font-family: Bold; font-size: 12pt"])
def test_headings_by_their_type(read: Read, look: str) -> None:
    """A long one over two lines and one in small letters, neither with a gap to the text."""
    long = "What the administration of the region and the ministry have agreed on so far in talks"
    body = (
        f"<h1>Gas supply</h1><h2>{long}</h2><p>{PARAGRAPHS[0]}</p>"
        f"<h2>e-mails and letters</h2><p>{PARAGRAPHS[1]}</p>"
    )
    bold = FONT.parent / "SourceSerif4_700Bold.ttf"
    style = PLAIN + f"@font-face {{ font-family: Bold; src: url({bold.as_uri()}) }}"
    style += f"p, h2 {{ margin: 0 }} h2 {{ font-weight: normal; {look}; width: 12cm }}"

    blocks = [(b.kind.value, b.text) for b in read("a.pdf", printed(body, style)).blocks]

    assert blocks == [
        ("heading", long),
        ("paragraph", PARAGRAPHS[0]),
        ("heading", "e-mails and letters"),
        ("paragraph", PARAGRAPHS[1]),
    ]


def test_a_line_or_page_that_begins_with_a_number_is_no_list_item() -> None:
    pages = [
        ["The first region sold much of its wheat in chapter", "6. Transport of it is slow here."],
        [
            "The second region sold much of its rice in ours and",
            "its coal much later than that, as told in chapter",
        ],
        ["7. Transport of it is slow here too.", "", "1. first item", "2. second item"],
    ]

    blocks = [(b.kind.value, b.text) for b in assemble(map(lines_of, pages))]

    assert blocks == [
        ("paragraph", f"{pages[0][0]} {pages[0][1]}"),
        ("paragraph", f"{pages[1][0]} {pages[1][1]} {pages[2][0]}"),
        ("list_item", "first item"),
        ("list_item", "second item"),
    ]


def turned(content: bytes, degrees: int) -> bytes:
    """The pages drawn sideways and shown upright, as drivers print landscape pages."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=False)
            page.contents_add(
                b"q " + {90: b"0 1 -1 0 595 0", 270: b"0 -1 1 0 0 842"}[degrees] + b" cm",
                prepend=True,
            )
            page.contents_add(b"Q")
        pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("degrees", [90, 270])
def test_pages_that_are_drawn_sideways(read: Read, degrees: Literal[90, 270]) -> None:
    document = read("a.pdf", turned(set_in(style="font-size: 16pt"), degrees))

    assert [block.text for block in document.blocks] == PARAGRAPHS


def test_text_within_forms(read: Read) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(set_in(style="font-size: 16pt"))) as pdf:
        for page in pdf.pages:
            form = pikepdf.Stream(pdf, page.Contents.read_bytes())
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Resources = page.mediabox, page.Resources
            page.Contents = pikepdf.Stream(pdf, b"q /Form Do Q")
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
        pdf.save(buffer)

    assert [block.text for block in read("a.pdf", buffer.getvalue()).blocks] == PARAGRAPHS


def test_hyphens_at_line_ends() -> None:
    page = [
        "The regulation of the gas mar-",
        "ket is a long-",
        "term plan of Kassym-",
        "Jomart Tokayev for 2022-",
        "2023, and a re-",
        "form; one of the cost-",
        "benefit kind. The cost-benefit plan.",
    ]

    (block,) = assemble([lines_of(page)])

    assert block.text == (
        "The regulation of the gas market is a long-term plan of Kassym-Jomart Tokayev for"
        " 2022-2023, and a reform; one of the cost-benefit kind. The cost-benefit plan."
    )


def test_columns_below_a_wide_title() -> None:
    left = [f"left column line {n} of the text" for n in range(9)]
    right = [f"right column line {n} of the text" for n in range(9)]
    lines = [f"{a:<40}{b}" for a, b in zip(left, right, strict=True)]
    title = "A title that runs over both of the columns of this page"

    columns = list(split_columns(typed([title, *lines])))

    assert [[line.text for line in column] for column in columns] == [[title], left, right]


def test_a_space_of_a_large_title_above_the_gutter_is_no_gutter() -> None:
    left = [f"left column line {n} of the text" for n in range(9)]
    right = [f"right column line {n} of the text" for n in range(9)]
    words = typed([f"{a:<33}{b}" for a, b in zip(left, right, strict=True)])
    # The space lies between 181 and 197 points, the gutter between 180 and 198.
    title = [
        Word("Output", 0.0, 181.0, 900.0, 40.0),
        Word("falls", 197.0, 360.0, 900.0, 40.0),
        Word("Kazakhstan", 0.0, 170.0, 856.0, 40.0),
    ]

    columns = list(split_columns([*title, *words]))

    assert [[line.text for line in column] for column in columns] == [
        ["Output falls", "Kazakhstan"],
        left,
        right,
    ]


def test_full_lines_in_narrow_justified_columns(read: Read) -> None:
    document = read("a.pdf", set_in(style="columns: 2; font-size: 9pt"))

    assert [block.text for block in document.blocks][1:] == PARAGRAPHS


def test_a_table_is_no_pair_of_columns() -> None:
    page = [f"{name:<40}{n}.5" for n, name in enumerate(["Kazakhstan", "Russia"] * 5)]

    assert len(list(split_columns(typed(page)))) == 1
    assert find_rows(lines_of(page))[:2] == ["Kazakhstan | 0.5", "Russia | 1.5"]


def test_wide_gaps_of_a_narrow_justified_column_are_no_table() -> None:
    """Two lines at the end of a page, whose gaps lie below one another by chance."""
    page = ["The     region     of", "Turkistan   sold   25"]
    table = ["Turkistan   25   7", "Oral          3   118"]

    assert find_rows(lines_of(page)) == []
    assert find_rows(lines_of(table))


def test_a_title_above_a_table_is_no_row() -> None:
    page = ["Contents", "Water      3", "Rail       7", "Uranium    9"]

    blocks = [(b.kind.value, b.text) for b in assemble([lines_of(page)])]

    assert blocks == [
        ("heading", "Contents"),
        ("table_row", "Water | 3"),
        ("table_row", "Rail | 7"),
        ("table_row", "Uranium | 9"),
    ]


def test_prose_is_no_table() -> None:
    page = ["The gas   flows to the south,", "and it is   enough for all."]

    assert find_rows(lines_of(page)) == []


def test_a_single_number_inside_the_text_is_no_page_number() -> None:
    page = [
        "Title",
        "",
        "Text of the page.",
        "",
        "2022",
        "",
        "More of the text.",
        "",
        "The end.",
        "",
        "7",
    ]

    pages, dropped = drop_furniture([lines_of(page)])

    assert dropped == [Dropped("7", "page-number")]
    assert "2022" in [line.text for line in pages[0]]


def locked(password: str, revision: Literal[3, 6]) -> bytes:
    """RC4 (3) or AES-256 (6); for the latter pypdf needs a library that we do not require."""
    modern = revision == 6
    protection = pikepdf.Encryption(
        owner="owner", user=password, R=revision, aes=modern, metadata=modern
    )
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(set_in(style="font-size: 16pt"))) as pdf:
        pdf.save(buffer, encryption=protection)
    return buffer.getvalue()


@pytest.mark.parametrize("revision", [3, 6])
def test_a_password_is_named_with_the_way_out(read: Read, revision: Literal[3, 6]) -> None:
    with pytest.raises(InputError, match=r"a\.pdf is encrypted or protected") as caught:
        read("a.pdf", locked("secret", revision))
    assert "qpdf" in caught.value.hint


def test_a_file_that_only_forbids_printing_is_read(read: Read) -> None:
    assert [b.text for b in read("a.pdf", locked("", 3)).blocks] == PARAGRAPHS


def test_a_scan_needs_ocr(read: Read) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='90' height='90'/></svg>"

    with pytest.raises(InputError, match=r"a\.pdf has no text layer") as caught:
        read("a.pdf", printed(svg, style=""))
    assert "ocrmypdf" in caught.value.hint


def test_a_picture_page_among_text_is_listed(read: Read) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(set_in(style="font-size: 16pt"))) as pdf:
        page = pdf.add_blank_page()
        image = pikepdf.Stream(pdf, bytes(3))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 1, 1, 8
        image.ColorSpace = pikepdf.Name.DeviceRGB
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        page.Contents = pikepdf.Stream(pdf, b"q 500 0 0 500 0 0 cm /Im0 Do Q")
        number = len(pdf.pages)
        pdf.save(buffer)

    document = read("a.pdf", buffer.getvalue())

    assert Dropped(f"page {number}", "page-without-text") in document.dropped


def test_too_many_pages(read: Read) -> None:
    limits = dataclasses.replace(LimitSettings(), pages=1)

    with pytest.raises(InputError, match=r"a\.pdf has \d pages, the limit is 1") as caught:
        read("a.pdf", set_in(style="font-size: 30pt"), limits)
    assert "briefing.toml" in caught.value.hint


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_file_is_damaged_or_read_without_a_word_on_the_terminal(
    read: Read, capfd: pytest.CaptureFixture[str], share: float
) -> None:
    whole = set_in()
    try:
        document = read("a.pdf", whole[: int(len(whole) * share)])
    except InputError as error:
        assert "a.pdf" in error.message
    else:
        assert document.blocks
    assert capfd.readouterr() == ("", "")
