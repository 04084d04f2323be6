"""A digest of everything that a build depends on, cheap enough to take at every start.

Texts, templates and tables count by content; translation models, which are large, by name, size
and time of change.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def digest_files(files: Iterable[Path], root: Path) -> str:
    """sha256 over names (relative to ``root``) and contents of ``files``."""
    total = hashlib.sha256()
    for path in sorted(files):
        name = os.path.relpath(path, root)
        total.update(f"{name}\0{path.stat().st_size}\0".encode())
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
        total.update(f"{len(text)}\0{text}".encode())
    return total.hexdigest()
