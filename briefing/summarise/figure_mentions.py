"""Figures in their clauses, and whether two of them measure the same thing."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.domain import DateMention, SourceDocument
from briefing.language.countries import find_country
from briefing.language.numbers import Quantity
from briefing.summarise.content import Contents, blank, compatible, own_dates
from briefing.summarise.cue_words.comparison import HEADS
from briefing.summarise.figures import find_figures
from briefing.summarise.figures_compared import (
    baseline,
    comparison_words,
    counted_words,
    measured_noun,
    same_change,
)
from briefing.summarise.terms import terms
from briefing.summarise.units import Unit

# Share of the content of the shorter clause, by weight, that both clauses have.
_SAME_CLAUSE, _SAME_HEAD = 0.5, 0.3
_SHARED_IN_SENTENCES = 3
# Words that the first sentences of two reports of one event have in common.
_SHARED_OPENING = 4
# What is counted goes on: figures without a date that were published further apart may both hold.
_SAME_TIME_DAYS = 62
# "The repairs cost …": with what is counted, words of a clause that can be told again at all, and
# words that the openings share if one of them is a name.
_FEWEST_OF_CLAUSE, _SHARED_WITH_NAME = 2, 2
_PEOPLE = "person"
_WORDS_OF_VERB = 3
_WORD = re.compile(r"[^\W\d_][\w'’ʻʼ-]*")


@dataclass(frozen=True)
class FigureMention:
    """A figure in its clause."""

    unit: Unit
    quantity: Quantity

    @property
    def text(self) -> str:
        """The sentence."""
        return self.unit.text

    @property
    def language(self) -> str:
        """Its language."""
        return self.unit.document.language

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Where the clause begins and ends in the sentence, without the words for the speaker."""
        start, end = self.quantity.start, self.quantity.end
        low, high = comparison_words(self.language).clause_around(self.text, start, end)
        if self.unit.clause is not None:
            said = tuple(place - self.unit.start for place in self.unit.clause)
            if said[0] <= start and end <= said[1]:
                low, high = max(low, said[0]), min(high, said[1])
        return low, high

    @property
    def leans(self) -> bool:
        """Whether what it measures may be said in the sentence before: "On these it costs …"."""
        return self.unit.dangling and self.clause[0] == 0

    @cached_property
    def baseline(self) -> bool:
        """Whether it is only what another figure is compared with."""
        return baseline(self.text, self.quantity, self.language)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The words after a bare number, which name what it counts."""
        if self.quantity.unit is not None:
            return frozenset()
        return frozenset(counted_words(self.text, self.quantity, self.language)[:2])

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of the clause without figures, dates and what is counted."""
        low, high = self.clause
        rest = blank(self.text, self.quantity.start, self.quantity.end)
        for mention in self.unit.dates:
            start, end = mention.span.start, mention.span.end
            rest = blank(rest, start - self.unit.start, end - self.unit.start)
        return frozenset(terms(rest[low:high], self.language)) - self.counted

    @cached_property
    def wanted(self) -> bool:
        """Whether the figure is a plan, a limit or a wish."""
        low, high = self.clause
        # "The ministry proposes that losses fall to …": the verb makes a wish of what follows.
        verb = " ".join(self.text[:low].split()[-_WORDS_OF_VERB:]) if self._is_said else ""
        return comparison_words(self.language).inside("wanted", f"{verb} {self.text[low:high]}")

    @property
    def _is_said(self) -> bool:
        """Whether the figure stands in reported speech."""
        said = self.unit.clause
        return said is not None and said[0] <= self.unit.start + self.quantity.start < said[1]

    @cached_property
    def head(self) -> str | None:
        """The stem of the noun that the figure is the measure of, where it stands before it."""
        known = HEADS.get(self.language)
        if known is None:
            return None
        low, _ = self.clause
        before = [m.group().lower() for m in _WORD.finditer(self.text, low, self.quantity.start)]
        linked = list(itertools.takewhile(lambda word: word in known.links, reversed(before)))
        if not linked or len(linked) == len(before):
            return None
        noun = before[-len(linked) - 1]
        found = terms(noun, self.language)
        return found[0] if found and noun not in known.vague else None

    @cached_property
    def subject(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The words for what the figure measures, without and for the event."""
        start = self.quantity.start
        told = (m.measure for m in find_figures(self.unit) if m.quantity.start == start)
        what = next(told, None)
        if what is None:
            return None
        match = _AT_EVENT[self.language].fullmatch(what.lower())
        bare, event = (match["bare"], match["event"]) if match else (what, "")
        return frozenset(terms(bare, self.language)), frozenset(terms(event, self.language))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of the clause."""
        low, high = (self.unit.start + offset for offset in self.clause)
        return tuple(d for d in own_dates(self.unit) if low <= d.span.start < high)


def comparable(contents: Contents, units: Iterable[Unit]) -> list[list[FigureMention]]:
    """The figures of ``units`` in groups that have the unit or the counted noun in common."""
    groups: defaultdict[tuple[str, str], list[FigureMention]] = defaultdict(list)
    for unit in units:
        for quantity in contents[unit].quantities:
            mention = FigureMention(unit, quantity)
            for noun in measured_noun(unit.text, quantity, unit.document.language):
                groups[noun].append(mention)
    return list(groups.values())


def same_thing(contents: Contents, a: FigureMention, b: FigureMention) -> bool:
    """Whether the words around two figures leave no doubt that they measure the same."""
    shared = a.words & b.words
    if not shared:
        return False
    if _same_subject(contents, a, b) or _same_clause(contents, a, b):
        return True
    if _told_shortly(contents, a, b):
        return True
    covered = contents.weight(shared) / min(contents.weight(a.words), contents.weight(b.words))
    in_sentences = len(contents.common(a.unit, b.unit))
    if len(shared) >= 2 and covered >= _SAME_CLAUSE and in_sentences >= _SHARED_IN_SENTENCES:
        return True
    if a.head is not None and a.head == b.head:
        return covered >= _SAME_HEAD and in_sentences >= 2
    dated = all(any(d.date.month is not None for d in side.dates) for side in (a, b))
    return dated and covered >= _SAME_HEAD


# "Turnout in the election", "явка на выборах", "сайлаудағы қатысу": at what event.
# "In the capital" or "in the second round" would be a part.
_AT_EVENT = {
    "en": re.compile(
        r"(?P<bare>\S.*?)\s(?:in|at)\s(?:the\s)?(?P<event>(?:\w+\s)?(?:elections?|votes?|polls?|"
        r"referendum|ballot))"
    ),
    "ru": re.compile(
        r"(?P<bare>\S.*?)\s(?:на|в)\s(?P<event>(?:\w+\s)?(?:выборах|голосовании|референдуме))"
    ),
    "kk": re.compile(r"(?P<event>(?:сайлау|дауыс беру|референдум)[дт][ае]ғы)\s(?P<bare>\S.*)"),
    "uz": re.compile(r"(?P<event>(?:saylov|ovoz berish|referendum)(?:lar)?dagi)\s(?P<bare>\S.*)"),
}


def _same_subject(contents: Contents, a: FigureMention, b: FigureMention) -> bool:
    """Whether two clauses have the same subject and say nothing else but its figure.

    One may add the event ("turnout" beside "turnout in the election") if the other document
    speaks of the same.
    """
    one, other = a.subject, b.subject
    if one is None or other is None or not one[0] or one[0] != other[0]:
        return False
    known = HEADS.get(a.language)
    links = frozenset(terms(" ".join(known.links), a.language)) if known else frozenset[str]()
    rest = a.words - one[0] - one[1], b.words - other[0] - other[1]
    if rest[0] != rest[1] and not (rest[0] | rest[1]) <= links:
        return False
    extra = one[1] - other[1], other[1] - one[1]
    if all(extra):
        return False
    return extra[0] <= contents.told_by(b.unit) and extra[1] <= contents.told_by(a.unit)


def _same_clause(contents: Contents, a: FigureMention, b: FigureMention) -> bool:
    """Whether two clauses differ in nothing but the figure, in two reports of one event.

    "The station cost …" may be said of any station, so the documents have to open alike.
    """
    if a.words != b.words or len(a.words) < 2 or a.counted != b.counted:
        return False
    openings = contents.opening(a.unit).words & contents.opening(b.unit).words
    return len(openings) >= _SHARED_OPENING


def _told_shortly(contents: Contents, a: FigureMention, b: FigureMention) -> bool:
    """Whether one clause is the other in fewer words, in two reports of one event.

    "The repairs cost …" may be said of any repairs, so the documents have to open alike, and the
    longer clause may name nothing that the other document does not speak of: "200 houses" are no
    contradiction of "150 houses in Osh".
    """
    short, long = sorted((a, b), key=lambda mention: len(mention.words))
    counted = (short.counted & long.counted) or {short.quantity.unit} & {_PEOPLE}
    if len(short.words) + len(counted) < _FEWEST_OF_CLAUSE or not short.words <= long.words:
        return False
    if short.counted != long.counted and short.quantity.unit is None:
        return False
    extra = (long.words - short.words) & contents.names
    if not extra <= contents.told_by(short.unit):
        return False
    openings = contents.opening(a.unit).words & contents.opening(b.unit).words
    if len(openings) >= _SHARED_OPENING:
        return True
    named = {word for word in openings & contents.names if find_country(word.capitalize()) is None}
    return bool(named) and len(openings) >= _SHARED_WITH_NAME


def same_circumstances(contents: Contents, a: FigureMention, b: FigureMention) -> bool:
    """Whether two figures can be of the same time, place and kind of fact."""
    one, other = contents[a.unit], contents[b.unit]
    if one.negated != other.negated or a.wanted != b.wanted:
        return False
    if not same_change(a.text, a.quantity, b.text, b.quantity, a.language):
        return False
    places = a.words & contents.names, b.words & contents.names
    if all(places) and places[0] != places[1]:
        return False
    if one.dates and other.dates:
        return compatible(one.dates, other.dates)
    return _same_time(a.unit.document, b.unit.document)


def _same_time(a: SourceDocument, b: SourceDocument) -> bool:
    """Whether two documents were published so close together that both speak of one time."""
    one, other = _published(a), _published(b)
    return one is None or other is None or abs((one - other).days) <= _SAME_TIME_DAYS


def _published(document: SourceDocument) -> date | None:
    when = document.published
    if when is None or when.year is None or when.month is None:
        return None
    return date(when.year, when.month, when.day or 15)
