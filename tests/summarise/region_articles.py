"""The sample article in Russian, Kazakh and Uzbek, put together from the shipped memory."""

from __future__ import annotations

from pathlib import Path

from briefing.domain import Block, BlockKind, PartialDate, SourceDocument
from briefing.language.names import load_names
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Placeholder, Unit
from briefing.translate.masks import mask
from briefing.translate.realise import realise

LOCALES = Path(__file__).parents[2] / "locales"
# Paragraphs as lists of units; "«" opens a quotation that the attributed unit closes.
_PARAGRAPHS = (
    ("p1-1",),
    ("«", "p2-1", "p2-2", "p2-3-attributed"),
    ("p3-1", "«", "p3-2", "p3-3-attributed"),
    ("p4-1",),
    ("«", "p5-1", "p5-2", "p5-3-attributed"),
    ("p6-1", "p6-2"),
    ("p7-1", "p7-2", "p7-3"),
)


def words_of(unit: Unit) -> str:
    """The target of a unit with the slots of its own source filled in."""
    masked = mask(unit.source_text, load_names(LOCALES))
    position = -len(masked.opening)
    slots = {}
    for part in unit.source:
        length = len(part if isinstance(part, str) else part.text)
        if isinstance(part, Placeholder):
            slots[part.number] = next(s for s in masked.slots if s.start == position)
        position += length
    text = realise(unit.target, slots, unit.language)
    return text[:1].upper() + text[1:]


def units_in(language: str) -> dict[str, str]:
    """Sentence by unit id, without the file's prefix."""
    units = tmx.read(LOCALES / "memory" / "gas-talks.tmx", (language,))
    return {u.reference.split("#gas-talks-")[1]: words_of(u) for u in units}


def paragraphs_in(language: str) -> tuple[str, list[str]]:
    """Title and paragraphs of the article."""
    sentences = units_in(language)
    opening = "“" if language == "uz" else "«"
    paragraphs = [
        " ".join(opening if unit == "«" else sentences[unit] for unit in units).replace(
            f"{opening} ", opening
        )
        for units in _PARAGRAPHS
    ]
    return sentences["title"], paragraphs


def article_in(language: str) -> SourceDocument:
    """The article as a document."""
    title, paragraphs = paragraphs_in(language)
    blocks = tuple(
        Block(f"p{number}", BlockKind.PARAGRAPH, text) for number, text in enumerate(paragraphs, 1)
    )
    return SourceDocument(
        "d1", f"{language}.txt", "0" * 64, "txt", "utf-8", language, title,
        PartialDate(2022, 12, 22), None, blocks, (),
    )  # fmt: skip
