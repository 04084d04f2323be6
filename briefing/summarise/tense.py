"""Whether the words around a date speak of the past or of what is to come.

It decides the year of "15 January" and the day of "on Thursday", so it is meant to be certain
rather than complete: where the words allow both it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.sentences import split_sentences
from briefing.summarise.cue_words import CUE_WORDS

_FUTURE = (
    r"will|shall|would|(?:is|are|was|were) (?:to|going to|due|scheduled|expected|planned)|plans?|"
    r"planned|intends?|expects?|expected|scheduled|due|upcoming|forthcoming|to be|next|must|"
    r"should|has to|have to|can"
)
_PAST = (
    r"had|was|were|did|(?<!be )(?<!been )(?<!is )(?<!are )\w{3,}ed|met|held|took|rose|fell|began|"
    r"came|gave|went|said|told|spoke|made|became|left|won|lost|paid|sent|spent|built|bought|sold|"
    r"grew|cut|led|brought"
)
# What was decided or asked for lies after the deciding: "agreed to supply gas from 1 December".
_OPEN = {
    "en": r"to\s+(?!the\b|an?\b|its\b|their\b|\d)[a-z]{3,}|"
    r"(?:plans?|contracts?|tenders?|deadlines?|bans?|permits?|offers?) (?:for|to)",
    "ru": r"\w{2,}(?:ать|ить|еть|ять|уть|оть|ыть|сти|зти|йти|чь)(?:ся)?",
}
_VERB_LAST = ("kk", "uz")
# "… өтеді деп хабарлады": what was said ends here.
_SAID_SO = re.compile(r"\b(?:деп|дей\w+|deb|deya)\b", re.IGNORECASE)
# "… сообщил, что …": what was said begins here, whatever the tense of the saying.
_SAID_THAT = {
    "en": re.compile(r"\bthat\s+", re.IGNORECASE),
    "ru": re.compile(r",\s+(?:что|чтобы)\s+", re.IGNORECASE),
}
# "X will …, Y said on Tuesday": the day of the saying is past, whatever was said.
_SAID_ON = {
    "en": re.compile(
        r"\b(?:said|stated|noted|added|announced|reported|confirmed|told\s+\w+)\s+$", re.IGNORECASE
    ),
    "ru": re.compile(
        r"(?<!\w)(?:сказа|сообщи|заяви|отмети|рассказа|подчеркну|добави|объяви|подтверди)л[аио]?\s+"
        r"(?:журналистам\s+)?$",
        re.IGNORECASE,
    ),
}
# Before a date, or after it where a language says it there: the time that something ends, or
# begins. It may lie ahead whatever the tense is.
_UNTIL_BEFORE = {
    "en": re.compile(r"\b(?:until|till|by|before|through)\s+(?:the\s+)?$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:до|ко?|по|не позднее)\s+(?:\w+\s+)?$", re.IGNORECASE),
}
_UNTIL_AFTER = {
    "kk": re.compile(r"\s+(?:дейін|шейін|қарай)(?!\w)", re.IGNORECASE),
    "uz": re.compile(r"(?<=gacha)|\s+qadar(?!\w)", re.IGNORECASE),
}
# What is prolonged until a day goes on when that is told.
_PROLONGED = {
    "en": re.compile(r"\b(?:extend|prolong|postpon|delay)\w+", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:продл|отложи|перенес|перенёс|отсроч)\w+", re.IGNORECASE),
    "kk": re.compile(r"(?<!\w)(?:ұзарт|шегер)\w+|кейінге\s+қалдыр", re.IGNORECASE),
    "uz": re.compile(r"\b(?:uzaytir|choʻz|kechiktir|qoldiril)\w+", re.IGNORECASE),
}
_FROM_BEFORE = {
    "en": re.compile(r"\b(?:from|for|effective|starting)\s+(?:the\s+)?$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:со?|на)\s+$", re.IGNORECASE),
}
_FROM_AFTER = {
    "kk": re.compile(r"(?<=[ндт][ае]н)(?:\s+бастап)?(?!\w)", re.IGNORECASE),
    "uz": re.compile(r"(?<=dan)(?:\s+boshlab)?(?!\w)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Side:
    """On which side of the present a date lies.

    Attributes:
        value: 1: it is to come; -1: it is past; 0: the words do not say.
        firm: Whether a date just after the text was written may be told of in this tense only if
            it is of the year before. "Raised tariffs from 1 January" may be of either.
    """

    value: int
    firm: bool = True


@lru_cache(maxsize=4)
def _tense_words(language: str) -> re.Pattern[str]:
    words = CUE_WORDS.get(language)
    future, past = (words.future, words.past) if words else (_FUTURE, _PAST)
    undecided = _OPEN.get(language, "(?!)")
    return re.compile(
        rf"\b(?:(?P<future>{future})|(?P<open>{undecided})|(?P<past>{past}))(?!\w)", re.IGNORECASE
    )


def side_of(text: str, start: int, end: int, language: str) -> Side:
    """Where the date at ``text[start:end]``, with its preposition, lies.

    Args:
        text: A block.
        start: Of the adverbial ("On December 12").
        end: Of the date.
        language: en, ru, kk or uz.
    """
    value = tense(text, start, end, language)
    if value > 0:
        return Side(1)
    if is_deadline(text, start, end, language):
        return Side(1 if _is_prolonged(text, start, end, language) else 0)
    text = with_uzbek_letters(text, language)
    before, after = _FROM_BEFORE.get(language), _FROM_AFTER.get(language)
    begins = (before and before.search(text, 0, start)) or (after and after.match(text, end))
    return Side(value, firm=not begins)


def is_deadline(text: str, start: int, end: int, language: str) -> bool:
    """Whether something ends at the date at ``text[start:end]``: "until 15 January"."""
    before, after = _UNTIL_BEFORE.get(language), _UNTIL_AFTER.get(language)
    text = with_uzbek_letters(text, language)
    return bool(before and before.search(text, 0, start)) or bool(after and after.match(text, end))


def _is_prolonged(text: str, start: int, end: int, language: str) -> bool:
    low, high = _sentence_around(text, start, language)
    pattern = _PROLONGED.get(language)
    return (
        pattern is not None
        and pattern.search(with_uzbek_letters(text, language), low, high) is not None
    )


def _sentence_around(text: str, start: int, language: str) -> tuple[int, int]:
    spans = split_sentences(text, language)
    return next((span for span in spans if span[0] <= start < span[1]), (0, len(text)))


def tense(text: str, start: int, end: int, language: str) -> int:
    """1: the words around a date speak of the future; -1: of the past; 0: not certain."""
    low, high = _sentence_around(text, start, language)
    text = with_uzbek_letters(text, language)
    if (said_on := _SAID_ON.get(language)) and said_on.search(text, low, start):
        return -1
    verbs = _tense_words(language)
    if said_that := _SAID_THAT.get(language):
        low = max((m.end() for m in said_that.finditer(text, low, start)), default=low)
    before = [m.lastgroup for m in verbs.finditer(text, low, start)]
    if language in _VERB_LAST:
        said = _SAID_SO.search(text, end, high)
        told = said.start() if said else high
        found = list(verbs.finditer(text, end, high))
        # The first verb after the date governs it: "15 қаңтарда ашылатынын айтты".
        after = [m.lastgroup for m in found if m.start() < told][:1]
        # "… деп хабарлады" is past whatever was said, "… деп күтіледі" is not.
        beyond = [m.lastgroup for m in found if m.start() >= told and m["future"]]
        governing = set(after or beyond or before)
    else:
        after = [m.lastgroup for m in verbs.finditer(text, end, high)]
        # The verb that governs a date stands before it; after it when the date opens the sentence.
        nearest = before[-1:] or after[:1]
        governing = set(before or nearest) - {"open"}
        if nearest == ["open"] and "past" in governing:
            return 0
    return {"future": 1, "past": -1}.get(governing.pop() or "", 0) if len(governing) == 1 else 0
