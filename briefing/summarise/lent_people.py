"""People whom one document calls by surname only, and another of the same topic introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.domain import SourceDocument
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.countries import find_country
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.people import Person
from briefing.summarise.roles import HEADS
from briefing.summarise.strangers import is_thing
from briefing.summarise.subjects import is_opener
from briefing.summarise.terms import is_stop_word

_SHORTEST = 4
# "V. Putin" and "Sarah Knight": the word before a surname, with an initial's stop.
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'ʻʼ-]*\.?)\s+$")


def lend_people(
    document: SourceDocument, own: Sequence[Person], others: Sequence[Person]
) -> tuple[Person, ...]:
    """Those of ``others`` whom ``document`` calls by surname, and who can be nobody else.

    Not when two people of the topic have that surname, nor when another first name or another
    office stands before it anywhere in the document.

    Args:
        document: In which the surname stands.
        own: The people whom it introduces.
        others: Those of the other documents in the same language.
    """
    text = "\n".join(block.text for block in document.blocks)
    text = with_uzbek_letters(text, document.language)
    taken = {person.surname for person in own}
    named: dict[str, dict[str, Person]] = {}
    for person in others:
        if not person.completed and person.surname not in taken:
            named.setdefault(person.surname, {}).setdefault(person.name, person)
    lent = []
    for surname, people in named.items():
        if surname not in text or len(people) > 1:
            continue
        if len(surname) < _SHORTEST or is_thing(surname):
            continue
        (person,) = people.values()
        before = list(_words_before(surname, text))
        if before and all(_fits(word, person, document.language) for word in before):
            lent.append(replace(person, document=document.id, lender=person.document))
    return tuple(lent)


def _words_before(surname: str, text: str) -> Iterator[str]:
    """The word before each mention of a surname; empty where none stands right before it."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text):
        found = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
        yield found[1] if found else ""


def _fits(word: str, person: Person, language: str) -> bool:
    """Whether ``word`` before a surname leaves it that of ``person``."""
    lower = word.casefold()
    own = f"{person.name} {person.role or ''} {person.affiliation or ''}".casefold().split()
    if language in CUE_WORDS:
        office = re.fullmatch(CUE_WORDS[language].heads, lower) is not None
    else:
        office = lower in HEADS
    if office:
        return lower in own
    plain = not word[:1].isupper() or is_opener(word) or is_stop_word(lower)
    return plain or lower in own or find_country(word) is not None
