"""Whom a subject means: `briefing.summarise.referents` and `organisations`."""

from __future__ import annotations

import pytest
from summarise_samples import NO_NAMES, document, names

from briefing.domain import Speaker
from briefing.summarise.organisations import find_organisation
from briefing.summarise.people import find_people
from briefing.summarise.referents import Referents

ENERGY = "Energy Minister Daler Juma met reporters."
WATER = "Water Minister Nurzhan Alimov was there."


def referents(*texts: str) -> Referents:
    source = document(*texts)
    return Referents(find_people("d1", source.blocks, NO_NAMES), source.blocks, NO_NAMES)


def meant(subject: str, before: str, *texts: str) -> str | None:
    person = referents(*texts).resolve(subject, before)
    return person.name if person else None


@pytest.mark.parametrize(
    "subject",
    ["Daler Juma", "Juma", "Energy Minister Daler Juma", "Juma, 50,", "Putin's guest Juma"],
)
def test_names(subject: str) -> None:
    assert meant(subject, "", ENERGY, WATER) == "Daler Juma"


@pytest.mark.parametrize(
    "subject",
    [
        "Juma and Alimov",
        "Juma's deputy, Sorbon Kholov,",
        "A spokesman for Juma",
        "Anna Lee and Juma",
        "Ivan Petrov, who met Juma,",
        "Juma signed the plan",
    ],
)
def test_not_the_speaker(subject: str) -> None:
    assert meant(subject, "", ENERGY, WATER) is None


def test_pronoun_only_when_certain() -> None:
    assert meant("he", ENERGY, ENERGY, WATER) == "Daler Juma"
    assert meant("he", f"{ENERGY} {WATER}", ENERGY, WATER) is None
    assert meant("he", f"{ENERGY} Matthew Miller came too.", ENERGY, WATER) is None
    assert meant("he", "", ENERGY, WATER) is None
    assert meant("her office", ENERGY, ENERGY) is None


def test_office_of_one_person() -> None:
    assert meant("The energy minister", "", ENERGY, WATER) == "Daler Juma"
    assert meant("the minister of energy", "", ENERGY, WATER) == "Daler Juma"
    assert meant("The minister", "", ENERGY) == "Daler Juma"


def test_office_of_two_people_needs_the_text_before() -> None:
    assert meant("The minister", "", ENERGY, WATER) is None
    assert meant("The minister", ENERGY, ENERGY, WATER) == "Daler Juma"


def test_pronoun_of_the_block_before() -> None:
    speaker = referents(ENERGY, WATER).speaker("he", "It rained all day.", ENERGY)
    assert speaker == Speaker("Daler Juma", "Energy Minister", None)
    assert referents(ENERGY).speaker("he", "Anna Lee came.", ENERGY) is None


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        (
            "The Ministry of Economy and Finance",
            Speaker("Ministry of Economy and Finance"),
        ),
        (
            "The Committee for Regulation, Protection and Use of Water Resources",
            Speaker("Committee for Regulation, Protection and Use of Water Resources"),
        ),
        (
            "The Ministry of Water Resources and Irrigation of the Republic of Kazakhstan",
            Speaker("Ministry of Water Resources and Irrigation", None, "Kazakhstan"),
        ),
        ("Uzbekistan's Ministry of Energy", Speaker("Ministry of Energy", None, "Uzbekistan")),
        ("On Monday, the Institute of Hydrography", Speaker("Institute of Hydrography")),
        ("the National Statistics Committee on Friday", Speaker("National Statistics Committee")),
    ],
)
def test_organisation(subject: str, speaker: Speaker) -> None:
    assert find_organisation(subject, NO_NAMES) == speaker


@pytest.mark.parametrize(
    "subject",
    [
        "A Ministry of Energy official",
        "An analyst at the National Statistics Committee",
        "The Ministry of Energy and the Ministry of Finance",
        "Rivers without Boundaries",
        "Government",
        "the Caspian Sea",
    ],
)
def test_no_organisation(subject: str) -> None:
    assert find_organisation(subject, NO_NAMES) is None


def test_organisation_of_the_table() -> None:
    speaker = find_organisation("Gazprom", names())
    assert speaker is not None and speaker.name == "Gazprom"


def test_the_ministry_is_the_only_ministry() -> None:
    one = referents("The Ministry of Finance replied.")
    assert one.speaker("the ministry", "", "") == Speaker("Ministry of Finance")
    two = referents("The Ministry of Finance replied.", "The Ministry of Energy did not.")
    assert two.speaker("the ministry", "", "") is None
