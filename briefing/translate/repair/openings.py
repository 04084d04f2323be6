"""A connective or a date at the edge of a text that the memory has without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.domain import PartialDate
from briefing.language.countries import country_name, find_country
from briefing.language.format import format_date
from briefing.language.inflect import CASES, inflect
from briefing.language.names import Name, NameTable
from briefing.translate.glossary import Glossary
from briefing.translate.masks import Masked
from briefing.translate.repair.tokens import NotCertain, tokens_of

# Connectives that open a sentence in every language, and where a comma follows them there. Others
# of the glossary ("according to", "then") mean more than a link.
_COMMA_AFTER: dict[str, tuple[str, ...]] = {
    "however": (),
    "therefore": (),
    "nevertheless": (),
    "on the other hand": ("ru", "kk", "uz"),
    "on the one hand": ("ru", "kk", "uz"),
    "in addition": ("ru", "kk", "uz"),
    "for example": ("ru", "kk", "uz"),
    "firstly": ("ru", "kk", "uz"),
    "secondly": ("ru", "kk", "uz"),
    "thirdly": ("ru", "kk", "uz"),
}
_MAY_CLOSE = ("however", "for example")
_ADVERBIAL = re.compile(r"(?:on|in)\s", re.I)
_FIRST_WORD = re.compile(r"[\w'’ʻʼ-]*")
_SENTENCE_OPENERS = frozenset(
    "the a this that these those it they we he she there in on at".split()
)
_SHORTEST_STEM = 4
Put = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before a text, in the target language.

    Attributes:
        words: In the source, for the description.
        rest: The text without it.
        put: Sets it before a translation of ``rest``.
    """

    words: str
    rest: Masked
    put: Put


def split_opening(
    source: Masked, language: str, names: NameTable, glossary: Glossary
) -> Opening | None:
    """Take the connective or the date off an English text that begins, or ends, with one."""
    return _split_connective(source, language, names, glossary) or _split_date(
        source, language, names
    )


def _split_connective(
    source: Masked, language: str, names: NameTable, glossary: Glossary
) -> Opening | None:
    for wording, term in glossary.connectives():
        main = term.forms["en"].casefold()
        if main not in _COMMA_AFTER:
            continue
        words = re.escape(wording)
        starts = re.match(rf"{words},\s+", source.core, re.I)
        ends = re.search(rf",\s+{words}$", source.core, re.I) if main in _MAY_CLOSE else None
        if starts:
            rest = _without(source, starts.end())
        elif ends:
            rest = replace(source, core=source.core[: ends.start()])
        else:
            continue
        comma = "," if language in _COMMA_AFTER[main] else ""
        words = term.forms[language] + comma
        return Opening(wording, rest, _Put(words, rest, language, names, begins=not starts))
    return None


def _split_date(source: Masked, language: str, names: NameTable) -> Opening | None:
    if not source.slots or source.slots[0].start != 0:
        return None
    slot = source.slots[0]
    comma = re.match(r",\s+", source.core[slot.end :])
    if not isinstance(slot.value, PartialDate) or not _ADVERBIAL.match(slot.text) or not comma:
        return None
    rest = _without(source, slot.end + comma.end())
    opening = format_date(slot.value, language, form="locative")
    return Opening(slot.text, rest, _Put(opening, rest, language, names))


def _without(source: Masked, length: int) -> Masked:
    slots = tuple(
        replace(slot, start=slot.start - length, end=slot.end - length)
        for slot in source.slots
        if slot.start >= length
    )
    return Masked(source.opening, source.core[length:], source.closing, slots, source.language)


@dataclass(frozen=True, slots=True)
class _Put:
    """Sets ``opening`` before a translation of ``rest``.

    Attributes:
        begins: Whether ``rest`` begins a sentence, so that its first capital says nothing.
    """

    opening: str
    rest: Masked
    language: str
    names: NameTable
    begins: bool = False

    def __call__(self, text: str) -> str:
        """The whole; the first letter of ``text`` becomes small when it is that of no name.

        Raises:
            NotCertain: It may be a name.
        """
        first = _FIRST_WORD.match(text)
        word = first.group() if first else ""
        if not self._keeps_capital(word):
            text = text[:1].lower() + text[1:]
        return f"{self.opening[:1].upper()}{self.opening[1:]} {text}"

    def _keeps_capital(self, word: str) -> bool:
        """Whether the first word of a translation is a name.

        A name of the translation comes from a name of the source. So where the source has none but
        known ones, the word is a form of one of them, or no name.

        Raises:
            NotCertain: The source has a name that no table knows, or the word is made of one.
        """
        if word.isupper() and len(word) > 1:
            return True
        expected = list(self._expected())
        forms = {
            part
            for name, kind in expected
            for case in CASES
            for part in (inflect(name, self.language, case, kind=kind) or "").split()
        }
        if word in forms:
            return True
        if any(word.casefold().startswith(_stem(part)) for n, _ in expected for part in n.split()):
            raise NotCertain(f"{word!r} may be a name")  # китайский
        return False

    def _expected(self) -> Iterator[tuple[str, str]]:
        """Names that the translation should have, with their kind."""
        for slot in self.rest.slots:
            if isinstance(slot.value, Name):
                yield slot.value.forms.get(self.language, ""), "person"
        known = [f for f in self.names.find(self.rest.core) if f.name.kind != "person"]
        for found in known:
            kind = "place" if found.name.kind == "place" else "organisation"
            yield found.name.forms.get(self.language, ""), kind
        for place, token in enumerate(tokens_of(self.rest)):
            if not token.capital or token.text.isupper():
                continue
            if any(f.start <= token.start and token.end <= f.end for f in known):
                continue
            code = find_country(token.text)
            if code is not None and country_name(code, "en") == token.text:
                yield country_name(code, self.language), "place"
            elif not (self.begins and place == 0 and token.key in _SENTENCE_OPENERS):
                raise NotCertain(f"{token.text!r} may be a name")


def _stem(name: str) -> str:
    name = name.casefold().strip("«»“”")
    return name[: max(_SHORTEST_STEM, len(name) - 2)]
