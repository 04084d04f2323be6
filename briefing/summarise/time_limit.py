"""How long summarising may take: asked in the loops that grow with the documents."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from briefing.errors import InputError

# The end by the monotonic clock, and the seconds that were allowed.
_limit: ContextVar[tuple[float, float] | None] = ContextVar("_limit", default=None)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Make `check_time` raise once ``seconds`` have passed within the ``with`` block."""
    token = _limit.set((time.monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _limit.reset(token)


def check_time() -> None:
    """Go on, or stop.

    Raises:
        InputError: The time of the enclosing `time_limit` is over.
    """
    limit = _limit.get()
    if limit is not None and time.monotonic() > limit[0]:
        raise InputError(
            f"summarising takes longer than the limit of {limit[1]:g} seconds",
            "give fewer or shorter documents, or raise seconds under [limits] in briefing.toml",
        )
