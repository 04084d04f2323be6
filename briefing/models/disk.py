"""Large files: is there room for them, what are they, and what to say when writing fails."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path

from briefing.console import file_size
from briefing.errors import OutputError
from briefing.models.progress import Progress, no_progress

CHUNK = 1 << 20  # bytes that are in memory at a time
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def require_room(folder: Path, needed: int, what: str) -> None:
    """See that ``needed`` bytes fit into ``folder``, which need not exist yet.

    Raises:
        OutputError: They do not; the message says how many would.
    """
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise OutputError(
            f"{folder}: there is no room for {what}: it needs {file_size(needed)}, "
            f"{file_size(free)} are free",
            "free some space, or choose another folder, and type the same command again",
        )


def write_failure(error: OSError, path: Path, missing: int | None = None) -> OutputError:
    """What to raise when ``path`` cannot be written.

    Args:
        missing: Bytes that were still to be written, where that is known.
    """
    if error.errno not in _FULL:
        return OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            "check that the folder is yours to write to",
        )
    needed = f"; {file_size(missing)} more are needed" if missing is not None else ""
    reason = "the disk is full" if error.errno != errno.EFBIG else "files may not be that large"
    return OutputError(
        f"{path} cannot be written: {reason}{needed}",
        "free some space, and type the same command again",
    )


def make_folder(folder: Path) -> None:
    """Make a folder and its parents.

    Raises:
        OutputError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_failure(error, folder) from error


def sha256_of(path: Path, stage: str = "", progress: Progress = no_progress) -> str:
    """Hex digest of a file as it is on the disk now.

    Raises:
        OSError: It cannot be read.
    """
    digest = hashlib.sha256()
    size, done = path.stat().st_size, 0
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(stage, done, size)
    return digest.hexdigest()


def settle(path: Path) -> None:
    """Bring what was written to the disk itself, so that a rename cannot overtake it.

    Raises:
        OSError: It did not get there.
    """
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
