"""Which sentences matter, and which say something new.

TF-IDF centroid with a position prior, picked by maximal marginal relevance (Radev et al. 2004;
Carbonell and Goldstein 1998). The weights are those of docs/design-notes.md; the result is flat
around them, so they are not settings.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.summarise.terms import terms

POSITION_WEIGHT = 0.4
NOVELTY_LAMBDA = 0.7
NEAR_IDENTICAL = 0.9

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """Relevance and vector of a sentence; ``centrality`` and ``position`` explain relevance."""

    relevance: float
    centrality: float
    position: float
    vector: Vector


def score(texts: Sequence[str], positions: Sequence[int]) -> list[Scored]:
    """Score sentences against the centroid of them all.

    Args:
        texts: The sentences.
        positions: For each its index within its own document, from 0.

    Returns:
        One `Scored` for each sentence, in the same order; vectors have length 1.
    """
    bags = [Counter(terms(text)) for text in texts]
    frequency: Counter[str] = Counter()
    for bag in bags:
        frequency.update(bag.keys())
    total = len(texts)
    vectors = [
        _unit(
            {
                term: (1 + math.log(count)) * (math.log((1 + total) / (1 + frequency[term])) + 1)
                for term, count in bag.items()
            }
        )
        for bag in bags
    ]
    sums: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            sums[term] += weight
    centroid = _unit(sums)
    scored = []
    for vector, place in zip(vectors, positions, strict=True):
        centrality = cosine(vector, centroid)
        position = 1 / math.sqrt(1 + place)
        scored.append(Scored(centrality + POSITION_WEIGHT * position, centrality, position, vector))
    return scored


def pick(
    candidates: Sequence[int],
    scored: Sequence[Scored],
    already: Iterable[int],
    *,
    weights: dict[int, float] | None = None,
) -> list[int]:
    """Order ``candidates`` by maximal marginal relevance.

    Args:
        candidates: Indexes into ``scored``.
        scored: Scores of all sentences.
        already: Indexes that the reader has seen; repeating them counts as no news.
        weights: Factors on the relevance of single candidates.

    Returns:
        The candidates in the order of choice, without near-identical ones.
    """
    weights = weights or {}
    chosen: list[int] = []
    seen = list(already)
    overlap = {
        i: max((cosine(scored[i].vector, scored[j].vector) for j in seen), default=0.0)
        for i in candidates
    }
    left = [i for i in candidates if overlap[i] <= NEAR_IDENTICAL]
    while left:
        best = max(
            left,
            key=lambda i: (
                NOVELTY_LAMBDA * scored[i].relevance * weights.get(i, 1.0)
                - (1 - NOVELTY_LAMBDA) * overlap[i],
                -i,
            ),
        )
        chosen.append(best)
        left.remove(best)
        for i in left:
            overlap[i] = max(overlap[i], cosine(scored[i].vector, scored[best].vector))
        left = [i for i in left if overlap[i] <= NEAR_IDENTICAL]
    return chosen


def cosine(a: Vector, b: Vector) -> float:
    """Similarity of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}
