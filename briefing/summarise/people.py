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
from briefing.language.countries import country_name, find_country
from briefing.language.names import NameTable
from briefing.summarise.organisations import ORGANISATION_KINDS, ORGANISATION_WORD
from briefing.summarise.roles import HEADS, MODIFIERS, NO_NAME, PORTFOLIO_HEADS, same_role
from briefing.summarise.speech import SPEECH_VERBS

_PARTICLES = frozenset("al el bin ibn von van de der ogly oglu uly kyzy qizi oʻgʻli".split())
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w'’ʻʼ.-]*[^\W_.]['’]?|[^\W_]\.?|[^\w\s]")
_PREPOSITIONS = ("of", "for", "at", "in", "to")
# Lower-case words that end the name of a place or organisation: "Turkistan region".
_TAILS = frozenset(
    "region district city province oblast company holding plant department office press "
    "service".split()
)
_LONGEST_PHRASE = 12
_MOST_COMPLEMENTS = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a document introduces, with where the affiliation was found.

    Attributes:
        block: Id of the block of the first full mention.
        basis: ``text`` or ``names table`` for the affiliation.
        completed: The text gives the surname, the names table the rest.
    """

    name: str
    role: str | None
    affiliation: str | None
    document: str
    block: str
    basis: str = "text"
    completed: bool = False

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


@dataclass(frozen=True, slots=True)
class _Complement:
    """What follows a role noun: tokens up to ``last``, with the name that it runs into."""

    last: int
    role_end: int
    affiliation: str | None
    name: str | None


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
        for person in _introductions(document, block, names, published):
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
    tokens = _tokens(text)
    found: list[str] = []
    index = 0
    while index < len(tokens):
        name = _name_from(tokens, index) if tokens[index].capital else None
        if name is None:
            index += 1
            continue
        found.append(_plain(name))
        index += len(name.split())
    return tuple(found)


def _tokens(text: str) -> list[_Token]:
    return [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _with_country(person: Person, names: NameTable) -> Person:
    row = names.get(person.name)
    if person.affiliation is None and row is not None and row.country:
        country = country_name(row.country, "en")
        return replace(person, affiliation=country, basis="names table")
    return person


def _introductions(
    document: str, block: Block, names: NameTable, published: PartialDate | None
) -> Iterator[Person]:
    tokens = _tokens(block.text)
    for index, token in enumerate(tokens):
        if token.bare not in HEADS or _qualifies(tokens, index):
            continue
        left, affiliation = _expand_left(tokens, index, names)
        found = _expand_right(block.text, tokens, index, left, affiliation is not None, names)
        role = block.text[tokens[left].start : tokens[found.role_end].end]
        affiliation = found.affiliation or affiliation
        name = found.name or _name_from(tokens, found.last + 1)
        if name is None and _closes_apposition(tokens, found.last):
            name = _name_before(tokens, left, affiliation is not None)
        if name is None and found.last > index:
            name = _name_apposed(tokens, found.last)
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
            basis = Person(_plain(name), role, affiliation, document, block.id)
            yield replace(basis, completed=completed is not None)


def _qualifies(tokens: list[_Token], index: int) -> bool:
    """Whether a word only says what office follows: "Chief" in "Chief Financial Officer"."""
    following = index + 1
    while following < len(tokens) and tokens[following].bare in MODIFIERS - HEADS:
        following += 1
    found = following < len(tokens) and tokens[following].bare in HEADS
    return found and tokens[index].bare in MODIFIERS


def _surname(tokens: list[_Token], index: int) -> str | None:
    """A capitalised word that could be a surname with nothing else of a name beside it."""
    if index >= len(tokens) or not tokens[index].capital:
        return None
    word = tokens[index]
    alone = index + 1 >= len(tokens) or not tokens[index + 1].capital
    known = word.bare in NO_NAME | HEADS | MODIFIERS or _country(word.text)
    return _plain(word.text) if alone and not known and len(word.text) > 2 else None


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


def _name_apposed(tokens: list[_Token], last: int) -> str | None:
    """The name in "ROLE of the ORGANISATION, NAME, said"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    name = _name_from(tokens, last + 2)
    end = last + 2 + (len(_tokens(name)) if name else 0)
    if name is None or end >= len(tokens):
        return None
    if tokens[end].text != ",":
        return name if tokens[end].text in SPEECH_VERBS else None
    # "…, Anna Berg, and the head of …" is a list, "…, Anna Berg, a lawyer" another role.
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    another = after is None or after.text in ("and", "or", "a", "an", "the")
    return None if another or (after and after.capital) else name


def _plain(name: str) -> str:
    return re.sub(r"['’]s$", "", name)


def _expand_left(tokens: list[_Token], head: int, names: NameTable) -> tuple[int, str | None]:
    """Start of the role, and the country or organisation before it."""
    left = head
    while left > 0 and tokens[left - 1].bare in MODIFIERS | HEADS:
        left -= 1
    while tokens[left].bare == "and":
        left += 1
    for length in (3, 2, 1):
        if left >= length:
            words = [t.text for t in tokens[left - length : left]]
            if country := _country(" ".join(words)):
                return left, country
    first = left
    while first > 0 and left - first < 5 and tokens[first - 1].capital:
        first -= 1
    for start in range(first, left):
        phrase = _plain(" ".join(t.text for t in tokens[start:left]))
        row = names.get(phrase)
        known = row is not None and row.kind in ORGANISATION_KINDS
        if known or (left - start > 1 and ORGANISATION_WORD.fullmatch(tokens[left - 1].text)):
            return left, phrase
    return left, None


def _expand_right(
    text: str, tokens: list[_Token], head: int, left: int, has_country: bool, names: NameTable
) -> _Complement:
    """The phrases with "of", "at" … after a role noun.

    A portfolio stays in the role ("Minister of Energy"), a country or an organisation is the
    affiliation; a place that follows an organisation is left off.
    """
    last = role_end = head
    affiliation: str | None = None
    for _ in range(_MOST_COMPLEMENTS):
        if last + 2 >= len(tokens) or tokens[last + 1].text not in _PREPOSITIONS:
            break
        preposition = tokens[last + 1].text
        first = last + 2
        if tokens[first].text == "the" and first + 1 < len(tokens):
            first += 1
        known = _known_body(tokens, first, names)
        end, name = (known, None) if known else _phrase(tokens, first, left, has_country)
        if end < first:
            break
        phrase = _plain(text[tokens[first].start : tokens[end].end])
        country = _country(phrase)
        posted = preposition == "to" or (preposition == "for" and tokens[first].capital)
        portfolio = tokens[head].bare in PORTFOLIO_HEADS and preposition in ("of", "for")
        names_body = ORGANISATION_WORD.search(phrase) is not None
        if posted and not names_body:
            role_end = end
        elif country is not None:
            affiliation = country
        elif not tokens[first].capital or (portfolio and not names_body):
            if affiliation is None:
                role_end = end
        elif affiliation is None:
            affiliation = phrase
        last = end
        if name is not None:
            return _Complement(last, role_end, affiliation, name)
        if country is not None and not posted:
            break
    return _Complement(last, role_end, affiliation, None)


def _known_body(tokens: list[_Token], first: int, names: NameTable) -> int | None:
    """Last token of an organisation of the table: "Kazakhstan Temir Zholy" is no person."""
    for last in range(min(first + 5, len(tokens) - 1), first, -1):
        row = names.get(" ".join(token.text for token in tokens[first : last + 1]))
        if row is not None and row.kind in ORGANISATION_KINDS:
            return last
    return None


def _phrase(
    tokens: list[_Token], first: int, left: int, has_country: bool
) -> tuple[int, str | None]:
    """Last token of a country, a name in capitals or a field of work, and the name after it."""
    if not tokens[first].capital:
        return _field(tokens, first), None
    longest = first - 1
    for last in range(first, min(first + 4, len(tokens))):
        if _country(" ".join(t.text for t in tokens[first : last + 1])):
            longest = last
    if longest >= first:
        return longest, None
    last, run = first, first
    while last + 1 < len(tokens) and last - first < _LONGEST_PHRASE:
        link = _link(tokens, last + 1)
        if link is None:
            break
        if link != last + 1:
            run = link
        last = link
    apposed = _closes_apposition(tokens, last) and _name_before(tokens, left, has_country)
    if not apposed:
        for start in (last - 2, last - 1):
            name = _name_from(tokens, start) if start > run else None
            whole = name is not None and len(name.split()) == last - start + 1
            if whole and _proper(tokens, start, last):
                return start - 1, name
    while last + 1 < len(tokens) and tokens[last + 1].text in _TAILS:
        last += 1
    return last, None


def _proper(tokens: list[_Token], start: int, last: int) -> bool:
    """Whether a run of three is a name: with an initial or a particle; two words always are."""
    return last - start == 1 or any(
        len(t.text.rstrip(".")) == 1 or t.text in _PARTICLES for t in tokens[start : last + 1]
    )


def _link(tokens: list[_Token], index: int) -> int | None:
    """Index of the next capitalised word of a name, across "of", "and" and a list's comma."""
    following = tokens[index : index + 5]
    texts = [t.text for t in following]
    if following[0].capital:
        return index
    if texts[0] in ("of", "for", "and") and len(texts) > 1:
        step = 2 if texts[1] == "the" else 1
        if step < len(texts) and following[step].capital:
            phrase = texts[step]
            # "Minister of Energy of Kazakhstan": the country is a phrase of its own.
            split = texts[0] == "of" and (_country(phrase) or _opens_country(tokens, index + step))
            return None if split else index + step
    if texts[0] == "," and len(texts) > 3 and following[1].capital:
        listed = texts[2] == "and" and following[3].capital
        return index + 1 if listed else None
    return None


def _opens_country(tokens: list[_Token], first: int) -> bool:
    return any(
        _country(" ".join(t.text for t in tokens[first : first + length])) for length in (1, 2, 3)
    )


def _field(tokens: list[_Token], first: int) -> int:
    last = first - 1
    while last + 1 < len(tokens) and last - first < 4:
        word = tokens[last + 1]
        if not word.text[0].isalpha() or word.capital or word.text in _PREPOSITIONS:
            break
        last += 1
    return last


def _country(text: str) -> str | None:
    code = find_country(text)
    return country_name(code, "en") if code else None


def _name_from(tokens: list[_Token], first: int) -> str | None:
    """A personal name of two to four words that begins at ``first``."""
    words: list[str] = []
    for token in tokens[first : first + 5]:
        particle = bool(words) and token.text.lower() in _PARTICLES
        if not particle and (not token.capital or token.bare in NO_NAME | HEADS | MODIFIERS):
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
        or (has_affiliation and tokens[comma].capital and tokens[comma].text != ",")
    ):
        comma -= 1
    if comma < 2 or tokens[comma].text != ",":
        return None
    first = comma
    while first > 0 and comma - first < 4:
        word = tokens[first - 1]
        if not (word.capital or word.text.lower() in _PARTICLES) or word.bare in NO_NAME:
            break
        first -= 1
    return _name_from(tokens[:comma], first)
