"""What a Word document keeps apart from its text: notes, headers and footers, comments.

None of it belongs to the running text, so all of it is listed as dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.domain import Dropped

if TYPE_CHECKING:
    from docx.document import Document

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# Kind of part, element of an entry (None: the whole part is one), reason.
_PARTS = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "footnote"),
    ("header", None, "running-head"),
    ("footer", None, "running-head"),
    ("comments", "comment", "comment"),
)
# What separates notes from the text is stored as notes of its own.
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d*\W*(?:(?:of|/)\s*\d*)?\W*", re.IGNORECASE)


def read_margins(document: Document) -> Iterator[Dropped]:
    """Each note, header, footer and comment, in the order of their kinds, each text once."""
    from docx.oxml import parse_xml

    seen: set[tuple[str, str]] = set()
    for kind, entry, reason in _PARTS:
        relations = document.part.rels.values()
        parts = [r.target_part for r in relations if r.reltype == _RELATIONS + kind]
        for part in parts:
            root = parse_xml(part.blob)
            for element in root.iter(f"{_WORD}{entry}") if entry else (root,):
                text = " ".join(plain_text(element).split())
                if element.get(f"{_WORD}type") in _SEPARATORS or (text, reason) in seen:
                    continue
                seen.add((text, reason))
                if any(character.isalnum() for character in text):
                    number = reason == "running-head" and _PAGE_NUMBER.fullmatch(text)
                    yield Dropped(text, "page-number" if number else reason)


def plain_text(element: Any) -> str:
    """The words below an element, without what tracked changes delete and without tags."""
    parts = []
    for node in element.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}p"):
        if node.tag != f"{_WORD}t":
            parts.append(" ")
        elif not any(a.tag in DELETED for a in node.iterancestors()):
            parts.append(node.text or "")
    return "".join(parts)


# Deleted text has an element of its own, w:delText, but not every program writes it.
DELETED = (f"{_WORD}del", f"{_WORD}moveFrom")


def count_deletions(body: Any) -> Iterator[Dropped]:
    """How many passages tracked changes delete; their words are nobody else's business."""
    words = (f"{_WORD}delText", f"{_WORD}t")
    number = sum(next(change.iter(*words), None) is not None for change in body.iter(*DELETED))
    if number:
        yield Dropped(f"{number} deleted passage{'s' * (number > 1)}", "deleted")
