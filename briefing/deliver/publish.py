"""Putting results into the output folder: each file whole or not at all, the record last."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.deliver.locking import hold
from briefing.errors import OutputError
from briefing.resources import write_whole


@contextlib.contextmanager
def output_folder(folder: Path, name: str, *, wait: float = 0) -> Iterator[None]:
    """Make ``folder`` when needed and keep other runs off the results ``name`` meanwhile.

    Args:
        wait: Seconds to wait for another run that is at work on them.

    Raises:
        OutputError: The folder cannot be made or written, or another run is at work on ``name``.
    """
    with contextlib.ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(hold(folder / f".{name}.lock", wait=wait))
        except BlockingIOError as error:
            raise OutputError(
                f"another run is writing {folder / name}", "wait for it, or choose another --name"
            ) from error
        except OSError as error:
            raise _not_writable(folder, error) from error
        yield


def publish(
    folder: Path, pdfs: Mapping[str, bytes], record: tuple[str, bytes], stale: tuple[str, ...]
) -> None:
    """Write the PDFs, take away those of an earlier run that no longer hold, write the record.

    Args:
        folder: Where.
        pdfs: File name to content.
        record: File name and content of the run record.
        stale: Names of PDFs of the previous record.

    Raises:
        OutputError: Something cannot be written; files already written are whole.
    """
    try:
        for name, content in pdfs.items():
            write_whole(folder / name, content)
        for name in stale:
            if name not in pdfs:
                (folder / name).unlink(missing_ok=True)
        write_whole(folder / record[0], record[1])
    except OSError as error:
        raise _not_writable(folder, error) from error


def _not_writable(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"{folder} cannot be written: {reason}", "choose another folder with --out, or free space"
    )
