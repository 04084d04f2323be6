"""Checks of a translation as a whole: is it there, is it one, is it all of it?"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair


def find_empty(pair: Pair) -> Iterator[Hit]:
    """There is a source, but no translation."""
    if pair.source.strip() and not pair.target.strip():
        yield Hit(source=((0, len(pair.source)),))
