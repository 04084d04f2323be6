"""Whose a SQLite file is, by its header: also readable when the file is damaged."""

from __future__ import annotations

from pathlib import Path

_LENGTH = 100  # bytes of a header, https://www.sqlite.org/fileformat.html
_APPLICATION_ID = slice(68, 72)


def is_made_by(path: Path, application_id: int) -> bool:
    """Whether a file has this application id; no file without it is ever replaced or deleted."""
    try:
        with path.open("rb") as handle:
            header = handle.read(_LENGTH)
    except OSError:
        return False
    stored = int.from_bytes(header[_APPLICATION_ID], "big")
    return header[:16] == b"SQLite format 3\0" and stored == application_id
