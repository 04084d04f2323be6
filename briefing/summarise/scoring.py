"""Which sentences matter, and which say something new.

TF-IDF centroid with a position prior, picked by maximal marginal relevance (Radev et al. 2004;
Carbonell and Goldstein 1998). What several documents tell is what a topic is about, so a term
weighs more in the centroid the more documents have it (Gillick and Favre 2009). The weights are
those of docs/design-notes.md; the result is flat around them, so they are not settings.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.summarise.terms import terms
from briefing.summarise.time_limit import check_time

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


def score(
    texts: Sequence[str],
    positions: Sequence[int],
    documents: Sequence[str] = (),
    language: str = "en",
) -> list[Scored]:
    """Score sentences against the centroid of them all.

    Args:
        texts: The sentences.
        positions: For each its index within its own document, from 0.
        documents: For each the id of its document; empty when all are of one.
        language: Of all sentences; says how words are stemmed and which carry no content.

    Returns:
        One `Scored` for each sentence, in the same order; vectors have length 1.
    """
    bags = [Counter(terms(text, language)) for text in texts]
    vectors = _vectors(bags)
    centroid = _centroid(vectors, documents or [""] * len(texts))
    scored = []
    for vector, place in zip(vectors, positions, strict=True):
        centrality = cosine(vector, centroid)
        position = 1 / math.sqrt(1 + place)
        scored.append(Scored(centrality + POSITION_WEIGHT * position, centrality, position, vector))
    return scored


def _vectors(bags: Sequence[Counter[str]]) -> list[Vector]:
    """Logarithmic term frequency times smoothed inverse sentence frequency, of length 1."""
    frequency: Counter[str] = Counter()
    for bag in bags:
        frequency.update(bag.keys())
    total = len(bags)
    rarity = {term: math.log((1 + total) / (1 + n)) + 1 for term, n in frequency.items()}
    return [
        _unit(
            {
                # Most terms stand once in a sentence, and the logarithm of 1 is 0.
                term: rarity[term] if count == 1 else (1 + math.log(count)) * rarity[term]
                for term, count in bag.items()
            }
        )
        for bag in bags
    ]


def _centroid(vectors: Sequence[Vector], documents: Sequence[str]) -> Vector:
    """The sum of ``vectors``, each term times log(1 + the number of documents that have it)."""
    sums: defaultdict[str, float] = defaultdict(float)
    spread: defaultdict[str, set[str]] = defaultdict(set)
    for vector, document in zip(vectors, documents, strict=True):
        for term, weight in vector.items():
            sums[term] += weight
            spread[term].add(document)
    return _unit({term: weight * math.log(1 + len(spread[term])) for term, weight in sums.items()})


def draw(
    candidates: Sequence[int],
    scored: Sequence[Scored],
    already: Iterable[int],
    *,
    weights: dict[int, float] | None = None,
    fits: Callable[[int], bool] = lambda index: True,
) -> Iterator[int]:
    """Give ``candidates`` one by one by maximal marginal relevance, without near-identical ones.

    Args:
        candidates: Indexes into ``scored``.
        scored: Scores of all sentences.
        already: Indexes that the reader has seen; repeating them counts as no news.
        weights: Factors on the relevance of single candidates.
        fits: Asked of the best candidate; one that does not fit once is left out for good, so what
            does not fit must never fit later.
    """
    weights = weights or {}
    worth = {i: NOVELTY_LAMBDA * scored[i].relevance * weights.get(i, 1.0) for i in candidates}
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for i in candidates:
        for term, weight in scored[i].vector.items():
            postings[term].append((i, weight))
    overlap = dict.fromkeys(candidates, 0.0)
    for j in already:
        _see(scored[j].vector, postings, overlap)
    # Similarity to what was seen only grows, so a value in the heap is an upper bound: it is made
    # anew when it comes to the top, and what stays there is the best of all.
    heap = [(-worth[i], i) for i in candidates]
    heapq.heapify(heap)
    while heap:
        check_time()
        bound, best = heap[0]
        if overlap[best] > NEAR_IDENTICAL or not fits(best):
            heapq.heappop(heap)
            continue
        value = -(worth[best] - (1 - NOVELTY_LAMBDA) * overlap[best])
        if value > bound:
            heapq.heapreplace(heap, (value, best))
            continue
        heapq.heappop(heap)
        _see(scored[best].vector, postings, overlap)
        yield best


def _see(
    vector: Vector, postings: dict[str, list[tuple[int, float]]], overlap: dict[int, float]
) -> None:
    """Raise ``overlap`` of the candidates to their similarity with a sentence now seen."""
    similar: defaultdict[int, float] = defaultdict(float)
    for term, weight in vector.items():
        for i, other in postings.get(term, ()):
            similar[i] += weight * other
    for i, value in similar.items():
        if value > overlap[i]:
            overlap[i] = value


def cosine(a: Vector, b: Vector) -> float:
    """Similarity of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}
