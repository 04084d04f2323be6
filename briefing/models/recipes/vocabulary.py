"""Vocabularies: written for the Marian converter, read back from a CTranslate2 folder."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from briefing.models.package import VOCABULARIES

_LIMIT = 100_000_000  # bytes; that of NLLB, with 256,000 entries, has 5 million
_LINE_ENDS = re.compile(r"[\n\r]")


def write_marian_vocabulary(pieces: Sequence[str], target: Path) -> None:
    """Write pieces as Marian does: a line ``"piece": id`` each, quote and backslash escaped.

    Args:
        pieces: In the order of their ids. Each stands once.

    Raises:
        ValueError: A piece has no form that the converter reads back: one with a line end, or one
            that begins with ``\\x``, which it takes for a character code.
    """
    for piece in pieces:
        if _LINE_ENDS.search(piece) or piece.startswith("\\x"):
            raise ValueError(f"the piece {piece!r} cannot be written in a Marian vocabulary")
    escaped = (piece.replace("\\", "\\\\").replace('"', '\\"') for piece in pieces)
    lines = [f'"{piece}": {number}\n' for number, piece in enumerate(escaped)]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")


def read_vocabularies(network: Path) -> tuple[list[str], list[str]]:
    """The entries of the source and of the target vocabulary of a CTranslate2 folder.

    Raises:
        ValueError: They are missing, too large, or not lists of texts.
        OSError: They cannot be read.
    """
    for names in VOCABULARIES:
        if all((network / name).is_file() for name in names):
            read = [_read(network / name) for name in names]
            return read[0], read[-1]
    raise ValueError("there is no vocabulary (shared_vocabulary.json)")


def _read(path: Path) -> list[str]:
    if path.stat().st_size > _LIMIT:
        raise ValueError(f"{path.name} is larger than {_LIMIT:,} bytes")
    text = path.read_bytes().decode("utf-8")  # a piece may be a carriage return
    if path.suffix == ".txt":
        return text.removesuffix("\n").split("\n")
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path.name} is no JSON ({error})") from error
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise ValueError(f"{path.name} is not a list of texts")
    return entries
