"""One process at a time: two installations must not write the same files."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.models.disk import make_folder, write_failure

try:
    import fcntl
except ImportError:  # not a POSIX system
    fcntl = None  # type: ignore[assignment]

_TAKEN = (errno.EACCES, errno.EAGAIN)
# Network file systems without locks: two processes at once are rare, so the work goes on.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
_PAUSE = 0.1  # seconds between two looks


@contextmanager
def hold_lock(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock file ``path``; wait while another process has it.

    The system frees the lock when its holder ends, however it ends, so none is ever stale. The file
    itself stays. Without locks in the file system the block runs all the same.

    Args:
        path: Made when it is not there, with its folder.
        waiting: Called once if there is something to wait for.

    Raises:
        OutputError: The file cannot be made.
    """
    told = False
    while True:
        make_folder(path.parent)
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except FileNotFoundError:
            continue  # the folder was deleted in between
        except OSError as error:
            raise write_failure(error, path) from error
        try:
            if not _take(handle):
                if not told:
                    told = True
                    waiting()
                time.sleep(_PAUSE)
            elif _is_at(handle, path):
                yield
                return
        finally:
            os.close(handle)


def _take(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _is_at(handle: int, path: Path) -> bool:
    """Whether the locked file still has that name: its last holder may have deleted it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
