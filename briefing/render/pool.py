"""Several pages at once: renderers in processes of their own, which stay warm from page to page.

For work that makes the same pages again and again and has somebody waiting for them. A single build
is cheaper without: each process imports WeasyPrint and reads the fonts by itself.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import cast

from briefing.domain import Pdf
from briefing.errors import RenderError
from briefing.render.renderer import Part
from briefing.render.worker import Job

# More would only take memory: a brief has four languages.
_MOST_PROCESSES = 4
# Not `multiprocessing`: that would run the program's main module once more in each process.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from briefing.render.worker import work; work{args}"


def useful_processes(pages: int) -> int:
    """How many processes make ``pages`` sooner than one; 1 when none do."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return max(1, min(cores, pages, _MOST_PROCESSES))


class RendererPool:
    """Renders as `Renderer` does, the same bytes and errors, several pages at a time.

    Args:
        template: As for `Renderer`; so is ``locales``. What is wrong with them is told by the
            first page, not here.
        processes: How many pages at a time. They start at once, so that they are warm when the
            first page is asked for.
    """

    def __init__(self, template: Path, locales: Path, processes: int) -> None:
        self.template = template
        self.locales = locales
        self._round = 0
        self._threads = ThreadPoolExecutor(processes, "pages")
        self._all = [_Process(template, locales) for _ in range(processes)]
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        for process in self._all:
            self._idle.put(process)

    def refresh(self) -> None:
        """Take notice of changes in the folders, as `Renderer.refresh` does, at the next page."""
        self._round += 1

    def start(self, part: Part) -> Future[Pdf]:
        """Begin a page; the result may be an error of `Renderer.render`."""
        return self._threads.submit(self._make, Job(self._round, (part,)))

    def render_bilingual(self, first: Part, second: Part) -> Pdf:
        """As `Renderer.render_bilingual`."""
        return self._threads.submit(self._make, Job(self._round, (first, second))).result()

    def _make(self, job: Job) -> Pdf:
        process = self._idle.get()
        try:
            return process.make(job)
        except _Ended as error:
            process.begin()
            raise RenderError(
                "a process that makes pages was ended from outside, perhaps for want of memory",
                "save the file once more",
            ) from error
        finally:
            self._idle.put(process)

    def close(self) -> None:
        """End the processes at once, also in the middle of a page: they write no files."""
        for process in self._all:
            process.end()
        self._threads.shutdown(cancel_futures=True)


class _Ended(Exception):
    """The process is no more."""


class _Process:
    """One process; one thread at a time talks to it, and any may end it."""

    def __init__(self, template: Path, locales: Path) -> None:
        folders = (str(template), str(locales))
        self._command = [sys.executable, "-c", _PROGRAM.format(path=sys.path, args=folders)]
        self._lock = threading.Lock()
        self._ended = False
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C goes to the group of the terminal; this one ends with its standard input.
            start_new_session=True,
        )

    def begin(self) -> None:
        """Start it anew, unless `end` has been called."""
        with self._lock:
            if not self._ended:
                self._stop()
                self._process = self._start()

    def make(self, job: Job) -> Pdf:
        """The page of a job.

        Raises:
            _Ended: The process has ended meanwhile.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            pickle.dump(job, self._process.stdin)
            self._process.stdin.flush()
            done = pickle.load(self._process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise _Ended from error
        if isinstance(done, Exception):
            raise done
        return cast(Pdf, done)

    def end(self) -> None:
        """End it for good."""
        with self._lock:
            self._ended = True
            self._stop()

    def _stop(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()  # a thread that waits for a page has read its end by now
