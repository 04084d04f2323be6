"""Stages that run again only when what they depend on has changed.

One build runs each stage once and keeps nothing. ``briefing build --watch`` builds many times in
one process: there a stage whose inputs are those of the build before gives what it gave then.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from briefing.render import Renderer, RendererPool

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

    def start(
        self, name: str, inputs: Callable[[], object], begin: Callable[[], Future[Result]]
    ) -> Future[Result]:
        """As `run` for work that is done elsewhere; ``begin`` starts it."""
        return begin()

    def renderer(self, template: Path, locales: Path, pages: int) -> Renderer | RendererPool:
        """What makes the pages of one build.

        Args:
            pages: How many there are.
        """
        from briefing.render import Renderer

        return Renderer(template, locales)


class WarmStages(Stages):
    """Keeps the last result of every stage, and what makes the pages, until it is closed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}
        self._renderer: Renderer | RendererPool | None = None

    def run(self, name: str, inputs: Callable[[], object], work: Callable[[], Result]) -> Result:
        """The result of before if ``inputs`` are those of before, else what ``work`` gives."""
        current = inputs()
        kept = self._kept.get(name)
        if kept is not None and kept[0] == current:
            return cast(Result, kept[1])
        result = work()
        self._kept[name] = (current, result)
        return result

    def start(
        self, name: str, inputs: Callable[[], object], begin: Callable[[], Future[Result]]
    ) -> Future[Result]:
        """As `run`; an error is not kept."""
        current = inputs()
        kept = self._kept.get(name)
        if kept is not None and kept[0] == current:
            known: Future[Result] = Future()
            known.set_result(cast(Result, kept[1]))
            return known

        def keep(done: Future[Result]) -> None:
            if not done.cancelled() and done.exception() is None:
                self._kept[name] = (current, done.result())

        begun = begin()
        begun.add_done_callback(keep)
        return begun

    def renderer(self, template: Path, locales: Path, pages: int) -> Renderer | RendererPool:
        """That of before, which takes notice of changes; on several cores several pages at once."""
        from briefing.render import Renderer, RendererPool, useful_processes

        held = self._renderer
        if held is not None and (held.template, held.locales) == (template, locales):
            held.refresh()
            return held
        self.close()
        processes = useful_processes(pages)
        if processes > 1:
            self._renderer = RendererPool(template, locales, processes)
        else:
            self._renderer = Renderer(template, locales)
        return self._renderer

    def close(self) -> None:
        """End the processes that make pages."""
        from briefing.render import RendererPool

        if isinstance(self._renderer, RendererPool):
            self._renderer.close()
        self._renderer = None
