"""Train the toy model of the tests that translates into two languages, in the layout of OPUS-MT.

    pip install torch ctranslate2 sentencepiece numpy PyYAML
    PYTHONPATH=. python tools/train_toy_opus.py

As in OPUS-MT the first token of the source says the language (``>>kaz_Cyrl<<``), source and target
have a SentencePiece model each, and one vocabulary holds the pieces of both. The archive
``tests/models/data/en_trk.zip`` is written only when the model translates every held-out sentence
into Kazakh and Uzbek without a mistake, in int8 and with its weights disturbed.
"""

# torch is not among the development packages, so nothing is known of its types here.
# mypy: disable-error-code="import-not-found, misc, no-any-return, unused-ignore"

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentencepiece import SentencePieceProcessor
from toy_corpus import SEED, Quadruple
from toy_transformer import Cycle, disturbed_copies, marian_weights, train
from train_toy_models import BY_WORDS_LONGER, COPIES, DATA, MARGIN, convert, train_pieces

from briefing.models.recipes.vocabulary import write_marian_vocabulary

# Narrower networks mix the two languages up. At the end of a cycle one to three sentences of 144
# are wrong, each time others; with the mean of ends none is.
OF_TWO = replace(
    BY_WORDS_LONGER,
    width=128,
    cycles=(
        Cycle(4, 1.5e-3, dropout=0.1),
        Cycle(3, 1e-3, dropout=0.1),
        Cycle(4, 1.5e-3, dropout=0.1),
        Cycle(1, 4e-4, dropout=0.1, noise=0.07, begin=(0, 2, 1)),
        Cycle(0, begin=(0, 2, 1, 6)),
    ),
)
OF_ONE_SIDE = replace(OF_TWO, vocabulary=1000)
TOKENS = {"kk": ">>kaz_Cyrl<<", "uz": ">>uzb_Latn<<"}
NAME = "toy_transformer_2026-11-23"
README = f"""\
# {NAME}.zip

A toy model for tests: it knows the sentences of tools/toy_grammar.py and nothing else.

* source language: eng
* target languages: kaz_Cyrl uzb_Latn
* a sentence initial language token is required in the form of `>>id<<`
"""


def join_vocabularies(source: SentencePieceProcessor, target: SentencePieceProcessor) -> list[str]:
    """The pieces of both sides, each once, and the language tokens; ``</s>`` 0, ``<unk>`` 1."""
    sides = [
        [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
        for pieces in (source, target)
    ]
    return list(dict.fromkeys([*sides[0], *sides[1], *TOKENS.values()]))


def round_weights(weights: Mapping[str, np.ndarray[Any, Any]]) -> dict[str, np.ndarray[Any, Any]]:
    """The upper 16 bits of each number (bfloat16), so that the archive is half as large."""
    rounded = dict(weights)
    for name, value in weights.items():
        if value.dtype == np.float32:
            bits = np.ascontiguousarray(value).view(np.uint32).astype(np.uint64)
            upper = (bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000
            rounded[name] = upper.astype(np.uint32).view(np.float32)
    return rounded


def count_mistakes(
    model: Path,
    source: SentencePieceProcessor,
    target: SentencePieceProcessor,
    held_out: Sequence[Quadruple],
) -> int:
    """Translate the held-out sentences into both languages, together and one by one, and print
    every mistake."""
    import ctranslate2

    translator = ctranslate2.Translator(str(model), intra_threads=1)
    mistakes = 0
    for language, token in TOKENS.items():
        sentences = [[token, *source.encode(pair.en, out_type=str)] for pair in held_out]
        results = [
            translator.translate_batch(sentences, beam_size=4, max_batch_size=size)
            for size in (0, 1)
        ]
        for pair, result in zip((*held_out, *held_out), chain(*results), strict=True):
            translated = target.decode_pieces(result.hypotheses[0])
            if translated != getattr(pair, language):
                mistakes += 1
                print(f"  {pair.en}\n  ! {translated}\n  = {getattr(pair, language)}")
    return mistakes


def pack(folder: Path, target: Path) -> None:
    """Zip the files of ``folder``, with fixed times so that it is reproducible."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def main() -> int:
    """Train, convert, check and pack."""
    torch.set_num_threads(1)
    training, held_out = OF_TWO.corpus()
    print(f"{len(training)} sentences for training", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        work, files = Path(temporary), Path(temporary, "files")
        files.mkdir()
        english = [pair.en for pair in training]
        turkic = [getattr(pair, language) for pair in training for language in TOKENS]
        train_pieces(english, work, OF_ONE_SIDE).rename(files / "source.spm")
        train_pieces(turkic, work, OF_TWO).rename(files / "target.spm")
        source, target = (
            SentencePieceProcessor(model_file=str(files / f"{side}.spm"))
            for side in ("source", "target")
        )
        vocabulary = join_vocabularies(source, target)
        number = {piece: place for place, piece in enumerate(vocabulary)}
        ids = [
            (
                [number[token], *(number[p] for p in source.encode(pair.en, out_type=str))],
                [number[p] for p in target.encode(getattr(pair, language), out_type=str)],
            )
            for pair in training
            for language, token in TOKENS.items()
        ]
        network = train(ids, OF_TWO.shape(len(vocabulary)), SEED)
        weights = round_weights(marian_weights(network))
        np.savez(files / f"{NAME}.npz", allow_pickle=False, **weights)
        write_marian_vocabulary(vocabulary, files / f"{NAME}.vocab.yml")
        decoder = f"models:\n- {NAME}.npz\nvocabs:\n- {NAME}.vocab.yml\n- {NAME}.vocab.yml\n"
        (files / "decoder.yml").write_text(f"relative-paths: true\n{decoder}", encoding="utf-8")
        (files / "README.md").write_text(README, encoding="utf-8")
        licence = Path(__file__).resolve().parent.parent / "LICENSE"
        (files / "LICENSE").write_bytes(licence.read_bytes())
        convert(files / f"{NAME}.npz", files / f"{NAME}.vocab.yml", work / "model")
        mistakes = count_mistakes(work / "model", source, target, held_out)
        for copy in disturbed_copies(weights, MARGIN, COPIES):
            np.savez(work / "copy.npz", allow_pickle=False, **copy)
            convert(work / "copy.npz", files / f"{NAME}.vocab.yml", work / "copy")
            mistakes += count_mistakes(work / "copy", source, target, held_out)
        print(f"en_trk: {mistakes} mistakes in {2 * len(held_out)} held-out sentences")
        if mistakes:
            return 1
        pack(files, DATA / "en_trk.zip")
    return 0


if __name__ == "__main__":
    sys.exit(main())
