"""Quotation marks and stops at the edges of a segment, as the target language writes them."""

from __future__ import annotations

_MARKS = {"ru": ("«", "»"), "kk": ("«", "»"), "uz": ("“", "”"), "en": ("“", "”")}
_OPENING = '«“„"'
_CLOSING = '»”“"'


def open_with(edge: str, language: str) -> str:
    """The opening edge of a source in the marks of ``language``."""
    opening = _MARKS[language][0]
    return "".join(opening if char in _OPENING else char for char in edge)


def close_with(edge: str, language: str) -> str:
    """The closing edge of a source in the marks of ``language``.

    English sets full stop and comma inside the quotation marks; Russian, Kazakh and Uzbek outside.
    """
    closing = _MARKS[language][1]
    chars = [closing if char in _CLOSING else char for char in edge]
    for index in range(len(chars) - 1):
        first, second = (closing, ".,") if language == "en" else (".,", closing)
        if chars[index] in first and chars[index + 1] in second:
            chars[index], chars[index + 1] = chars[index + 1], chars[index]
    return "".join(chars)
