"""Words that carry the content of a sentence, lightly stemmed."""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")

_STOP_WORDS = frozenset(
    """a about above after again against all also although am among an and any are aren't as at be
    because been before being below between both but by can can't cannot could couldn't did didn't
    do does doesn't doing don't down during each even few for from further had hadn't has hasn't
    have haven't having he her here hers herself him himself his how however i if in into is isn't
    it its itself just let me more most mr mrs ms much must my no nor not now of off on once one
    only or other our ours out over own per s said same say says she should so some such t than
    that that's the their theirs them themselves then there these they this those through thus to
    too told under until up upon us very was wasn't we were weren't what when where which while who
    whom why will with would wouldn't yet you your""".split()
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s")


def terms(text: str) -> list[str]:
    """Content words of ``text`` in order, lower-case and stemmed; with repetitions."""
    words = (match.group().lower().replace("’", "'") for match in _WORD.finditer(text))
    return [stem(word) for word in words if word not in _STOP_WORDS and len(word) > 1]


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """``word`` without a common English ending; at least four letters stay."""
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            base = word[: -len(ending)]
            return base + "y" if ending in ("ies", "ied") else base
    return word


def count_words(text: str) -> int:
    """How many words a reader counts: what stands between white space and has a letter or digit."""
    return sum(1 for token in text.split() if any(c.isalnum() for c in token))
