"""Which files a package may have. Others (sentence splitters of Argos, pickles) are left alone."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from briefing.models.package import METADATA
from briefing.models.packaging import CHECKSUMS, NETWORK_FILES
from briefing.models.recipes.notices import is_notice

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_PIECES = (".model", ".spm")
_UPSTREAM = "UPSTREAM-"  # before the name of a publisher's README


def is_package_name(name: str) -> bool:
    """Whether ``name`` can be the folder of a package: one plain step."""
    return _PLAIN.fullmatch(name) is not None


def is_package_file(path: PurePosixPath) -> bool:
    """Whether ``path``, inside a package, is a file that this program uses or writes."""
    name = path.name
    if path.parts[:-1] == ("model",):
        return name in NETWORK_FILES
    if len(path.parts) != 1 or not _PLAIN.fullmatch(name):
        return False
    return (
        name in (METADATA, CHECKSUMS)
        or path.suffix in _PIECES
        or is_notice(name.removeprefix(_UPSTREAM))
    )
