"""Finding sentences in the translation memory: `briefing.translate.memory`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tmx_samples import unit

from briefing.domain import SegmentStatus
from briefing.errors import SettingsError
from briefing.language.names import NameTable
from briefing.translate.masks import mask
from briefing.translate.memory import Match, Memory, NearMiss

MakeMemory = Callable[..., Memory]

SAID = unit(
    '<ph x="1" type="date">On December 21, 2022</ph>, Minister '
    '<ph x="2" type="name">Almas Aidarov</ph> said that gas flows.',
    ru='<ph x="1" type="date-locative"/> министр <ph x="2" type="name"/> '
    '<ph x="2" type="agree">заявил|заявила</ph>, что газ течёт.',
    kk='<ph x="1" type="date-locative"/> министр <ph x="2" type="name"/> газ ағып жатыр деді.',
    uz='<ph x="1" type="date-locative"/> vazir <ph x="2" type="name"/> gaz oqyapti, dedi.',
)
IDEA = unit(
    '<ph x="1" type="name">Vladimir Putin</ph>’s idea was discussed.',
    ru='Идею <ph x="1" type="name-genitive"/> обсудили.',
    kk='<ph x="1" type="name-genitive"/> идеясы талқыланды.',
    uz='<ph x="1" type="name-genitive"/> gʻoyasi muhokama qilindi.',
)


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "On December 21, 2022, Minister Almas Aidarov said that gas flows.",
            "ru",
            "21 декабря 2022 года министр Алмас Айдаров заявил, что газ течёт.",
        ),
        (
            "On December 21, 2022, Minister Almas Aidarov said that gas flows.",
            "kk",
            "2022 жылғы 21 желтоқсанда министр Алмас Айдаров газ ағып жатыр деді.",
        ),
        (
            "On September 3, 2025, Minister Aigul Sadykova said that gas flows.",
            "ru",
            "3 сентября 2025 года министр Айгуль Садыкова заявила, что газ течёт.",
        ),
        (
            "On September 3, 2025, Minister Aigul Sadykova said that gas flows.",
            "kk",
            "2025 жылғы 3 қыркүйекте министр Айгүл Садықова газ ағып жатыр деді.",
        ),
        (
            "On September 3, 2025, Minister Aigul Sadykova said that gas flows.",
            "uz",
            "2025-yil 3-sentabrda vazir Aygul Sodiqova gaz oqyapti, dedi.",
        ),
        ("Vladimir Putin’s idea was discussed.", "kk", "Владимир Путиннің идеясы талқыланды."),
        ("Sadykova's idea was discussed.", "kk", "Садықованың идеясы талқыланды."),
        ("Sadykova's idea was discussed.", "ru", "Идею Садыковой обсудили."),
        ("Almas Aidarov’s idea was discussed.", "ru", "Идею Алмаса Айдарова обсудили."),
        (
            "Almas Aidarov’s idea was discussed.",
            "uz",
            "Almas Aydarovning gʻoyasi muhokama qilindi.",
        ),
    ],
)
def test_one_unit_serves_other_dates_and_names(
    memory_of: MakeMemory, names: NameTable, sentence: str, language: str, expected: str
) -> None:
    match = memory_of(SAID, IDEA).find(mask(sentence, names), language)
    assert isinstance(match, Match), match
    assert match.target.replace("\u00a0", " ") == expected


def test_month_precision_takes_its_own_form(memory_of: MakeMemory, names: NameTable) -> None:
    sentence = "In November 2022, Minister Almas Aidarov said that gas flows."
    match = memory_of(SAID).find(mask(sentence, names), "ru")
    assert isinstance(match, Match)
    assert match.target.replace("\u00a0", " ").startswith("В ноябре 2022 года министр")


def test_sentence_without_its_leading_date_or_connective_is_found(
    memory_of: MakeMemory, names: NameTable
) -> None:
    however = SAID.replace(
        '<seg><ph x="1" type="date">On', '<seg>However, <ph x="1" type="date">on'
    )
    however = however.replace('"ru"><seg>', '"ru"><seg>Однако ')
    memory = memory_of(however)
    whole = "However, on May 2, 2024, Minister Almas Aidarov said that gas flows."
    for text, expected in {
        whole: "Однако 2 мая 2024 года министр Алмас Айдаров заявил, что газ течёт.",
        whole[9:]: "2 мая 2024 года министр Алмас Айдаров заявил, что газ течёт.",
        whole[25:]: "Министр Алмас Айдаров заявил, что газ течёт.",
    }.items():
        match = memory.find(mask(text, names), "ru")
        assert isinstance(match, Match), text
        assert match.target.replace("\u00a0", " ").casefold() == expected.casefold()


def test_edges_come_from_the_text(memory_of: MakeMemory, names: NameTable) -> None:
    memory = memory_of(unit("Gas flows.", ru="Газ течёт.", uz="Gaz oqadi."))
    cases = {
        ("«Gas flows,»", "ru"): "«Газ течёт»,",
        ("Gas flows", "ru"): "Газ течёт",
        ("“Gas flows.”", "uz"): "“Gaz oqadi”.",
        ("gas  flows!", "ru"): "Газ течёт!",
    }
    for (text, language), expected in cases.items():
        match = memory.find(mask(text, names), language)
        assert isinstance(match, Match), text
        assert match.target == expected


def test_a_quoted_name_at_the_end_keeps_its_marks(memory_of: MakeMemory, names: NameTable) -> None:
    memory = memory_of(unit("They met Gazprom.", ru="Они встретились с «Газпромом»."))
    match = memory.find(mask("They met Gazprom.", names), "ru")
    assert isinstance(match, Match)
    assert match.target == "Они встретились с «Газпромом»."


def test_literal_number_must_agree(memory_of: MakeMemory, names: NameTable) -> None:
    memory = memory_of(unit("Gas rose by 12 percent.", ru="Газ вырос на 12 %."))
    assert isinstance(memory.find(mask("Gas rose by 12 percent.", names), "ru"), Match)
    assert memory.find(mask("Gas rose by 13 percent.", names), "ru") is None


def test_masked_number_is_rendered_from_data(memory_of: MakeMemory, names: NameTable) -> None:
    memory = memory_of(
        unit(
            'Exports rose to <ph x="1" type="number">12.5 billion cubic metres</ph>.',
            ru='Экспорт вырос до <ph x="1" type="number-nominative"/>.',
        )
    )
    match = memory.find(mask("Exports rose to 7.25 million tonnes.", names), "ru")
    assert isinstance(match, Match)
    assert match.target.replace("\u00a0", " ") == "Экспорт вырос до 7,25 млн тонн."


def test_approved_unit_wins_over_a_later_draft(memory_of: MakeMemory, names: NameTable) -> None:
    memory = memory_of(
        unit("Gas flows.", status="approved", ru="Газ идёт."), unit("Gas flows.", ru="Газ течёт.")
    )
    match = memory.find(mask("Gas flows.", names), "ru")
    assert isinstance(match, Match)
    assert (match.target, match.status) == ("Газ идёт.", SegmentStatus.APPROVED)


def test_unknown_gender_is_no_guess(memory_of: MakeMemory, names: NameTable) -> None:
    found = memory_of(SAID).find(
        mask("On May 2, 2024, Minister Kim Lee said that gas flows.", names), "ru"
    )
    assert isinstance(found, NearMiss)
    assert "gender" in found.why


def test_other_words_are_no_match(memory_of: MakeMemory, names: NameTable) -> None:
    memory = memory_of(SAID)
    sentence = "On May 2, 2024, Minister Almas Aidarov denied that gas flows."
    assert memory.find(mask(sentence, names), "ru") is None


def test_a_name_that_is_not_in_the_table_is_reported(memory_of: MakeMemory) -> None:
    with pytest.raises(SettingsError) as caught:
        memory_of(
            unit('<ph x="1" type="name">Nobody Known</ph> left.', ru='<ph x="1" type="name"/>.')
        )
    assert "'Nobody Known' is not recognised as a name" in caught.value.problems[0]
