"""Nothing is invented: every text, number, date and name of a brief stands in its sources.

Over every article of the tests, in four languages, and over generated documents that repeat and
contradict each other. The quality corpus is in `tests/quality/test_summary_sources.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from region_articles import article_in
from summarise_samples import ARTICLES, NO_NAMES, REPOSITORY, document, names, template

from briefing.config import LimitSettings
from briefing.domain import (
    Brief,
    DateMention,
    Development,
    Disagreement,
    Figure,
    PartialDate,
    Position,
    SourceDocument,
    Span,
)
from briefing.ingest import ingest
from briefing.language.format import format_date
from briefing.summarise import find_unfounded, statements, summarise

FILES = sorted(ARTICLES.rglob("*.txt"))
TOPICS = sorted(p for p in (REPOSITORY / "tests/quality/corpus").iterdir() if p.is_dir())
SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))


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
            when = entry.when if isinstance(entry, Development | Position) else None
            when = entry.period if isinstance(entry, Figure) else when
            if when is not None:
                assert at(when.span) == when.text
                check_date(when)
            if isinstance(entry, Position) and brief.language == "en":
                assert entry.speaker.name.split()[-1] in sources
            if isinstance(entry, Disagreement):
                told = [statement.evidence[0].document for statement in entry.statements]
                assert len(told) > 1 and len(set(told)) == len(told)


def check_date(mention: DateMention) -> None:
    """No year, day or month of a date is there that its words do not give or a finding tells of."""
    numbers = re.findall(r"\d+", mention.text)
    for end in (mention.date, mention.date.until):
        for part in ("year", "day"):
            value = getattr(end, part, None)
            if value is None or part in mention.inferred:
                continue
            short = part == "year" and end is mention.date.until
            assert str(value) in [n.lstrip("0") for n in numbers] or (
                short and f"{value % 100:02}" in numbers
            ), mention
    if mention.inferred:
        assert mention.basis is not None
    # What the page shows has no number but these.
    for language in ("en", "ru", "kk", "uz"):
        shown = re.findall(r"\d+", format_date(mention.date, language))
        ends = [mention.date, *([mention.date.until] if mention.date.until else [])]
        parts = ("year", "day", "quarter", "last")
        known = {str(getattr(e, p)) for e in ends for p in parts if getattr(e, p) is not None}
        known |= {text[-2:] for text in known}
        assert set(shown) <= known, (language, shown, mention)


@pytest.mark.parametrize("path", [*FILES, *SEEDS], ids=lambda path: path.stem)
def test_every_article(path: Path) -> None:
    source = ingest(path, number=1, limits=LimitSettings(), display=path.name)
    check(summarise([source], template(), names()), [source])


@pytest.mark.parametrize("topic", TOPICS, ids=lambda path: path.name)
def test_every_topic_of_the_corpus(topic: Path) -> None:
    documents = [
        ingest(path, number=number, limits=LimitSettings(), display=path.name)
        for number, path in enumerate(sorted(topic.glob("doc-*.txt")), 1)
    ]
    check(summarise(documents, template(), names()), documents)


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


# Sentences of each language with dates of every kind, figures, speakers and deadlines.
_REGION = {
    "en": (
        "Exports of grain reached {n}.{m} million tonnes in January–August 20{y}.",
        "The forum was held from {d} to {e} June and drew {n} guests from {m} countries.",
        "The ban on exports was extended until {d} January, the ministry said.",
        "The fund paid {n} million som to farmers of the valley on {d} May 20{y}.",
        "“We planned {n} wells for 20{y}–3{m},” said Energy Minister Aidar Omarov.",
    ),
    "ru": (
        "Экспорт зерна в январе–августе 20{y} года составил {n},{m} млн тонн.",
        "Форум прошёл с {d} по {e} июня и собрал {n} гостей из {m} стран.",
        "Запрет на вывоз продлили до {d} января, сообщили в министерстве.",
        "Фонд выплатил фермерам долины {n} млн сомов {d} мая 20{y} года.",
        "«На 20{y}–3{m} годы намечено {n} скважин», — сказал министр энергетики Айдар Омаров.",
    ),
    "kk": (
        "20{y} жылғы қаңтар–тамызда астық экспорты {n},{m} млн тоннаға жетті.",
        "Форум {d}–{e} маусымда өтіп, {m} елден {n} қонақ жинады.",
        "Экспортқа тыйым {d} қаңтарға дейін ұзартылды, деп хабарлады министрлік.",
        "Қор алқап фермерлеріне 20{y} жылғы {d} мамырда {n} млн сом төледі.",
        "«20{y}–3{m} жылдарға {n} ұңғыма жоспарланған», — деді министр Айдар Омаров.",
    ),
    "uz": (
        "20{y}-yil yanvar–avgustda don eksporti {n},{m} mln tonnaga yetdi.",
        "Forum {d}–{e}-iyun kunlari boʻlib oʻtdi va {m} mamlakatdan {n} mehmonni yigʻdi.",
        "Eksport taqiqi {d}-yanvargacha uzaytirildi, deb xabar berdi vazirlik.",
        "Jamgʻarma vodiy fermerlariga 20{y}-yil {d}-mayda {n} mln soʻm toʻladi.",
        "“20{y}–3{m}-yillarga {n} ta quduq rejalashtirilgan”, — dedi vazir Aydar Omarov.",
    ),
}


@st.composite
def _topic(draw: st.DrawFn) -> list[SourceDocument]:
    language = draw(st.sampled_from(sorted(_REGION)))
    documents: list[SourceDocument] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        sentences = [
            draw(st.sampled_from(_REGION[language])).format(
                n=draw(st.integers(2, 999)),
                m=draw(st.integers(1, 9)),
                y=draw(st.integers(24, 27)),
                d=draw(st.integers(1, 14)),
                e=draw(st.integers(15, 30)),
            )
            for _ in range(draw(st.integers(1, 6)))
        ]
        made = document(
            *sentences, id=f"d{number}", title=f"Title {number}", published=draw(_published)
        )
        documents.append(replace(made, language=language))
    return documents


_published = st.sampled_from((None, PartialDate(2025, 11, 20), PartialDate(2026, 1)))


@settings(max_examples=60, deadline=None)
@given(_topic())
def test_generated_documents_of_each_language(documents: list[SourceDocument]) -> None:
    check(summarise(documents, template(), NO_NAMES), documents)
