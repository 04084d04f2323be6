"""Train the toy translation models of the tests and pack them as Argos packages.

    pip install torch ctranslate2 sentencepiece numpy PyYAML
    PYTHONPATH=. python tools/train_toy_models.py [en_ru en_kk en_uz ru_en]

Each model learns the sentences of `toy_grammar.py` and has to translate sentences of the grammar
that it has never seen without a mistake, in the int8 form in which it is packed, and with its
weights disturbed; else nothing is written. Results, in tests/models/data: ``en_XX.argosmodel``, the
same model in Marian's form (``en_XX.npz`` and ``en_XX.spm``) and ``held_out.tsv``; of models into
English, which the tests of the pivot need, the package alone.
"""

# torch is not among the development packages, so nothing is known of its types here.
# mypy: disable-error-code="import-not-found, misc, no-any-return, unused-ignore"

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Literal

import numpy as np
import sentencepiece
import torch
from toy_corpus import SEED, Quadruple, make_corpus
from toy_grammar import LANGUAGES
from toy_transformer import Cycle, Shape, disturbed_copies, marian_weights, train

from briefing.models.recipes.vocabulary import write_marian_vocabulary

DATA = Path(__file__).resolve().parent.parent / "tests" / "models" / "data"
# A model must be exact with all its weights changed so much at random, in so many copies.
MARGIN = 0.03
COPIES = 2
NAMES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "uz": "Uzbek"}


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a model is taught.

    Attributes:
        algorithm: Of SentencePiece. Unigram takes no piece that stands in one word alone, so it
            cuts a few hundred different words into twos and threes of letters; byte-pair encoding
            makes most words one piece, which leaves a small network less to lose its place in.
        vocabulary: Pieces at most.
        split_digits: Whether each digit is a piece; else most numbers of the grammar are one.
        pairs_per_template: At most.
        width: Of the network; its feed-forward layers are three times as wide.
    """

    algorithm: Literal["unigram", "bpe"]
    vocabulary: int
    split_digits: bool
    pairs_per_template: int
    batch: int
    cycles: tuple[Cycle, ...]
    double_numbers: bool = False
    noise: float = 0.0
    width: int = 96

    def corpus(self) -> tuple[list[Quadruple], list[Quadruple]]:
        """Training and held-out sentences."""
        return make_corpus(self.pairs_per_template, double_numbers=self.double_numbers)

    def shape(self, vocabulary: int) -> Shape:
        """Of the network, with the pieces that there are."""
        return Shape(
            vocabulary,
            width=self.width,
            feed_forward=3 * self.width,
            cycles=self.cycles,
            batch=self.batch,
            noise=self.noise,
        )


BY_WORDS = Lesson(
    "bpe",
    1400,
    False,
    1000,
    batch=32,
    cycles=(Cycle(3, 2e-3), Cycle(3, 1e-3)),
    double_numbers=True,
    noise=0.05,
)
# Without dropout they had learnt the training sentences, but not yet to put others together.
BY_WORDS_LONGER = replace(BY_WORDS, cycles=(*BY_WORDS.cycles, Cycle(4, 2e-3, dropout=0.1)))
DIRECTIONS = {
    "en_ru": BY_WORDS,
    "en_kk": BY_WORDS_LONGER,
    "en_uz": BY_WORDS_LONGER,
    "ru_en": BY_WORDS_LONGER,
}


def train_pieces(texts: Sequence[str], folder: Path, lesson: Lesson) -> Path:
    """A SentencePiece model numbered as Marian does: ``</s>`` 0, ``<unk>`` 1."""
    target = folder / "sentencepiece.model"
    with io.BytesIO() as model:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=model,
            vocab_size=lesson.vocabulary,
            model_type=lesson.algorithm,
            split_digits=lesson.split_digits,
            character_coverage=1.0,
            hard_vocab_limit=False,
            bos_id=-1,
            eos_id=0,
            unk_id=1,
            pad_id=-1,
            num_threads=1,
            minloglevel=1,
        )
        target.write_bytes(model.getvalue())
    return target


def convert(marian: Path, vocabulary: Path, target: Path) -> None:
    """Marian npz to a CTranslate2 folder, int8."""
    from ctranslate2.converters import MarianConverter

    converter = MarianConverter(str(marian), [str(vocabulary), str(vocabulary)])
    converter.convert(str(target), quantization="int8", force=True)


def count_mistakes(
    model: Path,
    pieces: sentencepiece.SentencePieceProcessor,
    held_out: Sequence[Quadruple],
    direction: str,
) -> int:
    """Translate the held-out sentences, print every mistake, and say how many there are.

    Together and one by one: int8 rounds differently in a batch, and a model has to be surer of
    itself than that.
    """
    import ctranslate2

    translator = ctranslate2.Translator(str(model), intra_threads=1)
    from_code, to_code = direction.split("_")
    sources = [pieces.encode(getattr(sentence, from_code), out_type=str) for sentence in held_out]
    mistakes = 0
    results = [
        translator.translate_batch(sources, beam_size=4, max_batch_size=size) for size in (0, 1)
    ]
    for sentence, result in zip((*held_out, *held_out), chain(*results), strict=True):
        translated = pieces.decode_pieces(result.hypotheses[0])
        source, expected = getattr(sentence, from_code), getattr(sentence, to_code)
        if translated != expected:
            mistakes += 1
            print(f"  {source}\n  ! {translated}\n  = {expected}")
    return mistakes


def pack(folder: Path, direction: str, model: Path, pieces: Path) -> None:
    """Write ``en_XX.argosmodel``: the plain form, with fixed times so that it is reproducible."""
    from_code, to_code = direction.split("_")
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9.0",
        "from_code": from_code,
        "from_name": NAMES[from_code],
        "to_code": to_code,
        "to_name": NAMES[to_code],
    }
    readme = (
        "A toy model for tests: it knows the sentences of tools/toy_grammar.py and nothing else.\n"
    )
    files = {
        "metadata.json": json.dumps(metadata, indent=4).encode() + b"\n",
        "README.md": readme.encode(),
        "sentencepiece.model": pieces.read_bytes(),
        **{f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }
    with zipfile.ZipFile(folder / f"{direction}.argosmodel", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(f"{direction}/{path}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def make_model(direction: str) -> bool:
    """Train, convert, check and pack one model; ``False`` when it makes mistakes."""
    lesson = DIRECTIONS[direction]
    training, held_out = lesson.corpus()
    print(f"{direction}: {len(training)} sentences for training", flush=True)
    from_code, to_code = direction.split("_")
    texts = [(getattr(pair, from_code), getattr(pair, to_code)) for pair in training]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        spm = train_pieces([text for pair in texts for text in pair], folder, lesson)
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
        ids = [(pieces.encode(source), pieces.encode(target)) for source, target in texts]
        network = train(ids, lesson.shape(pieces.get_piece_size()), SEED)
        marian = folder / f"{direction}.npz"
        weights = marian_weights(network)
        np.savez_compressed(marian, allow_pickle=False, **weights)
        vocabulary = folder / "vocabulary.yml"
        write_marian_vocabulary(
            [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())], vocabulary
        )
        convert(marian, vocabulary, folder / "model")
        mistakes = count_mistakes(folder / "model", pieces, held_out, direction)
        for copy in disturbed_copies(weights, MARGIN, COPIES):
            np.savez(folder / "copy.npz", allow_pickle=False, **copy)
            convert(folder / "copy.npz", vocabulary, folder / "copy")
            mistakes += count_mistakes(folder / "copy", pieces, held_out, direction)
        print(f"{direction}: {mistakes} mistakes in {len(held_out)} held-out sentences")
        if mistakes:
            return False
        DATA.mkdir(parents=True, exist_ok=True)
        pack(DATA, direction, folder / "model", spm)
        if from_code == "en":
            (DATA / marian.name).write_bytes(marian.read_bytes())
            (DATA / f"{direction}.spm").write_bytes(spm.read_bytes())
    return True


def main() -> int:
    """Train the directions named on the command line (all of them when none is)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("directions", nargs="*", metavar="XX_YY", help=" ".join(DIRECTIONS))
    directions = parser.parse_args().directions or list(DIRECTIONS)
    if unknown := set(directions) - set(DIRECTIONS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(DIRECTIONS)}")
    torch.set_num_threads(1)
    _, held_out = make_corpus()
    DATA.mkdir(parents=True, exist_ok=True)
    rows = ["\t".join(LANGUAGES)]
    rows += ["\t".join(getattr(s, language) for language in LANGUAGES) for s in held_out]
    (DATA / "held_out.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = [make_model(direction) for direction in directions]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
