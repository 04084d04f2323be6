"""Files in, clean paragraphs out: ``ingest(path)`` → `briefing.domain.SourceDocument`.

    discovery    which files are read, in which order, by which reader
    text markdown html docx pdf    one reader per format: bytes → `Extraction`
    decoding     bytes → text
    cleaning junk publication      `Extraction` → title, date, byline, blocks, what was dropped
    detection    the language
    reading      the order of these steps

Nothing here fetches anything, and nothing of a document is dropped in silence: what is not kept
is listed in ``SourceDocument.dropped`` with a reason (`briefing.ingest.junk.REASONS`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.ingest.discovery import discover, supported_suffixes

if TYPE_CHECKING:
    from briefing.config import LimitSettings
    from briefing.domain import SourceDocument


def ingest(
    path: Path, *, number: int, limits: LimitSettings, display: str | None = None
) -> SourceDocument:
    """Read a document; see `briefing.ingest.reading.ingest`.

    The readers are imported here and not above: a run that finds nothing changed reads nothing.
    """
    from briefing.ingest import reading

    return reading.ingest(path, number=number, limits=limits, display=display)


def read_plain_text(path: Path, *, limits: LimitSettings) -> str:
    """Read a plain text file; see `briefing.ingest.reading.read_plain_text`."""
    from briefing.ingest import reading

    return reading.read_plain_text(path, limits=limits)


def recognise_language(text: str, name: str) -> str:
    """The language of a text to translate; see `briefing.ingest.detection.recognise_language`."""
    from briefing.ingest import detection

    return detection.recognise_language(text, name)


__all__ = ["discover", "ingest", "read_plain_text", "recognise_language", "supported_suffixes"]
