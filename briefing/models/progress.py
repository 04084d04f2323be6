"""How long work tells what it is at."""

from __future__ import annotations

from collections.abc import Callable

# Stage ("downloading model.bin"), bytes done, bytes in all where they are known.
Progress = Callable[[str, int, int | None], None]


def no_progress(stage: str, done: int, total: int | None) -> None:
    """For callers that show nothing."""
