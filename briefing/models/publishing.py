"""Making a finished package visible: in one step, and so that a crash loses nothing.

A new version takes the place of the old one by three renames: the old package goes to
``STORE/.replaced/``, the new one comes in, the old one is deleted. A process that ends in between
leaves either a package in its place or the old one in ``.replaced``, from where the next call of
any function here brings it back.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from briefing.errors import OutputError
from briefing.models.disk import make_folder, settle, write_failure
from briefing.models.locks import hold_lock

_REPLACED = ".replaced"
_LOCK = ".lock"


def publish_package(folder: Path, store: Path, *, replace: bool) -> Path:
    """Move a finished package into the store, under its own name.

    Args:
        folder: The package; on the same disk as the store, as everything below ``STORE/.work`` is.
        store: Made when it is not there.
        replace: Take the place of a package of that name; else that is an error.

    Returns:
        Its new folder.

    Raises:
        OutputError: There is a package of that name already, or the store cannot be written. The
            store is as it was.
    """
    target = store / folder.name
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                settle(path)
        with hold_lock(store / _LOCK):
            _bring_back(store)
            if not _exists(target):
                folder.rename(target)
            elif replace:
                _swap(folder, target, store / _REPLACED / folder.name)
            else:
                raise OutputError(
                    f"{target} is there already",
                    f"briefing models remove {folder.name}, or --again to replace it",
                )
    except OSError as error:
        raise write_failure(error, target) from error
    return target


def restore_interrupted(store: Path) -> None:
    """Bring back packages that a process had taken away when it was killed.

    Raises:
        OutputError: The store cannot be written.
    """
    if not (store / _REPLACED).is_dir():
        return
    try:
        with hold_lock(store / _LOCK):
            _bring_back(store)
    except OSError as error:
        raise write_failure(error, store) from error


def _swap(new: Path, target: Path, old: Path) -> None:
    make_folder(old.parent)
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    _delete(old)
    with suppress(OSError):
        old.parent.rmdir()


def _bring_back(store: Path) -> None:
    """Undo or finish what stands in ``.replaced``; the caller holds the lock."""
    replaced = store / _REPLACED
    if not replaced.is_dir():
        return
    for old in sorted(replaced.iterdir()):
        if _exists(store / old.name):
            _delete(old)
        else:
            old.rename(store / old.name)
    with suppress(OSError):
        replaced.rmdir()


def _exists(path: Path) -> bool:
    """Whether the name is taken, be it by a link to nowhere."""
    return path.is_symlink() or path.exists()


def _delete(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
