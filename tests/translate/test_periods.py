"""Periods in a translation: one slot of the memory, and both ends have to be there."""

from __future__ import annotations

import pytest

from briefing.language.names import NameTable
from briefing.translate.checks import check_translation
from briefing.translate.exchange.units import Placeholder
from briefing.translate.masks import mask
from briefing.translate.realise import Unrenderable, realise

NO_NAMES = NameTable(())
SOURCE = "In January–August 2025 the plant stood still."


def test_a_period_and_a_date_are_looked_up_alike() -> None:
    one_month = mask("In August 2025 the plant stood still.", NO_NAMES)

    assert mask(SOURCE, NO_NAMES).key == one_month.key == "{date} the plant stood still"
    assert mask("From January to August 2025 the plant stood still.", NO_NAMES).key == one_month.key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "в январе–августе 2025 года"),
        ("kk", "2025 жылғы қаңтар–тамызда"),
        ("uz", "2025-yil yanvar–avgustda"),
    ],
)
def test_a_slot_gives_the_whole_period(language: str, words: str) -> None:
    (slot,) = mask(SOURCE, NO_NAMES).slots
    target = [Placeholder(1, "date", "locative", "")]

    assert realise(target, {1: slot}, language).replace("\u00a0", " ") == words


@pytest.mark.parametrize("case", ["ablative", "dative"])
def test_since_and_by_take_no_period(case: str) -> None:
    (slot,) = mask(SOURCE, NO_NAMES).slots

    with pytest.raises(Unrenderable, match="period"):
        realise([Placeholder(1, "date", case, "")], {1: slot}, "kk")


@pytest.mark.parametrize(
    ("language", "target", "sound"),
    [
        ("ru", "С января по август 2025 года завод простаивал.", True),
        ("ru", "В январе–августе 2025 года завод простаивал.", True),
        ("ru", "В августе 2025 года завод простаивал.", False),
        ("ru", "В январе 2025 года завод простаивал.", False),
        ("kk", "2025 жылғы қаңтар–тамызда зауыт тоқтап тұрды.", True),
        ("kk", "2025 жылғы тамызда зауыт тоқтап тұрды.", False),
        ("uz", "2025-yil yanvar–avgust oylarida zavod toʻxtab turdi.", True),
        ("uz", "2025-yil yanvarda zavod toʻxtab turdi.", False),
    ],
)
def test_neither_end_may_be_lost(language: str, target: str, sound: bool) -> None:
    found = check_translation(mask(SOURCE, NO_NAMES), target, language)

    assert ("date-lost" not in [finding.id for finding in found]) is sound


def test_a_model_may_not_add_a_month() -> None:
    target = "С января по сентябрь 2025 года завод простаивал."
    found = check_translation(mask(SOURCE, NO_NAMES), target, "ru")

    assert "date-added" in [finding.id for finding in found]
