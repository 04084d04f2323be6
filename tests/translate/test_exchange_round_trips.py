"""What is written to a file of any format comes back the same: `briefing.translate.exchange`."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import unit, units, with_name
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain import SegmentStatus
from briefing.errors import OutputError, UsageError
from briefing.translate import exchange
from briefing.translate.exchange import tbx, xliff12
from briefing.translate.exchange.inline_text import from_text, to_text
from briefing.translate.exchange.units import Unit, fold

REPOSITORY = Path(__file__).parents[2]
ONE_LANGUAGE = ("xliff21", "po")


def through(given_units: list[Unit], name: str) -> list[Unit]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        exchange.write(given_units, path, name)
        found, problems = exchange.scan(path, name)
    assert problems == ()
    return list(found)


@pytest.mark.parametrize("name", exchange.FORMATS)
@settings(max_examples=40)
@given(data=st.data())
def test_nothing_is_lost(name: str, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(("ru", "kk", "uz"))) if name in ONE_LANGUAGE else None
    before = data.draw(st.lists(units(language), max_size=5))
    after = through(before, name)
    if name == "xliff12":  # units of one source stand together there
        assert Counter(after) == Counter(before)
    else:
        assert after == before


@pytest.mark.parametrize("name", exchange.FORMATS)
def test_long_texts_survive(name: str) -> None:
    before = [unit("Gas & oil. " * 5_000, "Газ бен «мұнай». " * 5_000)]
    assert through(before, name) == before


@given(source=units().map(lambda u: u.source), target=units().map(lambda u: u.target))
def test_text_form_of_placeholders_is_reversible(source: tuple, target: tuple) -> None:  # type: ignore[type-arg]
    assert (from_text(to_text(source)), from_text(to_text(target))) == (source, target)


@given(text=st.text())
def test_any_text_reads_as_some_parts(text: str) -> None:
    parts = from_text(text.replace("{", "["))
    assert all(isinstance(part, str) for part in parts)


@given(text=st.text(alphabet="a \t\n\r\u00a0{}"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold((text, text))) == fold((text, text))


@pytest.mark.parametrize("name", exchange.FORMATS)
def test_the_shipped_memory_survives(name: str) -> None:
    shipped, _ = exchange.scan(REPOSITORY / "locales/memory/gas-talks.tmx")
    kazakh = [one for one in shipped if one.language == "kk"]
    assert len(kazakh) > 20
    assert through(kazakh, name) == kazakh


@pytest.mark.parametrize("name", ONE_LANGUAGE)
def test_two_languages_in_a_file_of_one_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="en to kk, en to ru"):
        exchange.write([unit(), unit(language="ru")], tmp_path / "x", name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", exchange.FORMATS)
def test_what_no_file_can_hold_is_refused_before_writing(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"U\+0007"):
        exchange.write([replace(unit(), target=("Газ\a",))], tmp_path / "x", name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", exchange.FORMATS)
def test_a_folder_that_is_not_there_is_an_output_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        exchange.write([unit()], tmp_path / "none" / "x", name)


def test_the_better_unit_is_the_target_and_the_other_an_alternative(tmp_path: Path) -> None:
    draft, approved = (
        unit(id="a"),
        unit(target="Газ келеді.", id="b", status=SegmentStatus.APPROVED),
    )
    forbidden = unit(target="Газ жүреді.", id="c", forbidden=True, status=SegmentStatus.APPROVED)
    path = tmp_path / "x.xlf"
    xliff12.write([draft, forbidden, approved], path)
    text = path.read_text("utf-8")
    assert text.count("<trans-unit ") == 1 and text.count("<alt-trans ") == 2
    assert text.index("Газ келеді.") < text.index("Газ ағады.") < text.index("Газ жүреді.")
    assert 'approved="yes"' in text
    assert set(xliff12.read(path)) == {draft, forbidden, approved}


def test_placeholders_are_inline_codes_with_unique_ids(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    xliff12.write([with_name()], path)
    text = path.read_text("utf-8")
    assert '<ph id="1" ctype="x-name">Almas Aidarov</ph> met' in text
    assert '<ph id="1.2" ctype="x-agree">встретился|встретилась</ph>' in text


def test_the_glossary_survives_as_tbx(tmp_path: Path) -> None:
    concepts = tbx.read_glossary(REPOSITORY / "locales")
    assert len(concepts) >= 300
    tbx.write(concepts, tmp_path / "g.tbx")
    assert tbx.read(tmp_path / "g.tbx") == concepts
    gas = next(c for c in concepts if c.id == "energy-natural-gas")
    assert ("ru", "натуральный газ", "forbidden") in [
        (w.language, w.text, w.use) for w in gas.wordings
    ]
