"""The order in which a model of the catalogue becomes a package that can be used.

Plan, download, compare digests, convert, try on one sentence, and only then make it visible. What
is downloaded stays until the package stands, so an interrupted run goes on where it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.config import ModelSettings
from briefing.errors import UsageError
from briefing.models.catalogue import (
    Catalogue,
    CatalogueModel,
    RemoteFile,
    commercial_use,
)
from briefing.models.disk import make_folder, require_room, write_failure
from briefing.models.fetch import Remembered, fetch_files
from briefing.models.lockfile import (
    LOCK_FILE,
    LockedFile,
    lock_key,
    read_lock,
    record,
    with_digests,
)
from briefing.models.locks import hold_lock
from briefing.models.manifest import BundledPackage
from briefing.models.package import InstalledModel, read_installed
from briefing.models.progress import Progress
from briefing.models.publishing import publish_package, restore_interrupted
from briefing.models.recipes import RECIPES
from briefing.models.trial import try_model

DOWNLOADS = ".downloads"
WORK = ".work"
LARGE_DOWNLOAD = 50_000_000  # bytes; below it nobody minds
# The download, its unpacked form and the converted model lie side by side for a while.
_SPACE_FACTOR = {"argosmodel": 2.2, "ctranslate2": 2.2, "marian-npz": 2.0, "marian-zip": 3.0}


@dataclass(frozen=True, slots=True)
class Plan:
    """A model to install.

    Attributes:
        targets: The languages to make packages for; some of those that the model serves.
        files: With digests from the lock file where the catalogue has none.
        again: What is installed is to be replaced.
        accept_changed: Nothing is compared with the lock file: it gets the new digests.
    """

    model: CatalogueModel
    targets: tuple[str, ...]
    files: tuple[RemoteFile, ...]
    again: bool = False
    accept_changed: bool = False

    @property
    def download_bytes(self) -> int | None:
        """What has to be downloaded, ``None`` where nobody says."""
        sizes = [file.bytes for file in self.files]
        known = [size for size in sizes if size is not None]
        return sum(known) if len(known) == len(sizes) else self.model.download_bytes

    @property
    def large(self) -> bool:
        """Whether the user should be asked before."""
        size = self.download_bytes
        return size is None or size > LARGE_DOWNLOAD


def plan_installation(
    wanted: Sequence[str],
    catalogue: Catalogue,
    root: Path,
    *,
    installed: Sequence[InstalledModel] = (),
    again: bool = False,
    accept_changed: bool = False,
) -> tuple[Plan, ...]:
    """What has to be installed for ``wanted``; nothing for what is there already.

    Args:
        wanted: Language codes (their default model), ids (all languages of the model), or
            ``ID:LANGUAGE``.
        root: The workspace, for its lock file.
        installed: What is there.
        again: Install once more what is there.
        accept_changed: Take files that differ from those of the lock file.

    Raises:
        UsageError: There is no such model, or it does not serve the language.
        SettingsError: The lock file is damaged.
    """
    chosen: dict[str, set[str]] = {}
    for word in wanted:
        model, targets = _resolve(word, catalogue)
        chosen.setdefault(model.id, set()).update(targets)
    lock = read_lock(root / LOCK_FILE)
    there = {(m.catalogue_id, m.revision, m.target) for m in installed}
    plans = []
    for model in catalogue.models:
        targets = tuple(
            code
            for code in model.targets
            if code in chosen.get(model.id, ())
            and (again or (model.id, model.revision, code) not in there)
        )
        if targets:
            files = model.files if accept_changed else with_digests(model, lock)
            plans.append(Plan(model, targets, files, again, accept_changed))
    return tuple(plans)


def check_licence(plan: Plan, *, accept_non_commercial: bool) -> None:
    """Refuse a model whose licence forbids commercial use, unless the user accepts that.

    Raises:
        UsageError: He has not.
    """
    if plan.model.commercial is False and not accept_non_commercial:
        raise UsageError(
            f"the licence of {plan.model.id}, {plan.model.licence}, forbids commercial use "
            f"({plan.model.licence_source})",
            "add --accept-non-commercial if your use is not commercial, or take another model: "
            "briefing models list",
        )


def check_bundled_licence(
    package: BundledPackage, catalogue: Catalogue, *, accept_non_commercial: bool
) -> None:
    """As `check_licence`, of a package in a bundle: by the catalogue, and by the name it carries.

    Raises:
        UsageError: The user has not accepted it.
    """
    known = catalogue.get(package.model)
    if commercial_use(package.licence, known) is False and not accept_non_commercial:
        licence = package.licence or (known.licence if known else "")
        raise UsageError(
            f"the licence of {package.folder} in the bundle, {licence}, forbids commercial use; "
            "nothing was installed",
            "add --accept-non-commercial if your use is not commercial, or ask for a bundle "
            "without it",
        )


def install(
    plan: Plan,
    store: Path,
    root: Path,
    settings: ModelSettings,
    progress: Progress,
    *,
    mirror: str | None = None,
) -> tuple[InstalledModel, ...]:
    """Carry out a plan.

    Args:
        store: Folder of the packages; made when it is not there.
        root: The workspace; its lock file gets the digests of the first download.
        settings: How the trial runs.
        progress: Told of every stage.
        mirror: Address or folder to take the files from instead.

    Returns:
        The packages, one for each language of the plan.

    Raises:
        MissingDependencyError: A download failed, a digest differs, or the model does not work.
        InputError: An archive or a model file is not what it should be.
        OutputError: The disk is full, or the store cannot be written.
    """
    folder = f"{plan.model.id}-{plan.model.revision}"
    downloads = store / DOWNLOADS / folder

    def wait() -> None:
        progress(f"waiting for another process that installs {plan.model.id}", 0, None)

    with hold_lock(store / DOWNLOADS / f".{folder}.lock", wait):
        make_folder(downloads)
        _check_space(plan, store, downloads)
        fetched = fetch_files(
            plan.files,
            downloads,
            mirror=mirror,
            model=plan.model.id,
            remembered=_remembered(plan, root),
            progress=progress,
        )

        def convert(work: Path) -> tuple[Path, ...]:
            progress(f"converting {plan.model.id}", 0, None)
            return RECIPES[plan.model.recipe](plan.model, downloads, work, plan.targets)

        def remember() -> None:
            files = [(file.name, LockedFile(file.sha256, file.bytes)) for file in fetched]
            record(root / LOCK_FILE, plan.model, files, replace=plan.accept_changed)

        models = adopt(convert, store, settings, progress, replace=True, before=remember)
        shutil.rmtree(downloads)
    return models


def adopt(
    make: Callable[[Path], Sequence[Path]],
    store: Path,
    settings: ModelSettings,
    progress: Progress,
    *,
    replace: bool,
    before: Callable[[], None] = lambda: None,
) -> tuple[InstalledModel, ...]:
    """Make packages, try each on one sentence, and move them into the store together.

    Args:
        make: Given an empty folder, makes finished package folders in it.
        before: Called when all of them work, before the first is visible.

    Raises:
        MissingDependencyError: A package does not work; none is installed.
        OutputError: The disk is full, the store cannot be written, or a package of that name is
            there and is not to be replaced.
    """
    work = store / WORK / str(os.getpid())
    shutil.rmtree(work, ignore_errors=True)  # of a killed process with the same number
    make_folder(work)
    _clear_abandoned(store / WORK)
    restore_interrupted(store)
    try:
        packages = make(work)
        for package in packages:
            progress(f"trying {package.name}", 0, None)
            try_model(read_installed(package), settings)
        before()
        published = [publish_package(package, store, replace=replace) for package in packages]
    except OSError as error:
        raise write_failure(error, store) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return tuple(read_installed(path) for path in published)


def next_best(plan: Plan, catalogue: Catalogue) -> CatalogueModel | None:
    """Another default for the first language of a plan that failed."""
    others = catalogue.for_language(plan.targets[0])
    return next(
        (m for m in others if m.id != plan.model.id and plan.targets[0] in m.default_for), None
    )


def _resolve(word: str, catalogue: Catalogue) -> tuple[CatalogueModel, tuple[str, ...]]:
    model_id, _, language = word.partition(":")
    model = catalogue.get(model_id)
    if model is None:
        model = catalogue.default_for(word)
        language = word
    if model is None:
        raise UsageError(
            f"there is neither a model nor a language {word!r} in the catalogue",
            "briefing models list",
        )
    if language and language not in model.targets:
        raise UsageError(
            f"{model.id} does not translate into {language!r}",
            f"it serves: {', '.join(model.targets)}",
        )
    return model, (language,) if language else model.targets


def _remembered(plan: Plan, root: Path) -> Remembered:
    """The files whose digest comes from the lock file."""
    published = {file.name for file in plan.model.files if file.sha256 is not None}
    again = " --again" if plan.again else ""
    return Remembered(
        tuple(file.name for file in plan.files if file.name not in published and file.sha256),
        f"{root / LOCK_FILE}, {lock_key(plan.model)}",
        "somebody has changed the file since it was installed for the first time; ask the publisher"
        f" why, and to take it: briefing models install {plan.model.id}{again} --accept-changed",
    )


def _check_space(plan: Plan, store: Path, downloads: Path) -> None:
    size = plan.download_bytes
    if size is not None:
        there = sum(path.stat().st_size for path in downloads.iterdir() if path.is_file())
        needed = int(size * _SPACE_FACTOR[plan.model.recipe]) - there
        require_room(store, needed, f"{plan.model.id} and what is made of it")


def _clear_abandoned(folder: Path) -> None:
    """Delete what a killed process left; the folders are named after their processes."""
    for path in folder.iterdir():
        if path.name.isdigit() and not _runs(int(path.name)):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    if os.name != "posix":  # there os.kill would end the process; leave the folder
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
