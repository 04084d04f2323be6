"""The glossary as TBX-Basic (ISO 30042), for the term windows of CAT tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.language.names import read_table
from briefing.translate.exchange import xml
from briefing.translate.exchange.units import check_characters, language_code

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "TBX"
_LANGUAGES = ("en", "ru", "kk", "uz")
_COLUMNS = (
    "id", "domain", "part_of_speech", "en", "variants", "ru", "kk", "uz", "definition",
    "forbidden_ru", "forbidden_kk", "forbidden_uz", "status",
)  # fmt: skip
_USES = {
    "preferredTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "forbidden",
}
# TBX-Basic knows no phrases.
_PHRASE, _OTHER = "phrase", "other"


@dataclass(frozen=True, slots=True)
class Wording:
    """A term of a concept. ``use`` is ``preferred``, ``admitted`` or ``forbidden``."""

    language: str
    text: str
    use: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the glossary: what is meant, and how each language says it."""

    id: str
    domain: str
    part_of_speech: str
    definition: str
    status: str
    wordings: tuple[Wording, ...]


def read_glossary(locales: Path, languages: Sequence[str] = _LANGUAGES) -> tuple[Concept, ...]:
    """The concepts of ``glossary.csv`` with their wordings in English and ``languages``.

    Raises:
        SettingsError: A column or a cell is missing, with file and line.
    """
    rows = read_table(locales / "glossary.csv", _COLUMNS, filled=("id", *_LANGUAGES))
    return tuple(
        Concept(
            row["id"],
            row["domain"],
            row["part_of_speech"],
            row["definition"],
            row["status"],
            tuple(_wordings(row, ("en", *(code for code in languages if code != "en")))),
        )
        for row in rows
    )


def _wordings(row: dict[str, str], languages: Sequence[str]) -> Iterator[Wording]:
    for language in languages:
        if row.get(language):
            yield Wording(language, row[language], "preferred")
        others = (
            ("variants", "admitted") if language == "en" else (f"forbidden_{language}", "forbidden")
        )
        for text in row.get(others[0], "").split("|"):
            if text.strip():
                yield Wording(language, text.strip(), others[1])


def read(path: Path) -> tuple[Concept, ...]:
    """The concepts of a TBX file.

    Raises:
        SettingsError: The file is no TBX.
    """
    concepts = []
    for entry in xml.iterate(path, "martif", ("termEntry",), KIND):
        facts = {child.get("type") or "": child.text or "" for child in entry.iter("descrip")}
        status = next((a.text or "" for a in entry.iter("note")), "")
        speech = next(
            (n.text or "" for n in entry.iter("termNote") if n.get("type") == "partOfSpeech"), ""
        )
        concepts.append(
            Concept(
                entry.get("id") or "",
                facts.get("subjectField", ""),
                _PHRASE if speech == _OTHER else speech,
                facts.get("definition", ""),
                status.removeprefix("status: "),
                tuple(_read_wordings(entry)),
            )
        )
    return tuple(concepts)


def _read_wordings(entry: _Element) -> Iterator[Wording]:
    for section in entry.iter("langSet"):
        language = language_code(section.get(xml.XML_LANGUAGE) or "")
        for term in section.iter("tig", "ntig"):
            uses = [
                _USES.get(note.text or "", "preferred")
                for note in term.iter("termNote")
                if note.get("type") == "administrativeStatus"
            ]
            for text in term.iter("term"):
                yield Wording(language, text.text or "", (uses or ["preferred"])[0])


def write(concepts: Sequence[Concept], path: Path) -> None:
    """Write a new file.

    Raises:
        OutputError: It cannot be written.
        ValueError: A term holds a character that XML cannot.
    """
    from lxml import etree

    root = etree.Element("martif", {"type": "TBX-Basic", xml.XML_LANGUAGE: "en"})
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(header, "fileDesc")
    title = etree.SubElement(description, "titleStmt")
    etree.SubElement(title, "title").text = "Glossary of policy briefs"
    source = etree.SubElement(description, "sourceDesc")
    etree.SubElement(source, "p").text = "locales/glossary.csv"
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for concept in concepts:
        body.append(_entry(concept))
    xml.lay_out(root, ("tig",))
    xml.write(etree.ElementTree(root), path, len(concepts))


def _entry(concept: Concept) -> _Element:
    from lxml import etree

    for text in (concept.definition, *(wording.text for wording in concept.wordings)):
        check_characters(text)
    entry = etree.Element("termEntry", id=concept.id)
    for kind in ("subjectField", "definition"):
        text = concept.domain if kind == "subjectField" else concept.definition
        if text:
            etree.SubElement(entry, "descrip", type=kind).text = text
    etree.SubElement(entry, "note").text = f"status: {concept.status}"
    speech = _OTHER if concept.part_of_speech == _PHRASE else concept.part_of_speech
    uses = {name: use for use, name in _USES.items()}
    sections: dict[str, _Element] = {}
    for wording in concept.wordings:
        if wording.language not in sections:
            sections[wording.language] = etree.SubElement(
                entry, "langSet", {xml.XML_LANGUAGE: wording.language}
            )
        term = etree.SubElement(sections[wording.language], "tig")
        etree.SubElement(term, "term").text = wording.text
        etree.SubElement(term, "termNote", type="partOfSpeech").text = speech
        note = etree.SubElement(term, "termNote", type="administrativeStatus")
        note.text = uses[wording.use]
    return entry
