"""The translation memory: units of TMX files, looked up by a text with its slots masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.domain import SegmentStatus
from briefing.errors import SettingsError
from briefing.language.names import NameTable
from briefing.translate.edges import close_with, open_with
from briefing.translate.glossary import Glossary
from briefing.translate.masks import Masked, Slot, mask
from briefing.translate.realise import Unrenderable, realise
from briefing.translate.reverse import reverse_units
from briefing.translate.tmx import MemoryUnit, Part, Placeholder, read_tmx

_QUOTES = '«»“”„"‘’'
_STOPS = " .,;:!?…"
_STATUS_ORDER = (SegmentStatus.DRAFT, SegmentStatus.REVIEWED, SegmentStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class Match:
    """A translation from the memory. ``score`` is in percent."""

    target: str
    score: float
    reference: str
    status: SegmentStatus


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A unit whose sentence fits but whose slots cannot be rendered; ``why`` is for the user."""

    reference: str
    why: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit under its key. ``variables`` gives each slot its placeholder number, ``None`` for a
    slot whose words the unit takes literally."""

    unit: MemoryUnit
    masked: Masked
    variables: tuple[int | None, ...]
    derived: bool


class Memory:
    """Units by language and key; approved ones win over drafts, later ones over earlier ones."""

    def __init__(
        self,
        units: Sequence[MemoryUnit],
        names: NameTable,
        glossary: Glossary,
        source: str = "en",
    ) -> None:
        self._names = names
        self._source = source
        # A unit stands once for each target language; its source is masked once.
        self._masked: dict[str, Masked] = {}
        self._entries: dict[tuple[str, str], list[_Entry]] = {}
        problems: list[str] = []
        for unit in units:
            for derived, variant in enumerate(_with_shorter(unit, glossary, source)):
                try:
                    self._add(variant, derived > 0)
                except ValueError as error:
                    problems.append(f"{unit.reference} ({unit.language}): {error}")
        if problems:
            raise SettingsError(
                f"{len(problems)} unit(s) of the translation memory cannot be used",
                "mend the unit, or add the name to locales/names.csv",
                tuple(dict.fromkeys(problems)),
            )

    def __len__(self) -> int:
        return sum(not entry.derived for entries in self._entries.values() for entry in entries)

    def find(self, source: Masked, language: str) -> Match | NearMiss | None:
        """The best unit for ``source``; a `NearMiss` when only its slots stand in the way."""
        miss: NearMiss | None = None
        for entry in self._entries.get((language, source.key), ()):
            slots = _bind(entry, source.slots)
            if slots is None:
                continue
            try:
                core = realise(_core(entry), slots, language)
            except Unrenderable as error:
                miss = miss or NearMiss(entry.unit.reference, str(error))
                continue
            opens_with_day = self._source != "en" and source.core[:1].isdigit()
            if source.core[:1].isupper() or opens_with_day:
                core = core[:1].upper() + core[1:]
            target = (
                open_with(source.opening, language) + core + close_with(source.closing, language)
            )
            return Match(target, 100.0, entry.unit.reference, entry.unit.status)
        return miss

    def _add(self, unit: MemoryUnit, derived: bool) -> None:
        source = unit.source_text
        masked = self._masked.get(source) or mask(source, self._names, self._source)
        self._masked[source] = masked
        entry = _Entry(unit, masked, _variables(unit, masked), derived)
        entries = self._entries.setdefault((unit.language, masked.key), [])
        entries.insert(0, entry)
        entries.sort(key=lambda e: (e.derived, -_STATUS_ORDER.index(e.unit.status)))


def load_memory(
    folder: Path,
    languages: tuple[str, ...],
    names: NameTable,
    glossary: Glossary,
    source: str = "en",
) -> Memory:
    """Read every ``*.tmx`` of ``folder``, in name order; no folder is an empty memory.

    Raises:
        SettingsError: A file or unit is wrong.
    """
    units: list[MemoryUnit] = []
    wanted = tuple(code for code in dict.fromkeys((*languages, source)) if code != "en")
    for path in sorted(folder.glob("*.tmx")):
        units.extend(read_tmx(path, wanted))
    if source != "en":
        units = list(reverse_units(units, source, languages, names))
    return Memory(units, names, glossary, source)


def _variables(unit: MemoryUnit, masked: Masked) -> tuple[int | None, ...]:
    """Which placeholder each slot of the source is.

    Raises:
        ValueError: A placeholder wraps words that are not recognised as what it says.
    """
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


def _bind(entry: _Entry, slots: Sequence[Slot]) -> dict[int, Slot] | None:
    """The slots of a text by placeholder number; ``None`` when a literal slot differs."""
    bound = {}
    for number, own, given in zip(entry.variables, entry.masked.slots, slots, strict=True):
        if number is not None:
            bound[number] = given
        elif own.value != given.value or own.partial != given.partial:
            return None
    return bound


def _core(entry: _Entry) -> tuple[Part, ...]:
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


def _with_shorter(unit: MemoryUnit, glossary: Glossary, source: str) -> Iterator[MemoryUnit]:
    """``unit``, then without its opening connective and date where both sides open with them.

    The summariser leaves off "However, " and "On December 8, "; so the sentence without them is in
    the memory whenever the whole one is.
    """
    yield unit
    shorter = _without_connective(unit, glossary, source) or _without_date(unit)
    if shorter is not None:
        yield from _with_shorter(shorter, glossary, source)


def _without_connective(unit: MemoryUnit, glossary: Glossary, language: str) -> MemoryUnit | None:
    source, target = unit.source[0], unit.target[0]
    if not isinstance(source, str) or not isinstance(target, str):
        return None
    for wording, term in glossary.connectives(language):
        ours = _strip_opening(source, wording)
        theirs = _strip_opening(target, term.forms[unit.language])
        if ours is not None and theirs is not None:
            return replace(
                unit,
                source=tuple(p for p in (ours, *unit.source[1:]) if p),
                target=tuple(p for p in (theirs, *unit.target[1:]) if p),
            )
    return None


def _strip_opening(text: str, words: str) -> str | None:
    rest = text[len(words) :]
    if not text.casefold().startswith(words.casefold()) or rest[:1] not in (",", " "):
        return None
    return rest.lstrip(", ")


def _without_date(unit: MemoryUnit) -> MemoryUnit | None:
    if len(unit.source) < 2 or len(unit.target) < 2:
        return None
    (date, source), (placed, target) = unit.source[:2], unit.target[:2]
    both = isinstance(date, Placeholder) and isinstance(placed, Placeholder)
    if not both or not isinstance(source, str) or not isinstance(target, str):
        return None
    assert isinstance(date, Placeholder) and isinstance(placed, Placeholder)
    opens = date.kind == "date" and placed.number == date.number and source.startswith(",")
    if not opens:
        return None
    return replace(
        unit,
        source=tuple(p for p in (source.lstrip(", "), *unit.source[2:]) if p),
        target=tuple(p for p in (target.lstrip(", "), *unit.target[2:]) if p),
    )
