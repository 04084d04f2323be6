"""What the tests of speakers share: who is shown as saying what in a little text."""

from __future__ import annotations

from pathlib import Path

from briefing.config import load_template
from briefing.domain import Block, BlockKind, PartialDate, SourceDocument
from briefing.language.names import load_names
from briefing.summarise.passages import Passages
from briefing.summarise.units import Unit, analyse

_ROOT = Path(__file__).parents[2]
NAMES = load_names(_ROOT / "locales")
TEMPLATE = load_template(_ROOT / "templates" / "policy-brief")
_MOST_WORDS = 90


def text_of(language: str, *paragraphs: str) -> SourceDocument:
    """A document of October 2025."""
    blocks = tuple(
        Block(f"p{number}", BlockKind.PARAGRAPH, text) for number, text in enumerate(paragraphs, 1)
    )
    return SourceDocument(
        "d1", "a.txt", "0" * 64, "txt", "utf-8", language, "T", PartialDate(2025, 10, 9), None,
        blocks, (),
    )  # fmt: skip


def positions_in(document: SourceDocument) -> list[tuple[str, str]]:
    """Every speaker with the words that a brief could show: a quotation, or reported speech."""
    analysis = analyse([document], NAMES)
    passages = Passages(analysis)
    quotations: dict[tuple[str, int], list[Unit]] = {}
    found: list[tuple[str, str]] = []
    for unit in analysis.units:
        if unit.speaker is None:
            continue
        if unit.quote is not None:
            start = unit.quote.whole[0] if unit.quote.whole else unit.quote.start
            quotations.setdefault((unit.block.id, start), []).append(unit)
        elif unit.clause is not None and (told := passages.clause(unit, _MOST_WORDS)):
            found.append((unit.speaker.name, told.text))
    for units in quotations.values():
        if (told := passages.speech(units, _MOST_WORDS)) and units[0].speaker is not None:
            found.append((units[0].speaker.name, told.text))
    return found
