"""The table of names: people, places, organisations and what they are called in each language.

``locales/names.csv`` holds it; docs/translators-guide.md says how to add a row.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.domain import PartialDate
from briefing.errors import SettingsError
from briefing.language.spelling import spelling_key

# "Matthew Miller" is not the Miller of the table; "President Putin" and "Mr. Putin" are.
_FIRST_NAME = re.compile(
    r"(?<![\w.])(?!(?:President|Minister|Premier|Chancellor|Secretary|Chairman|Chairwoman|Chair|Director|"
    r"Head|Governor|Mayor|Ambassador|Envoy|Speaker|General|Spokesman|Spokeswoman|Deputy|Senator|Akim|"
    r"Hakim|Khokim|Professor|Leader|Mr|Mrs|Ms|Dr|Sir|And|But|In|On|As|For|While|When|With|Both|If|"
    r"After|Before|According|Meanwhile|Yesterday|Today|However)\b)[A-Z][\w'-]*\.?\s+$"
)
_SHORTEST_KEY = 8
_LONGEST = 4  # words of a name
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_REQUIRED = ("id", "kind", "gender", "en", "variants", "ru", "kk", "uz", "country", "status")


@dataclass(frozen=True, slots=True)
class Name:
    """A row of the table.

    Attributes:
        forms: The name in each language, nominative; ``en`` is the main English spelling.
        variants: Other English spellings.
        gender: ``m``, ``f`` or empty.
        country: ISO 3166 code or empty.
        office: Of a person, in English, or empty.
        valid_from, valid_to: When the person took and left the office, as ``2023-04-03`` or less
            precise, or empty.
    """

    id: str
    kind: str
    gender: str
    forms: dict[str, str]
    variants: tuple[str, ...]
    country: str
    status: str
    office: str = ""
    valid_from: str = ""
    valid_to: str = ""

    def in_office(self, date: PartialDate | None, *, ever: bool = False) -> bool:
        """Whether the person held the office on ``date``, as far as both are known.

        Args:
            date: Compared as far as it is precise; without a year every office fits.
            ever: The office may have ended by then ("former minister").
        """
        if date is None or date.year is None:
            return True
        day = "-".join(
            f"{part:0{width}}"
            for part, width in ((date.year, 4), (date.month, 2), (date.day, 2))
            if part is not None
        )

        def before(a: str, b: str) -> bool:
            shared = min(len(a), len(b))
            return a[:shared] < b[:shared]

        began = not (self.valid_from and before(day, self.valid_from))
        ended = bool(self.valid_to) and before(self.valid_to, day)
        return began and (ever or not ended)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of the table at ``text[start:end]``; ``partial``: only the surname stands there.

    Attributes:
        case: The grammatical case; empty for the nominative and in English.
    """

    start: int
    end: int
    name: Name
    partial: bool
    case: str = ""


class NameTable:
    """Names by every English spelling."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names
        self._by_spelling: dict[str, Name] = {}
        self._by_surname: dict[str, Name | None] = {}
        self._by_key: dict[str, Name | None] = {}
        for name in names:
            for spelling in (name.forms["en"], *name.variants):
                self._by_spelling.setdefault(fold(spelling), name)
                self._add_key(spelling, name)
                if name.kind == "person" and " " in spelling:
                    surname = fold(spelling.rsplit(" ", 1)[1])
                    known = self._by_surname.get(surname, name)
                    self._by_surname[surname] = name if known is name else None
        self._pattern = _alternatives(self._by_spelling)
        self._surnames = _alternatives(self._by_surname)

    def _add_key(self, spelling: str, name: Name) -> None:
        """Acronyms and short names have too much in common with other words."""
        if spelling.isupper() or (name.kind == "person" and " " not in spelling):
            return
        key = spelling_key(spelling)
        if len(key) >= _SHORTEST_KEY:
            known = self._by_key.get(key, name)
            self._by_key[key] = known if known is name else None

    def get(self, spelling: str, language: str = "en") -> Name | None:
        """The name with this spelling, in full and in the nominative."""
        if language != "en":
            found = self.find(spelling, surnames=False, language=language)
            whole = [f for f in found if (f.start, f.end, f.case) == (0, len(spelling), "")]
            return whole[0].name if whole else None
        return self._by_spelling.get(fold(spelling)) or self._by_key.get(spelling_key(spelling))

    def find(
        self, text: str, *, surnames: bool = True, language: str = "en"
    ) -> tuple[FoundName, ...]:
        """Names in ``text``, longest first at each place; surnames alone only when unambiguous.

        Full English names are found in spellings that the table does not list, too.
        In Russian, Kazakh and Uzbek texts every case is found that can be formed with certainty.
        """
        if language != "en":
            from briefing.language.inflected_names import find_inflected

            return find_inflected(text, self, language, surnames=surnames)
        return tuple(self._scan(fold(text), surnames))

    def _scan(self, folded: str, surnames: bool) -> Iterator[FoundName]:
        found = [
            FoundName(m.start(), m.end(), self._by_spelling[m.group()], False)
            for m in self._pattern.finditer(folded)
        ]
        found += self._scan_spellings(folded, found)
        if surnames:
            for match in self._surnames.finditer(folded):
                name = self._by_surname[match.group()]
                if _FIRST_NAME.search(folded, 0, match.start()):
                    continue
                inside = any(f.start < match.end() and match.start() < f.end for f in found)
                if name is not None and not inside:
                    found.append(FoundName(match.start(), match.end(), name, True))
        yield from sorted(found, key=lambda item: item.start)

    def _scan_spellings(self, folded: str, found: Sequence[FoundName]) -> Iterator[FoundName]:
        """Words with capitals that read like a name of the table in another spelling."""
        taken = [(f.start, f.end) for f in found]
        for run in _CAPITALS.finditer(folded):
            words = [
                (run.start() + word.start(), run.start() + word.end())
                for word in re.finditer(r"\S+", run.group())
            ]
            for size in range(min(len(words), _LONGEST), 0, -1):
                for place in range(len(words) - size + 1):
                    start, end = words[place][0], words[place + size - 1][1]
                    if any(other < end and start < stop for other, stop in taken):
                        continue
                    written = folded[start:end].removesuffix("'s")
                    end = start + len(written)
                    name = self._by_key.get(spelling_key(written))
                    if name is not None and not written.isupper():
                        taken.append((start, end))
                        yield FoundName(start, end, name, False)


def fold(text: str) -> str:
    """``text`` with one form of apostrophe; the length stays the same."""
    return text.replace("’", "'").replace("ʻ", "'").replace("ʼ", "'").replace("‘", "'")


def _alternatives(spellings: dict[str, Name] | dict[str, Name | None]) -> re.Pattern[str]:
    ordered = sorted(spellings, key=len, reverse=True)
    if not ordered:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


@functools.lru_cache(maxsize=4)
def load_names(locales: Path) -> NameTable:
    """Read ``names.csv`` of the folder ``locales``.

    Raises:
        SettingsError: The table lacks a column or a row lacks a name, with file and line.
    """
    return NameTable(
        tuple(
            Name(
                id=row["id"],
                kind=row["kind"],
                gender=row["gender"],
                forms={language: row[language] for language in ("en", "ru", "kk", "uz")},
                variants=tuple(v for v in row["variants"].split("|") if v),
                country=row["country"],
                status=row["status"],
                office=row.get("office", ""),
                valid_from=row.get("valid_from", ""),
                valid_to=row.get("valid_to", ""),
            )
            for row in read_table(locales / "names.csv", _REQUIRED, filled=("id", "kind", "en"))
        )
    )


def read_table(
    path: Path, columns: tuple[str, ...], filled: tuple[str, ...]
) -> list[dict[str, str]]:
    """Rows of a CSV table of ``locales/``.

    Args:
        path: The file, UTF-8.
        columns: Columns that must be there.
        filled: Columns that no row may leave empty.

    Raises:
        SettingsError: With every problem found, each with its line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            header = reader.fieldnames or []
            absent = [column for column in columns if column not in header]
            if absent:
                raise SettingsError(f"{path}:1: columns are missing: {', '.join(absent)}")
            rows, problems = [], []
            for row in reader:
                if None in row or None in row.values():
                    problems.append(f"{path}:{reader.line_num}: the row has too many or few cells")
                    continue
                rows.append({key: value.strip() for key, value in row.items()})
                problems += [
                    f"{path}:{reader.line_num}: the cell {column!r} is empty"
                    for column in filled
                    if not rows[-1][column]
                ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    if problems:
        raise SettingsError(f"{path}: {len(problems)} problem(s)", "mend the rows", tuple(problems))
    return rows
