"""Events that two documents tell with the same words and put on different days.

Events of the past recur: a bank meets every month, talks go on for days. So a difference counts
only where nothing but the date differs, and where the days lie too close together for the event to
have happened twice. Plans with another date are found by `briefing.summarise.conflicts`.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.domain import DateMention
from briefing.language.numbers import find_quantities
from briefing.summarise.content import Contents, compatible, own_dates
from briefing.summarise.cues import in_period, looks_ahead
from briefing.summarise.units import Unit

# What happens every week is seven days apart.
_MOST_DAYS = 6
_FEWEST_SHARED = 4
# Share of common words, by weight, in the shorter and in the longer of the two sentences.
_OF_SHORTER, _OF_LONGER = 0.75, 0.6
# A sentence of the other document with this date and so many common words tells of both days.
_SHARED_IF_KNOWN = 3
_AGAIN = {
    "en": r"again|another|also|further|second|daily|every|each|repeated(?:ly)?|once more",
    "ru": r"снова|вновь|ещ[её]|также|очередн\w+|ежедневн\w+|повторн\w+|втор\w+|кажд\w+",
    "kk": r"қайта|тағы|сондай-ақ|кезекті|күн сайын|екінші",
    "uz": r"yana|qayta|shuningdek|navbatdagi|har kuni|ikkinchi",
}
_PATTERNS = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for language, words in _AGAIN.items()
}


@dataclass(frozen=True, slots=True)
class DateConflict:
    """One event with two dates.

    Attributes:
        units: The sentences, of different documents, in the order of these.
        dates: The date that each gives.
        shared: Weight of the words in common; the greater, the more certain.
    """

    units: tuple[Unit, Unit]
    dates: tuple[DateMention, DateMention]
    shared: float


def find_date_conflicts(contents: Contents, units: Sequence[Unit]) -> list[DateConflict]:
    """Events of the past that two documents tell alike but date differently.

    Args:
        contents: The sentences of all documents.
        units: Those that can be shown.

    Returns:
        The most certain first.
    """
    dated = [(unit, mention) for unit in units if (mention := _only_date(unit)) is not None]
    found = []
    for one, other in _near_pairs(contents, dated):
        (a, p), (b, q) = dated[one], dated[other]
        if _too_close(p, q) and not compatible((p,), (q,)) and _same_event(contents, a, b):
            known = _tells(contents, a, q) or _tells(contents, b, p)
            if not known:
                shared = contents.weight(contents.common(a, b))
                found.append(DateConflict((a, b), (p, q), shared))
    return sorted(found, key=lambda c: (-c.shared, [unit.index for unit in c.units]))


def _only_date(unit: Unit) -> DateMention | None:
    """The date of an event that the sentence tells of, if it names one day in so many words."""
    dates = own_dates(unit)
    if len(dates) != 1 or unit.quote is not None:
        return None
    mention = dates[0]
    named = mention.date.day is not None and "day" not in mention.inferred
    again = _PATTERNS.get(unit.document.language)
    if not named or in_period(unit, mention) or looks_ahead(unit, mention):
        return None
    return None if again is None or again.search(unit.text) else mention


def _near_pairs(
    contents: Contents, dated: Sequence[tuple[Unit, DateMention]]
) -> Iterator[tuple[int, int]]:
    """Places of sentences of different documents that share enough words."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, (unit, _) in enumerate(dated):
        shared: Counter[int] = Counter()
        for word in contents[unit].words:
            shared.update(places[word])
            places[word].append(place)
        for earlier in sorted(shared):
            other = dated[earlier][0]
            if shared[earlier] >= _FEWEST_SHARED and other.document.id != unit.document.id:
                yield earlier, place


def _too_close(p: DateMention, q: DateMention) -> bool:
    """Whether two days lie so close together that the event cannot have recurred."""
    one, other = _day(p), _day(q)
    return one is not None and other is not None and 0 < abs((one - other).days) <= _MOST_DAYS


def _day(mention: DateMention) -> datetime.date | None:
    date = mention.date
    if date.year is None or date.month is None or date.day is None:
        return None
    return datetime.date(date.year, date.month, date.day)


def _same_event(contents: Contents, a: Unit, b: Unit) -> bool:
    """Whether two sentences say the same but for the date."""
    one, other = contents[a], contents[b]
    if a.document.language != b.document.language or one.negated != other.negated:
        return False
    if (one.words & contents.names) != (other.words & contents.names):
        return False
    if _numbers(a) != _numbers(b):
        return False
    shared = contents.weight(contents.common(a, b))
    least, most = sorted((contents.weight(one.words), contents.weight(other.words)))
    return shared >= _OF_SHORTER * least and shared >= _OF_LONGER * most


def _numbers(unit: Unit) -> set[tuple[object, object]]:
    """The figures and ordinals of a sentence without those of its dates."""
    dates = [(d.span.start - unit.start, d.span.end - unit.start) for d in unit.dates]
    return {
        (quantity.amount, quantity.unit)
        for quantity in find_quantities(unit.text, unit.document.language)
        if not any(start < quantity.end and quantity.start < end for start, end in dates)
    }


def _tells(contents: Contents, unit: Unit, mention: DateMention) -> bool:
    """Whether the document of ``unit`` knows the other date as well: there were two events."""
    words = contents[unit].words
    return any(
        compatible(own_dates(other), (mention,))
        and len(contents[other].words & words) >= _SHARED_IF_KNOWN
        for other in contents.units
        if other.document.id == unit.document.id
    )
