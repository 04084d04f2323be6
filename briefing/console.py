"""What people read on the terminal: messages and progress on stderr, reports on stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from briefing.errors import BriefingError


def print_error(error: BriefingError) -> None:
    """Say what happened, each problem on a line, and what to do next."""
    print(f"error: {error.message}", file=sys.stderr)
    for problem in error.problems:
        print(f"  - {problem}", file=sys.stderr)
    if error.hint:
        print(f"next: {error.hint}", file=sys.stderr)


def say(line: str) -> None:
    """A message for the person at the terminal."""
    print(line, file=sys.stderr)


def write(text: str) -> None:
    """What was asked for."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


@contextmanager
def progress(total: int, verbosity: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, plain lines elsewhere, nothing when quiet.

    Args:
        total: Number of steps expected.
        verbosity: Below 0 is quiet.

    Yields:
        A function to call at the start of each step.
    """
    if verbosity < 0:
        yield lambda step: None
        return
    if not sys.stderr.isatty():
        yield say
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def step(description: str) -> None:
            bar.update(task, description=f"{description:<22}", advance=1)

        yield step


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Rows as plain text in columns, readable in a terminal, a log and a pipe.

    Args:
        header: Column names.
        rows: Cells.
        right: Indexes of columns set flush right.
    """
    cells = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    lines = []
    for number, row in enumerate(cells):
        shown = (
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(shown).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)
