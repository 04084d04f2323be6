"""People of a brief whom ``names.csv`` lacks: given forms by rule, and never without a word.

For the length of one translation they join the table, so that the memory finds sentences that
differ in a name only, surnames alone are recognised, and a model's output is held against them.
Every segment with such a name says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from briefing.domain import Finding, Segment, SegmentStatus
from briefing.language.countries import find_country
from briefing.language.names import Name, NameTable
from briefing.language.new_names import find_new_people, is_person, new_person
from briefing.language.new_names_of_region import find_new_people_of_region
from briefing.translate.masks import Masked, Slot
from briefing.translate.segments import PERSON, TEXT, TITLE, Piece

RULE = "name-transliterated"
_WORD = re.compile(r"[^\W\d_][\w’ʻʼ'-]*")
# Rules and usage differ (Мичел, Мишель), Браун and Вашингтон are two.
_LIKE = 0.5
_STEM = 3


@dataclass(frozen=True, slots=True)
class NewPerson(Name):
    """A row of the table for one translation. ``sure``: it is a person, and not only may be."""

    sure: bool = False


def meet(
    pieces: Iterable[Piece], names: NameTable, source: str, locales: Path | None
) -> NameTable | None:
    """The table with the people of ``pieces`` whom it lacks; ``None`` when it lacks nobody.

    Raises:
        SettingsError: The table of given names is wrong.
    """
    found: dict[str, bool] = {}
    for piece in pieces:
        for name, sure in _named(piece, source):
            if names.get(name, source) is None:
                found[name] = found.get(name, False) or sure
    if not found:
        return None
    made = (new_person(name, source, locales) for name in found)
    people = tuple(
        NewPerson(
            f"new:{row.forms['en']}",
            row.kind,
            row.gender,
            row.forms,
            row.variants,
            row.country,
            row.status,
            sure=found[row.forms[source]],
        )
        for row in made
    )
    return NameTable((*names.names, *people))


def _named(piece: Piece, source: str) -> Iterator[tuple[str, bool]]:
    if piece.kind == PERSON and is_person(piece.text, source):
        yield piece.text, True
    elif piece.kind in (TEXT, TITLE):
        people = (
            find_new_people(piece.text)
            if source == "en"
            else find_new_people_of_region(piece.text, source)
        )
        for name in people:
            yield name.text, name.sure


def new_slots(masked: Masked) -> tuple[Slot, ...]:
    """Slots with people whom the table lacks."""
    return tuple(slot for slot in masked.slots if isinstance(slot.value, NewPerson))


def as_draft(segment: Segment, masked: Masked, language: str) -> Segment:
    """A unit of the memory with new names in it: nobody has read it so."""
    told = tuple(
        replace(by_rule(slot.text, _form(slot, language)), where=segment.id)
        for slot in new_slots(masked)
    )
    findings = tuple(dict.fromkeys((*segment.findings, *told)))
    return replace(segment, status=SegmentStatus.DRAFT, findings=findings, reviewer=None)


def by_rule(name: str, form: str) -> Finding:
    """Says that a name was transliterated."""
    message = (
        f"{name!r} is not in locales/names.csv; by the rules of transliteration it is {form!r}: "
        "look at it, then add the name"
    )
    return Finding(RULE, "warning", message)


def check_new_names(source: Masked, target: str, language: str) -> tuple[Finding, ...]:
    """What became of new names in a model's output, in any case ending.

    A model may know a name better than the rules do, so it may write another form; that a person
    is not named at all is an error.
    """
    findings = []
    for slot in new_slots(source):
        assert isinstance(slot.value, NewPerson)
        form = _form(slot, language)
        surname = form.rsplit(" ", 1)[-1]
        if _stem(surname) in target.casefold():
            findings.append(by_rule(slot.text, form))
            continue
        wrote = _likest(surname, slot.text.rsplit(" ", 1)[-1], target)
        if wrote:
            message = (
                f"{slot.text!r} is not in locales/names.csv; the model wrote {wrote!r}, by the "
                f"rules of transliteration it is {form!r}: look at it, then add the name"
            )
            findings.append(Finding(RULE, "warning", message))
        elif slot.value.sure:
            message = f"{slot.text!r} should appear, by the rules of transliteration as {form!r}"
            findings.append(Finding("name-lost", "error", message))
        else:
            message = (
                f"{slot.text!r} may be a name, and nothing like {form!r} is in the translation"
            )
            findings.append(Finding(RULE, "warning", message))
    return tuple(findings)


def _form(slot: Slot, language: str) -> str:
    assert isinstance(slot.value, Name)
    form = slot.value.forms[language]
    return form.rsplit(" ", 1)[-1] if slot.partial else form


def _stem(word: str) -> str:
    word = word.casefold()
    return word[: max(_STEM, len(word) - 2)]


def _likest(surname: str, spelled: str, target: str) -> str:
    """The word with a capital that is likest to a surname, or to how the source spells it."""
    best, found = _LIKE, ""
    for match in _WORD.finditer(target):
        word = match.group()
        if not word[0].isupper() or find_country(word) is not None:
            continue
        for wanted in (surname, spelled):
            stem = _stem(wanted)
            likeness = SequenceMatcher(None, stem, word.casefold()[: len(stem)]).ratio()
            if likeness > best:
                best, found = likeness, word
    return found
