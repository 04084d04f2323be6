"""Translation memory files: TMX 1.4b.

A date, number or name of a unit may be wrapped in ``<ph>``: in the source around its words
(``<ph x="1" type="name">Almas Aidarov</ph>``), in the target empty with the form that the sentence
needs (``<ph x="1" type="name-genitive"/>``). ``<ph x="1" type="agree">заявил|заявила</ph>`` chooses
by the gender of name 1. docs/translators-guide.md explains it with examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.domain import SegmentStatus
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from lxml.etree import _Element

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_KINDS = ("date", "number", "name")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A ``<ph>``.

    Attributes:
        number: Its ``x``.
        kind: ``date``, ``number``, ``name`` or ``agree``.
        case: In a target the form wanted; empty in a source.
        text: Its content: the words of the source, or the alternatives of ``agree``.
    """

    number: int
    kind: str
    case: str
    text: str


Part = str | Placeholder


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A translation unit in one language pair.

    Attributes:
        reference: File name and unit id, for the record.
        source: Text and placeholders of the source segment; ``target`` likewise.
    """

    reference: str
    language: str
    source: tuple[Part, ...]
    target: tuple[Part, ...]
    status: SegmentStatus

    @property
    def source_text(self) -> str:
        """The source with the words of its placeholders."""
        return "".join(part if isinstance(part, str) else part.text for part in self.source)


def read_tmx(path: Path, languages: tuple[str, ...]) -> tuple[MemoryUnit, ...]:
    """Read the units of a file that lead from English into one of ``languages``.

    Raises:
        SettingsError: The file is no TMX, or units are wrong; every problem with its line.
    """
    from lxml import etree

    # A memory file may come from anywhere: no entities, no network, no external DTD.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise SettingsError(f"{path} is no readable TMX file: {error}") from error
    if root.tag != "tmx":
        raise SettingsError(f"{path} is no TMX file: its root element is <{root.tag}>")
    units: list[MemoryUnit] = []
    problems: list[str] = []
    for number, unit in enumerate(root.iter("tu"), 1):
        name = unit.get("tuid") or str(number)
        try:
            units.extend(_read_unit(unit, f"{path.name}#{name}", languages))
        except ValueError as error:
            problems.append(f"{path}:{unit.sourceline}: unit {name}: {error}")
    if problems:
        raise SettingsError(
            f"{path}: {len(problems)} unit(s) are wrong", "mend the lines", tuple(problems)
        )
    return tuple(units)


def _read_unit(unit: _Element, reference: str, languages: tuple[str, ...]) -> list[MemoryUnit]:
    segments: dict[str, tuple[Part, ...]] = {}
    for variant in unit.iter("tuv"):
        language = (variant.get(_XML_LANGUAGE) or variant.get("lang") or "").split("-")[0].lower()
        segment = variant.find("seg")
        if segment is None:
            raise ValueError(f"<tuv> {language} has no <seg>")
        if language in segments:
            raise ValueError(f"language {language!r} stands twice")
        segments[language] = _parts(segment)
        if not language:
            raise ValueError("a <tuv> has no xml:lang")
        if not segments[language]:
            raise ValueError(f"the <seg> of {language} is empty")
    if not segments:
        raise ValueError("there is no <tuv>")
    source = segments.get("en")
    if source is None:
        return []
    numbers = [part.number for part in source if isinstance(part, Placeholder)]
    if len(set(numbers)) != len(numbers):
        raise ValueError("two placeholders of the source have the same x")
    status = SegmentStatus(_property(unit, "x-status") or "draft")
    units = []
    for language in languages:
        target = segments.get(language)
        if target is not None:
            _compare(source, target, language)
            units.append(MemoryUnit(reference, language, source, target, status))
    return units


def _property(unit: _Element, kind: str) -> str:
    return next((p.text or "" for p in unit.iter("prop") if p.get("type") == kind), "").strip()


def _parts(segment: _Element) -> tuple[Part, ...]:
    parts: list[Part] = [segment.text or ""]
    for child in segment:
        if child.tag == "ph":
            parts.append(_placeholder(child))
        elif child.tag == "hi":
            parts.append(_text(child))
        # Other inline codes are formatting of another program's documents.
        parts.append(child.tail or "")
    merged: list[Part] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    return _stripped(merged)


def _text(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _stripped(parts: list[Part]) -> tuple[Part, ...]:
    """White space runs become one blank; none at the ends. TMX files are often pretty-printed."""
    folded = [re.sub(r"[ \t\r\n]+", " ", p) if isinstance(p, str) else p for p in parts]
    if folded and isinstance(folded[0], str):
        folded[0] = folded[0].lstrip(" ")
    if folded and isinstance(folded[-1], str):
        folded[-1] = folded[-1].rstrip(" ")
    return tuple(part for part in folded if part != "")


def _placeholder(element: _Element) -> Placeholder:
    number = element.get("x") or ""
    kind, _, case = (element.get("type") or "").partition("-")
    if not number.isdigit():
        raise ValueError("a <ph> has no number x")
    if kind not in (*_KINDS, "agree"):
        raise ValueError(f"<ph x={number!r}> has the type {element.get('type')!r}")
    if case and case not in CASES:
        raise ValueError(f"<ph x={number!r}> wants the unknown case {case!r}")
    return Placeholder(int(number), kind, case, _text(element))


def _compare(source: tuple[Part, ...], target: tuple[Part, ...], language: str) -> None:
    """Every placeholder of the source must come back in the target, and no other."""
    given = {p.number: p for p in source if isinstance(p, Placeholder)}
    used = set()
    for part in target:
        if not isinstance(part, Placeholder):
            continue
        origin = given.get(part.number)
        if origin is None:
            raise ValueError(f"{language}: x={part.number} is not in the source")
        if part.kind == "agree":
            if origin.kind != "name" or part.text.count("|") != 1:
                raise ValueError(f"{language}: agree needs a name and masculine|feminine")
            continue
        if part.kind != origin.kind:
            raise ValueError(f"{language}: x={part.number} is a {origin.kind}, not a {part.kind}")
        used.add(part.number)
    if lost := sorted(set(given) - used):
        raise ValueError(f"{language}: the target lacks x={', '.join(map(str, lost))}")
