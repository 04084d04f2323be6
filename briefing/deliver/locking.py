"""One writer at a time for a file or a group of files that belong together."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

_PAUSE = 0.05  # seconds between two looks
_TAKEN = (errno.EACCES, errno.EAGAIN)


@contextlib.contextmanager
def hold(lock: Path, *, wait: float = 0) -> Iterator[None]:
    """Hold the lock file ``lock`` meanwhile; it is gone afterwards.

    The system frees the lock when its holder ends, however it ends, so none is ever stale.

    Args:
        lock: Its folder must be there.
        wait: Seconds to wait for another holder.

    Raises:
        BlockingIOError: Another process or thread has it.
        OSError: The file cannot be made.
    """
    handle = _take(lock, time.monotonic() + wait)
    try:
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _take(lock: Path, deadline: float) -> int:
    while True:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The last holder may have deleted the file between the two calls: then this one holds
            # a file that nobody else will ever meet.
            if os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        except FileNotFoundError:
            pass
        except OSError as error:
            if error.errno not in _TAKEN or time.monotonic() >= deadline:
                os.close(handle)
                raise
            os.close(handle)
            time.sleep(_PAUSE)
            continue
        os.close(handle)
