"""Whom a subject means: a full name, a surname, an office, a pronoun.

Certain or nothing: two candidates give ``None``, and so does a name that nobody introduced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.domain import Block, Speaker
from briefing.language.countries import find_country
from briefing.language.names import NameTable
from briefing.summarise.organisations import (
    find_organisation,
    find_organisations,
    refers_to_organisation,
)
from briefing.summarise.people import Person, find_full_names
from briefing.summarise.roles import bare_heads, same_role

_PRONOUN = re.compile(r"(?:he|she)\b(?!['’\w]|\s+(?:and|or)\b)", re.IGNORECASE)
_OFFICE = re.compile(r"the\s+(?P<office>[a-z]+(?:[ -][a-z]+){0,4})", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:$|[,(;:–—-]|(?:on|in|at|during|earlier|later|also|himself|herself|to|after|has|had|then)\b)"
)
_NOT_ALONE = re.compile(
    r"\b(?:and|or|with|by|from|between|than|without|both)\s+(?:the\s+)?$|"
    r"\b(?:spokes\w+|advis[eo]r|assistant|aide|deputy|lawyer|representative)\s+(?:for|to|of)\s+$",
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

    def speaker(self, subject: str, context: str, block_before: str) -> Speaker | None:
        """Who ``subject`` is.

        Args:
            subject: The words of the sentence in which the speaker stands.
            context: The block up to that sentence; empty when the sentence opens its block.
            block_before: The block before, for what the same block does not settle.
        """
        person = self.resolve(subject, context)
        if person is None and not self._anybody(context):
            person = self.resolve(subject, block_before)
        if person is not None:
            return person.speaker
        word = refers_to_organisation(subject)
        if word is not None:
            told = self._anybody(context) or any(o.name in context for o in self._organisations)
            return self._meant(word, context if told else block_before)
        return find_organisation(subject, self._names)

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
            known = self.mentioned(before)
            if len(known) != 1 or self._strangers(before):
                return None
            row = self._names.get(known[0].name)
            other = {"m": "she", "f": "he"}.get(row.gender) if row else None
            return None if subject.lower().split()[0] == other else known[0]
        office = _OFFICE.match(subject)
        if office is None or find_full_names(subject):
            return None
        return self._holder(office["office"], before)

    def _holder(self, office: str, before: str) -> Person | None:
        """Who holds "prime minister"; longer readings of the words first."""
        words = office.split()
        for length in range(len(words), 0, -1):
            phrase = " ".join(words[:length])
            if not bare_heads(words[length - 1]) and length > 1 and not bare_heads(phrase):
                continue
            fitting = [p for p in self._people if p.role and same_role(p.role, phrase)]
            if len(fitting) > 1:
                near = self.mentioned(before)
                fitting = [p for p in fitting if p in near]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _is_subject(self, person: Person, subject: str) -> bool:
        name = person.name if person.name in subject else person.surname
        start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", subject)][-1]
        before, after = subject[:start], subject[start + len(name) :]
        if person.role and before.rstrip().endswith(person.role):
            before = before.rstrip().removesuffix(person.role)
        strangers = [n for n in find_full_names(subject) if person.surname not in n.split()]
        known = [
            n
            for n in strangers
            if n in (person.affiliation or "") or re.search(rf"{re.escape(n)}['’]s ", before)
        ]
        return (
            _AFTER_NAME.match(after) is not None
            and _NOT_ALONE.search(before) is None
            and len(strangers) == len(known)
        )

    def _anybody(self, text: str) -> bool:
        return bool(self.mentioned(text)) or bool(self._strangers(text))

    def _strangers(self, text: str) -> list[str]:
        """Names in ``text`` that could be people whom the document does not introduce."""
        surnames = {p.surname for p in self._people}
        return [
            name
            for name in find_full_names(text)
            if not surnames & set(name.split()) and not self._is_known_thing(name)
        ]

    def _is_known_thing(self, name: str) -> bool:
        row = self._names.get(name)
        thing = row is not None and row.kind != "person"
        parts = name.split()
        return (
            thing
            or any(find_country(p) for p in parts)
            or any(name in o.name for o in self._organisations)
        )


def _named(name: str, text: str, owners: bool) -> bool:
    own = "" if owners else r"|['’]s?\s"
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w{own})", text) is not None
