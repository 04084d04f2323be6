"""``models.lock``: the digests that a workspace has seen, so that a later download is compared.

For most models nobody publishes a sha256. The one of the first download is written down, and every
download of the same revision has to agree with it, on every machine that shares the workspace.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

from briefing.errors import SettingsError
from briefing.models.catalogue import CatalogueModel, RemoteFile
from briefing.resources import write_whole

LOCK_FILE = "models.lock"


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A file as it was when the model was installed for the first time."""

    sha256: str
    bytes: int


# By "MODEL REVISION", then by file name.
Lock = Mapping[str, Mapping[str, LockedFile]]


def read_lock(path: Path) -> Lock:
    """What ``path`` holds; nothing when there is no such file.

    Raises:
        SettingsError: It is damaged.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            model: {name: LockedFile(str(f["sha256"]), int(f["bytes"])) for name, f in own.items()}
            for model, own in content.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SettingsError(
            f"{path} cannot be read as a lock file of models ({error})",
            "restore it from your version control, or delete it to trust the next download",
        ) from error


def with_digests(model: CatalogueModel, lock: Lock) -> tuple[RemoteFile, ...]:
    """The files of ``model``, with digests from ``lock`` where the catalogue has none."""
    known = lock.get(lock_key(model), {})
    return tuple(
        replaced(file, sha256=known[file.name].sha256, bytes=known[file.name].bytes)
        if file.sha256 is None and file.name in known
        else file
        for file in model.files
    )


def record(
    path: Path,
    model: CatalogueModel,
    files: Iterable[tuple[str, LockedFile]],
    *,
    replace: bool = False,
) -> None:
    """Write down the digests of ``files``; those of other models stay.

    Args:
        replace: Also where another digest stands for the same file of the same revision.

    Raises:
        SettingsError: The file that is there is damaged.
        OutputError: It cannot be written.
    """
    lock = {key: dict(own) for key, own in read_lock(path).items()}
    own = lock.setdefault(lock_key(model), {})
    for name, file in files:
        own[name] = file if replace else own.get(name, file)
    content = {
        key: {name: {"sha256": f.sha256, "bytes": f.bytes} for name, f in sorted(own.items())}
        for key, own in sorted(lock.items())
    }
    write_whole(path, json.dumps(content, indent=1).encode() + b"\n")


def lock_key(model: CatalogueModel) -> str:
    """Under which the files of a model stand in the lock file."""
    return f"{model.id} {model.revision}"
