"""Texts as words, signs and slots, and the one place where two of them differ."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.translate.masks import Masked, Slot, normalise

_TOKEN = re.compile(r"(?<=\w)['’ʼ]s?\b|[^\W_]+(?:[-.'’ʻʼ](?!s\b)[^\W_]+)*|[^\s\w]|_")


class NotCertain(ValueError):
    """A difference cannot be repaired exactly; the message says which."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or slot at ``core[start:end]``.

    Attributes:
        key: What it is compared by. "an" is "a": the word after it decides.
    """

    text: str
    start: int
    end: int
    key: str
    slot: Slot | None = None

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.slot is None and self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Difference:
    """Tokens ``own[start:own_end]`` of a unit stand where a text has ``given[start:given_end]``.

    Before and after that all tokens are the same.
    """

    own: tuple[Token, ...]
    given: tuple[Token, ...]
    start: int
    own_end: int
    given_end: int

    @property
    def empty(self) -> bool:
        """Whether the two are the same but for the contents of their slots."""
        return self.start == self.own_end == self.given_end

    def slots(self) -> list[tuple[Slot, Slot]]:
        """Slots that stand in the same place: the unit's and the text's."""
        after = len(self.own) - self.own_end
        aligned = [
            *zip(self.own[: self.start], self.given[: self.start], strict=True),
            *zip(self.own[self.own_end :], self.given[len(self.given) - after :], strict=True),
        ]
        return [(a.slot, b.slot) for a, b in aligned if a.slot is not None and b.slot is not None]


def tokens_of(masked: Masked) -> tuple[Token, ...]:
    """The tokens of the core of a text."""
    found: list[Token] = []
    position = 0
    for slot in masked.slots:
        found += _words(masked.core, position, slot.start)
        found.append(Token(slot.text, slot.start, slot.end, slot.mark, slot))
        position = slot.end
    found += _words(masked.core, position, len(masked.core))
    return tuple(found)


def _words(core: str, start: int, end: int) -> list[Token]:
    return [
        Token(match.group(), match.start(), match.end(), _key(match.group()))
        for match in _TOKEN.finditer(core, start, end)
    ]


def _key(word: str) -> str:
    key = normalise(word)
    return "a" if key == "an" else key


def difference(own: Masked, given: Masked) -> Difference:
    """Where a text differs from the source of a unit."""
    ours, theirs = tokens_of(own), tokens_of(given)
    shortest = min(len(ours), len(theirs))
    start = 0
    while start < shortest and ours[start].key == theirs[start].key:
        start += 1
    after = 0
    while after < shortest - start and ours[-1 - after].key == theirs[-1 - after].key:
        after += 1
    return Difference(ours, theirs, start, len(ours) - after, len(theirs) - after)
