"""XLIFF 1.2: what OmegaT, Trados and Weblate exchange.

A `<file>` for each language pair, a `<trans-unit>` for each source. Of several units of one source
the best is the target, the others are `<alt-trans>`. Placeholders are `<ph>` with a `ctype` such as
`x-name-genitive`. What XLIFF has no word for stands in an element of our own namespace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.domain import SegmentStatus
from briefing.translate.exchange import xml
from briefing.translate.exchange.units import (
    FACTS,
    Part,
    Parts,
    Placeholder,
    Scan,
    Unit,
    clean,
    fold,
    free_name,
    language_code,
    placeholder,
    refuse_wrong,
    status_of,
    with_facts,
)
from briefing.translate.precedence import rank

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "XLIFF 1.2"
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
OWN = "urn:briefing:memory:1"
_X, _OWN = f"{{{NAMESPACE}}}", f"{{{OWN}}}"
# Programs that say 1.1, or nothing, still write what 1.2 has too.
_OLDER = ("{urn:oasis:names:tc:xliff:document:1.1}", "")
STATES = {
    SegmentStatus.DRAFT: "needs-review-translation",
    SegmentStatus.REVIEWED: "translated",
    SegmentStatus.APPROVED: "final",
}
_APPROVED_STATES = ("final", "signed-off")
# Elements whose content is text of the segment; all others hold codes of another program.
_TEXT_TAGS = ("g", "mrk", "sub")


def read(path: Path) -> tuple[Unit, ...]:
    """Read the units that have a target.

    Raises:
        SettingsError: The file is no XLIFF 1.2, or units are wrong; every problem with its line.
    """
    return refuse_wrong(path, scan(path))


def scan(path: Path) -> Scan:
    """As `read`, but wrong units are left out and described beside the good ones."""
    units: list[Unit] = []
    problems: list[str] = []
    for file in parse(path).iter(f"{_X}file"):
        languages = (
            language_code(file.get("source-language") or "en"),
            language_code(file.get("target-language") or ""),
        )
        for element in file.iter(f"{_X}trans-unit"):
            name = element.get("id") or "?"
            try:
                units += _read_unit(element, languages, path.name)
            except ValueError as error:
                problems.append(f"{path}:{element.sourceline}: unit {name}: {error}")
    return tuple(units), tuple(problems)


def parse(path: Path) -> _Element:
    """The root; what 1.1 has in common with 1.2 is all that is read here.

    Raises:
        SettingsError: It is no XLIFF 1.2.
    """
    root = xml.parse(path, tuple(f"{space}xliff" for space in (_X, *_OLDER)), KIND).getroot()
    for element in root.iter("*"):
        for older in _OLDER:
            if element.tag == older + element.tag.rpartition("}")[2]:
                element.tag = _X + element.tag.removeprefix(older)
    return root


def _read_unit(element: _Element, languages: tuple[str, str], file: str) -> Iterator[Unit]:
    source = element.find(f"{_X}source")
    if source is None:
        raise ValueError("there is no <source>")
    rows = [
        element,
        *(a for a in element.iter(f"{_X}alt-trans") if a.find(f"{_OWN}unit") is not None),
    ]
    for row in rows:
        target = row.find(f"{_X}target")
        parts = read_parts(target) if target is not None else ()
        if target is None or not parts:
            continue  # not translated yet
        language = language_code(target.get(xml.XML_LANGUAGE) or "") or languages[1]
        if not language:
            raise ValueError("neither its <file> nor its <target> names the target language")
        own = row.find(f"{_OWN}unit")
        unit = Unit(
            element.get("id") or "", language, read_parts(source), parts,
            status=read_status(row, target), source_language=languages[0],
            note="\n".join(_note(note) for note in row.iterchildren(f"{_X}note")),
            file=file, line=xml.line_of(row),
        )  # fmt: skip
        yield clean(_with_own_facts(unit, own) if own is not None else unit)


def _note(note: _Element) -> str:
    return "".join(str(text) for text in note.itertext())


def read_status(row: _Element, target: _Element) -> SegmentStatus:
    """The status of a unit; ``approved="no"`` beside a final state is not approved yet."""
    state, approved = target.get("state"), row.get("approved")
    if approved == "yes" or (approved is None and state in _APPROVED_STATES):
        return SegmentStatus.APPROVED
    if state in ("translated", *_APPROVED_STATES):
        return SegmentStatus.REVIEWED
    return SegmentStatus.DRAFT


def _with_own_facts(unit: Unit, own: _Element) -> Unit:
    unit = replace(
        with_facts(unit, {key: own.get(key) or "" for key in FACTS}),
        id=own.get("id") or unit.id,
        supersedes=tuple(child.text or "" for child in own.iterchildren(f"{_OWN}supersedes")),
        forbidden=own.get("forbidden") == "yes",
    )
    # States of translation say nothing of a pair that must not be used.
    return replace(unit, status=status_of(own.get("status") or "")) if unit.forbidden else unit


def read_parts(element: _Element) -> Parts:
    """The text of a segment without the codes of other programs."""
    return fold(_iterate_parts(element))


def _iterate_parts(element: _Element) -> Iterator[Part]:
    yield element.text or ""
    for child in element:
        tag = child.tag.removeprefix(_X) if isinstance(child.tag, str) else ""
        kind = (child.get("ctype") or "").removeprefix("x-")
        if tag == "ph" and kind.partition("-")[0] in ("date", "number", "name", "agree"):
            # "1.2" is the second use of placeholder 1.
            number = (child.get("id") or "").partition(".")[0]
            yield placeholder(number, kind, "".join(str(text) for text in child.itertext()))
        elif tag in _TEXT_TAGS:
            yield from _iterate_parts(child)
        yield child.tail or ""


def write(units: Sequence[Unit], path: Path) -> None:
    """Write a new file.

    Raises:
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    from lxml import etree

    names: dict[Any, str] = {None: NAMESPACE, "b": OWN}
    root = etree.Element(f"{_X}xliff", nsmap=names, version="1.2")
    pairs: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        cleaned = clean(unit)
        pairs.setdefault((cleaned.source_language, cleaned.language), []).append(cleaned)
    for (source, target), members in pairs.items():
        file = etree.SubElement(
            root, f"{_X}file",
            {"original": path.stem, "datatype": "plaintext", "source-language": source,
             "target-language": target},
        )  # fmt: skip
        body = etree.SubElement(file, f"{_X}body")
        taken: set[str] = set()
        for group in _group(members):
            body.append(_trans_unit(group, taken))
    xml.lay_out(root, (f"{_X}source", f"{_X}target", f"{_X}note"))
    xml.write(etree.ElementTree(root), path, len(units))


def _group(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Units of one source and context, the one to be used first."""
    groups: dict[tuple[Parts, str], list[Unit]] = {}
    for unit in units:
        groups.setdefault((unit.source, unit.context), []).append(unit)
    for group in groups.values():
        group.reverse()  # of equal rank the last one counts
        yield sorted(group, key=lambda unit: (not unit.forbidden, rank(unit)), reverse=True)


def _trans_unit(group: Sequence[Unit], taken: set[str]) -> _Element:
    from lxml import etree

    best = group[0]
    row = etree.Element(f"{_X}trans-unit", id=free_name(best.id, taken))
    if best.status is SegmentStatus.APPROVED and not best.forbidden:
        row.set("approved", "yes")
    xml.fill(etree.SubElement(row, f"{_X}source"), best.source, _Inline())
    _add_target(row, best)
    for unit in group[1:]:
        alternative = etree.Element(f"{_X}alt-trans", origin="briefing")
        _add_target(alternative, unit)
        # Elements of other namespaces come last.
        row.insert(len(row) - 1, alternative)
    return row


def _add_target(row: _Element, unit: Unit) -> None:
    from lxml import etree

    state = "needs-translation" if unit.forbidden else STATES[unit.status]
    target = etree.SubElement(row, f"{_X}target", state=state)
    xml.fill(target, unit.target, _Inline())
    if unit.note:
        etree.SubElement(row, f"{_X}note").text = unit.note
    own = etree.SubElement(row, f"{_OWN}unit", id=unit.id)
    for key in FACTS:
        if value := getattr(unit, key):
            own.set(key, value)
    if unit.forbidden:
        own.set("forbidden", "yes")
        own.set("status", unit.status)
    for name in unit.supersedes:
        etree.SubElement(own, f"{_OWN}supersedes").text = name


class _Inline:
    """Makes the inline elements of a segment; ids are unique in it."""

    def __init__(self) -> None:
        self._used: dict[int, int] = {}

    def __call__(self, part: Placeholder) -> _Element:
        from lxml import etree

        times = self._used[part.number] = self._used.get(part.number, 0) + 1
        name = f"{part.number}.{times}" if times > 1 else str(part.number)
        element = etree.Element(f"{_X}ph", id=name, ctype=f"x-{part.type}")
        element.text = part.text or None
        return element
