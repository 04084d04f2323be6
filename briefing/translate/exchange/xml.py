"""XML files of strangers, read safely, and written in one piece.

No entity is declared, nothing is fetched, no file is read but the one named; size and depth are
bounded. Every refusal names file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from briefing.errors import OutputError, SettingsError
from briefing.resources import write_whole
from briefing.translate.exchange.units import Parts, Placeholder

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

MEGABYTES = 256
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CHUNK = 65_536


class _BodyReached(Exception):
    """The root element has begun: nothing can be declared any more."""


def iterate(path: Path, root: str, rows: tuple[str, ...], kind: str) -> Iterator[_Element]:
    """The elements ``rows`` of a file, one at a time; each is emptied when the next is asked for.

    Args:
        path: The file.
        root: Tag of its root element.
        rows: Tags wanted, at any depth.
        kind: What the file should be, for messages.

    Raises:
        SettingsError: It cannot be read, is too large, no XML, declares entities, or has another
            root.
    """
    from lxml import etree

    _check_prolog(path, (root,), kind)
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    try:
        with path.open("rb") as handle:
            for _, element in etree.iterparse(
                handle, events=("end",), tag=rows, huge_tree=False, **options
            ):
                yield element
                element.clear(keep_tail=True)
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise _broken(path, kind, error.lineno, error.msg) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def parse(path: Path, roots: tuple[str, ...], kind: str) -> _ElementTree:
    """The whole of a file, whose root is one of several; errors as `iterate` has them."""
    from lxml import etree

    _check_prolog(path, roots, kind)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        # From a file object lxml reports wrong bytes as an OSError without a line.
        return etree.fromstring(path.read_bytes(), parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise _broken(path, kind, error.lineno, error.msg) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def write(tree: _ElementTree, path: Path, what: int) -> None:
    """Write a tree, whole or not at all.

    Raises:
        OutputError: The folder cannot be written. ``what`` is the number of units, for the message.
    """
    from lxml import etree

    root = tree.getroot()
    # What stands around the root, comments for the most part, each on its own line.
    before = [
        etree.tostring(node, with_tail=False, encoding="UTF-8")
        for node in reversed(list(root.itersiblings(preceding=True)))
    ]
    after = [
        etree.tostring(node, with_tail=False, encoding="UTF-8") for node in root.itersiblings()
    ]
    body = etree.tostring(root, with_tail=False, encoding="UTF-8")
    declared: str = getattr(tree.docinfo, "doctype", "")
    doctype = [declared.encode()] if declared else []
    lines = [b'<?xml version="1.0" encoding="UTF-8"?>', *doctype, *before, body, *after]
    write_file(path, b"\n".join(lines) + b"\n", what)


def write_file(path: Path, content: bytes, what: int) -> None:
    """As `write`, for any content."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise OutputError(
            f"{path}: the {what} unit(s) cannot be written: {error.strerror}",
            "name a file in a folder that you may write to",
        ) from error


def fill(element: _Element, parts: Parts, inline: Callable[[Placeholder], _Element]) -> None:
    """Put text and placeholders into an element; ``inline`` makes the element of a placeholder."""
    last: _Element | None = None
    for part in parts:
        if isinstance(part, Placeholder):
            last = inline(part)
            element.append(last)
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part


def lay_out(element: _Element, closed: Collection[str], level: int = 0) -> None:
    """Put each child on a line of its own, but for those inside elements of the tags ``closed``,
    where white space may be text."""
    if element.tag in closed or not len(element):
        return
    inner = "\n" + "  " * (level + 1)
    element.text = inner
    for child in element:
        lay_out(child, closed, level + 1)
        child.tail = inner
    element[-1].tail = "\n" + "  " * level


def line_of(element: _Element) -> int:
    """The line that an element begins on, 0 when it was not read from a file."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def root_of(path: Path, kind: str) -> tuple[str, dict[str, str]]:
    """Tag of the root element, as ``{namespace}name``, and its attributes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        found.append((f"{{{namespace}}}{local}" if namespace else local, attributes))
        raise _BodyReached

    _read_prolog(path, kind, start)
    return found[0]


def check_size(path: Path) -> None:
    """Refuse what would fill the memory.

    Raises:
        SettingsError: The file is not there or larger than `MEGABYTES`.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    if size > MEGABYTES * 1_000_000:
        raise SettingsError(
            f"{path} has {size // 1_000_000} MB, more than the {MEGABYTES} MB that are read",
            "split it into several files",
        )


def _check_prolog(path: Path, roots: tuple[str, ...], kind: str) -> None:
    tag, _ = root_of(path, kind)
    if tag not in roots:
        shown, wanted = (name.rpartition("}")[2] for name in (tag, roots[0]))
        where = " of that version" if shown == wanted else ""
        raise SettingsError(f"{path} is no {kind} file{where}: its root element is <{shown}>")


def _read_prolog(path: Path, kind: str, start: Callable[[str, dict[str, str]], None]) -> None:
    """Read up to the first element with a parser that resolves nothing.

    A DOCTYPE alone is harmless and common (``<!DOCTYPE tmx SYSTEM "tmx14.dtd">``); a declaration of
    an entity is what attacks are made of, and no exchange format needs one.
    """
    check_size(path)
    parser = expat.ParserCreate(namespace_separator=" ")

    def declare(name: str, *_: object) -> None:
        raise SettingsError(
            f"{path}:{parser.CurrentLineNumber}: the file declares the entity {name!r}",
            "entities are not read, for they can be used to attack: have the file saved without",
        )

    parser.EntityDeclHandler = declare
    parser.StartElementHandler = start
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except _BodyReached:
        return
    except expat.ExpatError as error:
        raise _broken(path, kind, error.lineno, expat.ErrorString(error.code)) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise _broken(path, kind, parser.CurrentLineNumber, str(error)) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _broken(path: Path, kind: str, line: int | None, what: str | None) -> SettingsError:
    return SettingsError(
        f"{path}:{line or 1}: this is no readable {kind} file: {what or 'it is no XML'}",
        "save it once more in the program that it comes from",
    )


def _unreadable(path: Path, error: OSError) -> SettingsError:
    return SettingsError(f"{path} cannot be read: {error.strerror}")
