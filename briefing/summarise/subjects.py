"""Whether a name in an English sentence is the subject itself: "critics of X" are somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.language.countries import find_country
from briefing.summarise.organisations import ORGANISATION_WORD
from briefing.summarise.roles import HEADS, MODIFIERS, NO_NAME

_WORD = re.compile(r"[\w’'.-]+|[^\w\s]")
# After a name, up to the verb: the end, an apposition, or when and to whom it was said.
_AFTER_NAME = re.compile(
    r"\s*(?:$|[,(;:–—-]|(?:on|in|at|during|earlier|later|also|himself|herself|to|after|has|had|then|"
    r"again|meanwhile)\b)"
)
# "Juma praised the plan and said": one subject of two verbs.
_ALSO_DOES = re.compile(
    r"\s+(?:(?:has|had|also|later|then)\s+)?(?:\w{3,}ed|met|left|came|went|spoke|took|gave|won)\b"
    r"[^,;:()]*\sand(?:\s+(?:also|then|later))?\s*$"
)
_LISTED = re.compile(
    r"\s*,\s*(?:and|or|along|together|alongside|as well|like|unlike|not|nor|but not|flanked|"
    r"joined)\b"
)
# What brings in a person who is not the subject, or a clause that is not the sentence's own.
_PREPOSITIONS = frozenset(
    "of to for with by from against about than like unlike including near on in at during after "
    "before as since behind among between without over under into via toward towards around "
    "per despite concerning regarding and or but nor that which who whom whose when while where "
    "if whether because although though whereas until once both either neither".split()
)
_WHEN_AND_WHERE = frozenset(("on", "in", "at", "during", "after", "before", "since"))
_OPENERS = frozenset(
    "and but yet so then meanwhile however also later earlier today yesterday again still "
    "separately".split()
)
# Words before an office or a name that leave it the subject.
_BEFORE_OFFICE = frozenset(
    "the a an his her its their our this new incoming outgoing newly appointed elected then "
    "opposition party union village local regional provincial city local veteran human rights "
    "company bank association long-time longtime retired yesterday today later earlier last week "
    "month year morning evening".split()
)


def is_subject(
    subject: str, start: int, end: int, role: str | None, affiliation: str | None
) -> bool:
    """Whether the name at ``subject[start:end]`` is what the verb of ``subject`` belongs to.

    Args:
        subject: The words in which the speaker stands.
        start: Of the name.
        end: Of the name.
        role: Of the person, which may stand before the name.
        affiliation: Of the person, which may stand before or after the role.
    """
    before = _without_office(subject[:start], role or "", affiliation or "")
    own = frozenset(f"{role or ''} {affiliation or ''}".split())
    after = subject[end:]
    if affiliation:  # "David Knight of the World Bank"
        after = re.sub(rf"^\s+(?:of|from|at)\s+(?:the\s+)?{re.escape(affiliation)}\b", "", after)
    return _may_precede(before, own) and may_follow(after, own.__contains__)


def is_opener(word: str) -> bool:
    """Whether a word opens a sentence and belongs to no name: "Meanwhile"."""
    return word.lower() in _OPENERS | _PREPOSITIONS | _BEFORE_OFFICE


def may_follow(after: str, known: Callable[[str], bool] = lambda word: False) -> bool:
    """Whether what follows a name leaves it the subject: nothing, an apposition, adverbs.

    Args:
        after: Up to the verb or the end of the sentence.
        known: Capitalised words that name nobody else.
    """
    if _ALSO_DOES.match(after):
        return True
    if not _AFTER_NAME.match(after) or _LISTED.match(after):
        return False
    apposed = re.match(r"\s*,\s*(?:the\s+|an?\s+)?([A-Z][\w’'-]*)", after)
    if apposed and not _names_thing(apposed[1], known):
        return False  # "Juma, Petrov and Lee said"
    # "Juma, the ministry's spokesman Petrov said": the last name is that of the speaker.
    last = re.search(r"(?:^|\s)([\w’'-]+)\s+([A-Z][\w’'-]+)[.]?\s*$", after)
    if last is None or last[1].lower() in _WHEN_AND_WHERE | {"of", "for", "from"}:
        return True
    return after.lstrip()[:1] != "," or _names_thing(last[2], known)


def _names_thing(word: str, known: Callable[[str], bool]) -> bool:
    bare = re.sub(r"['’]s$", "", word)
    return (
        bare.lower() in HEADS | MODIFIERS | NO_NAME
        or known(bare)
        or find_country(word) is not None
        or ORGANISATION_WORD.fullmatch(bare) is not None
        or bare.isupper()
    )


def _without_office(before: str, role: str, affiliation: str) -> str:
    """``before`` without the person's own office at its end, in any usual order."""
    before = before.rstrip()
    if not role:
        return before
    role, affiliation = re.escape(role), re.escape(affiliation)
    place = rf"(?:\s(?:of|at|for|in|from)\s(?:the\s)?{affiliation})?" if affiliation else ""
    owner = rf"(?:{affiliation}(?:['’]s?)?\s)?" if affiliation else ""
    return re.sub(rf"(?:(?<=\s)|^){owner}{role}{place}$", "", before, flags=re.IGNORECASE).rstrip()


def _may_precede(before: str, own: frozenset[str]) -> bool:
    """Whether a name after ``before`` is a subject, not the object of a preposition or verb."""
    words = _WORD.findall(re.split(r"[,;:—–]\s*", before)[-1])
    head, between = False, 0
    place = len(words) - 1
    while place >= 0:
        word = words[place]
        if word.lower() in _PREPOSITIONS:
            if place == 0 and word.lower() in _OPENERS:
                return True
            if between == 0 or head:
                return False
            if place > 0 and words[place - 1].lower() in HEADS:
                place, head, between = place - 1, True, 1  # "Minister of Energy"
                continue
            leads = word.lower() in _WHEN_AND_WHERE
            return leads and (place == 0 or words[0].lower() in _WHEN_AND_WHERE)
        owned = place > 0 and re.search(r"['’]s?$", words[place - 1]) is not None
        if not owned and not _may_qualify(word, own, head):
            return False
        head = head or word.lower() in HEADS
        between += 1
        place -= 1
    return True


def _may_qualify(word: str, own: frozenset[str], head: bool) -> bool:
    """Whether a word before a name belongs to the name: office, country, article, weekday."""
    lower = word.lower()
    if word[0].isupper() or word[0].isdigit() or lower in _OPENERS | HEADS | MODIFIERS:
        return True
    possessive = re.search(r"['’]s?$", lower) is not None
    body = ORGANISATION_WORD.fullmatch(word.capitalize()) is not None
    return lower in _BEFORE_OFFICE or word in own or possessive or body
