"""What is in the finished PDF, read back with other libraries."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdf
import pytest
import render_samples as samples

from briefing.domain import Pdf
from briefing.render import Renderer, html, render

LANGUAGES = ("en", "ru", "kk", "uz")
# Pango ends a family name that ends in a digit with a comma.
OUR_FONTS = re.compile(r"^/[A-Z]{6}\+Source-(Serif-4|Sans-3),?(-(Semi-Bold|Bold|Italic))?$")


def opened(pdf: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.content))


def text_of(pdf: Pdf) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf.content)).pages
    text = "\n".join(page.extract_text() for page in pages)
    joined = re.sub(r"(?<=\w)[-‐]\n(?=\w)", "", text)
    return re.sub(r"\s+", " ", joined.replace("\u00ad", ""))


def fonts_of(file: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    found = {}
    for page in file.pages:
        for font in page.Resources.get("/Font", {}).values():
            found[str(font.BaseFont)] = font
    return found


def structure(node: pikepdf.Object) -> list[pikepdf.Object]:
    """All structure elements below `node`."""
    found: list[pikepdf.Object] = []
    kids: pikepdf.Object = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *structure(kid)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_conforms(pdfs: dict[str, Pdf], language: str) -> None:
    with opened(pdfs[language]) as file:
        assert str(file.Root.Lang) == language
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert file.trailer.ID is not None
        assert "/EmbeddedFiles" not in file.Root.get("/Names", {})
        with file.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"
        packet = file.Root.Metadata.read_bytes()
        assert packet.count(b"<rdf:RDF") == 1
        assert b"<pdfaSchema:prefix>pdfuaid<" in packet


@pytest.mark.parametrize("language", LANGUAGES)
def test_describes_itself(pdfs: dict[str, Pdf], language: str) -> None:
    with opened(pdfs[language]) as file:
        assert str(file.docinfo["/Title"]) == samples.TITLES[language]
        assert str(file.docinfo["/Author"]) == samples.ORGANISATIONS[language]
        assert samples.ORGANISATIONS[language] in str(file.docinfo["/Subject"])
        assert str(file.docinfo["/CreationDate"]).startswith("D:20261122")
        with file.open_outline() as outline:
            (title,) = outline.root
            assert title.title == samples.TITLES[language]
            assert len(title.children) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_embeds_only_our_fonts(pdfs: dict[str, Pdf], language: str) -> None:
    with opened(pdfs[language]) as file:
        fonts = fonts_of(file)
        assert len(fonts) >= 4
        for name, font in fonts.items():
            # "Oblique" would be a slanted upright face, made up because an italic is missing.
            assert OUR_FONTS.match(name), name
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, name
            assert "/ToUnicode" in font, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_pictures_are_accessible(pdfs: dict[str, Pdf], language: str) -> None:
    with opened(pdfs[language]) as file:
        elements = structure(file.Root.StructTreeRoot)
        kinds = [str(element.S) for element in elements]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Link"} <= set(kinds)
        figures = [element for element in elements if element.S == "/Figure"]
        assert figures
        assert all(samples.ORGANISATIONS[language] in str(figure.Alt) for figure in figures)
        cells = [element for element in elements if element.S == "/TD"]
        assert all(len(cell.A.Headers) > 0 for cell in cells)
        links = [a for page in file.pages for a in page.get("/Annots", []) if "/Dest" in a]
        assert links
        assert not [a for a in links if str(a.Contents).startswith(("source-", "positions-"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reads_back(pdfs: dict[str, Pdf], language: str) -> None:
    text = text_of(pdfs[language])
    assert samples.TITLES[language] in text
    for speaker in samples.SPEAKERS[language].values():
        assert speaker.name in text
    for name in ("key-1", "key-2", "developments-1", "figures-1", "background-1"):
        for sentence in samples.TEXTS[language][name]:
            last_words = " ".join(sentence.split()[-3:])
            assert last_words in text, (name, last_words)
    assert samples.FIGURE_TEXTS[language] in text
    assert "gas-story.txt" in text
    assert "1 / 2" in text
    assert "2 / 2" in text


def test_fits_the_limits(pdfs: dict[str, Pdf], drafts: dict[str, Pdf]) -> None:
    for pdf in (*pdfs.values(), *drafts.values()):
        assert len(pdf.content) <= 150_000
        assert pdf.pages == 2
        with opened(pdf) as file:
            assert len(file.pages) == pdf.pages
            assert [round(float(n)) for n in file.pages[0].MediaBox] == [0, 0, 595, 842]


def test_same_bytes_again(pdfs: dict[str, Pdf], template: Path, locales: Path) -> None:
    for language in ("kk", "en"):  # another order, another renderer
        again = render(
            samples.sample(language),
            template=template,
            locales=locales,
            masthead=samples.masthead(language),
            provenance=samples.provenance(language),
        )
        assert again == pdfs[language], language


@pytest.mark.parametrize(
    ("language", "quoted", "reported", "empty", "reference", "notice"),
    [
        (
            "en",
            "“So far, we haven’t",
            "There were no official negotiations concerning the topic.",
            "Not covered in the sources.",
            "Statement: Jurabek Mirzamahmudov, minister of energy (Uzbekistan) — see “Positions”",
            "Every statement is quoted word for word",
        ),
        (
            "ru",
            "«Пока мы не получали",
            "Официальных переговоров на эту тему не велось.",
            "В источниках об этом не говорится.",
            "Заявление: Журабек Мирзамахмудов, министр энергетики (Узбекистан) — см. раздел "
            "«Позиции сторон»",
            "Перевод: память переводов — 18 сегментов, данные — 22; черновик, не проверен "
            "носителем языка.",
        ),
        (
            "kk",
            "«Әзірге біз",
            "Бұл тақырып бойынша ресми келіссөздер жүргізілген жоқ.",
            "Дереккөздерде қамтылмаған.",
            "Мәлімдеме: Жорабек Мирзамахмудов, энергетика министрі (Өзбекстан) – «Тараптардың "
            "ұстанымы» бөлімін қараңыз",
            "Аударма: аударма жады – 18 сегмент, деректер – 22; жоба, тіл иесі тексермеген.",
        ),
        (
            "uz",
            "“Hozircha biz",
            "Bu mavzuda rasmiy muzokaralar boʻlmagan.",
            "Manbalarda yoritilmagan.",
            "Bayonot: Joʻrabek Mirzamahmudov, energetika vaziri (Oʻzbekiston) – “Tomonlar "
            "pozitsiyasi” boʻlimiga qarang",
            "Tarjima: tarjima xotirasi – 18 ta segment, maʼlumotlar – 22; qoralama, til egasi "
            "tekshirmagan.",
        ),
    ],
)
def test_words_around_the_data(
    pdfs: dict[str, Pdf],
    language: str,
    quoted: str,
    reported: str,
    empty: str,
    reference: str,
    notice: str,
) -> None:
    text = text_of(pdfs[language])
    for expected in (quoted, reported, empty, reference, notice):
        assert expected in text


@pytest.mark.parametrize(
    ("language", "watermark", "line", "mark"),
    [
        ("ru", "ЧЕРНОВИК", "3 фрагмента не переведены", "[не переведено]"),
        ("kk", "ЖОБА", "3 үзінді аударылмаған", "[аударылмаған]"),
        ("uz", "QORALAMA", "3 ta parcha tarjima qilinmagan", "[tarjima qilinmagan]"),
    ],
)
def test_draft_is_marked(
    drafts: dict[str, Pdf],
    pdfs: dict[str, Pdf],
    language: str,
    watermark: str,
    line: str,
    mark: str,
) -> None:
    pages = pypdf.PdfReader(io.BytesIO(drafts[language].content)).pages
    assert all(watermark in page.extract_text() for page in pages)
    text = text_of(drafts[language])
    assert line in text
    assert text.count(mark) == 2
    assert "We are going to consider such a proposal" in text
    finished = text_of(pdfs[language])
    assert watermark not in finished
    assert mark not in finished


def test_untranslated_passages_carry_their_language(renderer: Renderer) -> None:
    text = renderer.html(
        samples.untranslated("ru"),
        masthead=samples.masthead("ru"),
        provenance=samples.provenance("ru", 3),
        missing=samples.MISSING,
    )
    assert '<span lang="en" class="untranslated">We are going to consider' in text
    assert '<span lang="en" class="untranslated">vice foreign minister</span>' in text


def test_html_is_escaped(template: Path, locales: Path) -> None:
    from dataclasses import replace

    brief = samples.sample()
    evil = "<img src=x> & {{ 7 * 7 }}"
    brief = replace(brief, title=replace(brief.title, text=evil, sentences=(evil,)))
    text = html(
        brief,
        template=template,
        locales=locales,
        masthead=samples.masthead(),
        provenance=None,
    )
    assert "<img src=x>" not in text
    assert "&lt;img src=x&gt; &amp; {{ 7 * 7 }}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_break_well(own_template: Path, locales: Path, language: str) -> None:
    """At many text widths: no divided syllable alone on a line, no line that is only a citation."""
    sheet = own_template / "brief.css"
    css = sheet.read_text(encoding="utf-8")
    for margin in range(20, 44, 3):
        sheet.write_text(css.replace("17mm 20mm 24mm 20mm", f"17mm 20mm 24mm {margin}mm"))
        pdf = Renderer(own_template, locales).render(
            samples.sample(language),
            masthead=samples.masthead(language),
            provenance=samples.provenance(language),
        )
        for page in pypdf.PdfReader(io.BytesIO(pdf.content)).pages:
            lines = [line.strip() for line in page.extract_text().split("\n")]
            assert not [line for line in lines if re.fullmatch(r"\w{1,9}[-‐]", line)], margin
            assert not [line for line in lines if re.match(r"\[\d", line)], margin
