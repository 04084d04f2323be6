"""What became of each e-mail, kept through crashes: ``out/NAME-mail/journal.jsonl``.

A line is written and forced to disk before the text of a message goes out (``begun``) and after the
server has answered (``sent``, ``failed``). A message whose last line is ``begun`` may or may not
have arrived; only a person can find out.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from briefing.errors import OutputError

JOURNAL_FILE = "journal.jsonl"
State = Literal["begun", "sent", "failed"]
_STATES = ("begun", "sent", "failed")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line.

    Attributes:
        id: Of the message, without the domain: another sender makes no other message.
        time: ISO 8601, UTC.
        detail: What the server answered, or what went wrong.
    """

    id: str
    address: str
    language: str
    state: State
    time: str
    detail: str = ""


def entry_id(message_id: str) -> str:
    """The part of a Message-ID by which the journal knows a message."""
    return message_id.strip("<>").partition("@")[0]


class Journal:
    """The journal of one brief; the caller holds the lock of the output folder.

    Args:
        folder: Of the brief's mail.
        now: The clock.

    Raises:
        OutputError: The file cannot be read or is damaged.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime.datetime]) -> None:
        self.path = folder / JOURNAL_FILE
        self._now = now
        self._last: dict[str, Entry] = {}
        self._whole = 0  # bytes of complete lines; a crash can leave a torn one behind them
        for entry in self._read():
            self._last[entry.id] = entry

    def last(self, message_id: str) -> Entry | None:
        """What is known of a message."""
        return self._last.get(entry_id(message_id))

    def other_sent(self, message_id: str, address: str, language: str) -> Entry | None:
        """The latest other version of the brief that went to ``address``."""
        others = [
            entry
            for entry in self._last.values()
            if (entry.address, entry.language) == (address, language)
            and entry.state == "sent"
            and entry.id != entry_id(message_id)
        ]
        return max(others, key=lambda entry: entry.time, default=None)

    def write(
        self, message_id: str, address: str, language: str, state: State, detail: str = ""
    ) -> None:
        """Add a line; it is on the disk when this returns.

        Raises:
            OutputError: It cannot be written.
        """
        time = self._now().astimezone(datetime.UTC).isoformat(timespec="seconds")
        entry = Entry(entry_id(message_id), address, language, state, time, detail)
        line = (json.dumps(asdict(entry), ensure_ascii=False) + "\n").encode()
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.ftruncate(handle, self._whole)
                os.lseek(handle, self._whole, os.SEEK_SET)
                if os.write(handle, line) < len(line):
                    raise OSError(0, "the disk is full")
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise OutputError(
                f"{self.path} cannot be written: {error.strerror}",
                "no further e-mail was sent; make room and run again",
            ) from error
        self._whole += len(line)
        self._last[entry.id] = entry

    def _read(self) -> list[Entry]:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise OutputError(f"{self.path} cannot be read: {error.strerror}") from error
        whole, _, _ = content.rpartition(b"\n")
        self._whole = len(whole) + 1 if whole else 0
        entries = []
        for number, line in enumerate(whole.split(b"\n") if whole else (), start=1):
            try:
                entry = Entry(**json.loads(line))
                if entry.state not in _STATES:
                    raise ValueError(entry.state)
            except (ValueError, TypeError) as error:
                raise OutputError(
                    f"{self.path}:{number} is damaged, so it is not certain who got the brief",
                    "mend the line, or delete the file to send to everybody again",
                ) from error
            entries.append(entry)
        return entries
