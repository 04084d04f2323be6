"""Whom a subject means: a full name, a surname, an office, a pronoun.

Certain or nothing: two candidates give ``None``, and so does a name that nobody introduced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.domain import Block, Speaker
from briefing.language.countries import find_country
from briefing.language.names import NameTable
from briefing.summarise.organisations import (
    find_organisation,
    find_organisations,
    find_state_body,
    refers_to_organisation,
)
from briefing.summarise.people import Person, find_full_names
from briefing.summarise.quotes import without_quotes
from briefing.summarise.roles import HEADS, MODIFIERS, PORTFOLIO_HEADS, same_role
from briefing.summarise.strangers import (
    gender,
    is_thing,
    single_names,
    unnamed_people,
    words_of,
)
from briefing.summarise.subjects import is_opener, is_subject, may_follow

_PRONOUN = re.compile(r"(?:he|she)\b(?!['’\w]|\s+(?:and|or)\b)", re.IGNORECASE)
_OFFICE = re.compile(r"the\s+(?P<office>[a-z]+(?:[ -][a-z]+){0,4})(?!['’\w])", re.IGNORECASE)
# When, where or why it was said, before "the minister", "the bank" or "he".
_LEAD = re.compile(
    r"^(?:(?:on|in|at|during|after|before|following|asked|speaking|commenting|earlier|later|"
    r"yesterday|today|meanwhile|however|but|also|separately|then)\b[^,]*,\s+)+(?=(?:the|he|she)\b)",
    re.IGNORECASE,
)
# An office with its field and country, whoever holds it: "the finance minister of Uzbekistan".
_FIELD = rf"(?:{'|'.join(sorted(MODIFIERS, key=len, reverse=True))})"
_HEAD = re.compile(rf"\b(?i:{'|'.join(sorted(HEADS, key=len, reverse=True))})\b(?!['’]s\s)")
_BEFORE_HEAD = re.compile(
    r"(?:^|\s)(?P<place>(?:[A-Z][\w.]+\s+){0,2}[A-Z][\w.]+(?:['’]s)?\s+)?"
    rf"(?P<field>(?i:(?:{_FIELD}\s+)*))$"
)
_AFTER_HEAD = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?(?P<of>[A-Za-z]+(?:\s+(?:and\s+)?[A-Z][a-z]+){0,3})"
)
_LONGEST_OFFICE = 60
# Speaks for the body that employs it, as a press service does.
_VOICE = re.compile(
    r"(?:(?:an?|the)\s+)?(?:(?:spokes(?:man|woman|person)|press\s+(?:service|office|secretary))\s+"
    r"(?:for|of|at)\s+(?P<body>.+)|(?P<owner>.+?)(?:['’]s?)\s+(?:spokes(?:man|woman|person)|press\s+"
    r"(?:service|office|secretary)))\s*$",
    re.IGNORECASE,
)

# Words of a minister's office that say nothing of the ministry.
_NO_FIELD = frozenset(
    "minister of the and for deputy vice first prime acting former senior state".split()
)


class Referents:
    """The people and organisations of one document, and how it refers to them."""

    def __init__(
        self, people: tuple[Person, ...], blocks: Sequence[Block], names: NameTable
    ) -> None:
        self._people = people
        self._names = names
        self._organisations = find_organisations(blocks, names)
        self._known_words = words_of([o.name for o in self._organisations])
        self._blocks = blocks

    @cached_property
    def _offices(self) -> list[_Office]:
        """The offices of which the document speaks."""
        return [office for block in self._blocks for office in _offices(block.text)]

    def speaker(self, subject: str, context: str, block_before: str) -> Speaker | None:
        """Who ``subject`` is.

        Args:
            subject: The words of the sentence in which the speaker stands.
            context: The block up to that sentence; empty when the sentence opens its block.
            block_before: The block before, for what the same block does not settle.
        """
        subject = _LEAD.sub("", subject)
        person = self.resolve(subject, context)
        if person is None and not self._anybody(context) and not _settles(context):
            person = self.resolve(subject, block_before)
        if person is not None:
            return person.speaker
        if voice := _VOICE.match(subject.strip(" ,")):
            ends = voice.end("body" if voice["body"] else "owner")
            subject = voice["body"] or subject.strip(" ,")[:ends]
        word = refers_to_organisation(subject)
        if word is not None:
            told = self._anybody(context) or any(o.name in context for o in self._organisations)
            return self._meant(word, context if told else block_before)
        known = find_organisation(subject, self._names)
        return known or find_state_body(subject, self._organisations)

    def _meant(self, word: str, before: str) -> Speaker | None:
        """The organisation that "the ministry" means: the only one, or the only one near."""
        every = [o for o in self._organisations if word in o.name.lower().split()]
        if len(every) != 1 or self._other_ministers(every[0], self._people):
            every = [o for o in every if o.name in before]
        if len(every) != 1:
            return None
        shown = self.mentioned(before) if every[0].name in before else self._people
        return None if self._other_ministers(every[0], shown) else every[0]

    def _other_ministers(self, ministry: Speaker, people: Sequence[Person]) -> bool:
        """Whether one of ``people`` is a minister of another ministry."""
        own = ministry.name.lower()
        if "ministry" not in own:
            return False
        for person in people:
            role = (person.role or "").lower()
            fields = set(re.findall(r"[a-z]+", role)) - _NO_FIELD
            if "minister" in role and any(word not in own for word in fields):
                return True
        return False

    def mentioned(self, text: str, *, owners: bool = True) -> tuple[Person, ...]:
        """The people whose name or surname stands in ``text``, in order of the document.

        Args:
            text: Any text.
            owners: Count "Smailov" in "Smailov's deputy" too.
        """
        found = [p for p in self._people if _named(p.surname, text, owners)]
        exact = [p for p in found if _named(p.name, text, owners)]
        # "Daniyar Akhmetov" is not every Akhmetov of the document.
        shadowed = {p.surname for p in exact}
        return tuple(p for p in found if p in exact or p.surname not in shadowed)

    def others(self, speaker: Speaker, text: str) -> bool:
        """Whether ``text`` mentions anybody but ``speaker``."""
        known = any(person.name != speaker.name for person in self.mentioned(text))
        return known or bool(self._strangers(text))

    def resolve(self, subject: str, before: str) -> Person | None:
        """The person that ``subject`` means, given the text ``before`` it."""
        named = self.mentioned(subject, owners=False)
        if named:
            alone = len(named) == 1 and self._is_subject(named[0], subject)
            return named[0] if alone else None
        if _PRONOUN.match(subject):
            return self._of_pronoun(subject, before)
        office = _OFFICE.match(subject)
        if office is None or find_full_names(subject):
            return None
        return self._holder(office["office"], subject[office.end("office") :], before)

    def _of_pronoun(self, subject: str, before: str) -> Person | None:
        """The one person mentioned whom "he" or "she" can mean."""
        match = _PRONOUN.match(subject)
        if match is None or not may_follow(subject[match.end() :]):
            return None
        wanted = {"he": "m", "she": "f"}[match.group().lower()]
        known = self.mentioned(before)
        genders = {person: self._gender(person) for person in known}
        fitting = [person for person in known if genders[person] in (None, wanted)]
        if len(fitting) != 1 or self._strangers(before):
            return None
        (person,) = fitting
        roles = [p.role for p in known if p.role]
        # What they say of others inside quotation marks changes no subject.
        told = without_quotes(before)
        unnamed = (
            phrase
            for phrase in unnamed_people(told[told.rfind(person.surname) + 1 :])
            if not any(same_role(role, phrase) or phrase in role for role in roles)
        )
        # A second person who is known to be of the other gender leaves no doubt either.
        certain = len(known) == 1 or genders[person] == wanted
        return person if certain and next(unnamed, None) is None else None

    def _gender(self, person: Person) -> str | None:
        row = self._names.get(person.name)
        return (row.gender if row else "") or gender(person.name, person.role)

    def _holder(self, office: str, after: str, before: str) -> Person | None:
        """Who holds "prime minister"; all words up to the verb belong to the office."""
        words = office.split()
        country = find_country(words[0])
        if country is not None and words[-1].lower() in HEADS and may_follow(after):
            return self._only_holder(" ".join(words[1:]), before, country)
        for length in range(len(words), 0, -1):
            phrase = " ".join(words[:length])
            rest = " ".join(words[length:]) + after
            if words[length - 1].lower() in HEADS and may_follow(" " + rest if rest else ""):
                return self._only_holder(phrase, before)
            place = " ".join(words[length + 1 :])
            if length < len(words) and words[length].lower() in ("of", "for"):
                return self._holder_of(phrase, place, after, before)
        return None

    def _holder_of(self, phrase: str, place: str, after: str, before: str) -> Person | None:
        """Who holds "minister of energy" or "president of Kazakhstan"."""
        place = re.sub(r"^the\s+", "", place)
        if not may_follow(after):
            return None
        country = find_country(place)
        if country is None:
            return self._only_holder(f"{phrase} of {place}", before)
        return self._only_holder(phrase, before, country)

    def _only_holder(self, phrase: str, before: str, country: str | None = None) -> Person | None:
        fitting = [p for p in self._people if p.role and same_role(p.role, phrase)]
        if country is not None:
            fitting = [p for p in fitting if find_country(p.affiliation or "") == country]
        near = self.mentioned(before)
        if len(fitting) > 1:
            fitting = [p for p in fitting if p in near]
        if len(fitting) != 1 or _is_former(fitting[0].role or "", phrase):
            return None
        person = fitting[0]
        offices, here = self._offices, list(_offices(before))
        if country is not None:
            offices, here = ([o for o in os if o.country == country] for os in (offices, here))
        if not self._has_rival(person, phrase, offices):
            return person
        # Another minister is spoken of: only where this one is the last that was named.
        return person if person in near and not self._has_rival(person, phrase, here) else None

    def _has_rival(self, person: Person, phrase: str, offices: Iterable[_Office]) -> bool:
        """Whether one of ``offices`` is another that ``phrase`` could mean."""
        role = (person.role or "").lower()
        country = find_country(person.affiliation or "")
        exact = not same_role(role, phrase.lower().split()[-1]) or " " in phrase.strip()
        for office in offices:
            if office.head != phrase.lower().split()[-1]:
                continue
            if "prime" in office.field and phrase.lower() == "minister":
                continue  # nobody calls a prime minister "the minister", nor the deputy
            field = [word for word in office.field if word not in role]
            abroad = None not in (country, office.country) and country != office.country
            other = bool(field) and not (exact and set(field) - set(phrase.lower().split()))
            if other or (abroad and (not field or not exact)):
                return True
        return False

    def _is_subject(self, person: Person, subject: str) -> bool:
        name = person.name if person.name in subject else person.surname
        start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", subject)][-1]
        before = subject[:start]
        if name == person.surname and self._other_first_name(person, before):
            return False
        if not is_subject(subject, start, start + len(name), person.role, person.affiliation):
            return False
        strangers = [n for n in find_full_names(subject) if person.surname not in n.split()]
        known = [
            n
            for n in strangers
            if n in (person.affiliation or "") or re.search(rf"{re.escape(n)}['’]s ", before)
        ]
        return len(strangers) == len(known)

    def _other_first_name(self, person: Person, before: str) -> bool:
        """Whether the word before a surname makes it somebody else's: "Sarah Knight"."""
        found = re.search(r"(?:^|\s)([A-Z][\w’'-]+)\s+$", before)
        if found is None or re.search(r"['’]s?$", found[1]):
            return False
        return not (self._is_known_word(found[1]) or is_thing(found[1]) or is_opener(found[1]))

    def _anybody(self, text: str) -> bool:
        somebody = bool(self.mentioned(text)) or bool(self._strangers(text))
        return somebody or next(unnamed_people(text), None) is not None

    def _strangers(self, text: str) -> list[str]:
        """Names in ``text`` that could be people whom the document does not introduce."""
        surnames = {p.surname for p in self._people}
        full = [
            name
            for name in find_full_names(text)
            if not surnames & set(name.split()) and not self._is_known_thing(name)
        ]
        return full + list(single_names(text, self._is_known_word))

    def _is_known_word(self, word: str) -> bool:
        own = any(
            word in person.name.split() or word in f"{person.role} {person.affiliation}".split()
            for person in self._people
        )
        return own or word in self._known_words or self._is_known_thing(word)

    def _is_known_thing(self, name: str) -> bool:
        row = self._names.get(name)
        thing = row is not None and row.kind != "person"
        parts = name.split()
        return (
            thing
            or any(find_country(p) for p in parts)
            or any(name in o.name for o in self._organisations)
        )


@dataclass(frozen=True, slots=True)
class _Office:
    """An office that a text mentions: its noun, the words of its field, its country's code."""

    head: str
    field: tuple[str, ...]
    country: str | None


def _offices(text: str) -> Iterator[_Office]:
    for match in _HEAD.finditer(text):
        head = match.group().lower()
        before = _BEFORE_HEAD.search(text[max(0, match.start() - _LONGEST_OFFICE) : match.start()])
        field = before["field"].lower().split() if before else []
        place = (before["place"] or "").split() if before else []
        country = next((code for word in place if (code := find_country(word))), None)
        if after := _AFTER_HEAD.match(text, match.end()):
            of = after["of"]
            code = find_country(of) or find_country(of.split()[0])
            country = country or code
            if code is None and (head in PORTFOLIO_HEADS or of[0].isupper()):
                field += of.lower().split()
        words = [word for word in field if word not in ("and", "of", "the", "former", "acting")]
        yield _Office(head, tuple(words), country)


def _settles(text: str) -> bool:
    """Whether ``text`` speaks of an office with its field or country: one more to be meant."""
    return any(office.field or office.country for office in _offices(text))


def _is_former(role: str, phrase: str) -> bool:
    """Whether the holder no longer is what ``phrase`` says: "the president", "former president"."""
    gone = re.compile(r"\b(?:former|ex|late|outgoing)\b", re.IGNORECASE)
    return gone.search(role) is not None and gone.search(phrase) is None


def _named(name: str, text: str, owners: bool) -> bool:
    own = "" if owners else r"|['’]s?\s"
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w{own})", text) is not None
