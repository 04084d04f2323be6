"""A file of recipients → recipients, or every mistake in it at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.deliver.mail.addresses import Mailbox, find_control, read_mailbox
from briefing.domain import OUTPUT_LANGUAGES
from briefing.errors import InputError, SettingsError
from briefing.resources import displayable

COLUMNS = ("address", "name", "language")
_LONGEST_NAME = 200
_CODES = {code.lower(): code for code in OUTPUT_LANGUAGES}
_EXAMPLE = "the first line must be: address,name,language"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the brief in one language; ``name`` may be empty."""

    mailbox: Mailbox
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The recipients in the order of the file; ``merged``: how many lines repeated others."""

    recipients: tuple[Recipient, ...]
    merged: int


def read_recipients(path: Path) -> RecipientList:
    """Read a CSV file with a header row, in UTF-8, comma- or semicolon-separated.

    Columns may stand in any order, others than the three are passed over. Lines with the same
    address and language are one recipient; the first name that is not empty counts.

    Raises:
        InputError: The file cannot be read.
        SettingsError: It has mistakes; each is listed with its line.
    """
    shown = displayable(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{shown} cannot be read: {error.strerror}", "--to FILE.csv") from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{shown} is not in UTF-8", 'save it as "CSV UTF-8" in the spreadsheet program'
        ) from error
    header, _, _ = text.lstrip().partition("\n")
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = _rows(text, delimiter, shown)
    places = _find_columns(rows, shown)
    found: dict[tuple[str, str], Recipient] = {}
    problems = []
    count = 0
    for line, cells in rows:
        try:
            recipient = _read_row(cells, places, delimiter)
        except ValueError as error:
            problems += [f"{shown}:{line}: {reason}" for reason in error.args]
            continue
        count += 1
        key = (recipient.mailbox.key, recipient.language)
        if key not in found or not found[key].name:
            found[key] = recipient
    if problems:
        what = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        raise SettingsError(f"{shown}: {what}, nobody gets anything", "mend them", tuple(problems))
    if not found:
        raise SettingsError(f"{shown} names no recipients", _EXAMPLE)
    return RecipientList(tuple(found.values()), count - len(found))


def _rows(text: str, delimiter: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SettingsError(f"{shown}:{line}: {error}", "mend that line") from error
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _find_columns(rows: Iterator[tuple[int, list[str]]], shown: str) -> dict[str, int]:
    """Which cell each column is; takes the header off ``rows``."""
    line, cells = next(rows, (1, []))
    names = [cell.strip().lower() for cell in cells]
    problems = [
        f"{shown}:{line}: there is no column {column!r}"
        if column not in names
        else f"{shown}:{line}: the column {column!r} stands twice"
        for column in COLUMNS
        if names.count(column) != 1
    ]
    if problems:
        raise SettingsError(f"{shown} has no proper header row", _EXAMPLE, tuple(problems))
    return {"": len(names), **{column: names.index(column) for column in COLUMNS}}


def _read_row(cells: list[str], places: dict[str, int], delimiter: str) -> Recipient:
    """A recipient.

    Raises:
        ValueError: With every reason why it is none.
    """
    if any(cell.strip() for cell in cells[places[""] :]):
        raise ValueError(
            f"{len(cells)} cells instead of {places['']}: put a cell that has {delimiter} in it "
            'between " and "'
        )
    address, name, language = (
        cells[places[column]].strip() if places[column] < len(cells) else "" for column in COLUMNS
    )
    reasons = []
    mailbox = None
    try:
        mailbox = read_mailbox(address) if address else None
        if mailbox is None:
            reasons.append("there is no address")
    except ValueError as error:
        reasons.append(str(error))
    if bad := find_control(name):
        reasons.append(f"the name has {bad}")
    if len(name) > _LONGEST_NAME:
        reasons.append(f"the name is longer than {_LONGEST_NAME} characters")
    code = _CODES.get(language.lower(), "")
    if not code:
        given = f"{language!r} is none of" if language else "there is no language:"
        reasons.append(f"{given} {', '.join(OUTPUT_LANGUAGES)}")
    if reasons or mailbox is None:
        raise ValueError(*reasons)
    return Recipient(mailbox, " ".join(name.split()), code)
