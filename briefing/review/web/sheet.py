"""The PDF beside the sentences: made anew when it must be, opened at the sentence."""

from __future__ import annotations

import functools
import io
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.deliver import RunRecord
from briefing.review.contexts import find_places
from briefing.review.desk import Desk

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import Destination

_ABOVE = 60  # points of the page above the sentence


@dataclass(frozen=True, slots=True)
class Position:
    """Where the browser's viewer opens a PDF: page from 1, points below the top of the page."""

    page: int
    top: int

    @property
    def fragment(self) -> str:
        """The part of an address that says it to the viewer."""
        return f"page={self.page}&view=FitH,{self.top}&toolbar=0&navpanes=0"


@dataclass(slots=True)
class Sheets:
    """The PDFs of a brief, one rendering at a time."""

    desk: Desk
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def path(self, language: str) -> Path | None:
        """The PDF as the sentences are now; ``None`` when there is none.

        Raises:
            RenderError: It cannot be made.
            OutputError: It cannot be written.
        """
        with self._lock:
            record = self.desk.render(language)
        pdf = record.languages[language].pdf
        return self.desk.out / pdf.file if pdf is not None else None

    def why_not(self, record: RunRecord, language: str) -> str:
        """Why there is no PDF."""
        return record.languages[language].message

    def position(self, language: str, segment: str) -> Position:
        """Where a sentence stands in the PDF as it is; the first page when nobody knows."""
        record = self.desk.read()
        pdf = record.languages[language].pdf
        anchor = find_places(record).anchors.get(segment, "")
        if pdf is None or not anchor:
            return Position(1, 0)
        try:
            content = (self.desk.out / pdf.file).read_bytes()
        except OSError:
            return Position(1, 0)
        return _positions(content).get(anchor, Position(1, 0))


@functools.lru_cache(maxsize=4)
def _positions(content: bytes) -> dict[str, Position]:
    """Where the named places of a PDF are."""
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        return {
            name: Position(page + 1, max(0, _from_top(reader.pages[page], place) - _ABOVE))
            for name, place in reader.named_destinations.items()
            if (page := reader.get_destination_page_number(place)) is not None and page >= 0
        }
    except (PyPdfError, ValueError, KeyError, TypeError):
        return {}


def _from_top(page: PageObject, place: Destination) -> int:
    return round(float(page.mediabox.top) - float(place.top or 0))
