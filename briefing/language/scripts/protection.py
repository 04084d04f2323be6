"""What transliteration and typography leave alone: addresses, placeholders, codes, Roman numbers.

A letter of an address or a code is no letter of a word. What stands here holds for every variant;
words that an editor wants to keep stand in the tables of ``locales/scripts/``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_DOMAINS = "com|org|net|int|gov|edu|info|io|eu|kz|uz|ru|kg|tj|tm|az|uk|de|cn"
_PROTECTED = re.compile(
    r"\{\w*\}"  # the placeholder of a label
    r"|\b(?:https?|ftp|file)://[^\s«»“”<>]+"
    r"|\bwww\.[^\s«»“”<>]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:{_DOMAINS})\b(?:/[^\s«»“”<>]*)?"
    r"|(?<!\w)[@#]\w+"
)
# A-380, CASA-1000, G7, but neither 2027-yil nor 3-chorak.
_CODE = re.compile(r"\b[A-Z]+-?\d+(?:[+-]\d+|[A-Z]+\d*)*\b", re.ASCII)
_ROMAN = re.compile(r"(?=[IVXLІХ])[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})")


def convert_outside(text: str, convert: Callable[[str], str], *, codes: bool) -> str:
    """``text`` with ``convert`` applied to what is no address and no placeholder.

    Args:
        codes: Codes of Latin letters and digits (``A-380``) stay as well.
    """
    return "".join(
        piece if kept else convert(piece) for piece, kept in _pieces(text, codes=codes) if piece
    )


def find_protected(text: str) -> list[tuple[int, int]]:
    """Where addresses and placeholders stand, in order."""
    return [match.span() for match in _PROTECTED.finditer(text)]


def is_roman(word: str, after: str) -> bool:
    """Whether a word is a Roman number: ``III``, ``XXI``; not the initial in ``I. Karimov``.

    Args:
        after: The text that follows the word.
    """
    if not _ROMAN.fullmatch(word):
        return False
    return len(word) > 1 or not after.startswith(".")


def _pieces(text: str, *, codes: bool) -> Iterator[tuple[str, bool]]:
    """Pieces of ``text`` in order, each with whether it stays."""
    matches = [*_PROTECTED.finditer(text), *(_CODE.finditer(text) if codes else ())]
    end = 0
    for match in sorted(matches, key=lambda found: (found.start(), -found.end())):
        if match.start() < end:
            continue
        yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    yield text[end:], False
