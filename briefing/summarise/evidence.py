"""Whether the facts that a brief shows beside its sentences stand in its sources as well.

`briefing.summarise.compose.find_unfounded` checks the sentences; here it is what the program read
out of them: figures, dates, people. A part of a date that was inferred says so itself, and a
name that the names table completed has a finding; neither claims to be the words of a source.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefing.domain import (
    Brief,
    DateMention,
    Development,
    Entry,
    Figure,
    Position,
    Span,
    Speaker,
    Statement,
)
from briefing.language.names import fold
from briefing.language.numbers import find_quantities, measure
from briefing.language.som import MONEY, settle
from briefing.language.units import default_units

COMPLETED = "name-completed"

# The text of each block by document and block id.
Texts = Mapping[tuple[str, str], str]


def unfounded_facts(brief: Brief, texts: Texts) -> Iterator[str]:
    """One line for each figure, date or name that its source does not have.

    Args:
        brief: In the language of its sources.
        texts: Every block of every source, titles included.
    """
    checker = _Checker(brief, texts)
    for section in brief.sections:
        for entry in section.entries:
            yield from checker.entry(entry)


def measured_amount(figure: Figure) -> tuple[Decimal, str | None]:
    """The amount of a figure in the base unit: 12 bcm and 12 billion m3 are the same."""
    row = default_units().find(figure.unit) if figure.unit is not None else None
    amount = Decimal(figure.value)
    return (amount * row.factor, row.base) if row else (amount, figure.unit)


class _Checker:
    def __init__(self, brief: Brief, texts: Texts) -> None:
        self._brief = brief
        self._texts = texts
        self._everything = fold("\n".join(texts.values()))
        self._completed = [f.message for f in brief.findings if f.id == COMPLETED]

    def entry(self, entry: Entry) -> Iterator[str]:
        if isinstance(entry, Statement):
            yield from self._speaker(entry.id, entry.speaker)
        elif isinstance(entry, Figure):
            yield from self._figure(entry)
        elif isinstance(entry, Position):
            yield from self._speaker(entry.statement.id, entry.speaker)
            yield from self._date(entry.statement.id, entry.when)
        elif isinstance(entry, Development):
            yield from self._development(entry)

    def _development(self, entry: Development) -> Iterator[str]:
        owner = entry.statement.id if entry.statement else f"the row of {entry.when.text!r}"
        yield from self._date(owner, entry.when)
        if entry.statement is not None:
            yield from self._speaker(owner, entry.statement.speaker)
        yield from self._speaker(owner, entry.speaker)

    def _figure(self, figure: Figure) -> Iterator[str]:
        owner, text = figure.statement.id, figure.statement.text
        if figure.text not in text:
            yield f"{owner}: the figure {figure.text!r} is not in its sentence"
        shown = (figure.value, figure.unit, figure.text)
        read = find_quantities(text, self._brief.language)
        # A bare som is that of the country which the words around it name.
        money = figure.unit if figure.unit in MONEY else None
        meant = [settle(q, money) for q in read]
        if shown not in [(str(q.amount), q.unit, q.text) for q in meant]:
            yield f"{owner}: {figure.value} {figure.unit or ''} is not what {figure.text!r} says"
        if figure.measure is not None and figure.measure not in text:
            yield f"{owner}: the measure {figure.measure!r} is not in its sentence"
        yield from self._date(owner, figure.period)
        for span in figure.also:
            given = find_quantities(self._text(span)[span.start : span.end], self._brief.language)
            if measured_amount(figure) not in {measure(settle(q, money)) for q in given}:
                yield f"{owner}: {span.document} {span.block} does not give {figure.text!r}"

    def _date(self, owner: str, mention: DateMention | None) -> Iterator[str]:
        if mention is None:
            return
        span = mention.span
        if self._text(span)[span.start : span.end] != mention.text:
            yield f"{owner}: the date {mention.text!r} is not at {span.document} {span.block}"
        numbers = [int(number) for number in re.findall(r"\d+", mention.text)]
        ends = (mention.date, mention.date.until) if mention.date.until else (mention.date,)
        for end, part in itertools.product(ends, ("year", "day")):
            value = getattr(end, part)
            if value is None or part in mention.inferred or value in numbers:
                continue
            # "2021–25": of the last year of a period two digits are enough.
            if not (end is mention.date.until and part == "year" and value % 100 in numbers):
                yield f"{owner}: the {part} {value} is not in {mention.text!r}"

    def _speaker(self, owner: str, speaker: Speaker | None) -> Iterator[str]:
        if speaker is None:
            return
        text = self._everything
        name = fold(speaker.name)
        if name not in text and not _inflected(name, text):
            completed = any(repr(speaker.name) in message for message in self._completed)
            if not completed or name.rsplit(" ", 1)[-1] not in text:
                yield f"{owner}: the name {speaker.name!r} is not in the sources"
        role = fold(speaker.role or "")
        if role not in text and not _inflected(role, text):
            yield f"{owner}: the role {speaker.role!r} is not in the sources"

    def _text(self, span: Span) -> str:
        return self._texts.get((span.document, span.block), "")


def _inflected(words: str, text: str) -> bool:
    """Whether Russian words, shown in the nominative, stand in ``text`` in another case."""
    if not re.search("[А-Яа-яЁё]", words):
        return False
    stems = [
        re.escape(w[: max(3, len(w) - 2)]) if len(w) > 3 else re.escape(w) for w in words.split()
    ]
    return re.search(r"(?<!\w)" + r"\w{0,4}\s+".join(stems) + r"\w{0,4}(?!\w)", text) is not None
