"""The files that a template consists of: its own folder, and what all templates share.

``templates/shared`` holds fonts, macros and style sheets for every template beside it. What a
template folder has itself comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SHARED = "shared"
_SHARED_SHEET = re.compile(rf"""\bhref\s*=\s*["']\.\./{SHARED}/([\w.-]+\.css)["']""", re.IGNORECASE)


def shared_folder(template: Path) -> Path:
    """What the templates share; the folder may be missing."""
    return template.parent / SHARED


def template_folders(template: Path) -> tuple[Path, ...]:
    """The folders that a template may take files from, its own first."""
    shared = shared_folder(template)
    return (template, shared) if shared.is_dir() else (template,)


def pages(template: Path) -> tuple[Path, ...]:
    """The Jinja files of a template and of what it shares."""
    return tuple(f for folder in template_folders(template) for f in sorted(folder.glob("*.j2")))


def style_sheets(template: Path) -> tuple[Path, ...]:
    """Style sheets of the folder, and those of the shared folder that its pages link."""
    return (*_linked_sheets(template), *sorted(template.glob("*.css")))


def _linked_sheets(template: Path) -> Iterator[Path]:
    shared = shared_folder(template)
    texts = (page.read_text(encoding="utf-8", errors="replace") for page in pages(template))
    names = dict.fromkeys(name for text in texts for name in _SHARED_SHEET.findall(text))
    return (shared / name for name in names if (shared / name).is_file())
