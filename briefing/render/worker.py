"""A process that makes pages for `briefing.render.pool`, one after the other, and stays warm.

Jobs come in on standard input and results go out on standard output, both as pickles. The end of
standard input ends it: so it never outlives the one that has started it, however that ends.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.domain import Pdf
from briefing.errors import BriefingError
from briefing.render.engine import load_engine
from briefing.render.renderer import Part, Renderer


@dataclass(frozen=True, slots=True)
class Job:
    """A page to make.

    Attributes:
        round: When it differs from that of the job before, files may have changed since.
        parts: One, or two for a page with two languages.
    """

    round: int
    parts: tuple[Part, ...]


class Maker:
    """Makes pages with one renderer.

    Args:
        template: As for `Renderer`; so is ``locales``.
    """

    def __init__(self, template: Path, locales: Path) -> None:
        self._folders = (template, locales)
        self._renderer: Renderer | None = None
        self._round = 0

    def make(self, job: Job) -> Pdf:
        """The page of a job; errors as those of `Renderer`."""
        renderer = self._refreshed(job.round)
        if len(job.parts) == 2:
            return renderer.render_bilingual(*job.parts)
        (part,) = job.parts
        return renderer.render(
            part.brief,
            masthead=part.masthead,
            provenance=part.provenance,
            missing=part.missing,
        )

    def _refreshed(self, round: int) -> Renderer:
        if self._renderer is None:
            self._renderer = Renderer(*self._folders)
        elif round != self._round:
            self._renderer.refresh()
        self._round = round
        return self._renderer


def work(template: str, locales: str) -> None:
    """Make pages until there are no more jobs."""
    jobs, results = sys.stdin.buffer, _own_output()
    maker = Maker(Path(template), Path(locales))
    with contextlib.suppress(BriefingError):  # the first page tells
        load_engine()
    # Nothing is collected while somebody waits for a page.
    gc.disable()
    while True:
        try:
            job = pickle.load(jobs)
        except EOFError:
            return
        try:
            done: Pdf | Exception = maker.make(job)
        except Exception as error:
            done = _portable(error)
        try:
            pickle.dump(done, results)
            results.flush()
        except BrokenPipeError:
            return
        gc.collect()
        gc.freeze()  # fonts and style sheets stay, they need not be looked through again


def _own_output() -> BinaryIO:
    """Standard output for results alone: what a library prints goes to standard error."""
    own = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(own, "wb")


def _portable(error: Exception) -> Exception:
    """An error that arrives whole: one that is a bug brings the lines of code along."""
    if isinstance(error, BriefingError):
        return error
    lines = "".join(traceback.format_exception(error))
    return RuntimeError(f"{type(error).__name__}: {error}\n{lines}")
