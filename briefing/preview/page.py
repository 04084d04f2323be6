"""The HTML of the preview: all languages side by side, and what is wrong above them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from briefing.domain import LANGUAGE_NAMES, VARIANT_NAMES
from briefing.errors import BriefingError

# What the browsers' viewers understand: as wide as the frame, nothing but the pages.
_VIEWER = "#view=FitH&amp;toolbar=0&amp;navpanes=0"
_ASSETS = Path(__file__).with_name("assets")
ASSETS = {"preview.css": "text/css", "preview.js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One language on the page.

    Attributes:
        code: Language, or the two of a bilingual edition as ``kk+ru``.
        pdf: The file; ``None`` where there is none, and ``message`` says why.
        pages: How many it has.
    """

    code: str
    pdf: bytes | None
    pages: int
    message: str = ""

    @property
    def file(self) -> str:
        """Its name in addresses."""
        return f"{self.code.replace('+', '-')}.pdf"

    @property
    def digest(self) -> str:
        """Changes with the file, so that only what has changed is loaded again."""
        return hashlib.sha256(self.pdf or b"").hexdigest()[:16]


def read_asset(name: str) -> bytes:
    """Style sheet or script of the page."""
    return (_ASSETS / name).read_bytes()


def write_page(
    name: str, version: int, build: int, shown: Sequence[Shown], error: BriefingError | None
) -> str:
    """The whole page. It works without its script too: then it has to be loaded by hand.

    Args:
        name: Of the brief.
        version: Grows with every change; the script asks whether there is a newer one.
        build: How many builds there were.
        error: What is wrong now; the PDFs are those of the build before.
    """
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(name)}: preview</title>
<link rel="stylesheet" href="preview.css">
<script src="preview.js" defer></script>
</head>
<body data-version="{version}">
{write_body(name, version, build, shown, error)}
</body>
</html>
"""


def write_body(
    name: str, version: int, build: int, shown: Sequence[Shown], error: BriefingError | None
) -> str:
    """What stands inside ``<body>``."""
    columns = "\n".join(_column(item) for item in shown)
    dimmed = ' class="stale"' if error is not None else ""
    return f"""<header>
<h1>{escape(name)}</h1>
<p id="state" role="status">build {build}</p>
</header>
<div id="error" role="alert">{_describe(error) if error is not None else ""}</div>
<main{dimmed}>
{columns}
</main>"""


def _column(item: Shown) -> str:
    title = " + ".join(_name_of(code) for code in item.code.split("+"))
    head = f"<h2>{escape(title)}</h2>"
    if item.pdf is None:
        return f"<section>{head}<p class='none'>{escape(item.message or 'no PDF')}</p></section>"
    address = f"{item.file}?{item.digest}"
    plural = "page" if item.pages == 1 else "pages"
    facts = f"{item.pages} {plural}, {len(item.pdf) / 1000:.0f} KB"
    return (
        f'<section data-code="{escape(item.code)}">{head}'
        f'<p class="facts">{facts} · <a href="{address}" target="_blank">open alone</a></p>'
        f'<iframe title="{escape(title)}" src="{address}{_VIEWER}"></iframe>'
        "</section>"
    )


def _name_of(code: str) -> str:
    return {**LANGUAGE_NAMES, **VARIANT_NAMES}.get(code, code)


def _describe(error: BriefingError) -> str:
    problems = "".join(f"<li>{escape(problem)}</li>" for problem in error.problems)
    hint = f"<p>{escape(error.hint)}</p>" if error.hint else ""
    return f"<h2>{escape(error.message)}</h2><ul>{problems}</ul>{hint}"
