"""Sentences and what they lean on: `briefing.summarise.units`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document

from briefing.domain import BlockKind
from briefing.summarise.units import Unit, analyse


def units(*texts: str | tuple[BlockKind, str]) -> tuple[Unit, ...]:
    return analyse([document(*texts)], NO_NAMES).units


@pytest.mark.parametrize(
    "sentence",
    [
        "He left the room early.",
        "These bilateral discussions are continuing.",
        "They cover a regular contract.",
        "However, these talks covered a contract.",
        "On December 8, it was decided so.",
        "Both sides agreed to such a proposal.",
        "The rules for such sales follow in June.",
        "After the repair they are to fall by 15%.",
    ],
)
def test_dangling(sentence: str) -> None:
    assert units(sentence)[0].dangling


@pytest.mark.parametrize(
    "sentence", ["The document covers tungsten and uranium.", "The ministry rejected the request."]
)
def test_a_known_thing_leans_but_for_the_first_sentence_of_a_document(sentence: str) -> None:
    first, second = units(sentence, sentence)
    assert second.dangling
    assert not first.dangling  # nothing stands before it that it could lean on


@pytest.mark.parametrize(
    ("language", "sentence", "leans"),
    [
        ("en", "Trade Minister Arman Juma disagreed with him.", True),
        ("en", "The farmers thanked the minister who had spoken to her.", False),
        ("ru", "Министр торговли Арман Шаккалиев с ним не согласился.", True),
        ("ru", "К 1 марта они сократятся до 0,8 млн тонн.", True),
        ("ru", "Президент прилетел, и министр встретился с ним.", False),
        ("ru", "Банк и его акционеры поддержали план.", False),
        ("kk", "Қырғызстан министрі бұған келіспеді.", True),
        ("kk", "Ертең олар Астанаға қайтады.", True),
        ("kk", "Ел және оның көршілері келісті.", False),
        ("uz", "Qirgʻiziston vaziri bunga rozi boʻlmadi.", True),
        ("uz", "Ertaga ular Toshkentga qaytadi.", True),
        ("uz", "Davlat va uning qoʻshnilari kelishdi.", False),
    ],
)
def test_a_pronoun_inside_the_clause_leans(language: str, sentence: str, leans: bool) -> None:
    source = replace(document(sentence), language=language)
    assert analyse([source], NO_NAMES).units[0].dangling is leans


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices will rise this year.",
        "There is no alternative to the talks.",
        "The decision of the court is final.",
        "We are going to consider such a proposal as long as we receive it.",
        "According to the plan it is possible to save water.",
        "The government plans to publish the rules.",
    ],
)
def test_standing_on_its_own(sentence: str) -> None:
    assert not units(sentence)[0].dangling


@pytest.mark.parametrize(
    ("sentence", "core"),
    [
        ("However, prices rose again.", "prices rose again."),
        ("On the other hand, Uzbekistan refused.", "Uzbekistan refused."),
        ("But prices rose again.", "prices rose again."),
        ("For reference: the plant has two units.", "the plant has two units."),
        ("However on May 5 prices rose.", "on May 5 prices rose."),
        ("Butter prices rose again.", "Butter prices rose again."),
        ("Still waters run very deep.", "Still waters run very deep."),
        (
            "WASHINGTON, Nov. 6, 2025 - The two countries signed.",
            "The two countries signed.",
        ),
        ("ASTANA (Reuters) — The two countries signed.", "The two countries signed."),
        ("Astana, 14 August (Agency) — Grain exports rose.", "Grain exports rose."),
        ("NATO expansion is on the agenda.", "NATO expansion is on the agenda."),
        ("NATO — the alliance of old — met.", "NATO — the alliance of old — met."),
    ],
)
def test_connective_and_dateline_are_left_off(sentence: str, core: str) -> None:
    unit = units(sentence)[0]
    assert unit.block.text[unit.core : unit.end] == core


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("On December 8, Uzbekistan refused.", "Uzbekistan refused."),
        ("In November, they met again.", "they met again."),
        ("On 5 February 2025 the port opened.", "the port opened."),
        ("In May 2025 prices rose again.", "In May 2025 prices rose again."),
        ("Prices rose again in May 2025.", "Prices rose again in May 2025."),
    ],
)
def test_leading_date(sentence: str, content: str) -> None:
    unit = units(sentence)[0]
    assert unit.block.text[unit.content : unit.end] == content


@pytest.mark.parametrize(
    ("language", "sentence", "core"),
    [
        ("ru", "АСТАНА, 14 августа (Агентство) — Экспорт вырос.", "Экспорт вырос."),
        ("ru", "Астана, 14 августа 2024 года — Экспорт вырос.", "Экспорт вырос."),
        ("kk", "Астана, 14 тамыз — Астық экспорты өсті.", "Астық экспорты өсті."),
        ("kk", "АСТАНА, 2024 жылғы 14 тамыз — Экспорт өсті.", "Экспорт өсті."),
        ("uz", "TOSHKENT, 14-avgust — Gʻalla eksporti oshdi.", "Gʻalla eksporti oshdi."),
        ("ru", "США — крупнейший покупатель урана.", "США — крупнейший покупатель урана."),
        ("ru", "ВВП (валовой продукт) — мера.", "ВВП (валовой продукт) — мера."),
    ],
)
def test_datelines_of_the_region_are_left_off(language: str, sentence: str, core: str) -> None:
    source = replace(document(sentence), language=language)
    unit = analyse([source], NO_NAMES).units[0]
    assert unit.block.text[unit.core : unit.end] == core


def test_headings_and_labels_are_no_sentences() -> None:
    found = units(
        (BlockKind.HEADING, "Next steps of the plan"), "Outlook", "Prices will rise again."
    )
    assert [(u.text, u.heading) for u in found] == [("Prices will rise again.", "Outlook")]


@pytest.mark.parametrize("text", ["Too short.", "Tel: +7 7172 74 99 99", "word " * 81])
def test_unusable(text: str) -> None:
    assert not any(u.usable for u in units(text))


def test_neighbours_stay_in_the_block() -> None:
    analysis = analyse([document("One is here. Two is here.", "Three is here.")], NO_NAMES)
    one, two, three = analysis.units
    assert analysis.after(one) is two and analysis.before(two) is one
    assert analysis.after(two) is None and analysis.before(three) is None
    assert analysis.before(one) is None and analysis.after(three) is None


def test_speaker_of_a_split_quotation() -> None:
    found = units(
        "“We have not decided anything yet,” Energy Minister Daler Juma said. "
        "“The decision will come in May.”"
    )
    assert [u.speaker.name if u.speaker else None for u in found] == ["Daler Juma", "Daler Juma"]


def test_unknown_speaker_is_nobody() -> None:
    found = units("“We have not decided anything yet,” a passer-by said.")
    assert [u.speaker for u in found] == [None]
