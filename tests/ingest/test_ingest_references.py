"""References, bibliographies and footnotes are left out with their reason; prose stays."""

from __future__ import annotations

import pytest

from briefing.domain import BlockKind
from briefing.ingest.cleaning import Cleaned, clean
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.references import find_reference, is_references_label

BODY = {
    "en": "The reservoir held less water in March than in any spring of the past decade.",
    "ru": "Весной в водохранилище было меньше воды, чем в любую весну прошлого десятилетия.",
    "kk": "Көктемде су қоймасындағы су соңғы онжылдықтың кез келген көктеміндегіден аз болды.",
    "uz": "Bahorda suv omborida soʻnggi oʻn yillikdagi har qanday bahordagidan kam suv bor edi.",
}
LISTS = {
    "en": (
        "References",
        "[1] Smith J. (2020) Water of the steppe. Journal of Hydrology, 12(3), 45–67.",
        "[2] Ministry of Energy, Annual report 2021, p. 12.",
        "Doe, A., & Roe, B. (2019). Rivers of the region. Retrieved from https://example.org/rivers",
        "World Bank (2022). Water security. doi:10.1596/978-1-4648",
    ),
    "ru": (
        "Список литературы",
        "1. Иванов И. И. Водные ресурсы степи. — М.: Наука, 2020. — 123 с.",
        "2. Петров П.П. Реки области // Вестник гидрологии. 2021. № 3. С. 5–10.",
        "3. Отчёт министерства. URL: https://example.org (дата обращения: 5.05.2022).",
    ),
    "kk": (
        "Пайдаланылған әдебиеттер",
        "1. Ахметов А. Дала сулары. – Алматы: Ғылым, 2020. – 123 б.",
        "2. Министрліктің есебі. URL: https://example.org",
    ),
    "uz": (
        "Foydalanilgan adabiyotlar roʻyxati",
        "1. Karimov A. Choʻl suvlari. – T.: Fan, 2020. – 123 b.",
        "2. Vazirlik hisoboti. URL: https://example.org",
    ),
}


def cleaned(*texts: str) -> Cleaned:
    blocks = [RawBlock(BlockKind.PARAGRAPH, text) for text in ("A title of the text", *texts)]
    return clean(Extraction(tuple(blocks)), "a.txt")


def kept(made: Cleaned) -> list[str]:
    return [block.text for block in made.blocks]


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_a_list_of_references_is_left_out(language: str) -> None:
    made = cleaned(BODY[language], *LISTS[language])

    assert kept(made) == [BODY[language]]
    assert {dropped.reason for dropped in made.dropped} == {"reference"}
    assert [dropped.text for dropped in made.dropped] == list(LISTS[language])


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz"])
def test_text_after_the_list_stays(language: str) -> None:
    made = cleaned(BODY[language], *LISTS[language], BODY[language][:-1] + "!")

    assert kept(made) == [BODY[language], BODY[language][:-1] + "!"]


@pytest.mark.parametrize(
    "label",
    "References|7. References|Bibliography|Works cited|Sources:|Источники|Литература|"
    "Список использованных источников|Примечания|Әдебиеттер|Әдебиеттер тізімі|Дереккөздер|"
    "Adabiyotlar|Foydalanilgan adabiyotlar|Manbalar".split("|"),
)
def test_labels(label: str) -> None:
    assert is_references_label(label)


@pytest.mark.parametrize(
    "heading", ["Sources of water", "Источники энергии", "Notes on the budget", "Литература края"]
)
def test_other_headings_are_no_labels(heading: str) -> None:
    assert not is_references_label(heading)


def test_prose_below_a_label_stays_with_it() -> None:
    made = cleaned(BODY["en"], "Sources", "Most of the water comes from glaciers in the south.")

    assert kept(made)[1:] == ["Sources", "Most of the water comes from glaciers in the south."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1] Smith J. (2020) Water of the steppe.", "reference"),
        ("Smith, J. A., Doe, B. (2020). Water of the steppe.", "reference"),
        ("Иванов И. И. Реки // Вестник. 2021. № 3. С. 5–10.", "reference"),
        ("doi:10.1016/j.jhydrol.2020.01", "reference"),
        ("Retrieved from https://example.org/water on 5 May 2025.", "reference"),
        ("Source: Committee on Statistics, 2025.", "reference"),
        ("Источник: Комитет по статистике", "reference"),
        ("¹ Data of the ministry for the first half of the year.", "footnote"),
        ("† Without the lower reaches of the river.", "footnote"),
    ],
)
def test_an_entry_needs_no_label(text: str, reason: str) -> None:
    assert find_reference(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        BODY["en"],
        "1. Introduce a single permit for water in transit.",
        "The minister referred to a report of 2020 and to the law of 2021.",
        "In 2020 Smith wrote that the river (now a canal) would dry up.",
        "(1) The ministry is to publish the figures every month.",
        "J. Smith, head of the agency, said that water was short.",
        "Smith J. said on Monday that the river would rise.",
        "The sources said: talks will go on. They gave no date.",
        "5. Построить плотину № 3 до конца 2026 года.",
    ],
)
def test_prose_is_no_entry(text: str) -> None:
    assert find_reference(text) is None


def test_notes_that_the_text_points_to_go_with_their_pointers() -> None:
    made = cleaned(
        "The reservoir held less water [1] than in any spring of the past decade [2, 3].",
        BODY["en"],
        "[1] Without the lower basin.",
        "[2] Since measurements began.",
    )

    assert kept(made) == [
        "The reservoir held less water than in any spring of the past decade.",
        BODY["en"],
    ]
    assert [dropped.reason for dropped in made.dropped] == ["footnote", "footnote"]


def test_brackets_without_notes_stay() -> None:
    text = "The law [12] of the republic says that water is free for everyone."

    assert kept(cleaned(text)) == [text]
