"""Russian names against hand-checked forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.inflect import inflect
from briefing.language.russian import CASES, decline_person, guess_gender

# Genitive, dative, accusative, prepositional, instrumental.
PERSONS = {
    "Касым-Жомарт Токаев": "Касым-Жомарта Токаева, Касым-Жомарту Токаеву, Касым-Жомарта Токаева, "
    "Касым-Жомарте Токаеве, Касым-Жомартом Токаевым",
    "Алихан Смаилов": "Алихана Смаилова, Алихану Смаилову, Алихана Смаилова, Алихане Смаилове, "
    "Алиханом Смаиловым",
    "Владимир Путин": "Владимира Путина, Владимиру Путину, Владимира Путина, Владимире Путине, "
    "Владимиром Путиным",
    "Дмитрий Песков": "Дмитрия Пескова, Дмитрию Пескову, Дмитрия Пескова, Дмитрии Пескове, "
    "Дмитрием Песковым",
    "Лев Толстой": "Льва Толстого, Льву Толстому, Льва Толстого, Льве Толстом, Львом Толстым",
    "Виктор Цой": "Виктора Цоя, Виктору Цою, Виктора Цоя, Викторе Цое, Виктором Цоем",
    "Владимир Зеленский": "Владимира Зеленского, Владимиру Зеленскому, Владимира Зеленского, "
    "Владимире Зеленском, Владимиром Зеленским",
    "Александр Лукашенко": "Александра Лукашенко, Александру Лукашенко, Александра Лукашенко, "
    "Александре Лукашенко, Александром Лукашенко",
    "Никита Хрущев": "Никиты Хрущева, Никите Хрущеву, Никиту Хрущева, Никите Хрущеве, "
    "Никитой Хрущевым",
    "Павел Дуров": "Павла Дурова, Павлу Дурову, Павла Дурова, Павле Дурове, Павлом Дуровым",
    "Мария Захарова": "Марии Захаровой, Марии Захаровой, Марию Захарову, Марии Захаровой, "
    "Марией Захаровой",
    "Ангела Меркель": "Ангелы Меркель, Ангеле Меркель, Ангелу Меркель, Ангеле Меркель, "
    "Ангелой Меркель",
    "Юлия Березовская": "Юлии Березовской, Юлии Березовской, Юлию Березовскую, Юлии Березовской, "
    "Юлией Березовской",
    "Нурсултан Абишевич Назарбаев": "Нурсултана Абишевича Назарбаева, Нурсултану Абишевичу "
    "Назарбаеву, Нурсултана Абишевича Назарбаева, Нурсултане Абишевиче Назарбаеве, Нурсултаном "
    "Абишевичем Назарбаевым",
    "Си Цзиньпин": "Си Цзиньпина, Си Цзиньпину, Си Цзиньпина, Си Цзиньпине, Си Цзиньпином",
    "А. Смаилов": "А. Смаилова, А. Смаилову, А. Смаилова, А. Смаилове, А. Смаиловым",
    "Путин": "Путина, Путину, Путина, Путине, Путиным",
}
PLACES = {
    "Россия": "России, России, Россию, России, Россией",
    "Казахстан": "Казахстана, Казахстану, Казахстан, Казахстане, Казахстаном",
    "Украина": "Украины, Украине, Украину, Украине, Украиной",
    "Китай": "Китая, Китаю, Китай, Китае, Китаем",
    "Беларусь": "Беларуси, Беларуси, Беларусь, Беларуси, Беларусью",
    "Польша": "Польши, Польше, Польшу, Польше, Польшей",
    "США": "США, США, США, США, США",
    "Баку": "Баку, Баку, Баку, Баку, Баку",
    "Алматы": "Алматы, Алматы, Алматы, Алматы, Алматы",
    "Саудовская Аравия": "Саудовской Аравии, Саудовской Аравии, Саудовскую Аравию, Саудовской "
    "Аравии, Саудовской Аравией",
    "Ближний Восток": "Ближнего Востока, Ближнему Востоку, Ближний Восток, Ближнем Востоке, "
    "Ближним Востоком",
    "Республика Корея": "Республики Корея, Республике Корея, Республику Корея, Республике Корея, "
    "Республикой Корея",
}
ORGANISATIONS = {
    "«Газпром»": "«Газпрома», «Газпрому», «Газпром», «Газпроме», «Газпромом»",
    "QazaqGaz": "QazaqGaz, QazaqGaz, QazaqGaz, QazaqGaz, QazaqGaz",
    "Роснефть": "Роснефти, Роснефти, Роснефть, Роснефти, Роснефтью",
    "Министерство энергетики Казахстана": "Министерства энергетики Казахстана, Министерству "
    "энергетики Казахстана, Министерство энергетики Казахстана, Министерстве энергетики "
    "Казахстана, Министерством энергетики Казахстана",
    "Европейский союз": "Европейского союза, Европейскому союзу, Европейский союз, Европейском "
    "союзе, Европейским союзом",
}


@pytest.mark.parametrize(
    ("kind", "name", "forms"),
    [("person", *item) for item in PERSONS.items()]
    + [("place", *item) for item in PLACES.items()]
    + [("organisation", *item) for item in ORGANISATIONS.items()],
)
def test_every_case_of_a_name(kind: str, name: str, forms: str) -> None:
    done = [inflect(name, "ru", case, kind=kind) for case in CASES[1:]]
    assert done == forms.split(", ")
    assert inflect(name, "ru", "nominative", kind=kind) == name


def test_gender_decides_about_a_surname_in_a_consonant() -> None:
    assert decline_person("Хелен Кларк", "genitive", "female") == "Хелен Кларк"
    assert decline_person("Уэсли Кларк", "genitive", "male") == "Уэсли Кларка"
    assert decline_person("Джордан Кларк", "genitive") is None


@pytest.mark.parametrize(
    "name",
    ["Мухаммед бин Салман", "Gordon Brown", "Ким Чен Ын", "Айгуль", "Иван Кравец", "Полина", ""],
)
def test_uncertain_persons_get_no_answer(name: str) -> None:
    assert decline_person(name, "genitive") is None


def test_origin_of_a_surname_in_in_is_not_guessed() -> None:
    assert decline_person("Чарльз Дарвин", "instrumental", "male") == "Чарльзом Дарвином"
    assert decline_person("Эндрю Литвин", "instrumental", "male") is None
    assert decline_person("Эндрю Литвин", "genitive", "male") == "Эндрю Литвина"


def test_there_is_no_ablative_and_no_common_noun() -> None:
    assert inflect("Россия", "ru", "ablative", kind="place") is None
    assert inflect("соглашение", "ru", "genitive") is None
    assert inflect("12,5 млрд куб. м", "ru", "dative", kind="number") == "12,5 млрд куб. м"
    assert inflect("5 тонн", "ru", "dative", kind="number") is None


def test_gender_is_guessed_only_when_the_name_shows_it() -> None:
    assert guess_gender("Алихан Смаилов") == "male"
    assert guess_gender("Дарига Назарбаева") == "female"
    assert guess_gender("Саша Кларк") is None
    assert guess_gender("Ху Чуньин") is None


@given(st.text(max_size=30), st.sampled_from(CASES), st.sampled_from([None, "male", "female"]))
def test_never_crashes(name: str, case: str, gender: str | None) -> None:
    for kind in ("person", "place", "organisation", "number"):
        inflect(name, "ru", case, kind=kind, gender=gender)


@given(st.text("абвгдеиклмнорстуцшщйыьюя", min_size=1, max_size=9), st.sampled_from(CASES))
def test_a_declined_surname_keeps_its_beginning(word: str, case: str) -> None:
    name = word.capitalize()
    done = decline_person(name, case, "male")
    assert done is None or done[: max(len(name) - 3, 0)] == name[: max(len(name) - 3, 0)]
