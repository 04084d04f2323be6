"""The PDF beside the sentences: made anew when it must be, opened at the sentence."""

from __future__ import annotations

import functools
import io
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.deliver import RunRecord
from briefing.errors import OutputError
from briefing.review.contexts import find_places
from briefing.review.desk import Desk
from briefing.review.web.listing import key_of

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
    _drafts: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def pdf(self, language: str) -> bytes:
        """The PDF as the sentences are now.

        Of a language that may not be published, since it has gaps or a check blocks it, it is a
        draft that is kept here alone: who mends it wants to see it.

        Raises:
            RenderError: It cannot be made.
            OutputError: It cannot be written or read.
        """
        with self._lock:
            record = self.desk.render(language)
            item = record.languages[language]
            if item.pdf is None:
                return self._draft(record, language)
            path = self.desk.out / item.pdf.file
            try:
                return path.read_bytes()
            except OSError as error:
                raise OutputError(f"{path} cannot be read: {error.strerror or error}") from error

    def _draft(self, record: RunRecord, language: str) -> bytes:
        key = key_of(record.languages[language])
        known = self._drafts.get(language)
        if known is None or known[0] != key:
            known = self._drafts[language] = (key, self.desk.draft(record, language))
        return known[1]

    def position(self, pdf: bytes, segment: str) -> Position:
        """Where a sentence stands in a PDF; the first page when nobody knows."""
        anchor = find_places(self.desk.read()).anchors.get(segment, "")
        return _positions(pdf).get(anchor, Position(1, 0)) if anchor else Position(1, 0)


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
