"""A port of this machine, an address to open once, and the end."""

from __future__ import annotations

import contextlib
import socket
import webbrowser
from collections.abc import Callable
from contextlib import closing

import uvicorn

from briefing.errors import BriefingError, OutputError
from briefing.review.desk import Desk
from briefing.review.web.app import make_app
from briefing.review.web.session import Session

HOST = "127.0.0.1"


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
        session: Opened by the first browser that asks for the address.
        languages: Those that may be reviewed.
        announce: Gets the address.
        browser: Open it in the user's browser too.

    Raises:
        OutputError: There is no free port.
    """
    try:
        listener = socket.create_server((HOST, 0))
    except OSError as error:
        raise OutputError(f"no port of {HOST} can be opened: {error.strerror}") from error
    with closing(listener):
        port = listener.getsockname()[1]
        app = make_app(desk, session, languages, port)
        config = uvicorn.Config(
            app,
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
        announce(address)
        if browser:
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):  # the usual end
            uvicorn.Server(config).run(sockets=[listener])
    for code in languages:
        try:
            desk.render(code)
        except BriefingError as error:
            announce(f"{code}: the PDF is not up to date: {error.message}")
