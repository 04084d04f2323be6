"""Quotation marks, the dash and capitals of each language. The marks are those of CLDR.

A variant (``uz-Cyrl``) has the marks of its base language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.domain import VARIANTS
from briefing.language.scripts.casing import upper


@dataclass(frozen=True, slots=True)
class Quotes:
    """Outer and inner marks; ``stop_inside``: the full stop stands before the closing mark."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    stop_inside: bool


_QUOTES = {
    "en": Quotes("“", "”", "‘", "’", stop_inside=True),
    "ru": Quotes("«", "»", "„", "“", stop_inside=False),
    "kk": Quotes("«", "»", "“", "”", stop_inside=False),
    "uz": Quotes("“", "”", "‘", "’", stop_inside=False),
}
# Kazakh and Uzbek newspapers set the shorter dash.
_DASHES = {"kk": "–", "uz": "–"}
_PAIRED = re.compile(r"«([^«»]*)»|“([^“”„]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")
_END_MARKS = ".!?…"


def dash_of(language: str) -> str:
    """The dash between parts of a sentence."""
    return _DASHES.get(VARIANTS.get(language, language), "—")


def quotes_of(language: str) -> Quotes:
    """The quotation marks of a language or variant."""
    return _QUOTES[VARIANTS.get(language, language)]


def quote_parts(parts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Direct speech, sentence by sentence, with the quotation marks of ``language`` around it.

    Marks inside become inner marks. A comma that led over to "he said" becomes a full stop.
    """
    marks = quotes_of(language)
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
    marks = quotes_of(language)
    return marks.opening + _inner_quotes(text, marks) + marks.closing


def capitalise(text: str, language: str = "") -> str:
    """The first letter large, everything else as it is (``str.capitalize`` lowers the rest).

    Args:
        language: Matters to Kazakh in Latin letters, where the capital of i is İ.
    """
    for index, character in enumerate(text):
        if character.isalnum():
            return text[:index] + upper(character, language) + text[index + 1 :]
    return text


def finish_clause(text: str, language: str = "") -> str:
    """A reported clause as a sentence of its own: capital first, full stop last."""
    text = text.rstrip().rstrip(",;:").rstrip()
    closers = text.rstrip('»”’")')
    stop = "" if closers.endswith(tuple(_END_MARKS)) or not text else "."
    return capitalise(text, language) + stop


def own_quotes(text: str, language: str) -> str:
    """Guillemets as the outer marks of a language that does not use them."""
    marks = quotes_of(language)
    return text.replace("«", marks.opening).replace("»", marks.closing)


def _inner_quotes(text: str, marks: Quotes) -> str:
    whole = _PAIRED.fullmatch(text.strip())
    if whole:
        text = next(group for group in whole.groups() if group is not None)

    def replace(match: re.Match[str]) -> str:
        words = next(group for group in match.groups() if group is not None)
        return marks.inner_opening + words + marks.inner_closing

    return _PAIRED.sub(replace, text)
