"""Copies of documents and sentences: `briefing.summarise.copies`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summarise_samples import NO_NAMES, REPOSITORY, document, names, template

from briefing.config import Settings
from briefing.domain import Brief, Disagreement, PartialDate, SourceDocument
from briefing.ingest import discover
from briefing.pipeline import read_documents
from briefing.summarise import statements, summarise
from briefing.summarise.copies import (
    contained,
    find_copies,
    overlap,
    same_wording,
    shingles,
)

STORY = (
    "The reservoir held less water in March than in any spring of the past decade.",
    "Farmers in two regions asked the ministry for more water before the sowing season begins.",
    "Engineers measure the level of the lake every morning and publish it at noon.",
)
OTHER = (
    "A new railway bridge over the river was opened to goods trains on the weekend.",
    "The operator of the line expects twice as many wagons by the end of the year.",
)
_words = st.lists(st.sampled_from("water gas rail wheat talks price May grid".split()), max_size=30)


@given(_words, _words)
def test_overlap_is_a_symmetric_share(a: list[str], b: list[str]) -> None:
    one, two = shingles(" ".join(a)), shingles(" ".join(b))
    assert 0 <= overlap(one, two) == overlap(two, one) <= 1
    assert overlap(one, two) <= contained(one, two) or not one
    assert not a or overlap(one, one) == 1


def test_one_word_changed_in_a_long_sentence_is_the_same_wording() -> None:
    sentence = " ".join(STORY)
    assert same_wording(shingles(sentence), shingles(sentence.replace("noon", "eight")))
    assert not same_wording(shingles(STORY[0]), shingles(STORY[1]))


def test_later_document_is_the_copy() -> None:
    copy = document(*STORY, "Our correspondent.", id="d2")
    other = document(*OTHER, id="d3")
    assert find_copies([document(*STORY), copy, other]) == {"d2": "d1"}


def test_document_published_first_is_the_original() -> None:
    first = document(*STORY, id="d1", published=PartialDate(2025, 3, 5))
    second = document(*STORY, id="d2", published=PartialDate(2025, 3, 4))
    third = document(*STORY, id="d3")
    assert find_copies([first, second, third]) == {"d1": "d2", "d3": "d2"}


def test_shortened_text_is_a_copy_and_the_longer_is_not() -> None:
    short, long = document(*STORY[:2]), document(*STORY, *OTHER, *OTHER, id="d2")
    assert find_copies([short, long]) == {"d1": "d2"}


def test_texts_on_one_topic_are_no_copies() -> None:
    assert find_copies([document(*STORY), document(*OTHER, STORY[0], id="d2")]) == {}


def test_copy_is_listed_and_gives_nothing() -> None:
    documents = [document(*STORY), document(*STORY, id="d2"), document(*OTHER, id="d3")]
    brief = summarise(documents, template(), NO_NAMES)
    assert [(s.number, s.copy_of) for s in brief.sources] == [(1, None), (2, 1), (3, None)]
    cited = {span.document for s in statements(brief) for span in s.evidence}
    assert cited == {"d1", "d3"}
    (finding,) = (f for f in brief.findings if f.id == "source-copy")
    assert "d2.txt" in finding.message and "source 1" in finding.message


def test_reprint_with_small_changes() -> None:
    folder = REPOSITORY / "tests/quality/corpus/power-grid"
    documents = read_documents(discover(sorted(folder.glob("doc-*.txt"))), Settings())
    brief = summarise(documents, template(), names())
    assert [s.copy_of for s in brief.sources] == [None, None, 1, None]


REPORTS = {
    "en": (
        "The harvest of wheat in the northern region reached 3.4 million tonnes this autumn.",
        "Farmers of the region brought the last fields in by the end of October after long rain.",
        "Elevators of the region are to take the grain of the small farms in without a queue.",
        "The next report of the agency on the harvest of the region will come out in December.",
    ),
    "ru": (
        "Урожай пшеницы в северной области этой осенью достиг 3,4 млн тонн зерна.",
        "Фермеры области убрали последние поля к концу октября после долгих дождей.",
        "Элеваторы области должны принимать зерно малых хозяйств без очереди.",
        "Следующий отчёт ведомства об урожае области выйдет в декабре.",
    ),
    "kk": (
        "Солтүстік облыста бидай өнімі биылғы күзде 3,4 млн тоннаға жетті.",
        "Облыс фермерлері соңғы егістіктерді ұзақ жаңбырдан кейін қазан айының соңында жинады.",
        "Облыстың элеваторлары шағын шаруашылықтардың астығын кезексіз қабылдауға тиіс.",
        "Облыс өнімі туралы ведомствоның келесі есебі желтоқсан айында шығады.",
    ),
    "uz": (
        "Shimoliy viloyatda bugʻdoy hosili bu yil kuzda 3,4 mln tonnaga yetdi.",
        "Viloyat fermerlari soʻnggi dalalarni uzoq yomgʻirdan keyin oktabr oxirida yigʻib oldi.",
        "Viloyat elevatorlari kichik xoʻjaliklarning donini navbatsiz qabul qilishi kerak.",
        "Viloyat hosili haqida idoraning keyingi hisoboti dekabr oyida chiqadi.",
    ),
}


def _report(texts: tuple[str, ...], number: int, language: str) -> SourceDocument:
    made = document(*texts, id=f"d{number}", published=PartialDate(2025, 11, number))
    return replace(made, language=language)


def _differences(brief: Brief) -> list[Disagreement]:
    entries = (entry for section in brief.sections for entry in section.entries)
    return [entry for entry in entries if isinstance(entry, Disagreement)]


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_a_copy_with_another_figure_is_shown_beside_its_original(language: str) -> None:
    texts = REPORTS[language]
    changed = tuple(text.replace("3.4", "3.9").replace("3,4", "3,9") for text in texts)
    first, second = _report(texts, 1, language), _report(changed, 2, language)

    brief = summarise((first, second), template(), NO_NAMES)

    assert brief.sources[1].copy_of == 1
    (found,) = _differences(brief)
    assert found.about == "figure"
    assert [s.text for s in found.statements] == [texts[0], changed[0]]
    assert [s.evidence[0].document for s in found.statements] == ["d1", "d2"]
    others = [s for s in statements(brief) if s not in found.statements]
    cited = {span.document for s in others for span in s.evidence}
    assert cited == {"d1"}, "a copy confirms nothing"


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_a_copy_with_another_date_is_shown_beside_its_original(language: str) -> None:
    sentence, other = {
        "en": ("The bridge was opened on 5 May 2025.", "The bridge was opened on 8 May 2025."),
        "ru": ("Мост в городе открыли 5 мая 2025 года.", "Мост в городе открыли 8 мая 2025 года."),
        "kk": ("Көпір 2025 жылғы 5 мамырда ашылды.", "Көпір 2025 жылғы 8 мамырда ашылды."),
        "uz": ("Koʻprik 2025-yil 5-mayda ochildi.", "Koʻprik 2025-yil 8-mayda ochildi."),
    }[language]
    first = _report((*REPORTS[language], sentence), 1, language)
    second = _report((*REPORTS[language], other), 2, language)

    (found,) = _differences(summarise((first, second), template(), NO_NAMES))

    assert found.about == "date"
    assert [s.text for s in found.statements] == [sentence, other]


@pytest.mark.parametrize(
    "other",
    [
        "The harvest of wheat in the northern region reached 3.4 million tonnes in this autumn.",
        "The harvest of wheat in the northern region reached some 3.4 million tonnes this autumn.",
        "The harvest of wheat in the northern region reached 3,400,000 tonnes this autumn.",
    ],
)
def test_a_copy_in_other_words_shows_no_difference(other: str) -> None:
    texts = REPORTS["en"]
    first, second = _report(texts, 1, "en"), _report((other, *texts[1:]), 2, "en")

    brief = summarise((first, second), template(), NO_NAMES)

    assert brief.sources[1].copy_of == 1
    assert _differences(brief) == []


def test_every_copy_is_a_version_of_its_own() -> None:
    texts = REPORTS["en"]
    reports = [
        _report(tuple(text.replace("3.4", figure) for text in texts), number, "en")
        for number, figure in enumerate(("3.4", "3.9", "4.4"), 1)
    ]

    (found,) = _differences(summarise(reports, template(), NO_NAMES))

    assert [s.evidence[0].document for s in found.statements] == ["d1", "d2", "d3"]
