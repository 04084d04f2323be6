"""What a translation has to take over as it is: addresses, placeholders, acronyms, brands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.countries import find_country
from briefing.translate.checks.acronym_table import ACRONYMS
from briefing.translate.checks.addresses import find_addresses
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair
from briefing.translate.checks.sounds import sound_of

PLACEHOLDER = re.compile(
    r"\{\{?\s*[\w.:-]*\s*\}?\}|%(?:\(\w+\))?[sdif](?![^\W_])|\$\{\w+\}|__\w+__|\[\[\w+\]\]|⟦[^⟧]*⟧"
    r"|</?(?:ph|g|x|bpt|ept|it|b|i|br|span|p|a|em|strong)\b[^>]*>|@@\w+@@|(?<!\w)X{3,}\d*(?!\w)"
    r"|(?<!\w)(?:NUM|DATE|NAME|TERM|PLACEHOLDER)_?\d+(?!\w)"
)
_ACRONYM = re.compile(r"(?<![^\W_])[A-Z][A-Z&]+[A-Z0-9]*s?(?![^\W_])")
_BRAND = re.compile(r"(?<![^\W_])(?!Mc|Mac)[A-Za-z]*[a-z][A-Z][A-Za-z]*(?![^\W_])")
_ROMAN = re.compile(r"[IVXLC]+")
_CAPITALS = re.compile(
    r"(?<![^\W_])[^\W\d_a-zа-яё]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d]*(?![^\W\d_])"
)
_LIKE = 75.0


def find_lost_addresses(pair: Pair) -> Iterator[Hit]:
    """A web or e-mail address is not the same in the translation."""
    kept = {pair.target[start:end] for start, end in find_addresses(pair.target)}
    source = {pair.source[start:end] for start, end in find_addresses(pair.source)}
    strange = tuple(
        span for span in find_addresses(pair.target) if pair.target[slice(*span)] not in source
    )
    for start, end in find_addresses(pair.source):
        address = pair.source[start:end]
        if address not in kept and address not in pair.target:
            yield Hit({"address": address}, ((start, end),), strange)


def find_added_addresses(pair: Pair) -> Iterator[Hit]:
    """The translation has an address where the source has none."""
    if find_addresses(pair.source):
        return
    for start, end in find_addresses(pair.target):
        if pair.target[start:end] not in pair.source:
            yield Hit({"address": pair.target[start:end]}, (), ((start, end),))


def find_placeholders(pair: Pair) -> Iterator[Hit]:
    """A placeholder or tag stands on one side only."""
    ours, theirs = (
        [match.group() for match in PLACEHOLDER.finditer(text)]
        for text in (pair.source, pair.target)
    )
    for match in PLACEHOLDER.finditer(pair.target):
        if theirs.count(match.group()) > ours.count(match.group()):
            yield Hit({"placeholder": match.group()}, (), (match.span(),))
    for match in PLACEHOLDER.finditer(pair.source):
        if ours.count(match.group()) > theirs.count(match.group()):
            yield Hit({"placeholder": match.group()}, (match.span(),), ())


def find_lost_acronyms(pair: Pair) -> Iterator[Hit]:
    """An acronym of the source is neither kept nor rendered."""
    if pair.source_language != "en" or pair.source.upper() == pair.source:
        return
    target = with_uzbek_letters(pair.target, pair.language)
    told: set[str] = set()
    for match in _ACRONYM.finditer(pair.source):
        acronym = match.group().rstrip("s")
        named = any(name.start <= match.start() < name.end for name in pair.names)
        in_address = any(s <= match.start() < e for s, e in find_addresses(pair.source))
        if named or in_address or acronym in told or _ROMAN.fullmatch(acronym):
            continue
        told.add(acronym)
        if not _rendered(acronym, target, pair):
            yield Hit({"acronym": acronym}, (match.span(),), _garbled(acronym, pair))


def _rendered(acronym: str, target: str, pair: Pair) -> bool:
    if re.search(rf"(?<![^\W_]){re.escape(acronym)}(?:-?\w{{0,6}})(?!\w)", target):
        return True
    known = ACRONYMS.get(acronym.upper()) or ACRONYMS.get(f"{acronym.upper()}S")
    if known and pair.language in known:
        return bool(re.search(known[pair.language], target, re.IGNORECASE))
    if _unit_or_country(acronym):
        return True  # other checks look after these
    return bool(_unclaimed(pair)) and not _garbled(acronym, pair)


def _unit_or_country(word: str) -> bool:
    from briefing.language.units import default_units

    units = {form for unit in default_units().rows for form in unit.en}
    for unit in default_units().rows:  # kVt·soat
        units.update(part for form in unit.forms("uz") for part in re.split(r"[ ·]", form))
    return word in units or find_country(word, "en") is not None


def _unclaimed(pair: Pair) -> list[str]:
    """Acronyms of the translation that the source does not have."""
    return [
        match.group()
        for match in _CAPITALS.finditer(pair.target)
        if match.group() not in pair.source
        and not _ROMAN.fullmatch(match.group().replace("І", "I").replace("Х", "X"))
    ]


def _garbled(acronym: str, pair: Pair) -> tuple[tuple[int, int], ...]:
    """Acronyms in the same letters that differ in one of them."""
    from rapidfuzz.distance import Levenshtein

    return tuple(
        match.span()
        for match in _CAPITALS.finditer(pair.target)
        if match.group().isascii()
        and len(acronym) > 3
        and match.group() not in pair.source
        and 0 < Levenshtein.distance(acronym, match.group()) <= 1
    )


# YaIM, YeOII, with endings: letters of the alphabet that are written with two.
_UZBEK_ACRONYM = re.compile(r"(?:[A-Z]|Y[aeou]|Sh|Ch|Oʻ|Gʻ){2,}[a-zʻʼ]*")


def find_lost_brands(pair: Pair) -> Iterator[Hit]:
    """A word with a capital inside ("QazaqGaz") is neither kept nor in the table of names."""
    from rapidfuzz import fuzz

    heard = [sound_of(pair.target[start:end]) for start, end in pair.target_words]
    for match in _BRAND.finditer(pair.source):
        brand = match.group()
        named = any(name.start <= match.start() < name.end for name in pair.names)
        in_address = any(s <= match.start() < e for s, e in find_addresses(pair.source))
        if pair.source_language == "uz" and _UZBEK_ACRONYM.fullmatch(brand):
            continue
        if named or in_address or brand in pair.target or _unit_or_country(brand):
            continue
        low = brand.lower()
        spelled = [pair.target[start:end].lower() for start, end in pair.target_words]
        in_latin = any(fuzz.ratio(low, word) >= _LIKE for word in spelled)
        said = sound_of(brand)
        if not in_latin and any(fuzz.ratio(said, word[: len(said) + 1]) >= _LIKE for word in heard):
            continue  # rendered in Cyrillic letters
        yield Hit({"brand": brand}, (match.span(),))
