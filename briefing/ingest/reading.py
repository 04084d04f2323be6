"""The steps from a file to a `SourceDocument`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from briefing.config import LimitSettings
from briefing.domain import SourceDocument
from briefing.errors import InputError
from briefing.ingest.cleaning import clean
from briefing.ingest.decoding import decode
from briefing.ingest.detection import check_language
from briefing.ingest.discovery import format_of
from briefing.ingest.docx import read_docx
from briefing.ingest.extraction import Extraction
from briefing.ingest.html import read_html
from briefing.ingest.markdown import read_markdown
from briefing.ingest.naming import printable
from briefing.ingest.pdf import read_pdf
from briefing.ingest.text import read_text

MEGABYTE = 1_000_000
_READERS: dict[str, Callable[[bytes, str, LimitSettings], Extraction]] = {
    "txt": read_text,
    "md": read_markdown,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
}


def ingest(
    path: Path, *, number: int, limits: LimitSettings, display: str | None = None
) -> SourceDocument:
    """Read a document.

    Args:
        number: The document's place in the run; its id is ``d<number>``.
        display: How the user named the file; it stands in messages and in the result.
            Default: ``path``.

    Raises:
        InputError: The file cannot be used; the message names it and the hint says what to do.
    """
    path_shown = display if display is not None else str(path)
    name = printable(path_shown)
    file_format = format_of(path, name)
    content = _read_bytes(path, name, limits)
    extraction = _READERS[file_format](content, name, limits)
    cleaned = clean(extraction, name)
    prose = "\n".join([cleaned.title, *(block.text for block in cleaned.blocks)])
    return SourceDocument(
        id=f"d{number}",
        path=path_shown,
        sha256=hashlib.sha256(content).hexdigest(),
        format=file_format,
        encoding=extraction.encoding,
        language=check_language(prose, name),
        title=cleaned.title,
        published=cleaned.published,
        byline=cleaned.byline,
        blocks=cleaned.blocks,
        dropped=cleaned.dropped,
    )


def read_plain_text(path: Path, *, limits: LimitSettings) -> str:
    """The text of a plain text file, decoded and otherwise untouched.

    Raises:
        InputError: As `ingest`.
    """
    name = printable(path)
    return decode(_read_bytes(path, name, limits), name).text


def _read_bytes(path: Path, name: str, limits: LimitSettings) -> bytes:
    """The file's bytes; its size is asked for before anything is read."""
    most = limits.file_megabytes * MEGABYTE
    try:
        if path.is_dir():
            raise InputError(f"{name} is a folder", "name the files in it")
        size = path.stat().st_size
        if size <= most:
            with path.open("rb") as handle:
                # One byte more tells a file that has grown since.
                content = handle.read(most + 1)
            size = max(size, len(content))
    except FileNotFoundError as error:
        raise InputError(f"{name} does not exist", "check the spelling of the path") from error
    except PermissionError as error:
        raise InputError(
            f"{name} may not be read", f"give yourself the right: chmod u+r {name}"
        ) from error
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}", "copy it anew") from error
    if size > most:
        raise InputError(
            f"{name} is too large: {size / MEGABYTE:,.1f} MB, the limit is"
            f" {limits.file_megabytes} MB",
            "split it, or raise file_megabytes in the [limits] table of briefing.toml",
        )
    if not content:
        raise InputError(f"{name} is empty", "check that it was saved")
    return content
