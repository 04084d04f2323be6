"""What a translator must carry over unchanged: dates, numbers and names, as slots of a text.

Two sentences that differ only in their slots have the same key, so one unit of the memory serves
both. Quotation marks and end punctuation at the edges are no part of the key either.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from briefing.domain import PartialDate
from briefing.language.date_reading import date_case
from briefing.language.dates import find_dates
from briefing.language.names import Name, NameTable
from briefing.language.numbers import Quantity, find_quantities
from briefing.language.som import settle

_OPENING_EDGE = re.compile(r"^[\s«“„\"‘(\[]*")
_CLOSING_EDGE = re.compile(r"[\s.,;:!?…»”“\"’)\]]*$")
# "John Brown", also after an office: "Prime Minister John Brown".
_STRANGER = re.compile(
    r"(?<![\w-])(?!(?:Prime|Vice|Deputy|Foreign|First|Minister|President|The|On|In)\b)"
    r"[A-Z][a-z'’-]+(?:\s(?!Minister\b|President\b)[A-Z][\w'’-]+){1,2}(?<!['’]s)(?![\w-])"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'"})
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("«»“”„", '"'))


@dataclass(frozen=True, slots=True)
class Slot:
    """A date, number or name at ``text[start:end]`` of the core.

    Attributes:
        text: The words of the source, for a date with its preposition ("On December 21, 2022").
        case: In Russian, Kazakh and Uzbek the grammatical case, where the words show one.
        value: What they mean. ``partial`` marks a name of which only the surname stands there.
    """

    kind: str
    start: int
    end: int
    text: str
    value: PartialDate | Quantity | Name
    partial: bool = False
    case: str = ""

    @property
    def mark(self) -> str:
        """Its place in the key; a case tells who does what to whom, so it belongs there."""
        return f"{{{self.kind}-{self.case}}}" if self.case else f"{{{self.kind}}}"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its slots. ``opening + core + closing`` is the text; slots count in ``core``."""

    opening: str
    core: str
    closing: str
    slots: tuple[Slot, ...]
    language: str = "en"

    @property
    def key(self) -> str:
        """What the memory is looked up by."""
        parts = []
        position = 0
        for slot in self.slots:
            parts += [self.core[position : slot.start], slot.mark]
            position = slot.end
        parts.append(self.core[position:])
        return normalise("".join(parts))


def mask(text: str, names: NameTable, language: str = "en", *, strangers: bool = False) -> Masked:
    """Find the edges and the slots of a text.

    Args:
        language: Of the text.
        strangers: Take capitalised words in a row for a person whom the table lacks.
    """
    opening = _OPENING_EDGE.match(text)
    start = opening.end() if opening else 0
    closing = _CLOSING_EDGE.search(text, start)
    end = closing.start() if closing else len(text)
    if language != "en":
        # «Газпром» at the end of a sentence: the mark belongs to the name, not to the edge.
        while text[end : end + 1] in ("»", "”") and _open_quotes(text[start:end]):
            end += 1
    core = text[start:end]
    slots = _slots(core, names, language, strangers)
    return Masked(text[:start], core, text[end:], slots, language)


def settled(masked: Masked, currency: str | None) -> Masked:
    """``masked`` with each bare som in ``currency``; see `briefing.language.som`."""
    slots = tuple(
        replace(slot, value=settle(slot.value, currency))
        if isinstance(slot.value, Quantity)
        else slot
        for slot in masked.slots
    )
    return replace(masked, slots=slots)


def _open_quotes(text: str) -> bool:
    return text.count("«") > text.count("»") or text.count("“") > text.count("”")


def normalise(text: str) -> str:
    """``text`` without what makes no difference to a translator: case, spacing, kinds of marks."""
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).translate(_QUOTATION_MARKS)
    return " ".join(text.split()).casefold()


def _slots(core: str, names: NameTable, language: str, strangers: bool) -> tuple[Slot, ...]:
    slots: list[Slot] = []

    def add(
        kind: str, start: int, end: int, value: object, partial: bool = False, case: str = ""
    ) -> None:
        if not any(slot.start < end and start < slot.end for slot in slots):
            assert isinstance(value, PartialDate | Quantity | Name)
            slots.append(Slot(kind, start, end, core[start:end], value, partial, case))

    for date in find_dates(core, language):
        case = date_case(core[date.lead : date.end], language)
        add("date", date.lead, date.end, date.date, case=case)
    for found in names.find(core, language=language):
        if found.name.kind == "person":
            add("name", found.start, found.end, found.name, found.partial, found.case)
    if strangers and language == "en":
        for match in _STRANGER.finditer(core):
            unknown = Name("", "person", "", dict.fromkeys(("ru", "kk", "uz"), ""), (), "", "")
            unknown.forms["en"] = match.group()
            add("name", match.start(), match.end(), unknown)
    for quantity in find_quantities(core, language):
        add("number", quantity.start, quantity.end, quantity)
    return tuple(sorted(slots, key=lambda slot: slot.start))
