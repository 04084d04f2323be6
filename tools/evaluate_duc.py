"""ROUGE on a set in the layout of DUC, the Document Understanding Conferences (2004, task 2).

``python tools/evaluate_duc.py FOLDER`` where FOLDER holds what NIST sends to those who have signed
for it, in any arrangement of folders:

    …/d30001t/APW19981016.0240      the documents of topic 30001, SGML with <TEXT> or plain text
    …/D30001.M.100.T.A              a model summary of it by assessor A

Prints ROUGE-1, -2 and -L (F1, stemmed, the first 100 words, mean over the models, then over the
topics) of ``briefing summarise --words``, of its scheme without what was added to it, of the lead
baseline, and of sumy's LexRank, TextRank and LSA if sumy is installed. The set itself may not be
handed on, so no test can hold these figures.
"""

from __future__ import annotations

import argparse
import html
import importlib
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from statistics import fmean
from typing import Any

from rouge_score.rouge_scorer import RougeScorer

from briefing.config import LimitSettings
from briefing.domain import SourceDocument
from briefing.errors import BriefingError
from briefing.ingest import ingest
from briefing.language.names import NameTable, load_names
from briefing.language.sentences import split_sentences
from briefing.summarise import extract
from briefing.summarise.scoring import draw, score

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("rouge1", "rouge2", "rougeL")
WORDS = 100
SHORTEST, LONGEST = 4, 80
_TOPIC_FOLDER = re.compile(r"d(\d{2,6})[a-z]*", re.IGNORECASE)
_MODEL = re.compile(r"D(\d{2,6})\.(?P<kind>[A-Z])\.(?P<rest>.+)")
_SUMY = {"LexRank": "lex_rank", "TextRank": "text_rank", "LSA": "lsa"}

Summarise = Callable[["Topic"], str]


@dataclass(frozen=True)
class Topic:
    """The documents of a topic, as the program reads them, and the summaries by hand."""

    name: str
    documents: tuple[SourceDocument, ...]
    models: tuple[str, ...]

    def sentences(self, document: SourceDocument) -> list[str]:
        """The sentences of its paragraphs that a summary may have."""
        return [
            block.text[start:end]
            for block in document.blocks
            for start, end in split_sentences(block.text, "en")
            if SHORTEST <= len(block.text[start:end].split()) <= LONGEST
        ]


def read_topics(folder: Path, words: int = WORDS) -> list[Topic]:
    """Topics that have documents and model summaries, by number."""
    documents: defaultdict[str, list[Path]] = defaultdict(list)
    models: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if model := _MODEL.fullmatch(path.name):
            models[model[1]].append(path)
        elif topic := _TOPIC_FOLDER.fullmatch(path.parent.name):
            documents[topic[1]].append(path)
    return [
        Topic(
            number,
            tuple(_read_documents(documents[number])),
            tuple(text_of(path) for path in _of_length(models[number], words)),
        )
        for number in sorted(documents.keys() & models.keys())
    ]


def _of_length(models: Sequence[Path], words: int) -> Sequence[Path]:
    """Those of several documents and that length ("D30001.M.100.T.A") if the set says so."""
    asked = [path for path in models if f".M.{words}." in path.name]
    return asked or models


def text_of(path: Path) -> str:
    """Title and paragraphs of a file, without marks; plain text as it is."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    body = re.findall(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL | re.IGNORECASE)
    if not body:
        return _plain(text)
    title = re.search(r"<(HEADLINE|HL)>(.*?)</\1>", text, re.DOTALL | re.IGNORECASE)
    return "\n\n".join(filter(None, (_plain(title[2]) if title else "", *map(_plain, body))))


def _plain(text: str) -> str:
    # A paragraph begins at <P>, an empty line or an indented one, as the agencies set them.
    parts = re.split(r"</?P>|\n\s*\n|\n(?=[ \t]{2,}\S)", text, flags=re.IGNORECASE)
    cleaned = (html.unescape(re.sub(r"<[^>]*>", " ", part)) for part in parts)
    return "\n\n".join(line for part in cleaned if (line := " ".join(part.split())))


def _read_documents(paths: Sequence[Path]) -> Iterator[SourceDocument]:
    limits = LimitSettings()
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(paths, 1):
            copy = Path(folder) / f"{number}.txt"
            copy.write_text(text_of(path), encoding="utf-8")
            try:
                yield ingest(copy, number=number, limits=limits, display=path.name)
            except BriefingError as error:
                print(f"left out: {path}: {error}", file=sys.stderr)


# --------------------------------------------------------------------------- methods


def methods(words: int, names: NameTable) -> dict[str, Summarise]:
    """What is compared, by name."""
    found: dict[str, Summarise] = {
        "briefing": lambda topic: " ".join(s.text for s in extract(topic.documents, names, words)),
        "scheme": lambda topic: scheme(topic, words),
        "lead": lead,
    }
    try:
        theirs = {f"sumy {name}": _sumy(module, words) for name, module in _SUMY.items()}
    except ImportError as error:
        print(f"without sumy's methods, since it is not installed: {error}", file=sys.stderr)
        return found
    return found | theirs


def scheme(topic: Topic, words: int) -> str:
    """Centroid, position and novelty alone, filled to the last word."""
    told = [topic.sentences(document) for document in topic.documents]
    texts = list(chain.from_iterable(told))
    scored = score(texts, [place for sentences in told for place in range(len(sentences))])
    chosen: list[str] = []
    for index in draw(range(len(texts)), scored, ()):
        chosen.append(texts[index])
        if sum(len(text.split()) for text in chosen) >= words:
            break
    return " ".join(chosen)


def lead(topic: Topic) -> str:
    """The first sentence of every document, then the second of each, and so on."""
    rounds = zip_longest(*map(topic.sentences, topic.documents))
    return " ".join(filter(None, chain.from_iterable(rounds)))


class _Tokenizer:
    """Gives sumy the sentences that the others get; its own would need a download."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in split_sentences(text, "en"))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W\d_]+", sentence))


def _sumy(module: str, words: int) -> Summarise:
    parser = importlib.import_module("sumy.parsers.plaintext").PlaintextParser
    stem = importlib.import_module("sumy.nlp.stemmers").Stemmer("english")
    summarizers = importlib.import_module(f"sumy.summarizers.{module}")
    kind = f"{''.join(part.capitalize() for part in module.split('_'))}Summarizer"

    def summarise(topic: Topic) -> str:
        paragraphs = (s for document in topic.documents for s in topic.sentences(document))
        document = parser("\n\n".join(paragraphs), _Tokenizer()).document
        summarizer: Any = getattr(summarizers, kind)(stem)
        text = ""
        # It gives sentences in the order of the documents, so no more than fill the budget.
        for count in range(1, len(document.sentences) + 1):
            text = " ".join(map(str, summarizer(document, count)))
            if len(text.split()) >= words:
                break
        return text

    return summarise


# --------------------------------------------------------------------------- scores


def rouge(text: str, models: Sequence[str], words: int) -> list[float]:
    """F1 of each kind for the first words of ``text``, the mean over the models, 0 to 100."""
    scorer = RougeScorer(KINDS, use_stemmer=True)
    cut = " ".join(text.split()[:words])
    found = [scorer.score(model, cut) for model in models]
    return [100 * fmean(scores[kind].fmeasure for scores in found) for kind in KINDS]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="ROUGE on a set in the layout of DUC.")
    parser.add_argument("folder", type=Path, help="with the documents and the model summaries")
    parser.add_argument("--words", type=int, default=WORDS, help="length of the summaries")
    options = parser.parse_args(arguments)
    topics = [t for t in read_topics(options.folder, options.words) if t.documents]
    if not topics:
        print(
            f"{options.folder}: no topic with documents (a folder such as d30001t) and model "
            "summaries (a file such as D30001.M.100.T.A)",
            file=sys.stderr,
        )
        return 2
    count = sum(len(topic.documents) for topic in topics)
    print(f"{len(topics)} topics, {count} documents, {options.words} words")
    print(f"{'':16}{'ROUGE-1':>9}{'ROUGE-2':>9}{'ROUGE-L':>9}")
    for name, summarise in methods(options.words, load_names(ROOT / "locales")).items():
        rows = [rouge(summarise(topic), topic.models, options.words) for topic in topics]
        means = "".join(f"{fmean(column):9.2f}" for column in zip(*rows, strict=True))
        print(f"{name:16}{means}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
