"""The translation memory read backwards: from Russian, Kazakh or Uzbek into the others.

A memory file leads from English; its target segments give each placeholder only a form. Here a
target becomes a source: every placeholder gets the words that its own unit's slot has in that
form, so that the result can be masked like any text of the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.domain import SOURCE_LANGUAGE
from briefing.language.dates import find_dates
from briefing.language.names import NameTable
from briefing.translate.exchange.units import Part, Placeholder, Unit
from briefing.translate.masks import Slot, mask
from briefing.translate.realise import Unrenderable, realise


def units_from(
    units: Sequence[Unit], source: str, targets: Sequence[str], names: NameTable
) -> tuple[Unit, ...]:
    """Units that lead from ``source``: English ones read backwards, then those written so.

    Args:
        units: From English into ``source`` and every target but English, and from ``source``.
        source, targets, names: As `reverse_units` has them.
    """
    english = [unit for unit in units if unit.source_language == SOURCE_LANGUAGE]
    own = (u for u in units if u.source_language == source and u.language in targets)
    return (*reverse_units(english, source, targets, names), *own)


def reverse_units(
    units: Sequence[Unit], source: str, targets: Sequence[str], names: NameTable
) -> tuple[Unit, ...]:
    """Units that lead from ``source`` into ``targets``.

    Args:
        units: From English into ``source`` and every target but English.
        source: ru, kk or uz.
        targets: Any other languages, English included.
        names: For the forms of the names in ``units``.

    Returns:
        Units with a reference to the original. One whose placeholders cannot be put into words,
        or that has one twice, is left out; so is one that English alone has.
    """
    by_reference: dict[str, dict[str, Unit]] = {}
    for unit in units:
        by_reference.setdefault(unit.reference, {})[unit.language] = unit
    found: list[Unit] = []
    for variants in by_reference.values():
        origin = variants.get(source)
        slots = _slots(origin, names) if origin is not None else None
        if origin is None or slots is None:
            continue
        for words in _worded(origin.target, slots, source):
            for language in targets:
                target = _target(variants, origin, language)
                if target is not None:
                    found.append(replace(origin, language=language, source=words, target=target))
    return tuple(found)


def _slots(unit: Unit, names: NameTable) -> dict[int, Slot] | None:
    """What the placeholders of the English side mean, by number."""
    masked = mask(unit.source_text, names)
    slots: dict[int, Slot] = {}
    position = -len(masked.opening)
    for part in unit.source:
        length = len(part if isinstance(part, str) else part.text)
        if isinstance(part, Placeholder):
            fitting = [s for s in masked.slots if (s.start, s.end) == (position, position + length)]
            if not fitting:
                return None
            slots[part.number] = fitting[0]
        position += length
    return slots


def _worded(
    parts: Sequence[Part], slots: dict[int, Slot], language: str
) -> Iterator[tuple[Part, ...]]:
    """The segment with its placeholders in words, once for each gender that it may agree with."""
    numbers = [p.number for p in parts if isinstance(p, Placeholder) and p.kind != "agree"]
    if len(set(numbers)) != len(numbers):
        return
    agrees = any(isinstance(part, Placeholder) and part.kind == "agree" for part in parts)
    for gender in (0, 1) if agrees else (0,):
        words: list[Part] = []
        try:
            for part in parts:
                words += _in_words(part, slots, language, gender)
        except Unrenderable:
            return
        yield tuple(words)


def _in_words(part: Part, slots: dict[int, Slot], language: str, gender: int) -> list[Part]:
    if isinstance(part, str):
        return [part]
    if part.kind == "agree":
        return [part.text.split("|")[gender]]
    text = realise((part,), slots, language)
    start, end = 0, len(text)
    if part.kind == "date" and (dates := find_dates(text, language)):
        # "к декабрю": the preposition is no part of the date and stays in the sentence.
        start, end = dates[0].lead, dates[0].end
    worded = Placeholder(part.number, part.kind, "", text[start:end])
    return [piece for piece in (text[:start], worded, text[end:]) if piece]


def _target(variants: dict[str, Unit], origin: Unit, language: str) -> tuple[Part, ...] | None:
    if language != "en":
        return variants[language].target if language in variants else None
    return tuple(_english(part) for part in origin.source)


def _english(part: Part) -> Part:
    if isinstance(part, str):
        return part.replace("«", "“").replace("»", "”")
    adverbial = part.kind == "date" and part.text.lower().startswith(("on ", "in "))
    return Placeholder(part.number, part.kind, "locative" if adverbial else "nominative", "")
