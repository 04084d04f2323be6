"""The shipped table of units, and what happens to a broken one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.language.units import Unit, default_units, load_units

LOCALES = Path(__file__).parents[2] / "locales"
HEADER = "key,kind,en_forms,symbol,ru,kk,uz,base,note,status\n"
_CYRILLIC = {"ru": "а-яё", "kk": "а-яёәғқңөұүһі"}


@pytest.mark.parametrize("unit", load_units(LOCALES).rows, ids=lambda unit: str(unit.key))
def test_each_form_keeps_to_the_alphabet_of_its_language(unit: Unit) -> None:
    for language, letters in _CYRILLIC.items():
        for form in unit.forms(language):
            assert form in ("°C", "som") or re.fullmatch(
                rf"[{letters} \u00a0.·/{{}}%-]+", form.lower()
            ), form
    for form in unit.uz:
        assert form == "°C" or re.fullmatch(r"[a-zʻʼ ·/{}-]+", form.lower()), form


def test_the_usual_units_are_there() -> None:
    keys = {unit.key for unit in load_units(LOCALES).rows}
    wanted = "percent percentage-point USD EUR GBP KZT UZS RUB m3 bcm t barrel barrel-per-day MW "
    assert set((wanted + "GWh kWh km m ha person degree-Celsius").split()) <= keys


def test_the_table_is_read_once() -> None:
    assert load_units(LOCALES) is load_units(LOCALES)
    assert default_units().find("bcm") is not None
    assert default_units().find("furlong") is None


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("t,weight,tonne|tonnes,,т,т,t,,,draft\n", "kind 'weight'"),
        ("t,unit,tonne,,,т,t,,,draft\n", "cell ru is empty"),
        ("t,unit,tonne,,тонна|тонны,т,t,,,draft\n", "ru needs one form"),
        ("t,unit,tonne,,т,т,t,much kg,,draft\n", "base 'much kg'"),
        ("t,unit,tonne,,т,т,t,1000 kg,,draft\n", "no base unit"),
        ("t,unit,tonne,,т,т\n", "10 cells"),
        ("t,unit,ton,,т,т,t,,,x\nt2,unit,ton,,т,т,t,,,x\n", "'ton' is both t and t2"),
        ("t,unit,ton,,т,т,t,,,x\nt,unit,tonne,,т,т,t,,,x\n", "key t stands twice"),
    ],
)
def test_every_wrong_row_is_named(tmp_path: Path, rows: str, complaint: str) -> None:
    (tmp_path / "units.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_units(tmp_path)
    assert any(complaint in problem for problem in caught.value.problems), caught.value.problems


def test_missing_table_and_missing_columns(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read the table"):
        load_units(tmp_path)
    (tmp_path / "units.csv").write_text("key,kind\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="columns missing: en_forms"):
        load_units(tmp_path)
