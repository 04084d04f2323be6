"""The plain summary: the most relevant sentences of the sources up to a number of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain import SourceDocument, Statement
from briefing.errors import SummaryError
from briefing.language.names import NameTable
from briefing.summarise.copies import find_copies
from briefing.summarise.passages import Passage
from briefing.summarise.relevance import score_units
from briefing.summarise.scoring import Scored, draw
from briefing.summarise.units import Analysis, Unit, analyse

_BRACKETS = (("“", "”"), ("«", "»"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Extract:
    """The chosen sentences and what they were chosen from, for `briefing.summarise.explain`."""

    statements: tuple[Statement, ...]
    chosen: tuple[Unit, ...]
    analysis: Analysis
    scored: tuple[Scored, ...]


def extract(
    documents: Sequence[SourceDocument], names: NameTable, words: int
) -> tuple[Statement, ...]:
    """The statements of `choose`."""
    return choose(documents, names, words).statements


def choose(documents: Sequence[SourceDocument], names: NameTable, words: int) -> Extract:
    """The best whole sentences of ``documents`` that fit into ``words`` words together.

    Datelines and connectives at the start of a sentence are left off. Sentences that can be
    understood alone come first; then, while there is room, those that lean on their neighbours.
    Copies of other documents count once.

    Args:
        documents: Texts on one topic.
        names: Tells references to people from sentences that hang in the air.
        words: Budget. A sentence that no longer fits gives way to the next best that does.

    Returns:
        Statements ``summary-1`` … in the order of their importance.

    Raises:
        SummaryError: There is no sentence that can be used.
    """
    copies = find_copies(documents)
    analysis = analyse([document for document in documents if document.id not in copies], names)
    usable = [unit for unit in analysis.units if unit.usable]
    if not usable:
        listed = ", ".join(document.path for document in documents)
        raise SummaryError(
            f"no summary can be made of {listed}: there is no sentence of four words or more",
            "give documents with running text",
        )
    scored = score_units(analysis)
    # A text may be all labels and list items without stops; then they are its sentences.
    usable = [unit for unit in usable if unit.ended] or usable
    alone = [unit for unit in usable if stands_alone(unit)]
    others = [unit for unit in usable if not stands_alone(unit)]
    chosen: list[Unit] = []
    for tier in (alone, others):
        chosen += _fill(tier, scored, chosen, words)
    statements = tuple(_statement(number, unit) for number, unit in enumerate(chosen, 1))
    return Extract(statements, tuple(chosen), analysis, tuple(scored))


def stands_alone(unit: Unit) -> bool:
    """Whether the sentence tells a reader something without its neighbours, as no question does."""
    tells = unit.full and unit.ended and "?" not in unit.text[-2:]
    return tells and not unit.dangling and not _cuts_brackets(unit.text)


def opening(unit: Unit) -> int:
    """Where the sentence begins without a dateline and a connective, quotation marks included."""
    leads_in = unit.quote is not None and unit.core >= unit.quote.start
    return unit.start if leads_in else unit.core


def _fill(
    units: Sequence[Unit], scored: Sequence[Scored], before: Sequence[Unit], words: int
) -> list[Unit]:
    """The best of ``units`` that still fit, given what was chosen ``before``."""
    by_index = {unit.index: unit for unit in units}
    lengths = {unit.index: _length(unit) for unit in units}
    room = words - sum(_length(unit) for unit in before)
    chosen: list[int] = []

    def fits(index: int) -> bool:
        return lengths[index] + sum(lengths[i] for i in chosen) <= room

    for index in draw(list(by_index), scored, [unit.index for unit in before], fits=fits):
        chosen.append(index)
    return [by_index[index] for index in chosen]


def _cuts_brackets(text: str) -> bool:
    """Whether a quotation or a bracket begins or ends in another sentence."""
    pairs = any(text.count(opened) != text.count(closed) for opened, closed in _BRACKETS)
    return pairs or text.count('"') % 2 == 1


def _length(unit: Unit) -> int:
    """Words as ``wc`` counts them, since that is how a budget is checked."""
    return len(_passage(unit).text.split())


def _passage(unit: Unit) -> Passage:
    return Passage((unit,), opening(unit), unit.end)


def _statement(number: int, unit: Unit) -> Statement:
    passage = _passage(unit)
    return Statement(f"summary-{number}", passage.text, passage.sentences, (passage.span,))
