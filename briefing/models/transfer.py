"""One HTTP request for one file, and what the answers mean.

Ranges and validators follow RFC 9110, sections 13 and 14.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from io import FileIO

import urllib3
from urllib3.exceptions import HTTPError

from briefing.models.addresses import Location
from briefing.models.disk import CHUNK, require_room
from briefing.models.partial import Download, Origin, write_chunk
from briefing.models.progress import Progress
from briefing.models.session import AnotherFile, Session, TransferCut, TransferRefused, told

_BUSY = (408, 425, 429, 500, 502, 503, 504)
_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a file before it comes.

    Attributes:
        bytes: Its exact size, where it is known.
        most_bytes: More are not taken.
        hashed: Whether its sha256 is known, so that wrongly joined parts would be noticed.
    """

    bytes: int | None
    most_bytes: int
    hashed: bool


def transfer(
    session: Session,
    location: Location,
    download: Download,
    expected: Expected,
    progress: Progress,
) -> None:
    """Make ``download`` complete from one address, with a single request.

    What is there already is kept when the server shows that it has the same version of the file;
    else the download starts again.

    Raises:
        TransferCut: The part is not complete, but what is there may be of use for the next try.
        TransferRefused: The address does not give the file.
        OutputError: The disk is full, or the file cannot be written.
    """
    origin = download.origin
    have = download.size
    if origin is None or origin.address != location.address or not have:
        origin, have = None, 0
    if origin is not None and origin.total is not None and have >= origin.total:
        if have == origin.total:
            return  # a process was ended between the last byte and the new name
        origin, have = None, 0
    validator = origin.validator if origin else ""
    if not validator and not expected.hashed:
        origin, have = None, 0
    headers = {}
    if have:
        headers["Range"] = f"bytes={have}-"
        if validator:
            headers["If-Range"] = validator
    response = session.open(location, headers)
    try:
        _receive(response, location, download, origin, expected, progress)
    finally:
        # Never read on for politeness: what is left may be gigabytes.
        response.close()


def _receive(
    response: urllib3.BaseHTTPResponse,
    location: Location,
    download: Download,
    origin: Origin | None,
    expected: Expected,
    progress: Progress,
) -> None:
    if response.status == 416 and origin is not None:
        download.drop()
        raise TransferCut("the server has no more of it than what is here; starting again", 0)
    if response.status in _BUSY:
        raise TransferCut(f"the server answers {_status(response)}", _retry_after(response.headers))
    if response.status not in (200, 206):
        raise TransferRefused(f"the server answers {_status(response)}")
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise TransferRefused(f"the server sends the file in another form ({encoding})")
    if response.status == 206:
        total = _check_range(response, download, origin)
        check_size(total, expected)
        _require_room(download, total, download.size)
        handle = download.go_on()
    else:
        total = _length(response)
        if total is None and not expected.hashed and not _is_chunked(response):
            raise TransferRefused("the server does not say how long the file is")
        check_size(total, expected)
        _require_room(download, total, 0)
        handle = download.begin(Origin(location.address, _validator(response), total))
    _write(response, handle, download, total, expected, progress)


def _write(
    response: urllib3.BaseHTTPResponse,
    handle: FileIO,
    download: Download,
    total: int | None,
    expected: Expected,
    progress: Progress,
) -> None:
    """Put the rest of the file behind what is there."""
    stage = f"downloading {download.path.name}"
    done = download.size
    bound = expected.most_bytes if total is None else total
    with handle:
        progress(stage, done, total)
        try:
            while chunk := response.read1(CHUNK):
                missing = None if total is None else total - done
                done += len(chunk)
                if done > bound:
                    raise _refusal(download, f"the server sends more than {bound:,} bytes")
                write_chunk(handle, chunk, download.part, missing)
                progress(stage, done, total)
        except HTTPError as error:
            raise TransferCut(told(error)) from error
    if total is not None and done != total:
        raise TransferCut(f"the connection ended after {done:,} of {total:,} bytes")
    if done == 0:
        raise _refusal(download, "the file there is empty")


def _check_range(
    response: urllib3.BaseHTTPResponse, download: Download, origin: Origin | None
) -> int | None:
    """The size of the whole file, when the answer is just the rest that was asked for."""
    given = response.headers.get("Content-Range", "")
    match = _CONTENT_RANGE.fullmatch(given.strip())
    have = download.size
    if match is None or origin is None or int(match[1]) != have:
        raise _refusal(download, f"asked for the bytes from {have:,} on, it sends {given!r}")
    total = None if match[3] == "*" else int(match[3])
    if total is None:
        total = origin.total
    last = int(match[2])
    wrong_end = last < have or (total is not None and last != total - 1)
    if wrong_end or (origin.total is not None and origin.total != total):
        raise _refusal(download, f"of a file of {origin.total} bytes it sends {given!r}")
    return last + 1 if total is None else total


def check_size(total: int | None, expected: Expected) -> None:
    """See that a file of ``total`` bytes can be the one that is expected.

    Raises:
        AnotherFile: It has not the size that is known.
        TransferRefused: It is larger than allowed.
    """
    if total is None:
        return
    if expected.bytes is not None and total != expected.bytes:
        raise AnotherFile(
            f"the file there has {total:,} bytes, and not {expected.bytes:,}: it is another one"
        )
    if total > expected.most_bytes:
        raise TransferRefused(f"{total:,} bytes are more than the {expected.most_bytes:,} allowed")


def _require_room(download: Download, total: int | None, have: int) -> None:
    if total is not None:
        require_room(download.path.parent, total - have, download.path.name)


def _refusal(download: Download, reason: str) -> TransferRefused:
    """For a server that does not keep to the rules: nothing of it is kept."""
    download.drop()
    return TransferRefused(reason)


def _length(response: urllib3.BaseHTTPResponse) -> int | None:
    given = response.headers.get("Content-Length", "").strip()
    # The number of the RFC; int() would take signs, spaces and other digits too.
    return int(given) if re.fullmatch(r"[0-9]{1,18}", given) and not _is_chunked(response) else None


def _is_chunked(response: urllib3.BaseHTTPResponse) -> bool:
    return "chunked" in response.headers.get("Transfer-Encoding", "").lower()


def _validator(response: urllib3.BaseHTTPResponse) -> str:
    """What a later If-Range may say. A weak ETag does not promise the same bytes."""
    tag = response.headers.get("ETag", "")
    if tag:
        return "" if tag.startswith("W/") else tag
    return response.headers.get("Last-Modified", "")


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from a number or a date."""
    given = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", given):
        return float(given)
    try:
        then = parsedate_to_datetime(given)
    except ValueError:
        return None
    return max(0.0, then.timestamp() - time.time())


def _status(response: urllib3.BaseHTTPResponse) -> str:
    try:
        return f"{response.status} {HTTPStatus(response.status).phrase}"
    except ValueError:
        return str(response.status)
