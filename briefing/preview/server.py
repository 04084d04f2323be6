"""The server of the preview: loopback only, a random port, a secret in the address.

Whoever does not know the address gets nothing; a page of another site cannot learn it, and a name
that somebody points to this machine is refused by the Host header.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from briefing.deliver import BuildReport
from briefing.domain import Pdf
from briefing.errors import BriefingError
from briefing.preview.page import ASSETS, Shown, read_asset, write_body, write_page

HOST = "127.0.0.1"
# A question for a newer build is answered after this time at the latest, so that connections which
# nobody waits for do not stay.
LONGEST_WAIT = 25.0
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The browser's own viewer shows it, inside our page alone.
_PDF_POLICY = "frame-ancestors 'self'"


@dataclass(frozen=True, slots=True)
class _State:
    """What is shown.

    Attributes:
        version: Grows with every change.
        build: How many builds have ended, well or not.
        whole: The PDFs of the last build that went well; ``shown`` may have newer ones.
    """

    version: int = 0
    build: int = 0
    name: str = "brief"
    shown: tuple[Shown, ...] = ()
    whole: tuple[Shown, ...] = ()
    error: BriefingError | None = None


class Preview:
    """Serves the last build until `stop`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = _State()
        self._token = secrets.token_urlsafe(24)
        self._server: _Server | None = None
        self._stopped = False

    def start(self) -> str:
        """Begin to answer; the address to open."""
        self._server = _Server((HOST, 0), _Handler)
        self._server.preview = self
        threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        return f"http://{HOST}:{self.port}/{self._token}/"

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None
        return int(self._server.server_address[1])

    def stop(self) -> None:
        """End it; waiting browsers get an answer."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    def show(self, done: BuildReport) -> None:
        """Show a build whose files are in its folder."""
        shown = []
        for line in done.languages:
            try:
                pdf = (done.out / line.file).read_bytes() if line.file else None
            except OSError:
                pdf = None
            shown.append(Shown(line.language, pdf, line.pages, line.message))
        self._change(lambda state: _ended(state, done.name, tuple(shown), done.error))

    def show_page(self, language: str, pdf: Pdf) -> None:
        """Show a language that is made already, before the other languages are there.

        Only the first one of a build: what a browser draws meanwhile delays the others.
        """
        page = Shown(language, pdf.content, pdf.pages)

        def place(state: _State) -> _State:
            if state.shown != state.whole:
                return state
            shown = tuple(page if old.code == language else old for old in state.shown)
            return state if shown == state.shown else replace(state, shown=shown)

        self._change(place)

    def show_error(self, error: BriefingError) -> None:
        """Show what is wrong, above the PDFs of before."""
        self._change(lambda state: _ended(state, state.name, state.whole, error))

    def _change(self, work: Callable[[_State], _State]) -> None:
        with self._changed:
            made = work(self._state)
            if made is not self._state:
                self._state = replace(made, version=self._state.version + 1)
                self._changed.notify_all()

    def state(self) -> _State:
        """What is shown now."""
        with self._changed:
            return self._state

    def wait_for_newer(self, version: int) -> bool:
        """Wait until there is another build than ``version``; whether there is."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._stopped or self._state.version != version, LONGEST_WAIT
            )
            return not self._stopped and self._state.version != version

    def knows(self, token: str) -> bool:
        """Whether somebody has the address."""
        return hmac.compare_digest(token.encode(), self._token.encode())


def _ended(
    state: _State, name: str, shown: tuple[Shown, ...], error: BriefingError | None
) -> _State:
    """The state after a build."""
    return replace(state, build=state.build + 1, name=name, shown=shown, whole=shown, error=error)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    preview: Preview

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: _Server

    def version_string(self) -> str:
        """Say nothing of Python's version."""
        return "briefing"

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the terminal belongs to the builds."""

    def do_HEAD(self) -> None:
        """As GET, without the content."""
        self._answer()

    def do_GET(self) -> None:
        """The page, its parts, and the PDFs."""
        self._answer()

    def _answer(self) -> None:
        preview = self.server.preview
        allowed = {f"{name}:{preview.port}" for name in (HOST, "localhost")}
        if self.headers.get_all("Host", []) not in [[host] for host in allowed]:
            self._send(421, b"this name is not served here\n")
            return
        path, _, query = self.path.partition("?")
        _, token, name = (*path.split("/", 2), "", "")[:3]
        site = self.headers.get("Sec-Fetch-Site", "none")
        if not preview.knows(token) or site not in ("none", "same-origin"):
            self._send(404, b"open the address that the terminal shows\n")
            return
        self._send_part(preview, name, query)

    def _send_part(self, preview: Preview, name: str, query: str) -> None:
        if name == "newer":
            number = int(query) if query.isascii() and query.isdigit() and len(query) < 12 else -1
            self._send(200 if preview.wait_for_newer(number) else 204, b"")
            return
        state = preview.state()
        if name in ASSETS:
            self._send(200, read_asset(name), ASSETS[name])
            return
        if name in ("", "body"):
            write = write_page if name == "" else write_body
            text = write(state.name, state.version, state.build, state.shown, state.error)
            self._send(200, text.encode(), "text/html", _PAGE_POLICY, state.version)
            return
        pdfs = {item.file: item.pdf for item in state.shown}
        pdf = pdfs.get(name)
        if pdf is None:
            self._send(404, b"there is nothing of this name\n")
        else:
            self._send(200, pdf, "application/pdf", _PDF_POLICY)

    def _send(
        self,
        status: int,
        content: bytes,
        kind: str = "text/plain",
        policy: str = "default-src 'none'; frame-ancestors 'none'",
        version: int | None = None,
    ) -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        headers = {
            "Content-Type": f"{kind}{charset}",
            "Content-Length": str(len(content)),
            "Cache-Control": "no-store",
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        if version is not None:
            headers["X-Version"] = str(version)
        if status == 204:
            del headers["Content-Length"], headers["Content-Type"]
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(content)
