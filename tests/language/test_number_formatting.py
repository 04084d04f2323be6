"""Numbers and quantities as each language writes them, checked by hand."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.format import CASES, MINUS, format_number, format_quantity
from briefing.language.numbers import find_quantities
from briefing.language.units import SCALES, default_units

LANGUAGES = ("en", "ru", "kk", "uz")


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("1234", "en", "1,234"),
        ("1234", "ru", "1234"),
        ("12345", "ru", "12_345"),
        ("1234567.50", "kk", "1_234_567,50"),
        ("12.50", "uz", "12,50"),
        ("999", "en", "999"),
        ("-5.5", "ru", f"{MINUS}5,5"),
        ("1E+4", "en", "10,000"),
        ("-0.0", "en", "0.0"),
    ],
)
def test_number(value: str, language: str, expected: str) -> None:
    assert format_number(Decimal(value), language) == expected.replace("_", "\u00a0")


def test_decimals_are_rounded_half_up_and_filled() -> None:
    assert format_number(Decimal("2.345"), "ru", decimals=2) == "2,35"
    assert format_number(Decimal("2"), "en", decimals=1) == "2.0"
    assert format_number(Decimal("0.125"), "en", decimals=2) == "0.13"
    assert format_number(Decimal("-0.04"), "en", decimals=1) == "0.0"


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        format_number(Decimal(value), "en")
    assert format_quantity(Decimal(value), None, None, "en") is None


# value, unit, scale, case: en, ru, kk, uz
QUANTITIES = {
    ("12.5", "m3", "billion", "nominative"): (
        "12.5_billion cubic metres",
        "12,5_млрд куб._м",
        "12,5_млрд текше метр",
        "12,5_mlrd kub metr",
    ),
    ("12.5", "m3", "billion", "dative"): (
        "12.5_billion cubic metres",
        "12,5_млрд куб._м",
        "12,5_млрд текше метрге",
        "12,5_mlrd kub metrga",
    ),
    ("500", "USD", "million", "nominative"): (
        "$500_million",
        "500_млн долларов США",
        "500_млн АҚШ доллары",
        "500_mln AQSH dollari",
    ),
    ("500", "USD", "million", "ablative"): (
        "$500_million",
        None,
        "500_млн АҚШ долларынан",
        "500_mln AQSH dollaridan",
    ),
    ("12.5", "percent", None, "nominative"): ("12.5%", "12,5_%", "12,5%", "12,5_foiz"),
    ("12.5", "percent", None, "dative"): ("12.5%", "12,5_%", "12,5_пайызға", "12,5_foizga"),
    ("2", "percentage-point", None, "dative"): (
        "2_percentage points",
        "2_п._п.",
        "2_пайыздық тармаққа",
        "2_foiz punktiga",
    ),
    ("1", "t", None, "nominative"): ("1_tonne", "1_тонна", "1_тонна", "1_tonna"),
    ("22", "t", None, "nominative"): ("22_tonnes", "22_тонны", "22_тонна", "22_tonna"),
    ("11", "t", None, "nominative"): ("11_tonnes", "11_тонн", "11_тонна", "11_tonna"),
    ("1.5", "t", None, "genitive"): ("1.5_tonnes", "1,5_тонны", "1,5_тоннаның", "1,5_tonnaning"),
    ("1", "t", "million", "nominative"): (
        "1_million tonnes",
        "1_млн тонн",
        "1_млн тонна",
        "1_mln tonna",
    ),
    ("22", "t", None, "genitive"): ("22_tonnes", "22_тонн", "22_тоннаның", "22_tonnaning"),
    ("22", "t", None, "dative"): ("22_tonnes", None, "22_тоннаға", "22_tonnaga"),
    ("25", "MW", None, "dative"): ("25_MW", "25_МВт", "25_мегаватқа", "25_megavattga"),
    ("7", "GWh", None, "nominative"): ("7_GWh", "7_ГВт·ч", "7_ГВт·сағ", "7_GVt·soat"),
    ("100", "barrel-per-day", "thousand", "nominative"): (
        "100_thousand barrels per day",
        "100_тыс. баррелей в сутки",
        "тәулігіне 100_мың баррель",
        "kuniga 100_ming barrel",
    ),
    ("-5", "degree-Celsius", None, "nominative"): ("−5_°C", "−5_°C", "−5_°C", "−5_°C"),
    ("5", "KZT", "billion", "nominative"): (
        "5_billion tenge",
        "5_млрд тенге",
        "5_млрд теңге",
        "5_mlrd tenge",
    ),
    ("12.5", None, "billion", "dative"): (
        "12.5_billion",
        "12,5_млрд",
        "12,5_миллиардқа",
        "12,5_milliardga",
    ),
    ("21", "person", None, "nominative"): ("21_people", "21_человек", "21_адам", "21_kishi"),
    ("22", "person", None, "accusative"): ("22_people", None, "22_адамды", "22_kishini"),
    ("15", None, None, "dative"): ("15", "15", "15-ке", "15_ga"),
    ("5", "bcm", "thousand", "nominative"): (None, None, None, None),
    ("5", "furlong", None, "nominative"): (None, None, None, None),
    ("5", "t", "zillion", "nominative"): (None, None, None, None),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", QUANTITIES)
def test_quantity(key: tuple[str, str | None, str | None, str], language: str) -> None:
    value, unit, scale, case = key
    expected = QUANTITIES[key][LANGUAGES.index(language)]
    done = format_quantity(Decimal(value), unit, scale, language, case=case)
    assert done == (expected and expected.replace("_", "\u00a0"))


def test_range() -> None:
    done = format_quantity(Decimal(10), "bcm", None, "ru", upper=Decimal(12))
    assert done == "10–12\u00a0млрд куб.\u00a0м"
    cold = format_quantity(Decimal(-5), "degree-Celsius", None, "kk", upper=Decimal(3))
    assert cold == "−5…3\u00a0°C"
    assert format_quantity(Decimal(2), "t", None, "ru", upper=Decimal(4)) == "2–4\u00a0тонны"


DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12))


@given(DECIMALS, st.sampled_from(LANGUAGES))
def test_a_written_number_reads_back_as_the_same_value(value: Decimal, language: str) -> None:
    text = format_number(value, language)
    found = find_quantities(text, language)
    assert [(q.value, q.text) for q in found] == [(value, text)]


@given(
    st.integers(1, 10**6),
    st.sampled_from([unit.key for unit in default_units().rows]),
    st.sampled_from([None, *SCALES]),
    st.sampled_from(LANGUAGES),
)
def test_a_written_quantity_reads_back(
    value: int, unit: str, scale: str | None, language: str
) -> None:
    text = format_quantity(Decimal(value), unit, scale, language)
    if text is None:
        return
    found = find_quantities(text, language)
    assert len(found) == 1, (text, found)
    row = default_units().find(unit)
    assert row is not None
    whole = Decimal(value) * SCALES.get(scale or "", 1)
    # млрд куб. м may be read as a scale word and m3: the amount decides.
    assert found[0].amount in (whole, whole * row.factor), text


@pytest.mark.parametrize("unit", [unit.key for unit in default_units().rows])
@pytest.mark.parametrize("language", ["kk", "uz"])
def test_kazakh_and_uzbek_have_every_case_of_every_unit(unit: str, language: str) -> None:
    for case in CASES:
        text = format_quantity(Decimal(25), unit, None, language, case=case)
        if (unit, language) == ("CNY", "kk") and case != "nominative":
            assert text is None  # юаньға beside юаньге: usage wavers
            continue
        assert text is not None, case
        assert "\u202f" not in text
        for word in re.split(r"[\s\d]+", text):
            letters = [letter for letter in word if letter.isalpha()]
            assert len({"\u0400" <= letter < "\u0530" for letter in letters}) <= 1, text
