"""Brief in any language → PDF/A-2a and PDF/UA-1.

view          Brief → what stands on the page: passages, rows, citations
labels        fixed words from the gettext catalogs, never a fallback to English
notice        the sentence about the translation in the footer
environment   Jinja2, sandboxed: template + view → HTML
fonts         which characters the template's fonts can show
engine        WeasyPrint behind one module: own fonts only, guarded addresses, captured log
conformance   what PDF/UA-1 needs besides PDF/A-2a
checking      all mistakes of a template at once, without a brief
renderer      the steps in order
pool, worker  several pages at once, in processes that stay warm
"""

from __future__ import annotations

from briefing.render.checking import check_template
from briefing.render.engine import load_engine
from briefing.render.pool import RendererPool, useful_processes
from briefing.render.renderer import Part, Renderer, html, render

__all__ = [
    "Part",
    "Renderer",
    "RendererPool",
    "check_template",
    "html",
    "load_engine",
    "render",
    "useful_processes",
]
