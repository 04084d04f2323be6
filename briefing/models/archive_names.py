"""Which member names of an archive may be used: checked before anything is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 500  # characters of a whole name
_SHOWN = 80
# Control and formatting characters, surrogates, line and paragraph separators.
_UNPRINTABLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


class BadName(ValueError):
    """A name is not allowed; the text says why, with the name made displayable."""


def check_name(name: str) -> PurePosixPath:
    """The place inside the archive that ``name`` stands for; without steps ``.`` and empty ones.

    Raises:
        BadName: It is absolute, leads out of its folder, or is not printable text.
    """
    if any(unicodedata.category(character) in _UNPRINTABLE for character in name):
        raise BadName(f"{displayable_name(name)} contains a control character")
    if "\\" in name:
        raise BadName(f"{displayable_name(name)} contains a backslash")
    if name.startswith("/") or _DRIVE.match(name):
        raise BadName(f"{displayable_name(name)} is an absolute name")
    if len(name) > _LONGEST:
        raise BadName(f"{displayable_name(name)} has {len(name):,} characters")
    path = PurePosixPath(name)
    if ".." in path.parts:
        raise BadName(f"{displayable_name(name)} leads out of its folder")
    if not name:
        raise BadName("a member has no name")
    return path


def check_together(files: Iterable[PurePosixPath], folders: Iterable[PurePosixPath]) -> None:
    """See that no two names are one file, on any file system.

    Args:
        files: Each file of an archive; a name that comes twice stands here twice.
        folders: The folders that are members of their own.

    Raises:
        BadName: Two files have one name; two names differ in case or in the form of their
            accents only; or a file is a folder too.
    """
    spelling: dict[str, PurePosixPath] = {}
    taken: set[PurePosixPath] = set()
    inner: set[PurePosixPath] = set()
    for path in files:
        if path in taken:
            raise BadName(f"{displayable_name(str(path))} is there twice")
        taken.add(path)
        inner.update(path.parents)
        _check_spelling(path, spelling)
    for path in folders:
        inner.add(path)
        _check_spelling(path, spelling)
    for path in taken & inner:
        raise BadName(f"{displayable_name(str(path))} is a file and a folder")


def displayable_name(name: str) -> str:
    """``name`` in quotes, printable and not too long: it may come from an enemy."""
    shown = ascii(name) if not name.isprintable() else repr(name)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…{shown[0]}"


def _check_spelling(path: PurePosixPath, spelling: dict[str, PurePosixPath]) -> None:
    for step in (path, *path.parents):
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", str(step)).casefold())
        if spelling.setdefault(folded, step) != step:
            raise BadName(
                f"{displayable_name(str(step))} and {displayable_name(str(spelling[folded]))} "
                "would be one file on some systems"
            )
