"""How text is set in a language: quotation marks, capitals, words that must not break.

The marks are those of CLDR. Only marks and spaces change here, never a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class _Quotes:
    """Outer and inner marks; ``stop_inside``: the full stop stands before the closing mark."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    stop_inside: bool


_QUOTES = {
    "en": _Quotes("“", "”", "‘", "’", stop_inside=True),
    "ru": _Quotes("«", "»", "„", "“", stop_inside=False),
    "kk": _Quotes("«", "»", "“", "”", stop_inside=False),
    "uz": _Quotes("“", "”", "‘", "’", stop_inside=False),
}
# Kazakh and Uzbek newspapers set the shorter dash.
_DASHES = {"kk": "–", "uz": "–"}
_PAIRED = re.compile(r"«([^«»]*)»|“([^“”„]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")
_END_MARKS = ".!?…"
_SPACED_DASH = re.compile(r" (?=[—–] )")
# «іс-қимыл», «2027-yil»: a break after so short a part is hard to read; «12 желтоқсан» as well.
_SHORT_PART = 4
_WHOLE = re.compile(r"\w+(?:[-‑]\w+)+|\d+(?:[.,]\d+)* [^\W\d_]{1,12}\b")


def dash_of(language: str) -> str:
    """The dash between parts of a sentence."""
    return _DASHES.get(language, "—")


def quote_parts(parts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Direct speech, sentence by sentence, with the quotation marks of ``language`` around it.

    Marks inside become inner marks. A comma that led over to "he said" becomes a full stop.
    """
    marks = _QUOTES[language]
    inner = [_inner_quotes(part, marks) for part in parts]
    if not any(inner):
        return tuple(inner)
    last = inner[-1].rstrip()
    ended = last.rstrip(",;:—– ")
    if ended.endswith("...") or (ended and ended[-1] in "!?…"):
        last = ended + marks.closing
    elif marks.stop_inside:
        last = ended.rstrip(".") + "." + marks.closing
    else:
        last = ended.rstrip(".") + marks.closing + "."
    inner[-1] = last
    inner[0] = marks.opening + inner[0].lstrip()
    return tuple(inner)


def quote(text: str, language: str) -> str:
    """A name or title in the quotation marks of ``language``, without a full stop."""
    marks = _QUOTES[language]
    return marks.opening + _inner_quotes(text, marks) + marks.closing


def capitalise(text: str) -> str:
    """The first letter large, everything else as it is (``str.capitalize`` lowers the rest)."""
    for index, character in enumerate(text):
        if character.isalnum():
            return text[:index] + character.upper() + text[index + 1 :]
    return text


def finish_clause(text: str) -> str:
    """A reported clause as a sentence of its own: capital first, full stop last."""
    text = text.rstrip().rstrip(",;:").rstrip()
    closers = text.rstrip('»”’")')
    stop = "" if closers.endswith(tuple(_END_MARKS)) or not text else "."
    return capitalise(text) + stop


def typeset(text: str) -> str:
    """Text whose lines never end before a dash, inside a short hyphenated word or after a number.

    No-break spaces and word joiners, both absent from text that is copied out of the PDF. Not
    U+2011, which spoils searching, and not ``white-space: nowrap``, next to which WeasyPrint 70
    sometimes ends a line after a divided syllable.
    """
    return _WHOLE.sub(_join, _SPACED_DASH.sub(NO_BREAK_SPACE, text))


def own_quotes(text: str, language: str) -> str:
    """Guillemets as the outer marks of a language that does not use them."""
    marks = _QUOTES[language]
    return text.replace("«", marks.opening).replace("»", marks.closing)


def _join(match: re.Match[str]) -> str:
    word = match[0]
    if " " in word:
        return word.replace(" ", NO_BREAK_SPACE)
    if min(map(len, re.split("[-‑]", word))) > _SHORT_PART:
        return word
    return re.sub("[-‑]", lambda hyphen: hyphen[0] + WORD_JOINER, word)


def _inner_quotes(text: str, marks: _Quotes) -> str:
    whole = _PAIRED.fullmatch(text.strip())
    if whole:
        text = next(group for group in whole.groups() if group is not None)

    def replace(match: re.Match[str]) -> str:
        words = next(group for group in match.groups() if group is not None)
        return marks.inner_opening + words + marks.inner_closing

    return _PAIRED.sub(replace, text)
