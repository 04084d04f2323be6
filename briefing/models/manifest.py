"""``manifest.json`` of a bundle: the packages, their licences, and the sha256 of every file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from briefing.models.package_files import is_package_file, is_package_name

MANIFEST = "manifest.json"
_FORMAT = "briefing-models"
_VERSION = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_PACKAGES = 200
_NEEDED = ("metadata.json", "model/model.bin")


class BadManifest(ValueError):
    """A manifest cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class BundledFile:
    """A file of a package.

    Attributes:
        path: Inside the package: ``model/model.bin``.
    """

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class BundledPackage:
    """A package of a bundle.

    Attributes:
        folder: Its name in the store: ``en_kk``.
        model: Id in the catalogue, or empty. So are ``revision`` and ``licence``.
        files: In the order of their paths.
    """

    folder: str
    model: str
    version: str
    revision: str
    languages: tuple[str, str]
    licence: str
    files: tuple[BundledFile, ...]

    @property
    def digests(self) -> Mapping[str, str]:
        """sha256 by path."""
        return {file.path: file.sha256 for file in self.files}


def member_of(package: BundledPackage, file: BundledFile) -> str:
    """Where a file stands in the archive."""
    return f"packages/{package.folder}/{file.path}"


def stored_members(packages: Sequence[BundledPackage]) -> dict[str, BundledFile]:
    """What the archive holds besides the manifest.

    Packages made of one model share their weights: of files with the same content only the first
    is stored.
    """
    seen: set[str] = set()
    members = {}
    for package in packages:
        for file in package.files:
            if file.sha256 not in seen:
                seen.add(file.sha256)
                members[member_of(package, file)] = file
    return members


def write_manifest(packages: Sequence[BundledPackage]) -> bytes:
    """The manifest as a file."""
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "packages": [asdict(package) for package in packages],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def read_manifest(content: bytes) -> tuple[BundledPackage, ...]:
    """What ``content`` says, checked as if an enemy had written it.

    Raises:
        BadManifest: It is not a manifest of this version.
    """
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadManifest(f"{MANIFEST} is no JSON") from error
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise BadManifest("it is no bundle of models")
    if manifest.get("version") != _VERSION:
        raise BadManifest(
            f"it has the form {manifest.get('version')!r} and this program reads {_VERSION}; "
            "upgrade briefing, or write the bundle with this version"
        )
    entries = manifest.get("packages")
    if not isinstance(entries, list) or not 0 < len(entries) <= _MOST_PACKAGES:
        raise BadManifest(f"{MANIFEST}: packages is no list of packages")
    packages = tuple(_read_package(entry) for entry in entries)
    folders = [package.folder.casefold() for package in packages]
    if len(set(folders)) != len(folders):
        raise BadManifest(f"{MANIFEST} has a package twice")
    sizes: dict[str, int] = {}
    for file in (file for package in packages for file in package.files):
        if sizes.setdefault(file.sha256, file.bytes) != file.bytes:
            raise BadManifest(f"{MANIFEST} has two sizes for the sha256 {file.sha256}")
    return packages


def _read_package(entry: Any) -> BundledPackage:
    texts = ("folder", "model", "version", "revision", "licence")
    entry = _table(entry, (*texts, "languages", "files"))
    if not all(isinstance(entry[key], str) for key in texts):
        raise BadManifest(f"{MANIFEST}: {', '.join(texts)} must be text")
    folder, languages, files = entry["folder"], entry["languages"], entry["files"]
    if not is_package_name(folder):
        raise BadManifest(f"{MANIFEST}: {folder[:80]!a} is no name of a package")
    if not (
        isinstance(languages, list)
        and len(languages) == 2
        and all(isinstance(code, str) for code in languages)
    ):
        raise BadManifest(f"{MANIFEST}: {folder}: languages must be two codes")
    if not isinstance(files, list):
        raise BadManifest(f"{MANIFEST}: {folder}: files is no list")
    read = tuple(_read_file(file, folder) for file in files)
    paths = [file.path for file in read]
    if len(set(paths)) != len(paths) or not set(_NEEDED) <= set(paths):
        raise BadManifest(f"{MANIFEST}: {folder}: a file is there twice, or one is missing")
    return BundledPackage(
        languages=(languages[0], languages[1]),
        files=read,
        **{key: entry[key] for key in texts},
    )


def _read_file(entry: Any, folder: str) -> BundledFile:
    entry = _table(entry, ("path", "sha256", "bytes"))
    path, sha256, size = entry["path"], entry["sha256"], entry["bytes"]
    good = (
        isinstance(path, str)
        and isinstance(sha256, str)
        and _SHA256.fullmatch(sha256)
        and type(size) is int
        and size >= 0
    )
    if not good:
        raise BadManifest(f"{MANIFEST}: {folder}: a file without path, sha256 or size")
    if str(PurePosixPath(path)) != path or not is_package_file(PurePosixPath(path)):
        raise BadManifest(f"{MANIFEST}: {folder}: {path[:80]!a} is no file of a package")
    return BundledFile(path, sha256, size)


def _table(entry: Any, keys: Sequence[str]) -> dict[str, Any]:
    if not isinstance(entry, dict) or sorted(entry) != sorted(keys):
        raise BadManifest(f"{MANIFEST}: an entry must have just the keys {', '.join(keys)}")
    return entry
