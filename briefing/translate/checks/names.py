"""Names of the table in the form that the table has, in any case; countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.names import FoundName, Name, NameTable
from briefing.translate.checks import countries
from briefing.translate.checks.acronym_table import ACRONYMS
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair
from briefing.translate.checks.stems import word_pattern

_LIKE = 65.0
_PLACES = ("place", "river")


def find_lost(pair: Pair) -> Iterator[Hit]:
    """A name of the table does not stand in the translation as the table has it."""
    target = with_uzbek_letters(pair.target, pair.language)
    told: set[str] = set()
    for found in pair.names:
        wanted = found.name.forms.get(pair.language, "")
        if not wanted or found.name.id in told or _stands(found, target, pair):
            continue
        told.add(found.name.id)
        words = pair.source[found.start : found.end]
        near = _nearest(wanted, pair)
        yield Hit({"name": words, "wanted": wanted}, ((found.start, found.end),), near)


def _stands(found: FoundName, target: str, pair: Pair) -> bool:
    name, language = found.name, pair.language
    known = ACRONYMS.get(pair.source[found.start : found.end])
    if known and language in known and re.search(known[language], target, re.IGNORECASE):
        return True
    if pair.source[found.start : found.end] in target and name.kind != "person":
        return True  # left in Latin letters, as companies often are
    if name.kind == "person":
        surname = name.forms[language].rsplit(" ", 1)[-1]
        return bool(word_pattern(surname, language).search(target))
    others = _other_names(name, pair.tables.names, language)
    return any(
        _enough_words(form, target, language, name.kind, initials=not others)
        for form in (name.forms[language], *others)
    )


def _enough_words(form: str, target: str, language: str, kind: str, *, initials: bool) -> bool:
    """All of a single word, half of several; where none is in the table, an acronym will do."""
    words = [word for word in form.split() if len(word) > 2 or word.isupper()]
    if not words:
        return True
    found = sum(bool(word_pattern(word, language).search(target)) for word in words)
    if len(words) == 1:
        begins = words[0][: max(4, len(words[0]) - 3)].casefold()
        return found == 1 or (kind in _PLACES and begins in target.casefold())
    acronym = "".join(word[0] for word in words).upper()
    return 2 * found >= len(words) or (initials and acronym in target)


def _other_names(name: Name, table: NameTable, language: str) -> tuple[str, ...]:
    """The abbreviation of a full name, and the other way round."""
    return tuple(other.forms[language] for other in _partners(table).get(name.id, ()))


@lru_cache(maxsize=4)
def _partners(table: NameTable) -> dict[str, tuple[Name, ...]]:
    """The table has the abbreviation of a name in the row after it."""
    partners: dict[str, tuple[Name, ...]] = {}
    for full, short in zip(table.names, table.names[1:], strict=False):
        acronym = short.forms["en"]
        same = full.kind == short.kind and " " in full.forms["en"]
        if same and acronym.isupper() and " " not in acronym and len(acronym) > 1:
            partners[full.id] = (short,)
            partners[short.id] = (full,)
    return partners


def _nearest(wanted: str, pair: Pair) -> tuple[tuple[int, int], ...]:
    """The word of the translation that is most like the name, where one is."""
    from rapidfuzz import fuzz

    surname = wanted.rsplit(" ", 1)[-1].casefold()
    best = (_LIKE, (0, 0))
    for word in pair.target_words:
        score = fuzz.ratio(surname, pair.target[word[0] : word[1]].casefold())
        best = max(best, (score, word))
    return (best[1],) if best[1] != (0, 0) else ()


def find_lost_countries(pair: Pair) -> Iterator[Hit]:
    """A country of the source is not in the translation."""
    ours = countries.mentions(pair.source, pair.source_language)
    if countries.has_generic(pair.target, pair.language) and not countries.has_generic(
        pair.source, pair.source_language
    ):
        return
    for code, span in ours.items():
        if any(name.start <= span[0] < name.end for name in pair.names):
            continue
        if not countries.stands(code, pair.target, pair.language):
            words = pair.source[span[0] : span[1]]
            wanted = countries.name_of(code, pair.language)
            yield Hit({"country": words, "wanted": wanted}, (span,))


def find_added_countries(pair: Pair) -> Iterator[Hit]:
    """A country of the translation is not in the source."""
    if countries.has_generic(pair.source, pair.source_language):
        return
    spelled = [found.name for found in pair.names]
    for code, span in countries.mentions(pair.target, pair.language).items():
        if countries.stands(code, pair.source, pair.source_language):
            continue
        words = pair.target[span[0] : span[1]]
        stem = words[:5].casefold()
        if any(code in name.country.split("|") for name in spelled):
            continue
        if any(stem in name.forms[pair.language].casefold() for name in spelled):
            continue
        yield Hit({"country": words}, (), (span,))
