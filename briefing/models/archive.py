"""Unpacking zip and tar archives that somebody else made.

Every member is looked at before the first byte is written; then only the wanted ones are, under the
names and with the modes that we give them. What an archive says of its sizes is not believed: the
bytes are counted.
"""

from __future__ import annotations

import gzip
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from briefing.errors import InputError
from briefing.models.archive_names import BadName, check_name, check_together, displayable_name
from briefing.models.disk import CHUNK, make_folder, require_room, write_failure
from briefing.models.progress import Progress, no_progress

# What the readers may ask for at once: the directory of a zip, a long name in a tar. It bounds
# their memory, since both believe the sizes that stand in the file.
_LARGEST_READ = 8 << 20
_TAR_HEADER = 512
_TAR_OVERHEAD = 4096  # headers and padding of a member, long names included
_ZIP_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_ENCRYPTED = 0x1 | 0x40 | 0x2000  # the file, strongly, or the names
_DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # zipfile, for forms that it does not know
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)

Wanted = Callable[[PurePosixPath], PurePosixPath | None]


@dataclass(frozen=True, slots=True)
class _Member:
    """A file or folder of an archive.

    Attributes:
        size: Bytes, as the archive says.
        open: Opens a file for reading.
        objection: Why it must not be there; empty when it may.
    """

    name: str
    size: int
    folder: bool
    open: Callable[[], IO[bytes]]
    objection: str = ""


class _Refusal(Exception):
    """The archive is not to be trusted; the text says why."""


def unpack(
    archive: Path,
    folder: Path,
    *,
    wanted: Wanted,
    most_bytes: int,
    most_files: int,
    largest: int | None = None,
    progress: Progress = no_progress,
) -> tuple[Path, ...]:
    """Take files out of a zip, tar or tar.gz.

    Args:
        folder: Made when it is not there. No file in it is overwritten.
        wanted: Given the name of a file in the archive, where it goes in ``folder``; ``None`` for
            files to leave out.
        most_bytes: Bound for all files of the archive together, unpacked.
        most_files: Bound for its members, folders included.
        largest: Bound for each wanted file.
        progress: Told of ``unpacking NAME``.

    Returns:
        The files, in the order of the archive.

    Raises:
        InputError: It is no archive, it is damaged, or a member of it must not be there (absolute
            or outward names, links, devices, duplicates, encryption, too many or too large ones).
            Nothing of it is left in ``folder``.
        OutputError: The disk is full, or ``folder`` cannot be written. Nothing is left either.
    """
    if not archive.is_file():
        raise InputError(f"{archive}: there is no such file")
    try:
        with _opened(archive, most_bytes, most_files) as members:
            chosen = _choose(members, wanted, most_bytes)
            for member, _ in chosen:
                if largest is not None and member.size > largest:
                    raise _Refusal(
                        f"{displayable_name(member.name)} is larger than {largest:,} bytes"
                    )
            require_room(folder, sum(member.size for member, _ in chosen), archive.name)
            return _write_all(chosen, folder, f"unpacking {archive.name}", progress)
    except (BadName, _Refusal) as refusal:
        raise InputError(
            f"{archive}: {refusal}; nothing of it was unpacked",
            "get the file again, from a source that you trust",
        ) from refusal


def _choose(
    members: Sequence[_Member], wanted: Wanted, most_bytes: int
) -> list[tuple[_Member, PurePosixPath]]:
    """Look at all members; pair the wanted ones with the places that they go to."""
    files: list[PurePosixPath] = []
    folders: list[PurePosixPath] = []
    chosen = []
    for member in members:
        path = check_name(member.name)
        if member.objection:
            raise _Refusal(f"{displayable_name(member.name)} {member.objection}")
        if member.folder:
            folders.append(path)
            continue
        files.append(path)
        place = wanted(path) if path.parts else path
        if place is not None:
            if not place.parts:
                raise BadName(f"{displayable_name(member.name)} is no file name")
            chosen.append((member, check_name(str(place))))
    if sum(member.size for member in members) > most_bytes:
        raise _Refusal(f"unpacked it would have more than {most_bytes:,} bytes")
    check_together(files, folders)
    check_together((place for _, place in chosen), ())
    return chosen


def _write_all(
    chosen: Sequence[tuple[_Member, PurePosixPath]], folder: Path, stage: str, progress: Progress
) -> tuple[Path, ...]:
    """Write the chosen members; on any failure take everything away again."""
    total, done = sum(member.size for member, _ in chosen), 0
    files: list[Path] = []
    folders = _make_folders(folder)
    try:
        for member, place in chosen:
            path = folder.joinpath(*place.parts)
            folders += _make_folders(path.parent)
            for size in _write(member, path, files):
                done += size
                progress(stage, done, total)
    except BaseException:
        for path in files:
            path.unlink(missing_ok=True)
        for made in reversed(folders):
            with suppress(OSError):
                made.rmdir()
        raise
    return tuple(files)


def _write(member: _Member, path: Path, files: list[Path]) -> Iterator[int]:
    """Write one file; give the size of each piece. ``path`` is put to ``files`` once it is made."""
    done = 0
    try:
        # Not over anything that is there, and not through a link.
        target = path.open("xb")
    except OSError as error:
        raise write_failure(error, path, member.size) from error
    files.append(path)
    with target, _reading(), member.open() as source:
        while chunk := source.read(CHUNK):
            done += len(chunk)
            if done > member.size:
                break
            try:
                target.write(chunk)
            except OSError as error:
                raise write_failure(error, path, member.size - done) from error
            yield len(chunk)
    if done != member.size:
        raise _Refusal(
            f"{displayable_name(member.name)} has another size than the {member.size:,} bytes "
            "that the archive gives for it"
        )


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder with its parents; return those that were not there, the outer ones first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    make_folder(folder)
    return missing[::-1]


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what the readers of the standard library raise into a refusal."""
    try:
        yield
    except (BadName, _Refusal):
        raise
    except _DAMAGED as error:
        raise _Refusal(f"it is damaged ({displayable_name(str(error))})") from error
    except OSError as error:
        raise _Refusal(f"it cannot be read ({error.strerror or error})") from error


@contextmanager
def _opened(archive: Path, most_bytes: int, most_files: int) -> Iterator[Sequence[_Member]]:
    """The members of an archive, whose kind is told by its first bytes and not by its name."""
    with ExitStack() as stack:
        with _reading():
            file = stack.enter_context(archive.open("rb"))
            start = file.read(_TAR_HEADER)
            file.seek(0)
            if start[:4] in (b"PK\3\4", b"PK\5\6"):
                reader = zipfile.ZipFile(_Guarded(file))
                members = _zip_members(stack.enter_context(reader), most_files)
            else:
                unpacked: Any = file
                if start[:2] == b"\x1f\x8b":
                    unpacked = stack.enter_context(gzip.GzipFile(fileobj=file))
                elif start[257:262] != b"ustar":
                    raise _Refusal("it is neither a zip nor a tar archive")
                guarded = _Guarded(unpacked, most_bytes + most_files * _TAR_OVERHEAD)
                tar = stack.enter_context(tarfile.TarFile(fileobj=guarded))  # type: ignore[arg-type]
                members = _tar_members(tar, guarded, most_files)
        yield members


def _zip_members(archive: zipfile.ZipFile, most_files: int) -> list[_Member]:
    entries = archive.infolist()
    if len(entries) > most_files:
        raise _Refusal(f"it has more than {most_files:,} members")
    return [
        # The original name: the other one ends at a NUL.
        _Member(
            entry.orig_filename,
            entry.file_size,
            entry.is_dir(),
            partial(archive.open, entry),
            _object_to_zip(entry),
        )
        for entry in entries
    ]


def _object_to_zip(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is neither a file nor a folder"
    if entry.flag_bits & _ZIP_ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in _ZIP_METHODS:
        return f"is packed with a method that is not supported ({entry.compress_type})"
    return ""


def _tar_members(archive: tarfile.TarFile, file: _Guarded, most_files: int) -> list[_Member]:
    members: list[_Member] = []
    while (entry := archive.next()) is not None:
        if len(members) == most_files:
            raise _Refusal(f"it has more than {most_files:,} members")
        members.append(
            _Member(
                entry.name,
                entry.size,
                entry.isdir(),
                partial(_open_in_tar, archive, entry),
                _object_to_tar(entry),
            )
        )
    # tarfile takes a damaged header for the end; the real one is a block of zeros.
    file.seek(archive.offset)
    if file.read(tarfile.BLOCKSIZE) != bytes(tarfile.BLOCKSIZE):
        raise _Refusal("it is damaged or cut short")
    while file.read(CHUNK):  # up to the checksum of a tar.gz
        pass
    return members


def _object_to_tar(entry: tarfile.TarInfo) -> str:
    if entry.issym() or entry.islnk():
        return "is a link"
    if not (entry.isreg() or entry.isdir()) or entry.issparse():
        return "is neither a plain file nor a folder"
    return ""


def _open_in_tar(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    file = archive.extractfile(entry)
    assert file is not None, "only files are opened"
    return file


class _Guarded:
    """A file whose readers get no more than they may, whatever the archive tells them to ask for.

    Args:
        most: Position that must not be passed, for contents that are unpacked while they are read.
    """

    def __init__(self, file: IO[bytes], most: int | None = None) -> None:
        self._file = file
        self._most = most

    def read(self, size: int = -1) -> bytes:
        """At most `_LARGEST_READ` bytes at once."""
        wanted = size if size >= 0 else self._rest()
        if wanted > _LARGEST_READ:
            raise _Refusal(f"its directory or a name in it has {wanted:,} bytes")
        content = self._file.read(wanted)
        self._check(self._file.tell())
        return content

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As in every file; never beyond ``most``."""
        if whence == os.SEEK_SET:
            self._check(offset)
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where the next byte is read."""
        return self._file.tell()

    def seekable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """The file belongs to whoever opened it."""

    def _rest(self) -> int:
        here = self._file.tell()
        rest = self._file.seek(0, os.SEEK_END) - here
        self._file.seek(here)
        return rest

    def _check(self, position: int) -> None:
        if self._most is not None and position > self._most:
            raise _Refusal(f"unpacked it has more than {self._most:,} bytes")
