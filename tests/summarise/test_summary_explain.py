"""Scores of whole documents, the plain summary, why a sentence was chosen, limits of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import load_template
from briefing.domain import Block, BlockKind, SourceDocument
from briefing.errors import InputError
from briefing.language.names import NameTable, load_names
from briefing.summarise import (
    choose,
    explain_brief,
    explain_extract,
    extract,
    statements,
    summarise,
    time_limit,
)
from briefing.summarise.relevance import score_units
from briefing.summarise.units import analyse

SCENE = (
    "An old shepherd with a grey dog remembers colder nights.",
    "The canal company closed three canals because the reservoir holds little water.",
    "Farmers get water from the canal company on two days a week.",
    "The canal company expects more water from the reservoir in August.",
)
NEWS = (
    "TARAZ, 3 June 2025 - The canal company closed three canals because of low water.",
    "However, the reservoir will give the canals more water in August, engineers say.",
    "They agree.",
    "Does anybody in the district of the reservoir know how much water is left?",
)


@pytest.fixture
def names(repository: Path) -> NameTable:
    return load_names(repository / "locales")


def document(number: int, *sentences: str) -> SourceDocument:
    blocks = tuple(
        Block(f"p{place}", BlockKind.PARAGRAPH, sentence)
        for place, sentence in enumerate(sentences, 1)
    )
    return SourceDocument(
        id=f"d{number}",
        path=f"{number}.txt",
        sha256="0" * 64,
        format="txt",
        encoding="utf-8",
        language="en",
        title="",
        published=None,
        byline=None,
        blocks=blocks,
        dropped=(),
    )


def test_position_counts_half_after_a_scene(names: NameTable) -> None:
    analysis = analyse([document(1, *SCENE), document(2, *NEWS)], names)
    scored = score_units(analysis)
    assert scored[0].position == pytest.approx(0.5)
    assert scored[len(SCENE)].position == pytest.approx(1)


def test_plain_summary_leaves_off_dateline_and_connective(names: NameTable) -> None:
    texts = [s.text for s in extract([document(1, *NEWS)], names, 40)]
    assert any(text.startswith("The canal company") for text in texts)
    assert any(text.startswith("the reservoir will give") for text in texts)


def test_questions_and_fragments_come_last(names: NameTable) -> None:
    texts = [s.text for s in extract([document(1, *NEWS)], names, 100)]
    assert not any(text.endswith("?") for text in texts[:2])
    assert texts[2:] == [NEWS[3]], "what has under four words is never taken"


@pytest.mark.parametrize("words", [5, 15, 30, 60])
def test_budget_is_kept(names: NameTable, words: int) -> None:
    found = extract([document(1, *SCENE), document(2, *NEWS)], names, words)
    assert sum(len(s.text.split()) for s in found) <= words


def test_explanation_of_extract_adds_up(names: NameTable) -> None:
    result = choose([document(1, *SCENE), document(2, *NEWS)], names, 30)
    explanation = explain_extract(result)
    assert [r.id for r in explanation.chosen] == [s.id for s in result.statements]
    for reason in (*explanation.chosen, *explanation.others):
        assert reason.relevance == pytest.approx(
            reason.centrality + 0.4 * reason.position, abs=0.002
        )
    assert explanation.chosen[0].novelty == 1
    others = {reason.text: reason.cue for reason in explanation.others}
    assert others[SCENE[2]] == "no room for it within the number of words"


def test_every_statement_of_a_brief_is_explained(names: NameTable, repository: Path) -> None:
    template = load_template(repository / "templates" / "policy-brief")
    documents = [document(1, *SCENE), document(2, *NEWS)]
    brief = summarise(documents, template, names)
    explanation = explain_brief(brief, documents, template, names)
    listed = {s.id for s in statements(brief)} - {"title"}
    assert {reason.id for reason in explanation.chosen} == listed
    assert all(reason.cue for reason in explanation.chosen + explanation.others)
    plans = [r for r in explanation.chosen if r.id.startswith("outlook")]
    assert all(r.cue.startswith(("plan or condition: ", "date ahead: ")) for r in plans)


def test_time_limit_stops_with_the_figure(names: NameTable) -> None:
    with pytest.raises(InputError, match=r"limit of 0 seconds"), time_limit(0):
        extract([document(1, *NEWS)], names, 40)
    assert extract([document(1, *NEWS)], names, 40), "the limit ends with its block"
