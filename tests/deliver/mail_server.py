"""A real mail server on this machine, with what goes wrong in life switched on by address."""

from __future__ import annotations

import asyncio
import ssl
import threading
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "officer", "correct horse"


@dataclass(frozen=True)
class Received:
    """A message that the server took over."""

    sender: str
    to: tuple[str, ...]
    content: bytes
    hello: str
    encrypted: bool
    connection: int


@dataclass
class Faults:
    """What goes wrong, by the recipient's address.

    Attributes:
        refusals: Answers to RCPT, one after the other.
        lost_answers: The message is taken over, then the connection breaks.
        cuts: How many times the connection breaks while the message comes in.
        waits: The message is taken over, and the answer waits for the gate.
    """

    refusals: dict[str, list[str]] = field(default_factory=dict)
    lost_answers: set[str] = field(default_factory=set)
    cuts: dict[str, int] = field(default_factory=dict)
    waits: set[str] = field(default_factory=set)


class MailServer:
    """A server on 127.0.0.1, for a ``with`` block.

    Args:
        tls: Encrypted from the first byte.
        starttls: Encrypted when asked; nothing else is answered before.
        login: Wants user name and password.
        size: The largest message; 0 for no limit.
    """

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        starttls: ssl.SSLContext | None = None,
        login: bool = False,
        size: int = 0,
    ) -> None:
        self.faults = Faults()
        self.received: list[Received] = []
        self.connections = 0
        self.reached = threading.Event()
        self.gate = threading.Event()
        self._tls = tls
        self._options = {
            "hostname": "mail.test",
            "data_size_limit": size,
            "tls_context": starttls,
            "require_starttls": starttls is not None,
            "auth_required": login,
            "auth_require_tls": not login,
            "authenticator": _authenticate if login else None,
        }
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.port = 0

    def __enter__(self) -> MailServer:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self.gate.set()
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _start(self) -> asyncio.Server:
        return await self._loop.create_server(self._answer, "127.0.0.1", 0, ssl=self._tls)

    async def _stop(self) -> None:
        self._server.close()
        others = asyncio.all_tasks(self._loop) - {asyncio.current_task(self._loop)}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _answer(self) -> SMTP:
        self.connections += 1
        return _Connection(self, self._options)

    def addresses(self) -> list[str]:
        """Who has got something, in order, as often as they have."""
        return [address for message in self.received for address in message.to]


class _Connection(SMTP):
    def __init__(self, host: MailServer, options: dict[str, object]) -> None:
        super().__init__(_Handler(host), loop=host._loop, **options)
        self.host = host
        self.number = host.connections

    async def smtp_DATA(self, arg: str) -> None:
        cuts = self.host.faults.cuts
        to = self.envelope.rcpt_tos[0] if self.envelope.rcpt_tos else ""
        if cuts.get(to, 0) > 0:
            cuts[to] -= 1
            await self.push("354 go on")
            await self._reader.read(1000)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class _Handler:
    def __init__(self, host: MailServer) -> None:
        self.host = host

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusals = self.host.faults.refusals.get(address, [])
        if refusals:
            return refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: _Connection, session: Session, envelope: Envelope) -> str:
        to = tuple(envelope.rcpt_tos)
        self.host.received.append(
            Received(
                envelope.mail_from,
                to,
                envelope.original_content,
                session.host_name,
                session.ssl is not None or self.host._tls is not None,
                server.number,
            )
        )
        if self.host.faults.waits & {*to}:
            self.host.reached.set()
            await self.host._loop.run_in_executor(None, self.host.gate.wait, 60)
        if self.host.faults.lost_answers & {*to}:
            server.transport.abort()
        return "250 2.0.0 taken over"


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=False)
