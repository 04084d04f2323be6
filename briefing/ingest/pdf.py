"""PDF: words with their places, read by `pdf_words`, become columns, lines and paragraphs.

pdf_words     the drawing operations of a page → words
pdf_lines     words → lines
pdf_columns   a page → its columns, in reading order
pdf_notes     footnotes and their marks
pdf_tables    lines → rows of a table
pdf_layout    running heads; lines → paragraphs, headings, list items, rows
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefing.config import LimitSettings
from briefing.domain import Dropped
from briefing.errors import InputError
from briefing.ingest.extraction import Extraction
from briefing.ingest.pdf_columns import find_gutters, split_columns
from briefing.ingest.pdf_layout import assemble, drop_furniture
from briefing.ingest.pdf_lines import Page, body_size, make_lines
from briefing.ingest.pdf_notes import is_mostly_body, take_notes, without_marks
from briefing.ingest.pdf_words import MOST_OPERATIONS, Fonts, TooManyOperations, Word, read_words
from briefing.ingest.quiet import quieten

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MARK_WINDOW = 1024
# A page with fewer letters than this, on average, is a scan with a stamp on it.
_LETTERS_PER_PAGE = 10


def read_pdf(content: bytes, name: str, limits: LimitSettings) -> Extraction:
    """Paragraphs, headings, list items and table rows, columns one after the other."""
    reader = _open(content, name)
    pages, dropped = _read_pages(reader, name, limits)
    letters = sum(c.isalpha() for page in pages for word in page for c in word.text)
    if letters < _LETTERS_PER_PAGE * len(pages):
        raise InputError(
            f"{name} has no text layer: its {len(pages)} pages are pictures of text",
            "run OCR on it first, e.g. ocrmypdf IN.pdf OUT.pdf",
        )
    body = body_size(word for page in pages for word in page)
    lines, furniture = drop_furniture([make_lines(without_marks(page)) for page in pages])
    columns, notes = _split(lines, body)
    return Extraction(tuple(assemble(columns, body)), dropped=tuple(dropped + furniture + notes))


def _split(pages: list[Page], body: float) -> tuple[list[Page], list[Dropped]]:
    """The columns of all pages in reading order, without footnotes.

    Args:
        body: The type size of the document's text.
    """
    columns: list[Page] = []
    notes: list[Dropped] = []
    drawn = [[word for line in page for word in line.words] for page in pages]
    gutters = list(dict.fromkeys(gutter for words in drawn for gutter in find_gutters(words)))
    for page, words in zip(pages, drawn, strict=True):
        noted = is_mostly_body(page, body)
        for column in split_columns(words, gutters):
            if noted:
                notes.extend(take_notes(column, body))
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
) -> tuple[list[list[Word]], list[Dropped]]:
    """The words of each page; pages that are only a picture are listed as dropped."""
    pages: list[list[Word]] = []
    fonts = Fonts()
    dropped: list[Dropped] = []
    try:
        count = len(reader.pages)
        if count > limits.pages:
            raise InputError(
                f"{name} has {count:,} pages, the limit is {limits.pages:,}",
                "split it, or raise pages in the [limits] table of briefing.toml",
            )
        for number, page in enumerate(reader.pages, start=1):
            words = read_words(page, fonts)
            pages.append(words)
            if not words and _has_picture(page):
                dropped.append(Dropped(f"page {number}", "page-without-text"))
    except InputError:
        raise
    except TooManyOperations as error:
        raise InputError(
            f"{name} draws more than {MOST_OPERATIONS:,} lines and letters on one page",
            "leave that page out, e.g. qpdf IN.pdf --pages . 1-3 -- OUT.pdf",
        ) from error
    # pypdf lets through whatever a damaged object tree causes: AttributeError, RecursionError,
    # zlib.error, struct.error …
    except Exception as error:
        raise _damaged(name) from error
    if not pages:
        raise InputError(f"{name} has no pages", "export it anew from the program that made it")
    return pages, dropped


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
