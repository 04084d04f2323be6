"""Terms of the glossary: approved ones must be there, forbidden ones must not."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.term_forms import has_term, term_pattern
from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair
from briefing.translate.glossary import CONNECTIVE, Term


def find_missing(pair: Pair) -> Iterator[Hit]:
    """A term that somebody has approved, or that came with the pair, is not in the translation."""
    target = with_uzbek_letters(pair.target, pair.language)
    for wording, wanted in _wanted(pair):
        found = term_pattern(wording, pair.source_language).search(pair.source)
        if found is None:
            continue
        forms = [form.strip() for form in wanted.split("|") if form.strip()]
        if not any(has_term(target, form, pair.language) for form in forms):
            yield Hit({"term": found.group(), "wanted": wanted}, (found.span(),))


def _wanted(pair: Pair) -> Iterator[tuple[str, str]]:
    yield from pair.terms.items()
    for term in pair.tables.glossary.terms:
        if term.status == "approved" and term.domain != CONNECTIVE:
            for wording in _wordings(term, pair.source_language):
                yield wording, term.forms[pair.language]


def _wordings(term: Term, language: str) -> tuple[str, ...]:
    return term.english if language == "en" else (term.forms[language],)


def find_forbidden(pair: Pair) -> Iterator[Hit]:
    """A wording that the glossary forbids for a term of the source."""
    target = with_uzbek_letters(pair.target, pair.language)
    for term in pair.tables.glossary.terms:
        for wrong in term.forbidden.get(pair.language, ()):
            found = term_pattern(wrong, pair.language).search(target)
            if found is None or _is_another_term(wrong, pair):
                continue
            for wording in _wordings(term, pair.source_language):
                spoken = term_pattern(wording, pair.source_language).search(pair.source)
                if spoken is not None:
                    values = {"term": found.group(), "wanted": term.forms[pair.language]}
                    yield Hit(values, (spoken.span(),), (found.span(),))
                    break


def _is_another_term(wording: str, pair: Pair) -> bool:
    """Whether a wording is right for another term of the source: a contract beside a treaty."""
    return any(
        term_pattern(known, pair.source_language).search(pair.source)
        for term in pair.tables.glossary.terms
        if term.forms[pair.language].casefold() == wording.casefold()
        for known in _wordings(term, pair.source_language)
    )
