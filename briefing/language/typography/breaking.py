"""Where no line may end: the pass before the page is made.

No-break spaces and word joiners, both absent from text that is copied out of the PDF. Not U+2011,
which spoils searching, and not ``white-space: nowrap``, next to which WeasyPrint 70 sometimes ends
a line after a divided syllable.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.language.typography.shelter import outside

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"

_SPACED_DASH = re.compile(r" (?=[—–] )")
# «іс-қимыл», «2027-yil»: a break after so short a part is hard to read.
_SHORT_PART = 4
_HYPHENATED = re.compile(r"\w+(?:[-‑]\w+)+")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_]{1,12}\b)")
_SIGN = re.compile(r"(?<=\d) (?=[%‰°₸₽€$£¥₺])|(?<=[₸₽€$£¥₺]) (?=\d)")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
_NUMBERED = re.compile(r"(?:(?<=№)|(?<=\bNo\.)|(?<=§)) (?=\d)")
# К. Токаев, А. А. Иванов, Sh. Mirziyoyev; the initial of two letters is Uzbek.
_INITIAL = re.compile(r"\b(?:[^\W\d_]|Sh|Ch|Ye|Yo|Yu|Ya|[OG]ʻ)\. (?=[^\W\d_])")
_ABBREVIATED = re.compile(r"\b(?:г|ст|стр|п|гл|рис|табл|б|b|bet|т|бб)\. (?=\d)")


def typeset(text: str) -> str:
    """``text``, in whatever language, with everything that must stay on one line tied together."""

    def apply(part: str) -> str:
        for rule in RULES:
            part = rule(part)
        return part

    return outside(text, apply)


def tie_dash(text: str) -> str:
    """No line begins with a dash: «Союз — идея»."""
    return _SPACED_DASH.sub(NO_BREAK_SPACE, text)


def tie_short_parts(text: str) -> str:
    """No line ends inside of a short hyphenated word: «іс-қимыл», «2027-yil»."""

    def join(match: re.Match[str]) -> str:
        word = match.group()
        if min(map(len, re.split("[-‑]", word))) > _SHORT_PART:
            return word
        return re.sub(f"([-‑]){WORD_JOINER}?", rf"\1{WORD_JOINER}", word)

    return _HYPHENATED.sub(join, text)


def tie_ranges(text: str) -> str:
    """No line ends inside of «9–10», «2021–2025»."""
    return _RANGE.sub(f"–{WORD_JOINER}", text)


def tie_number_and_word(text: str) -> str:
    """A number stays with what it counts: «12 желтоқсан», «5 млрд», «10 %»."""
    return _SIGN.sub(NO_BREAK_SPACE, _COUNTED.sub(NO_BREAK_SPACE, text))


def tie_groups(text: str) -> str:
    """The groups of a long number stay together: «12 500»."""
    return _GROUPS.sub(lambda match: match.group().replace(" ", NO_BREAK_SPACE), text)


def tie_number_sign(text: str) -> str:
    """«№ 5», «§ 3», «No. 5», «ст. 7»."""
    text = _NUMBERED.sub(NO_BREAK_SPACE, text)
    return _ABBREVIATED.sub(lambda match: match.group()[:-1] + NO_BREAK_SPACE, text)


def tie_initials(text: str) -> str:
    """An initial stays with the surname: «К. Токаев»."""

    def tie(match: re.Match[str]) -> str:
        following = text[match.end() : match.end() + 1]
        capital = match.group()[0].isupper() and following.isupper()
        return match.group()[:-1] + NO_BREAK_SPACE if capital else match.group()

    return _INITIAL.sub(tie, text)


RULES: tuple[Callable[[str], str], ...] = (
    tie_dash,
    tie_short_parts,
    tie_groups,
    tie_ranges,
    tie_number_and_word,
    tie_number_sign,
    tie_initials,
)
