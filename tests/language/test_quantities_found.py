"""Quantities found in texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.numbers import find_quantities, measure

# text: (words, value, upper, scale, unit, kind) of each quantity
Row = tuple[str, str, str | None, str | None, str | None, str]
ENGLISH: dict[str, list[Row]] = {
    "supply of 12.5 billion cubic metres of gas": [
        ("12.5 billion cubic metres", "12.5", None, "billion", "m3", "unit")
    ],
    "10–12 bcm": [("10–12 bcm", "10", "12", None, "bcm", "unit")],
    "5-7 million": [("5-7 million", "5", "7", "million", None, "number")],
    "between 10 and 12 bcm a year": [
        ("10 and 12 bcm a year", "10", "12", None, "bcm-per-year", "unit")
    ],
    "5 million-7 million tonnes": [
        ("5 million-7 million tonnes", "5", "7", "million", "t", "unit")
    ],
    "10%–12%": [("10%–12%", "10", "12", None, "percent", "percent")],
    "$5–7 million": [("$5–7 million", "5", "7", "million", "USD", "currency")],
    "rose from 5 to 7 million": [
        ("5", "5", None, None, None, "number"),
        ("7 million", "7", None, "million", None, "number"),
    ],
    "worth US$5bn or €2.5m": [
        ("US$5bn", "5", None, "billion", "USD", "currency"),
        ("€2.5m", "2.5", None, "million", "EUR", "currency"),
    ],
    "KZT 5 billion, 500 tenge and ₽30": [
        ("KZT 5 billion", "5", None, "billion", "KZT", "currency"),
        ("500 tenge", "500", None, None, "KZT", "currency"),
        ("₽30", "30", None, None, "RUB", "currency"),
    ],
    "by 1,234,567.89 tonnes": [("1,234,567.89 tonnes", "1234567.89", None, None, "t", "unit")],
    "12,5 percent": [("12,5 percent", "12.5", None, None, "percent", "percent")],
    "10,12 and 13": [
        ("10", "10", None, None, None, "number"),
        ("12", "12", None, None, None, "number"),
        ("13", "13", None, None, None, "number"),
    ],
    "0.5 percentage points": [
        ("0.5 percentage points", "0.5", None, None, "percentage-point", "percentage-point")
    ],
    "fell to -5 °C": [("-5 °C", "-5", None, None, "degree-Celsius", "unit")],
    "a 100-MW plant": [("100-MW", "100", None, None, "MW", "unit")],
    "20 mW": [("20", "20", None, None, None, "number")],
    "5m tonnes": [("5m tonnes", "5", None, "million", "t", "unit")],
    "12½ km": [("12½ km", "12.5", None, None, "km", "unit")],
    "two hundred and fifty thousand barrels per day": [
        (
            "two hundred and fifty thousand barrels per day",
            "250",
            None,
            "thousand",
            "barrel-per-day",
            "unit",
        )
    ],
    "two thousand five hundred": [
        ("two thousand five hundred", "2500", None, None, None, "number")
    ],
    "All three countries": [("three", "3", None, None, None, "number")],
    "twenty-five megawatts": [("twenty-five megawatts", "25", None, None, "MW", "unit")],
    "half of them, half a million people": [
        ("half", "0.5", None, None, None, "number"),
        ("half a million people", "0.5", None, "million", "person", "unit"),
    ],
    "the third round, 21st": [
        ("third", "3", None, None, None, "ordinal"),
        ("21st", "21", None, None, None, "ordinal"),
    ],
    "in 2022": [("2022", "2022", None, None, None, "number")],
    "no one, one of them, at first": [],
    "COVID-19, G20, 5G, version 1.2.3": [],
}
OTHERS: dict[tuple[str, str], list[tuple[str, str, str | None, str | None]]] = {
    ("ru", "12,5 млрд куб. м и 5 тоннам"): [
        ("12,5 млрд куб. м", "12.5", "billion", "m3"),
        ("5 тоннам", "5", None, "t"),
    ],
    ("ru", "10 000 человек, 12,5 %"): [
        ("10 000 человек", "10000", None, "person"),
        ("12,5 %", "12.5", None, "percent"),
    ],
    ("kk", "12,5 млрд текше метрге, 25 МВт-қа"): [
        ("12,5 млрд текше метрге", "12.5", "billion", "m3"),
        ("25 МВт-қа", "25", None, "MW"),
    ],
    ("kk", "12,5 пайызға"): [("12,5 пайызға", "12.5", None, "percent")],
    ("uz", "12,5 mlrd kub metrga, 500 mln AQSH dollari"): [
        ("12,5 mlrd kub metrga", "12.5", "billion", "m3"),
        ("500 mln AQSH dollari", "500", "million", "USD"),
    ],
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    found = [
        (q.text, str(q.value), q.upper and str(q.upper), q.scale, q.unit, q.kind)
        for q in find_quantities(text)
    ]
    assert found == ENGLISH[text]


@pytest.mark.parametrize("key", OTHERS)
def test_other_languages(key: tuple[str, str]) -> None:
    language, text = key
    found = [(q.text, str(q.value), q.scale, q.unit) for q in find_quantities(text, language)]
    assert found == OTHERS[key]


def test_two_thirds() -> None:
    (found,) = find_quantities("two-thirds of the members")
    assert (found.text, found.value) == ("two-thirds", Decimal(2) / 3)
    assert [q.kind for q in find_quantities("the first half of the year")] == ["ordinal"]


def test_amounts_compare_across_ways_of_writing() -> None:
    written = ["12 bcm", "12 billion cubic metres", "12,000 mcm", "12,000,000,000 m³"]
    amounts = {measure(find_quantities(text)[0]) for text in written}
    assert amounts == {(Decimal(12_000_000_000), "m3")}
    (russian,) = find_quantities("12 млрд куб. м", "ru")
    assert measure(russian) in amounts
    assert str(find_quantities("12.5 billion")[0].amount) == "12500000000"


PIECES = st.sampled_from(
    ["12", "1,234", "0.5", "$", "€", "%", "–", "-", "−", " ", "\u00a0", "bcm", "million", "to"]
    + ["two", "ſix", "İ", "ı", "K", "hundred", "and", "between ", "half", " of", "½", "²", "٣"]
    + ["км", "тонн", "млрд", "foiz", "(", ".", ",", "first", "a ", "1e5", "\u0661", "😀", "\n", "m"]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS, st.sampled_from(["en", "ru", "kk", "uz", "fr"]))
def test_spans_are_exact_and_in_order(text: str, language: str) -> None:
    last = 0
    for quantity in find_quantities(text, language):
        assert text[quantity.start : quantity.end] == quantity.text
        assert last <= quantity.start < quantity.end
        assert quantity.text.strip() == quantity.text
        assert quantity.value.is_finite()
        last = quantity.end


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("rose from 52 tonnes in 2004 to 8,700 tonnes", ["52 tonnes", "2004", "8,700 tonnes"]),
        ("up from 3 million in 2020 to 4 million", ["3 million", "2020", "4 million"]),
        ("a flow of 1500 to 2000 tonnes", ["1500 to 2000 tonnes"]),
        ("in 5 to 7 regions", ["5 to 7"]),
        ("in 2004 to 2010", ["2004 to 2010"]),
    ],
)
def test_a_year_between_two_figures_is_no_end_of_a_range(text: str, numbers: list[str]) -> None:
    assert [found.text for found in find_quantities(text, "en")] == numbers
