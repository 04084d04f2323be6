"""A page on this machine that shows the PDFs of a build side by side and loads them again.

server    the address, who may ask, what is answered
page      the HTML of the page

Nothing is loaded from elsewhere, and nothing can be changed through it.
"""

from __future__ import annotations

from briefing.preview.server import Preview

__all__ = ["Preview"]
