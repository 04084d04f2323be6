"""Who speaks: people with role and country, organisations, and what refers to them.

Rules, not a model: a capitalised name next to a role noun ("Vice Foreign Minister Almas Aidarov",
"Bolat Akshulakov, minister of energy of Kazakhstan"). No trustworthy name model can be installed
offline (docs/design-notes.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.domain import Block, Speaker
from briefing.language.countries import country_name, find_country
from briefing.language.names import NameTable

_HEADS = frozenset(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson director "
    "chairman chairwoman chairperson chair head chief ceo governor mayor ambassador envoy "
    "representative adviser advisor analyst expert economist senator commissioner manager "
    "professor akim hakim khokim speaker leader coordinator deputy researcher".split()
)
_MODIFIERS = frozenset(
    "prime deputy vice first second former acting senior chief foreign energy finance economy "
    "interior defence defense health water transport trade agriculture education justice culture "
    "environment ecology digital industry labour labor national special press executive general "
    "regional managing permanent state trade and parliamentary".split()
)
_PARTICLES = frozenset("al el bin ibn von van de der ogly oglu uly kyzy qizi oʻgʻli".split())
# Capitalised, but never part of a person's name.
_NO_NAME = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday the a an in on at it he she they we "
    "ministry union bank agency company committee commission parliament government republic "
    "federation group council university institute centre center department news association "
    "corporation fund organization organisation international asia asian europe european north "
    "south east west central agreement however but meanwhile according".split()
)
_TOKEN = re.compile(r"[^\W_][\w'’ʻʼ.-]*[^\W_.]|[^\W_]\.?|[^\w\s]")
_PRONOUNS = frozenset(("he", "she"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a document introduces, with where the affiliation was found.

    Attributes:
        block: Id of the block of the first full mention.
        basis: ``text``, ``names table`` or ``reported clause`` for the affiliation; else empty.
    """

    name: str
    role: str | None
    affiliation: str | None
    document: str
    block: str
    basis: str = "text"

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]

    @property
    def speaker(self) -> Speaker:
        """As the brief shows the person."""
        return Speaker(self.name, self.role, self.affiliation)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return self.text.lower().replace("’", "'").removesuffix("'s")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def find_people(document: str, blocks: Iterable[Block], names: NameTable) -> tuple[Person, ...]:
    """The people whom the blocks of one document introduce with a role, in order; each once."""
    people: dict[str, Person] = {}
    for block in blocks:
        for person in _introductions(document, block):
            known = people.get(person.name)
            if known is None:
                people[person.name] = _with_country(person, names)
            elif known.affiliation is None and person.affiliation is not None:
                people[person.name] = replace(person, block=known.block)
    return tuple(people.values())


def _with_country(person: Person, names: NameTable) -> Person:
    row = names.get(person.name)
    if person.affiliation is None and row is not None and row.country:
        country = country_name(row.country, "en")
        return replace(person, affiliation=country, basis="names table")
    return person


def _introductions(document: str, block: Block) -> Iterator[Person]:
    tokens = [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(block.text)]
    for index, token in enumerate(tokens):
        followed = index + 1 < len(tokens) and tokens[index + 1].bare in _HEADS
        if token.bare not in _HEADS or (followed and token.bare in _MODIFIERS):
            continue
        left, affiliation = _expand_left(tokens, index)
        right, organisation, role_end = _expand_right(tokens, index)
        role = block.text[tokens[left].start : tokens[role_end].end]
        affiliation = organisation or affiliation
        name = _name_from(tokens, right + 1)
        if name is None and _closes_apposition(tokens, right):
            name = _name_before(tokens, left, affiliation is not None)
        if name is not None:
            yield Person(_plain(name), role, affiliation, document, block.id)


def _plain(name: str) -> str:
    return re.sub(r"['’]s$", "", name)


def _expand_left(tokens: list[_Token], head: int) -> tuple[int, str | None]:
    left = head
    while left > 0 and tokens[left - 1].bare in _MODIFIERS | _HEADS:
        left -= 1
    if tokens[left].bare == "and":
        left += 1
    if left > 0 and (country := _country(tokens[left - 1].text)):
        return left, country
    return left, None


def _expand_right(tokens: list[_Token], head: int) -> tuple[int, str | None, int]:
    """Index of the last token of the role phrase, its country or organisation, end of the role."""
    right = role_end = head
    organisation = None
    while right + 2 < len(tokens) and tokens[right + 1].text in ("of", "for", "at", "in"):
        first = right + 2
        if tokens[first].text == "the":
            first += 1
        last, name = _complement(tokens, first)
        if last < first:
            break
        if name is not None:
            organisation = name
        else:
            role_end = last
        right = last
        if name is not None and find_country(name):
            break
    return right, organisation, role_end


def _complement(tokens: list[_Token], first: int) -> tuple[int, str | None]:
    """The words after "of": a country, an organisation (capitals) or a field (lower case)."""
    last = first - 1
    if first < len(tokens) and tokens[first].capital:
        while last + 1 < len(tokens) and tokens[last + 1].capital and last - first < 5:
            last += 1
            phrase = " ".join(t.text for t in tokens[first : last + 1])
            if country := _country(phrase):
                return last, country
        following_name = last - first >= 2 and _name_from(tokens, last - 1) is not None
        last = last - 2 if following_name else last
        return last, " ".join(_plain(t.text) for t in tokens[first : last + 1])
    while last + 1 < len(tokens) and last - first < 4:
        word = tokens[last + 1]
        if not word.text[0].isalpha() or word.capital or word.text in ("of", "for", "at", "in"):
            break
        last += 1
    return last, None


def _country(text: str) -> str | None:
    code = find_country(text)
    return country_name(code, "en") if code else None


def _name_from(tokens: list[_Token], first: int) -> str | None:
    """A personal name of two to four words that begins at ``first``."""
    words: list[str] = []
    for token in tokens[first : first + 5]:
        particle = bool(words) and token.text.lower() in _PARTICLES
        if not particle and (not token.capital or token.bare in _NO_NAME | _HEADS):
            break
        words.append(token.text)
        if re.search(r"['’]s$", token.text):
            break
    full = [w for w in words if len(w.rstrip(".")) > 1]
    ends_well = bool(words) and words[-1].lower() not in _PARTICLES
    if 2 <= len(words) <= 4 and full and ends_well and not _country(" ".join(words)):
        return None if _country(words[0]) else " ".join(words)
    return None


def _closes_apposition(tokens: list[_Token], right: int) -> bool:
    return right + 1 >= len(tokens) or tokens[right + 1].text in ',.;:)»”"'


def _name_before(tokens: list[_Token], left: int, has_affiliation: bool) -> str | None:
    """The name in "NAME, [the] [Uzbekistan's] ROLE": it ends before the comma."""
    comma = left - 1
    while comma >= 0 and (
        tokens[comma].text in ("the", "a", "an")
        or (has_affiliation and _country(tokens[comma].text) is not None)
    ):
        comma -= 1
    if comma < 2 or tokens[comma].text != ",":
        return None
    first = comma
    while first > 0 and comma - first < 4:
        word = tokens[first - 1]
        if not (word.capital or word.text.lower() in _PARTICLES) or word.bare in _NO_NAME:
            break
        first -= 1
    return _name_from(tokens[:comma], first)


class Referents:
    """Finds out whom a subject means: a full name, a surname, a role, a pronoun.

    Certain or nothing: two candidates give ``None``.
    """

    def __init__(self, people: tuple[Person, ...]) -> None:
        self._people = people

    def mentioned(self, text: str) -> tuple[Person, ...]:
        """The people whose name or surname stands in ``text``, in order of the document."""
        return tuple(
            p for p in self._people if re.search(rf"(?<!\w){re.escape(p.surname)}(?!\w)", text)
        )

    def resolve(self, subject: str, before: str) -> Person | None:
        """Whom ``subject`` means.

        Args:
            subject: The words of the sentence in which the speaker stands.
            before: The text before, to which a pronoun refers: the same block up to the sentence,
                or the block before when the sentence opens its block.
        """
        named = self.mentioned(subject)
        if named:
            return named[0] if len(named) == 1 else None
        words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", subject.lower())
        if words and words[0] in _PRONOUNS:
            known = self.mentioned(before)
            return known[0] if len(known) == 1 else None
        if len(words) > 1 and words[0] == "the":
            phrase = " ".join(words[1:])
            fitting = [p for p in self._people if p.role and _same_role(p.role, phrase)]
            return fitting[0] if len(fitting) == 1 else None
        return None


def _same_role(role: str, phrase: str) -> bool:
    role = role.lower()
    return role == phrase or (
        role.endswith(" " + phrase) and phrase not in ("minister", "secretary")
    )


_ORGANISATION_WORD = re.compile(
    r"\b(?:Ministry|Agency|Bank|Committee|Commission|Council|Union|Association|Company|Corporation|"
    r"Fund|Parliament|Government|Service|Institute|University|Authority|Organi[sz]ation|Group|Office)\b"
)
_CAPITAL_RUN = re.compile(
    r"[A-Z][\w&'’-]*(?:\s+(?:(?:of|for|and|the|on)\s+)*[A-Z][\w&'’-]*)*"
    r"(?:\s+(?:of|for|and|on)\s+(?:the\s+)?[a-z]+(?:\s+of\s+[A-Z]\w+)?)?"
)


def find_organisation(subject: str, names: NameTable) -> Speaker | None:
    """The organisation that ``subject`` names: one of the table, or one that says what it is."""
    known = [f for f in names.find(subject, surnames=False) if f.name.kind in _ORGANISATION_KINDS]
    if len(known) == 1:
        name = known[0].name
        country = country_name(name.country, "en") if len(name.country) == 2 else None
        return Speaker(subject[known[0].start : known[0].end], None, country)
    runs = [m.group() for m in _CAPITAL_RUN.finditer(subject)]
    named = [run for run in runs if _ORGANISATION_WORD.search(run)]
    return Speaker(named[0]) if len(named) == 1 and not known else None


_ORGANISATION_KINDS = ("organisation", "company")
