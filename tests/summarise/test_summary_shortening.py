"""The length of the whole brief: `briefing.summarise.shortening`, and that it makes two pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from summarise_samples import REPOSITORY, names, template

from briefing.config import BriefTemplate, LimitSettings, load_template
from briefing.domain import (
    Brief,
    Development,
    Disagreement,
    Entry,
    Masthead,
    Origin,
    PartialDate,
    Provenance,
    SegmentStatus,
    SourceDocument,
    Statement,
)
from briefing.errors import SettingsError
from briefing.ingest import ingest
from briefing.render import Renderer
from briefing.summarise import find_unfounded, statements, summarise
from briefing.summarise.source_use import cited_documents

CORPUS = REPOSITORY / "tests" / "quality" / "corpus"
TOPICS = ("cement-industry", "power-grid", "water-sharing", "glacier-monitoring")
LONGER = 0.2  # what a translation may have more than its source


def documents(topic: str) -> list[SourceDocument]:
    paths = sorted((CORPUS / topic).glob("doc-*.txt"))
    limits = LimitSettings()
    return [ingest(p, number=n, limits=limits, display=p.name) for n, p in enumerate(paths, 1)]


def limited(characters: int | None) -> BriefTemplate:
    whole = template()
    return replace(whole, template=replace(whole.template, characters=characters))


def size(brief: Brief) -> int:
    return sum(len(statement.text) for statement in statements(brief))


@pytest.mark.parametrize("topic", TOPICS)
def test_brief_is_cut_and_stays_sound(topic: str) -> None:
    sources = documents(topic)
    whole, cut = (summarise(sources, limited(n), names()) for n in (None, 2200))
    assert size(cut) < size(whole)
    assert find_unfounded(cut, sources) == ()
    assert {s.text for s in statements(cut)} < {s.text for s in statements(whole)}
    for before, after, section in zip(
        whole.sections, cut.sections, template().sections, strict=True
    ):
        least = min(len(before.entries), max(1, section.min))
        assert len(after.entries) >= least, section.id
    assert cited_documents(cut) == cited_documents(whole)


@pytest.mark.parametrize("topic", TOPICS)
def test_timeline_points_to_what_is_there(topic: str) -> None:
    cut = summarise(documents(topic), limited(1), names())
    shown = {statement.id for statement in statements(cut)}
    rows = [e for s in cut.sections for e in s.entries if isinstance(e, Development)]
    assert {row.see for row in rows if row.see is not None} <= shown


def test_differences_stay() -> None:
    def differing(brief: Brief) -> list[Disagreement]:
        return [e for s in brief.sections for e in s.entries if isinstance(e, Disagreement)]

    sources = documents("power-grid")
    assert differing(summarise(sources, limited(None), names()))
    assert len(differing(summarise(sources, limited(1), names()))) == len(
        differing(summarise(sources, limited(None), names()))
    )


def test_a_short_brief_stays_whole() -> None:
    sources = documents("customs-digitalisation")[:1]
    assert summarise(sources, template(), names()) == summarise(sources, limited(None), names())


@pytest.mark.parametrize("topic", TOPICS)
def test_two_pages_in_every_language(topic: str) -> None:
    brief = summarise(documents(topic), template(), names())
    renderer = Renderer(REPOSITORY / "templates" / "policy-brief", REPOSITORY / "locales")
    masthead = Masthead("Centre for Policy", "x@example.org", "1", PartialDate(2026, 11, 22))
    notice = Provenance(((Origin.MEMORY, 30),), (), SegmentStatus.DRAFT, 0)
    pages = {"en": renderer.render(brief, masthead=masthead, provenance=None).pages}
    for language in ("ru", "kk", "uz"):
        edition = replace(lengthened(brief), language=language)
        pages[language] = renderer.render(edition, masthead=masthead, provenance=notice).pages
    assert max(pages.values()) <= 2, pages


def lengthened(brief: Brief) -> Brief:
    """The brief with sentences as much longer as those of a translation may be."""

    def statement(item: Statement) -> Statement:
        longer = tuple(f"{s} {s[: int(len(s) * LONGER)]}" for s in item.sentences)
        return replace(item, text=" ".join(longer), sentences=longer)

    def entry(item: Entry) -> Entry:
        if isinstance(item, Statement):
            return statement(item)
        if isinstance(item, Disagreement):
            return replace(item, statements=tuple(map(statement, item.statements)))
        if item.statement is None:
            return item
        return replace(item, statement=statement(item.statement))

    sections = tuple(replace(s, entries=tuple(map(entry, s.entries))) for s in brief.sections)
    return replace(brief, title=statement(brief.title), sections=sections)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("characters = 0", "characters: must be more than 0"),
        ("max_pages = -1", "max_pages: must be more than 0"),
        ('characters = "many"', "characters"),
    ],
)
def test_lengths_of_a_template_are_checked(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "brief.toml").write_text(f'sections = []\n[template]\nversion = "1"\n{line}\n')
    with pytest.raises(SettingsError) as caught:
        load_template(tmp_path)
    assert problem in "\n".join(caught.value.problems)
