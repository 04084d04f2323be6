"""ROUGE-2 of a summary against several model summaries, and the baseline to beat.

``python tests/quality/rouge.py`` prints the baseline for each topic of the corpus.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from statistics import fmean

from rouge_score.rouge_scorer import RougeScorer

CORPUS = Path(__file__).parent / "corpus"
WORDS = 100

# An initial ("A. Rakhimov") ends no sentence; a number after the point ("No. 41") begins none.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…]+[”’»\"')]*(?=\s+[“‘«\"'(]?[A-Z])")
_PROSE = re.compile(r"[.!?…][”’»\"')]*$")
_FEWEST_WORDS = 8  # of a paragraph of prose
_FEWEST_WORDS_OF_SENTENCE = 5  # fewer are a date line: "Tashkent, 17 March."


@dataclass(frozen=True)
class Topic:
    """One folder of the corpus: its documents and the summaries written for them by hand."""

    name: str
    documents: tuple[str, ...]
    models: tuple[str, ...]


def read_topics(corpus: Path = CORPUS) -> list[Topic]:
    """Every topic of the corpus, in the order of their names."""
    folders = sorted(path for path in corpus.iterdir() if path.is_dir())
    return [
        Topic(folder.name, _read(folder, "doc-*.txt"), _read(folder, "model-*.txt"))
        for folder in folders
    ]


def rouge_2(text: str, models: Sequence[str], words: int = WORDS) -> float:
    """ROUGE-2 F1 of the first words of a text, 0 to 100: the mean over the models, stemmed.

    The budget makes summaries comparable: without it the longer one wins on recall. The models are
    not cut; they were written to the same length.
    """
    scorer = RougeScorer(["rouge2"], use_stemmer=True)
    candidate = first_words(text, words)
    return 100 * fmean(scorer.score(model, candidate)["rouge2"].fmeasure for model in models)


def first_words(text: str, words: int = WORDS) -> str:
    """The text's first words, as between spaces."""
    return " ".join(text.split()[:words])


def lead(documents: Sequence[str], words: int = WORDS) -> str:
    """The baseline: the first sentence of every document, then the second of each, and so on."""
    rounds = zip_longest(*(prose_sentences(document) for document in documents))
    return first_words(" ".join(filter(None, chain.from_iterable(rounds))), words)


def prose_sentences(document: str) -> list[str]:
    """The sentences of a document without headlines, date lines, bylines and table rows.

    It is deliberately no code of the summariser's: a ruler must not grow with what it measures.
    """
    paragraphs = (line.strip() for line in document.splitlines())
    prose = (
        paragraph
        for paragraph in paragraphs
        if _PROSE.search(paragraph) and len(paragraph.split()) >= _FEWEST_WORDS
    )
    sentences = chain.from_iterable(map(_split, prose))
    return [item for item in sentences if len(item.split()) >= _FEWEST_WORDS_OF_SENTENCE]


def _split(paragraph: str) -> list[str]:
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph)]
    starts = [0, *ends]
    return [
        paragraph[start:end].strip()
        for start, end in zip(starts, [*ends, len(paragraph)], strict=True)
    ]


def _read(folder: Path, pattern: str) -> tuple[str, ...]:
    # sorted() on names would put doc-10 before doc-2; no topic has ten documents.
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))


def _report() -> None:
    print(f"{'ROUGE-2 F1':26}{'lead':>8}{'models':>8}")
    rows = []
    for topic in read_topics():
        first, second = topic.models
        rows.append((rouge_2(lead(topic.documents), topic.models), rouge_2(first, [second])))
        print(f"{topic.name:26}{rows[-1][0]:8.1f}{rows[-1][1]:8.1f}")
    print(f"{'mean':26}{fmean(row[0] for row in rows):8.1f}{fmean(row[1] for row in rows):8.1f}")


if __name__ == "__main__":
    _report()
