"""People with role and country: `briefing.summarise.people`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summarise_samples import NO_NAMES, document, names

from briefing.summarise.people import find_full_names, find_people
from briefing.summarise.roles import same_role


def introduced(*texts: str, table: bool = False) -> list[tuple[str, str | None, str | None]]:
    blocks = document(*texts).blocks
    people = find_people("d1", blocks, names() if table else NO_NAMES)
    return [(p.name, p.role, p.affiliation) for p in people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President of Russia Vladimir Putin and President of Kazakhstan Kassym-Jomart Tokayev",
            [
                ("Vladimir Putin", "President", "Russia"),
                ("Kassym-Jomart Tokayev", "President", "Kazakhstan"),
            ],
        ),
        (
            "Bolat Akshulakov, minister of energy of Kazakhstan, told journalists",
            [("Bolat Akshulakov", "minister of energy", "Kazakhstan")],
        ),
        (
            "Jurabek Mirzamahmudov, Uzbekistan’s minister of energy, said",
            [("Jurabek Mirzamahmudov", "minister of energy", "Uzbekistan")],
        ),
        (
            "Kazakh Foreign Minister Yermek Kosherbayev arrived",
            [("Yermek Kosherbayev", "Foreign Minister", "Kazakhstan")],
        ),
        (
            "Deputy Minister of Energy Umid Mamadaminov said",
            [("Umid Mamadaminov", "Deputy Minister of Energy", None)],
        ),
        (
            "U.S. Secretary of Commerce Howard Lutnick said",
            [("Howard Lutnick", "Secretary of Commerce", "United States")],
        ),
        (
            "Minister of Digital Development, Innovation and Aerospace Industry Zhaslan Madiyev",
            [
                (
                    "Zhaslan Madiyev",
                    "Minister of Digital Development, Innovation and Aerospace Industry",
                    None,
                )
            ],
        ),
        (
            "Daniyar Ashuraliev, Minister of Foreign Affairs of the Kyrgyz Republic, said",
            [("Daniyar Ashuraliev", "Minister of Foreign Affairs", "Kyrgyzstan")],
        ),
        (
            "Ilkhom Khaydarov, chairman of the Association of Textile Producers, said",
            [("Ilkhom Khaydarov", "chairman", "Association of Textile Producers")],
        ),
        (
            "says Aigul Serikbayeva, head of the Department of Public Health of Turkistan region.",
            [
                (
                    "Aigul Serikbayeva",
                    "head",
                    "Department of Public Health of Turkistan region",
                )
            ],
        ),
        (
            "Erlan Orazov, the head of the energy department at the Ministry of Economy, said",
            [("Erlan Orazov", "head of the energy department", "Ministry of Economy")],
        ),
        (
            "World Bank Country Director Marco Mantovanelli said",
            [("Marco Mantovanelli", "Country Director", "World Bank")],
        ),
        (
            "EU Special Representative for Central Asia Eduards Stiprais said",
            [("Eduards Stiprais", "Special Representative for Central Asia", "European Union")],
        ),
    ],
)
def test_role_and_country(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert introduced(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister of Kazakhstan spoke.",
        "President Putin came.",
        "The minister visited South Korea and New Zealand.",
        "Energy Minister Black Sea Forum",
        "The Ministry of Energy of Kazakhstan replied.",
        "Chairman Board of Directors met.",
        "the president, Asian Development Bank, Manila",
        "",
    ],
)
def test_no_person(text: str) -> None:
    assert introduced(text) == []


def test_country_from_the_table_says_so() -> None:
    (person,) = find_people("d1", document("said Prime Minister Alikhan Smailov.").blocks, names())
    assert (person.affiliation, person.basis) == ("Kazakhstan", "names table")


def test_country_of_the_text_wins_over_the_table() -> None:
    (person,) = find_people(
        "d1",
        document(
            "Prime Minister Alikhan Smailov spoke.",
            "Alikhan Smailov, chairman of the Eurasian Development Bank, left.",
        ).blocks,
        names(),
    )
    assert (person.affiliation, person.block) == ("Eurasian Development Bank", "p1")


@pytest.mark.parametrize(
    ("role", "phrase", "same"),
    [
        ("minister of energy", "energy minister", True),
        ("Prime Minister", "prime minister", True),
        ("Prime Minister", "minister", False),
        ("Vice Foreign Minister", "foreign minister", False),
        ("Energy Minister", "minister", True),
        ("Energy Minister", "water", False),
    ],
)
def test_same_role(role: str, phrase: str, same: bool) -> None:
    assert same_role(role, phrase) is same


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    for person in find_people("d1", document(text).blocks, NO_NAMES):
        assert person.name in text and (person.role or "") in text
    assert all(name.split()[0] in text for name in find_full_names(text))
