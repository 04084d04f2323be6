"""Uzbek endings against hand-checked forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.inflect import inflect
from briefing.language.uzbek import CASES, NBSP, decline

PARADIGMS = {
    "Toqayev": "Toqayevning Toqayevga Toqayevni Toqayevda Toqayevdan",
    "Iroq": "Iroqning Iroqqa Iroqni Iroqda Iroqdan",
    "Bangkok": "Bangkokning Bangkokka Bangkokni Bangkokda Bangkokdan",
    "togʻ": "togʻning togʻga togʻni togʻda togʻdan",
    "barg": "bargning bargga bargni bargda bargdan",
    "Rossiya": "Rossiyaning Rossiyaga Rossiyani Rossiyada Rossiyadan",
    "ministri": "ministrining ministriga ministrini ministrida ministridan",
    "AQSH": "AQSHning AQSHga AQSHni AQSHda AQSHdan",
    "BMT": "BMTning BMTga BMTni BMTda BMTdan",
    "OPEK": "OPEKning OPEKka OPEKni OPEKda OPEKdan",
    "“Gazprom”": "“Gazprom”ning “Gazprom”ga “Gazprom”ni “Gazprom”da “Gazprom”dan",
}


@pytest.mark.parametrize("word", PARADIGMS)
def test_every_case_of_a_word(word: str) -> None:
    assert [decline(word, case) for case in CASES[1:6]] == PARADIGMS[word].split()
    assert decline(word, "instrumental") == f"{word} bilan"


def test_digits_are_set_apart_because_a_hyphen_means_an_ordinal() -> None:
    assert decline("100", "ablative") == f"100{NBSP}dan"


@pytest.mark.parametrize("word", ["12%", "", "…", "—"])
def test_uncertain_endings_get_no_answer(word: str) -> None:
    assert decline(word, "dative") is None


def test_inflect_takes_the_last_word_of_a_phrase() -> None:
    assert inflect("Qozogʻiston energetika vaziri", "uz", "dative") == (
        "Qozogʻiston energetika vaziriga"
    )


@given(st.text(max_size=30), st.sampled_from(CASES))
def test_never_crashes(word: str, case: str) -> None:
    done = decline(word, case)
    assert done is None or done.startswith(word)
