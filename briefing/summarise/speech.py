"""The words that attribute speech in English: who speaks, what was said, whether it was said.

Where nothing was said ("did not say", "asked whether", "If X says") there is no reported speech.
Where the verb turns the words round or gives them their sense ("denied that", "opposed"), what is
shown is the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.summarise.cue_words.telling import TELLING, is_unsaid, pattern
from briefing.summarise.roles import HEADS

_STEMS = (
    "say tell state note announce add stress emphasise emphasize explain declare warn report "
    "comment confirm argue claim believe insist acknowledge admit reiterate mention promise "
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
# "also said", "repeatedly said", but "reportedly said" is hearsay.
_ADVERB = (
    r"(?:has|have|had|also|then|later|earlier|further|again|once|"
    r"(?!(?:reported|alleged|supposed|purported|apparent|hard|scarce|bare|rare|on|famil|probab|"
    r"possib)ly\b)[a-z]{3,}ly)"
)
VERB = (
    rf"(?:{_ADVERB}\s+){{0,3}}"
    rf"(?:{'|'.join(SPEECH_VERBS)}|pointed\s+out|points\s+out)(?!\w)"
)

_WHEN = (
    r"(?:on|in|at|during|after|to|earlier|later|also|again|separately|yesterday|today|"
    r"(?-i:[A-Z][a-z]+day))\b"
)
# No noun of a listener: a clause begins there, and with it what was said.
_NO_LISTENER = (
    r"(?:he|she|it|they|we|I|there|this|that|which|who|not|never|no|nor|neither|without|if|whether|had|has|have|"
    r"was|were|is|are|will|would|could|can|might|must|should|did|does|do|but|because|"
    # "said on Monday in reply to claims that …": what follows is what others claim.
    r"denying|rejecting|dismissing|refuting|doubting|reports?|rumou?rs?|claims?|allegations?|"
    r"accusations?|suggestions?|fears?|concerns?|hopes?|evidence|proof|news|criticism|"
    rf"{'|'.join(SPEECH_VERBS)}|{TELLING['en'].denial}|\w+n['’]t)"
)
_LISTENER = rf"(?:(?!{_NO_LISTENER}(?!\w))[^\s,;:]+\s+)"
# Between the verb and "that": "told reporters", "said on Monday", never "proposed by X".
_OBJECT = (
    rf"(?:(?={_WHEN}){_LISTENER}{{1,10}}?|(?:(?<=told )|(?<=tells )|(?<=informed )|(?<=assured )|"
    rf"(?<=warned )|(?<=reminded )|(?<=promised )){_LISTENER}{{1,10}}?)"
)
_REPORTED = re.compile(
    rf"(?<![\w-])(?P<verb>{VERB})\s+(?P<object>{_OBJECT})?that,?\s+(?P<clause>\S.+)$", re.S
)
# "told parliament a story that …", but "told a meeting in the capital that …".
_TWO_OBJECTS = re.compile(
    r"\b(?!(?:in|at|of|on|from|to|during|after|before|with|for|by|near|and)\b)[\w’'-]+\s+"
    # "told reporters a day earlier that …" has one object.
    r"(?:an?|the|no|any|some)\s(?!(?:few\s+)?(?:hour|day|week|month|year)s?\s+(?:earlier|later|"
    r"before|after|ago)\b)"
)
# "said the unit would start": without "that" only where a finite verb follows a noun.
_REPORTED_BARE = re.compile(
    rf"(?<![\w-])(?P<verb>(?:{_ADVERB}\s+){{0,3}}(?:said|says))\s+(?:{_WHEN}[^,;:]{{0,30}}?\s+)?"
    r"(?P<clause>(?:the|an?|it|they|there|its|their|his|her|he|she|we|no|neither|"
    r"(?![A-Z][a-z]+day\b)[A-Z][\w’'-]*)\s"
    r"[^,;:]{0,80}?\b(?:did|does|do|never|would|will|had|has|have|was|were|is|are|can|could|may|might|must|should)\b.+)$",
    re.S,
)
# "he", "she", "they" and "we" are subjects, so a finite verb follows: "told Reuters he expected".
_PRONOUN_CLAUSE = (
    r"(?P<clause>(?:he|she|they|we)\s+(?!(?:and|or|who|that|alone|himself|herself|themselves)\b)"
    r"[a-z].+)$"
)
_SAID_HE = re.compile(
    rf"(?<![\w-])(?P<verb>(?:{_ADVERB}\s+){{0,3}}(?:said|says))\s+(?:{_WHEN}[^,;:]{{0,30}}?\s+)?"
    rf"{_PRONOUN_CLAUSE}",
    re.S,
)
_TOLD_HE = re.compile(
    rf"(?<![\w-])(?P<verb>(?:{_ADVERB}\s+){{0,3}}(?:told|tells))\s+{_LISTENER}{{1,6}}?"
    rf"{_PRONOUN_CLAUSE}",
    re.S,
)
# "The minister said: the tariff will rise."
_SAID_COLON = re.compile(
    rf"(?<![\w-])(?P<verb>{VERB})(?:\s+{_WHEN}[^,;:]{{0,40}})?:\s+(?P<clause>[^\s«“\"].+)$", re.S
)
# "told parliament there was no water".
_TOLD_BARE = re.compile(
    rf"(?<![\w-])(?P<verb>(?:{_ADVERB}\s+){{0,3}}(?:told|tells))\s+{_LISTENER}{{1,6}}?"
    r"(?P<clause>(?:the|it|they|there|its|their|his|her|he|she|we|no)\s"
    r"[^,;:]{0,80}?\b(?:did|does|do|never|would|will|had|has|have|was|were|is|are|can|could|may|"
    r"might|must|should)\b.+)$",
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
    rf"(?<![\w-])(?P<verb>(?:{_ADVERB}\s+){{0,3}}(?:said|says))\s+"
    r"(?P<clause>(?!(?:nothing|so|yes|no|much|more|little|goodbye|by|of|who|what|how|why|when|where|"
    rf"whether|if|he|she)\b|[A-Z][a-z]+day\b|{_WHEN})[\w’'-]+(?:\s(?!(?:who|which|that|as)\b)[\w’'%-]+){{0,4}}?\s"
    rf"(?:{_PLAIN_VERBS})\b.*)$",
    re.S,
)
_TO_SOMEBODY = r"(?:told|tells|informed|informs|assured|assures|reminded|reminds)\b"
_INVERTED = re.compile(
    # After a verb that needs a listener stands the listener: "X, head of the agency, told Juma".
    rf"^(?P<clause>.+),\s+(?:(?P<verb>(?!(?:{_ADVERB}\s+){{0,3}}{_TO_SOMEBODY}){VERB})\s+"
    rf"(?P<after>\S.*)"
    rf"|(?P<before>[^\s,][^,]{{0,80}}(?:,[^,]{{1,80}},)?)\s+{VERB}"
    rf"(?P<when>\s+{_WHEN}[^,]*|\s+(?:[A-Z]\w+day|today|yesterday)|(?<=told)\s+[^,]{{2,60}})?)[.]?$",
    re.S,
)
_APPOSITION = (
    rf"(?:, (?:the |an? )?(?:[\w’'-]+ ){{0,3}}(?:{'|'.join(sorted(HEADS))})\b[^,]*"
    r"|(?:, [A-Z][\w ]*)+ and [A-Z][^,]*)?"
)
_ACCORDING = re.compile(rf"^[Aa]ccording to (?P<who>[^,]+{_APPOSITION}), (?P<clause>.+)$", re.S)
_ACCORDING_LAST = re.compile(r"^(?P<clause>.+), according to (?P<who>.+?)[.]?$", re.S)


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported speech in a sentence, offsets within that sentence.

    Attributes:
        who: Where to look for the speaker, ``(start, end)``.
        clause: What was said, without its full stop.
        verb_end: Where the words end that say that it was said; ``None`` without a verb.
        whole: The clause cannot be shown without its verb and speaker: "X denied that …".
    """

    who: tuple[int, int]
    clause: tuple[int, int]
    verb_end: int | None = None
    whole: bool = False


def find_reported(sentence: str) -> Reported | None:
    """The reported speech of a sentence without quotation marks, or ``None``."""
    if sentence.rstrip("»”\"' ").endswith("?"):
        return None
    if match := _ACCORDING.match(sentence):
        clause = _trimmed(sentence, *match.span("clause"))
        return Reported(match.span("who"), clause, None, _goes_over(sentence[slice(*clause)]))
    if match := _ACCORDING_LAST.match(sentence):
        return Reported(match.span("who"), _trimmed(sentence, *match.span("clause")))
    told = (found for found in _tellings(sentence) if not _is_unsaid(sentence, found))
    return next(told, None) or _with_stance(sentence)


_TELLING = (
    _REPORTED,
    _REPORTED_BARE,
    _TOLD_BARE,
    _SAID_HE,
    _TOLD_HE,
    _REPORTED_PLAIN,
    _SAID_COLON,
)


def _tellings(sentence: str) -> Iterator[Reported]:
    """Readings of a sentence with a verb of speech, the first verb first."""
    matches = [match for p in _TELLING for match in _from_each(p, sentence)]
    # The first verb governs the others: "said the ministry had claimed that …".
    for match in sorted(matches, key=lambda m: m.end("verb")):
        told = match.groupdict().get("object") or ""
        if not _RELATIVE.search(sentence[: match.start("verb")]) and not _TWO_OBJECTS.search(told):
            clause = _trimmed(sentence, *match.span("clause"))
            whole = _goes_over(sentence[slice(*clause)])
            yield Reported((0, match.start("verb")), clause, match.end("verb"), whole)
    if inverted := _INVERTED.match(sentence):
        match = inverted
        who = "after" if match.group("after") else "before"
        verb_end = match.end("verb") if match.group("verb") else match.end("before")
        yield Reported(match.span(who), _trimmed(sentence, *match.span("clause")), verb_end)
    if inside := _PARENTHETIC.match(sentence):
        yield Reported(inside.span("who"), (0, len(sentence)), inside.end("who"), whole=True)


def _goes_over(said: str) -> bool:
    """Whether somebody else may go on in what follows a speaker: "…, but farmers disagreed"."""
    return (pattern("aside", "en").search(said) or _ANOTHER.search(said)) is not None


# "Juma, who said …": no verb of the sentence itself.
_RELATIVE = re.compile(r"\b(?:who|which|whom|whose)\s+$")
# "…, and Petrov said they rose": somebody else goes on.
_ANOTHER = re.compile(
    rf"(?:[,;]|\s[—–-]|\sand|\swhile|\sbut)\s(?:(?:and|while|but)\s)?"
    rf"(?!(?:he|she|it|they|that)\s)[^,;]{{2,60}}\s{VERB}"
)
# "Prices, the minister said, would fall" and "Prices fell, the minister said, adding that …": all
# of it is shown.
_PARENTHETIC = re.compile(
    rf"^(?P<start>[^«»“”\"]{{3,240}}?),\s+(?P<who>[^\s,][^,]{{1,80}})\s+{VERB}"
    rf"(?P<when>\s+{_WHEN}[^,]{{0,40}}|(?<=told)\s+[^,]{{2,40}})?,\s+\S.+$",
    re.S,
)
_STANCE = re.compile(
    rf"(?<![\w-])(?P<verb>(?:{_ADVERB}\s+){{0,3}}(?:{TELLING['en'].denial}|{TELLING['en'].stance}))"
    r"(?![\w-])\s+(?P<clause>(?!by\b)\S+\s+\S.*)$",
    re.S,
)


def _from_each(searched: re.Pattern[str], sentence: str) -> list[re.Match[str]]:
    """Matches from the left; each runs to the end, so the next begins within the one before."""
    found = []
    position = 0
    while match := searched.search(sentence, position):
        found.append(match)
        position = match.end("verb")
    return found


def _is_unsaid(sentence: str, reported: Reported) -> bool:
    start, end = reported.who
    beside = sentence[start:end] if start == 0 else sentence[start : reported.verb_end]
    return is_unsaid(beside, "en")


def _with_stance(sentence: str) -> Reported | None:
    """A sentence that denies, supports, opposes or demands something: all of it is shown."""
    match = _STANCE.search(sentence)
    if match is None or _RELATIVE.search(sentence[: match.start("verb")]):
        return None
    found = Reported((0, match.start("verb")), match.span("clause"), match.end("verb"), whole=True)
    return None if is_unsaid(sentence[: match.start("verb")], "en") else found


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    while end > start and sentence[end - 1] in " .,;":
        end -= 1
    return start, end


def attributes_speech(words: str) -> bool:
    """Whether words between two quotations say who speaks: "he said", "said the minister"."""
    return _ATTRIBUTES.search(words) is not None and not is_unsaid(words, "en")


_ATTRIBUTES = re.compile(rf"(?<![\w-]){VERB}")


def attribution_after(text: str, end: int) -> str | None:
    """The subject of "…» he said" or "…» said the minister" after a closing mark at ``end``."""
    rest = text[end + 1 :]
    stop = re.search(r"(?<![A-Z])[.!?](?:\s|$)|[«“„\"]", rest)
    rest = rest[: stop.start()] if stop else rest
    if match := re.match(rf"\s*,?\s*{VERB}\s+(?P<who>.+)$", rest, re.S):
        return match.group("who")
    if match := re.match(rf"\s*,?\s*(?P<who>\S.{{0,120}}?),?\s+{VERB}\b", rest, re.S):
        return None if is_unsaid(match["who"], "en") else match["who"]
    return None


def attribution_before(text: str, start: int) -> str | None:
    """The subject of "The minister said: «…" before an opening mark at ``start - 1``."""
    before = text[: start - 1]
    sentence = re.split(r"(?<=[.!?])\s", before)[-1]
    # "“So far,” he said, “we have not …”": the speaker stands after the few words quoted first.
    sentence = re.sub(r"^[«“„\"‘'][^«»“”„\"]{1,60}?,[»”“\"’']\s+", "", sentence)
    match = re.search(
        rf"^(?P<who>\S.{{0,160}}?),?\s+{VERB}\b(?:[^.!?]{{0,60}}[:,])?\s*$", sentence, re.S
    )
    return match.group("who") if match and not is_unsaid(match["who"], "en") else None
