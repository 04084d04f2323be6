"""A digest of everything that a build depends on, cheap enough to take at every start.

Texts, templates and tables count by content; translation models, which are large, by name, size
and time of change.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

_READ_AT_MOST = 100_000_000  # bytes; what is larger counts by its time of change


def digest_files(files: Iterable[Path], root: Path) -> str:
    """sha256 over names (relative to ``root``) and contents of ``files``.

    Raises:
        OSError: One cannot be read.
    """
    total = hashlib.sha256()
    for path in sorted(files):
        status = path.stat()
        name = os.fsencode(os.path.relpath(path, root))
        total.update(name + f"\0{status.st_size}\0".encode())
        if status.st_size > _READ_AT_MOST:
            total.update(f"{status.st_mtime_ns}\0".encode())
        else:
            total.update(path.read_bytes())
    return total.hexdigest()


def digest_folder(folder: Path, pattern: str = "*") -> str:
    """`digest_files` of every file below ``folder`` whose name fits ``pattern``."""
    return digest_files((p for p in folder.rglob(pattern) if p.is_file()), folder)


def digest_models(packages: Iterable[Path]) -> str:
    """sha256 over name, size and time of change of the files of model packages."""
    total = hashlib.sha256()
    for package in packages:
        for path in sorted(p for p in package.rglob("*") if p.is_file()):
            status = path.stat()
            total.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return total.hexdigest()


def digest_texts(texts: Iterable[str]) -> str:
    """sha256 over texts in order."""
    total = hashlib.sha256()
    for text in texts:
        total.update(f"{len(text)}\0{text}".encode("utf-8", "surrogateescape"))
    return total.hexdigest()
