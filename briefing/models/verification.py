"""Are the files of a package still those that were installed? And taking a package away."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import OutputError
from briefing.models.disk import sha256_of, write_failure
from briefing.models.packaging import CHECKSUMS, read_checksums
from briefing.models.progress import Progress, no_progress

_REMOVED = ".removed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out of hashing a package again.

    Attributes:
        sealed: Whether it has checksums; packages of other programs have none.
        problems: What is wrong, a line each; empty when every file is as it was.
    """

    sealed: bool
    problems: tuple[str, ...]


def verify_package(folder: Path, progress: Progress = no_progress) -> Verdict:
    """Hash every file of a package and compare with its seal."""
    try:
        checksums = read_checksums(folder)
    except (OSError, ValueError) as error:
        return Verdict(True, (f"{folder / CHECKSUMS}: {error}",))
    if checksums is None:
        return Verdict(False, ())
    problems = []
    for name, expected in sorted(checksums.items()):
        path = folder / name
        try:
            if path.stat().st_size != expected.bytes:
                problems.append(f"{path}: its size has changed")
            elif sha256_of(path, f"checking {folder.name}/{name}", progress) != expected.sha256:
                problems.append(f"{path}: its content has changed")
        except OSError as error:
            problems.append(f"{path}: {error.strerror or error}")
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    for name in sorted(there - {CHECKSUMS, *checksums}):
        problems.append(f"{folder / name}: was not there when the package was installed")
    return Verdict(True, tuple(problems))


def remove_package(folder: Path) -> None:
    """Delete a package folder: at once for readers, whatever happens meanwhile.

    Raises:
        OutputError: It cannot be deleted; it is as it was.
    """
    hidden = folder.with_name(f"{_REMOVED}-{folder.name}")
    try:
        if hidden.exists():  # of a process that was killed while it deleted
            shutil.rmtree(hidden)
        folder.rename(hidden)
    except OSError as error:
        raise write_failure(error, folder) from error
    try:
        shutil.rmtree(hidden)
    except OSError as error:
        raise OutputError(
            f"{hidden}: is no longer used, but cannot be deleted ({error.strerror})",
            "delete the folder yourself",
        ) from error
