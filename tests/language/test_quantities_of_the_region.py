"""find_quantities() in Russian, Kazakh and Uzbek: scale words and units with their endings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.format import format_number
from briefing.language.numbers import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "words", "amount", "unit"),
    [
        ("ru", "12,5 миллиарда кубометров газа", "12,5 миллиарда кубометров", 12_500_000_000, "m3"),
        ("ru", "20 млрд кубических метров", "20 млрд кубических метров", 20_000_000_000, "m3"),
        ("ru", "до 20 млрд куб. м газа", "20 млрд куб. м", 20_000_000_000, "m3"),
        ("ru", "на 500 миллионов долларов больше", "500 миллионов долларов", 500_000_000, "USD"),
        ("ru", "за 3 тыс. тенге", "3 тыс. тенге", 3000, "KZT"),
        ("ru", "к 15 процентам", "15 процентам", 15, "percent"),
        ("ru", "на 5 процентных пунктов", "5 процентных пунктов", 5, "percentage-point"),
        ("ru", "дорога в 120 километров", "120 километров", 120, "km"),
        ("ru", "пять миллионов тонн зерна", "пять миллионов тонн", 5_000_000, "t"),
        ("ru", "двадцать пять тысяч тонн", "двадцать пять тысяч тонн", 25_000, "t"),
        ("ru", "станция на 350 МВт", "350 МВт", 350, "MW"),
        ("kk", "12,5 миллиард текше метрге", "12,5 миллиард текше метрге", 12_500_000_000, "m3"),
        ("kk", "500 млн доллардан", "500 млн доллардан", 500_000_000, "USD"),
        ("kk", "5,3 пайызға өсті", "5,3 пайызға", "5.3", "percent"),
        ("kk", "бес миллион тонна", "бес миллион тонна", 5_000_000, "t"),
        ("kk", "5 пайыздық тармаққа", "5 пайыздық тармаққа", 5, "percentage-point"),
        ("uz", "12,5 milliard kub metrga", "12,5 milliard kub metrga", 12_500_000_000, "m3"),
        ("uz", "500 mln dollarga", "500 mln dollarga", 500_000_000, "USD"),
        ("uz", "5,3 foizga oʻsdi", "5,3 foizga", "5.3", "percent"),
        ("uz", "besh million tonna", "besh million tonna", 5_000_000, "t"),
    ],
)
def test_scale_words_and_units(
    language: str, text: str, words: str, amount: int | str, unit: str
) -> None:
    found = [(q.text, str(q.amount), q.unit) for q in find_quantities(text, language)]

    assert found == [(words, str(amount), unit)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Все три страны и семья министра"),
        ("ru", "он вошёл, и две стороны сошлись"),
        ("kk", "Екі тарап келісті"),
        ("uz", "Ikki tomon kelishdi"),
    ],
)
def test_a_numeral_without_unit_is_no_quantity(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "words", "lower", "upper", "unit"),
    [
        ("ru", "от двух до трёх миллионов тонн", "двух до трёх миллионов тонн", 2, 3, "t"),
        ("ru", "от 2 до 3 млн тонн", "2 до 3 млн тонн", 2, 3, "t"),
        ("ru", "два-три миллиона долларов", "два-три миллиона долларов", 2, 3, "USD"),
        ("ru", "пять — семь тысяч гектаров", "пять — семь тысяч гектаров", 5, 7, "ha"),
        ("ru", "между двумя и тремя процентами", "двумя и тремя процентами", 2, 3, "percent"),
        ("ru", "на 2–3 процентных пункта", "2–3 процентных пункта", 2, 3, "percentage-point"),
        ("kk", "екі-үш миллион тонна", "екі-үш миллион тонна", 2, 3, "t"),
        ("kk", "он бес-жиырма пайызға", "он бес-жиырма пайызға", 15, 20, "percent"),
        ("kk", "бір-екі пайыздық тармақ", "бір-екі пайыздық тармақ", 1, 2, "percentage-point"),
        ("uz", "ikki-uch million tonna", "ikki-uch million tonna", 2, 3, "t"),
        ("uz", "toʻrt-besh foiz punkti", "toʻrt-besh foiz punkti", 4, 5, "percentage-point"),
        ("uz", "oʻn besh – yigirma foizga", "oʻn besh – yigirma foizga", 15, 20, "percent"),
    ],
)
def test_ranges(language: str, text: str, words: str, lower: int, upper: int, unit: str) -> None:
    found = [(q.text, q.value, q.upper, q.unit) for q in find_quantities(text, language)]

    assert found == [(words, lower, upper, unit)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("ru", "вырос от двух до трёх миллионов тонн", [3]),
        ("ru", "экспорт увеличился от 2 до 3 млн тонн", [2, 3]),
        ("kk", "2 пайыздан 3 пайызға дейін өсті", [2, 3]),
        ("uz", "2 foizdan 3 foizgacha oshdi", [2, 3]),
        ("ru", "три-два миллиона тонн", [2]),
    ],
)
def test_a_change_is_no_range(language: str, text: str, values: list[int]) -> None:
    found = find_quantities(text, language)

    assert [(q.value, q.upper) for q in found] == [(value, None) for value in values]


@pytest.mark.parametrize(
    ("language", "text", "amount", "unit"),
    [
        ("ru", "полтора миллиона тонн", 1_500_000, "t"),
        ("ru", "полмиллиона тонн", 500_000, "t"),
        ("ru", "два с половиной миллиарда тенге", 2_500_000_000, "KZT"),
        ("ru", "две тысячи пятьсот тонн", 2500, "t"),
        ("ru", "один миллион тонн", 1_000_000, "t"),
        ("ru", "на 0,5 п.п.", "0.5", "percentage-point"),
        ("kk", "екі жүз мың тонна", 200_000, "t"),
        ("kk", "бір жарым миллион теңгеге", 1_500_000, "KZT"),
        ("kk", "жарты миллион адам", 500_000, "person"),
        ("kk", "бес жүз қырық бір мың сомға", 541_000, "som"),
        ("kk", "7 процентке", 7, "percent"),
        ("uz", "ikki yuz ming tonna", 200_000, "t"),
        ("uz", "bir yarim million soʻm", 1_500_000, "UZS"),
        ("uz", "to'rt million so'mga", 4_000_000, "UZS"),
        ("uz", "1,5 foiz bandga", "1.5", "percentage-point"),
    ],
)
def test_halves_thousands_and_spellings(
    language: str, text: str, amount: int | str, unit: str
) -> None:
    found = [(q.amount, q.unit) for q in find_quantities(text, language)]

    assert found == [(Decimal(amount), unit)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "два-три раза, один человек"), ("kk", "бір адам, екі-үш рет"), ("uz", "bir kishi")],
)
def test_what_counts_nothing(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


_UNITS = {
    "ru": " один два три четыре пять шесть семь восемь девять".split(" "),
    "kk": " бір екі үш төрт бес алты жеті сегіз тоғыз".split(" "),
    "uz": " bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz".split(" "),
}
_TENS = {
    "ru": ("  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто").split(
        " "
    ),
    "kk": " он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split(" "),
    "uz": " oʻn yigirma oʻttiz qirq ellik oltmish yetmish sakson toʻqson".split(" "),
}
_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать"
).split()
_HUNDREDS = (" сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот").split(" ")
_HUNDRED = {"kk": "жүз", "uz": "yuz"}
_THOUSAND = {"ru": "тысяч", "kk": "мың", "uz": "ming"}
_TONNES = {"ru": "тонн", "kk": "тонна", "uz": "tonna"}


def below_1000(number: int, language: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = []
    if language == "ru":
        words = [_HUNDREDS[hundreds]]
    elif hundreds:
        words = [_UNITS[language][hundreds] if hundreds > 1 else "", _HUNDRED[language]]
    if language == "ru" and 10 <= rest < 20:
        return [*words, _TEENS[rest - 10]]
    return [*words, _TENS[language][rest // 10], _UNITS[language][rest % 10]]


def spelt(number: int, language: str) -> str:
    thousands, rest = divmod(number, 1000)
    words = [*below_1000(thousands, language), _THOUSAND[language]] if thousands else []
    return " ".join(filter(None, [*words, *below_1000(rest, language)]))


@given(st.integers(2, 999_999), st.sampled_from(("ru", "kk", "uz")))
def test_any_number_in_words_is_read(number: int, language: str) -> None:
    text = f"{spelt(number, language)} {_TONNES[language]}"
    (quantity,) = find_quantities(text, language)

    assert (quantity.text, quantity.amount, quantity.unit) == (text, number, "t")


@given(
    st.integers(2, 998),
    st.integers(1, 999),
    st.sampled_from(("ru", "kk", "uz")),
    st.sampled_from(("-", " – ", " — ")),
)
def test_any_range_in_words_is_read(lower: int, more: int, language: str, dash: str) -> None:
    upper = min(lower + more, 999)
    words = dash.join(spelt(number, language) for number in (lower, upper))
    text = f"{words} {_TONNES[language]}"
    (quantity,) = find_quantities(text, language)

    assert (quantity.text, quantity.value, quantity.upper) == (text, lower, upper)


@given(
    st.decimals(0, 999_999_999, places=2),
    st.sampled_from(("percent", "KZT", "t")),
    st.sampled_from(("ru", "kk", "uz")),
)
def test_what_we_write_we_read(value: Decimal, unit: str, language: str) -> None:
    text = format_number(value, language)
    tenge = {"ru": "тенге", "kk": "теңге", "uz": "tenge"}[language]
    word = {"percent": "%", "KZT": tenge, "t": _TONNES[language]}[unit]
    (quantity,) = find_quantities(f"{text} {word}", language)

    assert (quantity.amount, quantity.unit) == (value, unit), text
