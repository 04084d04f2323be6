"""Dates of a document, with what the words leave out completed from the context.

A year is taken from the publication date, else from the nearest date in the document that has one;
of the possible years the one that brings the two dates closest together, unless the tense of the
sentence says on which side of the publication the date lies. The mention says what was inferred and
from what; a date that nothing completes stays as it is. "Last Tuesday" counts from the publication
date, "a day earlier" from the date before it; without such a base it is no date. Where the words
allow both ("накануне"), both must give the same date.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import replace

from briefing.domain import Block, DateMention, Finding, PartialDate, SourceDocument, Span
from briefing.language.date_forms import NBSP, format_date
from briefing.language.date_ranges import crosses_years, first_day, with_year
from briefing.language.dates import FoundDate, find_ambiguous, find_dates
from briefing.language.relative_dates import RelativeDate, find_relative, resolve
from briefing.summarise.quotes import find_quotes
from briefing.summarise.tense import Side, side_of, tense


def find_mentions(document: SourceDocument) -> dict[str, tuple[tuple[FoundDate, DateMention], ...]]:
    """The dates of each block, by block id, completed."""
    found = {block.id: find_dates(block.text, document.language) for block in document.blocks}
    anchors = _anchors(document, found)
    mentions: dict[str, tuple[_Pair, ...]] = {}
    previous: DateMention | None = None
    for order, block in enumerate(document.blocks):
        explicit = [
            (item, _complete(document, block, item, order, anchors)) for item in found[block.id]
        ]
        mentions[block.id] = _with_relative(document, block, explicit, previous)
        previous = mentions[block.id][-1][1] if mentions[block.id] else None
    return mentions


def note_inferred(mention: DateMention) -> Finding | None:
    """The line of the record that says which part of a date was inferred, and from what."""
    if mention.inferred:
        year = mention.date.year
        basis = mention.basis
        source = "the publication date" if basis == "published" else f"{basis!r} in the document"
        if mention.inferred != ("year",):
            read = format_date(mention.date, "en").replace(NBSP, " ")
            message = f"{mention.text!r} is read as {read}, counted from {source}"
            return Finding("date-inferred", "note", message, _where(mention.span))
        message = f"{mention.text!r} is read as of {year}: the year comes from {source}"
        return Finding("year-inferred", "note", message, _where(mention.span))
    if mention.date.year is None and first_day(mention.date) is None:
        message = f"the year of {mention.text!r} is unknown; nothing in the document says it surely"
        return Finding("year-unknown", "warning", message, _where(mention.span))
    return None


def note_ambiguous(text: str, where: str) -> tuple[Finding, ...]:
    """A warning for each date of ``text`` that has two readings; it stays as it is written."""
    return tuple(
        Finding(
            "date-ambiguous",
            "warning",
            f"{text[start:end]!r} can be read as day and month or as month and day; "
            "it stays as it is written",
            where,
        )
        for start, end in find_ambiguous(text)
    )


def chronological(date: PartialDate) -> tuple[int, int, int]:
    """Sort key: a less precise date comes before the more precise ones that it contains.

    A period stands where it begins.
    """
    if date.year is None and (first := first_day(date)) is not None:
        return first[0], date.month or 0, date.day or 0
    month = date.month
    if month is None and date.quarter is not None:
        month = 3 * date.quarter - 2
    if month is None and date.half is not None:
        month = 6 * date.half - 5
    return (date.year if date.year is not None else 9999, month or 0, date.day or 0)


def _where(span: Span) -> str:
    return f"{span.document} {span.block}"


# Years of which one is nearer to the base by so many months or fewer are both possible.
_AS_NEAR = 2
# "On 13 September a train passed", published on 12 September: a year ago, or a text that was
# changed, or a wrong date of publication.
_DOUBTFUL_DAYS = 14
_Pair = tuple[FoundDate, DateMention]
# An anchor: (order of its block, offset, date, words)
_Anchor = tuple[int, int, PartialDate, str]


# Before a date, and after it where a language says it there: it tells of another time.
_ELSEWHEN_BEFORE = {
    "en": re.compile(r"\b(?:since|from|by|until|till|before|after|than in)\s+$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:со?|до|ко?|по|от|после|чем во?)\s+$", re.IGNORECASE),
}
_ELSEWHEN_AFTER = {
    "kk": re.compile(r"\s+(?:бері|дейін|кейін|бастап|қарай|бұрын)(?!\w)", re.IGNORECASE),
    "uz": re.compile(r"(?<=gacha)|\s+(?:beri|qadar|keyin|boshlab|avval)(?!\w)", re.IGNORECASE),
}


def _elsewhen(text: str, item: FoundDate, language: str) -> bool:
    before, after = _ELSEWHEN_BEFORE.get(language), _ELSEWHEN_AFTER.get(language)
    return bool(before and before.search(text, 0, item.start)) or bool(
        after and after.match(text, item.end)
    )


def _anchors(
    document: SourceDocument, found: dict[str, tuple[FoundDate, ...]]
) -> tuple[_Anchor, ...]:
    """Dates with a year that may tell when the document was written.

    "Since January 2022" looks back and "by May 2030" ahead: they serve only when there is no other.
    """
    full: list[_Anchor] = []
    present: list[_Anchor] = []
    for order, block in enumerate(document.blocks):
        for item in found[block.id]:
            if (item.date.until or item.date).year is None or item.date.month is None:
                continue
            # A text that tells of a period was written after its end.
            last = item.date.until or item.date
            full.append((order, item.start, last, block.text[item.start : item.end]))
            if not _elsewhen(block.text, item, document.language):
                present.append(full[-1])
    return tuple(present or full)


def _complete(
    document: SourceDocument,
    block: Block,
    item: FoundDate,
    order: int,
    anchors: tuple[_Anchor, ...],
) -> DateMention:
    span = Span(document.id, block.id, item.start, item.end)
    mention = DateMention(item.date, block.text[item.start : item.end], span)
    if item.date.year is not None or crosses_years(item.date):
        return mention
    published = document.published
    if published is not None and published.year is not None and published.month is not None:
        side = side_of(block.text, item.lead, item.end, document.language)
        return _with_year(mention, published, "published", side)
    if not anchors:
        return mention
    nearest = min(anchors, key=lambda a: (abs(a[0] - order), abs(a[1] - item.start)))
    # What is planned lies after the other dates; what is past may lie on either side of them.
    side = side_of(block.text, item.lead, item.end, document.language)
    return _with_year(mention, nearest[2], nearest[3], Side(max(0, side.value)))


def _with_relative(
    document: SourceDocument, block: Block, explicit: list[_Pair], previous: DateMention | None
) -> tuple[_Pair, ...]:
    """The dates of a block with the relative ones, which replace a shorter explicit one."""
    pairs = list(explicit)
    relative = find_relative(block.text, document.language)
    quotes = find_quotes(block.text) if relative else ()
    for item in relative:
        covered = [(f, m) for f, m in pairs if f.start < item.end and item.start < f.end]
        if any(m.span.start < item.start or item.end < m.span.end for _, m in covered):
            continue
        quoted = any(quote.start <= item.start < quote.end for quote in quotes)
        if quoted and item.count != "year":  # the day of the speech need not be that of the text
            continue
        earlier = max((p for p in pairs if p[0].end <= item.start), key=_place, default=None)
        pair = _counted(document, block, item, earlier[1] if earlier else previous)
        if pair is not None:
            pairs = [p for p in pairs if p not in covered] + [pair]
    return tuple(sorted(pairs, key=_place))


def _place(pair: _Pair) -> int:
    return pair[0].start


def _counted(
    document: SourceDocument, block: Block, item: RelativeDate, earlier: DateMention | None
) -> _Pair | None:
    """A relative date with its value; ``None`` without a base that is precise enough."""
    side = tense(block.text, item.lead, item.end, document.language)
    published = _resolved(item, document.published, side)
    mentioned = _resolved(item, earlier.date if earlier else None, side)
    date, basis = published, "published"
    if item.basis == "mentioned":
        date, basis = mentioned, earlier.text if earlier else ""
    elif item.basis == "either" and not ((item.shift or 0) > 0 and side > 0):
        # "В следующем году планируют" is after publication; else both readings must agree.
        date = published if mentioned in (None, published) else None
    if date is None:
        return None
    span = Span(document.id, block.id, item.start, item.end)
    words = block.text[item.start : item.end]
    mention = DateMention(date, words, span, item.inferred, basis)
    return FoundDate(item.start, item.end, item.lead, date), mention


def _resolved(item: RelativeDate, base: PartialDate | None, side: int) -> PartialDate | None:
    return resolve(item, base, side) if base is not None else None


def _days_after(when: PartialDate, year: int, anchor: PartialDate) -> float:
    """Days from ``anchor`` to a date in ``year``; infinite if one of them is no day."""
    if None in (when.month, when.day, anchor.year, anchor.month, anchor.day):
        return math.inf
    assert when.month and when.day and anchor.year and anchor.month and anchor.day
    try:
        one = datetime.date(year, when.month, when.day)
        other = datetime.date(anchor.year, anchor.month, anchor.day)
    except ValueError:  # 29 February
        return math.inf
    return (one - other).days


def _with_year(mention: DateMention, anchor: PartialDate, basis: str, side: Side) -> DateMention:
    """The mention in the year that its words and ``anchor`` leave; as it is where they leave two.

    The nearest year counts, unless the tense says that the date lies on the other side of the
    anchor. Two years that are about as near, and a tense that does not fit the near one but does
    not exclude it, are a doubt: then nothing is inferred.
    """
    assert anchor.year is not None
    months = mention.date.month or 6
    base = anchor.year * 12 + (anchor.month or 6)
    known = mention.date.day is not None and anchor.day is not None
    day = (mention.date.day or 0) - (anchor.day or 0) if known else 0

    def apart(year: int) -> int:
        return year * 12 + months - base

    def wrong_side(year: int) -> bool:
        distance = (apart(year), day)
        return (side.value > 0 and distance < (0, 0)) or (side.value < 0 and distance > (0, 0))

    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    late = side.value < 0 and any(map(wrong_side, years))
    if late and any(0 < _days_after(mention.date, y, anchor) <= _DOUBTFUL_DAYS for y in years):
        return mention
    nearest, second, *_ = sorted(years, key=lambda year: (abs(apart(year)), apart(year)))
    if side.value == 0 and abs(apart(second)) - abs(apart(nearest)) <= _AS_NEAR:
        return mention
    if not side.firm and wrong_side(nearest):
        return mention
    year = min(years, key=lambda y: (wrong_side(y), abs(apart(y)), apart(y)))
    return replace(mention, date=with_year(mention.date, year), inferred=("year",), basis=basis)
