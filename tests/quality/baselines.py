"""LexRank, TextRank and LSA as tiny reference summarisers: what the summary is compared with.

They follow the papers and the settings that public libraries ship, on stemmed words without stop
words. Like the ruler they share no code with the summariser.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from nltk.stem.porter import PorterStemmer
from numpy.typing import NDArray
from rouge import WORDS, prose_sentences

Matrix = NDArray[np.float64]
Rank = Callable[[list[list[str]]], Matrix]

_STOP_WORDS = frozenset(
    """a about after all also an and any are as at be because been before but by can could did do
    does for from had has have he her his if in into is it its more no not of on one only or other
    our out over said she should so some such than that the their them then there these they this
    to under until up was we were what when which while who will with would""".split()
)
_DAMPING = 0.85
_LEXRANK_THRESHOLD = 0.1
_LSA_TOPICS = 3
_stem = PorterStemmer().stem


def lexrank(documents: Sequence[str]) -> str:
    """Erkan and Radev 2004: centrality in the graph of sentences whose TF-IDF cosine is high."""
    return _best(documents, lambda bags: _page_rank(_cosines(bags) > _LEXRANK_THRESHOLD))


def textrank(documents: Sequence[str]) -> str:
    """Mihalcea and Tarau 2004: shared words over the logarithms of the lengths."""
    return _best(documents, lambda bags: _page_rank(_shared_words(bags)))


def lsa(documents: Sequence[str]) -> str:
    """Steinberger and Jezek 2004: length in the space of the strongest topics."""
    return _best(documents, _topic_lengths)


def _best(documents: Sequence[str], rank: Rank) -> str:
    """The best whole sentences within the budget, as the summariser gives them."""
    sentences = [s for document in documents for s in prose_sentences(document)]
    ranks = rank([_words(sentence) for sentence in sentences])
    chosen: list[str] = []
    left = WORDS
    for index in np.argsort(-ranks, kind="stable"):
        length = len(sentences[index].split())
        if length <= left:
            chosen.append(sentences[index])
            left -= length
    return " ".join(chosen)


def _words(sentence: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    return [_stem(word) for word in words if word not in _STOP_WORDS]


def _weights(bags: list[list[str]]) -> Matrix:
    """Terms in rows, sentences in columns, TF-IDF."""
    vocabulary = {term: row for row, term in enumerate(sorted({t for bag in bags for t in bag}))}
    frequency = Counter(term for bag in bags for term in set(bag))
    weights = np.zeros((len(vocabulary), len(bags)))
    for column, bag in enumerate(bags):
        for term, count in Counter(bag).items():
            weights[vocabulary[term], column] = count * math.log(len(bags) / frequency[term] + 1)
    return weights


def _cosines(bags: list[list[str]]) -> Matrix:
    weights = _weights(bags)
    lengths = np.linalg.norm(weights, axis=0)
    weights = weights / np.where(lengths == 0, 1, lengths)
    cosines: Matrix = weights.T @ weights
    return cosines


def _shared_words(bags: list[list[str]]) -> Matrix:
    size = len(bags)
    shared = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            lengths = math.log(len(bags[i]) or 1) + math.log(len(bags[j]) or 1)
            if i != j and lengths > 0:
                shared[i, j] = len(set(bags[i]) & set(bags[j])) / lengths
    return shared


def _page_rank(links: NDArray[np.generic]) -> Matrix:
    weights = links.astype(np.float64)
    size = len(weights)
    sums = weights.sum(axis=1, keepdims=True)
    steps = np.where(sums > 0, weights / np.where(sums == 0, 1, sums), 1 / size)
    ranks = np.full(size, 1 / size)
    for _ in range(100):
        ranks = (1 - _DAMPING) / size + _DAMPING * steps.T @ ranks
    return ranks


def _topic_lengths(bags: list[list[str]]) -> Matrix:
    _, strengths, topics = np.linalg.svd(_weights(bags), full_matrices=False)
    strongest = (strengths[:_LSA_TOPICS, None] * topics[:_LSA_TOPICS]) ** 2
    lengths: Matrix = np.sqrt(strongest.sum(axis=0))
    return lengths
