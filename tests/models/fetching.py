"""What the tests of downloads share."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hosts import ModelHost

from briefing.errors import BriefingError, MissingDependencyError
from briefing.models.catalogue import RemoteFile
from briefing.models.fetch import FetchedFile, Patience, fetch_files
from briefing.models.progress import no_progress

ROOT = Path(__file__).resolve().parents[2]
CONTENT = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(8_000))  # 256 kB
SHA256 = hashlib.sha256(CONTENT).hexdigest()
OTHER = CONTENT[::-1]
HASTY = Patience(tries=3, first_pause=0.01, longest_pause=2.0, connect_seconds=5, read_seconds=5)
AGAIN = "the download goes on where it stopped"


def fetch(
    address: str,
    folder: Path,
    *,
    name: str = "model.bin",
    sha256: str | None = None,
    size: int | None = None,
    mirror: str | None = None,
    **options: object,
) -> FetchedFile:
    """Fetch one file, hastily."""
    file = RemoteFile(name, (address,), size, sha256)
    given = {"progress": no_progress, "patience": HASTY, **options}
    (fetched,) = fetch_files([file], folder, mirror=mirror, **given)  # type: ignore[arg-type]
    return fetched


def refused(expected: type[BriefingError], *words: str, **arguments: object) -> BriefingError:
    """See that `fetch` fails so, and that it says these words."""
    with pytest.raises(expected) as caught:
        fetch(**arguments)  # type: ignore[arg-type]
    told = "\n".join((caught.value.message, caught.value.hint, *caught.value.problems))
    for word in words:
        assert word in told
    return caught.value


def leave_part(host: ModelHost, address: str, folder: Path, size: int) -> None:
    """Break a download off after ``size`` bytes; later ones are not cut."""
    faults = host.fault(address)
    faults.cut_after = size
    with pytest.raises(MissingDependencyError):
        fetch(address, folder, patience=Patience(tries=1))
    faults.cut_after = None
    host.requests.clear()
    assert (folder / "model.bin.part").read_bytes() == CONTENT[:size]
