"""README and licence files among the files of a model; they travel with the package."""

from __future__ import annotations

from pathlib import Path

_STEMS = ("readme", "license", "licence", "copying", "notice")
_SUFFIXES = ("", ".md", ".txt", ".rst")
_LIMIT = 2_000_000  # bytes


def is_notice(name: str) -> bool:
    """Whether a file of that name tells of origin and licence."""
    path = Path(name.lower())
    return path.stem in _STEMS and path.suffix in _SUFFIXES


def find_notices(folder: Path) -> tuple[Path, ...]:
    """Those in a folder, in the order of their names."""
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if is_notice(path.name) and path.is_file() and path.stat().st_size <= _LIMIT
    )
