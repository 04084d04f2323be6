"""A small client of the WebDriver protocol for chromedriver, for tests and pictures."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {
    "Control": "\ue009",
    "Shift": "\ue008",
    "Alt": "\ue00a",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "Down": "\ue015",
    "Up": "\ue013",
    "End": "\ue010",
}
# What the driver says while a page is exchanged for another.
_NOT_YET = ("stale element reference", "no such element", "javascript error")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-proxy-server",
)


def find_programs() -> tuple[str, str] | None:
    """Chromium and its driver, if both are installed."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


class DriverError(Exception):
    """What the driver answers instead of a result; ``kind`` is its word for it."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind


class Browser:
    """A browser window."""

    def __init__(self, address: str, capabilities: dict[str, Any]) -> None:
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._address = address
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self._address = f"{address}/session/{made['sessionId']}"

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._address + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise DriverError(value["error"], value["message"]) from None

    def open(self, address: str) -> None:
        self._call("POST", "/url", {"url": address})

    @property
    def address(self) -> str:
        return str(self._call("GET", "/url"))

    def reload(self) -> None:
        self._call("POST", "/refresh")

    def back(self) -> None:
        self._call("POST", "/back")

    def run(self, script: str, *arguments: object) -> Any:
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def fetch(self, address: str) -> tuple[int, bytes]:
        """What the page itself gets from an address, with its cookies."""
        script = """
            const done = arguments[1];
            fetch(arguments[0]).then(async a => {
              const bytes = new Uint8Array(await a.arrayBuffer());
              let text = '';
              for (const byte of bytes) text += String.fromCharCode(byte);
              done([a.status, btoa(text)]);
            }).catch(e => done([0, btoa(String(e))]));
        """
        body = {"script": script, "args": [address]}
        status, text = self._call("POST", "/execute/async", body)
        return status, base64.b64decode(text)

    def find(self, selector: str) -> str:
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[ELEMENT])

    def count(self, selector: str) -> int:
        return int(self.run("return document.querySelectorAll(arguments[0]).length", selector))

    def text(self, selector: str) -> str:
        script = "const e = document.querySelector(arguments[0]); return e ? e.innerText : ''"
        return str(self.run(script, selector))

    def value(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).value", selector))

    def click(self, selector: str) -> None:
        self._call("POST", f"/element/{self.find(selector)}/click")

    def clear(self, selector: str) -> None:
        self._call("POST", f"/element/{self.find(selector)}/clear")

    def type(self, selector: str, text: str) -> None:
        self._call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def press(self, *keys: str) -> None:
        """Press keys together, wherever the focus is: ``press("Control", "Enter")``."""
        codes = [KEYS.get(key, key) for key in keys]
        actions = [{"type": "keyDown", "value": code} for code in codes]
        actions += [{"type": "keyUp", "value": code} for code in reversed(codes)]
        sequence = {"type": "key", "id": "keyboard", "actions": actions}
        self._call("POST", "/actions", {"actions": [sequence]})

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        """The size of the page itself, below what a window may have too."""
        self._call(
            "POST",
            "/goog/cdp/execute",
            {
                "cmd": "Emulation.setDeviceMetricsOverride",
                "params": {
                    "width": width,
                    "height": height,
                    "deviceScaleFactor": 1,
                    "mobile": mobile,
                },
            },
        )

    def colours(self, scheme: str) -> None:
        """``light`` or ``dark``."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._call(
            "POST",
            "/goog/cdp/execute",
            {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}},
        )

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def wait(self, what: Callable[[], T], *, seconds: float = 30) -> T:
        """Ask again until the answer is true."""
        end = time.monotonic() + seconds
        while True:
            try:
                if answer := what():
                    return answer
            except DriverError as error:
                if error.kind not in _NOT_YET:
                    raise
            if time.monotonic() > end:
                raise AssertionError(f"not so after {seconds} s; the page says:\n{self.said()}")
            time.sleep(0.05)

    def said(self) -> str:
        return str(self.run("return document.body ? document.body.innerText.slice(0, 3000) : ''"))

    def log(self) -> list[str]:
        """What the browser has complained of."""
        return [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]

    def close(self) -> None:
        with contextlib.suppress(DriverError, OSError):
            self._call("DELETE", "")


@contextlib.contextmanager
def browsing(folder: Path, *, javascript: bool = True) -> Iterator[Browser]:
    """A browser with an empty profile in ``folder``; every process of it ends with the block."""
    programs = find_programs()
    assert programs is not None
    browser, driver = programs
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(
        [driver, "--port=0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        start_new_session=True,
    )
    window: Browser | None = None
    try:
        port = _port_of(process)
        options: dict[str, Any] = {
            "binary": browser,
            "args": [*_FLAGS, f"--user-data-dir={folder / 'profile'}"],
        }
        if not javascript:
            options["prefs"] = {"profile.managed_default_content_settings.javascript": 2}
        window = Browser(
            f"http://127.0.0.1:{port}",
            {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}},
        )
        yield window
    finally:
        if window is not None:
            window.close()
        # The driver leads a group of its own, to which the browser belongs.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if "successfully on port" in line:
            return int(line.rsplit("on port", 1)[1].strip(" .\n"))
    raise AssertionError("chromedriver has not started")
