"""A source and its translation, with what several checks want to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from briefing.language.names import FoundName, NameTable, load_names
from briefing.resources import open_workspace
from briefing.translate.glossary import Glossary, load_glossary


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
