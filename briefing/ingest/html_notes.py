"""Footnotes of a web page, and the marks in its text that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.domain import Dropped

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = ("doc-footnote", "doc-endnote", "doc-endnotes")
_CLASSES = frozenset("footnote footnotes endnote endnotes references reflist footnote-text".split())
_CONTAINERS = frozenset("section aside div ol ul li p dl dd table".split())
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")
_MARK_ROLES = ("doc-noteref", "doc-backlink")
_RETURN = re.compile(r"\s*[↩⤴↑^]\ufe0e?\s*")


def take_notes(page: _Element) -> Iterator[Dropped]:
    """Take notes and marks out of a parsed page; give the notes as dropped.

    Only what says of itself that it is a note counts, and a mark only where it is a link within
    the page: in "m<sup>2</sup>" the figure belongs to the text.
    """
    for link in [*page.iter("a")]:
        text = str(link.xpath("string()")).strip()
        inside = (link.get("href") or "").startswith("#")
        mark = link.get("role") in _MARK_ROLES or (inside and _MARK.fullmatch(text))
        if mark or (inside and _RETURN.fullmatch(text)):
            _remove(link)
    for element in [*page.iter(*_CONTAINERS)]:
        if _is_note(element) and not any(map(_is_note, element.iterancestors())):
            yield from _list(element)
            _remove(element)


def _is_note(element: _Element) -> bool:
    classes = (element.get("class") or "").lower().split()
    return element.get("role") in _ROLES or not _CLASSES.isdisjoint(classes)


def _list(element: _Element) -> Iterator[Dropped]:
    """One for each item of a list of notes, else one."""
    items = [*element.iter("li", "dd")] or [element]
    for item in items:
        text = " ".join(str(item.xpath("string()")).split())
        if any(character.isalnum() for character in text):
            yield Dropped(text, "footnote")


def _remove(element: _Element) -> None:
    """Take an element out; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
