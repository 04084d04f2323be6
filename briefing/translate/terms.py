"""Terms of the glossary in a source, and what became of them in a model's translation.

A wording that the glossary forbids is replaced where that is certain (`repair.forbidden`); what is
not, and a term that is not there at all, is reported. A translation may rightly say a thing in
other words, so a missing term is a warning only when an editor has approved the term.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.domain import Finding
from briefing.language.term_forms import has_term, term_pattern
from briefing.translate.glossary import CONNECTIVE, Glossary, Term
from briefing.translate.repair.forbidden import replace_forbidden
from briefing.translate.repair.terms import AFTER, BEFORE

_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ][^\W_]+)*")
_LONGEST = 6  # words of a term
# After a noun these are no part of it: "gas rose", "gas costs" may be both.
_VERB = re.compile(
    r"(?:ed|ing)$|^(?:rose|fell|grew|met|said|made|came|went|gave|took|told|began|led|became|fed|held|"
    r"does|did|do|may|might|shall|should|not|also|only|still|already|again|here|there|now|today)$"
)
APPROVED = "approved"
TERM_FINDINGS = frozenset(("term-repaired", "term-forbidden", "term-missing"))


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term at ``text[start:end]``.

    Attributes:
        alone: No word beside it makes another term of it, as "terminal" does of "border", and no
            capital in the middle of a sentence a name.
    """

    start: int
    end: int
    term: Term
    alone: bool = True


def find_terms(text: str, glossary: Glossary, language: str) -> tuple[FoundTerm, ...]:
    """Terms in ``text`` in any form, the longest at each place; connectives are none."""
    spans = _find_english(text, glossary) if language == "en" else _find(text, glossary, language)
    found: list[FoundTerm] = []
    for term in sorted(spans, key=lambda t: (t.start - t.end, t.start)):
        if not any(other.start < term.end and term.start < other.end for other in found):
            found.append(term)
    return tuple(sorted(found, key=lambda term: term.start))


def _find(text: str, glossary: Glossary, language: str) -> Iterator[FoundTerm]:
    for term in glossary.terms:
        wording = term.forms.get(language, "")
        if wording and term.domain != CONNECTIVE:
            for hit in term_pattern(wording, language).finditer(text):
                yield FoundTerm(*hit.span(), term)


def _find_english(text: str, glossary: Glossary) -> Iterator[FoundTerm]:
    known = _english_wordings(glossary)
    words = list(_WORD.finditer(text))
    singular = [_singular(word.group()) for word in words]
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            between = (
                text[words[end - 2].end() : words[end - 1].start()] if end - start > 1 else " "
            )
            if between.strip(" -\u00a0"):
                break
            for wording, term in known.get(tuple(singular[start:end]), ()):
                span = text[words[start].start() : words[end - 1].end()]
                if wording.isupper() and not span.startswith(wording):
                    continue
                named = any(word.group()[0].isupper() for word in words[max(start, 1) : end])
                alone = _stands_alone(text, words, start, end) and not (named and wording.islower())
                yield FoundTerm(words[start].start(), words[end - 1].end(), term, alone)


def _stands_alone(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    def joined(one: int, other: int) -> bool:
        return not text[words[one].end() : words[other].start()].strip(" -\u00a0")

    before = words[start - 1].group().casefold() if start else ""
    after = words[end].group().casefold() if end < len(words) else ""
    if before and before not in BEFORE and joined(start - 1, start):
        return False
    return not (after and after not in AFTER and joined(end - 1, end) and not _VERB.search(after))


@functools.lru_cache(maxsize=4)
def _english_wordings(glossary: Glossary) -> dict[tuple[str, ...], list[tuple[str, Term]]]:
    found: dict[tuple[str, ...], list[tuple[str, Term]]] = {}
    for term in glossary.terms:
        if term.domain != CONNECTIVE:
            for wording in term.english:
                key = tuple(_singular(word) for word in _WORD.findall(wording))
                found.setdefault(key, []).append((wording, term))
    return found


def _singular(word: str) -> str:
    word = word.casefold()
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def mend_terms(
    text: str, terms: Sequence[FoundTerm], language: str
) -> tuple[str, tuple[Finding, ...]]:
    """A model's translation with forbidden wordings replaced where that is certain.

    Args:
        text: The translation.
        terms: Those of its source, from `find_terms`.

    Returns:
        The text, and findings: ``term-repaired`` (note), ``term-forbidden`` (warning),
        ``term-missing`` (warning for an approved term, else note).
    """
    findings: list[Finding] = []
    wanted = {found.term.forms.get(language, "").casefold() for found in terms}
    for term in {found.term.id: found.term for found in terms}.values():
        times = [found for found in terms if found.term is term]
        right = term.forms.get(language, "")
        if not right or has_term(text, right, language):
            continue
        wrong = [
            wording
            for wording in term.forbidden.get(language, ())
            if wording.casefold() not in wanted  # a contract is «келісімшарт», a treaty is not
            and term_pattern(wording, language).search(text)
        ]
        if not wrong:
            checked = term.part_of_speech == "noun" and all(found.alone for found in times)
            findings += [_missing(term, right)] if checked else []
            continue
        made = None
        if len(times) == 1:
            made = replace_forbidden(text, wrong[0], right, language, domain=term.domain)
        if made is None:
            message = f"{wrong[0]!r} is wrong for {term.forms['en']!r}: {right!r} is the term"
            findings.append(
                Finding("term-forbidden", "warning", message, values=(("wanted", right),))
            )
            continue
        text, old, new = made
        findings.append(Finding("term-repaired", "note", f"{new!r} for {old!r} of the model"))
    return text, tuple(findings)


def _missing(term: Term, right: str) -> Finding:
    level: Literal["warning", "note"] = "warning" if term.status == APPROVED else "note"
    message = f"{term.forms['en']!r} should be {right!r}, which is not in the translation"
    return Finding("term-missing", level, message, values=(("wanted", right),))


def told_of(finding: Finding) -> tuple[str, str]:
    """What a finding about a term says of which term: the checks and the repair tell of the same
    one only once."""
    return finding.id, dict(finding.values).get("wanted", "")
