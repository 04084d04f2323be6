"""Terms and names of the tables that a sentence has, with their form in the other language."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from briefing.language.names import NameTable
from briefing.translate.glossary import Glossary, Term

_LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """Something of a table.

    Attributes:
        text: The words of the sentence.
        target: The form in the other language, as the table has it.
        reference: File and row.
        start, end: Where it stands.
    """

    text: str
    target: str
    reference: str
    status: str
    start: int
    end: int


def find_hits(
    text: str, source: str, language: str, names: NameTable, glossary: Glossary
) -> tuple[Hit, ...]:
    """Terms and names in ``text``, in their order; of two that overlap the longer one.

    Args:
        source: Language of the text.
        language: Language wanted.
    """
    found = [
        Hit(
            text[name.start : name.end],
            name.name.forms.get(language, ""),
            f"names.csv#{name.name.id}",
            name.name.status,
            name.start,
            name.end,
        )
        for name in names.find(text, language=source)
    ]
    pattern, terms = _wordings(glossary, source)
    for match in pattern.finditer(text.casefold()) if len(text.casefold()) == len(text) else ():
        term = terms[match["wording"]]
        target = term.forms.get(language, "")
        place = f"glossary.csv#{term.id}"
        found.append(
            Hit(text[match.start() : match.end()], target, place, term.status, *match.span())
        )
    chosen: list[Hit] = []
    for hit in sorted(found, key=lambda hit: hit.start - hit.end):
        apart = all(hit.end <= other.start or other.end <= hit.start for other in chosen)
        if hit.target and apart:
            chosen.append(hit)
    unique = {(hit.text.casefold(), hit.target): hit for hit in sorted(chosen, key=_place)}
    return tuple(sorted(unique.values(), key=_place))


def _place(hit: Hit) -> int:
    return hit.start


@functools.lru_cache(maxsize=8)
def _wordings(glossary: Glossary, source: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Finds every wording of every term; other languages than English add endings to theirs."""
    terms: dict[str, Term] = {}
    for term in glossary.terms:
        wordings = term.english if source == "en" else (term.forms.get(source, ""),)
        for wording in wordings:
            if wording:
                terms.setdefault(wording.casefold(), term)
    ending = "(?:s|es)?" if source == "en" else rf"\w{{0,{_LONGEST_ENDING}}}"
    longest_first = sorted(terms, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?P<wording>{alternatives}){ending}(?!\w)"), terms
