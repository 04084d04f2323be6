"""The neutral form of a translation unit, whatever file it comes from: one source, one target."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.domain import SegmentStatus
from briefing.errors import SettingsError
from briefing.language.inflect import CASES

KINDS = ("date", "number", "name")
AGREE = "agree"
# What files keep of a unit as a line of text.
FACTS = ("author", "changed", "origin", "context")
_BLANKS = re.compile(r"[ \t\r\n]+")
_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(
    r"(?P<day>\d{4}-?\d\d-?\d\d)"
    r"(?:[T ](?P<time>\d\d:?\d\d(?::?\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
# Three-letter codes and the tags that a translation memory of ours knows by a shorter name.
_LANGUAGES = {"eng": "en", "rus": "ru", "kaz": "kk", "uzb": "uz", "uzn": "uz"}
_USUAL_SCRIPTS = {"en": "Latn", "ru": "Cyrl", "kk": "Cyrl", "uz": "Latn"}
_MODIFIERS = {"cyrillic": "Cyrl", "latin": "Latn"}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A date, number or name that a unit leaves open, or a choice that depends on one.

    Attributes:
        number: Which one: the ``x`` of TMX.
        kind: ``date``, ``number``, ``name`` or ``agree``.
        case: In a target the form wanted; empty in a source.
        text: Its content: the words of the source, or the alternatives of ``agree``.
    """

    number: int
    kind: str
    case: str = ""
    text: str = ""

    @property
    def type(self) -> str:
        """Kind and case as files spell them: ``name-genitive``."""
        return f"{self.kind}-{self.case}" if self.case else self.kind


Part = str | Placeholder
Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit in one language pair.

    A file may hold several languages in one entry; it is read as one unit for each of them, all
    with the same id.

    Attributes:
        id: Name of the unit in its file; units of several languages share it.
        language: Of the target, as `language_code` gives it.
        source, target: Text and placeholders.
        author: Who wrote or signed the target.
        changed: When, in UTC: ``2026-11-22`` or ``2026-11-22T09:30:00Z``; empty when not known.
        origin: Where it comes from, in a word: ``project``, ``human``, a file, a tool.
        note: For the next translator; may have several lines.
        context: Where the source stands, when that decides the translation; else empty.
        supersedes: Units that this one replaces, as ``id`` (same file) or ``FILE#id``.
        forbidden: The target is known to be wrong, and must never be used.
        file, line: Where the unit was read; no part of its identity.
    """

    id: str
    language: str
    source: Parts
    target: Parts
    status: SegmentStatus = SegmentStatus.DRAFT
    author: str = ""
    changed: str = ""
    origin: str = ""
    note: str = ""
    context: str = ""
    supersedes: tuple[str, ...] = ()
    forbidden: bool = False
    source_language: str = "en"
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def reference(self) -> str:
        """File name and id, for the record."""
        return f"{self.file}#{self.id}"

    @property
    def source_text(self) -> str:
        """The source with the words of its placeholders."""
        return words_of(self.source)

    @property
    def pair(self) -> tuple[str, str, Parts, Parts, str]:
        """What makes two units the same translation: languages, source, target, context."""
        return (self.source_language, self.language, self.source, self.target, self.context)


def status_of(word: str) -> SegmentStatus:
    """A status by its name; none is a draft.

    Raises:
        ValueError: It is none of the three.
    """
    try:
        return SegmentStatus(word.strip() or "draft")
    except ValueError:
        raise ValueError(f"the status {word!r} is none of draft, reviewed, approved") from None


def with_facts(unit: Unit, facts: Mapping[str, str]) -> Unit:
    """``unit`` with those of `FACTS` and ``note`` that are given."""
    return replace(
        unit,
        author=facts.get("author", unit.author),
        changed=facts.get("changed", unit.changed),
        origin=facts.get("origin", unit.origin),
        context=facts.get("context", unit.context),
        note=facts.get("note", unit.note),
    )


def refuse_wrong(path: Path, found: Scan) -> tuple[Unit, ...]:
    """The units of a file that has no wrong ones.

    Raises:
        SettingsError: It has; every one is listed.
    """
    units, problems = found
    if problems:
        raise SettingsError(
            f"{path}: {len(problems)} unit(s) are wrong", "mend the lines", problems
        )
    return units


def free_name(name: str, taken: set[str]) -> str:
    """``name``, or with a number when it is in use; it is then in use."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}~{number}"
    taken.add(free)
    return free


def words_of(parts: Parts) -> str:
    """Text with the words of its placeholders."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)


# What a reader finds: the good units, and a line for each wrong one.
Scan = tuple[tuple[Unit, ...], tuple[str, ...]]


def placeholder(number: str, kind_and_case: str, text: str) -> Placeholder:
    """A placeholder from what a file says of it.

    Raises:
        ValueError: Number, kind or case are none of ours.
    """
    kind, _, case = kind_and_case.partition("-")
    if not (number.isascii() and number.isdigit()):
        raise ValueError("a <ph> has no number x")
    if kind not in (*KINDS, AGREE):
        raise ValueError(f"<ph x={number!r}> has the type {kind_and_case!r}")
    if case and case not in CASES:
        raise ValueError(f"<ph x={number!r}> wants the unknown case {case!r}")
    return Placeholder(int(number), kind, case, text)


def fold(parts: Iterable[Part]) -> Parts:
    """Parts in their one form: neighbouring texts joined, runs of white space one blank, none at
    the ends.

    Files are often pretty-printed, so line breaks mean nothing; no-break spaces stay.
    """
    merged: list[Part] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    folded: list[Part] = [
        _fold(part) if isinstance(part, str) else replace(part, text=_fold(part.text))
        for part in merged
    ]
    if folded and isinstance(folded[0], str):
        folded[0] = folded[0].lstrip(" ")
    if folded and isinstance(folded[-1], str):
        folded[-1] = folded[-1].rstrip(" ")
    return tuple(part for part in folded if part != "")


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", text)


def clean(unit: Unit) -> Unit:
    """``unit`` with all its fields in their one form, as every reader gives and writer takes it.

    Raises:
        ValueError: It cannot be used: an empty side, placeholders that do not fit, characters that
            no file may hold.
    """
    unit = replace(
        unit,
        id=_line(unit.id) or "unit",
        source=fold(unit.source),
        target=fold(unit.target),
        author=_line(unit.author),
        changed=canonical_date(unit.changed),
        origin=_line(unit.origin),
        note="\n".join(filter(None, (_line(line) for line in unit.note.splitlines()))),
        context=_line(unit.context),
        supersedes=tuple(dict.fromkeys(filter(None, (_line(name) for name in unit.supersedes)))),
    )
    if not unit.source or not unit.target:
        empty = unit.language if unit.source else unit.source_language
        raise ValueError(f"the segment of {empty} is empty")
    for text in _texts(unit):
        check_characters(text)
    compare_placeholders(unit.source, unit.target, unit.language)
    return unit


def _line(text: str) -> str:
    return " ".join(text.split())


def _texts(unit: Unit) -> Iterable[str]:
    for part in (*unit.source, *unit.target):
        yield part if isinstance(part, str) else part.text
    yield from (unit.id, unit.author, unit.origin, unit.context, *unit.supersedes)
    yield from unit.note.split("\n")


def check_characters(text: str) -> None:
    """Refuse what no XML or PO file can hold.

    Raises:
        ValueError: A control character, half a surrogate pair or a noncharacter.
    """
    if found := _UNUSABLE.search(text):
        raise ValueError(f"the character U+{ord(found[0]):04X} stands in {text[:40]!r}")


def compare_placeholders(source: Parts, target: Parts, language: str) -> None:
    """Every placeholder of the source must come back in the target, and no other.

    Raises:
        ValueError: One is lost, doubled in the source, or of another kind.
    """
    given = {part.number: part for part in source if isinstance(part, Placeholder)}
    if len(given) != sum(isinstance(part, Placeholder) for part in source):
        raise ValueError("two placeholders of the source have the same x")
    if any(part.kind == AGREE for part in given.values()):
        raise ValueError("the source has a placeholder of the kind agree")
    used = set()
    for part in target:
        if not isinstance(part, Placeholder):
            continue
        origin = given.get(part.number)
        if origin is None:
            raise ValueError(f"{language}: x={part.number} is not in the source")
        if part.kind == AGREE:
            if origin.kind != "name" or part.text.count("|") != 1:
                raise ValueError(f"{language}: agree needs a name and masculine|feminine")
            continue
        if part.kind != origin.kind:
            raise ValueError(f"{language}: x={part.number} is a {origin.kind}, not a {part.kind}")
        used.add(part.number)
    if lost := sorted(set(given) - used):
        raise ValueError(f"{language}: the target lacks x={', '.join(map(str, lost))}")


def language_code(tag: str) -> str:
    """The code of a language as `Unit` has it: ``en-GB`` is ``en``, ``uz_Cyrl_UZ`` is ``uz-Cyrl``.

    Regions say nothing that a memory needs; a script does when it is not the usual one.
    """
    tag, _, modifier = tag.strip().partition("@")
    head, *rest = re.split(r"[-_]", tag)
    language = _LANGUAGES.get(head.lower(), head.lower())
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    script = script or _MODIFIERS.get(modifier.lower(), "")
    if script and script != _USUAL_SCRIPTS.get(language):
        return f"{language}-{script}"
    return language


def canonical_date(text: str) -> str:
    """A date of ISO 8601 or TMX (``20261122T093000Z``) in UTC; midnight is left off.

    Raises:
        ValueError: It is no date.
    """
    if not text.strip():
        return ""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no date: write 2026-11-22")
    day = match["day"].replace("-", "")
    time = (match["time"] or "").replace(":", "").ljust(6, "0")
    zone = (match["zone"] or "Z").replace("Z", "+0000").replace(":", "")
    try:
        moment = datetime.datetime.strptime(f"{day}{time}{zone}", "%Y%m%d%H%M%S%z")
        moment = moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no date: write 2026-11-22") from None
    day = f"{moment.year:04}-{moment:%m-%d}"
    return day if f"{moment:%H%M%S}" == "000000" else f"{day}T{moment:%H:%M:%S}Z"
