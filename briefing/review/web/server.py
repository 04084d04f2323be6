"""A port of this machine, an address to open once, and the end."""

from __future__ import annotations

import contextlib
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from briefing.errors import BriefingError, OutputError
from briefing.review.desk import Desk
from briefing.review.web.app import make_app
from briefing.review.web.session import Session

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class PageServer:
    """A server that has its port and does not answer yet.

    Attributes:
        address: What opens the session, once.
    """

    server: uvicorn.Server
    listener: socket.socket
    address: str

    def run(self) -> None:
        """Answer until somebody ends it."""
        with contextlib.closing(self.listener):
            self.server.run(sockets=[self.listener])


def open_server(desk: Desk, session: Session, languages: tuple[str, ...]) -> PageServer:
    """Take a free port of the loopback address.

    Args:
        session: Opened by the first browser that asks for the address.
        languages: Those that may be reviewed.

    Raises:
        OutputError: There is no free port.
    """
    try:
        listener = socket.create_server((HOST, 0))
    except OSError as error:
        raise OutputError(f"no port of {HOST} can be opened: {error.strerror}") from error
    port = listener.getsockname()[1]
    config = uvicorn.Config(
        make_app(desk, session, languages, port),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=5,
    )
    address = f"http://{HOST}:{port}/?token={session.token}"
    return PageServer(uvicorn.Server(config), listener, address)


def serve(
    desk: Desk,
    session: Session,
    languages: tuple[str, ...],
    *,
    announce: Callable[[str], None],
    browser: bool,
) -> None:
    """Serve the page until somebody ends it; then make the PDFs that are not up to date.

    Args:
        session, languages: As `open_server` has them.
        announce: Gets the address.
        browser: Open it in the user's browser too.

    Raises:
        OutputError: There is no free port.
    """
    page = open_server(desk, session, languages)
    threading.Thread(target=desk.warm_up, args=(languages[0],), daemon=True).start()
    announce(page.address)
    if browser:
        webbrowser.open(page.address)
    with contextlib.suppress(KeyboardInterrupt):  # the usual end
        page.run()
    for code in languages:
        try:
            desk.render(code)
        except BriefingError as error:
            announce(f"{code}: the PDF is not up to date: {error.message}")
