"""The people whom a document introduces, with their office and country.

Rules, not a model: a capitalised name next to a role noun ("Vice Foreign Minister Almas Aidarov",
"Bolat Akshulakov, minister of energy of Kazakhstan"). No trustworthy name model can be installed
offline (docs/design-notes.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.domain import Block, PartialDate, Speaker
from briefing.language.countries import country_name
from briefing.language.names import NameTable
from briefing.summarise.office_phrases import (
    Token,
    closes_apposition,
    country_of,
    expand_left,
    expand_right,
    name_apposed,
    name_before,
    name_from,
    name_of_opening,
    plain,
    read_tokens,
)
from briefing.summarise.organisations import ORGANISATION_WORD
from briefing.summarise.roles import HEADS, MODIFIERS, NO_NAME, same_role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a document introduces, with where the affiliation was found.

    Attributes:
        block: Id of the block of the first full mention.
        basis: ``text`` or ``names table`` for the affiliation.
        completed: The text gives the surname, the names table the rest.
        lender: Id of the document that introduces the person, where this one gives the surname
            only.
    """

    name: str
    role: str | None
    affiliation: str | None
    document: str
    block: str
    basis: str = "text"
    completed: bool = False
    lender: str | None = None

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]

    @property
    def speaker(self) -> Speaker:
        """As the brief shows the person."""
        return Speaker(self.name, self.role, self.affiliation)


def find_people(
    document: str,
    blocks: Iterable[Block],
    names: NameTable,
    published: PartialDate | None = None,
) -> tuple[Person, ...]:
    """The people whom the blocks of one document introduce with a role, in order; each once.

    Args:
        document: Its id.
        blocks: Of the document.
        names: For countries, and for the first names of those who are called by surname only.
        published: The date of the document: a surname is completed only to somebody who held the
            office then.
    """
    people: dict[str, Person] = {}
    for block in blocks:
        found = _introductions(document, block, names, published)
        for person in (*found, *_heads_of_bodies(document, block)):
            known = people.get(person.name)
            if known is None or (known.completed and not person.completed):
                people[person.name] = person
            elif known.affiliation is None and person.affiliation is not None:
                people[person.name] = replace(person, block=known.block)
    full = {person.surname for person in people.values() if not person.completed}
    return tuple(
        _with_country(person, names)
        for person in people.values()
        if not (person.completed and person.surname in full)
    )


def find_full_names(text: str) -> tuple[str, ...]:
    """Runs of capitalised words that could be people's names, known or not."""
    tokens = read_tokens(text)
    found: list[str] = []
    index = 0
    while index < len(tokens):
        name = name_from(tokens, index) if tokens[index].capital else None
        if name is None:
            index += 1
            continue
        found.append(plain(name))
        index += len(name.split())
    return tuple(found)


def _with_country(person: Person, names: NameTable) -> Person:
    row = names.get(person.name)
    if person.affiliation is None and row is not None and row.country:
        country = country_name(row.country, "en")
        return replace(person, affiliation=country, basis="names table")
    return person


def _introductions(
    document: str, block: Block, names: NameTable, published: PartialDate | None
) -> Iterator[Person]:
    tokens = read_tokens(block.text)
    for index, token in enumerate(tokens):
        if token.bare not in HEADS or _qualifies(tokens, index):
            continue
        left, affiliation = expand_left(tokens, index, names)
        found = expand_right(block.text, tokens, index, left, affiliation is not None, names)
        role = block.text[tokens[left].start : tokens[found.role_end].end]
        affiliation = found.affiliation or affiliation
        name = found.name or name_from(tokens, found.last + 1)
        if name is None and closes_apposition(tokens, found.last):
            name = name_before(tokens, left, affiliation is not None)
        if name is None and found.last > index:
            name = name_apposed(tokens, found.last)
        owned = left > 0 and tokens[left - 1].bare in ("its", "their", "his", "her")
        if name is None and found.last == index and (affiliation is not None or owned):
            name = name_of_opening(tokens, left, index)
        completed = None
        if name is None and (word := _surname(tokens, found.last + 1)):
            completed = name = _complete(word, role, affiliation, names, published)
        if name is None and affiliation is None and found.role_end > index:
            # "Minister of Energy Akkenzhenov": the name looks like a word of the office.
            office = block.text[tokens[left].start : tokens[found.role_end - 1].end]
            word = _surname(tokens, found.role_end) or ""
            if completed := _complete(word, office, None, names, published):
                name, role = completed, office
        if name is not None:
            basis = Person(plain(name), role, affiliation, document, block.id)
            yield replace(basis, completed=completed is not None)


# "Rahimov, who heads the association, said". Who led it once is no matter of today.
_WHO_HEADS = re.compile(
    r",\s+who\s+(?:also\s+|now\s+|currently\s+)?(?:heads|leads|chairs|runs|directs)\s+(?:the\s+)?"
    r"(?P<body>[^,;:.()«»“”\"]{3,80}),"
)


def _heads_of_bodies(document: str, block: Block) -> Iterator[Person]:
    """People of whom a relative clause says which organisation they lead."""
    for match in _WHO_HEADS.finditer(block.text):
        words = match["body"].split()
        if not any(ORGANISATION_WORD.fullmatch(word.capitalize()) for word in words):
            continue
        tokens = read_tokens(block.text[: match.start()])
        names = (name_from(tokens, first) for first in range(max(0, len(tokens) - 4), len(tokens)))
        name = next((n for n in names if n and block.text[: match.start()].endswith(n)), None)
        if name is not None:
            yield Person(name, None, match["body"], document, block.id)


def _qualifies(tokens: list[Token], index: int) -> bool:
    """Whether a word only says what office follows: "Chief" in "Chief Financial Officer"."""
    following = index + 1
    while following < len(tokens) and tokens[following].bare in MODIFIERS - HEADS:
        following += 1
    found = following < len(tokens) and tokens[following].bare in HEADS
    return found and tokens[index].bare in MODIFIERS


def _surname(tokens: list[Token], index: int) -> str | None:
    """A capitalised word that could be a surname with nothing else of a name beside it."""
    if index >= len(tokens) or not tokens[index].capital:
        return None
    word = tokens[index]
    alone = index + 1 >= len(tokens) or not tokens[index + 1].capital
    known = word.bare in NO_NAME | HEADS | MODIFIERS or country_of(word.text)
    return plain(word.text) if alone and not known and len(word.text) > 2 else None


def _complete(
    surname: str,
    role: str,
    affiliation: str | None,
    names: NameTable,
    published: PartialDate | None,
) -> str | None:
    """The full name in the table, where just one person of that surname holds that office.

    On the day of the document, that is; a former office may have ended before.
    """
    found: list[str] = []
    former = role.lower().startswith(("former ", "ex-"))
    for row in names.names:
        if row.kind != "person" or not same_role(row.office, role.lower()):
            continue
        if not row.in_office(published, ever=former):
            continue
        if affiliation and row.country and country_name(row.country, "en") != affiliation:
            continue
        spellings = (row.forms["en"], *row.variants)
        found += [s for s in spellings if s.rsplit(" ", 1)[-1] == surname][:1]
    return found[0] if len(found) == 1 else None
