"""XLIFF 2.1: one language pair a file.

A `<unit>` of one `<segment>` for each unit, with state and `subState`; what XLIFF has no word for
is metadata of the module `mda`, in the group `briefing`. Placeholders are `<ph>` with a `subType`
such as `briefing:name-genitive` and their words in `disp`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.domain import SegmentStatus
from briefing.errors import UsageError
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

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "XLIFF 2"
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_X, _MDA = f"{{{NAMESPACE}}}", f"{{{METADATA}}}"
_PREFIX = "briefing"
_STATES = {
    SegmentStatus.DRAFT: "translated",
    SegmentStatus.REVIEWED: "reviewed",
    SegmentStatus.APPROVED: "final",
}
_STATUSES = {"reviewed": SegmentStatus.REVIEWED, "final": SegmentStatus.APPROVED}
_TOKEN = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def read(path: Path) -> tuple[Unit, ...]:
    """Read the units that have a target; several segments of a unit are joined.

    Raises:
        SettingsError: The file is no XLIFF 2, or units are wrong; every problem with its line.
    """
    return refuse_wrong(path, scan(path))


def scan(path: Path) -> Scan:
    """As `read`, but wrong units are left out and described beside the good ones."""
    units: list[Unit] = []
    problems: list[str] = []
    root = xml.parse(path, (f"{_X}xliff",), KIND).getroot()
    languages = tuple(language_code(root.get(name) or "") for name in ("srcLang", "trgLang"))
    for element in root.iter(f"{_X}unit"):
        name = element.get("name") or element.get("id") or "?"
        try:
            unit = _read_unit(element, name, languages, path.name)
            if unit is not None:
                units.append(unit)
        except ValueError as error:
            problems.append(f"{path}:{element.sourceline}: unit {name}: {error}")
    return tuple(units), tuple(problems)


def _read_unit(element: _Element, name: str, languages: Sequence[str], file: str) -> Unit | None:
    source, target = _side(element, "source"), _side(element, "target")
    if not fold(target):
        return None  # not translated yet
    if not all(languages):
        raise ValueError("srcLang or trgLang is missing at the top of the file")
    facts = _metadata(element)
    forbidden = facts.get("forbidden") == ["yes"]
    notes = element.find(f"{_X}notes")
    unit = Unit(
        name,
        languages[1],
        source,
        target,
        status=status_of(facts.get("status", [""])[0]) if forbidden else _status(element),
        supersedes=tuple(facts.get("supersedes", ())),
        forbidden=forbidden,
        note="\n".join(note.text or "" for note in (() if notes is None else notes)),
        source_language=languages[0],
        file=file,
        line=xml.line_of(element),
    )
    return clean(with_facts(unit, {key: facts.get(key, [""])[-1] for key in FACTS}))


def _side(unit: _Element, side: str) -> Parts:
    """Source or target of all segments and of the text between them.

    What is between segments needs no translation, so a target may leave it out."""
    parts: list[Part] = []
    for segment in unit.iterchildren(f"{_X}segment", f"{_X}ignorable"):
        element = segment.find(f"{_X}{side}")
        if element is None and segment.tag == f"{_X}ignorable":
            element = segment.find(f"{_X}source")
        if element is not None:
            parts += _iterate_parts(element)
    return fold(parts)


def _status(unit: _Element) -> SegmentStatus:
    """The lowest of its segments."""
    order = list(SegmentStatus)
    states = [segment.get("state") or "" for segment in unit.iterchildren(f"{_X}segment")]
    return min((_STATUSES.get(state, SegmentStatus.DRAFT) for state in states), key=order.index)


def _metadata(unit: _Element) -> Mapping[str, list[str]]:
    facts: dict[str, list[str]] = {}
    for group in unit.iter(f"{_MDA}metaGroup"):
        if group.get("category") == _PREFIX:
            for meta in group.iterchildren(f"{_MDA}meta"):
                facts.setdefault(meta.get("type") or "", []).append(meta.text or "")
    return facts


def _iterate_parts(element: _Element) -> Iterator[Part]:
    yield element.text or ""
    for child in element:
        tag = child.tag.removeprefix(_X) if isinstance(child.tag, str) else ""
        prefix, _, kind = (child.get("subType") or "").partition(":")
        if tag == "ph" and prefix == _PREFIX:
            # "1.2" is the second use of placeholder 1.
            number = (child.get("id") or "").partition(".")[0]
            yield placeholder(number, kind, child.get("disp") or "")
        elif tag in ("pc", "mrk"):
            yield from _iterate_parts(child)
        # Other inline elements are codes of another program.
        yield child.tail or ""


def write(units: Sequence[Unit], path: Path) -> None:
    """Write a new file.

    Raises:
        UsageError: The units have several languages.
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    from lxml import etree

    cleaned = [clean(unit) for unit in units]
    source, target = only_pair(cleaned, "an XLIFF 2.1 file")
    names: dict[Any, str] = {None: NAMESPACE, "mda": METADATA}
    languages = {"srcLang": source, "trgLang": target}
    root = etree.Element(f"{_X}xliff", languages, nsmap=names, version="2.1")
    file = etree.SubElement(root, f"{_X}file", id="f1", original=path.stem)
    taken: set[str] = set()
    for number, unit in enumerate(cleaned, 1):
        name = unit.id if _TOKEN.fullmatch(unit.id) else f"u{number}"
        file.append(_unit(unit, free_name(name, taken).replace("~", "--")))
    xml.lay_out(root, tuple(_X + tag for tag in ("source", "target", "note")))
    xml.write(etree.ElementTree(root), path, len(units))


def only_pair(units: Sequence[Unit], what: str) -> tuple[str, str]:
    """Source and target language of units that must have the same.

    Raises:
        UsageError: They have not.
    """
    pairs = sorted({(unit.source_language, unit.language) for unit in units}) or [("en", "ru")]
    if len(pairs) > 1:
        shown = ", ".join(f"{source} to {target}" for source, target in pairs)
        raise UsageError(
            f"{what} has one language pair, and these units have {len(pairs)}: {shown}",
            f"choose one: --lang {pairs[0][1]}",
        )
    return pairs[0]


def _unit(unit: Unit, name: str) -> _Element:
    from lxml import etree

    element = etree.Element(f"{_X}unit", id=name, name=unit.id)
    _add_metadata(element, unit)
    if unit.note:
        etree.SubElement(etree.SubElement(element, f"{_X}notes"), f"{_X}note").text = unit.note
    segment = etree.SubElement(element, f"{_X}segment")
    segment.set("state", "initial" if unit.forbidden else _STATES[unit.status])
    segment.set("subState", f"{_PREFIX}:{'forbidden' if unit.forbidden else unit.status}")
    xml.fill(etree.SubElement(segment, f"{_X}source"), unit.source, _Inline())
    xml.fill(etree.SubElement(segment, f"{_X}target"), unit.target, _Inline())
    return element


def _add_metadata(element: _Element, unit: Unit) -> None:
    from lxml import etree

    facts = [(key, getattr(unit, key)) for key in FACTS]
    facts += [("supersedes", name) for name in unit.supersedes]
    if unit.forbidden:
        facts += [("forbidden", "yes"), ("status", str(unit.status))]
    if any(value for _, value in facts):
        metadata = etree.SubElement(element, f"{_MDA}metadata")
        group = etree.SubElement(metadata, f"{_MDA}metaGroup", category=_PREFIX)
        for key, value in facts:
            if value:
                etree.SubElement(group, f"{_MDA}meta", type=key).text = value


class _Inline:
    """Makes the inline elements of a segment; ids are unique in it."""

    def __init__(self) -> None:
        self._used: dict[int, int] = {}

    def __call__(self, part: Placeholder) -> _Element:
        from lxml import etree

        times = self._used[part.number] = self._used.get(part.number, 0) + 1
        name = f"{part.number}.{times}" if times > 1 else str(part.number)
        element = etree.Element(f"{_X}ph", id=name, type="other", subType=f"{_PREFIX}:{part.type}")
        if part.text:
            element.set("equiv", part.text)
            element.set("disp", part.text)
        return element
