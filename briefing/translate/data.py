"""Translations that come from tables: people, offices, countries, organisations, quantities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.domain import Finding, SegmentStatus
from briefing.language.countries import country_name, find_country
from briefing.language.names import NameTable
from briefing.language.new_names import is_person
from briefing.language.numbers import find_quantities
from briefing.language.scripts.romanisation import rewrite_name
from briefing.language.som import settle
from briefing.translate.glossary import Glossary
from briefing.translate.new_people import by_rule
from briefing.translate.realise import Unrenderable, render_quantity
from briefing.translate.segments import AFFILIATION, PERSON, QUANTITY, ROLE, Piece


@dataclass(frozen=True, slots=True)
class Found:
    """A translation from a table, and the row that gave it; or by rule, and then a finding."""

    target: str
    reference: str
    status: SegmentStatus
    findings: tuple[Finding, ...] = ()


class Tables:
    """Looks pieces up in names.csv, glossary.csv, units.csv and the country names of CLDR."""

    def __init__(
        self,
        names: NameTable,
        glossary: Glossary,
        currency: str | None = None,
        locales: Path | None = None,
    ) -> None:
        """Open them.

        Args:
            currency: What a bare som is; see `briefing.language.som`.
            locales: Folder with the table of given names, for people who are in none.
        """
        self._currency = currency
        self._names = names
        self._glossary = glossary
        self._locales = locales

    def find(self, piece: Piece, language: str, source: str = "en") -> Found | str:
        """The translation of ``piece`` from ``source``, or what the user can do to get one."""
        if piece.kind == ROLE:
            return self._role(piece.text, language, source)
        if piece.kind == PERSON:
            found = self._name(piece.text, language, source)
            if isinstance(found, str) and is_person(piece.text, source):
                return self._by_rule(piece.text, language, source)
            return found
        if piece.kind == AFFILIATION:
            if code := find_country(piece.text, source):
                name = country_name(code, language)
                return Found(name, f"CLDR territory {code}", SegmentStatus.APPROVED)
            return self._name(piece.text, language, source)
        assert piece.kind == QUANTITY
        return _quantity(piece.text, language, source, self._currency)

    def _name(self, text: str, language: str, source: str) -> Found | str:
        name = self._names.get(text, source)
        if name is None or not name.forms[language]:
            return f"{text!r} has no {language} form: add it to locales/names.csv"
        return Found(name.forms[language], f"names.csv#{name.id}", _status(name.status))

    def _by_rule(self, text: str, language: str, source: str) -> Found:
        form = rewrite_name(text, source, language, self._locales)
        reference = f"transliterated from {source}"
        return Found(form, reference, SegmentStatus.DRAFT, (by_rule(text, form),))

    def _role(self, text: str, language: str, source: str) -> Found | str:
        term = self._glossary.role(text, source)
        if term is None:
            return f"the office {text!r} is not in locales/glossary.csv (domain role): add it"
        return Found(term.forms[language], f"glossary.csv#{term.id}", _status(term.status))


def _quantity(text: str, language: str, source: str, currency: str | None) -> Found | str:
    quantities = find_quantities(text, source)
    if len(quantities) != 1 or quantities[0].text != text:
        return f"{text!r} is no single quantity"
    try:
        rendered = render_quantity(settle(quantities[0], currency), language, "nominative")
    except Unrenderable as error:
        return str(error)
    return Found(rendered, f"units.csv#{quantities[0].unit or '-'}", SegmentStatus.APPROVED)


def _status(text: str) -> SegmentStatus:
    return SegmentStatus(text) if text in list(SegmentStatus) else SegmentStatus.DRAFT
