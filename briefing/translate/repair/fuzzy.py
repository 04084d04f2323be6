"""Similar units for a text: repaired where that is certain, else for the reviewer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.language.names import NameTable
from briefing.translate.entries import Entry, core
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import Glossary
from briefing.translate.masks import Masked, Slot
from briefing.translate.memory import Match, Memory, Surroundings, dress
from briefing.translate.realise import Unrenderable, realise
from briefing.translate.repair.literals import replace_literal
from briefing.translate.repair.openings import split_opening
from briefing.translate.repair.terms import replace_term
from briefing.translate.repair.tokens import NotCertain, difference
from briefing.translate.repair.wording import Replacement, apply
from briefing.translate.similar import likeness

_OPENINGS = 2  # "However, on December 8, …"


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A unit that is like a text.

    Attributes:
        reference: File and unit.
        score: Likeness of the masked texts in percent, below 100.
        target: The unit's translation made to fit; ``None`` when that is not certain.
        suggestion: Its translation as it is.
        difference: What was repaired, or what stands in the way.
        units: None for a text whose rest is in the memory as it is.
    """

    reference: str
    score: float
    target: str | None
    suggestion: str
    difference: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Repairer:
    """What a repair draws on."""

    memory: Memory
    names: NameTable
    glossary: Glossary
    source: str
    language: str

    def matches(self, source: Masked, where: Surroundings) -> Iterator[FuzzyMatch]:
        """Similar units, the likest first."""
        yield from self._opened(source, where, _OPENINGS)
        for entry, score in self.memory.similar(source, self.language, where):
            suggestion = self._as_it_is(entry, source)
            if suggestion is None:
                continue
            unit = entry.unit
            try:
                words, told = self._repair(entry, source)
                target = dress(words, source, self.language, self.source)
            except (NotCertain, Unrenderable) as error:
                yield FuzzyMatch(unit.reference, score, None, suggestion, str(error), unit)
                continue
            yield FuzzyMatch(unit.reference, score, target, suggestion, told, unit)

    def _opened(self, source: Masked, where: Surroundings, depth: int) -> Iterator[FuzzyMatch]:
        """The text without its connective or date, when the memory has that."""
        if self.source != "en" or not depth:
            return
        opening = split_opening(source, self.language, self.names, self.glossary)
        if opening is None:
            return
        rest = Masked("", opening.rest.core, "", opening.rest.slots, source.language)
        found = self.memory.find(rest, self.language, where)
        inner = (
            [FuzzyMatch(found.reference, 100.0, found.target, found.target, "")]
            if isinstance(found, Match)
            else [*self._opened(rest, where, depth - 1)]
        )
        for match in inner[:1]:
            if match.target is None:
                continue
            score = min(99.0, likeness(source.key, rest.key))
            told = f"{opening.words!r} was added" + (
                f", {match.difference}" * bool(match.difference)
            )
            try:
                words = opening.put(match.target)
            except NotCertain as error:
                yield FuzzyMatch(match.reference, score, None, match.suggestion, str(error))
                continue
            target = dress(words, source, self.language, self.source)
            yield FuzzyMatch(match.reference, score, target, match.suggestion, told)

    def _repair(self, entry: Entry, source: Masked) -> tuple[str, str]:
        """The core of the translation, and what was changed in it.

        Raises:
            NotCertain: The difference is not confined to what can be repaired exactly.
            Unrenderable: A slot has no certain form.
        """
        found = difference(entry.masked, source)
        target = core(entry)
        replacements: list[Replacement] = []
        told: list[str] = []
        numbers = dict(zip(map(_place, entry.masked.slots), entry.variables, strict=True))
        bound: dict[int, Slot] = {}
        for own, given in found.slots():
            number = numbers[_place(own)]
            if number is not None:
                bound[number] = given
            elif own.value != given.value or own.partial != given.partial:
                others = entry.masked.slots
                replacements.append(replace_literal(own, given, target, self.language, others))
                told.append(f"{own.text!r} → {given.text!r}")
        if not found.empty:
            replacement, words = replace_term(
                found, target, self.language, self.names, self.glossary
            )
            replacements += [replacement] if replacement else []
            told.append(words)
        if set(bound) != {number for number in entry.variables if number is not None}:
            raise NotCertain("dates, numbers or names are not the same in number")
        return realise(apply(target, replacements), bound, self.language), ", ".join(told)

    def _as_it_is(self, entry: Entry, source: Masked) -> str | None:
        try:
            words = realise(core(entry), entry.own_slots, self.language)
        except Unrenderable:
            return None
        return dress(words, source, self.language, self.source)


def _place(slot: Slot) -> tuple[int, int]:
    return slot.start, slot.end


def fuzzy_matches(
    source: Masked,
    language: str,
    memory: Memory,
    names: NameTable,
    glossary: Glossary,
    *,
    spoken: str,
    where: Surroundings,
) -> tuple[FuzzyMatch, ...]:
    """Units that are like ``source``, the likest first; those that fit exactly are not asked for.

    Args:
        language: To translate into, from ``spoken``.
    """
    repairer = Repairer(memory, names, glossary, spoken, language)
    found = sorted(repairer.matches(source, where), key=lambda match: -match.score)
    return tuple(
        match
        for match in found
        if not memory.is_forbidden(source, match.target or match.suggestion, language)
    )
