"""Running a model: CTranslate2 directly, one call for all sentences of a language.

`translate_sentences` looks into the cache first and loads the model only for what is not there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from briefing.config import ModelSettings
from briefing.domain import Finding
from briefing.errors import MissingDependencyError, TranslationError
from briefing.models.cache import TranslationCache, cache_file, result_key
from briefing.models.output import (
    Output,
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


_MOST_OPEN = 8  # models; more at once would fill the memory
_OPEN: dict[tuple[InstalledModel, str, int], Translator] = {}
# What a parent process opened: its threads are not here, and closing it would wait for them.
_INHERITED: list[Translator] = []


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


@dataclass(frozen=True, slots=True)
class Translated:
    """What `translate_sentences` found.

    Attributes:
        results: For each sentence its hypotheses, best first.
        findings: What is wrong with the cache.
    """

    results: tuple[tuple[Hypothesis, ...], ...]
    findings: tuple[Finding, ...] = ()


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
        if model.target_pieces != model.source_pieces:
            # Its pieces are joined without it, but one that is damaged belongs to a damaged model.
            _load_pieces(model, "target_pieces")
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
        outputs = self.run(sentences, hypotheses=hypotheses)
        prefix = self.model.tokens.target_prefix
        return tuple(
            _read(sentence, output, prefix)
            for sentence, output in zip(sentences, outputs, strict=True)
        )

    def run(self, sentences: Sequence[str], *, hypotheses: int = 1) -> tuple[Output, ...]:
        """As `translate`, but gives what the engine gave."""
        if hypotheses < 1:
            raise ValueError("hypotheses must be at least 1")
        pieces = {sentence: self._encode(sentence) for sentence in dict.fromkeys(sentences)}
        order = sorted(filter(pieces.get, pieces), key=lambda s: len(pieces[s]), reverse=True)
        results = self._run([pieces[sentence] for sentence in order], hypotheses)
        done = {
            sentence: Output(
                tuple(
                    (tuple(tokens), float(score))
                    for tokens, score in zip(result.hypotheses, result.scores, strict=True)
                ),
                cut=len(pieces[sentence]) > SOURCE_LIMIT,
            )
            for sentence, result in zip(order, results, strict=True)
        }
        return tuple(done.get(sentence, Output(())) for sentence in sentences)

    def _encode(self, sentence: str) -> list[str]:
        if not sentence.strip():
            return []
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


def translate_sentences(
    model: InstalledModel,
    sentences: Sequence[str],
    settings: ModelSettings,
    *,
    hypotheses: int = 1,
) -> Translated:
    """`Translator.translate`, but what was translated before comes from the cache.

    The model is loaded only when something is left for it.

    Raises:
        MissingDependencyError: As `Translator`.
        TranslationError: The engine failed.
    """
    path = cache_file(settings, os.environ)
    if path is None:
        results = open_translator(model, settings).translate(sentences, hypotheses=hypotheses)
        return Translated(results)
    cache = TranslationCache(path)
    keys = _keys(model, sentences, hypotheses, cache)
    found = cache.read([*set(keys.values())])
    left = [sentence for sentence, key in keys.items() if key not in found]
    if left:
        outputs = open_translator(model, settings).run(left, hypotheses=hypotheses)
        fresh = {keys[sentence]: output for sentence, output in zip(left, outputs, strict=True)}
        cache.write(fresh)
        found |= fresh
    prefix = model.tokens.target_prefix
    read = {sentence: _read(sentence, found[key], prefix) for sentence, key in keys.items()}
    return Translated(tuple(read[sentence] for sentence in sentences), cache.findings)


def _keys(
    model: InstalledModel, sentences: Sequence[str], hypotheses: int, cache: TranslationCache
) -> dict[str, bytes]:
    from importlib.metadata import version  # slow to import, and most commands translate nothing

    try:
        files = [path for path in (model.path / "model").iterdir() if path.is_file()]
        digest = cache.digest({*files, model.source_pieces, model.target_pieces})
    except OSError as error:
        raise MissingDependencyError(f"{model.path}: {error}", _reinstall(model)) from error
    options = {
        "beam": max(BEAM, hypotheses),
        "hypotheses": hypotheses,
        "length_penalty": LENGTH_PENALTY,
        "source_limit": SOURCE_LIMIT,
        "tokens": astuple(model.tokens),
        "pieces": (model.source_pieces.name, model.target_pieces.name),
        "ctranslate2": version("ctranslate2"),
    }
    return {sentence: result_key(sentence, digest, options) for sentence in sentences}


def _read(source: str, output: Output, prefix: Sequence[str]) -> tuple[Hypothesis, ...]:
    """The texts of an output, and what looks wrong with each."""
    if not output.hypotheses:
        return (Hypothesis(source, 0.0),)
    return tuple(
        _judge(source, strip_control_tokens(tokens, prefix), score, output.cut)
        for tokens, score in output.hypotheses
    )


def _judge(source: str, pieces: Sequence[str], score: float, cut: bool) -> Hypothesis:
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
    key = (model, settings.device, settings.threads)
    if key not in _OPEN:
        while len(_OPEN) >= _MOST_OPEN:
            del _OPEN[next(iter(_OPEN))]
        _OPEN[key] = Translator(model, settings)
    return _OPEN[key]


def _leave_to_parent() -> None:
    """The threads of a model do not survive a fork: a child process loads its own."""
    _INHERITED.extend(_OPEN.values())
    _OPEN.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)


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
