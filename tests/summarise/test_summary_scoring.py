"""Relevance and novelty: `briefing.summarise.scoring` and `terms`."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarise.scoring import NEAR_IDENTICAL, cosine, draw, score
from briefing.summarise.terms import count_words, stem, terms

GAS = "Kazakhstan and Russia negotiate the gas union."
SAME = "Kazakhstan and Russia negotiate the gas union!"
PRICE = "Russia raised the price of gas for Kazakhstan."
OTHER = "A theatre in Vienna opened its doors."


def test_central_sentence_scores_higher() -> None:
    scored = score([GAS, PRICE, OTHER], [1, 1, 1])
    assert scored[0].relevance > scored[2].relevance
    assert scored[1].relevance > scored[2].relevance


def test_earlier_sentence_scores_higher() -> None:
    scored = score([GAS, GAS], [0, 5])
    assert scored[0].centrality == pytest.approx(scored[1].centrality)
    assert scored[0].relevance > scored[1].relevance


def test_near_identical_is_picked_once() -> None:
    scored = score([GAS, SAME, PRICE], [0, 0, 1])
    assert cosine(scored[0].vector, scored[1].vector) > NEAR_IDENTICAL
    assert list(draw([0, 1, 2], scored, ())) == [0, 2]
    assert list(draw([1, 2], scored, [0])) == [2]


def test_weights_lower_the_rank() -> None:
    scored = score([GAS, PRICE], [0, 0])
    best = next(draw([0, 1], scored, ()))
    assert next(draw([0, 1], scored, (), weights={best: 0.1})) == 1 - best


def test_nothing_to_score() -> None:
    assert score([], []) == [] and list(draw([], [], ())) == []
    assert score(["the of", "..."], [0, 1])[1].centrality == 0


@given(st.lists(st.text(max_size=60), max_size=8))
def test_scores_are_sane(sentences: list[str]) -> None:
    scored = score(sentences, range(len(sentences)))
    assert all(0 <= s.centrality <= 1.0001 for s in scored)
    order = list(draw(range(len(sentences)), scored, ()))
    assert len(order) == len(set(order)) <= len(sentences)


def test_terms() -> None:
    assert terms("The negotiations of the Minister's said 5 talks") == [
        stem("negotiations"),
        "minister",
        "talk",
    ]
    assert stem("countries") == "country" and stem("gas") == "gas"
    assert count_words("12.5 per cent — rise") == 4


@given(st.lists(st.sampled_from([GAS, SAME, PRICE, "Rain fell in Osh.", "Gas flows."]), max_size=9))
def test_draw_gives_the_best_each_time(sentences: list[str]) -> None:
    scored = score(sentences, range(len(sentences)))
    seen: list[int] = []
    for chosen in draw(range(len(sentences)), scored, ()):

        def value(i: int) -> float:
            closest = max((cosine(scored[i].vector, scored[j].vector) for j in seen), default=0.0)
            return (
                -math.inf
                if closest > NEAR_IDENTICAL
                else 0.7 * scored[i].relevance - (0.3 * closest)
            )

        best = max(value(i) for i in range(len(sentences)) if i not in seen)
        assert value(chosen) == pytest.approx(best)
        seen.append(chosen)


def test_what_does_not_fit_is_left_out() -> None:
    scored = score([GAS, PRICE], [0, 1])
    assert list(draw([0, 1], scored, (), fits=lambda index: index == 1)) == [1]
