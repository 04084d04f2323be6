"""Terms, offices and connectives of ``locales/glossary.csv``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from briefing.language.names import read_table

_COLUMNS = ("id", "domain", "en", "variants", "ru", "kk", "uz", "status")
ROLE, CONNECTIVE = "role", "connective"


@dataclass(frozen=True, slots=True)
class Term:
    """A row: ``forms`` are dictionary forms by language, ``variants`` other English wordings."""

    id: str
    domain: str
    forms: dict[str, str]
    variants: tuple[str, ...]
    status: str

    @property
    def english(self) -> tuple[str, ...]:
        """Every English wording."""
        return (self.forms["en"], *self.variants)


class Glossary:
    """Terms by domain and English wording."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self._roles = self._index(ROLE)
        self._connectives = self._index(CONNECTIVE)

    def _index(self, domain: str) -> dict[str, Term]:
        return {
            wording.casefold(): term
            for term in self.terms
            if term.domain == domain
            for wording in term.english
        }

    def role(self, wording: str) -> Term | None:
        """The office that ``wording`` names."""
        return self._roles.get(" ".join(wording.split()).casefold())

    def connectives(self) -> tuple[tuple[str, Term], ...]:
        """``(English wording, term)``, the longest wording first."""
        return tuple(sorted(self._connectives.items(), key=lambda item: -len(item[0])))


@functools.lru_cache(maxsize=4)
def load_glossary(locales: Path) -> Glossary:
    """Read ``glossary.csv`` of the folder ``locales``.

    Raises:
        SettingsError: A column or a cell is missing, with file and line.
    """
    rows = read_table(locales / "glossary.csv", _COLUMNS, filled=("id", "en", "ru", "kk", "uz"))
    return Glossary(
        tuple(
            Term(
                row["id"],
                row["domain"],
                {language: row[language] for language in ("en", "ru", "kk", "uz")},
                tuple(v for v in row["variants"].split("|") if v),
                row["status"],
            )
            for row in rows
        )
    )
