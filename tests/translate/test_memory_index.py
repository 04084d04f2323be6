"""The memory as an index on the disk: `briefing.translate.index`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tmx_samples import tmx, unit

from briefing.errors import SettingsError
from briefing.language.names import NameTable, load_names
from briefing.translate.exchange.tmx import read
from briefing.translate.exchange.tmx import write as write_units
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import Glossary, load_glossary
from briefing.translate.masks import mask
from briefing.translate.memory import Match, Memory, Surroundings, load_memory
from briefing.translate.repair import fuzzy_matches

LOCALES = Path(__file__).resolve().parents[2] / "locales"
LANGUAGES = ("ru", "kk", "uz")
SAID = unit(
    'Minister <ph x="1" type="name">Almas Aidarov</ph> said that gas flows.',
    ru='Министр <ph x="1" type="name"/> <ph x="1" type="agree">заявил|заявила</ph>, что газ течёт.',
)
Open = Callable[[], Memory]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "memory"
    folder.mkdir()
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def open_memory(folder: Path, cache: Path, names: NameTable, glossary: Glossary) -> Open:
    def open_it() -> Memory:
        return load_memory(folder, LANGUAGES, names, glossary, cache=cache, index_from=0)

    return open_it


def write(folder: Path, *units: str, name: str = "a.tmx") -> Path:
    path = folder / name
    path.write_text(tmx(*units), encoding="utf-8")
    return path


def target(memory: Memory, text: str, names: NameTable, **surroundings: object) -> str | None:
    found = memory.find(mask(text, names), "ru", Surroundings(**surroundings))  # type: ignore[arg-type]
    return found.target if isinstance(found, Match) else None


def index_of(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


@pytest.mark.parametrize("source", ["en", "ru", "kk", "uz"])
def test_the_index_gives_what_the_list_gives(cache: Path, source: str) -> None:
    names, glossary = load_names(LOCALES), load_glossary(LOCALES)
    languages = tuple(code for code in ("en", *LANGUAGES) if code != source)
    arguments = (LOCALES / "memory", languages, names, glossary, source)
    listed = load_memory(*arguments, index_from=10**9)
    indexed = load_memory(*arguments, cache=cache, index_from=0)
    texts = {
        text
        for path in sorted((LOCALES / "memory").glob("*.tmx"))
        for found in read(path, LANGUAGES)
        for text in _plain(found.source_text if source == "en" else _target(found, source))
    }
    assert len(texts) > 20
    for text in sorted(texts):
        masked = mask(text, names, source)
        for language in languages:
            assert listed.find(masked, language) == indexed.find(masked, language), text
            likest = [
                max((score for _, score in memory.similar(masked, language)), default=0)
                for memory in (listed, indexed)
            ]
            assert likest[0] == likest[1], text


def _plain(text: str) -> tuple[str, ...]:
    return (text, f"However, {text[:1].lower()}{text[1:]}") if text else ()


def _target(found: Unit, source: str) -> str:
    """The target of a unit of the language, when it has no placeholder."""
    parts = found.target if found.language == source else ()
    return "".join(part for part in parts if isinstance(part, str)) if len(parts) == 1 else ""


def test_other_names_and_dates_are_found(folder: Path, open_memory: Open, names: NameTable) -> None:
    write(folder, SAID)
    found = target(open_memory(), "Minister Aigul Sadykova said that gas flows.", names)
    assert found == "Министр Айгуль Садыкова заявила, что газ течёт."


def test_a_changed_file_is_read_again(
    folder: Path, cache: Path, open_memory: Open, names: NameTable
) -> None:
    write(folder, unit("Gas flows.", ru="Газ идёт."))
    write(folder, unit("Oil flows.", ru="Нефть идёт."), name="b.tmx")
    before = open_memory()
    assert target(before, "Gas flows.", names) == "Газ идёт."
    write(folder, unit("Gas flows.", ru="Газ течёт."))
    after = open_memory()
    assert target(after, "Gas flows.", names) == "Газ течёт."
    assert target(after, "Oil flows.", names) == "Нефть идёт."
    assert target(before, "Oil flows.", names) == "Нефть идёт.", "an open index goes on"
    (folder / "b.tmx").unlink()
    assert target(open_memory(), "Oil flows.", names) is None
    assert not list(cache.glob("*.part"))


def test_an_unchanged_memory_is_not_read_again(
    folder: Path, cache: Path, open_memory: Open, names: NameTable
) -> None:
    path = write(folder, unit("Gas flows.", ru="Газ идёт."))
    open_memory()
    inode = index_of(cache).stat().st_ino
    os.utime(path, ns=(1, 1))  # another time, the same content
    assert target(open_memory(), "Gas flows.", names) == "Газ идёт."
    assert index_of(cache).stat().st_ino == inode


def test_the_index_is_for_its_owner_only(folder: Path, cache: Path, open_memory: Open) -> None:
    write(folder, SAID)
    open_memory()
    assert index_of(cache).stat().st_mode & 0o077 == 0


def test_a_small_memory_needs_no_index(
    folder: Path, cache: Path, names: NameTable, glossary: Glossary
) -> None:
    write(folder, SAID)
    load_memory(folder, LANGUAGES, names, glossary, cache=cache)
    assert not cache.exists()


@pytest.mark.parametrize("start", [100, 5000])
def test_a_damaged_index_is_made_anew(
    folder: Path, cache: Path, open_memory: Open, names: NameTable, start: int
) -> None:
    write(folder, *(unit(f"Gas flows to plant {n} again.", ru=f"Газ {n}.") for n in range(200)))
    open_memory()
    index = index_of(cache)
    content = index.read_bytes()
    index.write_bytes(content[:start] + b"\xff" * (len(content) - start))
    memory = open_memory()
    assert target(memory, "Gas flows to plant 7 again.", names) == "Газ 7."
    assert [finding.id for finding in memory.findings] == ["index-damaged"]
    again = open_memory()
    assert target(again, "Gas flows to plant 8 again.", names) == "Газ 8."
    assert again.findings == ()


def test_a_file_of_somebody_else_is_left_alone(
    folder: Path, cache: Path, open_memory: Open, names: NameTable
) -> None:
    write(folder, unit("Gas flows.", ru="Газ идёт."))
    open_memory()
    index = index_of(cache)
    index.write_text("letters from home")
    memory = open_memory()
    assert target(memory, "Gas flows.", names) == "Газ идёт."
    assert index.read_text() == "letters from home"
    assert [finding.id for finding in memory.findings] == ["index-unusable"]
    assert str(index) in memory.findings[0].message


def test_without_a_folder_for_it_the_index_is_kept_in_memory(
    folder: Path, tmp_path: Path, names: NameTable, glossary: Glossary
) -> None:
    write(folder, unit("Gas flows.", ru="Газ идёт."))
    blocked = tmp_path / "file"
    blocked.write_text("")
    memory = load_memory(
        folder, LANGUAGES, names, glossary, cache=blocked / "briefing", index_from=0
    )
    assert target(memory, "Gas flows.", names) == "Газ идёт."
    assert [finding.id for finding in memory.findings] == ["index-unusable"]
    silent = load_memory(folder, LANGUAGES, names, glossary, cache=None, index_from=0)
    assert target(silent, "Gas flows.", names) == "Газ идёт."
    assert silent.findings == ()


def test_a_wrong_file_is_an_error_and_leaves_no_index(
    folder: Path, cache: Path, open_memory: Open
) -> None:
    (folder / "a.tmx").write_text("<tmx><body><tu>", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"a\.tmx"):
        open_memory()
    assert list(cache.iterdir()) == []


def test_forbidden_and_superseded_units_are_never_used(
    folder: Path, open_memory: Open, names: NameTable
) -> None:
    old = unit("Gas flows.", ru="Газ идёт.").replace("<tu>", '<tu tuid="old">')
    new = unit("Oil flows.", ru="Нефть идёт.").replace(
        "<tu>", '<tu tuid="new"><prop type="x-supersedes">a.tmx#old</prop>'
    )
    wrong = unit("Water flows.", ru="Воды идут.").replace(
        "<tu>", '<tu tuid="wrong"><prop type="x-forbidden">yes</prop>'
    )
    write(folder, old, unit("Water flows.", status="approved", ru="Воды идут."))
    write(folder, new, wrong, name="b.tmx")
    memory = open_memory()
    assert target(memory, "Gas flows.", names) is None
    assert target(memory, "Oil flows.", names) == "Нефть идёт."
    assert target(memory, "Water flows.", names) is None
    (folder / "b.tmx").unlink()
    memory = open_memory()
    assert target(memory, "Gas flows.", names) == "Газ идёт."
    assert target(memory, "Water flows.", names) == "Воды идут."


def test_a_unit_that_the_tables_do_not_fit_is_left_out_with_a_finding(
    folder: Path, open_memory: Open, names: NameTable
) -> None:
    write(
        folder,
        unit('<ph x="1" type="name">Nobody Known</ph> left.', ru='<ph x="1" type="name"/> ушёл.'),
    )
    memory = open_memory()
    assert target(memory, "Nobody Known left.", names) is None
    assert [finding.id for finding in memory.findings] == ["unit-unusable"]


@pytest.mark.parametrize("index_from", [0, 10**9])
def test_surroundings_decide_between_equals(
    folder: Path, names: NameTable, glossary: Glossary, index_from: int
) -> None:
    titled = unit("It rose.", ru="Она выросла.").replace(
        "<tu>", '<tu><prop type="x-context">Water level</prop>'
    )
    write(
        folder,
        unit("The price of gas was named.", ru="Назвали цену газа."),
        unit("It rose.", ru="Цена поднялась."),
        unit("The level of the river was measured.", ru="Измерили уровень реки."),
        unit("It rose.", ru="Уровень поднялся."),
        titled,
    )
    memory = load_memory(folder, ("ru",), names, glossary, index_from=index_from)
    price = mask("The price of gas was named.", names).key
    level = mask("The level of the river was measured.", names).key
    assert target(memory, "It rose.", names, before=price) == "Цена поднялась."
    assert target(memory, "It rose.", names, before=level) == "Уровень поднялся."
    assert target(memory, "It rose.", names, titles=("Water level",)) == "Она выросла."
    assert target(memory, "It rose.", names) == "Уровень поднялся."


SENTENCES = [
    "The ministry signed the contract with plant {} again.",
    "Production of gas rose by {} percent last year.",
    "Almas Aidarov met {} engineers of the national company.",
    "On May 5, 2025, the commission paid {} million tenge for the work.",
    "{} dams on the river are older than the bridge.",
]


@given(
    numbers=st.lists(st.integers(0, 99_999), min_size=len(SENTENCES), max_size=len(SENTENCES)),
    text=st.text("abcdefgh '-,.\"«{}", max_size=30),
)
@settings(max_examples=40, deadline=None)
def test_every_unit_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], text: str
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    names, glossary = load_names(LOCALES), load_glossary(LOCALES)
    sentences = [s.format(n) for s, n in zip(SENTENCES, numbers, strict=True)]
    write(folder, *(unit(s, ru=f"Перевод {n}.") for n, s in enumerate(sentences)))
    memory = load_memory(folder, ("ru",), names, glossary, index_from=0)
    for number, sentence in enumerate(sentences):
        assert target(memory, sentence, names) == f"Перевод {number}."
    masked = mask(f"The ministry signed {text} again", names)  # whatever stands there, no error
    memory.find(masked, "ru")
    fuzzy_matches(masked, "ru", memory, names, glossary, spoken="en", where=Surroundings())


def test_the_index_says_which_format_it_has(
    folder: Path, cache: Path, open_memory: Open, names: NameTable
) -> None:
    write(folder, unit("Gas flows.", ru="Газ идёт."))
    open_memory()
    with sqlite3.connect(index_of(cache)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("DELETE FROM units")
    assert target(open_memory(), "Gas flows.", names) == "Газ идёт."


def test_each_file_that_is_read_is_told_of_once(
    folder: Path, cache: Path, names: NameTable, glossary: Glossary
) -> None:
    write(folder, SAID)

    def steps() -> list[str]:
        told: list[str] = []
        load_memory(
            folder, LANGUAGES, names, glossary, cache=cache, index_from=0, progress=told.append
        )
        return told

    assert steps() == ["index a.tmx"]
    assert steps() == []
    write(folder, SAID, name="b.tmx")
    assert steps() == ["index b.tmx"]


@pytest.mark.parametrize("index_from", [0, 10**9])
def test_units_of_the_own_source_language_are_used(
    folder: Path, cache: Path, names: NameTable, glossary: Glossary, index_from: int
) -> None:
    direct = Unit("own", "kk", ("Вода ушла.",), ("Су кетті.",), source_language="ru")
    english = Unit("other", "kk", ("Gas flows.",), ("Газ ағып жатыр.",))
    russian = Unit("other", "ru", ("Gas flows.",), ("Газ идёт.",))
    write_units((direct, english, russian), folder / "a.tmx")

    def find(text: str, source: str, language: str) -> str | None:
        memory = load_memory(
            folder, ("kk", "en"), names, glossary, source, cache=cache, index_from=index_from
        )
        found = memory.find(mask(text, names, source), language)
        return found.target if isinstance(found, Match) else None

    assert find("Вода ушла.", "ru", "kk") == "Су кетті."
    assert find("Газ идёт.", "ru", "kk") == "Газ ағып жатыр."  # read backwards
    assert find("Газ идёт.", "ru", "en") == "Gas flows."
    assert find("Вода ушла.", "ru", "en") is None
    assert find("Вода ушла.", "en", "kk") is None
