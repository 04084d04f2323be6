"""The page, and a client that sends exactly what it is told to."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlencode

from review_samples import open_desk

from briefing.review.contexts import reviewable_languages
from briefing.review.web.server import open_server
from briefing.review.web.session import Session


@dataclass(frozen=True)
class Answer:
    """What the page answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def to(self) -> str:
        """Where it sends the browser."""
        return self.headers.get("location", "")


@dataclass
class Page:
    """A running page.

    Attributes:
        address: What the program has printed.
        cookie: Sent with each request once the session is open.
    """

    address: str
    cookie: str = ""
    _port: int = field(init=False)

    def __post_init__(self) -> None:
        self._port = int(re.findall(r":(\d+)/", self.address)[0])

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: str | bytes | None = None,
        **headers: str | None,
    ) -> Answer:
        """Send a request. Headers are written with underscores; ``None`` leaves one out."""
        given: dict[str, str | None] = {"Host": f"127.0.0.1:{self._port}"}
        if self.cookie:
            given["Cookie"] = self.cookie
        if method == "POST":
            given |= {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            data = body.encode() if isinstance(body, str) else body
            if data is not None and "Content_Length" not in headers:
                given["Content-Length"] = str(len(data))
            for name, value in given.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(data)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())

    def open(self) -> None:
        """Swap the token for the cookie."""
        answer = self.ask(f"/?token={self.token}")
        assert answer.status == 200, answer.text
        self.cookie = answer.headers["set-cookie"].split(";")[0]

    def send(self, path: str, **fields: str) -> Answer:
        """Send a form as the page does."""
        return self.ask(path, "POST", urlencode(fields))

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of the open sentence, and its text."""
        text = self.ask(path).text
        card = text[text.index('<article class="card open') :]
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', card))
        written = re.search(r'<textarea id="target"[^>]*>\n?(.*?)</textarea>', card, re.DOTALL)
        return {**fields, "target": written[1] if written else ""}


@contextlib.contextmanager
def serving(folder: Path, reviewer: str = "", name: str = "brief") -> Iterator[Page]:
    """The page of a brief in ``folder``, served by a thread of this process."""
    desk = replace(open_desk(folder), name=name)
    server = open_server(desk, Session(reviewer), reviewable_languages(desk.read()))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield Page(server.address)
    finally:
        server.server.should_exit = True
        thread.join()


@dataclass
class Program(Page):
    """The page as ``briefing review`` serves it."""

    process: subprocess.Popen[str] = field(kw_only=True)


@contextlib.contextmanager
def running(folder: Path, *words: str) -> Iterator[Program]:
    """``briefing review brief`` in ``folder``; it is ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "review", "brief", "--no-browser", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None and process.stderr is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), process.stderr.read()
        yield Program(address, process=process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
