"""The segments of a brief as XLIFF 1.2 for a translator's own program, and back.

A `<file>` for each language, a `<trans-unit>` for each segment. What the program shows to the
translator stands in notes: where the translation comes from, what the checks found, the paragraph
of the source. What only we need stands in an element of our own namespace; a program that drops it
costs no more than the comparison with the state at the export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.deliver import RunRecord
from briefing.domain import Comment, Origin, Segment, SegmentStatus
from briefing.errors import SettingsError
from briefing.review.contexts import Context, Places, find_places
from briefing.review.edits import is_editable
from briefing.translate.exchange import xml
from briefing.translate.exchange.units import fold, language_code, words_of
from briefing.translate.exchange.xliff12 import (
    KIND,
    NAMESPACE,
    STATES,
    parse,
    read_parts,
    read_status,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

OWN = "urn:briefing:review:1"
FROM = "briefing"  # the author of our own notes
_X, _OWN = f"{{{NAMESPACE}}}", f"{{{OWN}}}"
_QUALIFIERS = {
    Origin.MEMORY: "exact-match",
    Origin.MEMORY_FUZZY: "fuzzy-match",
    Origin.ENGINE: "leveraged-mt",
}
_ORIGINS = {
    Origin.MEMORY: "translation memory",
    Origin.MEMORY_FUZZY: "similar entry of the translation memory, adjusted",
    Origin.ENGINE: "machine translation",
    Origin.DATA: "table",
    Origin.HUMAN: "written by a person",
    Origin.MISSING: "not translated",
}
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REASON = re.compile(r"ignore\s+([a-z][a-z0-9-]*)\s*:\s*(\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReviewedUnit:
    """What a file says of a segment.

    Attributes:
        source, target: Texts; an empty target is not translated.
        exported: Digest of target and status when the file was written; ``None`` if it is lost.
        reasons: Why findings are set aside, by their id.
        comments: What people have written into notes.
        line: Of the file.
    """

    language: str
    id: str
    source: str
    target: str
    status: SegmentStatus
    exported: str | None
    reasons: dict[str, str]
    comments: tuple[Comment, ...]
    line: int


def state_of(target: str, status: SegmentStatus) -> str:
    """What tells whether target or status were changed since the export."""
    import hashlib

    return hashlib.sha256(f"{status}\n{fold_text(target)}".encode()).hexdigest()[:16]


def fold_text(text: str) -> str:
    """Text as files keep it: runs of blanks and line breaks are one blank.

    What XML cannot hold, such as remains of a model's output, is U+FFFD.
    """
    return words_of(fold((_UNUSABLE.sub("\ufffd", text),)))


def write(record: RunRecord, languages: Sequence[str], path: Path, *, copied: bool = False) -> int:
    """Write the segments of ``languages``; gives their number.

    Args:
        copied: Targets are copies of their sources, where they may be changed (see `omegat`).

    Raises:
        OutputError: The file cannot be written.
    """
    from lxml import etree

    from briefing import __version__

    names: dict[Any, str] = {None: NAMESPACE, "b": OWN}
    root = etree.Element(f"{_X}xliff", nsmap=names, version="1.2")
    places = find_places(record)
    count = 0
    for language in languages:
        file = etree.SubElement(
            root, f"{_X}file",
            {"original": record.name, "datatype": "plaintext", "tool-id": "briefing",
             "source-language": record.brief.language, "target-language": language},
        )  # fmt: skip
        header = etree.SubElement(file, f"{_X}header")
        etree.SubElement(
            header, f"{_X}tool",
            {"tool-id": "briefing", "tool-name": "briefing", "tool-version": __version__},
        )  # fmt: skip
        body = etree.SubElement(file, f"{_X}body")
        for segment in record.languages[language].segments:
            body.append(_trans_unit(segment, places, copied=copied and is_editable(segment)))
            count += 1
    closed = tuple(_X + tag for tag in ("source", "target", "note", "context"))
    xml.lay_out(root, closed)
    xml.write(etree.ElementTree(root), path, count)
    return count


def _trans_unit(segment: Segment, places: Places, *, copied: bool) -> _Element:
    from lxml import etree

    row = etree.Element(f"{_X}trans-unit", id=segment.id)
    if not is_editable(segment):
        row.set("translate", "no")
    if segment.status is SegmentStatus.APPROVED:
        row.set("approved", "yes")
    etree.SubElement(row, f"{_X}source").text = fold_text(segment.source)
    target = etree.SubElement(row, f"{_X}target")
    translated = segment.target is not None
    shown = segment.source if copied else segment.target
    target.text = fold_text(shown) if shown is not None else None
    target.set("state", STATES[segment.status] if translated else "needs-translation")
    if (qualifier := _QUALIFIERS.get(segment.origin)) is not None:
        target.set("state-qualifier", qualifier)
    context = places.contexts.get(segment.id)
    if context is not None:
        _add_context(row, context)
    for text in _notes(segment, context):
        etree.SubElement(row, f"{_X}note", {"from": FROM}).text = fold_text(text)
    for comment in segment.comments:
        note = etree.SubElement(row, f"{_X}note")
        if comment.author:
            note.set("from", fold_text(comment.author))
        note.text = fold_text(comment.text)
    for suggestion in segment.suggestions:
        attributes = {
            "match-quality": f"{suggestion.score:.0f}",
            "origin": fold_text(suggestion.reference),
        }
        alternative = etree.SubElement(row, f"{_X}alt-trans", attributes)
        etree.SubElement(alternative, f"{_X}target").text = fold_text(suggestion.target)
    own = _own(segment, places)
    if copied:
        own.set("copied", "yes")
    row.append(own)
    return row


def _add_context(row: _Element, context: Context) -> None:
    from lxml import etree

    group = etree.SubElement(row, f"{_X}context-group", purpose="information")
    for kind, text in (
        ("sourcefile", context.document),
        ("x-block", context.block),
        ("x-paragraph", context.text),
    ):
        etree.SubElement(group, f"{_X}context", {"context-type": kind}).text = fold_text(text)


def _notes(segment: Segment, context: Context | None) -> Iterator[str]:
    """What a translator should read, in the program's own note window."""
    told = [_ORIGINS[segment.origin]]
    if segment.model:
        told.append(segment.model)
    if segment.score is not None:
        percent = segment.origin in (Origin.MEMORY, Origin.MEMORY_FUZZY)
        told.append(f"{segment.score:.0f} %" if percent else f"score {segment.score:.2f}")
    if segment.reference:
        told.append(segment.reference)
    yield f"Origin: {', '.join(told)}"
    signed = [part for part in (segment.reviewer, segment.changed) if part]
    yield f"Status: {segment.status}" + (f", {', '.join(signed)}" if signed else "")
    ignored = dict(segment.ignored)
    for finding in segment.findings:
        set_aside = f" (ignored: {ignored[finding.id]})" if finding.id in ignored else ""
        yield f"{finding.level.capitalize()} {finding.id}: {finding.message}{set_aside}"
    if context is not None and context.text != segment.source:
        yield f"Paragraph of {context.document}: {context.text}"


def _own(segment: Segment, places: Places) -> _Element:
    from lxml import etree

    own = etree.Element(f"{_OWN}segment", origin=segment.origin, status=segment.status)
    own.set("exported", state_of(segment.target or "", segment.status))
    if kind := places.kinds.get(segment.id):
        own.set("kind", kind)
    if segment.score is not None:
        own.set("score", f"{segment.score:g}")
    for key in ("model", "reference", "reviewer", "changed"):
        if value := getattr(segment, key):
            own.set(key, fold_text(value))
    for finding in segment.findings:
        etree.SubElement(own, f"{_OWN}finding", id=finding.id, level=finding.level)
    return own


def read(path: Path) -> tuple[ReviewedUnit, ...]:
    """What a file says of each segment, in its order.

    Raises:
        SettingsError: It is no XLIFF 1.2, or units cannot be read; every problem with its line.
    """
    units: list[ReviewedUnit] = []
    problems: list[str] = []
    for file in parse(path).iter(f"{_X}file"):
        language = language_code(file.get("target-language") or "")
        for element in file.iter(f"{_X}trans-unit"):
            name = element.get("id") or "?"
            try:
                units.append(_read_unit(element, name, language))
            except ValueError as error:
                problems.append(f"{path}:{element.sourceline}: unit {name}: {error}")
    if problems:
        raise SettingsError(
            f"{path}: {len(problems)} unit(s) cannot be read", "mend the lines", tuple(problems)
        )
    if not units:
        raise SettingsError(f"{path} is a {KIND} file without units", "export it again")
    return tuple(units)


def _read_unit(element: _Element, name: str, language: str) -> ReviewedUnit:
    source = element.find(f"{_X}source")
    if source is None:
        raise ValueError("there is no <source>")
    target = element.find(f"{_X}target")
    if target is not None:
        language = language_code(target.get(xml.XML_LANGUAGE) or "") or language
    if not language:
        raise ValueError("neither its <file> nor its <target> names the target language")
    own = element.find(f"{_OWN}segment")
    reasons: dict[str, str] = {}
    comments: list[Comment] = []
    for note in element.iterchildren(f"{_X}note"):
        text = "".join(str(part) for part in note.itertext()).strip()
        if note.get("from") == FROM or not text:
            continue
        if reason := _REASON.fullmatch(text):
            reasons[reason[1].lower()] = reason[2]
        else:
            comments.append(Comment(note.get("from") or "", "", text))
    text = words_of(read_parts(source))
    translated = words_of(read_parts(target)) if target is not None else ""
    if own is not None and own.get("copied") and translated == text:
        translated = ""  # nobody has touched it
    return ReviewedUnit(
        language,
        name,
        text,
        translated,
        read_status(element, target) if target is not None else SegmentStatus.DRAFT,
        own.get("exported") if own is not None else None,
        reasons,
        tuple(comments),
        xml.line_of(element),
    )
