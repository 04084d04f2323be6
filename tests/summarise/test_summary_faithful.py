"""Nothing is invented: every text, number, date and name of a brief stands in its sources.

Over every article of the tests, in four languages, and over generated documents that repeat and
contradict each other. The quality corpus is in `tests/quality/test_summary_sources.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from region_articles import article_in
from summarise_samples import ARTICLES, NO_NAMES, document, names, template

from briefing.config import LimitSettings
from briefing.domain import (
    Brief,
    Development,
    Disagreement,
    Figure,
    PartialDate,
    Position,
    SourceDocument,
    Span,
)
from briefing.ingest import ingest
from briefing.summarise import find_unfounded, statements, summarise

FILES = sorted(ARTICLES.rglob("*.txt"))


def texts_of(documents: list[SourceDocument]) -> dict[tuple[str, str], str]:
    texts = {(d.id, block.id): block.text for d in documents for block in d.blocks}
    return texts | {(d.id, "title"): d.title for d in documents}


def check(brief: Brief, documents: list[SourceDocument]) -> None:
    """The self-check finds nothing, and neither does this one, which knows nothing of it."""
    assert find_unfounded(brief, documents) == ()
    texts = texts_of(documents)
    sources = " ".join(texts.values())

    def at(span: Span) -> str:
        return texts[span.document, span.block][span.start : span.end]

    for statement in statements(brief):
        assert at(statement.evidence[0]) == statement.text
        assert all(at(span) for span in statement.evidence), statement.id
    for section in brief.sections:
        for entry in section.entries:
            if isinstance(entry, Figure):
                assert entry.text in entry.statement.text
                assert (entry.measure or "") in entry.statement.text
                assert entry.period is None or at(entry.period.span) == entry.period.text
                number = re.sub(r"\D", "", entry.text)
                others = [re.sub(r"\D", "", at(span)) for span in entry.also]
                assert all(number in other for other in others if number), entry.text
            if isinstance(entry, Development):
                assert at(entry.when.span) == entry.when.text
            if isinstance(entry, Position) and brief.language == "en":
                assert entry.speaker.name.split()[-1] in sources
            if isinstance(entry, Disagreement):
                told = [statement.evidence[0].document for statement in entry.statements]
                assert len(told) > 1 and len(set(told)) == len(told)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_article(path: Path) -> None:
    source = ingest(path, number=1, limits=LimitSettings(), display=path.name)
    check(summarise([source], template(), names()), [source])


@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_articles_of_the_region(language: str) -> None:
    source = article_in(language)
    check(summarise([source], template(), names()), [source])


# --------------------------------------------------------------------------- generated documents

_THINGS = ("exports of rice", "the harvest of cotton", "losses of water", "turnout in the cities")
_PLACES = ("", " in Osh", " in the Turkistan region", " along the Syr Darya")
_WHEN = ("", " in 2024", " in March 2025", " in the first half of 2025", " this year", " by 2030")
_UNITS = ("percent", "tonnes", "million tenge", "hectares", "percentage points", "people", "km")
_FORMS = (
    "{Thing}{place} rose from {n} {unit} to {m} {unit}{when}.",
    "{Thing}{place} amounted to {n} {unit}{when}, compared with {m} {unit} a year earlier.",
    "The council put {thing}{place} at {n} {unit}{when}; in 2023 it was {m} {unit}.",
    "Of {n} villages {m} have no canal, Energy Minister Aidar Omarov said{when}.",
    "“We expect between {n} and {m} {unit},” Deputy Director Anna Lee said. “It will be hard.”",
    "The second line{place} is due to be completed in the fourth quarter of 20{y}.",
    "This was {n} {unit} more than planned, and {m},000 farmers asked for {thing}.",
    "As of 1 January 20{y}, a fund of ${n}.{m} million stood ready{place}.",
)


@st.composite
def _sentence(draw: st.DrawFn) -> str:
    thing = draw(st.sampled_from(_THINGS))
    return draw(st.sampled_from(_FORMS)).format(
        thing=thing,
        Thing=thing[:1].upper() + thing[1:],
        place=draw(st.sampled_from(_PLACES)),
        when=draw(st.sampled_from(_WHEN)),
        unit=draw(st.sampled_from(_UNITS)),
        n=draw(st.integers(2, 999)),
        m=draw(st.integers(2, 999)),
        y=draw(st.integers(24, 31)),
    )


_PUBLISHED = (None, PartialDate(2025, 3, 12), PartialDate(2025, 6), PartialDate(2025))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(_sentence(), min_size=1, max_size=8), min_size=1, max_size=4),
    st.lists(st.sampled_from(_PUBLISHED), min_size=4, max_size=4),
)
def test_generated_documents(parts: list[list[str]], published: list[PartialDate | None]) -> None:
    documents = [
        document(*sentences, id=f"d{n}", title=f"Title {n}", published=published[n - 1])
        for n, sentences in enumerate(parts, 1)
    ]
    check(summarise(documents, template(), NO_NAMES), documents)
