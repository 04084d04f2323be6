"""A surname in one document, the full name in another of the same topic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summarise_samples import NO_NAMES, document, positions, template

from briefing.domain import SourceDocument
from briefing.summarise import find_unfounded, summarise
from briefing.summarise.units import analyse

FIRST = (
    "Deputy Transport Minister Murat Aliyev opened the bridge over the Chu on 3 March 2025. "
    "The bridge cost 40 million euros and carries two lanes of traffic in each direction."
)


def pair(second: str, first: str = FIRST, language: str = "en") -> list[SourceDocument]:
    told = [document(first, id="d1"), document(second, id="d2", title="Another title")]
    return [replace(d, language=language) for d in told]


def speakers(documents: list[SourceDocument]) -> list[tuple[str, str | None]]:
    units = analyse(documents, NO_NAMES).units
    return [(u.speaker.name, u.speaker.role) for u in units if u.speaker is not None]


def test_the_full_name_and_office_come_from_the_other_document() -> None:
    documents = pair("Aliyev said that the tolls for lorries would fall next year in both lanes.")
    brief = summarise(documents, template(), NO_NAMES)

    (position,) = positions(brief)
    assert position.speaker.name == "Murat Aliyev"
    assert position.speaker.role == "Deputy Transport Minister"
    assert position.statement.evidence[0].document == "d2"
    assert find_unfounded(brief, documents) == ()
    (note,) = [f for f in brief.findings if f.id == "name-completed"]
    assert note.where == "d2" and "'Murat Aliyev' by another source" in note.message


@pytest.mark.parametrize(
    "second",
    [
        # Somebody else of that surname.
        "Sarah Aliyev said that the tolls for lorries would fall next year.",
        "V. Aliyev said that the tolls for lorries would fall next year.",
        "Mayor Aliyev said that the tolls for lorries would fall next year.",
        # The surname stands alone once and with another first name elsewhere.
        "Aliyev said that the tolls would fall. Rustam Aliyev disagreed with the plan.",
    ],
)
def test_somebody_else_may_have_the_surname(second: str) -> None:
    assert ("Murat Aliyev", "Deputy Transport Minister") not in speakers(pair(second))


def test_two_people_of_one_surname_are_nobody() -> None:
    other = document("Senator Asel Aliyev voted against the bridge in the first reading.", id="d3")
    documents = [*pair("Aliyev said that the tolls for lorries would fall next year."), other]
    assert speakers(documents) == []


def test_in_russian() -> None:
    documents = pair(
        "Алиев заявил, что в следующем году тарифы для грузовиков снизят.",
        "Министр транспорта Мурат Алиев открыл мост через реку Чу 3 марта 2025 года.",
        "ru",
    )
    assert speakers(documents) == [("Мурат Алиев", "Министр транспорта")]


def test_only_of_documents_in_the_same_language() -> None:
    first, second = pair("Aliyev said that the tolls for lorries would fall next year.")
    assert speakers([replace(first, language="uz"), second]) == []


@given(st.sampled_from(["Aliyev", "Aliyevs", "Aliyeva"]), st.sampled_from(["", "The ", "Mr "]))
def test_only_the_surname_itself_counts(surname: str, lead: str) -> None:
    second = f"{lead}{surname} said that the tolls for lorries would fall next year."
    named = {name for name, _ in speakers(pair(second))}
    assert named <= {"Murat Aliyev"}
    assert not named or surname == "Aliyev"
