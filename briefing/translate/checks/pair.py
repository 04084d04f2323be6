"""A source and its translation, with what several checks want to know of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from briefing.language.names import FoundName, NameTable, load_names
from briefing.resources import open_workspace
from briefing.translate.checks.addresses import find_addresses
from briefing.translate.checks.amounts import Amounts, read_amounts
from briefing.translate.checks.calendar_reading import Calendar, read_calendar
from briefing.translate.checks.number_matching import Comparison, compare_amounts
from briefing.translate.glossary import Glossary, load_glossary

_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that translations are compared with."""

    names: NameTable
    glossary: Glossary


def default_tables() -> Tables:
    """The tables of the workspace that the program runs in, else the packaged ones."""
    return _tables(open_workspace().locales)


@lru_cache(maxsize=4)
def _tables(locales: Path) -> Tables:
    return Tables(load_names(locales), load_glossary(locales))


@dataclass(frozen=True)
class Pair:
    """A source and its translation. Offsets count in ``source`` and ``target`` as they are.

    Attributes:
        source_language, language: Codes: en, ru, kk or uz.
        terms: Terms that the translation must have, beside those of the glossary: source wording
            to target wording.
    """

    source: str
    target: str
    source_language: str
    language: str
    tables: Tables = field(default_factory=default_tables)
    terms: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[FoundName, ...]:
        """Names of the table in the source."""
        return self.tables.names.find(self.source, language=self.source_language)

    @cached_property
    def target_words(self) -> tuple[tuple[int, int], ...]:
        """Where the words of the translation stand."""
        return tuple(match.span() for match in _WORD.finditer(self.target))

    @cached_property
    def source_calendar(self) -> Calendar:
        """The dates of the source."""
        return read_calendar(self.source, self.source_language)

    @cached_property
    def target_calendar(self) -> Calendar:
        """The dates of the translation."""
        return read_calendar(self.target, self.language)

    @cached_property
    def source_amounts(self) -> Amounts:
        """The numbers of the source but for those of dates and addresses."""
        hidden = (*self.source_calendar.hidden, *find_addresses(self.source))
        return read_amounts(self.source, self.source_language, hidden)

    @cached_property
    def target_amounts(self) -> Amounts:
        """The numbers of the translation but for those of dates and addresses."""
        hidden = (*self.target_calendar.hidden, *find_addresses(self.target))
        return read_amounts(self.target, self.language, hidden)

    @cached_property
    def source_numbers(self) -> frozenset[int]:
        """Whole numbers that the source says in any way."""
        return _whole_numbers(self.source_amounts, self.source_calendar)

    @cached_property
    def target_numbers(self) -> frozenset[int]:
        """Whole numbers that the translation says in any way."""
        return _whole_numbers(self.target_amounts, self.target_calendar)

    @cached_property
    def numbers(self) -> Comparison:
        """The numbers of both sides against each other."""
        return compare_amounts(
            self.source_amounts,
            self.target_amounts,
            _date_numbers(self.source_calendar),
            _date_numbers(self.target_calendar),
        )


def _date_numbers(calendar: Calendar) -> frozenset[int]:
    days = {value for day in calendar.days for _, value in day.parts}
    return frozenset(days | calendar.values["year"])


def _whole_numbers(amounts: Amounts, calendar: Calendar) -> frozenset[int]:
    values = {value for amount in amounts.found for value in amount.values} | amounts.loose
    whole = {int(value) for value in values if value == value.to_integral_value()}
    return frozenset(whole) | calendar.values["day"]
