"""The lint of the tables finds planted mistakes, and finds nothing in a clean row."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from table_rules import Row, agree, name_problems, proper_words, read, term_problems


@pytest.fixture(scope="module")
def names(repository: Path) -> list[Row]:
    return read(repository / "locales" / "names.csv")[1]


@pytest.fixture(scope="module")
def terms(repository: Path) -> list[Row]:
    return read(repository / "locales" / "glossary.csv")[1]


@pytest.fixture(scope="module")
def proper(names: list[Row]) -> set[str]:
    return proper_words(names)


@pytest.mark.parametrize(
    ("latin", "cyrillic", "same"),
    [
        ("Joʻrabek Mirzamahmudov", "Жўрабек Мирзамаҳмудов", True),
        ("Shavkat Mirziyoyev", "Шавкат Мирзиёев", True),
        ("Joʻrabek", "Журабек", False),
        ("Toqayev", "Токаев", False),
        ("Si Szinpin", "Си", False),
    ],
)
def test_agreement_of_the_scripts_is_really_compared(latin: str, cyrillic: str, same: bool) -> None:
    assert agree(latin, cyrillic) is same


@pytest.mark.parametrize(
    ("column", "change", "complaint"),
    [
        ("ru", lambda cell: cell.replace("а", "a"), "LATIN SMALL LETTER A"),
        ("ru", lambda cell: cell + "і", "BYELORUSSIAN-UKRAINIAN I"),
        ("ru", lambda cell: "", "ru: empty"),
        ("kk", lambda cell: cell.replace("к", "k"), "LATIN SMALL LETTER K"),
        ("kk", lambda cell: cell + "\u0259", "LATIN SMALL LETTER SCHWA"),
        ("uz", lambda cell: cell.replace("ʻ", "'"), "APOSTROPHE"),
        ("uz", lambda cell: cell.replace("ʻ", "’"), "RIGHT SINGLE QUOTATION MARK"),
        ("uz", lambda cell: cell.replace("ʻ", "ʼ"), "where oʻ or gʻ is meant"),
        ("uz", lambda cell: cell.replace("rʻ", "r") + "rʻ", "follows neither o nor g"),
        ("uz", lambda cell: cell.replace("a", "а"), "CYRILLIC SMALL LETTER A"),
        ("uz", lambda cell: cell + " wc", "LATIN SMALL LETTER W"),
        ("uz", lambda cell: cell + " canal", "stands without h"),
        ("uz_cyrl", lambda cell: cell + "ы", "CYRILLIC SMALL LETTER YERU"),
        ("en", lambda cell: cell.replace("o", "о"), "CYRILLIC SMALL LETTER O"),
        ("en", lambda cell: unicodedata.normalize("NFD", cell + "é"), "not NFC"),
        ("variants", lambda cell: cell + "|", "empty alternative"),
        ("variants", lambda cell: cell + "|" + cell.split("|")[0], "stands in"),
        ("source", lambda cell: cell + " ", "a blank at an end"),
        ("source", lambda cell: cell.replace(" ", "  ", 1), "a double, odd or invisible blank"),
        ("source", lambda cell: cell.replace(" ", "\u00a0", 1), "odd or invisible"),
        ("kind", lambda cell: "minister", "kind: 'minister' is unknown"),
        ("gender", lambda cell: "", "gender"),
        ("status", lambda cell: "done", "status: 'done' is unknown"),
        ("valid_from", lambda cell: "2022-13", "is no year, month or day"),
        ("valid_to", lambda cell: "2001", "before valid_from"),
        ("country", lambda cell: "Uzbekistan", "country"),
        ("id", lambda cell: "Mirza_1", "id: not lower case"),
    ],
)
def test_lint_of_names_finds(
    names: list[Row], column: str, change: Callable[[str], str], complaint: str
) -> None:
    row = next(row for row in names if row["id"] == "jorabek-mirzamahmudov")
    problems = name_problems([row | {column: change(row[column])}])
    assert any(complaint in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("column", "value", "complaint"),
    [
        ("en", "Minister of energy", "'Minister' of 'Minister of energy' is not lower case"),
        ("variants", "minister of energy", "stands in"),
        ("kk", "", "kk: empty"),
        ("ru", "министр «энергетики”", "RIGHT DOUBLE QUOTATION MARK"),
        ("forbidden_ru", "министр энергетики", "is the term itself"),
        ("forbidden_uz", "energetika ministri'", "APOSTROPHE"),
        ("domain", "oil", "domain: 'oil' is unknown"),
        ("part_of_speech", "n", "part_of_speech: 'n' is unknown"),
        ("definition", "", "definition: empty"),
        ("status", "", "status: ''"),
    ],
)
def test_lint_of_terms_finds(
    terms: list[Row], proper: set[str], column: str, value: str, complaint: str
) -> None:
    row = next(row for row in terms if row["id"] == "role-minister-of-energy")
    problems = term_problems([row | {column: value}], proper)
    assert any(complaint in problem for problem in problems), problems
