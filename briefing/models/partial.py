"""A download that is not complete yet: ``NAME.part``, and beside it what is known of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from io import FileIO
from pathlib import Path

from briefing.models.disk import settle, sha256_of, write_failure
from briefing.models.progress import Progress
from briefing.resources import write_whole


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of a download came from.

    Attributes:
        address: Of the request, before any redirect.
        validator: ETag or date by which the server recognises this version of the file; empty when
            it gave none.
        total: Bytes of the whole file, where the server said so.
        sha256: Hex digest; empty until the file is complete.
    """

    address: str
    validator: str = ""
    total: int | None = None
    sha256: str = ""


class Download:
    """A file on its way into ``folder``: ``NAME.part`` first, then ``NAME``.

    What was received is on the disk at every moment, and so is its origin, so that a later process
    can go on.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / name
        self.part = folder / f"{name}.part"
        self._note = folder / f".{name}.origin"

    @property
    def size(self) -> int:
        """Bytes received."""
        try:
            return self.part.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def origin(self) -> Origin | None:
        """Where they came from; ``None`` when that is not known."""
        try:
            return Origin(**json.loads(self._note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def begin(self, origin: Origin) -> FileIO:
        """An empty part of that origin, opened for writing.

        Raises:
            OutputError: It cannot be written.
        """
        self.drop()
        try:
            self._write_note(origin)
            return self.part.open("wb", buffering=0)
        except OSError as error:
            raise write_failure(error, self.part, origin.total) from error

    def go_on(self) -> FileIO:
        """The part, opened at its end.

        Raises:
            OutputError: It cannot be written.
        """
        try:
            return self.part.open("ab", buffering=0)
        except OSError as error:
            raise write_failure(error, self.part) from error

    def drop(self) -> None:
        """Forget what was received.

        Raises:
            OutputError: It cannot be deleted.
        """
        try:
            for path in (self.part, self._note):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise write_failure(error, self.part) from error

    def digest(self, progress: Progress) -> str:
        """sha256 of the part."""
        return sha256_of(self.part, f"checking {self.path.name}", progress)

    def complete(self, sha256: str) -> None:
        """Give the part its name.

        Raises:
            OutputError: It cannot be renamed.
        """
        origin = self.origin or Origin("")
        try:
            settle(self.part)
            self._write_note(replace(origin, total=self.size, sha256=sha256))
            self.part.replace(self.path)
        except OSError as error:
            raise write_failure(error, self.path) from error

    def _write_note(self, origin: Origin) -> None:
        write_whole(self._note, json.dumps(asdict(origin)).encode())


def write_chunk(handle: FileIO, chunk: bytes, path: Path, missing: int | None) -> None:
    """Write all of ``chunk``.

    Args:
        missing: Bytes of the file that were still to come, for the message.

    Raises:
        OutputError: The disk is full, or the file cannot be written.
    """
    rest = memoryview(chunk)
    try:
        while rest:
            rest = rest[handle.write(rest) :]
    except OSError as error:
        raise write_failure(error, path, missing) from error
