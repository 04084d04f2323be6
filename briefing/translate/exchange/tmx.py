"""Translation memory files: TMX 1.4b.

A date, number or name of a unit may be wrapped in ``<ph>``: in the source around its words
(``<ph x="1" type="name">Almas Aidarov</ph>``), in the target empty with the form that the sentence
needs (``<ph x="1" type="name-genitive"/>``). ``<ph x="1" type="agree">заявил|заявила</ph>`` chooses
by the gender of name 1. docs/translators-guide.md explains it with examples.

Author and date are attributes, the rest ``<prop>`` and ``<note>``, of ``<tu>`` or, where a language
differs from the others, of its ``<tuv>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.translate.exchange import xml
from briefing.translate.exchange.units import (
    Part,
    Parts,
    Placeholder,
    Scan,
    Unit,
    canonical_date,
    clean,
    fold,
    language_code,
    placeholder,
    refuse_wrong,
    status_of,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "TMX"
# Properties of a unit; in the file their type has "x-" before it.
_PROPERTIES = ("status", "origin", "context", "forbidden", "supersedes")


def read(
    path: Path, languages: Sequence[str] | None = None, sources: Sequence[str] = ("en",)
) -> tuple[Unit, ...]:
    """Read the units of a file, in its order; an entry of several languages gives several.

    Args:
        path: The file.
        languages: Only units that lead into these; by default all that there are.
        sources: With ``languages``: only units that lead from these.

    Raises:
        SettingsError: The file is no TMX, or units are wrong; every problem with its line.
    """
    return refuse_wrong(path, scan(path, languages, sources))


def scan(
    path: Path, languages: Sequence[str] | None = None, sources: Sequence[str] = ("en",)
) -> Scan:
    """As `read`, but wrong units are left out and described beside the good ones."""
    units: list[Unit] = []
    problems: list[str] = []
    default, number = "", 0
    for element in xml.iterate(path, "tmx", ("header", "tu"), KIND):
        if element.tag == "header":
            default = element.get("srclang") or ""
            continue
        number += 1
        name = element.get("tuid") or str(number)
        try:
            units.extend(read_entry(element, name, path.name, languages, default, sources))
        except ValueError as error:
            problems.append(f"{path}:{element.sourceline}: unit {name}: {error}")
    return tuple(units), tuple(problems)


def read_entry(
    entry: _Element,
    name: str,
    file: str,
    languages: Sequence[str] | None = None,
    default_source: str = "",
    sources: Sequence[str] = ("en",),
) -> list[Unit]:
    """The units of a ``<tu>``; the arguments are those of `read`.

    Raises:
        ValueError: It cannot be used; says why.
    """
    variants: dict[str, _Element] = {}
    for variant in entry.iter("tuv"):
        tag = variant.get(xml.XML_LANGUAGE) or variant.get("lang") or ""
        if not tag:
            raise ValueError("a <tuv> has no xml:lang")
        language = language_code(tag)
        if variant.find("seg") is None:
            raise ValueError(f"<tuv> {language} has no <seg>")
        if language in variants:
            raise ValueError(f"language {language!r} stands twice")
        variants[language] = variant
    source = _source_language(variants, entry.get("srclang") or "", default_source)
    if languages is not None and source not in sources:
        return []
    segments = {language: _segment(variant) for language, variant in variants.items()}
    if empty := next((language for language, parts in segments.items() if not parts), None):
        raise ValueError(f"the <seg> of {empty} is empty")
    units = []
    for language in segments if languages is None else languages:
        if language != source and language in segments:
            unit = Unit(
                name,
                language,
                segments[source],
                segments[language],
                source_language=source,
                file=file,
                line=xml.line_of(entry),
            )
            facts = (*_facts(entry), *_facts(variants[language]))
            units.append(clean(_with_facts(unit, facts)))
    return units


def _source_language(variants: Iterable[str], own: str, default: str) -> str:
    """What the entry says, else English, else what the file says, else the first language."""
    known = list(variants)
    if not known:
        raise ValueError("there is no <tuv>")
    wanted = (language_code(own), "en", language_code(default), known[0])
    return next(language for language in wanted if language in known)


def _segment(variant: _Element) -> Parts:
    segment = variant.find("seg")
    assert segment is not None
    parts: list[Part] = [segment.text or ""]
    for child in segment:
        if child.tag == "ph":
            text = "".join(str(text) for text in child.itertext())
            parts.append(placeholder(child.get("x") or "", child.get("type") or "", text))
        elif child.tag == "hi":
            parts += (str(text) for text in child.itertext())
        # Other inline codes are formatting of another program's documents.
        parts.append(child.tail or "")
    return fold(parts)


def _facts(element: _Element) -> Iterator[tuple[str, str]]:
    """What ``<tu>`` or ``<tuv>`` says besides its text; later ones count."""
    for attribute, key in (
        ("creationid", "author"),
        ("changeid", "author"),
        ("creationdate", "changed"),
        ("changedate", "changed"),
    ):
        if value := element.get(attribute):
            yield key, value
    for child in element:
        if child.tag == "note":
            yield "note", child.text or ""
        elif child.tag == "prop":
            key = (child.get("type") or "").removeprefix("x-")
            if key in _PROPERTIES:
                yield key, (child.text or "").strip()


def _with_facts(unit: Unit, facts: Iterable[tuple[str, str]]) -> Unit:
    known: dict[str, list[str]] = {}
    for key, value in facts:
        known.setdefault(key, []).append(value)

    def last(key: str) -> str:
        return known.get(key, [""])[-1]

    return replace(
        unit,
        status=status_of(last("status")),
        author=last("author"),
        changed=canonical_date(last("changed")),
        origin=last("origin"),
        note="\n".join(known.get("note", [])),
        context=last("context"),
        supersedes=tuple(known.get("supersedes", ())),
        forbidden=last("forbidden") in ("yes", "true", "1"),
    )


def write(units: Sequence[Unit], path: Path) -> None:
    """Write a new file; units of one id, source and context that follow each other share an entry.

    Raises:
        OutputError: It cannot be written.
        ValueError: A unit cannot be written.
    """
    from lxml import etree

    from briefing import __version__

    sources = {unit.source_language for unit in units}
    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "briefing",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "TMX",
        "adminlang": "en",
        "srclang": sources.pop() if len(sources) == 1 else "*all*" if sources else "en",
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for entry in entries(units):
        body.append(entry)
    xml.lay_out(root, ("tuv",))
    xml.write(etree.ElementTree(root), path, len(units))


def entries(units: Sequence[Unit]) -> Iterator[_Element]:
    """A ``<tu>`` for each group of units that can share one."""
    cleaned = (clean(unit) for unit in units)
    for _, same in groupby(cleaned, lambda u: (u.id, u.source_language, u.source, u.context)):
        group: dict[str, Unit] = {}
        for unit in same:
            if unit.language in group or unit.language == unit.source_language:
                yield _entry(tuple(group.values()))
                group = {}
            group[unit.language] = unit
        yield _entry(tuple(group.values()))


def _entry(units: tuple[Unit, ...]) -> _Element:
    from lxml import etree

    first = units[0]
    entry = etree.Element("tu", tuid=first.id)
    if first.source_language != "en":
        entry.set("srclang", first.source_language)
    variants = {first.source_language: _variant(entry, first.source_language, first.source)}
    for unit in units:
        variants[unit.language] = _variant(entry, unit.language, unit.target)
    set_facts(entry, variants, units, new=True)
    return entry


def _variant(entry: _Element, language: str, parts: Parts) -> _Element:
    from lxml import etree

    variant = etree.SubElement(entry, "tuv", {xml.XML_LANGUAGE: language})
    xml.fill(etree.SubElement(variant, "seg"), parts, _inline)
    return variant


def _inline(part: Placeholder) -> _Element:
    from lxml import etree

    element = etree.Element("ph", x=str(part.number), type=part.type)
    element.text = part.text or None
    return element


def set_facts(
    entry: _Element, variants: Mapping[str, _Element], units: Sequence[Unit], *, new: bool
) -> None:
    """Write what ``units`` say besides their texts to their entry, in the place of what it says.

    Args:
        entry: The ``<tu>``.
        variants: Its ``<tuv>`` by language.
        units: All units of the entry.
        new: Also say who wrote the entry first, and when.
    """
    facts = [_facts_of(unit) for unit in units]
    shared = {k: v for k, v in facts[0].items() if all(f.get(k) == v for f in facts)}
    _replace_facts(entry, shared, new=new)
    for unit, own in zip(units, facts, strict=True):
        differing = {key: value for key, value in own.items() if key not in shared}
        _replace_facts(variants[unit.language], differing, new=new)


def _facts_of(unit: Unit) -> dict[str, tuple[str, ...]]:
    facts = {
        "author": (unit.author,),
        "changed": (_date(unit.changed),),
        "note": (unit.note,),
        "status": (str(unit.status),),
        "origin": (unit.origin,),
        "context": (unit.context,),
        "supersedes": unit.supersedes,
        "forbidden": ("yes" if unit.forbidden else "",),
    }
    return {key: values for key, values in facts.items() if any(values)}


def _date(canonical: str) -> str:
    if not canonical:
        return ""
    day, _, time = canonical.replace("-", "").replace(":", "").partition("T")
    return f"{day}T{time or '000000Z'}"


def _replace_facts(element: _Element, facts: Mapping[str, tuple[str, ...]], *, new: bool) -> None:
    from lxml import etree

    for child in list(element):
        known = child.tag == "prop" and (child.get("type") or "").removeprefix("x-") in _PROPERTIES
        if child.tag == "note" or known:
            element.remove(child)
    for key, attribute in (("author", "id"), ("changed", "date")):
        if f"change{attribute}" in element.attrib:
            del element.attrib[f"change{attribute}"]
        for action in ("creation", "change") if new else ("change",):
            if key in facts:
                element.set(f"{action}{attribute}", facts[key][0])
    place = 0
    for key in ("note", *_PROPERTIES):
        for value in facts.get(key, ()):
            child = etree.Element("note" if key == "note" else "prop")
            if key != "note":
                child.set("type", f"x-{key}")
            child.text = value
            element.insert(place, child)
            place += 1


def variants_of(entry: _Element) -> dict[str, _Element]:
    """The ``<tuv>`` of an entry by language."""
    return {
        language_code(variant.get(xml.XML_LANGUAGE) or variant.get("lang") or ""): variant
        for variant in entry.iter("tuv")
    }
