"""Words that carry the content of a sentence, lightly stemmed."""

from __future__ import annotations

import functools
import re

from briefing.summarise.cue_words import CUE_WORDS

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


def terms(text: str, language: str = "en") -> list[str]:
    """Content words of ``text`` in order, lower-case and stemmed; with repetitions."""
    return [term for word in _WORD.findall(text) if (term := _term(word, language))]


@functools.lru_cache(maxsize=100_000)
def _term(word: str, language: str) -> str:
    """The stem of a word as it stands in a text; empty for a stop word."""
    word = word.lower().replace("’", "'")
    stop_words = CUE_WORDS[language].stop_words if language in CUE_WORDS else _STOP_WORDS
    return stem(word, language) if word not in stop_words and len(word) > 1 else ""


@functools.lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """``word`` without a common ending of the language; at least four letters stay."""
    if language in CUE_WORDS:
        return _without_ending(word, CUE_WORDS[language].endings)
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            base = word[: -len(ending)]
            return base + "y" if ending in ("ies", "ied") else base
    return word


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    """The longest ending goes; ё counts as е, since texts write either."""
    word = word.replace("ё", "е")
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def is_stop_word(word: str) -> bool:
    """Whether an English word has no content of its own."""
    return word.lower().replace("’", "'") in _STOP_WORDS


def count_words(text: str) -> int:
    """How many words a reader counts: what stands between white space and has a letter or digit."""
    return sum(1 for token in text.split() if token[0].isalnum() or any(map(str.isalnum, token)))
