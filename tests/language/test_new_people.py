"""People whom the table lacks: who is one, and what rules make of the name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.new_names import find_new_people, is_person, new_person
from briefing.language.scripts.romanisation import rewrite_name

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister John Brown said so.", [("John Brown", True)]),
        ("Yesterday Serik Akhmetov met Deputy Energy Minister Ivan Petrov.",
         [("Serik Akhmetov", True), ("Ivan Petrov", True)]),
        ("It told Charles Michel's aides.", [("Charles Michel", False)]),
        ("“We will,” Gulnara Akhmetova said.", [("Gulnara Akhmetova", True)]),
        ("Senior Fellow John Brown agreed.", [("John Brown", True)]),
        ("The Asian Development Bank and Gas Union agreed.", []),
        ("Kazakhstan and Russia met in New Delhi.", []),
        ("The Green Climate Fund met the European Union.", []),
        ("On Monday Minister Brown left.", []),
    ],
)  # fmt: skip
def test_who_is_a_person(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(name.text, name.sure) for name in find_new_people(text)] == expected


@pytest.mark.parametrize(
    ("name", "language", "person"),
    [
        ("John Brown", "en", True),
        ("Serik Akhmetov", "en", True),
        ("World Bank", "en", False),
        ("Institute of Oil", "en", False),
        ("KEGOC", "en", False),
        ("Серик Ахметов", "ru", True),
        ("Министерство энергетики", "ru", False),
    ],
)
def test_what_stands_alone(name: str, language: str, person: bool) -> None:
    assert is_person(name, language) is person


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("Сергей Цивилев", "ru", "en", "Sergey Tsivilev"),
        ("Евгений Ельцин", "ru", "en", "Yevgeny Yeltsin"),
        ("Әлихан Смайылов", "kk", "ru", "Алихан Смайылов"),
        ("Қасым-Жомарт Тоқаев", "kk", "en", "Qasym-Zhomart Toqayev"),
        ("Joʻrabek Mirzamahmudov", "uz", "ru", "Журабек Мирзамахмудов"),
        ("Joʻrabek Mirzamahmudov", "uz", "kk", "Журабек Мирзамахмудов"),
        ("Joʻrabek Mirzamahmudov", "uz", "en", "Jorabek Mirzamahmudov"),
        ("Олжас Бектенов", "kk", "uz", "Oljas Bektenov"),
        ("Serik Akhmetov", "en", "kk", "Серик Ахметов"),
        ("Serik Akhmetov", "en", "en", "Serik Akhmetov"),
    ],
)
def test_rules_between_the_languages(name: str, source: str, target: str, expected: str) -> None:
    assert rewrite_name(name, source, target, LOCALES) == expected


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        rewrite_name("Олжас", "ru", "de")


@given(st.from_regex(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{1,9}", fullmatch=True))
def test_no_cyrillic_letter_is_left_in_english(name: str) -> None:
    english = rewrite_name(name, "kk", "en")
    assert english.isascii()


def test_a_row_by_rule_knows_the_gender_where_the_name_shows_it() -> None:
    assert new_person("Gulnara Akhmetova", "en", LOCALES).gender == "f"
    assert new_person("Serik Akhmetov", "en", LOCALES).gender == "m"
    assert new_person("Kim Lee", "en", LOCALES).gender == ""
