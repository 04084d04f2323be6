"""On which day something was said: only a date beside the verb of speech tells it.

"On 5 May X said that …" and "X said on 5 May that …" do; "X said the plant would open on 5 May" and
"Commenting on the flood of 3 March, X said …" do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.domain import DateMention, Speaker
from briefing.language.dates import FoundDate
from briefing.summarise.quotes import Quote
from briefing.summarise.speech import Reported

# Before a date: it belongs to another thing, or bounds a period.
_OF_ANOTHER = re.compile(
    r"\b(?:of|after|before|since|by|from|until|till|to|for|between|against|than|the|an?|dated|and|"
    r"от|с|со|до|после|перед|к|по|года?)\s+$",
    re.IGNORECASE,
)
_VERB_LAST = ("kk", "uz")
_GAP = 3


def find_day(
    text: str,
    sentence: tuple[int, int],
    core: int,
    found: Sequence[tuple[FoundDate, DateMention]],
    reported: Reported | None,
    quote: Quote | None,
    speaker: Speaker | None,
    language: str,
) -> DateMention | None:
    """The date of the speech in a sentence, or ``None``.

    Args:
        text: Of the block; offsets count from its start, those of ``reported`` from the sentence.
        sentence: Where it begins and ends.
        core: Where it begins without a dateline and a connective.
        found: Its dates.
        reported: Its reported speech.
        quote: The direct speech that it stands in.
        speaker: Who speaks.
        language: Of the text.
    """
    if speaker is None or not found or (reported is None and quote is None):
        return None
    start, end = sentence
    said = _what_was_said(start, reported, quote)
    for item, mention in found:
        if item.lead in (core, start) and _leads(text, item, said, speaker, language, reported):
            return mention
    verb_end = _verb_end(start, reported, quote)
    for item, mention in found:
        outside = not (said[0] <= item.start < said[1])
        beside = verb_end is not None and verb_end <= item.start < end
        if outside and beside and not _OF_ANOTHER.search(text[verb_end : item.start]):
            return mention
    return None


def _what_was_said(start: int, reported: Reported | None, quote: Quote | None) -> tuple[int, int]:
    if reported is not None:
        return start + reported.clause[0], start + reported.clause[1]
    assert quote is not None
    return quote.whole or (quote.start, quote.end)


def _verb_end(start: int, reported: Reported | None, quote: Quote | None) -> int | None:
    if reported is not None:
        return start + reported.verb_end if reported.verb_end is not None else None
    return quote.end + 1 if quote is not None else None


def _leads(
    text: str,
    item: FoundDate,
    said: tuple[int, int],
    speaker: Speaker,
    language: str,
    reported: Reported | None,
) -> bool:
    """Whether a date at the start of a sentence belongs to its verb of speech."""
    if reported is not None and reported.verb_end is None and language not in _VERB_LAST:
        return False  # "According to X, on 5 May …"
    if not said[0] <= item.start < said[1]:
        return True
    if language not in _VERB_LAST:
        return False
    # What was said is the whole sentence here: the speaker must stand right after the date.
    after = text[item.end : said[1]].lower()
    names = (speaker.name, speaker.role, speaker.affiliation, speaker.name.rsplit(" ", 1)[-1])
    places = [after.find(name.lower()) for name in names if name]
    return min((p for p in places if p >= 0), default=_GAP + 1) <= _GAP
