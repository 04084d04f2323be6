"""People whom ``names.csv`` lacks: found in English texts, and given forms by rule.

English shows a person's name by nothing but capitals, which organisations and headings have too. So
words that belong to those are no part of a name, and who is surely a person is told apart from who
may be one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefing.language.countries import find_country
from briefing.language.names import Name
from briefing.language.russian import guess_gender
from briefing.language.scripts.romanisation import rewrite_name

LANGUAGES = ("en", "ru", "kk", "uz")
_CAPITAL = re.compile(
    r"(?<![\w-])[A-Z][a-zà-ɏ'’ʻʼ]+(?:-[A-Z]?[a-zà-ɏ'’ʻʼ]+)*(?![\w-])|[A-Z]\.(?=\s[A-Z])"
)
_GENDERS = {"male": "m", "female": "f"}
_LONGEST = 3  # words of a name
# Before a name; the words themselves are no part of it.
_TITLES = frozenset(
    "president minister premier chancellor secretary chairman chairwoman chair director head "
    "governor mayor ambassador envoy speaker general spokesman spokeswoman spokesperson deputy "
    "senator akim hakim khokim professor leader mr mrs ms dr sir commissioner coordinator manager "
    "officer chief executive expert analyst economist engineer journalist colonel prime vice first "
    "senior fellow researcher correspondent reporter editor founder owner lawyer scientist "
    "foreign acting former king prince sheikh emir representative adviser advisor".split()
)
# Whoever these stand in is no person.
_OF_ORGANISATIONS = frozenset(
    "bank union ministry sea ocean river lake canal agency committee commission company "
    "corporation institute university academy school centre center council parliament "
    "government fund group energy gas oil power water rail railway railways airport airlines "
    "airways port region district province republic federation agreement treaty convention "
    "protocol charter summit forum conference organization organisation association authority "
    "department office house party court development international national central asia "
    "asian europe european eurasian caspian north south east west northern southern eastern "
    "western united world global new nations states kingdom community alliance consortium "
    "corridor initiative programme program project pipeline pact act law plan strategy basin "
    "valley mountain mountains steppe plant refinery mine field news agency times post press "
    "service holding joint stock ltd inc plc trade economic security arab american british "
    "german french chinese russian kazakh uzbek turkish iranian indian japanese kyrgyz tajik "
    "turkmen afghan great street avenue square palace museum hotel city town village january "
    "february march april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_OPENERS = frozenset(
    "the a an this that these those it its he she they we his her their our you i in on at by for "
    "from with of to as and but or if when while after before since until although though because "
    "however meanwhile moreover therefore yesterday today tomorrow both either neither according "
    "not no yes there here where who what which why how all some many most several each every "
    "only also even then now later earlier recently finally instead despite during under over "
    "between among against without within last next".split()
)


@dataclass(frozen=True, slots=True)
class NewName:
    """A name in a text. ``sure``: it is a person's, as a title or a known given name shows."""

    text: str
    sure: bool


def find_new_people(text: str, *, begins: bool = True) -> tuple[NewName, ...]:
    """Full names of people in an English text, known ones too.

    Args:
        begins: ``text`` begins a sentence, so that its first capital says nothing.
    """
    found = []
    for run in _runs(text):
        words = [match.group() for match in run]
        kinds = [_kind(word) for word in words]
        spoken_of = ("title", "opener")
        start = max((place + 1 for place, kind in enumerate(kinds) if kind in spoken_of), default=0)
        name = words[start:]
        if "organisation" in kinds[start:] or any(find_country(word) for word in name):
            continue
        if len(name) > _LONGEST:  # what goes before may be anything: "Tengri Vlast John Brown"
            name = name[-2:]
        if len(name) < 2 or all(word.endswith(".") for word in name):
            continue
        if name[-1].endswith(("'s", "’s")):
            name[-1] = name[-1][:-2]
        opens = begins and start == 0 and not text[: run[0].start()].strip("“\"'«( ")
        titled = start > 0 and kinds[start - 1] == "title"
        whole = " ".join(name)
        known_given = guess_gender(rewrite_name(whole, "en", "ru")) is not None
        if opens and not known_given and len(name) > 2:
            continue
        found.append(NewName(whole, titled or known_given))
    return tuple(dict.fromkeys(found))


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Words with capitals that stand side by side."""
    runs: list[list[re.Match[str]]] = []
    for match in _CAPITAL.finditer(text):
        if runs and text[runs[-1][-1].end() : match.start()] == " ":
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _kind(word: str) -> str:
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    if low in _OF_ORGANISATIONS:
        return "organisation"
    if low in _TITLES:
        return "title"
    return "opener" if low in _OPENERS else ""


def is_person(name: str, language: str) -> bool:
    """Whether a name that stands alone reads like a person's: two or three words with capitals."""
    words = name.split()
    if not 1 <= len(words) <= _LONGEST + 1:
        return False
    if not all(word[:1].isupper() and not (word.isupper() and len(word) > 2) for word in words):
        return False
    if language == "en":
        return len(words) > 1 and all(_kind(word) == "" for word in words)
    return len(words) > 1


def new_person(name: str, source: str, locales: Path | None) -> Name:
    """A row for a person whom the table lacks, its forms made by rule.

    Args:
        name: As it stands in the language ``source``.
    """
    forms = {code: rewrite_name(name, source, code, locales) for code in LANGUAGES}
    gender = _GENDERS.get(guess_gender(forms["ru"]) or "", "")
    return Name("", "person", gender, forms, (), "", "draft")
