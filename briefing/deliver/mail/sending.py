"""Handing e-mails to a server: one recipient a message, each at most once.

A message is handed over by the bytes that end it. Before them a broken connection means that it was
not sent, and it is tried once more; after them, without an answer, nobody can say. Such a message
is left in the journal as begun and reported.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.deliver.mail.addresses import Mailbox
from briefing.deliver.mail.journal import Journal
from briefing.deliver.mail.server import Patience, Server, connect, plain
from briefing.errors import BriefingError, OutputError

_TRIES = 2
_CLOSING = 421  # the server's word for "I am going away"


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail to one recipient.

    Attributes:
        compose: Makes the bytes when they are needed: all at once may be gigabytes.
    """

    id: str
    sender: Mailbox
    to: Mailbox
    language: str
    compose: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter.

    Attributes:
        state: ``unknown``: handed over, and no answer; ``untried``: the server was lost before.
        detail: The server's answer, or what went wrong.
    """

    letter: Letter
    state: Literal["sent", "failed", "unknown", "untried"]
    detail: str


class _Refused(Exception):
    """The server said no."""

    def __init__(self, code: int, said: bytes | str) -> None:
        super().__init__(f"{code} {plain(said)}")
        self.code = code


class _Lost(Exception):
    """The connection broke before the message was handed over."""


class _NoAnswer(Exception):
    """The connection broke after the message was handed over."""


def send_letters(
    letters: Sequence[Letter],
    server: Server,
    journal: Journal,
    *,
    patience: Patience | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> tuple[Outcome, ...]:
    """Send one after the other over one connection, which is made again when it breaks.

    Args:
        journal: Gets a line before and after each letter.
        progress: Called with a line before each letter.

    Raises:
        BriefingError: Not one letter could be tried: the server cannot be reached, does not let us
            in, or the journal cannot be written.
    """
    session = _Session(server, patience or Patience())
    outcomes: list[Outcome] = []
    try:
        for letter in letters:
            progress(f"send {letter.language} {letter.to.address}")
            try:
                outcomes.append(_send(letter, session, journal))
            except BriefingError as error:
                if not outcomes:
                    raise
                left = letters[len(outcomes) :]
                outcomes += [Outcome(other, "untried", error.message) for other in left]
                break
        session.say_goodbye()
    finally:
        session.drop()
    return tuple(outcomes)


class _Session:
    """The connection, and how to get a new one."""

    def __init__(self, server: Server, patience: Patience) -> None:
        self.patience = patience
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._smtp = connect(self._server, self.patience)
        return self._smtp

    def drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def say_goodbye(self) -> None:
        """End the session; a server that is gone already does not matter."""
        if self._smtp is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()


def _send(letter: Letter, session: _Session, journal: Journal) -> Outcome:
    content = letter.compose()

    def note(state: Literal["begun", "sent", "failed"], detail: str = "") -> None:
        journal.write(letter.id, letter.to.key, letter.language, state, detail)

    detail = ""
    for _ in range(_TRIES):
        smtp = session.open()
        if too_large := _too_large(smtp, content):
            note("failed", too_large)
            return Outcome(letter, "failed", too_large)
        try:
            answer = _hand_over(smtp, letter, content, session.patience, note)
        except _Refused as refusal:
            detail = str(refusal)
            note("failed", detail)
            if refusal.code == _CLOSING:
                session.drop()
                continue
            _reset(smtp, session)
            return Outcome(letter, "failed", detail)
        except _Lost as lost:
            detail = f"the connection broke: {lost}"
            note("failed", detail)
            session.drop()
            continue
        except _NoAnswer as silence:
            session.drop()
            return Outcome(letter, "unknown", f"handed over, but no answer came: {silence}")
        try:
            note("sent", answer)
        except OutputError as error:
            return Outcome(letter, "unknown", f"sent, but {error.message}")
        return Outcome(letter, "sent", answer)
    return Outcome(letter, "failed", detail)


def _hand_over(
    smtp: smtplib.SMTP,
    letter: Letter,
    content: bytes,
    patience: Patience,
    note: Callable[[Literal["begun"]], None],
) -> str:
    """One transaction; returns the server's last answer."""
    size = [f"SIZE={len(content)}"] if smtp.has_extn("size") else []
    try:
        _expect(smtp.mail(letter.sender.address, size), 250)
        _expect(smtp.rcpt(letter.to.address), 250, 251)
        _expect(smtp.docmd("DATA"), 354)
    except (OSError, smtplib.SMTPException) as error:
        raise _Lost(_reason(error)) from error
    note("begun")
    try:
        smtp.send(_stuff_dots(content) + b".\r\n")  # all of it or an error: the end goes last
    except (OSError, smtplib.SMTPException) as error:
        raise _Lost(_reason(error)) from error
    try:
        if smtp.sock is not None:
            smtp.sock.settimeout(patience.final)
        answer = smtp.getreply()
        if smtp.sock is not None:
            smtp.sock.settimeout(patience.usual)
    except (OSError, smtplib.SMTPException) as error:
        raise _NoAnswer(_reason(error)) from error
    if answer[0] >= 400:
        raise _Refused(*answer)
    said = f"{answer[0]} {plain(answer[1])}"
    if not 200 <= answer[0] < 300:
        raise _NoAnswer(f"the server said {said}")
    return said


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    if answer[0] not in codes:
        raise _Refused(*answer)


def _too_large(smtp: smtplib.SMTP, content: bytes) -> str:
    """What the server says of sizes, where this message is over it."""
    limit = smtp.esmtp_features.get("size", "")
    if limit.isdigit() and 0 < int(limit) < len(content):
        return f"{len(content):,} bytes, and the server takes {int(limit):,} at most"
    return ""


def _reset(smtp: smtplib.SMTP, session: _Session) -> None:
    """Make the session ready for the next letter."""
    try:
        smtp.rset()
    except (OSError, smtplib.SMTPException):
        session.drop()


def _stuff_dots(content: bytes) -> bytes:
    """Double the dots at the start of lines (RFC 5321, 4.5.2); the text ends with a line end."""
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)


def _reason(error: OSError | smtplib.SMTPException) -> str:
    return plain(getattr(error, "strerror", None) or str(error) or type(error).__name__)
