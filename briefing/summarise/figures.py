"""What a figure measures and for which period, where the sentence leaves no doubt.

"Wheat exports reached 4.5 million tonnes in the first half of 2025": the words before the verb are
the measure, the date the period. What is less regular has neither; the reader has the sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.domain import DateMention
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.date_reading import date_case
from briefing.language.numbers import Quantity, find_quantities, measure
from briefing.summarise.cue_words import CUE_WORDS
from briefing.summarise.cues import in_period, measured
from briefing.summarise.figures_compared import comparison_words
from briefing.summarise.measures_of_region import measured_subject
from briefing.summarise.tense import is_deadline
from briefing.summarise.terms import terms
from briefing.summarise.units import Unit

_LONGEST_SUBJECT = 9
_LONGEST_NOUN = 4
# Smaller counts are as often a detail as a figure.
_SMALLEST_COUNT = 100
# "Exports of wheat | rose by 5 percent": what changes or amounts to something.
_VERB = (
    r"(?:(?:has|have|had|will|would|may|might|can|could|is expected to|are expected to)\s+)?"
    r"(?:also\s+|already\s+)?"
    r"(?:rose|risen|rise|fell|fallen|fall|grew|grown|grow|reached|reach|totall?ed|total|"
    r"amounted to|"
    r"amount to|stood at|stand at|stands at|increased|increase|decreased|decrease|declined|decline|"
    r"dropped|drop|exceeded|exceed|exceeds|slowed|slow|accelerated|came to|comes to|equalled|"
    r"doubled|was|were|is|are|be|went up|went down|shrank|jumped|climbed|widened|narrowed|made up)"
)
_BETWEEN = (
    r"(?:\s+(?:by|to|at|about|around|nearly|almost|over|more than|less than|up|down|from|between))*"
)
_SUBJECT = re.compile(rf"(?P<subject>[^,;:.()«»“”\"]+?)\s+{_VERB}{_BETWEEN}\s+$", re.IGNORECASE)
# "4.5 million tonnes of wheat", never "5 percent of the 300 villages".
_OF = re.compile(
    r"\s+of\s+(?P<noun>(?!the\b|its\b|their\b|all\b|which\b)"
    r"[a-z][\w-]*(?:\s+(?:and\s+)?[a-z][\w-]*){0,3})"
)
# "raised the irrigation tariff by 35 percent", "cut its target for 2025 to 26,000 tonnes": what is
# changed.
_CHANGED = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|lower(?:s|ed|ing)?|increas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|"
    r"cut(?:s|ting)?|expand(?:s|ed|ing)?|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|slash(?:es|ed|ing)?|"
    r"decreas(?:e|es|ed|ing)|limit(?:s|ed|ing)?|cap(?:s|ped|ping)?)\s+"
    r"(?P<changed>[^,;:()«»“”\"]{3,80}?)\s+(?:by|to|from|at)"
    r"(?:\s+(?:about|around|nearly|almost|some|up to|at least|more than|less than|over|between))*"
    r"\s+$",
    re.IGNORECASE,
)
# "a $650 million loan": after an article the noun belongs to the figure.
_ARTICLE_BEFORE = re.compile(r"\b(?:an?|the|its|their|this)\s+(?:new\s+|first\s+)?$", re.IGNORECASE)
_BELONGING = re.compile(
    r"\s(?P<noun>(?!of\b)[a-z][a-z-]+(?:\s[a-z][a-z-]+)??)"
    r"(?=[,.;:)]|\s(?:from|for|by|to|with|that|which|on|at|and|in|will|would|was|is|has|over|"
    r"between|since|under|after|before)\b|\s*$)"
)
_OWN_PERIOD = re.compile(r"\s+(?:for|in|from|of)\s+(?:(?:the\s+)?[\w-]+\s+)?\d.*$")
# "A 5 percent increase" does not say of what.
_CHANGE = frozenset(
    "increase rise growth gain decrease decline drop fall cut reduction interest back".split()
)
# What ends a noun phrase: prepositions, verbs and adverbs that may follow one without a comma.
_STOP = frozenset(
    "a an the in on at by for from to with within via through over under into onto during since "
    "until after before between as than of per and or but that which who this last next each every "
    "will would was were is are be been has have had can could may might should must were annually "
    "monthly daily abroad year month week today so far already also only a".split()
)
_STOP |= frozenset(
    "whose whom where when while whereas because if not no made went came took left lost sold "
    "bought used spent began started ended worth each instead away out up down off more less "
    "still again together respectively times ones attend using".split()
)
_ARTICLES = frozenset(("a", "an", "the"))
_PREPOSITIONS = frozenset("of in at for to from with on per between among and or".split())
_DETERMINERS = _ARTICLES | frozenset("its their his her this that these those".split())
# Nouns that do not say by themselves what is measured.
_VAGUE = frozenset(
    "number total figure amount share sum level rate line value average one each most all half "
    "part some any none either because instead ahead terms case means favour view spite".split()
)
_VERBS_WITH_OF = frozenset("speak spoke talk think thought consist dream know knew hear".split())
_NOUN_OF = re.compile(
    r"(?:(?<![\w-])(?P<article>an?|the|its|their)\s+|\b)(?P<noun>[a-z-]{3,}(?:\s[a-z-]{3,}){0,2}?)"
    r"\s+of\s+(?:(?:about|around|nearly|almost|some|up to|more than|less than|over)\s+)?$"
)
_COUNTED = re.compile(r"\s(?P<noun>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3})")
_PLURAL = re.compile(r"\w{2,}[^su\W]s|people|children|women|men|fish|staff|cattle|houses|buses")
_CLAUSE_BEFORE = re.compile(
    r"^.*(?:[,;]\s+(?:(?:and|but|while|whereas|as|since)\s+)?|\s(?:and|but|while|whereas)\s+)",
    re.DOTALL,
)
_CONTINUES = re.compile(
    r"(?:\bto|\b(?:up|down)\s+from|\bcompared\s+(?:with|to)|\bagainst|\bfrom|\bafter)\s+"
    r"(?:(?:about|around|nearly|almost|some|just|only|an?\s+estimated)\s+)?$"
)
_NEW_CLAUSE = re.compile(r"[;:]|\b(?:and|but|which|who|that|while|whereas|of which)\b")
_POINTS_BACK = frozenset("it they this that these those he she its their his her such".split())
# "The company | paid": a sentence with another verb before has another subject.
_OTHER_VERB = re.compile(
    r"\b(?:said|says|told|that|which|who|where|when|while|if|and|but|was|were|is|are|has|have|had|"
    r"will|would|may|might|can|could|\w+ing to)\b",
    re.IGNORECASE,
)
# A day is the time of an event; a figure holds for it only "as of" that day.
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:from|between)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:by|before|after)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_OPENING_PERIOD = re.compile(r"^(?:in|during|over|for|as of|as at)\s[^,]{1,40},\s+", re.IGNORECASE)
# What may stand between a figure and its period, in this order, and in the other one.
_SUBORDINATE = re.compile(
    r"[,;:()]|\b(?:that|which|who|whom|whose|where|when|while|since|because|before|after|if|as|"
    r"что|чтобы|котор\w+|когда|если|после|до|чем|деп|deb)\b"
)
_OTHER_CLAUSE = re.compile(
    r"[;:()«»“”\"]|\b(?:that|which|who|whom|whose|where|when|while|since|because|if|and|but|"
    r"что|чтобы|котор\w+|когда|если|а|но|деп|және|ал|deb|va|esa)\b"
)
_LEADING = re.compile(
    r"\s*(?:(?:in|during|over|for|throughout|as of|as at|во?|за|на|по итогам)\s+)?(?:the\s+)?"
    r"(?:whole of\s+|early\s+|late\s+)?",
    re.IGNORECASE,
)
_RUSSIAN_AS_OF = re.compile(r"(?<!\w)(?:на|по состоянию на)\s+$", re.IGNORECASE)
_RUSSIAN_WITHIN = re.compile(
    r"(?<!\w)(?:во?|за|по итогам|в течение)\s+(?:перв\w+\s+)?$", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\b(?:in|during|for|over|throughout)\s+(?:the\s+)?(?:whole of\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A quantity of a sentence with what it measures and when, as far as that is certain."""

    quantity: Quantity
    measure: str | None
    period: DateMention | None

    @property
    def key(self) -> tuple[Decimal, str | None, frozenset[str]]:
        """The same for two mentions of one figure: amount in the base unit and what it measures."""
        amount, unit = measure(self.quantity)
        return amount, unit, frozenset(terms(self.measure or ""))


def same_figure(one: Measurement, other: Measurement) -> bool:
    """Whether both give one figure: the same amount of what, as far as it is known, is the same."""
    amount, unit, words = one.key
    other_amount, other_unit, other_words = other.key
    periods = {m.period.date for m in (one, other) if m.period is not None}
    same_thing = not words or not other_words or words <= other_words or other_words <= words
    return (amount, unit) == (other_amount, other_unit) and same_thing and len(periods) < 2


def find_figures(unit: Unit) -> tuple[Measurement, ...]:
    """Every quantity of a sentence that measures something, with its measure and period."""
    quantities = [q for q in _told(unit) if q.kind != "ordinal"]
    found: list[Measurement] = []
    for place, quantity in enumerate(quantities):
        period = _period(unit, quantity, quantities)
        what = _measure(unit, quantity, quantities, place)
        if what is None and found and _goes_on(unit.text, found[-1].quantity, quantity):
            what = found[-1].measure
        found.append(Measurement(quantity, what, period))
    # A bare number tells nothing without the noun that it counts.
    return tuple(m for m in found if m.measure or m.quantity.unit or m.quantity.scale)


def _told(unit: Unit) -> list[Quantity]:
    """Quantities with a unit or a scale word, and large bare numbers that count something."""
    told = measured(unit)
    if unit.document.language != "en":
        return told
    dates = [(d.span.start - unit.start, d.span.end - unit.start) for d in unit.dates]
    counts = [
        quantity
        for quantity in find_quantities(unit.text)
        if quantity.kind == "number"
        and quantity.scale is None
        and quantity.text[0].isdigit()
        and quantity.value >= _SMALLEST_COUNT
        and not any(start < quantity.end and quantity.start < end for start, end in dates)
        and _counted(unit.text, quantity) is not None
    ]
    return sorted((*told, *counts), key=lambda quantity: quantity.start)


def _measure(
    unit: Unit, quantity: Quantity, quantities: Sequence[Quantity], place: int
) -> str | None:
    """The words of the sentence for what ``quantity`` measures, or ``None``."""
    if unit.document.language in CUE_WORDS:
        return _measure_in_region(unit, quantity, quantities)
    previous = quantities[place - 1] if place else None
    follows = _OF.match(unit.text, quantity.end)
    if follows and quantity.kind not in ("percent", "percentage-point"):
        return _noun_phrase(follows["noun"], unit.text[follows.end() :])
    if quantity.unit is None and (counted := _counted(unit.text, quantity)):
        return counted
    start = unit.content
    if unit.clause is not None and unit.clause[0] <= unit.start + quantity.start < unit.clause[1]:
        start = unit.clause[0]
    before = unit.text[max(start - unit.start, 0) : quantity.start]
    if previous is not None and previous.end > start - unit.start:
        before = _CLAUSE_BEFORE.sub("", unit.text[previous.end : quantity.start], count=1)
    subject = _subject(_without_period(before)) or _named_before(before)
    return subject or _changed(before) or _belonging(unit.text, before, quantity)


def _changed(before: str) -> str | None:
    """What is raised or cut: "irrigation tariff" of "raise the irrigation tariff by"."""
    match = _CHANGED.search(before)
    if match is None:
        return None
    words = _OWN_PERIOD.sub("", match["changed"]).split()
    if words and words[0].lower() in _DETERMINERS:
        words = words[1:]
    certain = 0 < len(words) <= _LONGEST_SUBJECT and not _POINTS_BACK & set(words)
    changed = " ".join(words)
    doubtful = not certain or words[-1] in _STOP | _VAGUE or _OTHER_VERB.search(changed)
    return None if doubtful else changed


def _belonging(text: str, before: str, quantity: Quantity) -> str | None:
    """The noun that a figure with an article stands before: "loan" of "a $650 million loan"."""
    match = _BELONGING.match(text, quantity.end)
    if match is None or quantity.unit is None or not _ARTICLE_BEFORE.search(before):
        return None
    words = match["noun"].split()
    last = words[-1]
    return (
        None
        if {words[0], last} & (_STOP | _VAGUE | _CHANGE) or last.endswith("ly")
        else match["noun"]
    )


def _measure_in_region(
    unit: Unit, quantity: Quantity, quantities: Sequence[Quantity]
) -> str | None:
    language = unit.document.language
    dates = [(d.span.start - unit.start, d.span.end - unit.start) for d in unit.dates]
    begin = max(unit.core, unit.start) - unit.start
    if unit.clause is not None and unit.clause[0] <= unit.start + quantity.start < unit.clause[1]:
        begin = max(begin, unit.clause[0] - unit.start)
    text = with_uzbek_letters(unit.text, language)
    found = measured_subject(text, quantity, quantities, dates, language, begin)
    return unit.text[slice(*found)] if found is not None else None


def _subject(before: str) -> str | None:
    """What rose: "exports of wheat" of "exports of wheat rose by"."""
    match = _SUBJECT.fullmatch(before)
    if match is None:
        return None
    subject = match["subject"].strip()
    words = subject.lower().split()
    certain = 0 < len(words) <= _LONGEST_SUBJECT and not _POINTS_BACK & set(words)
    vague = words[-1] in _VAGUE and len(words) <= 2
    opens = words[0] in _STOP - _ARTICLES
    # "In August of a dry year the share": an article in the middle begins the subject itself.
    nested = any(
        word in _ARTICLES and before not in _PREPOSITIONS
        for before, word in itertools.pairwise(words)
    )
    doubtful = vague or opens or nested or _OTHER_VERB.search(subject) is not None
    return subject if certain and not doubtful else None


def _named_before(before: str) -> str | None:
    """From the article on, "lower quota" of "the lower quota of"; without one the last word."""
    match = _NOUN_OF.search(before)
    if match is None or match["noun"].split()[-1] in _VAGUE | _STOP | _CHANGE:
        return None
    noun = match["noun"].split()[-1]
    if match["article"]:
        return match["noun"]
    # Without an article "speaks of 2 million" looks the same.
    return None if noun.endswith(("s", "ed")) or noun in _VERBS_WITH_OF else noun


def _counted(text: str, quantity: Quantity) -> str | None:
    """The plural noun right after a number: "children" of "450,000 children in 2,000 schools"."""
    match = _COUNTED.match(text, quantity.end)
    if match is None:
        return None
    words = (_noun_phrase(match["noun"], text[match.end() :]) or "").split()
    while words and not _PLURAL.fullmatch(words[-1]):
        words.pop()
    return " ".join(words) or None


def _goes_on(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second figure measures what the first does: "from 5 … to 7", "up from 3"."""
    between = text[first.end : second.start]
    return _CONTINUES.search(between) is not None and not _NEW_CLAUSE.search(between)


def _without_period(text: str) -> str:
    """``text`` without "In 2024, " at its start, which the sentence may keep."""
    return _OPENING_PERIOD.sub("", text, count=1)


def _noun_phrase(text: str, rest: str) -> str | None:
    """The words of ``text`` up to what ends a noun phrase; ``rest`` is what follows them."""
    words: list[str] = []
    ended = False
    for word in text.split()[:_LONGEST_NOUN]:
        if word in _STOP or word.endswith(("ed", "ly")):
            ended = True
            break
        words.append(word)
    # "acid left the country": before an article stands a verb.
    following = rest.split()[:1]
    if not ended and len(words) > 1 and following and following[0] in _DETERMINERS:
        words.pop()
    return " ".join(words) if words and not _POINTS_BACK & set(words) else None


def _period(unit: Unit, quantity: Quantity, quantities: Sequence[Quantity]) -> DateMention | None:
    """The only period that the sentence gives for ``quantity``.

    Where there are several the one that follows the quantity before the next quantity counts.
    """
    spoken = unit.clause is not None and unit.clause[0] <= unit.start + quantity.start
    found = [
        mention
        for mention in unit.dates
        if _is_period(unit, mention)
        and not (spoken and unit.clause and mention.span.start < unit.clause[0])
    ]
    held = [mention for mention in found if _holds(unit, mention, quantity, quantities)]
    return held[0] if len(held) == 1 and len(found) <= 2 else None


def _holds(
    unit: Unit, mention: DateMention, quantity: Quantity, quantities: Sequence[Quantity]
) -> bool:
    """Whether nothing but the clause itself stands between a period and a figure."""
    start, end = mention.span.start - unit.start, mention.span.end - unit.start
    if start >= quantity.end:
        between = unit.text[quantity.end : start]
        others = any(quantity.end <= q.start < start for q in quantities)
        return not others and _SUBORDINATE.search(between) is None
    low, _ = comparison_words(unit.document.language).clause_around(unit.text, start, end)
    between = unit.text[end : quantity.start]
    alone = not any(end <= q.start < quantity.start for q in quantities)
    leads = _LEADING.fullmatch(unit.text[max(low, unit.core - unit.start) : start]) is not None
    return leads and alone and _OTHER_CLAUSE.search(between) is None


def _is_period_of_region(unit: Unit, mention: DateMention) -> bool:
    """The same in Russian, where a preposition says it, and Kazakh and Uzbek, where a case does."""
    text, language = unit.block.text, unit.document.language
    start, end = mention.span.start, mention.span.end
    day = mention.date.day is not None and mention.date.until is None
    if is_deadline(text, start, end, language):
        return False
    if language == "ru":
        if mention.date.until is not None and mention.text.casefold().startswith(("с ", "со ")):
            return True
        words = _RUSSIAN_AS_OF if day else _RUSSIAN_WITHIN
        return words.search(text, unit.start, start) is not None
    return not day and date_case(mention.text, language) == "locative"


def _is_period(unit: Unit, mention: DateMention) -> bool:
    """Whether a figure can hold for the date, rather than be due by it or compared with it."""
    if in_period(unit, mention) or mention.date.year is None:
        return False
    if unit.document.language != "en":
        return _is_period_of_region(unit, mention)
    text, start = unit.block.text, mention.span.start
    if _TARGET.search(text, unit.start, start):
        return False
    if mention.date.until is not None and _FROM.match(mention.text):
        return True
    if mention.date.day is not None and mention.date.until is None:
        return _AS_OF.search(text, unit.start, start) is not None
    relative = mention.inferred and mention.text[0] in "TtLlNn"  # this, last, next
    return bool(relative) or _WITHIN.search(text, unit.start, start) is not None
