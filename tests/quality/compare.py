"""How the summary stands to other methods: ``python tests/quality/compare.py``.

Prints ROUGE-1, -2 and -L at 100 and 250 words over all documents of each topic, then a steadier
measure: the mean ROUGE-2 over every choice of two or more documents of a topic and four lengths,
with the 95 percent interval of the difference by paired bootstrap over topics. Takes some minutes.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import fmean

from baselines import centroid, lexrank, lsa, textrank
from rouge import CORPUS, Topic, first_words, lead, read_topics
from rouge_score.rouge_scorer import RougeScorer

from briefing.config import LimitSettings
from briefing.domain import SourceDocument
from briefing.ingest import ingest
from briefing.language.names import load_names
from briefing.summarise import extract

KINDS = ("rouge1", "rouge2", "rougeL")
LENGTHS = (70, 100, 150, 250)
SAMPLES = 2000
BASELINES: dict[str, Callable[[Sequence[str], int], str]] = {
    "centroid": centroid,
    "lead": lead,
    "LexRank": lexrank,
    "TextRank": textrank,
    "LSA": lsa,
}
Summarise = Callable[[Topic, Sequence[int], int], str]

_scorer = RougeScorer(KINDS, use_stemmer=True)


def read_documents(topic: Topic) -> list[SourceDocument]:
    """The documents of a topic as the program reads them."""
    paths = sorted((CORPUS / topic.name).glob("doc-*.txt"))
    limits = LimitSettings()
    return [ingest(p, number=n, limits=limits, display=p.name) for n, p in enumerate(paths, 1)]


def our_summary(topics: Sequence[Topic]) -> Summarise:
    """``briefing summarise --words`` for some of a topic's documents."""
    names = load_names(Path(__file__).resolve().parents[2] / "locales")
    documents = {topic.name: read_documents(topic) for topic in topics}

    def summarise(topic: Topic, chosen: Sequence[int], words: int) -> str:
        own = [documents[topic.name][index] for index in chosen]
        return " ".join(statement.text for statement in extract(own, names, words))

    return summarise


def baseline(method: Callable[[Sequence[str], int], str]) -> Summarise:
    """A method for some of a topic's documents."""
    return lambda topic, chosen, words: method([topic.documents[i] for i in chosen], words)


def rouge(text: str, topic: Topic, words: int) -> list[float]:
    """F1 of each kind, the mean over the models, 0 to 100."""
    found = [_scorer.score(model, first_words(text, words)) for model in topic.models]
    return [100 * fmean(scores[kind].fmeasure for scores in found) for kind in KINDS]


def steady(summarise: Summarise, topics: Sequence[Topic]) -> list[float]:
    """Mean ROUGE-2 of each topic over choices of documents and lengths."""
    return [
        fmean(
            rouge(summarise(topic, chosen, words), topic, words)[1]
            for chosen in _choices(len(topic.documents))
            for words in LENGTHS
        )
        for topic in topics
    ]


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Of the mean, by resampling topics; the seed is fixed."""
    chance = random.Random(1)
    size = len(differences)
    means = sorted(fmean(chance.choices(differences, k=size)) for _ in range(SAMPLES))
    return means[SAMPLES // 40], means[-SAMPLES // 40]


def _choices(size: int) -> Iterator[tuple[int, ...]]:
    for count in range(2, size + 1):
        yield from combinations(range(size), count)


def main() -> None:
    """Print both tables."""
    topics = read_topics()
    systems = {"briefing": our_summary(topics)}
    systems |= {name: baseline(method) for name, method in BASELINES.items()}
    for words in (100, 250):
        print(f"{words} words, all documents{'ROUGE-1':>12}{'ROUGE-2':>9}{'ROUGE-L':>9}")
        for name, summarise in systems.items():
            rows = [rouge(summarise(t, range(len(t.documents)), words), t, words) for t in topics]
            means = "".join(f"{fmean(column):9.2f}" for column in zip(*rows, strict=True))
            print(f"  {name:22}{means}")
    print("ROUGE-2 over choices of documents and lengths; briefing minus the other")
    ours = steady(systems["briefing"], topics)
    print(f"  {'briefing':22}{fmean(ours):9.2f}")
    for name, method in BASELINES.items():
        theirs = steady(baseline(method), topics)
        differences = [a - b for a, b in zip(ours, theirs, strict=True)]
        low, high = interval(differences)
        print(f"  {name:22}{fmean(theirs):9.2f}{fmean(differences):+9.2f} [{low:+.2f} {high:+.2f}]")


if __name__ == "__main__":
    main()
