"""Looking into an .npz of Marian before anything loads it.

An .npz is a zip of ``NAME.npy``. NumPy unpickles members of dtype object when it is allowed to,
which means running whatever the file says; here it is never allowed to, and such a file is refused
by its headers alone. So are sizes that no model has.
"""

from __future__ import annotations

import math
import zipfile
from pathlib import Path
from tokenize import TokenError
from typing import IO

from briefing.models.recipes.options_file import read_options

OPTIONS_MEMBER = "special:model.yml"
_MOST_MEMBERS = 20_000
_MOST_BYTES = 16_000_000_000
# Weights hardly compress; small files may, as those of tests do.
_MOST_RATIO = 20
_SMALL = 64_000_000  # bytes
_LONGEST_HEADER = 10_000  # bytes


class HostileArchiveError(Exception):
    """The archive would run code, or fill the memory."""


def check_npz(path: Path) -> None:
    """See that an .npz holds plain arrays of numbers of a size that it can have, and options.

    Raises:
        HostileArchiveError: It has arrays of objects, absurd sizes, or options with aliases.
        ValueError: It is no .npz, is cut off, or has no ``special:model.yml``.
        OSError: It cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_sizes(members, path.stat().st_size)
            for member in members:
                with archive.open(member) as stream:
                    _check_array(member, stream)
            _check_options(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError(f"it is no .npz of NumPy, or is cut off ({error})") from error


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    names = [member.filename for member in members]
    if len(names) > _MOST_MEMBERS:
        raise HostileArchiveError(f"it has {len(names):,} arrays")
    if len(set(names)) < len(names):
        raise HostileArchiveError("two arrays have the same name")
    total = sum(member.file_size for member in members)
    if total > _MOST_BYTES or (total > _SMALL and total > _MOST_RATIO * packed):
        raise HostileArchiveError(f"it unpacks from {packed:,} to {total:,} bytes")


def _check_array(member: zipfile.ZipInfo, stream: IO[bytes]) -> None:
    from numpy.lib import format as npy

    name = member.filename
    if not name.endswith(".npy"):
        raise HostileArchiveError(f"{name!r} is no array")
    try:
        version = npy.read_magic(stream)
        read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, _, dtype = read(stream, max_header_size=_LONGEST_HEADER)
    except (ValueError, SyntaxError, TokenError, TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"{name}: the header cannot be read ({error})") from error
    # Checked before anything of it is read: objects would be unpickled.
    if dtype.hasobject or dtype.kind not in "fiub":
        raise HostileArchiveError(f"{name} holds {dtype}, not numbers")
    expected = stream.tell() + math.prod(shape) * dtype.itemsize
    if min(shape, default=1) < 0 or expected != member.file_size:
        raise HostileArchiveError(f"{name} has {member.file_size:,} bytes instead of {expected:,}")


def _check_options(archive: zipfile.ZipFile) -> None:
    member = f"{OPTIONS_MEMBER}.npy"
    if member not in archive.namelist():
        raise ValueError(f"it has no {OPTIONS_MEMBER}, so it is no model of Marian")
    import numpy as np

    if archive.getinfo(member).file_size > 1_000_000:
        raise HostileArchiveError(f"{OPTIONS_MEMBER} is larger than a megabyte")
    with archive.open(member) as stream:
        options: bytes = np.lib.format.read_array(stream, allow_pickle=False).tobytes()
    try:
        read_options(options.rstrip(b"\0"))
    except ValueError as error:
        raise HostileArchiveError(f"{OPTIONS_MEMBER}: {error}") from error
