"""One place, organisation or term of the glossary in the place of another of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.language.countries import country_name, find_country
from briefing.language.inflect import CASES, inflect
from briefing.language.kazakh import is_izafet
from briefing.language.names import NameTable
from briefing.translate.exchange.units import Parts
from briefing.translate.glossary import CONNECTIVE, ROLE, Glossary
from briefing.translate.repair.tokens import Difference, NotCertain, Token
from briefing.translate.repair.wording import Replacement, check_preposition, replace_once

_LONGEST = 6  # words of a term
# Beside these a term stands alone. An adjective or noun beside it may make another term of it.
BEFORE = frozenset(
    "the a an of in to for on about with from by and or its their our this that between through "
    "into under against without as towards via".split()
)
AFTER = frozenset(
    "of in to for on at about with from by and or but is are was were will would can could must "
    "has have had between through into under via which that who while if when as since because "
    "after before until during than".split()
)
_SIGNS = frozenset(",;:.!?)»”\"'")
_LINKS = frozenset(("of", "the", "and", "for", "in"))
_PLACES = ("place", "organisation")
# Russian nouns for people have an accusative of their own.
_OF_PEOPLE = frozenset((ROLE, "diplomacy", "health"))
_PEOPLE = re.compile(r"(?:тель|[еоя]р|ик|щик|чик|ник|ист|ец|[ае]нт|ач|ол|ерт|ат|стр|[ое]лог)$")


@dataclass(frozen=True, slots=True)
class _Item:
    """Something of a table at ``tokens[start:end]``.

    Attributes:
        kind: Two items of the same kind can stand for each other.
        gender: m, f, n or empty when not known; of names only.
        plural: Whether a word of the English wording looks like a plural.
    """

    start: int
    end: int
    id: str
    kind: str
    forms: dict[str, str]
    gender: str
    plural: bool


def replace_term(
    found: Difference, target: Parts, language: str, names: NameTable, glossary: Glossary
) -> tuple[Replacement | None, str]:
    """What becomes of the target when one item stands for another.

    Returns:
        The replacement, ``None`` when both are wordings of the same item; and a description.

    Raises:
        NotCertain: The difference is anything else.
    """
    own = _covering(found.own, found.start, found.own_end, names, glossary)
    given = _covering(found.given, found.start, found.given_end, names, glossary)
    if own is None or given is None:
        raise NotCertain(_describe(found))
    after = (own.end - found.own_end, given.end - found.given_end)
    if own.start != given.start or after[0] != after[1]:
        raise NotCertain(_describe(found))
    if own.kind != given.kind or own.plural != given.plural:
        raise NotCertain(f"{_describe(found)}: not of the same kind and number")
    for tokens, item in ((found.own, own), (found.given, given)):
        _check_alone(tokens, item)
    told = f"{_text(found.own, own)!r} → {_text(found.given, given)!r}"
    if own.id == given.id:
        return None, told
    if sum(item.id in (own.id, given.id) for item in _items(found.given, names, glossary)) != 1:
        raise NotCertain(f"{told}: one of them stands there twice")
    replacement = replace_once(target, _forms(own, given, language), _text(found.own, own))
    if language == "ru":
        check_preposition(target, replacement)
    return replacement, told


def _covering(
    tokens: tuple[Token, ...], start: int, end: int, names: NameTable, glossary: Glossary
) -> _Item | None:
    """The longest item that holds ``tokens[start:end]``; none when another one reaches over it."""
    touching = [
        item for item in _items(tokens, names, glossary) if item.start <= end and start <= item.end
    ]
    covering = [item for item in touching if item.start <= start and end <= item.end]
    longest = max(covering, key=lambda item: item.end - item.start, default=None)
    if longest is None or longest.start == longest.end:
        return None
    for item in touching:
        overlaps = item.start < longest.end and longest.start < item.end
        if overlaps and not (longest.start <= item.start and item.end <= longest.end):
            return None
        same = (item.start, item.end) == (longest.start, longest.end)
        if same and item.id != longest.id and item.forms != longest.forms:
            return None  # the wording means two things
    return longest


def _items(tokens: tuple[Token, ...], names: NameTable, glossary: Glossary) -> Iterator[_Item]:
    wordings = {
        tuple(wording.casefold().split()): (term, wording)
        for term in glossary.terms
        if term.domain != CONNECTIVE
        for wording in term.english
    }
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + _LONGEST) + 1):
            some = tokens[start:end]
            if any(token.slot is not None for token in some):
                break
            if known := wordings.get(tuple(token.text.casefold() for token in some)):
                term, wording = known
                yield _Item(
                    start, end, f"term {term.id}", f"{term.domain} {term.part_of_speech}",
                    term.forms, "", _is_plural(wording),
                )  # fmt: skip
            yield from _names(some, start, end, names)


def _names(some: tuple[Token, ...], start: int, end: int, names: NameTable) -> Iterator[_Item]:
    if not some[-1].capital:
        return
    text = " ".join(token.text for token in some)
    name = names.get(text)
    code = find_country(text) if some[0].capital else None
    if name is not None and name.kind != "person":
        yield _Item(start, end, f"name {name.id}", name.kind, name.forms, name.gender, False)
    elif code is not None and country_name(code, "en") == text:
        forms = {language: country_name(code, language) for language in ("en", "ru", "kk", "uz")}
        yield _Item(start, end, f"name {code}", "place", forms, _ending_gender(forms["ru"]), False)


def _check_alone(tokens: tuple[Token, ...], item: _Item) -> None:
    """Refuse an item that may be part of something larger.

    Raises:
        NotCertain: A word beside it may belong to it.
    """
    text = _text(tokens, item)
    after = tokens[item.end] if item.end < len(tokens) else None
    before = tokens[item.start - 1] if item.start else None
    if item.kind in _PLACES:
        if (after and after.capital) or _in_a_name(tokens, item.start):
            raise NotCertain(f"{text!r} may be part of a name")
        return
    if not item.kind.endswith(" noun"):
        raise NotCertain(f"{text!r} is no noun")
    small = [t for t in tokens[max(1, item.start) : item.end] if t.capital and not t.text.isupper()]
    if small:
        raise NotCertain(f"{text!r} may be part of a name")
    if before is not None and before.key not in BEFORE:
        raise NotCertain(f"{before.text!r} before {text!r} may belong to it")
    if before is not None and _in_a_name(tokens, item.start):
        raise NotCertain(f"{text!r} may be part of a name")
    if after is not None and after.key not in AFTER and after.text not in _SIGNS:
        raise NotCertain(f"{after.text!r} after {text!r} may belong to it")


def _in_a_name(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a word with a capital goes before, as in "Bank of Kazakhstan"."""
    place = start - 1
    while place > 0 and tokens[place].key in _LINKS:
        place -= 1
    if place < 0 or not tokens[place].capital:
        return False
    return place > 0 or tokens[place].key not in BEFORE


def _forms(own: _Item, given: _Item, language: str) -> dict[str, list[str | None]]:
    """Every case form of the old words with that of the new ones.

    Raises:
        NotCertain: The words around them would need other forms.
    """
    old, new = own.forms.get(language, ""), given.forms.get(language, "")
    if not old or not new:
        raise NotCertain("one of the terms has no translation in the tables")
    if language == "ru":
        genders = [own.gender or _ending_gender(old), given.gender or _ending_gender(new)]
        if genders[0] != genders[1] or not genders[0]:
            raise NotCertain(f"{old!r} and {new!r} may differ in gender or number")
        if own.kind.split()[0] in _OF_PEOPLE or any(_PEOPLE.search(w) for w in (old, new)):
            raise NotCertain(f"{old!r} and {new!r} may be people")
    elif _has_ending(old, language) != _has_ending(new, language):
        raise NotCertain(f"{old!r} and {new!r} take different endings")
    forms: dict[str, list[str | None]] = {}
    for case in CASES:
        if form := _inflect(old, language, case, own.kind):
            forms.setdefault(form, []).append(_inflect(new, language, case, given.kind))
    return forms


def counterparts(
    wrong: str, right: str, language: str, *, domain: str
) -> dict[str, list[str | None]]:
    """Every case form of one wording of a term with that of another.

    Args:
        domain: Of the term.

    Raises:
        NotCertain: The words around them would need other forms.
    """
    own, given = (
        _Item(0, 0, wording, f"{domain} noun", {language: wording}, "", False)
        for wording in (wrong, right)
    )
    return _forms(own, given, language)


def _inflect(phrase: str, language: str, case: str, kind: str) -> str | None:
    if kind in _PLACES:
        declined = inflect(phrase, language, case, kind=kind)
    elif language == "ru":
        declined = inflect(phrase, "ru", case, kind="organisation")
    else:
        declined = inflect(phrase, language, case)
    if language == "ru" and not phrase.isupper() and not _declines(phrase, kind):
        return None
    return declined


def _declines(phrase: str, kind: str) -> bool:
    """Whether the rules know a Russian word: what they don't know they may leave as it is."""
    kind = "place" if kind == "place" else "organisation"
    forms = {inflect(phrase, "ru", case, kind=kind) for case in ("genitive", "dative")}
    return None not in forms and phrase not in forms


def _has_ending(phrase: str, language: str) -> bool | None:
    """Whether a Kazakh or Uzbek phrase ends in the possessive: then its cases are others."""
    if language == "kk":
        return is_izafet(phrase)
    return " " in phrase and phrase.endswith("i")


def _ending_gender(phrase: str) -> str:
    """Gender and number of a Russian phrase by its first word; empty when not certain."""
    first, *rest = phrase.lower().split()
    if phrase.isupper():
        return ""
    if rest and first.endswith(("ый", "ий", "ой")):
        return "m"
    if rest and first.endswith(("ая", "яя")):
        return "f"
    if rest and first.endswith(("ое", "ее")):
        return "n"
    if rest and first.endswith("е") or first.endswith(("ы", "и", "ь", "мя")):
        return ""
    if first.endswith(("а", "я")):
        return "f"
    return "n" if first.endswith(("о", "е", "ё")) else "m"


def _is_plural(wording: str) -> bool:
    """Whether a word of an English wording looks like a plural: "exports of gas"."""
    return any(
        word.endswith("s") and not word.endswith(("ss", "us", "is", "gas"))
        for word in wording.casefold().split()
    )


def _text(tokens: tuple[Token, ...], item: _Item) -> str:
    return " ".join(token.text for token in tokens[item.start : item.end])


def _describe(found: Difference) -> str:
    own = " ".join(t.text for t in found.own[found.start : found.own_end])
    given = " ".join(t.text for t in found.given[found.start : found.given_end])
    return f"{own or '—'!s} ≠ {given or '—'!s}"
