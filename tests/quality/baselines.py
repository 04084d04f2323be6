"""What the summary is compared with: LexRank, TextRank, LSA, and the scheme it grew out of.

The first three follow the papers and the settings that public libraries ship, on stemmed words
without stop words. `centroid` is the plain scheme whose ROUGE is known for public sets, so what the
summariser does beyond it has to be at least as good. Like the ruler they share no code with the
summariser.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np
from nltk.stem.porter import PorterStemmer
from numpy.typing import NDArray
from rouge import WORDS, first_words, prose_sentences

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


def lexrank(documents: Sequence[str], words: int = WORDS) -> str:
    """Erkan and Radev 2004: centrality in the graph of sentences whose TF-IDF cosine is high."""
    return _best(documents, words, lambda bags: _page_rank(_cosines(bags) > _LEXRANK_THRESHOLD))


def textrank(documents: Sequence[str], words: int = WORDS) -> str:
    """Mihalcea and Tarau 2004: shared words over the logarithms of the lengths."""
    return _best(documents, words, lambda bags: _page_rank(_shared_words(bags)))


def lsa(documents: Sequence[str], words: int = WORDS) -> str:
    """Steinberger and Jezek 2004: length in the space of the strongest topics."""
    return _best(documents, words, _topic_lengths)


def centroid(documents: Sequence[str], words: int = WORDS) -> str:
    """Radev et al. 2004 with a position prior, by maximal marginal relevance (Carbonell 1998).

    Logarithmic term frequency, smoothed inverse sentence frequency, cosine to the sum of all
    sentences plus 0.4/√(1 + place); novelty against the most similar sentence chosen before, 0.7 to
    0.3. It is given to the last word, so its last sentence may be cut.
    """
    texts, places = [], []
    for document in documents:
        usable = [s for s in prose_sentences(document) if 4 <= len(s.split()) <= 80]
        texts += usable
        places += range(len(usable))
    vectors = _light_vectors(texts)
    middle = _unit(reduce(lambda total, vector: total + Counter(vector), vectors, Counter()))
    worth = [
        _product(vector, middle) + 0.4 / math.sqrt(1 + place)
        for vector, place in zip(vectors, places, strict=True)
    ]
    closest = [0.0] * len(texts)
    chosen: list[str] = []
    left = set(range(len(texts)))
    while left and sum(len(text.split()) for text in chosen) < words:
        best = max(left, key=lambda i: (0.7 * worth[i] - 0.3 * closest[i], -i))
        left.remove(best)
        if closest[best] > 0.9:
            continue
        chosen.append(texts[best])
        for i in left:
            closest[i] = max(closest[i], _product(vectors[i], vectors[best]))
    return first_words(" ".join(chosen), words)


def _light_vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    bags = [Counter(map(_light_stem, _content_words(text))) for text in texts]
    spread = Counter(term for bag in bags for term in bag)
    rarity = {term: math.log((1 + len(bags)) / (1 + n)) + 1 for term, n in spread.items()}
    return [_unit({t: (1 + math.log(n)) * rarity[t] for t, n in bag.items()}) for bag in bags]


def _light_stem(word: str) -> str:
    return re.sub(r"(?<=\w{4})(?:ing|ed|es|s|ly)$", "", word)


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _best(documents: Sequence[str], words: int, rank: Rank) -> str:
    """The best whole sentences within the budget, as the summariser gives them."""
    sentences = [s for document in documents for s in prose_sentences(document)]
    ranks = rank([_words(sentence) for sentence in sentences])
    chosen: list[str] = []
    left = words
    for index in np.argsort(-ranks, kind="stable"):
        length = len(sentences[index].split())
        if length <= left:
            chosen.append(sentences[index])
            left -= length
    return " ".join(chosen)


def _words(sentence: str) -> list[str]:
    return [_stem(word) for word in _content_words(sentence)]


def _content_words(sentence: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    return [word for word in words if word not in _STOP_WORDS]


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
