"""Capitals of a piece of a word that becomes longer or shorter in another script."""

from __future__ import annotations

# The Kazakh Latin alphabet has i with a dot in both cases and ı without, as Turkish has.
_DOTTED = {"kk-Latn"}


def upper(text: str, language: str = "") -> str:
    """``text`` in capitals, as the alphabet of ``language`` has them."""
    if language in _DOTTED:
        text = text.replace("i", "İ")
    return text.upper()


def lower(text: str, language: str = "") -> str:
    """``text`` in small letters, as the alphabet of ``language`` has them."""
    if language in _DOTTED:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def is_all_capitals(word: str) -> bool:
    """Whether a word of two letters or more is in capitals only."""
    letters = [letter for letter in word if letter.lower() != letter.upper()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def like(model: str, text: str, *, capitals: bool, language: str = "") -> str:
    """``text`` with the capitals of ``model``, the piece that it stands for.

    Args:
        capitals: The whole word is in capitals, so the whole piece is (CHINA, but China).
        language: Whose alphabet ``text`` is written in.
    """
    if capitals:
        return upper(text, language)
    if model[:1].isupper():
        return upper(text[:1], language) + text[1:]
    return text
