"""Web and e-mail addresses: the same characters on both sides."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s«»“”„<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:kz|uz|ru|org|com|net|int|gov|eu|info|edu|io|kg|"
    r"tj)(?:/[^\s«»“”„<>\"]*)?(?![\w.]*@)\b",
    re.IGNORECASE | re.ASCII,
)
_TRAILING = ".,;:!?)]»”’"


def find_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where the addresses of a text stand, without the marks after them."""
    spans = []
    for match in _ADDRESS.finditer(text):
        end = match.start() + len(match.group().rstrip(_TRAILING))
        spans.append((match.start(), end))
    return tuple(spans)
