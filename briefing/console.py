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
def progress(total: int, verbosity: int, *, lines: bool = True) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, plain lines elsewhere, nothing when quiet.

    What is printed meanwhile would tear the bar: collect it and print it after.

    Args:
        total: Number of steps expected.
        verbosity: Below 0 is quiet.
        lines: Without, there is nothing but the bar: for commands that programs read.

    Yields:
        A function to call at the start of each step.
    """
    terminal = sys.stderr.isatty()
    if verbosity < 0 or not (terminal or lines):
        yield lambda step: None
        return
    if not terminal:
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


@contextmanager
def transfer_progress(verbosity: int) -> Iterator[Callable[[str, int, int | None], None]]:
    """Progress of work that is counted in bytes: a bar on a terminal, a line a stage elsewhere.

    Yields:
        A function to call with the stage, the bytes done, and the bytes in all (``None``: unknown).
    """
    if verbosity < 0:
        yield lambda stage, done, total: None
        return
    if not sys.stderr.isatty():
        seen: set[str] = set()

        def announce(stage: str, done: int, total: int | None) -> None:
            if stage not in seen:
                seen.add(stage)
                say(f"{stage}{f' ({file_size(total)})' if total else ''}")

        yield announce
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[amount]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            amount = " of ".join(filter(None, (file_size(done or None), file_size(total))))
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total, amount=amount)
            for other, task in tasks.items():
                if other != stage:
                    bar.update(task, visible=False)
            bar.update(tasks[stage], completed=done, total=total, amount=amount, visible=True)

        yield show


def file_size(size: int | None) -> str:
    """A size for people: ``4 kB``, ``2.8 MB``, ``914 MB``, ``2.9 GB``; empty where not known."""
    if size is None:
        return ""
    if size >= 1_000_000_000:
        return f"{size / 1_000_000_000:.1f} GB"
    if size >= 1_000_000:
        return f"{size / 1_000_000:.{0 if size >= 10_000_000 else 1}f} MB"
    return f"{-(-size // 1000)} kB"


def confirm(question: str) -> bool | None:
    """Ask the person at the terminal; ``None`` when there is nobody to ask."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


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
