"""The plain summary: the most relevant sentences of the sources up to a number of words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain import SourceDocument, Statement
from briefing.errors import SummaryError
from briefing.language.names import NameTable
from briefing.summarise.passages import Passage
from briefing.summarise.scoring import pick, score
from briefing.summarise.terms import count_words
from briefing.summarise.units import Unit, analyse


def extract(
    documents: Sequence[SourceDocument], names: NameTable, words: int
) -> tuple[Statement, ...]:
    """The best whole sentences of ``documents`` that fit into ``words`` words together.

    Args:
        documents: Texts on one topic.
        names: Tells references to people from sentences that hang in the air.
        words: Budget. A sentence that no longer fits gives way to the next best that does.

    Returns:
        Statements ``summary-1`` … in the order of their importance.

    Raises:
        SummaryError: There is no sentence that can be used.
    """
    analysis = analyse(documents, names)
    usable = [unit for unit in analysis.units if unit.usable]
    if not usable:
        listed = ", ".join(document.path for document in documents)
        raise SummaryError(
            f"no summary can be made of {listed}: there is no sentence of four words or more",
            "give documents with running text",
        )
    scored = score([u.text for u in analysis.units], [u.place for u in analysis.units])
    # A sentence that leans on the one before it stands here without it, so it comes last.
    standing = [unit.index for unit in usable if not unit.dangling]
    leaning = [unit.index for unit in usable if unit.dangling]
    order = pick(standing, scored, ())
    order += pick(leaning, scored, order)
    chosen: list[Unit] = []
    left = words
    for index in order:
        unit = analysis.units[index]
        length = count_words(unit.text)
        if length <= left:
            chosen.append(unit)
            left -= length
    return tuple(_statement(number, unit) for number, unit in enumerate(chosen, 1))


def _statement(number: int, unit: Unit) -> Statement:
    passage = Passage((unit,), unit.start, unit.end)
    return Statement(f"summary-{number}", passage.text, passage.sentences, (passage.span,))
