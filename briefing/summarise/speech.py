"""Quotations, and the words that attribute speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.summarise.roles import HEADS

_STEMS = (
    "say tell state note announce add stress emphasise emphasize explain declare warn report "
    "comment confirm argue claim believe insist acknowledge admit deny reiterate mention promise "
    "urge suggest propose remark underline underscore recall predict estimate inform assure "
    "conclude recommend reply answer write clarify"
).split()
_IRREGULAR = {"say": "said", "tell": "told", "write": "wrote"}


def _forms(verb: str) -> tuple[str, str]:
    """Past and third person: what a newspaper puts after a speaker."""
    if verb == "say":
        return "said", "says"
    if verb.endswith("y"):
        return f"{verb[:-1]}ied", f"{verb[:-1]}ies"
    past = _IRREGULAR.get(verb) or (f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    return {"admit": "admitted"}.get(verb, past), f"{verb}es" if verb.endswith("ss") else f"{verb}s"


SPEECH_VERBS = tuple(form for verb in _STEMS for form in _forms(verb))
VERB = (
    r"(?:(?:has|have|had|also|then|later|earlier|further)\s+)*"
    rf"(?:{'|'.join(SPEECH_VERBS)}|pointed\s+out|points\s+out)(?!\w)"
)
_PAIRS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "'": "'"}
# Apostrophes as well: such a mark opens before a word, closes at a pause and never stays open.
_SINGLE = "‘'"
_SINGLE_OPENS = re.compile(r"(?<![\w'’])['‘](?=[^\W_])")
_SINGLE_CLOSES = re.compile(r"(?<=[.,;!?…])['’](?!\w)|(?<=\w)['’](?=[.,;:!?)]|\s*$)")
_SPEECH_WORDS = 4

_WHEN = r"(?:on|in|at|during|after|to|earlier|later|also|again|separately)\b"
# Between the verb and "that": "told reporters", "said on Monday", never "proposed by X".
_OBJECT = (
    rf"(?:{_WHEN}[^,;:]{{0,60}}?\s+|(?<=told )[^;:]{{2,60}}?\s+|(?<=tells )[^;:]{{2,60}}?\s+|"
    r"(?<=informed )[^;:]{2,60}?\s+|(?<=assured )[^;:]{2,60}?\s+|(?<=warned )[^;:]{2,60}?\s+)"
)
_REPORTED = re.compile(rf"(?<![\w-])(?P<verb>{VERB})\s+{_OBJECT}?that\s+(?P<clause>\S.+)$", re.S)
# "said the unit would start": without "that" only where a finite verb follows a noun.
_REPORTED_BARE = re.compile(
    rf"(?<![\w-])(?P<verb>(?:(?:has|had|also)\s+)*(?:said|says))\s+(?:{_WHEN}[^,;:]{{0,30}}?\s+)?"
    r"(?P<clause>(?:the|an?|it|they|there|its|their|his|her|[A-Z][\w’'-]*)\s[^,;:]{0,80}?"
    r"\b(?:would|will|had|has|have|was|were|is|are|can|could|may|might|must|should)\b.+)$",
    re.S,
)
# "said costs fell": a plain noun and a verb that is no participle; "said a few words" is none.
_PLAIN_VERBS = (
    "fell|rose|grew|shrank|dropped|declined|increased|decreased|reached|stood|remained|exceeded|"
    "doubled|slowed|improved|began|started|went|came|took|cost|leak|leaks|need|needs|plan|plans|"
    "expect|expects|want|wants|hope|hopes|aim|aims|depend|depends|remain|remains|rise|rises|fall|"
    "falls|grow|grows|would|will|had|has|have|was|were|is|are|can|could|may|might|must|should"
)
_REPORTED_PLAIN = re.compile(
    rf"(?<![\w-])(?P<verb>(?:(?:has|had|also)\s+)*(?:said|says))\s+"
    r"(?P<clause>(?!(?:nothing|so|yes|no|much|more|little|goodbye|by|of|who|what|how|why|when|where|"
    rf"whether|if|he|she)\b|{_WHEN})[\w’'-]+(?:\s(?!(?:who|which|that|as)\b)[\w’'%-]+){{0,4}}?\s"
    rf"(?:{_PLAIN_VERBS})\b.*)$",
    re.S,
)
_INVERTED = re.compile(
    rf"^(?P<clause>.+),\s+(?:(?P<verb>{VERB})\s+(?P<after>\S.*)"
    rf"|(?P<before>[^\s,][^,]{{0,80}}(?:,[^,]{{1,80}},)?)\s+{VERB}"
    rf"(?:\s+{_WHEN}[^,]*|\s+(?:[A-Z]\w+day|today|yesterday)|(?<=told)\s+[^,]{{2,60}})?)[.]?$",
    re.S,
)
_APPOSITION = (
    rf"(?:, (?:the |an? )?(?:[\w’'-]+ ){{0,3}}(?:{'|'.join(sorted(HEADS))})\b[^,]*"
    r"|(?:, [A-Z][\w ]*)+ and [A-Z][^,]*)?"
)
_ACCORDING = re.compile(rf"^[Aa]ccording to (?P<who>[^,]+{_APPOSITION}), (?P<clause>.+)$", re.S)
_ACCORDING_LAST = re.compile(r"^(?P<clause>.+), according to (?P<who>.+?)[.]?$", re.S)


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech in a block: the marks stand at ``start - 1`` and ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported speech in a sentence, offsets within that sentence.

    Attributes:
        who: Where to look for the speaker, ``(start, end)``.
        clause: What was said, without its full stop.
    """

    who: tuple[int, int]
    clause: tuple[int, int]


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Quotations of at least four words in a block; inner quotation marks belong to the outer.

    A mark that is never closed opens a quotation to the end of the block, as newspapers do when a
    speech goes on in the next paragraph.
    """
    quotes = []
    position = 0
    while position < len(text):
        closing = _PAIRS.get(text[position])
        end = _closing_mark(text, position, closing) if closing else None
        if end is None:
            position += 1
            continue
        if len(text[position + 1 : end].split()) >= _SPEECH_WORDS:
            quotes.append(Quote(position + 1, end))
        position = end + 1
    return tuple(quotes)


def _closing_mark(text: str, opening: int, closing: str) -> int | None:
    """Where a quotation ends; ``None`` where the mark opens none."""
    mark = text[opening]
    if mark in _SINGLE:
        if not _SINGLE_OPENS.match(text, opening):
            return None
        found = _SINGLE_CLOSES.search(text, opening + 1)
        return found.start() if found else None
    depth = 0
    for position in range(opening + 1, len(text)):
        if text[position] in closing:
            if depth == 0:
                return position
            depth -= 1
        elif text[position] == mark:
            depth += 1
    return len(text)


def find_reported(sentence: str) -> Reported | None:
    """The reported speech of a sentence without quotation marks, or ``None``."""
    if match := _ACCORDING.match(sentence) or _ACCORDING_LAST.match(sentence):
        return Reported(match.span("who"), _trimmed(sentence, *match.span("clause")))
    if match := _REPORTED.search(sentence):
        return Reported((0, match.start("verb")), _trimmed(sentence, *match.span("clause")))
    if match := _REPORTED_BARE.search(sentence):
        return Reported((0, match.start("verb")), _trimmed(sentence, *match.span("clause")))
    if match := _REPORTED_PLAIN.search(sentence):
        return Reported((0, match.start("verb")), _trimmed(sentence, *match.span("clause")))
    if match := _INVERTED.match(sentence):
        who = "after" if match.group("after") else "before"
        return Reported(match.span(who), _trimmed(sentence, *match.span("clause")))
    return None


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    while end > start and sentence[end - 1] in " .,;":
        end -= 1
    return start, end


def attribution_after(text: str, end: int) -> str | None:
    """The subject of "…» he said" or "…» said the minister" after a closing mark at ``end``."""
    rest = text[end + 1 :]
    stop = re.search(r"[.!?](?:\s|$)|[«“„\"]", rest)
    rest = rest[: stop.start()] if stop else rest
    if match := re.match(rf"\s*,?\s*{VERB}\s+(?P<who>.+)$", rest, re.S):
        return match.group("who")
    if match := re.match(rf"\s*,?\s*(?P<who>\S.{{0,120}}?),?\s+{VERB}\b", rest, re.S):
        return match.group("who")
    return None


def attribution_before(text: str, start: int) -> str | None:
    """The subject of "The minister said: «…" before an opening mark at ``start - 1``."""
    before = text[: start - 1]
    sentence = re.split(r"(?<=[.!?])\s", before)[-1]
    # "“So far,” he said, “we have not …”": the speaker stands after the few words quoted first.
    sentence = re.sub(r"^[«“„\"‘'][^«»“”„\"]{1,60}?,[»”“\"’']\s+", "", sentence)
    match = re.search(
        rf"^(?P<who>\S.{{0,160}}?),?\s+{VERB}\b[^.!?]{{0,60}}[:,]\s*$", sentence, re.S
    )
    return match.group("who") if match else None
