"""People of whom an English text speaks although nobody introduced them.

A pronoun or "the minister" after them may mean one of them, so it means nobody for certain. Such a
person may be one capitalised word ("Khamraev disagreed") or none at all ("A farmer disagreed").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefing.language.countries import find_country
from briefing.summarise.organisations import ORGANISATION_WORD
from briefing.summarise.roles import HEADS, MODIFIERS, NO_NAME
from briefing.summarise.speech import SPEECH_VERBS
from briefing.summarise.terms import is_stop_word

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What surnames of the region end in, as English papers spell them.
_SURNAME = re.compile(
    r"[A-Z][\w’'ʻ-]{2,}(?:ov|ev|yev|ova|eva|yeva|in|ina|sky|skiy|skii|skaya|enko|chuk|uly|uulu|"
    r"ogly|kyzy|qizi|zoda|zade|zada|bekov|bayev|bay|yan|dze|shvili)"
)
_NO_SURNAME = frozenset(
    "berlin dublin turin begin martin basin cabin lenin main plain train".split()
)
# Verbs that people rather than countries and companies are the subject of.
_HUMAN_VERBS = frozenset(
    "disagreed agreed objected met arrived left resigned visited spoke nodded smiled laughed "
    "shrugged thinks thought believes wants hopes refused declined opposed backed supported "
    "criticised criticized accused rejected attended chaired joined returned travelled traveled "
    "flew came went asked demanded welcomed voted listened interrupted apologised apologized "
    "succeeded replaced dismissed denied doubts doubted opposes supports backs".split()
)
_HUMANS = HEADS | frozenset(
    "man woman resident farmer villager driver nurse witness official source colleague critic "
    "opponent rival candidate worker student pensioner father mother son daughter brother sister "
    "husband wife widow counterpart predecessor successor delegate soldier officer guard trader "
    "shopkeeper migrant patient doctor miner fisherman herder businessman businesswoman member "
    "guest reporter correspondent interpreter envoy aide assistant".split()
)
_STOP = re.compile(r"[.!?:»”\"]\s*$")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Gen|Sen)\.?\s+([A-Z][\w’'-]+)")
_WITH = frozenset("with by and than told met succeeded replaced".split())
_OBJECT = re.compile(r"\b(?:to|of|for|from|by|at|in)\s+$", re.IGNORECASE)
_FEMALE_OFFICE = re.compile(r"\b\w*woman\b", re.IGNORECASE)
_MALE_OFFICE = re.compile(r"\b(?:spokes|chair|business|congress)man\b", re.IGNORECASE)


def single_names(text: str, known: Callable[[str], bool]) -> Iterator[str]:
    """Single capitalised words that are probably somebody's surname.

    Args:
        text: Any text.
        known: Whether a word belongs to somebody or something that is known.
    """
    words = list(_WORD.finditer(text))
    yield from (m[1] for m in _TITLED.finditer(text) if not known(m[1]))
    for place, match in enumerate(words):
        word = re.sub(r"['’]s?$", "", match.group())
        if (
            not word[:1].isupper()
            or len(word) < 3
            or word.isupper()
            or is_thing(word)
            or known(word)
        ):
            continue
        opens = match.start() == 0 or _STOP.search(text[max(0, match.start() - 3) : match.start()])
        if opens and is_stop_word(word):
            continue
        following = words[place + 1].group().lower() if place + 1 < len(words) else ""
        before = words[place - 1].group() if place else ""
        adjacent = text[match.end() : match.end() + len(following) + 1].strip().lower() == following
        surname = _SURNAME.fullmatch(word) and word.lower() not in _NO_SURNAME
        acts = adjacent and (following in _HUMAN_VERBS or following in SPEECH_VERBS)
        plural = word.endswith("s") and opens
        held = before.lower() in HEADS and before[:1].isupper()
        if surname or held or (acts and not plural) or (before.lower() in _WITH and not opens):
            yield word


def unnamed_people(text: str) -> Iterator[str]:
    """Offices and people without a name: "the governor", "a farmer", "his Uzbek counterpart".

    What a thing is given to or taken from ("handed over to the prosecutor") goes on as no subject.
    """
    pattern = (
        r"\b(?:(?i:the|an?|another|one|his|her|its|their|local)|[A-Za-z]+['’]s?|[A-Z][a-z]+)\s+"
        r"((?:[\w-]+\s+){0,3}?(" + "|".join(sorted(_HUMANS, key=len, reverse=True)) + r"))\b"
        r"(?!\s+(?:of\s+(?:the\s+)?[A-Z][\w-]+\s+)?[A-Z][\w’'-]+)"
    )
    for match in re.finditer(pattern, text):
        if not _OBJECT.search(text[max(0, match.start() - 8) : match.start()]):
            yield match[1]


def gender(name: str, role: str | None) -> str | None:
    """``m`` or ``f`` where the end of the surname, or the office, leaves no doubt."""
    surname = name.rsplit(" ", 1)[-1].lower()
    if _FEMALE_OFFICE.search(role or "") or re.search(r"(?:ova|eva|skaya|kyzy|qizi)$", surname):
        return "f"
    if _MALE_OFFICE.search(role or "") or re.search(r"(?:ov|ev|sky|skiy|uly|uulu|ogly)$", surname):
        return "m"
    return None


def is_thing(word: str) -> bool:
    """Whether a word is part of an office, a country, a body or a date, and of no name."""
    lower = word.lower()
    return (
        lower in NO_NAME | HEADS | MODIFIERS
        or find_country(word) is not None
        or ORGANISATION_WORD.fullmatch(word) is not None
    )


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The single words of names, to know them again."""
    return frozenset(word for name in names for word in name.split())
