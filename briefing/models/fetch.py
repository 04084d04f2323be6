"""Fetching the files that a model is made from: resumed, bounded, and compared with their sha256.

FOLDER/NAME             complete and compared
FOLDER/NAME.part        on its way
FOLDER/.NAME.origin     where it comes from, so that a later run goes on or knows it again
FOLDER/.lock            held while a process works here
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import MissingDependencyError, SettingsError, UsageError
from briefing.models.addresses import Location, is_address, locations_of, paths_of, shown
from briefing.models.catalogue import RemoteFile
from briefing.models.disk import CHUNK, require_room, sha256_of
from briefing.models.locks import hold_lock
from briefing.models.partial import Download, Origin, write_chunk
from briefing.models.progress import Progress
from briefing.models.session import AnotherFile, Session, TransferCut, TransferRefused
from briefing.models.transfer import Expected, check_size, transfer

MOST_BYTES = 16_000_000_000  # of one file; the largest in the catalogue has 3 GB
# A try that brought this much was not in vain: over a bad line a large file needs many.
_WORTHWHILE = 8_000_000
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,119}")
_AGAIN = "type the same command again: the download goes on where it stopped"
_ELSEWHERE = (
    "--mirror takes the file from another address, or from a folder that you filled yourself"
)


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file that is here.

    Attributes:
        sha256: Hex digest of the file as it is on the disk.
        address: Where it came from: an address, or a path in a mirror folder.
    """

    name: str
    path: Path
    sha256: str
    bytes: int
    address: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """Files whose digest nobody publishes: it is that of an earlier download.

    Attributes:
        names: Of the files.
        where: What holds the digests.
        hint: How to accept that the publisher has put another file in its place.
    """

    names: Collection[str] = ()
    where: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to try.

    Attributes:
        tries: Requests for one address that bring next to nothing, one after the other.
        first_pause: Seconds before the second try; doubled for each further one.
        longest_pause: Seconds; a server that asks for more is given up.
        connect_seconds: To wait for a connection.
        read_seconds: To wait for the next bytes.
    """

    tries: int = 5
    first_pause: float = 1.0
    longest_pause: float = 60.0
    connect_seconds: float = 15.0
    read_seconds: float = 60.0


def fetch_files(
    files: Sequence[RemoteFile],
    folder: Path,
    *,
    mirror: str | None,
    progress: Progress,
    model: str = "",
    remembered: Remembered = Remembered(),
    patience: Patience = Patience(),
    most_bytes: int = MOST_BYTES,
) -> tuple[FetchedFile, ...]:
    """Bring files into ``folder``. What is there already is hashed again and not downloaded.

    Args:
        mirror: Address or folder to take the files from instead, see `addresses`.
        progress: Told of the stages ``downloading``, ``copying``, ``checking``, and of waiting.
        model: Id of the model, for ``MIRROR/MODEL_ID/NAME``.
        remembered: Which files may have changed at their publisher, for the message then.
        most_bytes: Bound for each file whose size is not known.

    Returns:
        The files, in the order of ``files``.

    Raises:
        MissingDependencyError: A file cannot be had, or it is not the one that is expected.
        OutputError: The disk is full, or the folder cannot be written. What came is kept.
        SettingsError: A file has a name or an address that is not allowed.
        UsageError: There is no such mirror.
    """
    names = [file.name for file in files]
    for name in names:
        if not _PLAIN_NAME.fullmatch(name) or name.endswith(".part") or names.count(name) > 1:
            raise SettingsError(
                f"{name!r} is not a plain file name, or it stands twice",
                "mend it in the catalogue of models",
            )
    session = Session(patience.connect_seconds, patience.read_seconds)
    places = _Places(mirror, model, remembered, session, patience, most_bytes, progress)

    def waiting() -> None:
        progress(f"waiting for another installation in {folder.name}", 0, None)

    try:
        with hold_lock(folder / ".lock", waiting):
            return tuple(_fetch(file, Download(folder, file.name), places) for file in files)
    finally:
        session.close()


class _Places:
    """The ways in which a file can be had, as the caller of `fetch_files` wants it."""

    def __init__(
        self,
        mirror: str | None,
        model: str,
        remembered: Remembered,
        session: Session,
        patience: Patience,
        most_bytes: int,
        progress: Progress,
    ) -> None:
        self._mirror_folder = None
        if mirror is not None and not is_address(mirror):
            self._mirror_folder = Path(mirror)
            if not self._mirror_folder.is_dir():
                raise UsageError(
                    f"--mirror {mirror}: there is no such folder",
                    "give a folder, or https://HOST/PATH",
                )
        self._mirror = mirror
        self._model = model
        self.remembered = remembered
        self._session = session
        self._patience = patience
        self._most_bytes = most_bytes
        self.progress = progress

    def of(self, file: RemoteFile) -> Mapping[str, Callable[[Download], None]]:
        """By name of the place: what makes a download complete from there.

        These raise TransferRefused or TransferCut when the place does not give the file.
        """
        expected = Expected(file.bytes, file.bytes or self._most_bytes, file.sha256 is not None)
        if self._mirror_folder is not None:
            paths = paths_of(file, self._mirror_folder, self._model)
            return {
                str(path): partial(_copy, path, expected=expected, progress=self.progress)
                for path in paths
            }
        locations = locations_of(file, self._mirror, self._model)
        return {
            location.address: partial(self._download, location, expected) for location in locations
        }

    def _download(self, location: Location, expected: Expected, download: Download) -> None:
        """Ask again after a cut, with growing pauses, as long as there is hope."""
        patience, tries = self._patience, 0
        while True:
            before = download.size
            try:
                transfer(self._session, location, download, expected, self.progress)
                return
            except TransferCut as cut:
                tries = 1 if download.size - before >= _WORTHWHILE else tries + 1
                pause = min(patience.first_pause * 2 ** (tries - 1), patience.longest_pause)
                if cut.wait is not None:
                    pause = cut.wait
                if tries >= patience.tries or pause > patience.longest_pause:
                    asked = f"; it asks to wait {pause:,.0f} s" if cut.wait else ""
                    raise TransferCut(f"{cut}{asked}") from cut
                host = urlsplit(location.address).hostname
                self.progress(f"waiting {pause:,.0f} s for {host}: {cut}", 0, None)
                time.sleep(pause)


def _fetch(file: RemoteFile, download: Download, places: _Places) -> FetchedFile:
    """Take what is there, or try one place after the other."""
    ways = places.of(file)
    there = _already_there(file, download, ways, places.progress)
    if there is not None:
        return there
    failures = []
    for place, complete in ways.items():
        try:
            complete(download)
            return _take(file, download, place, places.progress)
        except AnotherFile as refusal:
            reason = f"{shown(place)}: {refusal}"
            if file.name in places.remembered.names:
                failures.append((f"{reason} ({places.remembered.where})", places.remembered.hint))
            else:
                failures.append((reason, _ELSEWHERE))
        except TransferRefused as refusal:
            failures.append((f"{shown(place)}: {refusal}", _ELSEWHERE))
        except TransferCut as cut:
            failures.append((f"{shown(place)}: {cut}", _AGAIN))
    raise _no_place(file, failures)


def _already_there(
    file: RemoteFile, download: Download, places: Iterable[str], progress: Progress
) -> FetchedFile | None:
    """The complete file of an earlier run, when it is surely the one that is wanted."""
    path, origin = download.path, download.origin
    if not path.is_file():
        return None
    sha256 = sha256_of(path, f"checking {file.name}", progress)
    from_here = origin is not None and origin.sha256 == sha256 and origin.address in places
    if sha256 == file.sha256 or (file.sha256 is None and from_here):
        address = origin.address if origin is not None else str(path)
        return FetchedFile(file.name, path, sha256, path.stat().st_size, address)
    return None


def _take(file: RemoteFile, download: Download, place: str, progress: Progress) -> FetchedFile:
    """Compare a complete part and give it its name."""
    sha256, size = download.digest(progress), download.size
    if file.sha256 is not None and sha256 != file.sha256:
        download.drop()
        raise AnotherFile(
            f"it is not the file that is expected, and was deleted: its sha256 is {sha256}, "
            f"expected is {file.sha256}"
        )
    download.complete(sha256)
    return FetchedFile(file.name, download.path, sha256, size, place)


def _copy(path: Path, download: Download, *, expected: Expected, progress: Progress) -> None:
    """Make a download complete from a mirror folder."""
    try:
        if not path.is_file():
            raise TransferRefused("there is no such file")
        total = path.stat().st_size
        check_size(total, expected)
        require_room(download.path.parent, total, path.name)
        done = 0
        with path.open("rb") as source, download.begin(Origin(str(path), "", total)) as target:
            while chunk := source.read(CHUNK):
                write_chunk(target, chunk, download.part, total - done)
                done += len(chunk)
                progress(f"copying {path.name}", done, total)
    except OSError as error:
        raise TransferRefused(f"it cannot be read ({error.strerror or error})") from error
    if done != total:
        raise TransferRefused(f"it changed while it was copied ({done:,} of {total:,} bytes)")


def _no_place(file: RemoteFile, failures: Sequence[tuple[str, str]]) -> MissingDependencyError:
    """One failure speaks for itself; several are listed."""
    if len(failures) == 1:
        message, hint = failures[0]
        return MissingDependencyError(f"{file.name} could not be fetched: {message}", hint)
    # Where any of them only broke off, trying again is what helps.
    hints = [hint for _, hint in failures]
    hint = _AGAIN if _AGAIN in hints else next((h for h in hints if h != _ELSEWHERE), _ELSEWHERE)
    return MissingDependencyError(
        f"{file.name} could not be fetched from any of {len(failures)} places",
        hint,
        tuple(message for message, _ in failures),
    )
