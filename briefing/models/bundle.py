"""Packages in one file, for machines without network.

A bundle is a zip archive without compression, which weights hardly take, always in the same order:

    manifest.json                         see `briefing.models.manifest`
    packages/en_kk/metadata.json …        with README and licences of each package
    packages/en_kk/model/model.bin        stored once, also where other packages have it too
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from briefing.errors import InputError, MissingDependencyError, OutputError, UsageError
from briefing.models.archive import unpack
from briefing.models.disk import (
    CHUNK,
    make_folder,
    require_room,
    settle,
    sha256_of,
    write_failure,
)
from briefing.models.manifest import (
    MANIFEST,
    BadManifest,
    BundledFile,
    BundledPackage,
    member_of,
    read_manifest,
    stored_members,
    write_manifest,
)
from briefing.models.package import (
    Damage,
    check_metadata,
    check_model_folder,
    read_metadata,
)
from briefing.models.package_files import is_package_file, is_package_name
from briefing.models.packaging import link_or_copy, read_checksums
from briefing.models.progress import Progress
from briefing.models.publishing import publish_package

_MOST_BYTES = 100_000_000_000
_MOST_FILES = 5_000
_MOST_MANIFEST = 8_000_000
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date of the format: the same packages, the same bytes
_WORK = ".work"
_LARGE = 100_000


def write_bundle(
    packages: Sequence[Path], target: Path, progress: Progress, *, force: bool = False
) -> None:
    """Write packages into one file, complete or not at all.

    Args:
        packages: Package folders of different names. Files that are no part of a package, such as
            pickled sentence splitters, are left out.
        force: Write over ``target``.

    Raises:
        MissingDependencyError: A package is damaged.
        OutputError: ``target`` exists already, it cannot be written, or the disk is full.
        UsageError: Two packages have the same name.
    """
    names = [package.name for package in packages]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        places = ", ".join(str(package) for package in packages if package.name in twice)
        raise UsageError(
            f"a bundle holds one package of a name, and these have the same: {places}",
            "name the models that you want in it",
        )
    if target.exists() and not force:
        raise OutputError(f"{target} exists already", "choose another name, or add --force")
    listed = [_list_package(package, progress) for package in sorted(packages, key=_name)]
    sources = {
        member_of(entry, file): package / file.path
        for entry, package in zip(listed, sorted(packages, key=_name), strict=True)
        for file in entry.files
    }
    _write_archive(listed, sources, target, progress)


def unpack_bundle(
    file: Path,
    store: Path,
    progress: Progress,
    *,
    force: bool = False,
    approve: Callable[[Sequence[BundledPackage]], None] = lambda packages: None,
) -> tuple[Path, ...]:
    """Install the packages of a bundle; all of them are checked before the first is visible.

    Args:
        force: Replace packages that are there with other contents.
        approve: Called with what the manifest says before anything is unpacked; may raise.

    Returns:
        The packages that were installed; those that the store has already are not among them.

    Raises:
        InputError: The file is no bundle, it is damaged, or its contents are not what it says.
        OutputError: A package of another content is there, the disk is full, or the store cannot
            be written.
    """
    present = store.exists()
    work = store / _WORK / str(os.getpid())
    shutil.rmtree(work, ignore_errors=True)  # of a killed process with the same number
    make_folder(work)
    try:
        packages = _read_packages(file, work)
        approve(packages)
        new = [
            package
            for package in packages
            if not _is_there(package, store / package.folder, progress, force=force)
        ]
        contents = _unpack_contents(file, packages, new, work, progress)
        made = [_assemble(file, package, contents, work / "packages") for package in new]
        return tuple(publish_package(package, store, replace=force) for package in made)
    except OSError as error:
        raise write_failure(error, store) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
        for folder in (work.parent, store) if not present else (work.parent,):
            with suppress(OSError):
                folder.rmdir()  # when it is empty


def _name(package: Path) -> str:
    return package.name


def _list_package(package: Path, progress: Progress) -> BundledPackage:
    """What the manifest says of a package. Its own checksums must still fit."""
    if not is_package_name(package.name):
        raise UsageError(
            f"{package}: the name of the folder is not plain", "rename it, for example to en_kk"
        )
    try:
        metadata = read_metadata(package)
        extension = check_metadata(metadata)
        check_model_folder(package / "model")
        sealed = read_checksums(package)
        names = sorted(
            path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()
        )
        files = tuple(
            BundledFile(
                name,
                sha256_of(package / name, f"checking {package.name}", progress),
                (package / name).stat().st_size,
            )
            for name in names
            if is_package_file(PurePosixPath(name))
        )
    except Damage as damage:
        raise _damaged(package, damage.reason) from damage
    except (OSError, ValueError) as error:
        raise _damaged(package, str(error)) from error
    here = {file.path: file.sha256 for file in files}
    changed = [name for name, seal in (sealed or {}).items() if here.get(name) != seal.sha256]
    if changed:
        raise _damaged(package, f"{', '.join(changed)} changed since it was installed")
    return BundledPackage(
        folder=package.name,
        model=extension.get("model", ""),
        version=metadata.get("package_version", ""),
        revision=extension.get("revision", ""),
        languages=(metadata["from_code"], metadata["to_code"]),
        licence=extension.get("licence", ""),
        files=files,
    )


def _damaged(package: Path, reason: str) -> MissingDependencyError:
    return MissingDependencyError(
        f"{package} is damaged and cannot go into a bundle: {reason}",
        "install it once more (briefing models install --again), or leave it out",
    )


def _write_archive(
    packages: Sequence[BundledPackage],
    sources: dict[str, Path],
    target: Path,
    progress: Progress,
) -> None:
    members = stored_members(packages)
    total, done = sum(file.bytes for file in members.values()), 0
    make_folder(target.absolute().parent)
    require_room(target.absolute().parent, total, target.name)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_entry(MANIFEST), write_manifest(packages))
            for name, file in members.items():
                entry = _entry(name)
                entry.file_size = file.bytes  # or zipfile takes it for a small one
                with sources[name].open("rb") as source, archive.open(entry, "w") as member:
                    while chunk := source.read(CHUNK):
                        member.write(chunk)
                        done += len(chunk)
                        progress(f"writing {target.name}", done, total)
        settle(temporary)
        temporary.replace(target)
    except OSError as error:
        raise write_failure(error, target, total - done) from error
    finally:
        temporary.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o100644 << 16
    return entry


def _read_packages(file: Path, work: Path) -> tuple[BundledPackage, ...]:
    def only_manifest(path: PurePosixPath) -> PurePosixPath | None:
        return path if path == PurePosixPath(MANIFEST) else None

    found = unpack(
        file,
        work,
        wanted=only_manifest,
        most_bytes=_MOST_BYTES,
        most_files=_MOST_FILES,
        largest=_MOST_MANIFEST,
    )
    if not found:
        raise _not_a_bundle(file, f"it is no bundle of models: {MANIFEST} is missing")
    try:
        return read_manifest(found[0].read_bytes())
    except BadManifest as problem:
        raise _not_a_bundle(file, str(problem)) from problem


def _is_there(package: BundledPackage, folder: Path, progress: Progress, *, force: bool) -> bool:
    """Whether ``folder`` is this package with this content.

    Raises:
        OutputError: It has one of this name with another content, which is not to be replaced.
    """
    if not folder.is_symlink() and not folder.exists():
        return False
    if all(
        (folder / path).is_file()
        and sha256_of(folder / path, f"checking {package.folder}", progress) == sha256
        for path, sha256 in package.digests.items()
    ):
        return True
    if force:
        return False
    raise OutputError(
        f"{folder} is there already, with other contents than in the bundle; nothing was installed",
        f"briefing models remove {package.folder}, or add --again to replace it",
    )


def _unpack_contents(
    file: Path,
    packages: Sequence[BundledPackage],
    new: Sequence[BundledPackage],
    work: Path,
    progress: Progress,
) -> dict[str, Path]:
    """The files that are needed, by sha256; each is what it says."""
    needed = {sha256 for package in new for sha256 in package.digests.values()}
    members = {
        PurePosixPath(name): entry
        for name, entry in stored_members(packages).items()
        if entry.sha256 in needed
    }

    def place_of(path: PurePosixPath) -> PurePosixPath | None:
        return PurePosixPath(members[path].sha256) if path in members else None

    folder = work / "contents"
    if needed:
        unpack(
            file,
            folder,
            wanted=place_of,
            most_bytes=_MOST_BYTES,
            most_files=_MOST_FILES,
            progress=progress,
        )
    for path, entry in members.items():
        content = folder / entry.sha256
        if not content.is_file():
            raise _not_a_bundle(file, f"{path} is missing")
        if content.stat().st_size != entry.bytes or (
            sha256_of(content, f"checking {file.name}", progress) != entry.sha256
        ):
            raise _not_a_bundle(file, f"{path} is damaged: it has another sha256 than expected")
    return {entry.sha256: folder / entry.sha256 for entry in members.values()}


def _assemble(file: Path, package: BundledPackage, contents: dict[str, Path], into: Path) -> Path:
    """Make the folder of a package out of its contents, and look at it as at any other package."""
    folder = into / package.folder
    (folder / "model").mkdir(parents=True)
    for entry in package.files:
        # Weights are shared on the disk too. Small files are not: somebody may edit a README.
        give = link_or_copy if entry.bytes >= _LARGE else shutil.copyfile
        give(contents[entry.sha256], folder.joinpath(*PurePosixPath(entry.path).parts))
    try:
        metadata = read_metadata(folder)
        check_metadata(metadata)
        check_model_folder(folder / "model")
    except Damage as damage:
        raise _not_a_bundle(file, f"{package.folder}: {damage.reason}") from damage
    if (metadata["from_code"], metadata["to_code"]) != package.languages:
        raise _not_a_bundle(file, f"{package.folder}: {MANIFEST} and package name other languages")
    return folder


def _not_a_bundle(file: Path, reason: str) -> InputError:
    return InputError(
        f"{file}: {reason}; nothing was installed",
        "get the bundle again, from a source that you trust",
    )
