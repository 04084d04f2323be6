"""Who may talk to the page: a browser on this machine that was given the address, and nobody else.

Whoever can make a browser on this machine send requests (any page on the web), or reach the port
(any program here), is stopped by one of these:

    Host            a name that somebody has pointed to this machine (DNS rebinding)
    cookie          a program or page that was not given the one-time token
    Origin          a form or script of another page, also of another port of this machine
    headers         what a text of a source could do if it were taken for HTML
    size, type      what no form of ours sends
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from briefing.review.web.session import Session

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

MOST_BYTES = 300_000
_FORM = "application/x-www-form-urlencoded"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cache-Control": "no-store",
    # With "no-referrer" browsers would send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# The cookie is strict: a browser that came from elsewhere sends it only after a step of its own.
_WELCOME = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>briefing review</title>'
    '<meta http-equiv="refresh" content="0;url=/"></head>'
    '<body><p><a href="/">Continue</a></p></body></html>'
)


class Guard:
    """An ASGI application around another one.

    Args:
        app: What is guarded.
        session: The one session.
        port: Where the server listens.
    """

    def __init__(self, app: App, session: Session, port: int) -> None:
        self._app = app
        self._session = session
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        # Cookies are shared by all ports of a machine.
        self.cookie = f"briefing_review_{port}"

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        headers = _headers(scope)
        refusal = self._refuse(scope, headers)
        if refusal is not None:
            await _read_off(receive)
            await _answer(send, *refusal)
            return
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if "token" in query:
            await self._open(query["token"][-1], send)
            return
        if not self._session.knows(self._cookie_of(headers)):
            text = "This page is open to one browser only. Type again: briefing review NAME"
            await _answer(send, 403, text)
            return
        body = _Limited(receive)
        await self._app(scope, body.receive, _with_headers(send))

    def _refuse(self, scope: Message, headers: dict[str, list[str]]) -> tuple[int, str] | None:
        hosts = headers.get("host", [])
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 421, "This address does not belong to this program."
        method = scope["method"]
        if method not in ("GET", "HEAD", "POST"):
            return 405, "There are only GET, HEAD and POST."
        # Another port of this machine counts as the same site, but not as the same origin.
        site = headers.get("sec-fetch-site", ["none" if method != "POST" else ""])[-1]
        token = b"token=" in scope.get("query_string", b"")
        if site not in ("same-origin", "none", "") and not (token and method == "GET"):
            return 403, "Another page has sent this."
        if method == "POST":
            origins = headers.get("origin", [])
            if origins and origins != [f"http://{hosts[0]}"]:
                return 403, "Another page has sent this."
            if site != "same-origin" and not (origins and site == ""):
                return 403, "It is not known which page has sent this."
            kind = headers.get("content-type", [""])[-1].partition(";")[0].strip().lower()
            if kind != _FORM:
                return 415, "Only forms of this page can be sent here."
            length = headers.get("content-length", ["0"])[-1]
            if not length.isdigit() or int(length) > MOST_BYTES:
                return 413, "That is too long."
        return None

    async def _open(self, token: str, send: Send) -> None:
        cookie = self._session.open(token)
        if cookie is None:
            text = "This address has been used. Type again: briefing review NAME"
            await _answer(send, 403, text)
            return
        value = f"{self.cookie}={cookie}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 200, _WELCOME, "text/html", {"Set-Cookie": value})

    def _cookie_of(self, headers: dict[str, list[str]]) -> str:
        jar: SimpleCookie = SimpleCookie()
        try:
            jar.load("; ".join(headers.get("cookie", [])))
        except CookieError:
            return ""
        return jar[self.cookie].value if self.cookie in jar else ""


class _Limited:
    """Stops a body that is longer than it may be, whatever its header says."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._bytes = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > MOST_BYTES:
            return {"type": "http.disconnect"}
        return message


async def _read_off(receive: Receive) -> None:
    """Take what a refused request still sends, up to a limit: who is cut off sees no answer."""
    taken, more = 0, True
    while more and taken < 4 * MOST_BYTES:
        message = await receive()
        taken += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


def _headers(scope: Message) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = {name.lower().encode() for name in HEADERS}
            kept = [pair for pair in message["headers"] if pair[0].lower() not in ours]
            added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*kept, *added]}
        await send(message)

    return sending


async def _answer(
    send: Send,
    status: int,
    text: str,
    kind: str = "text/plain",
    more: dict[str, str] | None = None,
) -> None:
    body = text.encode()
    headers = {
        "Content-Type": f"{kind}; charset=utf-8",
        "Content-Length": str(len(body)),
        **HEADERS,
        **(more or {}),
    }
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
