"""Both templates on both papers, charts, classification, and two languages side by side."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
import render_samples as samples

from briefing.domain import Brief, DateMention, Figure, PartialDate, Pdf, Section
from briefing.errors import RenderError, SettingsError
from briefing.render import Part, Renderer, check_template
from briefing.render.charts import draw_charts
from briefing.render.fetching import TemplateFetcher

LANGUAGES = ("en", "ru", "kk", "uz")
SIZES = {"A4": (595, 842), "Letter": (612, 792)}


@pytest.fixture(scope="module")
def renderers(templates: Path, locales: Path) -> dict[str, Renderer]:
    return {name: Renderer(templates / name, locales) for name in ("policy-brief", "civic-brief")}


def figure(name: str, value: str, year: int | None, series: str | None = "t: landings") -> Figure:
    told = samples.statement("en", "figures-1")
    when = DateMention(PartialDate(year), str(year), samples.SPAN) if year else None
    return Figure(
        value, "t", f"{value} tonnes", replace(told, id=name), when, "landings", 1, (), series
    )


def with_chart(language: str) -> Brief:
    brief = samples.sample(language)
    rows = (figure("figures-8", "52", 2004), figure("figures-9", "8700", 2025))
    sections = tuple(
        replace(section, entries=(*section.entries, *rows)) if section.id == "figures" else section
        for section in brief.sections
    )
    return replace(brief, sections=sections)


def part(language: str, brief: Brief | None = None) -> Part:
    masthead = replace(samples.masthead(language), classification=f"mark {language}")
    return Part(brief or samples.sample(language), masthead, samples.provenance(language))


def render(renderer: Renderer, language: str, brief: Brief, paper: str = "A4") -> Pdf:
    masthead = replace(samples.masthead(language), classification=f"mark {language}", paper=paper)
    return renderer.render(brief, masthead=masthead, provenance=samples.provenance(language))


def pages_of(pdf: Pdf) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(pdf.content)).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def structure(node: pikepdf.Object) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    kids: pikepdf.Object = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *structure(kid)]
    return found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["policy-brief", "civic-brief"])
def test_two_pages_on_both_papers(
    renderers: dict[str, Renderer], name: str, language: str, paper: str
) -> None:
    pdf = render(renderers[name], language, samples.sample(language), paper)
    assert pdf.pages == 2
    with pikepdf.open(io.BytesIO(pdf.content)) as file:
        assert str(file.Root.Lang) == language
        for page in file.pages:
            assert [round(float(n)) for n in page.MediaBox[2:]] == list(SIZES[paper])
        with file.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"
        for element in structure(file.Root.StructTreeRoot):
            if element.S == "/Figure":
                assert str(element.get("/Alt", "")), "a figure without a description"
    for number, page in enumerate(pages_of(pdf), start=1):
        assert f"mark {language}" in page, f"page {number} has no classification"


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_is_described(renderers: dict[str, Renderer], language: str) -> None:
    pdf = render(renderers["civic-brief"], language, with_chart(language))
    with pikepdf.open(io.BytesIO(pdf.content)) as file:
        elements = structure(file.Root.StructTreeRoot)
        texts = [str(e.Alt) for e in elements if e.S == "/Figure"]
    (told,) = [text for text in texts if "8700" in text]
    assert "2004" in told and "52 tonnes" in told and "2025" in told
    assert "{values}" not in told
    assert any("8700 tonnes" in page for page in pages_of(pdf))


def drawn(*figures: Figure) -> list[list[tuple[str, float]]]:
    return [[(bar.value, bar.share) for bar in c.bars] for c in draw_charts(figures)]


def test_bars_begin_at_zero_and_stand_in_time() -> None:
    chart = drawn(figure("a", "50", 2025), figure("b", "100", 2024))
    assert chart == [[("100 tonnes", 1.0), ("50 tonnes", 0.5)]]


@pytest.mark.parametrize(
    "figures",
    [
        (figure("a", "50", 2025),),
        (figure("a", "50", 2025), figure("b", "100", 2025)),
        (figure("a", "50", 2025), figure("b", "100", None)),
        (figure("a", "50", 2025), figure("b", "100", 2024, series="t: quota")),
        (figure("a", "50", 2025, series=None), figure("b", "100", 2024, series=None)),
        (figure("a", "-50", 2025), figure("b", "100", 2024)),
        (figure("a", "0", 2025), figure("b", "100", 2024)),
        tuple(figure(str(year), "5", year) for year in range(2000, 2010)),
    ],
    ids=["one", "one year twice", "no year", "two series", "unknown", "negative", "nought", "ten"],
)
def test_what_cannot_be_compared_is_not_drawn(figures: tuple[Figure, ...]) -> None:
    assert drawn(*figures) == []


def test_a_year_is_not_compared_with_a_month() -> None:
    month = figure("b", "100", 2024)
    when = DateMention(PartialDate(2024, 5), "May 2024", samples.SPAN)
    assert drawn(figure("a", "50", 2025), replace(month, period=when)) == []


@pytest.mark.parametrize("name", ["policy-brief", "civic-brief"])
def test_both_languages_stand_side_by_side(renderers: dict[str, Renderer], name: str) -> None:
    pdf = renderers[name].render_bilingual(
        part("kk", with_chart("kk")), part("ru", with_chart("ru"))
    )
    text = " ".join(pages_of(pdf))
    for language in ("kk", "ru"):
        assert samples.ORGANISATIONS[language] in text
        for sentences in samples.TEXTS[language].values():
            assert sentences[0].split()[0].lower() in text.lower()
    for words in ("Тараптардың ұстанымы", "Позиции сторон", "mark kk", "mark ru"):
        assert words in text
    with pikepdf.open(io.BytesIO(pdf.content)) as file:
        assert str(file.Root.Lang) == "kk"
        elements = structure(file.Root.StructTreeRoot)
        languages = {str(e.Lang) for e in elements if "/Lang" in e}
        assert languages == {"kk", "ru"}
        (title,) = [e for e in elements if e.S == "/H1"]
        assert [str(e.Lang) for e in structure(title) if "/Lang" in e][:1] == ["kk"]
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_untranslated_passages_have_their_language(drafts: dict[str, Pdf]) -> None:
    with pikepdf.open(io.BytesIO(drafts["kk"].content)) as file:
        elements = structure(file.Root.StructTreeRoot)
        assert {str(e.Lang) for e in elements if "/Lang" in e} == {"en"}


def test_editions_of_two_briefs_are_refused(renderers: dict[str, Renderer]) -> None:
    with pytest.raises(RenderError, match="kk and ru"):
        renderers["policy-brief"].render_bilingual(part("kk", with_chart("kk")), part("ru"))


def test_a_mistake_in_the_bilingual_page(own_template: Path, locales: Path) -> None:
    file = own_template.parent / "shared/bilingual.html.j2"
    text = file.read_text("utf-8")
    line = text[: text.index("left.title_line()")].count("\n") + 1
    file.write_text(text.replace("left.title_line()", "left.titel_line()"), encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        Renderer(own_template, locales).render_bilingual(part("kk"), part("ru"))
    assert caught.value.message.startswith(f"{file}:{line}: ")
    assert any(f"{file}:{line}: " in p for p in check_template(own_template, locales, ("en",)))


@pytest.mark.parametrize(
    "address",
    ["../shared/../secret.svg", "../shared/fonts/../../../secret.svg", "../sharedx/secret.svg"],
)
def test_the_shared_folder_leads_nowhere_else(tmp_path: Path, address: str) -> None:
    templates = tmp_path / "templates"
    for name in ("house", "shared/fonts", "sharedx"):
        (templates / name).mkdir(parents=True)
    for folder in (tmp_path, templates, templates / "sharedx"):
        (folder / "secret.svg").write_text("<svg/>")
    (templates / "shared/link.svg").symlink_to(tmp_path / "secret.svg")
    fetcher = TemplateFetcher((templates / "house", templates / "shared"))
    for name in (address, "../shared/link.svg"):
        with pytest.raises(ValueError, match="outside the template folder"):
            fetcher.fetch(f"{(templates / 'house').as_uri()}/{name}")
    (templates / "shared/mark.svg").write_text("<svg/>")
    assert fetcher.fetch(f"{(templates / 'house').as_uri()}/../shared/mark.svg")


def test_a_file_of_the_template_counts_before_a_shared_one(
    own_template: Path, locales: Path
) -> None:
    shared = own_template.parent / "shared/macros.html.j2"
    own = own_template / "macros.html.j2"
    own.write_text(shared.read_text("utf-8").replace("[{{ number }}]", "({{ number }})"), "utf-8")
    text = Renderer(own_template, locales).html(
        samples.sample(), masthead=samples.masthead(), provenance=None
    )
    assert ">(1)</a>" in text and ">[1]</a>" not in text


def test_shared_is_no_template(own_template: Path, tmp_path: Path) -> None:
    from briefing.resources import Workspace

    workspace = Workspace(tmp_path, own_template.parent, tmp_path, None)
    with pytest.raises(SettingsError, match="no template 'shared'"):
        workspace.template("shared")


def test_section_without_figures_has_no_chart() -> None:
    assert draw_charts(Section("x", "statements", ()).entries) == ()


def test_a_kept_renderer_takes_notice_of_changes(own_template: Path, locales: Path) -> None:
    renderer = Renderer(own_template, locales)

    def made() -> str:
        return renderer.render(
            samples.sample(), masthead=samples.masthead(), provenance=None
        ).sha256

    seen = {made()}
    shared = own_template.parent / "shared"
    changes = [
        (own_template / "brief.css", ".section { margin-top: 5.6mm; }", ".section { margin: 0; }"),
        (own_template / "theme.toml", 'title-size = "22pt"', 'title-size = "21pt"'),
        (own_template / "brief.html.j2", '<p class="deck">', '<p class="deck">! '),
        (shared / "macros.html.j2", "[{{ number }}]", "({{ number }})"),
        (shared / "common.css", "vertical-align: 3pt", "vertical-align: 4pt"),
        (shared / "fonts.css", "SourceSerif4_400Regular.ttf", "SourceSerif4_700Bold.ttf"),
    ]
    for file, old, new in changes:
        text = file.read_text("utf-8")
        assert old in text, file
        file.write_text(text.replace(old, new), encoding="utf-8")
        renderer.refresh()
        after = made()
        assert after not in seen, f"{file.name}: the change is not seen"
        fresh = Renderer(own_template, locales).render(
            samples.sample(), masthead=samples.masthead(), provenance=None
        )
        assert after == fresh.sha256, f"{file.name}: not as a new renderer makes it"
        seen.add(after)
