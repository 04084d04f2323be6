"""Words of neighbouring languages in a translation, and words without the letters of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import Finding
from briefing.translate.checks import Pair, check_pair
from briefing.translate.checks.neighbour_words import FOREIGN, FREQUENT

RULE = "foreign-word"


def found(target: str, language: str, source: str = "Both countries agreed.") -> Finding | None:
    findings = check_pair(Pair(source, target, "en", language))
    return next((finding for finding in findings if finding.id == RULE), None)


def shown(target: str, finding: Finding) -> list[str]:
    return [target[start:end] for start, end in finding.target_spans]


@pytest.mark.parametrize(
    ("language", "target", "words", "fix"),
    [
        ("kk", "Эки ел келісті.", ["Эки"], "Екі ел келісті."),
        ("kk", "Деңгей жогары болды.", ["жогары"], "Деңгей жоғары болды."),
        ("kk", "Үкімет тарифті повысит.", ["повысит"], None),
        ("kk", "Үкімет обязательного төлем енгізді.", ["обязательного"], None),
        ("kk", "Мұнай и газ бағасы өсті.", ["и"], None),
        ("kk", "Ол ушин келісті, бирак кол қоймады.", ["ушин", "бирак"], None),
        ("uz", "Ikki davlat ve kompaniya kelishdi.", ["ve"], "Ikki davlat va kompaniya kelishdi."),
        ("uz", "Gaz boyicha kelishildi.", ["boyicha"], "Gaz boʻyicha kelishildi."),
        ("ru", "Обе страны договорились, що газ подешевеет.", ["що"], None),
    ],
)
def test_a_word_of_another_language(
    language: str, target: str, words: list[str], fix: str | None
) -> None:
    finding = found(target, language)
    assert finding is not None
    assert (shown(target, finding), finding.level) == (words, "error")
    if fix is not None:
        assert finding.fix == fix


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("kk", "Ол «Для тебя» фильмін көрді, екі ел келісті."),  # a title
        ("kk", "Хатты эл. поштамен жіберуге болады."),  # an abbreviation
        ("kk", "Екі ел газ бағасы туралы келісті, экспорт көлемі өзгермеді."),
        ("kk", "Эл Жазира арнасы екі елдің келісімін хабарлады."),  # a name
        ("kk", "Су деңгейі 5 с ішінде көтерілді, кернеу 220 в болды."),
        ("kk", "Статистика, дипломатия және логистика мәселелері қаралды."),
        ("uz", "Ikki davlat “Ve Gaz” kompaniyasi bilan kelishdi."),
        ("ru", "Жылы-Булак и Деп согласились."),
    ],
)
def test_what_only_looks_so(language: str, target: str) -> None:
    assert found(target, language) is None


@given(st.sampled_from([(code, word) for code in FREQUENT for word in FREQUENT[code].split()]))
def test_the_languages_own_words_raise_nothing(word: tuple[str, str]) -> None:
    language, own = word
    assert found(f"a {own} a", language, "a") is None


@given(st.sampled_from([(code, entry) for code in FOREIGN for entry in FOREIGN[code].split()]))
def test_what_a_foreign_word_stands_for_is_none_itself(entry: tuple[str, str]) -> None:
    language, listed = entry
    foreign, _, meant = listed.partition("=")
    before = "мен" if language != "uz" else "shu"
    target = f"{before} {foreign} {before}"
    finding = found(target, language, "a")
    if finding is None:  # the whole is taken for another language
        assert "wrong-language" in {f.id for f in check_pair(Pair("a", target, "en", language))}
        return
    assert shown(target, finding) == [foreign]
    if meant:
        assert finding.fix == f"{before} {meant} {before}"
        assert found(finding.fix, language, "a") is None


@pytest.mark.parametrize(
    ("source", "target", "language", "rule"),
    [
        ("The 21st century.", "ХХІ asr.", "uz", "wrong-alphabet"),  # Cyrillic letters
        ("The water committee agreed.", "Suv committee rozi boʻldi.", "uz", "english-left"),
        ("He did not rule out new tariffs.", "Он исключил новые тарифы.", "ru", "negation"),
        ("He ruled out new tariffs.", "Ол жаңа тарифтерді жоққа шығармады.", "kk", "negation"),
        ("They ordered two dozen lorries.", "Они заказали двадцать грузовиков.", "ru",
         "number-lost"),
    ],
)  # fmt: skip
def test_what_was_overlooked(source: str, target: str, language: str, rule: str) -> None:
    assert rule in {finding.id for finding in check_pair(Pair(source, target, "en", language))}


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("He did not rule out new tariffs.", "Он не исключил новых тарифов.", "ru"),
        ("He ruled out new tariffs.", "U yangi tariflarni istisno etdi.", "uz"),
        ("It rose by a fifth.", "Рост составил 20 %.", "ru"),
        ("They ordered two dozen lorries.", "Они заказали двадцать четыре грузовика.", "ru"),
        ("Trade grew in the first nine months of 2024.",
         "В январе–сентябре 2024 года торговля выросла.", "ru"),
        ("They paid $5 million.", "Олар 5 млн АҚШ долларын төледі.", "kk"),
        ("They paid $5 million.", "Они заплатили 5 млн долларов США.", "ru"),
        ("Bread costs 6,000 soums.", "Нан 6 мың сум тұрады.", "kk"),
        ("Neither the ministry nor the bank replied.", "Na vazirlik, na bank javob berdi.", "uz"),
    ],
)  # fmt: skip
def test_what_was_called_wrong(source: str, target: str, language: str) -> None:
    found = {finding.id for finding in check_pair(Pair(source, target, "en", language))}
    assert found == set()


@pytest.mark.parametrize(
    ("spoken", "source", "target", "language"),
    [
        ("uz", "YaIMning 3 foizi.", "3 % ВВП.", "ru"),
        ("uz", "Juma kuni yomgʻir yogʻdi.", "В пятницу шёл дождь.", "ru"),
        ("kk", "«Үлкен жетілік» кездесті.", "«Большая семёрка» встретилась.", "ru"),
        ("ru", "«Большая семёрка» встретилась.", "The Group of Seven met.", "en"),
        ("kk", "Қарыз табыстан асып түседі.", "Qarz daromaddan oshadi.", "uz"),
        ("ru", "Рост составил 20 %.", "Өсім бестен бірді құрады.", "kk"),
    ],
)
def test_what_was_called_wrong_between_other_languages(
    spoken: str, source: str, target: str, language: str
) -> None:
    assert {f.id for f in check_pair(Pair(source, target, spoken, language))} == set()


def test_a_surname_that_is_a_day_of_the_week_is_known_inside_a_sentence() -> None:
    found = check_pair(Pair("Vazir Juma keldi.", "Приехал министр.", "uz", "ru"))
    assert "name-lost" in {finding.id for finding in found}
