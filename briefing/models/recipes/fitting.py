"""Whether the parts belong to one model: network, SentencePiece models, tokens.

A vocabulary of another model loads without a word and translates into nonsense, and a model for
several languages that is not told which one picks any. Both are found here, before a package is
made.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from briefing.models.catalogue import CatalogueModel
from briefing.models.package import ModelTokens
from briefing.models.packaging import Parts, name_package, write_package
from briefing.models.recipes.failures import unfit, untold
from briefing.models.recipes.vocabulary import read_vocabularies
from briefing.models.weights import check_weights

_PIECES_LIMIT = 100_000_000  # bytes; that of NLLB has 5 million
# How models for several languages are told which one they translate into, and by what.
_LABELS = (
    (re.compile(r">>.+<<"), "source_prefix"),  # OPUS-MT
    (re.compile(r"<2[A-Za-z_]+>"), "text_prefix"),  # MADLAD
    (re.compile(r"[a-z]{3}_[A-Z][a-z]{3}|__[a-z]{2,3}__"), "target_prefix"),  # NLLB; M2M
)
_LEAST_KNOWN = 0.8  # of the pieces; models of two languages have about half in common


def check_parts(model: CatalogueModel, parts: Parts, tokens: ModelTokens) -> None:
    """See that the parts of a package fit together.

    Args:
        model: For the messages.
        tokens: Those for the target language of the package.

    Raises:
        MissingDependencyError: They don't; the message names the file.
        OSError: A file cannot be read.
    """
    try:
        check_weights(parts.network / "model.bin")
    except ValueError as error:
        raise unfit(model, f"model.bin: {error}") from error
    try:
        source_words, target_words = map(frozenset, read_vocabularies(parts.network))
    except ValueError as error:
        raise unfit(model, str(error)) from error
    processor = _check_pieces(model, parts.source_pieces, source_words)
    _check_pieces(model, parts.target_pieces, target_words)
    asked = processor.encode(tokens.text_prefix, out_type=str)
    for token in (*tokens.source_prefix, *tokens.source_suffix, *asked):
        _check_token(model, token, source_words)
    for token in tokens.target_prefix:
        _check_token(model, token, target_words)
    told = {
        "source_prefix": {*tokens.source_prefix, *asked},
        "text_prefix": {*tokens.source_prefix, *asked},
        "target_prefix": {*tokens.target_prefix},
    }
    for pattern, key in _LABELS:
        words = target_words if key == "target_prefix" else source_words
        labels = sorted(filter(pattern.fullmatch, words))
        if len(labels) > 1 and told[key].isdisjoint(labels):
            raise untold(model, key, labels)


def write_packages(
    model: CatalogueModel, parts: Parts, work: Path, targets: Sequence[str]
) -> tuple[Path, ...]:
    """One package for each target language, in ``work``; they share their files.

    Raises:
        MissingDependencyError: As `check_parts`.
        OSError: The packages cannot be written.
    """
    for target in targets:
        check_parts(model, parts, model.tokens.get(target, ModelTokens()))
    return tuple(
        write_package(work / name_package(model, model.source, target), model, target, parts)
        for target in targets
    )


def load_pieces(model: CatalogueModel, path: Path) -> Any:
    """A SentencePiece model.

    Raises:
        MissingDependencyError: It is none.
    """
    from sentencepiece import SentencePieceProcessor

    try:
        if path.stat().st_size > _PIECES_LIMIT:
            raise RuntimeError(f"larger than {_PIECES_LIMIT:,} bytes")
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise unfit(model, f"{path.name} is not a SentencePiece model ({error})") from error


def _check_pieces(model: CatalogueModel, path: Path, words: Collection[str]) -> Any:
    """A vocabulary may lack rare pieces; one that lacks every fifth is that of another model."""
    processor = load_pieces(model, path)
    size = processor.get_piece_size()
    known = sum(processor.id_to_piece(number) in words for number in range(size))
    if known < _LEAST_KNOWN * size:
        raise unfit(
            model,
            f"only {known} of the {size} pieces of {path.name} stand in the vocabulary of the "
            "model: they are not of the same model",
        )
    return processor


def _check_token(model: CatalogueModel, token: str, words: Collection[str]) -> None:
    if token not in words:
        raise unfit(model, f"its vocabulary has no token {token!r}")
