"""find_quantities() in Russian, Kazakh and Uzbek: scale words and units with their endings."""

from __future__ import annotations

import pytest

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
