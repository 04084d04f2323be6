"""A unit of the memory made ready to be looked up: its source masked, its placeholders found."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.errors import SettingsError
from briefing.language.names import NameTable
from briefing.translate.exchange.units import Part, Parts, Placeholder, Unit
from briefing.translate.glossary import Glossary, Term
from briefing.translate.masks import Masked, Slot, mask

_QUOTES = '«»“”„"‘’'
_STOPS = " .,;:!?…"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit with its masked source.

    Attributes:
        variables: For each slot of ``masked`` the number of its placeholder, ``None`` for a slot
            whose words the unit takes literally.
        shortened: How many openings (a connective, a date) were left off the unit of the file.
    """

    unit: Unit
    masked: Masked
    variables: tuple[int | None, ...]
    shortened: int = 0

    @property
    def own_slots(self) -> dict[int, Slot]:
        """What the placeholders mean in the unit itself, by number."""
        pairs = zip(self.variables, self.masked.slots, strict=True)
        return {number: slot for number, slot in pairs if number is not None}


def make_entry(
    unit: Unit, names: NameTable, source: str, shortened: int = 0, masked: Masked | None = None
) -> Entry:
    """Mask the source of ``unit``.

    Args:
        source: The language of its source.
        masked: Its source, when it was masked before.

    Raises:
        ValueError: A placeholder wraps words that are not recognised as what it says.
    """
    masked = masked or mask(unit.source_text, names, source)
    return Entry(unit, masked, _variables(unit, masked), shortened)


def _variables(unit: Unit, masked: Masked) -> tuple[int | None, ...]:
    places: list[tuple[int, int, Placeholder]] = []
    position = -len(masked.opening)
    for part in unit.source:
        length = len(part if isinstance(part, str) else part.text)
        if isinstance(part, Placeholder):
            places.append((position, position + length, part))
        position += length
    variables: list[int | None] = [None] * len(masked.slots)
    for start, end, placeholder in places:
        for index, slot in enumerate(masked.slots):
            if slot.kind == placeholder.kind and (slot.start, slot.end) == (start, end):
                variables[index] = placeholder.number
                break
        else:
            raise ValueError(f"{placeholder.text!r} is not recognised as a {placeholder.kind}")
    return tuple(variables)


def unusable_units(problems: Iterable[str]) -> SettingsError:
    """The error for units whose placeholders do not fit the tables."""
    told = tuple(dict.fromkeys(problems))
    return SettingsError(
        f"{len(told)} unit(s) of the translation memory cannot be used",
        "mend the unit, or add the name to locales/names.csv",
        told,
    )


def bind(entry: Entry, slots: Sequence[Slot]) -> dict[int, Slot] | None:
    """The slots of a text with the same key, by placeholder number.

    Returns:
        ``None`` when a slot differs that the unit takes literally.
    """
    bound = {}
    for number, own, given in zip(entry.variables, entry.masked.slots, slots, strict=True):
        if number is not None:
            bound[number] = given
        elif own.value != given.value or own.partial != given.partial:
            return None
    return bound


def core(entry: Entry) -> Parts:
    """The target without the marks at its edges: those come from the text that is translated.

    Quotation marks go only where the source has them at that edge too: a target may end in the
    name of a company, which Russian quotes and English does not.
    """
    parts = list(entry.unit.target)
    opening = _QUOTES + " (" if _has_quote(entry.masked.opening) else " ("
    closing = _STOPS + _QUOTES if _has_quote(entry.masked.closing) else _STOPS
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(opening)
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(closing)
    return tuple(part for part in parts if part != "")


def _has_quote(edge: str) -> bool:
    return any(char in _QUOTES for char in edge)


def with_shorter(unit: Unit, glossary: Glossary, source: str) -> Iterator[Unit]:
    """``unit``, then without its opening connective and date where both sides open with them.

    The summariser leaves off "However, " and "On December 8, "; so the sentence without them is in
    the memory whenever the whole one is.
    """
    yield unit
    shorter = _without_connective(unit, glossary, source) or _without_date(unit)
    if shorter is not None:
        yield from with_shorter(shorter, glossary, source)


def _without_connective(unit: Unit, glossary: Glossary, language: str) -> Unit | None:
    source, target = unit.source[0], unit.target[0]
    if not isinstance(source, str) or not isinstance(target, str):
        return None
    opening = source.casefold()
    for wording, term in _connectives(glossary, language):
        if not opening.startswith(wording):
            continue
        ours = _strip_opening(source, wording)
        if ours is None:
            continue
        theirs = _strip_opening(target, term.forms.get(unit.language, ""))
        if theirs is not None:
            return _cut(unit, ours, theirs)
    return None


@functools.lru_cache(maxsize=8)
def _connectives(glossary: Glossary, language: str) -> tuple[tuple[str, Term], ...]:
    return glossary.connectives(language)


def _strip_opening(text: str, words: str) -> str | None:
    rest = text[len(words) :]
    if not words or not text.casefold().startswith(words.casefold()) or rest[:1] not in (",", " "):
        return None
    return rest.lstrip(", ")


def _without_date(unit: Unit) -> Unit | None:
    if len(unit.source) < 2 or len(unit.target) < 2:
        return None
    (date, source), (placed, target) = unit.source[:2], unit.target[:2]
    if not (isinstance(date, Placeholder) and isinstance(source, str)):
        return None
    if not (isinstance(placed, Placeholder) and isinstance(target, str)):
        return None
    if date.kind != "date" or placed.number != date.number or not source.startswith(","):
        return None
    again = any(_stands_for(part, date.number) for part in unit.target[2:])
    if again:  # the date is said twice: it cannot be left off
        return None
    return replace(
        unit,
        source=_joined(source.lstrip(", "), unit.source[2:]),
        target=_joined(target.lstrip(", "), unit.target[2:]),
    )


def _stands_for(part: Part, number: int) -> bool:
    return isinstance(part, Placeholder) and part.number == number


def _cut(unit: Unit, source: str, target: str) -> Unit:
    return replace(
        unit,
        source=_joined(source, unit.source[1:]),
        target=_joined(target, unit.target[1:]),
    )


def _joined(first: str, rest: Parts) -> Parts:
    return tuple(part for part in (first, *rest) if part)
