"""Lint of locales/names.csv and locales/glossary.csv; test_table_rules.py proves it can fail."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from table_rules import (
    DOMAINS,
    KINDS,
    NAME_COLUMNS,
    TERM_COLUMNS,
    Row,
    agree,
    name_problems,
    proper_words,
    read,
    split,
    term_problems,
)

from briefing.language.names import load_names
from briefing.translate.checks import Pair, Tables, check_pair
from briefing.translate.glossary import load_glossary

# --------------------------------------------------------------------------- the tables


@pytest.fixture(scope="module")
def locales(repository: Path) -> Path:
    return repository / "locales"


@pytest.fixture(scope="module")
def names(locales: Path) -> list[Row]:
    return read(locales / "names.csv")[1]


@pytest.fixture(scope="module")
def terms(locales: Path) -> list[Row]:
    return read(locales / "glossary.csv")[1]


@pytest.fixture(scope="module")
def proper(names: list[Row]) -> set[str]:
    return proper_words(names)


def test_columns(locales: Path) -> None:
    assert read(locales / "names.csv")[0] == NAME_COLUMNS
    assert read(locales / "glossary.csv")[0] == TERM_COLUMNS


def test_files_are_utf8_with_unix_line_ends(locales: Path) -> None:
    for name in ("names.csv", "glossary.csv"):
        content = (locales / name).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), f"{name} has a byte order mark"
        assert b"\r" not in content and content.endswith(b"\n"), f"{name}: line ends"


def test_names_are_clean(names: list[Row]) -> None:
    assert name_problems(names) == []


def test_terms_are_clean(terms: list[Row], proper: set[str]) -> None:
    assert term_problems(terms, proper) == []


def test_there_are_enough(names: list[Row], terms: list[Row]) -> None:
    domains = [row["domain"] for row in terms]
    assert len(names) >= 120
    assert sum(domain not in ("role", "connective") for domain in domains) >= 300
    assert domains.count("role") >= 70
    assert set(domains) == DOMAINS
    assert {row["kind"] for row in names} == KINDS


def test_countries_are_known_to_cldr(names: list[Row]) -> None:
    from babel import Locale

    known = Locale("en").territories
    assert {c for row in names for c in split(row["country"])} - set(known) == set()


def test_offices_of_people_are_roles_of_the_glossary(locales: Path, names: list[Row]) -> None:
    glossary = load_glossary(locales)
    assert [
        f"{row['id']}: {row['office']}"
        for row in names
        if row["office"] and glossary.role(row["office"]) is None
    ] == []


def test_nothing_is_called_approved_that_no_one_signed(names: list[Row], terms: list[Row]) -> None:
    """Uzbek forms of officials of Kazakhstan wait for a native reader."""
    assert {row["id"] for row in [*names, *terms] if row["status"] == "approved"} == set()
    officials = [r for r in names if r["kind"] == "person" and r["country"] == "KZ"]
    assert {row["status"] for row in officials} == {"draft"}


def test_both_uzbek_scripts_say_the_same(names: list[Row]) -> None:
    assert [
        (row["uz"], row["uz_cyrl"]) for row in names if not agree(row["uz"], row["uz_cyrl"])
    ] == []


# --------------------------------------------------------------------------- rows of the sample

# Spellings, then ru, kk, uz, office and country.
PEOPLE = """
Kassym-Jomart Tokayev
    Касым-Жомарт Токаев, Қасым-Жомарт Тоқаев, Qosim-Jomart Toqayev, president, KZ
Alikhan Smailov
    Алихан Смаилов, Әлихан Смайылов, Alixan Smailov, prime minister, KZ
Almas Aidarov
    Алмас Айдаров, Алмас Айдаров, Almas Aydarov, deputy minister of foreign affairs, KZ
Bolat Akchulakov, Bolat Akshulakov
    Болат Акчулаков, Болат Ақшолақов, Bolat Akchulakov, minister of energy, KZ
Jorabek Mirzamahmudov, Jurabek Mirzamahmudov
    Журабек Мирзамахмудов, Жорабек Мирзамахмудов, Joʻrabek Mirzamahmudov, minister of energy, UZ
Vladimir Putin
    Владимир Путин, Владимир Путин, Vladimir Putin, president, RU
"""
ROLES = """
Prime Minister
    премьер-министр, премьер-министр, bosh vazir
minister of energy, energy minister
    министр энергетики, энергетика министрі, energetika vaziri
deputy minister of foreign affairs, Vice Foreign Minister
    заместитель министра иностранных дел, сыртқы істер министрінің орынбасары,
    tashqi ishlar vaziri oʻrinbosari
chief executive officer, CEO
    главный исполнительный директор, бас атқарушы директор, bosh ijrochi direktor
spokesperson, spokesman, spokeswoman
    официальный представитель, ресми өкіл, rasmiy vakil
"""


def expectations(block: str) -> list[tuple[str, list[str]]]:
    """``(English spelling, cells)`` of a block of head lines and indented cells."""
    pairs = []
    for entry in block.strip().replace("\n    ", "\t").split("\n"):
        heads, *cells = entry.split("\t")
        wanted = [cell.strip() for cell in " ".join(cells).split(",")]
        pairs += [(head.strip(), wanted) for head in heads.split(",")]
    return pairs


@pytest.mark.parametrize(("spelling", "cells"), expectations(PEOPLE))
def test_people(locales: Path, names: list[Row], spelling: str, cells: list[str]) -> None:
    found = load_names(locales).get(spelling)
    assert found is not None, f"{spelling} is not found"
    row = next(row for row in names if row["id"] == found.id)
    assert [row[column] for column in "ru kk uz office country".split()] == cells
    assert row["gender"] == "m"


@pytest.mark.parametrize(("wording", "cells"), expectations(ROLES))
def test_roles(locales: Path, wording: str, cells: list[str]) -> None:
    term = load_glossary(locales).role(wording)
    assert term is not None, f"{wording} is not found"
    assert [term.forms[language] for language in ("ru", "kk", "uz")] == cells


def test_connectives(locales: Path) -> None:
    found = {wording: term.forms for wording, term in load_glossary(locales).connectives()}
    assert [found["however"][c] for c in ("ru", "kk", "uz")] == ["однако", "алайда", "biroq"]
    assert [found["on the other hand"][c] for c in ("ru", "kk", "uz")] == [
        "с другой стороны",
        "екінші жағынан",
        "boshqa tomondan",
    ]


def test_many_wordings_are_forbidden_and_each_is_found(locales: Path) -> None:
    glossary = load_glossary(locales)
    wrong = [
        (term, code, wording)
        for term in glossary.terms
        for code, wordings in term.forbidden.items()
        for wording in wordings
    ]
    counts = Counter(code for _, code, _ in wrong)
    assert len(wrong) >= 150 and min(counts.values()) >= 45, counts
    for term, code, wording in wrong:
        pair = Pair(
            f"the {term.forms['en']}", wording, "en", code, Tables(load_names(locales), glossary)
        )
        found = {f.id for f in check_pair(pair)}
        assert found & {"term-forbidden", "wrong-language", "foreign-word"}, (term.id, wording)


def test_no_term_is_a_forbidden_wording_of_its_own_translation(locales: Path) -> None:
    """Each term beside its own translation raises no alarm, whatever other rows forbid."""
    glossary = load_glossary(locales)
    tables = Tables(load_names(locales), glossary)
    for term in glossary.terms:
        for code in ("ru", "kk", "uz"):
            pair = Pair(term.forms["en"], term.forms[code], "en", code, tables)
            found = {f.id for f in check_pair(pair)} & {"term-forbidden", "foreign-word"}
            assert not found, (term.id, code)
