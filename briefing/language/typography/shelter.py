"""Addresses and placeholders inside of a text, put out of the reach of rules."""

from __future__ import annotations

from collections.abc import Callable

from briefing.language.scripts.protection import find_protected

# A private character: no rule knows it and no font has it. It counts as part of a word.
_SHELTER = "\ue000"


def outside(text: str, apply: Callable[[str], str]) -> str:
    """``apply`` on ``text``, whose addresses and placeholders stay exactly as they are."""
    spans = find_protected(text)
    if not spans or _SHELTER in text:
        return apply(text) if _SHELTER not in text else text
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], _SHELTER]
        end = stop
    done = apply("".join((*pieces, text[end:])))
    kept = iter(text[start:stop] for start, stop in spans)
    return "".join(next(kept) if letter == _SHELTER else letter for letter in done)
