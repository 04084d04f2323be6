"""Texts that are copies of one another, by the runs of words that they share.

Shingles of five words, their Jaccard index and containment (Broder 1997). A copy is no second
source: it brings no sentences of its own and confirms nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from briefing.domain import BlockKind, SourceDocument
from briefing.summarise.dates import chronological

SHINGLE_WORDS = 5
SAME_DOCUMENT = 0.7
SAME_WORDING = 0.8

_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of five words of ``text``, in lower case; a shorter text is one run."""
    words = [match.group().lower() for match in _WORD.finditer(text)]
    last = max(len(words) - SHINGLE_WORDS, 0)
    return frozenset(tuple(words[at : at + SHINGLE_WORDS]) for at in range(last + 1) if words)


def overlap(a: Shingles, b: Shingles) -> float:
    """Jaccard index: 1 for the same runs of words, 0 for none in common."""
    if not a or not b:
        return 0.0
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)


def contained(a: Shingles, b: Shingles) -> float:
    """Share of ``a`` that stands in ``b``: 1 for an excerpt of it."""
    return len(a & b) / len(a) if a else 0.0


def same_wording(a: Shingles, b: Shingles) -> bool:
    """Whether one of two sentences is copied from the other, or cut out of it."""
    small, large = sorted((a, b), key=len)
    return contained(small, large) > SAME_WORDING


def find_copies(documents: Sequence[SourceDocument]) -> dict[str, str]:
    """Which documents are copies.

    Of two that are alike the one that was published first is the original; where a date is unknown,
    the one that was read first. A shortened copy is one too, since it tells nothing of its own.

    Returns:
        Id of each copy and of its original, which is no copy itself.
    """
    runs = {document.id: shingles(_prose(document)) for document in documents}
    found: dict[str, str] = {}

    def root(document: str) -> str:
        while document in found:
            document = found[document]
        return document

    for a, b in itertools.combinations(documents, 2):
        copy = _copy_of_two(a, b, runs[a.id], runs[b.id])
        if copy is not None and root(a.id) != root(b.id):
            original = b if copy is a else a
            found[root(copy.id)] = root(original.id)
    return {document: root(document) for document in found}


def _copy_of_two(
    a: SourceDocument, b: SourceDocument, of_a: Shingles, of_b: Shingles
) -> SourceDocument | None:
    if overlap(of_a, of_b) > SAME_DOCUMENT:
        return a if _earlier(b, a) else b
    small, large = (a, b) if len(of_a) < len(of_b) else (b, a)
    share = contained(of_a if small is a else of_b, of_b if small is a else of_a)
    return small if share > SAME_DOCUMENT else None


def _prose(document: SourceDocument) -> str:
    return " ".join(b.text for b in document.blocks if b.kind is not BlockKind.HEADING)


def _earlier(a: SourceDocument, b: SourceDocument) -> bool:
    if a.published is None or b.published is None:
        return False
    return chronological(a.published) < chronological(b.published)
