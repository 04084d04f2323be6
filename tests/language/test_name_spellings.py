"""A name of the table is found however English spells it; look-alikes are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.language.names import NameTable, load_names
from briefing.language.spelling import spelling_key

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(scope="module")
def table() -> NameTable:
    return load_names(LOCALES)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Kasym-Zhomart Tokaev", "kassym-jomart-tokayev"),
        ("Qassym Jomart Toqaev", "kassym-jomart-tokayev"),
        ("Shavkat Mirziyoev", "shavkat-mirziyoyev"),
        ("Alihan Smayilov", "alikhan-smailov"),
        ("Olzhas Bektyenov", "olzhas-bektenov"),
        ("Nursultan Nazarbaiev", "nursultan-nazarbayev"),
    ],
)
def test_spellings_that_the_table_does_not_list(text: str, id: str, table: NameTable) -> None:
    name = table.get(text)
    assert name is not None and name.id == id
    sentence = f"On Monday President {text}'s plan was read."
    (found,) = table.find(sentence)
    assert (found.name.id, found.partial) == (id, False)
    assert sentence[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    ["Kassym Tokayev Street", "Olzhas Bekmenov", "Nursultan Nazarbek", "EAEU EU UNO", "Kazakh Gas"],
)
def test_other_names_are_not_taken_for_them(text: str, table: NameTable) -> None:
    assert not [found for found in table.find(text, surnames=False) if found.name.kind == "person"]


def test_no_two_people_of_the_table_share_a_key(table: NameTable) -> None:
    by_key: dict[str, set[str]] = {}
    for name in table.names:
        if name.kind == "person":
            for spelling in (name.forms["en"], *name.variants):
                by_key.setdefault(spelling_key(spelling), set()).add(name.id)
    assert [ids for ids in by_key.values() if len(ids) > 1] == []


def test_russian_names_are_found_with_and_without_yo(table: NameTable) -> None:
    for text in ("Шавката Мирзиёева", "Шавката Мирзиеева"):
        (found,) = table.find(text, language="ru")
        assert found.name.id == "shavkat-mirziyoyev"
