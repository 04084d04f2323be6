"""The hosts of models on this machine: Hugging Face, an object store, the Argos index, and a proxy.

They answer as the real ones do: Hugging Face sends large files on to another path with a signature,
all know ranges and ETags. What goes wrong in networks can be switched on for each path.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LARGE = 10_000  # bytes from which on Hugging Face sends us to its storage


@dataclass
class Faults:
    """What goes wrong with one path.

    Attributes:
        statuses: Answered to the first requests instead of the file, one each.
        retry_after: Goes with them.
        cut_after: Bytes of the body after which the connection ends.
        cuts: How many answers are cut; all when ``None``.
        ranges: Whether ranges are known.
        wrong_range: Sent as Content-Range instead of the true one.
        ignore_if_range: Gives the range although the file is another one by now.
        etag: Instead of the true one; an empty one is not sent.
        last_modified: Sent when not empty.
        headers: Added, or put in the place of the usual ones; ``None`` takes one away.
        chunked: Sent in chunks, without a length.
        encoded: Said to be gzip.
        pause: Seconds before each piece of the body.
        gate: What follows the first piece of the body waits until it is opened.
        redirect: Where to instead.
    """

    statuses: list[int] = field(default_factory=list)
    retry_after: str | None = None
    cut_after: int | None = None
    cuts: int | None = None
    ranges: bool = True
    wrong_range: str | None = None
    ignore_if_range: bool = False
    etag: str | None = None
    last_modified: str = ""
    headers: dict[str, str | None] = field(default_factory=dict)
    chunked: bool = False
    encoded: bool = False
    pause: float = 0.0
    gate: threading.Event | None = None
    redirect: str | None = None


@dataclass(frozen=True)
class Request:
    """What was asked for, and how it was answered."""

    path: str
    headers: Mapping[str, str]
    status: int

    @property
    def range(self) -> str | None:
        return self.headers.get("range")


class ModelHost:
    """A server on 127.0.0.1, for a ``with`` block.

    Args:
        certificate: PEM file with certificate and key: https then.
    """

    def __init__(self, certificate: Path | None = None) -> None:
        self._contents: dict[str, bytes] = {}
        self._faults: dict[str, Faults] = {}
        self._certificate = certificate
        self.requests: list[Request] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.host = self
        self.port: int = self._server.server_address[1]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> ModelHost:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """``http://127.0.0.1:PORT``."""
        name = "http://127.0.0.1" if self._certificate is None else "https://localhost"
        return f"{name}:{self.port}"

    def put(self, path: str, content: bytes | Path) -> str:
        """Serve ``content`` under ``path`` (beginning with a slash); return the address."""
        self._contents[path] = content.read_bytes() if isinstance(content, Path) else content
        return self.url + path

    def put_huggingface(
        self, repository: str, revision: str, files: Mapping[str, bytes | Path]
    ) -> str:
        """Serve a repository as ``/REPOSITORY/resolve/REVISION/FILE``; return that without FILE.

        Large files are sent on to a path of the storage that says nothing of their names.
        """
        base = f"/{repository}/resolve/{revision}/"
        for name, given in files.items():
            content = given.read_bytes() if isinstance(given, Path) else given
            self.put(base + name, content)
            if len(content) >= _LARGE:
                sha256 = hashlib.sha256(content).hexdigest()
                self.put(f"/storage/{sha256}", content)
                signed = f"/storage/{sha256}?Expires=1&Signature=a%2Fb"
                self.fault(base + name).redirect = signed
        return self.url + base

    def put_object_store(self, path: str, content: bytes | Path) -> str:
        """Serve an archive as an object store does: ``/Tatoeba-MT-models/eng-zle/NAME.zip``."""
        return self.put(f"/{path}", content)

    def put_argos(self, name: str, content: bytes | Path) -> str:
        """Serve a package as the Argos index does: ``/v1/NAME.argosmodel``."""
        return self.put(f"/v1/{name}", content)

    def fault(self, path: str) -> Faults:
        """What goes wrong with a path or an address of this host; to be changed."""
        return self._faults.setdefault(urlsplit(path).path, Faults())

    def storage_of(self, address: str) -> str:
        """The path in the storage that a large file of Hugging Face is sent on to."""
        redirect = self.fault(address).redirect
        assert redirect is not None
        return redirect.partition("?")[0]

    def content(self, path: str) -> bytes | None:
        """What is served under ``path``."""
        return self._contents.get(path)

    def asked(self, path: str) -> list[Request]:
        """The requests for a path or address so far."""
        wanted = urlsplit(path).path
        return [request for request in self.requests if urlsplit(request.path).path == wanted]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    host: ModelHost

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        host = self.server.host
        # As a proxy we are asked for a whole address.
        path = unquote(urlsplit(self.path).path)
        faults = host.fault(path)
        content = host.content(path)
        if faults.statuses:
            self._answer_plain(faults.statuses.pop(0), faults)
        elif faults.redirect is not None:
            self._remember(302)
            self.send_response(302)
            self.send_header("Location", faults.redirect)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif content is None:
            self._answer_plain(404, faults)
        else:
            self._answer_file(content, faults)

    def _remember(self, status: int) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.host.requests.append(Request(self.path, headers, status))

    def _answer_plain(self, status: int, faults: Faults) -> None:
        self._remember(status)
        body = b"no file"
        self.send_response(status)
        if faults.retry_after is not None:
            self.send_header("Retry-After", faults.retry_after)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer_file(self, content: bytes, faults: Faults) -> None:
        etag = f'"{hashlib.md5(content).hexdigest()}"' if faults.etag is None else faults.etag
        headers: dict[str, str | None] = {"ETag": etag or None, "Accept-Ranges": "bytes"}
        if faults.last_modified:
            headers["Last-Modified"] = faults.last_modified
        if faults.encoded:
            headers["Content-Encoding"] = "gzip"
        start = self._start(content, faults, etag or faults.last_modified)
        if start and start == len(content):
            headers |= {"Content-Range": f"bytes */{len(content)}", "Content-Length": "0"}
            self._send(416, headers | faults.headers, b"", faults)
            return
        body = content[start:]
        if faults.chunked:
            headers["Transfer-Encoding"] = "chunked"
        else:
            headers["Content-Length"] = str(len(body))
        if start or (faults.wrong_range is not None and "Range" in self.headers):
            true_range = f"bytes {start}-{len(content) - 1}/{len(content)}"
            headers["Content-Range"] = faults.wrong_range or true_range
            self._send(206, headers | faults.headers, body, faults)
        else:
            self._send(200, headers | faults.headers, body, faults)

    def _start(self, content: bytes, faults: Faults, validator: str) -> int:
        """The first byte to send, by Range and If-Range."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked is None or not faults.ranges:
            return 0
        wanted = self.headers.get("If-Range", validator)
        if wanted != validator and not faults.ignore_if_range:
            return 0
        return min(int(asked[1]), len(content))

    def _send(
        self, status: int, headers: Mapping[str, str | None], body: bytes, faults: Faults
    ) -> None:
        self._remember(status)
        self.send_response(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        cut = len(body)
        if faults.cut_after is not None and faults.cuts != 0:
            cut = min(cut, faults.cut_after)
            faults.cuts = None if faults.cuts is None else faults.cuts - 1
        with contextlib.suppress(OSError):
            for start in range(0, cut, 16384):
                time.sleep(faults.pause)
                if faults.gate is not None and start:
                    faults.gate.wait(60)
                self._write(body[start : min(cut, start + 16384)], chunked=faults.chunked)
            if cut == len(body) and faults.chunked:
                self.wfile.write(b"0\r\n\r\n")
            self.wfile.flush()
        if cut < len(body) or "Content-Length" not in headers or headers["Content-Length"] is None:
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)

    def _write(self, piece: bytes, *, chunked: bool) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
