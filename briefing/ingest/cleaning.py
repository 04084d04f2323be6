"""From the blocks of a file to the text of a document: clean, without junk, with its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.domain import Block, BlockKind, Dropped, PartialDate
from briefing.errors import InputError
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.junk import (
    Junk,
    ends_sentence,
    find_junk,
    is_contents_label,
    is_contents_line,
    is_related_label,
)
from briefing.ingest.publication import parse_date, parse_dateline
from briefing.ingest.references import (
    REFERENCE,
    end_of_references,
    find_reference,
    is_references_label,
    pointers_of,
    without_pointers,
)

_HYPHENS = {0x2010: "-", 0x2011: "-"}
_INVISIBLE = ("Cc", "Cf", "Cn", "Co", "Cs")
_TITLE_WORDS = 30
_BODY_WORDS = 25
_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The parts of a `SourceDocument` that come from its text."""

    title: str
    published: PartialDate | None
    byline: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


@dataclass(slots=True)
class _Findings:
    """What the pass over the blocks gathers."""

    kept: list[RawBlock] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    byline: str | None = None
    published: PartialDate | None = None

    def drop(self, text: str, junk: Junk) -> None:
        self.dropped.append(Dropped(text, junk.reason))
        self.byline = self.byline or junk.byline
        self.published = self.published or junk.published


def normalise(text: str) -> str:
    """One line in NFC with single spaces, without invisible characters.

    Soft hyphens, zero-width and bidirectional marks, control and private-use characters go; the
    hyphen U+2010, which typesetting programs write, becomes ``-``.
    """
    spaced = " ".join(text.translate(_HYPHENS).split())
    visible = (c for c in spaced if c == " " or unicodedata.category(c) not in _INVISIBLE)
    # Split again: what stood between two spaces may have gone.
    return " ".join(unicodedata.normalize("NFC", "".join(visible)).split())


def clean(extraction: Extraction, name: str) -> Cleaned:
    """Normalise the blocks, sort out the junk, and find the title.

    Args:
        name: The file's name, for messages.

    Raises:
        InputError: Nothing is left.
    """
    findings = _Findings(dropped=list(extraction.dropped))
    blocks = []
    for raw in extraction.blocks:
        text = normalise(raw.text)
        if any(character.isalnum() for character in text):
            blocks.append(RawBlock(raw.kind, text))
        elif text:
            findings.dropped.append(Dropped(text, "separator"))
    _sort_out(blocks, findings)
    title = _take_title(normalise(extraction.title or ""), findings)
    if not findings.kept:
        raise InputError(
            f"nothing is left of {name}: it holds no paragraph of text",
            "check that it is a whole document",
            tuple(f"left out ({d.reason}): {d.text[:80]}" for d in findings.dropped[:5]),
        )
    return Cleaned(
        title=title,
        published=extraction.published or findings.published or _date_of_dateline(findings.kept),
        byline=normalise(extraction.byline or "") or findings.byline,
        blocks=tuple(
            Block(f"p{number}", block.kind, block.text)
            for number, block in enumerate(findings.kept, start=1)
        ),
        dropped=tuple(findings.dropped),
    )


def _date_of_dateline(blocks: Sequence[RawBlock]) -> PartialDate | None:
    """When the text was written, by the dateline of its first paragraph."""
    body = next((block for block in blocks if _is_body(block)), None)
    return parse_dateline(body.text) if body is not None else None


def _sort_out(blocks: Sequence[RawBlock], findings: _Findings) -> None:
    """Fill ``kept`` and ``dropped``, in order."""
    # Several lines that are only a date are the dates of a chronology.
    date_lines = sum(parse_date(block.text) is not None for block in blocks) == 1
    in_head, related_until, contents_until, references_until = True, 0, 0, 0
    texts = [block.text for block in blocks]
    pointers = pointers_of(texts)
    noted = False
    for place, block in enumerate(blocks):
        if is_references_label(block.text):
            references_until = max(references_until, end_of_references(texts, place))
        noticed = REFERENCE if place < references_until else None
        if block.kind is not BlockKind.TABLE_ROW and not (
            in_head and block.kind is BlockKind.HEADING
        ):
            noticed = noticed or find_reference(block.text, pointers)
        if noticed is not None:
            findings.drop(block.text, Junk(noticed))
            noted = True
            continue
        if is_contents_label(block.text):
            contents_until = _end_of_contents(blocks, place)
        if place < contents_until:
            findings.drop(block.text, Junk("contents"))
            continue
        if block.kind is BlockKind.TABLE_ROW:
            findings.kept.append(block)
            continue
        if place < related_until:
            findings.drop(block.text, Junk("related"))
            continue
        junk = find_junk(block.text, in_head=in_head, date_lines=date_lines)
        if junk is None:
            findings.kept.append(block)
            in_head = in_head and not _is_body(block)
            continue
        findings.drop(block.text, junk)
        if is_related_label(block.text):
            related_until = _end_of_links(blocks, place + 1)
    if noted and pointers:
        findings.kept[:] = [
            RawBlock(block.kind, without_pointers(block.text)) for block in findings.kept
        ]


def _end_of_contents(blocks: Sequence[RawBlock], label: int) -> int:
    """Where the table of contents ends that stands below a label; there, if there is none."""
    end = label + 1
    while end < len(blocks) and is_contents_line(blocks[end].text):
        end += 1
    return end if end > label + 1 else label


def _is_body(block: RawBlock) -> bool:
    """A paragraph of the text proper, as opposed to a kicker, a headline or a byline."""
    return block.kind is BlockKind.PARAGRAPH and (
        ends_sentence(block.text) or len(block.text.split()) >= _BODY_WORDS
    )


def _end_of_links(blocks: Sequence[RawBlock], start: int) -> int:
    """Where the headlines of other articles end that stand after "Read also".

    They are dropped when they are list items, or when nothing but headlines follows to the end.
    """
    end = start
    while end < len(blocks) and not ends_sentence(blocks[end].text):
        end += 1
    if end == len(blocks):
        return end
    end = start
    while end < len(blocks) and blocks[end].kind is BlockKind.LIST_ITEM:
        end += 1
    return end


def _take_title(declared: str, findings: _Findings) -> str:
    """The title; it is taken out of the blocks."""
    kept = findings.kept
    if declared:
        for place, block in enumerate(kept):
            if _is_body(block):
                break
            if _same(block.text, declared):
                del kept[place]
                findings.dropped.append(Dropped(block.text, "title"))
                break
        return declared
    for place, block in enumerate(kept):
        if _is_body(block):
            break
        if block.kind is BlockKind.HEADING and len(kept) > 1:
            return kept.pop(place).text
    if len(kept) > 1 and _is_headline(kept[0]):
        return kept.pop(0).text
    return _opening(kept[0].text) if kept else ""


def _same(one: str, other: str) -> bool:
    def letters(text: str) -> str:
        return re.sub(r"\W+", "", text.casefold())

    return letters(one) == letters(other)


def _is_headline(block: RawBlock) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text.split()) <= _TITLE_WORDS
        and not block.text.rstrip("\"'”’»)] ").endswith((".", "…", ":", ";", ","))
    )


def _opening(text: str) -> str:
    """For a document without a headline: its first sentence, or as much of it as fits a line.

    The words are a verbatim part of the first block.
    """
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«“\"])", text, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return sentence[: sentence.rfind(" ", 1, _LONGEST_TITLE) or _LONGEST_TITLE].rstrip(" ,;:–—-")
