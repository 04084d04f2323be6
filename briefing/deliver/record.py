"""The run record ``out/NAME.json``: where every sentence of every PDF comes from.

Its schema is docs/record.schema.json. pydantic writes and checks it; reading back for the "nothing
has changed" test takes only the few keys that it needs.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from briefing.domain import Brief, Finding, Masthead, Origin, Segment, SourceDocument
from briefing.errors import InputError, UsageError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

RECORD_VERSION = 1


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF beside the record. ``file`` is its name, ``size`` in bytes."""

    file: str
    sha256: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class LanguageRecord:
    """What became of one language.

    Attributes:
        state: ``done``; ``draft``: with passages that are untranslated or did not pass the checks,
            and says so; ``missing``: not written for lack of translations; ``blocked``: not written
            because a check blocks translations; ``failed``: not written because rendering failed.
        brief: The brief in that language, ``None`` for the source language (see the top level).
        message: Why there is no PDF.
        masthead: What stands in the head of the PDF.
        outdated: A person has changed segments since the PDF was made.
    """

    state: Literal["done", "draft", "missing", "blocked", "failed"]
    pdf: PdfFile | None
    brief: Brief | None
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    message: str = ""
    masthead: Masthead | None = None
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class BilingualRecord:
    """A PDF with two languages side by side.

    Attributes:
        made_of: sha256 of the PDF in each of the two languages: if one is another now, this PDF
            has to be made again.
        message: Why there is none.
    """

    languages: tuple[str, str]
    pdf: PdfFile | None
    made_of: tuple[str, str]
    message: str = ""

    @property
    def code(self) -> str:
        """``kk+ru``."""
        return "+".join(self.languages)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run.

    Attributes:
        inputs: The paths as given; ``inputs_digest`` tells equal names in other folders apart.
        fingerprint: Digest of everything that the result depends on.
        issued: Day of issue, ISO 8601.
        versions: Of the program, the libraries that shape the result and the models
            (``name version``), and sha256 of template, memory, names and glossary.
        template: Name of the template folder.
    """

    record: int
    name: str
    inputs: tuple[str, ...]
    inputs_digest: str
    fingerprint: str
    issued: str
    versions: dict[str, str]
    sources: tuple[SourceDocument, ...]
    brief: Brief
    languages: dict[str, LanguageRecord]
    bilingual: tuple[BilingualRecord, ...] = ()
    template: str = ""


@functools.cache
def _adapter() -> TypeAdapter[RunRecord]:
    """Made once, since that takes longer than reading a record."""
    from pydantic import TypeAdapter

    return TypeAdapter(RunRecord)


def dump_record(record: RunRecord) -> bytes:
    """The record as JSON, indented, in UTF-8."""
    text: bytes = _adapter().dump_json(record, indent=1)
    return text + b"\n"


def load_record(path: Path) -> RunRecord:
    """Read a record back.

    Raises:
        ValueError: It is no record, or one of another version.
        OSError: It cannot be read.
    """
    record: RunRecord = _adapter().validate_json(path.read_bytes())
    if record.record != RECORD_VERSION:
        raise ValueError(f"record version {record.record}, this program writes {RECORD_VERSION}")
    return record


def read_record(out: Path, name: str) -> RunRecord:
    """The run record of the brief ``name`` in the folder ``out``.

    Raises:
        UsageError: ``name`` is the path of a file.
        InputError: There is no such record, or it is of another version.
    """
    if not name or name in (".", "..") or Path(name).name != name:
        raise UsageError(f"{name!r} is no name of a brief", "give the name as --name of build")
    path = out / f"{name}.json"
    try:
        return load_record(path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}",
            f"build it first: briefing build --name {name}",
        ) from error
    except ValueError as error:
        raise InputError(
            f"{path} is no run record of this version", "build the brief again"
        ) from error


def record_schema() -> dict[str, Any]:
    """JSON schema of the record."""
    schema = _adapter().json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Run record of briefing build",
        **schema,
    }


@dataclass(frozen=True, slots=True)
class Previous:
    """The little that a new run must know of the one before.

    Attributes:
        files: Names of the PDFs that the record lists, by language or pair of languages.
        states: State of each language.
        documents: sha256 of each source document.
        touched: Whether people have changed or said something in it.
        outdated: Whether segments were changed since their PDF was made.
        current: Whether every bilingual PDF was made of what the PDFs in one language are now.
    """

    inputs: tuple[str, ...]
    inputs_digest: str
    fingerprint: str
    files: dict[str, dict[str, Any]]
    states: dict[str, str]
    documents: tuple[str, ...] = ()
    touched: bool = False
    outdated: bool = False
    current: bool = True

    def intact(self, folder: Path) -> bool:
        """Whether every PDF is there, byte for byte."""
        return all(_matches(folder / f["file"], f["sha256"]) for f in self.files.values())


def load_previous(path: Path) -> Previous | None:
    """What stands in the record at ``path``; ``None`` where there is none that can be read."""
    try:
        data = json.loads(path.read_bytes())
        languages = data["languages"]
        pairs = {"+".join(pair["languages"]): pair for pair in data.get("bilingual", ())}
        items = {**languages, **pairs}
        return Previous(
            tuple(data["inputs"]),
            data["inputs_digest"],
            data["fingerprint"],
            {code: item["pdf"] for code, item in items.items() if item["pdf"]},
            {code: item["state"] for code, item in languages.items()},
            tuple(document["sha256"] for document in data["sources"]),
            any(_is_touched(s) for item in languages.values() for s in item["segments"]),
            any(item.get("outdated") for item in languages.values()),
            all(_is_current(pair, languages) for pair in pairs.values()),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_touched(segment: dict[str, Any]) -> bool:
    marks = any(segment.get(key) for key in ("history", "comments", "ignored"))
    return marks or segment["origin"] == Origin.HUMAN


def _is_current(pair: dict[str, Any], languages: dict[str, Any]) -> bool:
    pdfs = [languages[code]["pdf"] for code in pair["languages"]]
    return bool(pair["pdf"]) and [pdf and pdf["sha256"] for pdf in pdfs] == pair["made_of"]


def _matches(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False
