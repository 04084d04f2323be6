"""The scheme without additions: a plain implementation chooses what `scoring` chooses.

Centroid of TF-IDF vectors with logarithmic term frequency and smoothed inverse sentence frequency,
0.4/√(1 + place), maximal marginal relevance with 0.7, near-identical sentences above 0.9 left out.
What is known of this scheme from public sets holds for the program's as far as the two are one.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections import Counter
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.summarise.scoring import draw, score
from briefing.summarise.terms import terms

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "quality"))

WORDS = ["gas", "union", "Russia", "price", "water", "dam", "rail", "tariff", "talks", "the", "of"]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=14)


def length(vector: dict[str, float]) -> float:
    return math.sqrt(sum(weight**2 for weight in vector.values()))


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    both = length(one) * length(other)
    return sum(w * other.get(term, 0.0) for term, w in one.items()) / both if both else 0.0


def values(texts: list[str], places: list[int]) -> tuple[list[float], list[dict[str, float]]]:
    """Relevance and vector of each sentence, as the scheme says it."""
    bags = [Counter(terms(text)) for text in texts]
    vectors = []
    for bag in bags:
        vector = {}
        for term, count in bag.items():
            having = sum(term in other for other in bags)
            vector[term] = (1 + math.log(count)) * (math.log((1 + len(bags)) / (1 + having)) + 1)
        size = length(vector)
        vectors.append({term: weight / size for term, weight in vector.items()})
    centroid: dict[str, float] = {}
    for term in set(itertools.chain.from_iterable(vectors)):
        centroid[term] = sum(vector.get(term, 0.0) for vector in vectors)
    relevance = [
        cosine(vector, centroid) + 0.4 / math.sqrt(1 + place)
        for vector, place in zip(vectors, places, strict=True)
    ]
    return relevance, vectors


def agrees_with_the_scheme(texts: list[str], places: list[int]) -> None:
    """Every choice of `draw` is the best that the scheme leaves then, and none is missing."""
    relevance, vectors = values(texts, places)
    left = set(range(len(texts)))
    chosen: list[int] = []

    def novelty(index: int) -> float:
        return max((cosine(vectors[index], vectors[c]) for c in chosen), default=0.0)

    def worth(index: int) -> float:
        return 0.7 * relevance[index] - 0.3 * novelty(index)

    for index in draw(range(len(texts)), score(texts, places), ()):
        able = [i for i in left if novelty(i) <= 0.9 + 1e-9]
        assert index in able
        assert worth(index) >= max(map(worth, able)) - 1e-9
        chosen.append(index)
        left.remove(index)
    assert all(novelty(index) > 0.9 - 1e-9 for index in left)


@given(SENTENCES, st.data())
@example(["gas union", "gas union", "gas price"], None)
def test_random_sentences(texts: list[str], data: st.DataObject | None) -> None:
    places = list(range(len(texts)))
    if data is not None:
        places = [data.draw(st.integers(0, 20)) for _ in texts]
    agrees_with_the_scheme(texts, places)


def test_the_quality_corpus() -> None:
    from rouge import prose_sentences, read_topics

    for topic in read_topics():
        told = [prose_sentences(document) for document in topic.documents]
        places = [place for sentences in told for place in range(len(sentences))]
        agrees_with_the_scheme(list(itertools.chain.from_iterable(told)), places)
