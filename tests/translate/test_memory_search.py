"""`briefing memory search`: a large memory is searched through an index, with the same result."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SettingsError
from briefing.translate.exchange.library import read_library
from briefing.translate.exchange.tmx import write
from briefing.translate.exchange.units import Unit
from briefing.translate.search import Hits, search_memory

MEMORY = Path(__file__).resolve().parents[2] / "locales" / "memory"
UNITS = read_library(MEMORY)
WORDS = sorted({word for unit in UNITS for word in unit.source_text.split() if len(word) > 3})


def listed(folder: Path, text: str, limit: int = 500, **more: object) -> Hits:
    return search_memory(folder, text, limit=limit, **more)  # type: ignore[arg-type]


def indexed(folder: Path, cache: Path, text: str, limit: int = 500, **more: object) -> Hits:
    return listed(folder, text, limit, cache=cache, index_from=0, **more)


def references(hits: Hits, least: float = 0) -> list[tuple[str, str]]:
    return [(h.unit.reference, h.unit.language) for h in hits.best if h.score >= least]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "memory"
    folder.mkdir()
    return folder


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_what_holds_the_text_is_found_all_of_it(cache: Path, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([u.source_text for u in UNITS]))
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : start + data.draw(st.integers(1, 30))].strip()
    if not part:
        return
    wanted, found = listed(MEMORY, part), indexed(MEMORY, cache, part)
    assert references(found, 100)[: len(references(wanted, 100))] == references(wanted, 100)
    assert found.count >= len(references(wanted, 100)) > 0


@given(st.sampled_from(WORDS), st.integers(0, 3))
@settings(deadline=None, max_examples=60)
def test_a_misspelt_word_is_found_as_without_an_index(cache: Path, word: str, place: int) -> None:
    misspelt = word[:place] + word[place + 1 :]
    best = listed(MEMORY, misspelt).best[:1]
    found = indexed(MEMORY, cache, misspelt)
    if len(misspelt) > 5 and best and best[0].score > 90:
        assert references(Hits(best, 1))[0] in references(found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("GAS UNION", "kk", "gas-talks.tmx#gas-talks-p1-1"),
        ("O'zbekiston", "uz", "gas-talks.tmx#gas-talks-p1-1"),  # ʻ in the memory
        ("Tokaev", "ru", "gas-talks.tmx#gas-talks-p6-1"),  # Tokayev
        ("газового союз", "ru", "gas-talks.tmx#gas-talks-p2-1"),
    ],
)
def test_sources_and_targets_with_endings_and_typos(
    cache: Path, text: str, language: str, expected: str
) -> None:
    for hits in (
        indexed(MEMORY, cache, text, languages=(language,)),
        listed(MEMORY, text, languages=(language,)),
    ):
        assert (expected, language) in references(hits)


def test_only_the_languages_asked_for_and_how_many_there_are(cache: Path) -> None:
    found = indexed(MEMORY, cache, "gas", 2, languages=("kk",))
    assert {hit.unit.language for hit in found.best} == {"kk"}
    assert len(found.best) == 2 < found.count


def test_a_changed_file_is_read_again_and_a_removed_one_forgotten(
    folder: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"

    def count(text: str) -> int:
        return indexed(folder, cache, text).count

    write((Unit("1", "ru", ("Gas flows.",), ("Газ идёт.",)),), folder / "a.tmx")
    water = Unit("1", "kk", ("Вода ушла.",), ("Су кетті.",), source_language="ru")
    write((water,), folder / "b.tmx")
    assert (count("flows"), count("кетті"), count("ушла")) == (1, 1, 1)
    write((Unit("1", "ru", ("Oil flowed.",), ("Нефть шла.",), forbidden=True),), folder / "a.tmx")
    assert (count("Gas flows."), count("flowed"), count("нефть")) == (0, 1, 1)
    (folder / "b.tmx").unlink()
    assert (count("кетті"), count("flowed")) == (0, 1)
    (path,) = cache.glob("*-search.sqlite")
    path.write_bytes(path.read_bytes()[:3000] + b"\0" * 3000)
    assert count("flowed") == 1


def test_a_wrong_unit_is_told_with_its_line(folder: Path, tmp_path: Path) -> None:
    write((Unit("1", "ru", ("Gas.",), ("Газ.",)),), folder / "a.tmx")
    path = folder / "a.tmx"
    path.write_text(path.read_text(encoding="utf-8").replace("Газ.", ""), encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        indexed(folder, tmp_path / "cache", "gas")
    assert any("a.tmx:" in problem for problem in raised.value.problems)
