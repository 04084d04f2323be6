"""Speakers by relative clause, apposition and second verb; what is said without "that"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import document, names, positions, template

from briefing.domain import Brief, SourceDocument
from briefing.summarise import summarise
from briefing.summarise.units import Unit, analyse


def read(text: str, language: str = "en") -> list[Unit]:
    return list(analyse([replace(document(text), language=language)], names()).units)


def said(unit: Unit) -> str | None:
    return unit.block.text[slice(*unit.clause)] if unit.clause else None


@pytest.mark.parametrize(
    ("text", "speaker", "clause"),
    [
        (
            "Komil Rahimov, who heads the Association of Renewable Energy, said the price was "
            "too high.",
            ("Komil Rahimov", None, "Association of Renewable Energy"),
            "the price was too high",
        ),
        (
            "Aigul Saparova, who currently chairs the Senate committee, told reporters that the "
            "bill would fail.",
            ("Aigul Saparova", None, "Senate committee"),
            "the bill would fail",
        ),
        (
            "Erkin Sazykov, deputy head of the customs service, told Reuters he expected a deal "
            "by the summer.",
            ("Erkin Sazykov", "deputy head of the customs service", None),
            "he expected a deal by the summer",
        ),
        (
            "The head of the Uzbek central bank, Timur Ishmetov, told reporters a day earlier that "
            "the imports would be paid in dollars.",
            ("Timur Ishmetov", "head of the Uzbek central bank", "Uzbekistan"),
            "the imports would be paid in dollars",
        ),
        (
            "The reform helps if poor households are protected, its country manager, Andrei "
            "Mikhnev, said.",
            ("Andrei Mikhnev", "country manager", None),
            "The reform helps if poor households are protected",
        ),
        (
            "Firdavs Tolibov, the bank's chairman, told lawmakers he expected the currency to "
            "remain stable.",
            ("Firdavs Tolibov", "chairman", None),
            "he expected the currency to remain stable",
        ),
        (
            "Customs chief Erkin Sazykov said revenue rose from 1 billion to 2 billion tenge.",
            ("Erkin Sazykov", "Customs chief", None),
            "revenue rose from 1 billion to 2 billion tenge",
        ),
        (
            "Energy Minister Erkin Sazykov has called the dam a matter of life and death.",
            ("Erkin Sazykov", "Energy Minister", None),
            "Energy Minister Erkin Sazykov has called the dam a matter of life and death.",
        ),
        (
            'Energy Minister Erkin Sazykov said the crossing "will bring our peoples closer".',
            ("Erkin Sazykov", "Energy Minister", None),
            'the crossing "will bring our peoples closer"',
        ),
        (
            "Energy Minister Erkin Sazykov said: the tariff will not change this year.",
            ("Erkin Sazykov", "Energy Minister", None),
            "the tariff will not change this year",
        ),
    ],
)
def test_who_said_what(text: str, speaker: tuple[str, str | None, str | None], clause: str) -> None:
    (unit,) = read(text)
    assert unit.speaker is not None
    assert (unit.speaker.name, unit.speaker.role, unit.speaker.affiliation) == speaker
    assert said(unit) == clause


def test_a_second_verb_of_one_subject_brings_on_a_quotation() -> None:
    (unit,) = read(
        "Energy Minister Erkin Sazykov praised the crossing on Tuesday and said “it will bring "
        "our peoples closer”."
    )
    assert unit.speaker is not None and unit.speaker.name == "Erkin Sazykov"


@pytest.mark.parametrize(
    "text",
    [
        # The one who owns or led something speaks for nobody.
        "Komil Rahimov, who owns two shops in the city, said the price was too high.",
        "Komil Rahimov, who headed the agency until 2020, said the price was too high.",
        # Another subject of the second verb.
        "Energy Minister Erkin Sazykov praised the plan and a farmer said “it will ruin us all”.",
        # The listener is no speaker.
        "Erkin Sazykov, deputy head of customs, told Energy Minister Daler Juma in Dushanbe.",
        "Energy Minister Erkin Sazykov called the mayor a day earlier than planned.",
    ],
)
def test_nobody_speaks_for_certain(text: str) -> None:
    assert [said(unit) for unit in read(text) if unit.speaker is not None] == []


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "Глава Ассоциации фермеров Нурлан Асанов не согласился с министром экономики.",
            "Глава Ассоциации фермеров Нурлан Асанов не согласился с министром экономики.",
        ),
        (
            "Министр экономики Нурлан Асанов сообщил: решение пересмотрят, если цены вырастут.",
            "решение пересмотрят, если цены вырастут",
        ),
        (
            "Министр экономики Нурлан Асанов возразил против повышения пошлины на скот.",
            "Министр экономики Нурлан Асанов возразил против повышения пошлины на скот.",
        ),
    ],
)
def test_in_russian(text: str, clause: str) -> None:
    (unit,) = read(text, "ru")
    assert unit.speaker is not None and unit.speaker.name == "Нурлан Асанов"
    assert said(unit) == clause


def test_a_question_with_a_colon_says_nothing() -> None:
    (unit,) = read("Министр экономики Нурлан Асанов спросил: почему растут цены на корм?", "ru")
    assert unit.clause is None


def test_the_minister_of_a_paragraph_is_not_the_deputy_prime_minister() -> None:
    documents = [
        document(
            "Water Minister Nurzhan Akhmetov presented the new tariff to farmers in Astana.",
            "Growers in the south called the tariff too high, and some of them wept.",
            "The minister noted that the tariff would apply only as long as the lakes are low.",
            "The deputy prime minister, Serik Zhumin, did not say when they would decide.",
        )
    ]
    spoken = {p.speaker.name: p.statement.text for p in positions(summary(documents))}
    assert spoken["Nurzhan Akhmetov"] == (
        "the tariff would apply only as long as the lakes are low"
    )


def summary(documents: list[SourceDocument]) -> Brief:
    return summarise(documents, template(), names())


def test_the_leader_of_an_organisation_has_a_row_of_positions() -> None:
    brief = summary(
        [
            document(
                "Komil Rahimov, who heads the Association of Renewable Energy, said the price of "
                "the power was still too high for the neighbours.",
                "The plant was built with a loan and will work at full power in three years.",
            )
        ]
    )
    (position,) = positions(brief)
    assert position.speaker.affiliation == "Association of Renewable Energy"
