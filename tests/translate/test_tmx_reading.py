"""TMX files: reading in `briefing.translate.exchange.tmx`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tmx_samples import tmx, unit

from briefing.errors import SettingsError
from briefing.translate.exchange import tmx as tmx_files
from briefing.translate.exchange.units import Placeholder


def read(tmp_path: Path, text: str) -> object:
    path = tmp_path / "m.tmx"
    path.write_text(text, encoding="utf-8")
    return tmx_files.read(path, ("ru", "kk"))


def test_units_come_for_each_language_asked_for(tmp_path: Path) -> None:
    units = read(
        tmp_path, tmx(unit("Gas flows.", ru="Газ течёт.", kk="Газ ағады.", uz="Gaz oqadi."))
    )
    assert [(u.language, u.target) for u in units] == [  # type: ignore[attr-defined]
        ("ru", ("Газ течёт.",)),
        ("kk", ("Газ ағады.",)),
    ]


def test_placeholders_keep_number_kind_and_case(tmp_path: Path) -> None:
    english = 'Idea of <ph x="1" type="name">Vladimir Putin</ph>.'
    (read_unit,) = read(tmp_path, tmx(unit(english, ru='Идея <ph x="1" type="name-genitive"/>.')))  # type: ignore[misc]
    assert read_unit.target == ("Идея ", Placeholder(1, "name", "genitive", ""), ".")
    assert read_unit.source_text == "Idea of Vladimir Putin."


def test_country_codes_and_pretty_printing_make_no_difference(tmp_path: Path) -> None:
    text = tmx(
        '<tu><tuv xml:lang="en-GB"><seg>\n  Gas\n  flows. </seg></tuv>'
        '<tuv lang="ru-RU"><seg>Газ <hi>течёт</hi>.</seg></tuv></tu>'
    )
    (only,) = read(tmp_path, text)  # type: ignore[misc]
    assert (only.source, only.target) == (("Gas flows.",), ("Газ течёт.",))


PH = '<ph x="1" type="date">in May</ph>'


@pytest.mark.parametrize(
    ("english", "russian", "problem"),
    [
        (f"Gas {PH}.", "Газ.", "lacks x=1"),
        ("Gas.", '<ph x="1" type="date"/> газ.', "x=1 is not in the source"),
        (f"Gas {PH}.", 'Газ <ph x="1" type="name"/>.', "is a date, not a name"),
        (f"Gas {PH}.", 'Газ <ph x="1" type="date-vocative"/>.', "unknown case"),
        (f"Gas {PH}.", 'Газ <ph x="1" type="colour"/>.', "has the type"),
        (f"{PH} {PH}", '<ph x="1" type="date"/>', "same x"),
        (f"Gas {PH}.", 'Газ <ph x="1" type="agree">был</ph><ph x="1" type="date"/>.', "agree"),
    ],
)
def test_wrong_placeholders_are_named_with_their_line(
    tmp_path: Path, english: str, russian: str, problem: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, tmx(unit(english, ru=russian)))
    assert problem in caught.value.problems[0]
    assert "m.tmx:1" in caught.value.problems[0]


@pytest.mark.parametrize("text", ["", "no xml", "<html/>", "<tmx><body><tu></body></tmx>"])
def test_what_is_no_tmx_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"m\.tmx"):
        read(tmp_path, text)


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read me")
    text = (
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{secret}">]><tmx version="1.4"><body>'
        '<tu><tuv xml:lang="en"><seg>A &x; b</seg></tuv><tuv xml:lang="ru"><seg>В</seg></tuv></tu>'
        "</body></tmx>"
    )
    with pytest.raises(SettingsError, match=r"m\.tmx:1: the file declares the entity") as caught:
        read(tmp_path, text)
    assert "do not read me" not in str(caught.value)
