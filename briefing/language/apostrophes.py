"""The letters oʻ and gʻ and the sign ʼ of Uzbek, for which texts write several marks."""

from __future__ import annotations

import re

_LETTER = re.compile(r"(?<=[OoGg])['’‘`ʼ](?=[^\W\d_])")
_STOP = re.compile(r"(?<=[^\W\d_ʻ])['’‘`](?=[^\W\d_])")


def with_uzbek_letters(text: str, language: str) -> str:
    """``text`` with ʻ (U+02BB) and ʼ (U+02BC) if it is Uzbek; every offset stays the same."""
    return _STOP.sub("ʼ", _LETTER.sub("ʻ", text)) if language == "uz" else text
