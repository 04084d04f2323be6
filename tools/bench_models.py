"""How fast models run, as ratios to bare CTranslate2 and to the way argostranslate calls it.

The model has the size of a real one (Marian's transformer-base, 60 million weights, int8) and
random weights; its output has a fixed length, so the words do not matter. It is kept in the folder
for temporary files. ``python tools/bench_models.py --runs 5`` for a steadier median.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from briefing.config import ModelSettings
from briefing.models import InstalledModel, Translator
from briefing.models.runner import BATCH_TOKENS, BEAM
from briefing.translate.engine import HYPOTHESES

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "models" / "data"
WIDTH, FEED_FORWARD, HEADS, LAYERS, VOCABULARY = 512, 2048, 8, 6, 32_000
OUTPUT_PIECES = 24
SENTENCES = 64
PARAGRAPH = 2  # sentences of a paragraph, for the way argostranslate calls the engine
# What `argostranslate.translate` 1.11 gives the engine by default; that it does is tested in
# tests/argos. A batch of 32 tokens is one sentence, or two short ones.
ARGOS_OPTIONS: dict[str, Any] = {
    "target_prefix": None,
    "replace_unknowns": True,
    "max_batch_size": 32,
    "batch_type": "tokens",
    "beam_size": 4,
    "num_hypotheses": 1,
    "length_penalty": 0.2,
    "return_scores": True,
}
CALLS = 2000
BARE_AIM, ARGOS_AIM = 0.95, 2.0
GROWTH_AIM = 20.0  # megabytes over all calls but the first tenth
OPTIONS = f"""\
type: transformer
dim-emb: {WIDTH}
dim-vocabs: [{VOCABULARY}, {VOCABULARY}]
enc-depth: {LAYERS}
dec-depth: {LAYERS}
transformer-heads: {HEADS}
transformer-dim-ffn: {FEED_FORWARD}
transformer-ffn-activation: relu
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-postprocess-top: ""
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-guided-alignment-layer: last
tied-embeddings-all: true
version: v1.12.0
"""


class FixedLength:
    """An engine that gives translations of a fixed length, whatever the weights want."""

    def __init__(self, engine: Any, pieces: int) -> None:
        self._engine = engine
        self._pieces = pieces

    def translate_batch(self, source: list[list[str]], **options: Any) -> Any:
        """As that of `ctranslate2.Translator`."""
        options |= {"min_decoding_length": self._pieces, "max_decoding_length": self._pieces}
        return self._engine.translate_batch(source, **options)


def random_weights() -> dict[str, np.ndarray[Any, Any]]:
    """Weights under the names that Marian gives them."""
    dice = np.random.default_rng(20261122)

    def matrix(rows: int, columns: int) -> np.ndarray[Any, Any]:
        numbers = dice.standard_normal((rows, columns), dtype=np.float32)
        return numbers * np.float32(rows**-0.5)

    def row(width: int, value: float = 0.0) -> np.ndarray[Any, Any]:
        return np.full((1, width), value, dtype=np.float32)

    weights = {"Wemb": matrix(VOCABULARY, WIDTH), "decoder_ff_logit_out_b": row(VOCABULARY)}
    for side, parts in (("encoder", ("self",)), ("decoder", ("self", "context"))):
        for layer in range(1, LAYERS + 1):
            for part in parts:
                name = f"{side}_l{layer}_{part}"
                for letter in "qkvo":
                    weights[f"{name}_W{letter}"] = matrix(WIDTH, WIDTH)
                    weights[f"{name}_b{letter}"] = row(WIDTH)
                weights[f"{name}_Wo_ln_scale"] = row(WIDTH, 1.0)
                weights[f"{name}_Wo_ln_bias"] = row(WIDTH)
            name = f"{side}_l{layer}_ffn"
            weights[f"{name}_W1"], weights[f"{name}_b1"] = (
                matrix(WIDTH, FEED_FORWARD),
                row(FEED_FORWARD),
            )
            weights[f"{name}_W2"], weights[f"{name}_b2"] = matrix(FEED_FORWARD, WIDTH), row(WIDTH)
            weights[f"{name}_ffn_ln_scale"] = row(WIDTH, 1.0)
            weights[f"{name}_ffn_ln_bias"] = row(WIDTH)
    weights["special:model.yml"] = np.frombuffer(OPTIONS.encode() + b"\0", dtype=np.int8)
    return weights


def make_package(folder: Path) -> None:
    """A package with random weights and the pieces of the toy model, filled up to a real number."""
    from ctranslate2.converters import MarianConverter
    from sentencepiece import SentencePieceProcessor

    folder.mkdir(parents=True)
    shutil.copy(DATA / "en_ru.spm", folder / "sentencepiece.model")
    processor = SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    pieces += [f"filler{number}" for number in range(len(pieces), VOCABULARY)]
    # Every JSON string is one of YAML too.
    lines = [f"{json.dumps(piece, ensure_ascii=False)}: {i}\n" for i, piece in enumerate(pieces)]
    (folder / "vocabulary.yml").write_text("".join(lines), encoding="utf-8")
    np.savez(folder / "model.npz", allow_pickle=False, **random_weights())
    vocabularies = [str(folder / "vocabulary.yml")] * 2
    converter = MarianConverter(str(folder / "model.npz"), vocabularies)
    converter.convert(str(folder / "model"), quantization="int8")
    (folder / "model.npz").unlink()


def cached_package() -> Path:
    """The package, made at the first run."""
    sizes = f"{WIDTH}-{FEED_FORWARD}-{LAYERS}-{VOCABULARY}"
    package = Path(tempfile.gettempdir()) / f"briefing-bench-{os.getuid()}-{sizes}"
    if not (package / "model" / "model.bin").is_file():
        print("making a model of real size with random weights …")
        with tempfile.TemporaryDirectory() as work:
            make_package(Path(work) / "package")
            shutil.rmtree(package, ignore_errors=True)
            shutil.move(Path(work) / "package", package)
    return package


def open_package(package: Path, threads: int) -> Translator:
    """The package as a translator of ours."""
    pieces = package / "sentencepiece.model"
    model = InstalledModel("en_xx", "0", "en", "xx", package, pieces, pieces)
    return Translator(model, ModelSettings(threads=threads))


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Time of one run."""
    start = clock()
    work()
    return clock() - start


def measure_speed(package: Path, threads: int, runs: int, clock: Callable[[], float]) -> None:
    """Print sentences per second and the two ratios."""
    with (DATA / "held_out.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    sentences = list(dict.fromkeys(row["en"] for row in rows))[:SENTENCES]
    translator = open_package(package, threads)
    engine = FixedLength(translator._engine, OUTPUT_PIECES)
    translator._engine = engine
    tokens = [translator._encode(sentence) for sentence in sentences]

    def ours() -> None:
        translator.translate(sentences, hypotheses=HYPOTHESES)

    def bare() -> None:
        engine.translate_batch(
            tokens,
            beam_size=BEAM,
            num_hypotheses=HYPOTHESES,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
        )

    def like_argos() -> None:
        """One call a paragraph."""
        for start in range(0, len(tokens), PARAGRAPH):
            engine.translate_batch(tokens[start : start + PARAGRAPH], **ARGOS_OPTIONS)

    bare()  # the first call is slower
    timed = [[seconds(work, clock) for work in (ours, bare, like_argos)] for _ in range(runs)]
    speed = statistics.median(len(sentences) / row[0] for row in timed)
    to_bare = statistics.median(row[1] / row[0] for row in timed)
    to_argos = statistics.median(row[2] / row[0] for row in timed)
    print(f"{speed:5.1f}  sentences a second, {OUTPUT_PIECES} pieces each, {threads} threads")
    report(to_bare, BARE_AIM, "speed / bare translate_batch on the same tokens")
    report(to_argos, ARGOS_AIM, "speed / one call a paragraph, as argostranslate does it")


def report(ratio: float, aim: float, name: str) -> None:
    """A line in the form of tools/bench.py; more is better."""
    met = "met" if ratio >= aim else "MISSED"
    print(f"{ratio:5.2f}  aim >= {aim:.2f}  {met:6}  {name}")


def measure_memory(threads: int) -> None:
    """Print how much resident memory grows over many calls, with a toy model."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(DATA / "en_ru.argosmodel") as archive:
            archive.extractall(folder)
        translator = open_package(Path(folder) / "en_ru", threads)
        numbers: Sequence[int] = range(CALLS)
        after_warm_up = 0.0
        for number in numbers:
            if number == CALLS // 10:
                after_warm_up = resident_megabytes()
            translator.translate([f"Transit through Russia rose by {number} percent in 2026."])
        growth = resident_megabytes() - after_warm_up
    met = "met" if growth <= GROWTH_AIM else "MISSED"
    print(f"{growth:5.1f}  aim <= {GROWTH_AIM:.0f}    {met:6}  megabytes more after {CALLS} calls")


def resident_megabytes() -> float:
    """Resident memory of this process, on Linux."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print a line for each measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--cpu", action="store_true", help="processor time instead of wall time: for a busy machine"
    )
    arguments = parser.parse_args()
    # With one thread no time is spent on waiting for another.
    threads = 1 if arguments.cpu else len(os.sched_getaffinity(0))
    clock = time.process_time if arguments.cpu else time.perf_counter
    measure_speed(cached_package(), threads, arguments.runs, clock)
    measure_memory(threads)


if __name__ == "__main__":
    main()
