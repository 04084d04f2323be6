"""Passages that stand on their own: `briefing.summarise.passages`."""

from __future__ import annotations

import pytest
from summarise_samples import NO_NAMES, document

from briefing.summarise.passages import Passages
from briefing.summarise.units import Analysis, analyse

QUOTED = (
    "“We have not decided anything yet. However, the talks with Baku go on. They will end in May,” "
    "Energy Minister Daler Juma said. The market waits for news."
)


def read(*texts: str) -> tuple[Analysis, Passages]:
    analysis = analyse([document(*texts)], NO_NAMES)
    return analysis, Passages(analysis)


def test_antecedent_is_taken_along() -> None:
    analysis, passages = read("The port opened a line. It cut the stay of vessels.")
    passage = passages.around(analysis.units[1], 60)
    assert passage is not None
    assert passage.text == "The port opened a line. It cut the stay of vessels."
    assert passage.sentences == ("The port opened a line.", "It cut the stay of vessels.")


def test_no_antecedent_no_passage() -> None:
    analysis, passages = read("It cut the stay of vessels.", "They left in the morning.")
    assert [passages.around(unit, 60) for unit in analysis.units] == [None, None]


def test_connective_goes_and_leading_date_may_go() -> None:
    analysis, passages = read("However, on May 5, Kazakhstan refused the plan.")
    kept = passages.around(analysis.units[0], 60)
    dropped = passages.around(analysis.units[0], 60, drop_date=True)
    assert kept is not None and kept.text == "on May 5, Kazakhstan refused the plan."
    assert dropped is not None and dropped.text == "Kazakhstan refused the plan."


def test_extended_by_what_leans_on_it() -> None:
    analysis, passages = read("The port opened a line. It cut the stay. Prices fell at once.")
    passage = passages.around(analysis.units[0], 60, extend=True)
    assert passage is not None and passage.text == "The port opened a line. It cut the stay."
    short = passages.around(analysis.units[0], 6, extend=True)
    assert short is not None and short.text == "The port opened a line."


def test_word_limit() -> None:
    analysis, passages = read("The port opened a second line.")
    assert passages.around(analysis.units[0], 6) is not None
    assert passages.around(analysis.units[0], 5) is None


def test_nothing_twice() -> None:
    analysis, passages = read("The port opened a line. It cut the stay of vessels.")
    first = passages.around(analysis.units[0], 60)
    assert first is not None
    passages.use(first)
    assert passages.around(analysis.units[0], 60) is None
    assert passages.around(analysis.units[1], 60) is None  # its antecedent is gone
    assert passages.user_of(analysis.units[0]) is first
    assert passages.user_of(analysis.units[1]) is None


def test_speech_is_the_longest_run_that_fits() -> None:
    analysis, passages = read(QUOTED)
    quoted = [u for u in analysis.units if u.quote is not None]
    whole = passages.speech(quoted, 60)
    assert whole is not None and whole.speaker is not None
    assert whole.speaker.name == "Daler Juma"
    assert whole.text == QUOTED[1 : QUOTED.index(",”")]
    # "But …" takes part of the first sentence back, so neither is shown without the other.
    assert passages.speech(quoted, 7) is None


def test_quotation_is_never_cut_in_two() -> None:
    text = (
        "Kazakhstan noted progress: “We are close. We shall sign in May,” a source said. All wait."
    )
    analysis, passages = read(text)
    passage = passages.around(analysis.units[0], 60)
    assert passage is not None and passage.text == text.removesuffix(" All wait.")
    assert passages.around(analysis.units[0], 8) is None
    assert passages.around(analysis.units[1], 60) is None


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "Energy Minister Daler Juma said that the unit would start. It is new. Rain fell.",
            "the unit would start. It is new.",
        ),
        (
            "The unit would start in May, Energy Minister Daler Juma said. It is the third.",
            "The unit would start in May",
        ),
    ],
)
def test_reported_clause(text: str, clause: str) -> None:
    analysis, passages = read(text)
    passage = passages.clause(analysis.units[0], 60)
    assert passage is not None and passage.text == clause
    assert passages.clause(analysis.units[-1], 60) is None
