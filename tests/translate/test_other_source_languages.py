"""From Russian, Kazakh and Uzbek into the others, with the shipped memory and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import ModelSettings
from briefing.domain import Origin
from briefing.translate import TranslationSources, open_sources, translate_lines

LOCALES = Path(__file__).parents[2] / "locales"


def sources_for(source: str, *targets: str) -> TranslationSources:
    return open_sources(LOCALES, targets, ModelSettings(), source=source)


def translated(text: str, source: str, target: str) -> str | None:
    ((segment,),) = translate_lines([text], target, sources_for(source, target), source=source)
    return segment.target


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        (
            "ru",
            "en",
            "12 марта 2024 года заместитель министра иностранных дел Роман Василенко заявил, что "
            "Казахстан внимательно рассмотрит любое полученное официальное предложение о возможном "
            "трехстороннем газовом союзе.",
            "On 12 March 2024, Vice Foreign Minister Roman Vassilenko said that Kazakhstan will "
            "carefully consider any official proposal concerning the potential tripartite gas "
            "union that it receives.",
        ),
        (
            "ru",
            "kk",
            "Эти двусторонние обсуждения продолжаются.",
            "Бұл екіжақты талқылау жалғасып жатыр.",
        ),
        (
            "kk",
            "uz",
            "Бұл екіжақты талқылау жалғасып жатыр.",
            "Ushbu ikki tomonlama muhokamalar davom etmoqda.",
        ),
        (
            "uz",
            "en",
            "Ushbu ikki tomonlama muhokamalar davom etmoqda.",
            "These bilateral discussions are continuing.",
        ),
        (
            "ru",
            "en",
            "Премьер-министр отметил, что Казахстан готовится к следующему раунду переговоров с "
            "«Газпромом».",
            "The prime minister noted that Kazakhstan is preparing for the next round of talks "
            "with Gazprom.",
        ),
    ],
)
def test_the_memory_serves_in_every_direction(
    source: str, target: str, text: str, expected: str
) -> None:
    found = translated(text, source, target)

    assert found is not None
    assert found.replace("\u00a0", " ") == expected


def test_a_woman_finds_the_same_unit() -> None:
    found = translated(
        "Мы намерены поставить эти отношения на прочную основу взаимной коммерческой выгоды», — "
        "заявила Ажар Гиният.",
        "ru",
        "en",
    )

    assert found is not None and "Azhar Giniyat stated" in found


def test_what_the_memory_lacks_is_missing() -> None:
    ((segment,),) = translate_lines(
        ["Цены на воду выросли."], "kk", sources_for("ru", "kk"), source="ru"
    )

    assert segment.origin is Origin.MISSING


def test_another_case_is_another_sentence() -> None:
    """Who does it to whom stands in the case: a name in the genitive fits no nominative."""
    text = (
        "Мы намерены поставить эти отношения на прочную основу взаимной коммерческой выгоды», — "
        "заявил Путина."
    )

    assert translated(text, "ru", "en") is None
