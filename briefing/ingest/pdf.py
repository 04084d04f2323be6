"""PDF through pypdf: its text in layout mode, put back into paragraphs by `pdf_layout`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefing.config import LimitSettings
from briefing.domain import Dropped
from briefing.errors import InputError
from briefing.ingest.extraction import Extraction
from briefing.ingest.pdf_columns import split_columns
from briefing.ingest.pdf_layout import Page, assemble, drop_furniture
from briefing.ingest.pdf_notes import (
    Runs,
    body_size,
    is_mostly_body,
    read_runs,
    small_print,
    take_notes,
    without_marks,
)
from briefing.ingest.quiet import quieten

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MARK_WINDOW = 1024
# A page with fewer letters than this, on average, is a scan with a stamp on it.
_LETTERS_PER_PAGE = 10


def read_pdf(content: bytes, name: str, limits: LimitSettings) -> Extraction:
    """Paragraphs, headings, list items and table rows, columns one after the other."""
    reader = _open(content, name)
    pages, runs, dropped = _read_pages(reader, name, limits)
    letters = sum(c.isalpha() for page in pages for line in page for c in line)
    if letters < _LETTERS_PER_PAGE * len(pages):
        raise InputError(
            f"{name} has no text layer: its {len(pages)} pages are pictures of text",
            "run OCR on it first, e.g. ocrmypdf IN.pdf OUT.pdf",
        )
    pages, furniture = drop_furniture(pages)
    columns, notes = _split(pages, runs)
    return Extraction(tuple(assemble(columns)), dropped=tuple(dropped + furniture + notes))


def _split(pages: list[Page], runs: list[Runs]) -> tuple[list[Page], list[Dropped]]:
    """The columns of all pages in reading order, without footnotes and the marks of notes."""
    body = body_size(runs)
    columns: list[Page] = []
    notes: list[Dropped] = []
    for page, drawn in zip(pages, runs, strict=True):
        small = small_print(drawn, body)
        noted = is_mostly_body(page, small)
        for column in split_columns(without_marks(page, drawn)):
            if noted:
                notes.extend(take_notes(column, small))
            columns.append(column)
    return columns, notes


def _open(content: bytes, name: str) -> PdfReader:
    quieten("pypdf")
    if b"%PDF-" not in content[:_MARK_WINDOW]:
        raise _damaged(name)
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        # Many files are encrypted with an empty password, only to forbid printing or copying.
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(name) from error
    if locked:
        raise InputError(
            f"{name} is encrypted or protected with a password",
            "save a copy without protection, e.g. qpdf --password=… --decrypt IN.pdf OUT.pdf",
        )
    return reader


def _read_pages(
    reader: PdfReader, name: str, limits: LimitSettings
) -> tuple[list[Page], list[Runs], list[Dropped]]:
    """The lines and the runs of each page; pages that are only a picture are listed as dropped."""
    pages: list[Page] = []
    runs: list[Runs] = []
    dropped: list[Dropped] = []
    try:
        count = len(reader.pages)
        if count > limits.pages:
            raise InputError(
                f"{name} has {count:,} pages, the limit is {limits.pages:,}",
                "split it, or raise pages in the [limits] table of briefing.toml",
            )
        for number, page in enumerate(reader.pages, start=1):
            lines = _read_page(page)
            pages.append(lines)
            runs.append(read_runs(page))
            if not any(line.strip() for line in lines) and _has_picture(page):
                dropped.append(Dropped(f"page {number}", "page-without-text"))
    except InputError:
        raise
    # pypdf lets through whatever a damaged object tree causes: AttributeError, RecursionError,
    # zlib.error, struct.error …
    except Exception as error:
        raise _damaged(name) from error
    if not pages:
        raise InputError(f"{name} has no pages", "export it anew from the program that made it")
    return pages, runs, dropped


def _read_page(page: PageObject) -> Page:
    try:
        text = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True)
    except Exception:
        # Layout mode needs font widths and matrices that plain mode does without; where that
        # fails too, the file is damaged and the error goes on.
        text = page.extract_text()
    return text.replace("\r", "\n").split("\n")


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(
        value.get_object().get("/Subtype") == "/Image" for value in objects.get_object().values()
    )


def _damaged(name: str) -> InputError:
    return InputError(
        f"{name} is damaged, or no PDF",
        "open it in a PDF viewer and print it to a new PDF, or try qpdf IN.pdf OUT.pdf",
    )
