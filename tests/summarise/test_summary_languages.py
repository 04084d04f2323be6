"""Briefs of Russian, Kazakh and Uzbek documents: speakers, dates, sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from region_articles import article_in, load_names

from briefing.config import load_template
from briefing.domain import Brief, Development, Position
from briefing.summarise import find_unfounded, summarise
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.people_of_region import find_people_in
from briefing.summarise.referents_of_region import RegionalReferents
from briefing.summarise.speech_of_region import (
    attribution_after_in,
    attribution_before_in,
    find_reported_in,
)
from briefing.summarise.terms import stem, terms

ROOT = Path(__file__).parents[2]
NAMES = load_names(ROOT / "locales")


def brief_in(language: str) -> Brief:
    return summarise([article_in(language)], load_template(ROOT / "templates/policy-brief"), NAMES)


@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_the_brief_is_verbatim_and_in_the_language(language: str) -> None:
    brief = brief_in(language)

    assert brief.language == language
    assert find_unfounded(brief, [article_in(language)]) == ()


@pytest.mark.parametrize(
    ("language", "speakers"),
    [
        ("ru", {"Алихан Смаилов", "Алмас Айдаров", "Болат Акчулаков", "Журабек Мирзамахмудов"}),
        ("kk", {"Әлихан Смайылов"}),
        ("uz", {"Alixan Smailov"}),
    ],
)
def test_the_speakers_are_found(language: str, speakers: set[str]) -> None:
    entries = [e for section in brief_in(language).sections for e in section.entries]
    found = {e.speaker.name for e in entries if isinstance(e, Position)}

    assert speakers <= found


def test_the_timeline_has_the_dates_of_the_article() -> None:
    entries = [e for section in brief_in("ru").sections for e in section.entries]
    dates = [
        (e.when.date.year, e.when.date.month, e.when.date.day)
        for e in entries
        if isinstance(e, Development)
    ]

    assert dates == [(2022, 11, None), (2022, 12, 8), (2022, 12, 12), (2022, 12, 21)]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "«Мы ждём ответа от них», — сказал он журналистам.", "он журналистам"),
        ("ru", "«Мы ждём ответа от них», — заявил К. Токаев.", "К. Токаев"),
        ("kk", "«Біз жауап күтіп отырмыз бүгін», – деді ол.", "ол"),
        ("uz", "“Biz javob kutyapmiz bugun”, – dedi vazir.", "vazir"),
    ],
)
def test_the_subject_after_a_quotation(language: str, text: str, who: str) -> None:
    end = max(text.rfind("»"), text.rfind("”"))

    assert attribution_after_in(text, end, language) == who


def test_the_subject_before_a_quotation() -> None:
    text = "Министр энергетики заявил: «Мы ждём ответа от них»."

    start, end = text.index("«") + 1, text.index("»")

    assert attribution_before_in(text, start, end, "ru") == "Министр энергетики"


def test_reported_speech_in_russian() -> None:
    text = "Министр сообщил журналистам, что переговоры продолжаются."
    reported = find_reported_in(text, "ru")

    assert reported is not None
    assert text[slice(*reported.who)] == "Министр"
    assert text[slice(*reported.clause)] == "переговоры продолжаются"


@pytest.mark.parametrize(
    "subject",
    ["представитель Смаилова", "Иван Петров", "депутат", "Токаев и Смаилов", "они"],
)
def test_an_uncertain_speaker_is_left_out(subject: str) -> None:
    document = article_in("ru")
    people = find_people_in("d1", document.blocks, NAMES, "ru")

    assert RegionalReferents(people, "ru").speaker(subject, "", "") is None


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", ["поставка", "поставки", "поставкам"]),
        ("kk", ["келіссөз", "келіссөздер", "келіссөздерді"]),
        ("uz", ["muzokara", "muzokaralar", "muzokaralarni"]),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, forms: list[str]) -> None:
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize("language", list(CUE_WORDS))
def test_words_without_content_are_no_terms(language: str) -> None:
    assert terms(" ".join(CUE_WORDS[language].stop_words), language) == []
