"""People whom the table lacks, in Russian, Kazakh and Uzbek sentences, in any case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.inflect import CASES, inflect
from briefing.language.names import load_names
from briefing.language.new_names_of_region import find_new_people_of_region
from briefing.resources import packaged_locales

GIVEN = {
    "ru": ("Иван", "Серик", "Дмитрий", "Игорь", "Ольга", "Мария", "Айгуль", "Илья", "Павел"),
    "kk": ("Серік", "Ерлан", "Мұрат", "Гүлнара"),
    "uz": ("Otabek", "Aziz", "Nodira", "Sardor"),
}
SURNAMES = {
    "ru": ("Петров", "Смирнова", "Орешкин", "Кузнецова", "Чернышенко", "Ковальский", "Ахметов"),
    "kk": ("Сәдуақасов", "Ахметұлы", "Смағұлова", "Мамин"),
    "uz": ("Bakirov", "Karimova", "Toʻraxonov", "Sobirov"),
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Министр Серик Жандосов сообщил об этом.", [("Серик Жандосов", True)]),
        ("ru", "По словам Ивана Петрова, цены вырастут.", [("Иван Петров", True)]),
        ("ru", "Встреча с Дмитрием Орешкиным прошла в Нижнем Новгороде.",
         [("Дмитрий Орешкин", True)]),
        ("ru", "Посол Казахстана Арман Шаккалиев и Иван Иванович Петров.",
         [("Арман Шаккалиев", False), ("Иван Иванович Петров", True)]),
        ("ru", "Цены в Западной Украине и Северной Македонии.", []),
        ("ru", "Азиатский Банк Развития и Газпром Экспорт договорились.", []),
        ("ru", "Ни Астана, ни Ташкент не ответили.", []),
        ("kk", "Сарапшы Ержан Сәдуақасовтың айтуынша, баға өседі.", [("Ержан Сәдуақасов", True)]),
        ("kk", "Бүгін Садыр Жапаров Қамбаратаға келді.", [("Садыр Жапаров", True)]),
        ("kk", "Содан кейін Эмомали Рахмон Азия даму банкіне барды.", []),
        ("kk", "Орта Азия мен Шығыс Қазақстан келісті.", []),
        ("kk", "Кеше Президент Тоқаев келді.", []),
        ("uz", "Ekspert Bahrom Sobirovning aytishicha, narx oshadi.", [("Bahrom Sobirov", True)]),
        ("uz", "Markaziy Osiyo va Oliy Majlis kelishdi.", []),
    ],
)  # fmt: skip
def test_who_is_a_person(language: str, text: str, expected: list[tuple[str, bool]]) -> None:
    found = find_new_people_of_region(text, language)
    assert [(name.text, name.sure) for name in found] == expected


@st.composite
def inflected(draw: st.DrawFn) -> tuple[str, str, str]:
    """A language, a name and one of its cases."""
    language = draw(st.sampled_from(("ru", "kk", "uz")))
    name = f"{draw(st.sampled_from(GIVEN[language]))} {draw(st.sampled_from(SURNAMES[language]))}"
    form = inflect(name, language, draw(st.sampled_from(CASES)), kind="person") or name
    return language, name, form


@given(inflected())
def test_a_name_in_a_case_leads_to_its_nominative_or_to_nothing(
    case: tuple[str, str, str],
) -> None:
    language, name, form = case
    found = find_new_people_of_region(f"… {form} …", language)
    assert [person.text for person in found] in ([], [name])


def test_most_names_of_the_table_would_be_found_and_nothing_else() -> None:
    for language in ("ru", "kk", "uz"):
        people = total = 0
        for name in load_names(packaged_locales()).names:
            text = f"… {name.forms[language]} …"
            found = [person.text for person in find_new_people_of_region(text, language)]
            if name.kind == "person":
                total += 1
                people += found == [name.forms[language]]
                assert found in ([], [name.forms[language]])
            else:
                assert found == [], name.forms[language]
        assert people / total > 0.7
