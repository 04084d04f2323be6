"""Several sources on the page: what each was used for, copies, differences, shared events."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import render_samples as samples

from briefing.config import load_template
from briefing.domain import Brief, Development, Disagreement, Figure, Source, Span, Statement
from briefing.render import Renderer
from briefing.render.view import BriefView, lay_out

LANGUAGES = ("en", "ru", "kk", "uz")
SECOND = Span("d2", "p1", 0, 10)


def several(language: str = "en") -> Brief:
    """The sample with four sources: used, confirming, a copy and an unused one."""
    brief = samples.sample(language)
    first = brief.sources[0]
    sources = (
        first,
        replace(first, number=2, document="d2"),
        replace(first, number=3, document="d3", copy_of=1),
        replace(first, number=4, document="d4"),
    )
    sections = []
    for section in brief.sections:
        entries = list(section.entries)
        if section.id == "key-messages":
            assert isinstance(entries[0], Statement)
            entries[0] = replace(entries[0], evidence=(samples.SPAN, SECOND))
        if section.id == "developments":
            entries = [replace(e, also=(SECOND,)) for e in entries if isinstance(e, Development)]
        if section.id == "figures":
            other = samples.statement(language, "key-2")
            sides = (
                replace(other, id="figures-2"),
                replace(other, id="figures-3", evidence=(SECOND,)),
            )
            entries.append(Disagreement(sides))
        sections.append(replace(section, entries=tuple(entries)))
    return replace(brief, sections=tuple(sections), sources=sources)


@pytest.fixture(scope="module")
def view(template: Path) -> BriefView:
    return lay_out(several(), load_template(template).sections, frozenset())


def page(renderer: Renderer, brief: Brief) -> str:
    language = brief.language
    text = renderer.html(
        brief, masthead=samples.masthead(language), provenance=samples.provenance(language)
    )
    return re.sub(r"\s+", " ", text)


def test_confirmed_statement_has_both_numbers(view: BriefView) -> None:
    assert view.sections[0].lines[0].citations == (1, 2)
    assert view.sections[0].lines[1].citations == (1,)


def test_event_told_twice_has_both_numbers(view: BriefView) -> None:
    rows = next(s.rows for s in view.sections if s.kind == "developments")
    assert rows[0].line is not None and rows[0].line.citations == (1, 2)
    assert rows[1].line is None and rows[1].citations == (1, 2)


def test_sources_say_what_they_were_used_for(view: BriefView) -> None:
    assert view.sources[1].used_for == ("Key messages", "Developments", "Key figures")
    assert view.sources[2].copy_of == 1 and view.sources[2].used_for == ()
    assert view.sources[3].copy_of is None and view.sources[3].used_for == ()


def test_source_of_the_title_alone(template: Path) -> None:
    brief = several()
    title = replace(brief.title, evidence=(Span("d4", "title", 0, 10),))
    shown = lay_out(replace(brief, title=title), load_template(template).sections, frozenset())
    assert shown.sources[3].used_for == ("Title",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page(renderer: Renderer, language: str) -> None:
    text = page(renderer, several(language))
    row = re.search(r'<tr class="differing".*?</tr>', text)
    assert row is not None
    assert re.findall(r'href="#source-(\d)"', row[0]) == ["1", "2"]
    uses = re.findall(r'<span class="use">(.*?)</span>', text)
    assert len(uses) == 4
    if language == "en":
        assert "Sources differ" in row[0]
        assert uses[1:] == [
            "used for: Key messages, Developments, Key figures",
            "copy of [1]",
            "not used",
        ]


def test_one_source_needs_no_list_of_uses(renderer: Renderer) -> None:
    assert 'class="use"' not in page(renderer, samples.sample())


def test_source_defaults() -> None:
    assert Source(1, "d1", "a.txt", "A", None, "0").copy_of is None


def with_shared_figures(language: str = "en") -> Brief:
    """Three figures, two of one sentence; the second is given by another source as well."""
    brief = several(language)
    sections = []
    for section in brief.sections:
        entries = section.entries
        if section.id == "figures":
            (first,) = (e for e in entries if isinstance(e, Figure))
            when = samples.mention(2025, 9)
            second = replace(
                first, text="7 percent", place=2, measure="output", period=when, also=(SECOND,)
            )
            other = samples.statement(language, "key-2")
            third = replace(first, text="9 percent", statement=replace(other, id="figures-9"))
            entries = (first, second, third)
        sections.append(replace(section, entries=entries))
    return replace(brief, sections=tuple(sections))


def test_figures_of_one_sentence_stand_beside_it(renderer: Renderer) -> None:
    text = page(renderer, with_shared_figures())
    table = re.search(r'<section class="section figures.*?</section>', text)
    assert table is not None
    groups = re.findall(r"<tbody>(.*?)</tbody>", table[0])
    assert len(groups) == 2, "figures of a sentence stay on one page"
    assert groups[0].count('<th scope="row">') == 2
    assert groups[0].count("<td") == 1 and 'rowspan="2"' in groups[0]
    assert "rowspan" not in groups[1]
    second = groups[0].split("</tr>")[1]
    assert "Output" in second, "what a figure measures"
    assert re.findall(r'href="#source-(\d)"', second) == ["1", "2"], "both sources give it"


def test_page_with_shared_figures_is_whole(renderer: Renderer) -> None:
    pdf = renderer.render(
        with_shared_figures(), masthead=samples.masthead(), provenance=samples.provenance("en")
    )
    with pikepdf.open(io.BytesIO(pdf.content)) as document:
        cells = [e for e in structure(document.Root.StructTreeRoot) if e.get("/S") == "/TD"]
        spans = [int(c.A.RowSpan) for c in cells if "/A" in c and "/RowSpan" in c.A]
    assert spans == [2], "a reader aloud knows which figures the sentence belongs to"


def test_list_of_sources_is_tagged_as_a_list(renderer: Renderer) -> None:
    pdf = renderer.render(
        several(), masthead=samples.masthead(), provenance=samples.provenance("en")
    )
    with pikepdf.open(io.BytesIO(pdf.content)) as document:
        items = [e for e in structure(document.Root.StructTreeRoot) if e.S == "/LI"]
        kinds = {str(kid.S) for item in items for kid in item.K}
    assert items and kinds <= {"/Lbl", "/LBody"}, "PDF/UA-1, 7.2: what a list item may hold"


def structure(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every structure element below ``element``."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from structure(kid)
