"""Whether a sentence leans on the one before it: "He said so", "such a proposal"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.summarise.cue_words import CUE_WORDS

_DANGLING = re.compile(
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|these|those|that|such|both|"
    r"the former|the latter|the same|here|there(?!\s+(?:is|are|was|were|will|has|have)\b))\b",
    re.IGNORECASE,
)
# "The minister disagreed with him.": inside one clause a pronoun is nobody that the clause names.
_ANSWERS_SOMEBODY = re.compile(
    r"(?:(?!\b(?:that|who|which|said|says|told|and|or)\b)[^,;:.!?()\"“”])+?\s"
    r"(?:with|against|by|for|to)\s(?:him|her|this)\s*[.,;]",
    re.IGNORECASE,
)
_IN_CLAUSE = r"[^,;:.!?()«»“”„\"—–]{2,80}?\s"
_PRONOUN_INSIDE = {
    "ru": re.compile(
        _IN_CLAUSE + r"(?:он|она|оно|они|ним|ней|ними|нему|него|неё|нее|них|ему|ей|им|ими)(?![\w-])"
    ),
    "kk": re.compile(
        _IN_CLAUSE + r"(?:олар|оған|оны|онымен|оларға|оларды|олармен|бұған|мұны|мұнымен)(?![\w-])"
    ),
    "uz": re.compile(
        _IN_CLAUSE + r"(?:ular|unga|uni|u\s+bilan|ularga|ularni|bunga|buni)(?![\w’ʻʼ'-])"
    ),
}
# Anywhere in the sentence: "such a proposal", "these relations" (but "this year" needs nothing).
_POINTING_BACK = re.compile(
    r"\bsuch an?\b(?!\s+\w+\s+(?:as|that))|\bsuch\s+(?!as\b|an?\b)[a-z]+(?!\s+(?:as|that)\b)\b|"
    r"\b(?:this|these|those)\s+(?!(?:year|month|week|quarter|day|days|season|time|century|decade|summer|"
    r"winter|spring|autumn|morning|who|which|that|of|in)\b)[a-z]",
    re.IGNORECASE,
)
# "After the repair they are to fall": the subject of the sentence is a pronoun.
_PRONOUN_AFTER_PHRASE = re.compile(
    r"(?:after|before|in|on|at|by|for|with|during|since|until|under|despite|from)\b[^.;:]{1,60}?,?\s"
    r"(?:he|she|they|it(?!\s+(?:is|was|will be|has been|seems|appears)\b))\s",
    re.IGNORECASE,
)
# "The document covers tungsten", but "the decision of the court".
_KNOWN_THING = re.compile(
    r"the (?:document|agreement|deal|memorandum|sum|measure|move|decision|proposal|increase|"
    r"decline|work|request|ministry|agency|committee|company|bank|department|official|minister|rest|others?)\b"
    r"(?!\s+(?:of|on|to|between|with|that|which|for|by|from|in|at)\b)",
    re.IGNORECASE,
)
COUNTED_FROM = re.compile(
    r"(?:an?|one|two|three|several|a few|the)\s(?:hour|day|week|month|year)s?\s"
    r"(?:(?:earlier|later|afterwards)\b|(?:before|after),)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def regional_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What can be left off, what leans at the start, and what leans anywhere."""
    words = CUE_WORDS[language]
    return (
        re.compile(rf"{words.connective}(?:,\s+|\s+(?=[^\W\d_]{{4,}}\b))", re.IGNORECASE),
        re.compile(rf"{words.dangling}(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-]){words.pointing}", re.IGNORECASE),
    )


def leans(text: str, language: str, *, first: bool) -> bool:
    """Whether a sentence needs the one before; ``first``: none stands before it in its document.

    There "the ministry" is that of which the document is going to speak.
    """
    if language in CUE_WORDS:
        _, opening, anywhere = regional_patterns(language)
        return bool(opening.match(text) or anywhere.search(text)) or leans_inside(text, language)
    english = (_DANGLING, _PRONOUN_AFTER_PHRASE, *(() if first else (_KNOWN_THING,)))
    needed = any(p.match(text) for p in english) or bool(_POINTING_BACK.search(text))
    return needed or leans_inside(text, language)


def leans_inside(text: str, language: str) -> bool:
    """Whether a sentence has a subject of its own and a pronoun for somebody before it.

    Such a sentence tells what another one did ("The minister disagreed with him"), so it goes on
    with nobody's words.
    """
    pattern = _PRONOUN_INSIDE.get(language, _ANSWERS_SOMEBODY)
    return pattern.match(text) is not None
