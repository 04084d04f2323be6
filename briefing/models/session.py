"""Connections: proxies of the environment, verified certificates, redirects that stay secure."""

from __future__ import annotations

import re
import ssl
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from briefing import __version__
from briefing.models.addresses import Location, may_redirect, same_host, shown

_MOST_REDIRECTS = 8
_REDIRECTS = (301, 302, 303, 307, 308)


class TransferCut(Exception):
    """Trying again may help.

    Attributes:
        wait: Seconds that the server asked to wait; ``None`` when it did not say.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class TransferRefused(Exception):
    """This address does not give the file."""


class AnotherFile(TransferRefused):
    """This address gives a file, but it is not the one that is expected."""


class Session:
    """Connections that are kept between requests.

    Args:
        connect_seconds: To wait for a connection.
        read_seconds: To wait for the next bytes.
    """

    def __init__(self, connect_seconds: float, read_seconds: float) -> None:
        self._timeout = urllib3.Timeout(connect=connect_seconds, read=read_seconds)
        self._pools: dict[str, urllib3.PoolManager] = {}

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.clear()

    def open(self, location: Location, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
        """Ask for a file; follow redirects.

        Raises:
            TransferCut: There is no connection.
            TransferRefused: The address or a redirect cannot be followed.
        """
        address = location.address
        for _ in range(_MOST_REDIRECTS):
            login = location.login if same_host(address, location.address) else ""
            response = self._request(address, headers, login)
            if response.status not in _REDIRECTS:
                return response
            target = urljoin(address, response.headers.get("Location", ""))
            response.close()
            if not may_redirect(address, target):
                raise TransferRefused(f"it sends us on to {shown(target)}, which is not secure")
            address = target
        raise TransferRefused(f"it sent us on more than {_MOST_REDIRECTS} times")

    def _request(
        self, address: str, headers: dict[str, str], login: str
    ) -> urllib3.BaseHTTPResponse:
        sent = {
            "User-Agent": f"briefing/{__version__}",
            "Accept-Encoding": "identity",
            **headers,
        }
        if login:
            sent |= urllib3.make_headers(basic_auth=login)
        try:
            return self._pool(address).request(
                "GET",
                address,
                headers=sent,
                redirect=False,
                retries=False,
                timeout=self._timeout,
                preload_content=False,
                decode_content=False,
            )
        except SSLError as error:
            if any(isinstance(part, ssl.SSLCertVerificationError) for part in error.args):
                raise TransferRefused(
                    f"the certificate of {urlsplit(address).hostname} is not to be trusted "
                    f"({error}); if it is signed by your organisation, name its certificate file "
                    "in SSL_CERT_FILE"
                ) from error
            raise TransferCut(told(error)) from error
        except (LocationValueError, UnicodeError) as error:
            raise TransferRefused(f"the address cannot be used ({error})") from error
        except HTTPError as error:
            raise TransferCut(told(error)) from error

    def _pool(self, address: str) -> urllib3.PoolManager:
        proxy = _proxy_for(address)
        if proxy not in self._pools:
            self._pools[proxy] = _make_pool(proxy)
        return self._pools[proxy]


def _proxy_for(address: str) -> str:
    """The proxy that the environment names for ``address``; empty for none."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if proxy_bypass(f"{host}:{parts.port}" if parts.port else host):
        return ""
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    return proxy if "://" in proxy or not proxy else f"http://{proxy}"


def _make_pool(proxy: str) -> urllib3.PoolManager:
    if not proxy:
        return urllib3.PoolManager()
    parts = urlsplit(proxy)
    login, _, host = parts.netloc.rpartition("@")
    headers = urllib3.make_headers(proxy_basic_auth=unquote(login)) if login else None
    try:
        return urllib3.ProxyManager(
            urlunsplit((parts.scheme, host, "", "", "")), proxy_headers=headers
        )
    except (HTTPError, ValueError) as error:
        raise TransferRefused(f"the proxy {shown(proxy)} cannot be used ({error})") from error


def told(error: HTTPError) -> str:
    """A failure of urllib3 in plain words."""
    if isinstance(error, ProxyError):
        return f"the proxy does not let us through ({error.original_error})"
    if isinstance(error, NameResolutionError):
        return "its name cannot be resolved: is there a connection to the network?"
    if isinstance(error, NewConnectionError):  # to urllib3 a kind of the next
        reason = re.sub(r"\[Errno -?\d+\] ", "", str(error).rpartition(": ")[2])
        return f"no connection ({reason})"
    if isinstance(error, ConnectTimeoutError):
        return "no connection in time"
    if isinstance(error, ReadTimeoutError):
        return "nothing more came in time"
    if isinstance(error, ProtocolError):
        return "the connection was cut"
    return str(error)
