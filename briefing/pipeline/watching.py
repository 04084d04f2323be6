"""Noticing that files have changed, with nothing but their times and sizes.

Editors write in several steps: a new file beside the old one, a rename, a deletion between. So a
change counts only when nothing has moved for a moment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

POLL_SECONDS = 0.08
# Nothing may have moved for half of that; whoever writes without end is not waited for longer.
LONGEST_WAIT = 1.0
Snapshot = dict[str, tuple[int, int]]


def take_snapshot(paths: Iterable[Path], without: Iterable[Path] = ()) -> Snapshot:
    """Time of change and size of every file at and below ``paths``.

    Hidden files and the back-up files of editors are left out, and what lies below ``without``.
    """
    skipped = {path.resolve() for path in without}
    found: Snapshot = {}
    for path in paths:
        for file in _files(path, skipped):
            try:
                status = file.stat()
            except OSError:  # deleted meanwhile
                continue
            found[str(file)] = (status.st_mtime_ns, status.st_size)
    return found


def _files(path: Path, skipped: set[Path]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = [
            name
            for name in subfolders
            if not name.startswith((".", "__pycache__"))
            and (Path(folder) / name).resolve() not in skipped
        ]
        for name in names:
            if not (name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))):
                yield Path(folder) / name


class Watcher:
    """Waits for changes.

    Args:
        look: Takes a snapshot of what is watched.
        sleep: Waits some seconds.
    """

    def __init__(
        self, look: Callable[[], Snapshot], sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._look, self._sleep = look, sleep
        self._seen = look()

    def wait(self) -> tuple[str, ...]:
        """Wait until files have changed and lie still; their paths, also of deleted ones."""
        before = self._seen
        while (now := self._look()) == before:
            self._sleep(POLL_SECONDS)
        for _ in range(int(LONGEST_WAIT / POLL_SECONDS)):
            self._sleep(POLL_SECONDS / 2)
            last, now = now, self._look()
            if now == last:
                break
        self._seen = now
        return tuple(
            sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
        )
