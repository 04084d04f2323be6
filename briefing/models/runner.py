"""Running a model: CTranslate2 directly, one call for all sentences of a language."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefing.config import ModelSettings
from briefing.errors import MissingDependencyError, TranslationError
from briefing.models.output import (
    decode_pieces,
    drop_invented_mark,
    has_loop,
    is_source_returned,
    strip_control_tokens,
)
from briefing.models.store import InstalledModel

BEAM = 4
# With 1 the score is the mean log-probability per token.
LENGTH_PENALTY = 1.0
BATCH_TOKENS = 2048
# Longer sources are cut by CTranslate2 without a word, so we look for them ourselves.
SOURCE_LIMIT = 1024


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation of one sentence.

    Attributes:
        score: Mean log-probability per token, at most 0; 0 for text that was not translated.
        flags: What looks wrong, of ``byte-pieces`` (bytes that are no UTF-8), ``unknown-token``,
            ``loop``, ``source-returned``, ``empty``, ``source-cut`` (too long to be read whole).
    """

    text: str
    score: float
    flags: tuple[str, ...] = ()


class Translator:
    """A loaded model. One per model and process is enough: `open_translator` keeps them.

    Args:
        model: From `briefing.models.store`.
        settings: Device and number of threads.

    Raises:
        MissingDependencyError: The files of the model cannot be loaded, or there is no CUDA device.
    """

    def __init__(self, model: InstalledModel, settings: ModelSettings) -> None:
        self.model = model
        self._source_pieces = _load_pieces(model, "source_pieces")
        same = model.source_pieces == model.target_pieces
        # The target's pieces are joined without its SentencePiece model; loading finds damage.
        self._target_pieces = self._source_pieces if same else _load_pieces(model, "target_pieces")
        self._engine = _load_engine(model, settings)

    def translate(
        self, sentences: Sequence[str], *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate sentences, headings or phrases; all in one call of the engine.

        Args:
            sentences: Each is translated on its own. One without any text comes back as it is.
            hypotheses: How many translations of each, best first; ≥ 1.

        Returns:
            As many tuples as sentences, in their order; each of at most ``hypotheses`` elements.

        Raises:
            TranslationError: The engine failed.
        """
        if hypotheses < 1:
            raise ValueError("hypotheses must be at least 1")
        done: dict[str, tuple[Hypothesis, ...]] = {}
        pieces: dict[str, list[str]] = {}
        for sentence in dict.fromkeys(sentences):
            tokens = self._encode(sentence) if sentence.strip() else []
            if tokens:
                pieces[sentence] = tokens
            else:
                done[sentence] = (Hypothesis(sentence, 0.0),)
        order = sorted(pieces, key=lambda sentence: len(pieces[sentence]), reverse=True)
        results = self._run([pieces[sentence] for sentence in order], hypotheses)
        for sentence, result in zip(order, results, strict=True):
            cut = len(pieces[sentence]) > SOURCE_LIMIT
            done[sentence] = tuple(
                self._read(sentence, tokens, score, cut)
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            )
        return tuple(done[sentence] for sentence in sentences)

    def _encode(self, sentence: str) -> list[str]:
        tokens = self.model.tokens
        pieces: list[str] = self._source_pieces.encode(tokens.text_prefix + sentence, out_type=str)
        if not pieces:
            return []
        return [*tokens.source_prefix, *pieces, *tokens.source_suffix]

    def _run(self, sources: list[list[str]], hypotheses: int) -> list[Any]:
        """Results of the engine, in the order of ``sources`` (longest first)."""
        if not sources:
            return []
        prefix = list(self.model.tokens.target_prefix)
        try:
            results: list[Any] = self._engine.translate_batch(
                sources,
                target_prefix=[prefix] * len(sources) if prefix else None,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                beam_size=max(BEAM, hypotheses),
                num_hypotheses=hypotheses,
                length_penalty=LENGTH_PENALTY,
                max_input_length=SOURCE_LIMIT,
                max_decoding_length=max(256, 2 * min(len(sources[0]), SOURCE_LIMIT)),
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise TranslationError(
                f"{self.model.path}: the model {self.model.name} failed ({error})",
                "delete the folder and install the package again",
            ) from error
        return results

    def _read(self, source: str, tokens: list[str], score: float, cut: bool) -> Hypothesis:
        pieces = strip_control_tokens(tokens, self.model.tokens.target_prefix)
        text, broken_bytes = decode_pieces(pieces)
        text = drop_invented_mark(source, text)
        found = {
            "byte-pieces": broken_bytes,
            "unknown-token": "<unk>" in pieces,
            "loop": has_loop(text, source),
            "source-returned": is_source_returned(source, text),
            "empty": not text,
            "source-cut": cut,
        }
        return Hypothesis(text, score, tuple(flag for flag, is_so in found.items() if is_so))


def open_translator(model: InstalledModel, settings: ModelSettings) -> Translator:
    """The process's translator for a model; loaded at the first call.

    Raises:
        MissingDependencyError: As `Translator`.
    """
    # The threads of a model do not survive a fork: a child process loads its own.
    return _open_in_process(model, settings.device, settings.threads, os.getpid())


@lru_cache(maxsize=8)
def _open_in_process(model: InstalledModel, device: Any, threads: int, process: int) -> Translator:
    return Translator(model, ModelSettings(device=device, threads=threads))


def _load_pieces(model: InstalledModel, which: str) -> Any:
    from sentencepiece import SentencePieceProcessor

    path = getattr(model, which)
    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise MissingDependencyError(
            f"{path} is not a SentencePiece model", _reinstall(model)
        ) from error


def _load_engine(model: InstalledModel, settings: ModelSettings) -> Any:
    import ctranslate2

    if settings.device == "cuda" and not ctranslate2.get_cuda_device_count():
        raise MissingDependencyError(
            "there is no CUDA device on this machine",
            'set device = "cpu" under [models] in briefing.toml',
        )
    try:
        return ctranslate2.Translator(
            str(model.path / "model"),
            device=settings.device,
            inter_threads=1,
            intra_threads=settings.threads or _count_cores(),
        )
    except (RuntimeError, ValueError, OSError) as error:
        raise MissingDependencyError(
            f"{model.path}: the model {model.name} cannot be loaded ({error})", _reinstall(model)
        ) from error


def _reinstall(model: InstalledModel) -> str:
    return f"delete the folder {model.path} and install the package again"


def _count_cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
