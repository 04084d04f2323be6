"""Terms, offices and connectives of ``locales/glossary.csv``."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path

from briefing.language.names import read_table

_COLUMNS = ("id", "domain", "en", "variants", "ru", "kk", "uz", "status")
ROLE, CONNECTIVE = "role", "connective"


@dataclass(frozen=True, slots=True)
class Term:
    """A row: ``forms`` are dictionary forms by language, ``variants`` other English wordings.

    Attributes:
        forbidden: By language, wordings that are wrong for this term.
    """

    id: str
    domain: str
    forms: dict[str, str]
    variants: tuple[str, ...]
    status: str
    part_of_speech: str = ""
    definition: str = ""
    forbidden: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def english(self) -> tuple[str, ...]:
        """Every English wording."""
        return (self.forms["en"], *self.variants)


class Glossary:
    """Terms by domain and English wording."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        languages = terms[0].forms if terms else ()
        self._roles = {language: self._index_roles(language) for language in languages}
        self._connectives = self._index(CONNECTIVE)

    def _index(self, domain: str) -> dict[str, Term]:
        return {
            wording.casefold(): term
            for term in self.terms
            if term.domain == domain
            for wording in term.english
        }

    def _index_roles(self, language: str) -> dict[str, Term]:
        """Of offices that another language calls the same, the first of the table counts."""
        if language == "en":
            return self._index(ROLE)
        roles = (term for term in reversed(self.terms) if term.domain == ROLE)
        return {term.forms[language].casefold(): term for term in roles}

    def role(self, wording: str, language: str = "en") -> Term | None:
        """The office that ``wording`` names.

        Kazakh and Uzbek texts put an owner's ending to it: "Қазақстан премьер-министрі".
        """
        known = self._roles.get(language, {})
        words = " ".join(wording.split()).casefold()
        owned = language in ("kk", "uz") and words.endswith(("і", "ы", "i"))
        return known.get(words) or (known.get(words[:-1]) if owned else None)

    def connectives(self, language: str = "en") -> tuple[tuple[str, Term], ...]:
        """``(wording, term)`` in a language, the longest wording first."""
        found = self._connectives
        if language != "en":
            found = {term.forms[language].casefold(): term for term in found.values()}
        return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


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
                _listed(row["variants"]),
                row["status"],
                row.get("part_of_speech", ""),
                row.get("definition", ""),
                {code: _listed(row.get(f"forbidden_{code}", "")) for code in ("ru", "kk", "uz")},
            )
            for row in rows
        )
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)
