"""Stages that run again only when what they depend on has changed.

One build runs each stage once and keeps nothing. ``briefing build --watch`` builds many times in
one process: there a stage whose inputs are those of the build before gives what it gave then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

Result = TypeVar("Result")


class Stages:
    """Runs every stage."""

    def run(self, name: str, inputs: Callable[[], object], work: Callable[[], Result]) -> Result:
        """What ``work`` gives.

        Args:
            name: Of the stage, different for each language.
            inputs: Gives all that the result depends on, as values that can be compared. It is
                called only where results are kept, so it may read files.
            work: Does the stage.
        """
        return work()


class WarmStages(Stages):
    """Keeps the last result of every stage."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}

    def run(self, name: str, inputs: Callable[[], object], work: Callable[[], Result]) -> Result:
        """The result of before if ``inputs`` are those of before, else what ``work`` gives."""
        current = inputs()
        kept = self._kept.get(name)
        if kept is not None and kept[0] == current:
            return cast(Result, kept[1])
        result = work()
        self._kept[name] = (current, result)
        return result
