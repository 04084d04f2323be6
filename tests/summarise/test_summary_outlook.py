"""What to watch: plans, conditions and talks; and notes that lean on nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from summarise_samples import NO_NAMES, document, names, pointing, positions, template, texts

from briefing.config import Settings
from briefing.domain import PartialDate
from briefing.pipeline import read_documents
from briefing.summarise import summarise
from briefing.summarise.outlook import pending
from briefing.summarise.units import analyse


def test_a_plan_with_a_figure_is_watched_and_the_table_points_there() -> None:
    plan = "Three new dairies worth 1.2 billion tenge will be opened in the first quarter of 2026."
    brief = summarise(
        [
            document(
                "The government raised the duty on the export of live cattle to protect dairies.",
                "Herders of the mountain districts gathered in the capital and asked for a delay.",
                "Butchers in the bazaars of the capital complained that good meat is hard to find.",
                "The duty on hides was abolished after a complaint of the shoemakers of the city.",
                plan,
                published=PartialDate(2025, 10, 12),
            )
        ],
        template(),
        NO_NAMES,
    )
    assert plan in texts(brief, "outlook")
    assert [(row.text, row.see) for row in pointing(brief)] == [
        ("1.2 billion tenge", f"outlook-{1 + texts(brief, 'outlook').index(plan)}")
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Talks on a price of 3.4 cents per kilowatt-hour for the power are under way."),
        ("en", "The talks of both ministries on the border crossing have not been completed."),
        ("ru", "Переговоры с Казахстаном о взаимном признании сертификатов продолжаются."),
        ("kk", "Қытаймен жаңа терминал туралы келіссөздер жүріп жатыр."),
        ("uz", "Rossiya bilan yangi shartnoma boʻyicha muzokaralar davom etmoqda."),
    ],
)
def test_talks_under_way(language: str, sentence: str) -> None:
    (unit,) = analyse([replace(document(sentence), language=language)], NO_NAMES).units
    assert pending(unit)


@pytest.mark.parametrize(
    ("language", "sentence", "leans"),
    [
        ("kk", "Экспорт 1,1 млн тоннаны құрады, бұл былтырғыдан 15%-ға көп.", False),
        ("kk", "Министр бұл жобаны қолдамайтынын айтты.", True),
        ("uz", "Import 5,2 mlrd kub metrni tashkil etdi, bu oldingidan 40 foizga koʻp.", False),
        ("uz", "Vazir bu loyihani qoʻllab-quvvatlamasligini aytdi.", True),
    ],
)
def test_after_a_comma_the_clause_before_is_meant(
    language: str, sentence: str, leans: bool
) -> None:
    (unit,) = analyse([replace(document(sentence), language=language)], NO_NAMES).units
    assert unit.dangling == leans


def test_a_note_that_opens_with_a_known_thing_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "The ministry is going to spend 4.5 billion tenge on new wells in Turkistan next year. "
        "It has not named a contractor.",
        encoding="utf-8",
    )
    brief = summarise(tuple(read_documents([path], Settings())), template(), names())
    assert texts(brief, "key-messages") == [
        "The ministry is going to spend 4.5 billion tenge on new wells in Turkistan next year. "
        "It has not named a contractor."
    ]


def test_the_minister_of_a_paragraph_is_watched() -> None:
    noted = "The minister noted that the tariff would apply only as long as the lakes are low."
    brief = summarise(
        [
            document(
                "“The tariff,” Water Minister Nurzhan Akhmetov said, “has not covered the cost of "
                "pumping for ten years.”",
                "Growers in the south called the tariff too high, and some of them wept.",
                noted,
                "The union of the rice growers gathered a thousand of its members in Kyzylorda.",
                "A thousand kilometres of canals lie open, and much of the water sinks into sand.",
                "Drip irrigation has reached a tenth of the fields in all southern districts.",
                "The state pays half of the equipment, as the programme of last year provides.",
            )
        ],
        template(),
        names(),
    )
    assert noted in texts(brief, "outlook")


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        # One bank in the document: it is known which.
        ("The National Bank raised the rate in May. {}", False),
        ("The National Bank and the Development Bank raised rates in May. {}", True),
        ("Farmers asked for cheaper loans in May. {}", True),
    ],
)
def test_the_bank_is_known_where_the_document_has_one(text: str, leans: bool) -> None:
    told = "The bank expects remittances to fall by 5 percent because of the new rules."
    *_, unit = analyse([document(*text.split(". ", 1)[:1], told)], NO_NAMES).units
    assert unit.text == told
    assert unit.dangling == leans


def test_what_is_counted_from_a_named_event_leans_on_nothing() -> None:
    told = "Two weeks after the start of the lunches 780,000 pupils are getting a hot meal."
    (unit,) = analyse([document(told)], NO_NAMES).units
    assert not unit.dangling


@pytest.mark.parametrize(
    ("before", "leans"),
    [("The talks stopped on 3 March 2025.", False), ("The talks stopped.", True)],
)
def test_a_day_earlier_leans_unless_it_is_a_date(before: str, leans: bool) -> None:
    text = f"{before} A day earlier, 300 lorries had been waiting at the border."
    *_, unit = analyse([document(text)], NO_NAMES).units
    assert unit.dangling == leans


def test_a_stance_is_a_position_and_no_message() -> None:
    stance = "Akhmetov ruled out a sale of the assets of the company in Canada."
    brief = summarise(
        [
            document(
                "The uranium company cut its production target for the next year on Friday.",
                "“We are building an acid plant of our own,” chief executive Murat Akhmetov said.",
                stance,
                "Uranium traded at 82 dollars a pound, and the shares of the company lost a tenth.",
                "Traders of uranium in London had waited for the production target of the company.",
            )
        ],
        template(),
        NO_NAMES,
    )
    assert stance not in texts(brief, "key-messages")
    assert stance in [p.statement.text for p in positions(brief)]
