"""``briefing models``: what can be installed, and what is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.common import check_choice, open_settings
from briefing.config import Settings
from briefing.console import confirm, file_size, say, table, transfer_progress, write
from briefing.domain import LANGUAGE_NAMES
from briefing.errors import (
    BriefingError,
    InputError,
    MissingDependencyError,
    PartialError,
    UsageError,
)
from briefing.models import InstalledModel, take_inventory
from briefing.models.catalogue import (
    Catalogue,
    CatalogueModel,
    commercial_use,
    load_catalogue,
)
from briefing.models.store import store_folder
from briefing.resources import Workspace

if TYPE_CHECKING:
    from briefing.models.install import Plan

CATALOGUE_FILE = "models.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of ``models list``: a model of the catalogue, a package, or both, for one language.

    Attributes:
        state: ``installed``, ``default`` (what ``install LANGUAGE`` takes) or ``available``.
        bytes: On disk when installed, else of the download.
        score: ``BLEU / chrF`` as published, or empty.
    """

    language: str
    direction: str
    model: str
    state: str
    licence: str
    commercial: bool | None
    bytes: int | None
    score: str
    path: str


def list_models(output_format: str) -> None:
    """Print for each language what is installed and what can be."""
    check_choice("--format", output_format, ("text", "json"))
    workspace, settings, catalogue = _open()
    inventory = take_inventory(settings.models.folders, settings.models.store)
    rows = list(_rows(catalogue, inventory.models))
    if output_format == "json":
        shown = [{key: getattr(row, key) for key in Row.__slots__} for row in rows]
        write(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    header = ("language", "model", "state", "size", "licence", "commercial use", "BLEU / chrF")
    cells = [
        (
            LANGUAGE_NAMES.get(row.language, row.language),
            row.model if row.direction.startswith("en_") else f"{row.model} ({row.direction})",
            _state(row, store_folder(settings.models)),
            file_size(row.bytes),
            row.licence,
            {True: "yes", False: "NO", None: "not stated"}[row.commercial],
            row.score,
        )
        for row in rows
    ]
    write(table(header, cells, right=(3,)))
    for finding in inventory.findings:
        say(f"note: {finding.message}")
    write("Scores are published ones (docs/models.md); what a model gives out is a draft.")
    installed = {row.language for row in rows if row.state == "installed"}
    lacking = [code for code in settings.brief.languages if code not in (*installed, "en")]
    if lacking:
        write(f"next: briefing models install {' '.join(lacking)}")


def install(
    wanted: Sequence[str],
    *,
    yes: bool,
    mirror: str | None,
    bundle: Path | None,
    accept_non_commercial: bool,
    accept_changed: bool,
    again: bool,
    verbosity: int,
) -> None:
    """Download, convert and try models; or unpack a bundle."""
    from briefing.models.install import check_licence, plan_installation

    if bundle is not None:
        if wanted or mirror:
            raise UsageError(
                "--from FILE takes all models of the bundle",
                "leave the names and --mirror out",
            )
        _install_bundle(
            bundle,
            accept_non_commercial=accept_non_commercial,
            again=again,
            verbosity=verbosity,
        )
        return
    if not wanted:
        raise UsageError("no model is named", "briefing models install kk uz ru")
    workspace, settings, catalogue = _open()
    there = take_inventory(settings.models.folders, settings.models.store).models
    plans = plan_installation(
        wanted,
        catalogue,
        workspace.root,
        installed=there,
        again=again,
        accept_changed=accept_changed,
    )
    if not plans:
        _tell("all of it is installed already; --again installs it once more", verbosity)
        return
    for plan in plans:
        check_licence(plan, accept_non_commercial=accept_non_commercial)
    large = [plan for plan in plans if plan.large]
    if large and not yes:
        _ask([plan.model for plan in large])
    _carry_out(plans, workspace, settings, catalogue, mirror=mirror, verbosity=verbosity)


def import_model(
    path: Path,
    *,
    source: str | None,
    target: str | None,
    source_prefix: str | None,
    source_suffix: str | None,
    target_prefix: str | None,
    text_prefix: str | None,
    again: bool,
    verbosity: int,
) -> None:
    """Take a model from disk."""
    from briefing.models.importing import ImportOptions, import_path
    from briefing.models.install import adopt
    from briefing.models.package import ModelTokens

    _, settings, _ = _open()
    tokens = None
    if source_prefix or source_suffix or target_prefix or text_prefix:
        tokens = ModelTokens(
            tuple((source_prefix or "").split()),
            tuple((source_suffix or "").split()),
            tuple((target_prefix or "").split()),
            text_prefix or "",
        )
    options = ImportOptions(source=source, target=target, tokens=tokens)
    with transfer_progress(verbosity) as progress:
        models = adopt(
            lambda work: import_path(path, work, options),
            store_folder(settings.models),
            settings.models,
            progress,
            replace=again,
        )
    _tell_installed(models, verbosity)


def remove(names: Sequence[str], *, yes: bool, verbosity: int) -> None:
    """Delete packages of our own store."""
    from briefing.models.verification import remove_package

    _, settings, _ = _open()
    store = store_folder(settings.models)
    inventory = take_inventory(settings.models.folders, settings.models.store)
    chosen = [model for name in names for model in _find(name, inventory.models)]
    foreign = [model for model in chosen if model.path.parent != store]
    if foreign:
        listed = ", ".join(str(model.path) for model in foreign)
        raise UsageError(
            f"{listed}: not in the store {store}, so briefing does not delete it",
            "delete the folder yourself if nothing else uses it",
        )
    if not yes and confirm(f"Delete {', '.join(str(m.path) for m in chosen)}?") is not True:
        raise UsageError("nothing was deleted", "add --yes to delete without being asked")
    for model in chosen:
        remove_package(model.path)
        _tell(f"removed {model.name}", verbosity)


def verify(names: Sequence[str], verbosity: int) -> None:
    """Hash the files of packages again; end with exit code 5 when one has changed."""
    from briefing.models.verification import verify_package

    _, settings, _ = _open()
    inventory = take_inventory(settings.models.folders, settings.models.store)
    models = [m for name in names for m in _find(name, inventory.models)] or inventory.models
    problems = [finding.message for finding in inventory.findings if not names]
    changed = []
    with transfer_progress(verbosity) as progress:
        for model in models:
            verdict = verify_package(model.path, progress)
            problems += verdict.problems
            changed += [model] if verdict.problems else []
            state = "changed" if verdict.problems else "ok" if verdict.sealed else "no checksums"
            _tell(f"{model.name}: {state} ({model.path})", verbosity)
    if problems:
        raise MissingDependencyError(
            f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} found",
            _how_to_renew(changed),
            tuple(problems),
        )
    if not models:
        _tell("no model is installed; briefing models list", verbosity)


def bundle(file: Path, names: Sequence[str], *, force: bool, verbosity: int) -> None:
    """Write packages into one archive for a machine without network."""
    from briefing.models.bundle import write_bundle

    _, settings, _ = _open()
    models = take_inventory(settings.models.folders, settings.models.store).models
    chosen = [m for name in names for m in _find(name, models)] or list(models)
    if not chosen:
        raise UsageError("no model is installed", "briefing models install kk uz ru")
    with transfer_progress(verbosity) as progress:
        write_bundle([model.path for model in chosen], file, progress, force=force)
    _tell(f"{file}: {', '.join(model.name for model in chosen)}", verbosity)
    _tell(f"on the other machine: briefing models install --from {file.name}", verbosity)


def _open() -> tuple[Workspace, Settings, Catalogue]:
    workspace, settings = open_settings({})
    return workspace, settings, load_catalogue(workspace.root / CATALOGUE_FILE)


def _rows(catalogue: Catalogue, installed: Sequence[InstalledModel]) -> Iterator[Row]:
    served = [target for model in catalogue.models for target in model.targets]
    codes = dict.fromkeys([*LANGUAGE_NAMES, *served, *(model.target for model in installed)])
    for code in codes:
        there = [model for model in installed if model.target == code]
        for package in there:
            known = catalogue.get(package.catalogue_id or "")
            yield Row(
                code,
                package.id,
                package.catalogue_id or package.name,
                "installed",
                package.licence or (known.licence if known else "not stated"),
                commercial_use(package.licence, known),
                _size(package.path),
                _score(known, code),
                str(package.path),
            )
        present = {package.catalogue_id for package in there}
        for model in catalogue.for_language(code):
            if model.id not in present:
                default = catalogue.default_for(code) is model
                yield Row(
                    code,
                    f"{model.source}_{code}",
                    model.id,
                    "default" if default else "available",
                    model.licence,
                    model.commercial,
                    model.download_bytes,
                    _score(model, code),
                    "",
                )


def _state(row: Row, store: Path) -> str:
    """The state, and whose folder the package is in if not ours: it may be there and here."""
    foreign = bool(row.path) and not Path(row.path).is_relative_to(store)
    return f"{row.state} (other folder)" if foreign else row.state


def _score(model: CatalogueModel | None, target: str) -> str:
    score = model.score(target) if model else None
    if score is None:
        return ""
    return " / ".join(
        "–" if value is None else f"{value:.1f}" for value in (score.bleu, score.chrf)
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _find(name: str, models: Sequence[InstalledModel]) -> list[InstalledModel]:
    """Packages by catalogue id, direction (``en_kk``), language, or folder name."""
    found = [m for m in models if name in (m.catalogue_id, m.id, m.target, m.name, m.path.name)]
    if not found:
        listed = ", ".join(dict.fromkeys(model.id for model in models)) or "none"
        raise UsageError(f"no model {name!r} is installed", f"installed: {listed}")
    return found


def _how_to_renew(models: Sequence[InstalledModel]) -> str:
    """What to type when packages have changed."""
    known = [f"{m.catalogue_id}:{m.target}" for m in models if m.catalogue_id]
    if known:
        return f"briefing models install --again {' '.join(known)}"
    return "delete the folder, and install or import the model once more"


def _ask(models: Sequence[CatalogueModel]) -> None:
    for model in models:
        size = file_size(model.download_bytes) or "size not known"
        say(f"{model.id}: {model.title}, {size}, licence {model.licence}")
    answer = confirm("Download?")
    if answer is None:
        raise UsageError(
            "the download is large or of unknown size, and there is nobody to ask",
            "add --yes to start it",
        )
    if not answer:
        raise UsageError("nothing was downloaded")


def _carry_out(
    plans: Sequence[Plan],
    workspace: Workspace,
    settings: Settings,
    catalogue: Catalogue,
    *,
    mirror: str | None,
    verbosity: int,
) -> None:
    """Install one model after the other; one that fails does not keep the others from it."""
    from briefing.models.install import install as carry_out
    from briefing.models.install import next_best

    done: list[InstalledModel] = []
    failed: list[tuple[Plan, BriefingError]] = []
    with transfer_progress(verbosity) as progress:
        for plan in plans:
            try:
                store = store_folder(settings.models)
                done += carry_out(
                    plan, store, workspace.root, settings.models, progress, mirror=mirror
                )
            except BriefingError as error:
                failed.append((plan, error))
    _tell_installed(done, verbosity)
    if not failed:
        return
    plan, first = failed[0]
    other = next_best(plan, catalogue)
    if len(plans) == 1:
        if other is not None and isinstance(first, (InputError, MissingDependencyError)):
            say(f"another model for {plan.targets[0]}: briefing models install {other.id}")
        raise first
    problems = tuple(f"{p.model.id}: {e.message}; {e.hint}" for p, e in failed)
    kind = PartialError if done else type(first)
    raise kind(
        f"{len(failed)} of {len(plans)} models could not be installed", "see above", problems
    )


def _install_bundle(
    file: Path, *, accept_non_commercial: bool, again: bool, verbosity: int
) -> None:
    from briefing.models.bundle import unpack_bundle
    from briefing.models.install import check_bundled_licence
    from briefing.models.manifest import BundledPackage
    from briefing.models.package import read_installed

    _, settings, catalogue = _open()

    def approve(packages: Sequence[BundledPackage]) -> None:
        for package in packages:
            check_bundled_licence(package, catalogue, accept_non_commercial=accept_non_commercial)

    with transfer_progress(verbosity) as progress:
        store = store_folder(settings.models)
        paths = unpack_bundle(file, store, progress, force=again, approve=approve)
    if not paths:
        _tell("all of it is installed already", verbosity)
    _tell_installed([read_installed(path) for path in paths], verbosity)


def _tell_installed(models: Sequence[InstalledModel], verbosity: int) -> None:
    for model in models:
        _tell(f"installed {model.name} in {model.path}", verbosity)


def _tell(line: str, verbosity: int) -> None:
    """Good news, which nobody wants with ``-q``."""
    if verbosity >= 0:
        say(line)
