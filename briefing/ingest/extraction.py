"""What every reader hands to the cleaning: blocks in reading order, not yet cleaned."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain import BlockKind, Dropped, PartialDate


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A paragraph, heading, list item or table row as it stands in the file."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The content of a file.

    Attributes:
        title: When the format marks one (HTML, a DOCX title style, Markdown front matter).
        published: When the format states one apart from the text (HTML meta).
        byline: Likewise.
        dropped: What the reader itself left out.
        encoding: Of text formats.
    """

    blocks: tuple[RawBlock, ...]
    title: str | None = None
    published: PartialDate | None = None
    byline: str | None = None
    dropped: tuple[Dropped, ...] = ()
    encoding: str | None = None
