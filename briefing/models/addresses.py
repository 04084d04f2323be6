"""Where a file may be fetched from: its own addresses or a mirror, over https.

A mirror is a folder or the beginning of an address. It is looked through for, in this order,

    MIRROR/MODEL_ID/NAME       what this program suggests for a mirror of one's own
    MIRROR/PATH                PATH as at the original host: a mirror of the whole host
    MIRROR/NAME                a mirror of just this model
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from briefing.errors import SettingsError, UsageError
from briefing.models.catalogue import RemoteFile


@dataclass(frozen=True, slots=True)
class Location:
    """A place of a file in the network.

    Attributes:
        address: Without user and password.
        login: ``user:password`` for its host, or empty.
    """

    address: str
    login: str = ""


def locations_of(file: RemoteFile, mirror: str | None, model: str) -> tuple[Location, ...]:
    """The places of ``file``, in the order in which they are tried.

    Args:
        mirror: ``https://`` or ``http://`` address that stands instead of the file's own ones.
        model: Id of the model, for ``MIRROR/MODEL_ID/NAME``; may be empty.

    Raises:
        SettingsError: An address of the file is not https.
    """
    if mirror is not None:
        base, login = _without_login(mirror)
        names = dict.fromkeys(_names_at_mirror(file, model))
        return tuple(Location(f"{base.rstrip('/')}/{quote(name)}", login) for name in names)
    for address in file.addresses:
        if not _is_safe(address):
            raise SettingsError(
                f"{file.name}: {address!r} is not an https:// address",
                "mend it in the catalogue of models; files on disk: --mirror FOLDER",
            )
    return tuple(Location(address) for address in file.addresses)


def paths_of(file: RemoteFile, mirror: Path, model: str) -> tuple[Path, ...]:
    """The places of ``file`` in a mirror that is a folder."""
    names = dict.fromkeys(_names_at_mirror(file, model))
    return tuple(mirror.joinpath(*PurePosixPath(name).parts) for name in names)


def is_address(mirror: str) -> bool:
    """Whether a mirror is an address (else it is a folder).

    Raises:
        UsageError: It is one that cannot be used.
    """
    scheme, separator, _ = mirror.partition("://")
    if not separator:
        return False
    try:
        parts = urlsplit(mirror)
        usable = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if scheme.lower() not in ("http", "https") or not usable or parts.query or parts.fragment:
        raise UsageError(
            f"--mirror {shown(mirror)}: not an address that files can be fetched from",
            "give https://HOST/PATH, or a folder",
        )
    return True


def may_redirect(source: str, target: str) -> bool:
    """Whether an answer of ``source`` may send us to ``target``.

    To https always. To plain http only within this machine, or back to the host of a mirror that
    the user himself named with http://. Never from https to http.
    """
    try:
        old, new = urlsplit(source), urlsplit(target)
        if new.scheme == "https" and new.hostname:
            return True
        if (old.scheme, new.scheme) != ("http", "http") or not (old.hostname and new.hostname):
            return False
        same = (old.hostname, old.port) == (new.hostname, new.port)
        return same or (is_loopback(old.hostname) and is_loopback(new.hostname))
    except ValueError:
        return False


def same_host(one: str, other: str) -> bool:
    """Whether a login for one address may be shown to the other."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.scheme, first.netloc) == (second.scheme, second.netloc)


def is_loopback(host: str) -> bool:
    """Whether a host name is this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def shown(address: str) -> str:
    """``address`` without user, password and query, which may hold secrets."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "that address"
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if not host or "@" in parts.netloc:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def _names_at_mirror(file: RemoteFile, model: str) -> Iterator[str]:
    if model:
        yield f"{model}/{file.name}"
    for address in file.addresses:
        path = PurePosixPath(unquote(urlsplit(address).path).lstrip("/"))
        if path.parts and ".." not in path.parts:
            yield str(path)
    yield file.name


def _without_login(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    login, _, host = parts.netloc.rpartition("@")
    return urlunsplit((parts.scheme, host, parts.path, "", "")), unquote(login)
