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

from briefing.ingest.discovery import discover, supported_suffixes
from briefing.ingest.reading import ingest, read_plain_text

__all__ = ["discover", "ingest", "read_plain_text", "supported_suffixes"]
