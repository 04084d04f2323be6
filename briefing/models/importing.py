"""Taking a model from disk: recognised by its files, then made into packages by the usual recipes.

The user's own files are copied first, never linked, so what he does to them later does not matter.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from briefing.domain import LANGUAGE_NAMES
from briefing.errors import BriefingError, InputError, UsageError
from briefing.models.catalogue import CatalogueModel, RecipeName
from briefing.models.package import METADATA, ModelTokens
from briefing.models.packaging import NETWORK_FILES
from briefing.models.recipes import RECIPES
from briefing.models.recipes.argosmodel import finish_package, wanted_of_package
from briefing.models.recipes.ctranslate2_folder import JOINT_PIECES, PAIRS_OF_PIECES
from briefing.models.recipes.marian_zip import make_from_marian_files, wanted_of_opus
from briefing.models.recipes.notices import is_notice

Kind = Literal[
    "argosmodel", "argos-folder", "ctranslate2", "marian-zip", "opus-folder", "marian-npz"
]
_RECIPES: Mapping[Kind, RecipeName] = {
    "argosmodel": "argosmodel",
    "argos-folder": "argosmodel",
    "ctranslate2": "ctranslate2",
    "marian-zip": "marian-zip",
    "opus-folder": "marian-zip",
    "marian-npz": "marian-npz",
}
_LOOKED_FOR = (
    "an Argos package: an .argosmodel, or its unpacked folder (metadata.json, model/, "
    "sentencepiece.model)",
    "a CTranslate2 folder: model.bin, config.json, shared_vocabulary.json (or source_ and "
    "target_vocabulary.json), and SentencePiece models such as sentencepiece.model, spiece.model, "
    "or source.spm and target.spm",
    "an OPUS-MT archive or its unpacked folder: decoder.yml, *.npz, *.vocab.yml, source.spm, "
    "target.spm",
    "a folder with the weights of Marian (*.npz) and its SentencePiece model (*.spm)",
)
_COPIES: Mapping[Kind, str] = {"argosmodel": "model.argosmodel", "marian-zip": "model.zip"}
_MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the files may not say themselves.

    Attributes:
        source: Language code; needed but for Argos packages.
        target: As ``source``. A model for several languages is imported once for each.
        tokens: What the model wants to see besides the sentence, see docs/models.md.
        licence: SPDX identifier, for the notice in the package.
    """

    source: str | None = None
    target: str | None = None
    tokens: ModelTokens | None = None
    licence: str = "not stated"


def import_path(
    path: Path, work: Path, options: ImportOptions = ImportOptions()
) -> tuple[Path, ...]:
    """Make packages of a model on disk.

    Args:
        path: A file or folder of one of the forms that the error for any other lists.
        work: An empty folder.

    Returns:
        Finished and sealed package folders in ``work``.

    Raises:
        InputError: There is no such file, it is of none of the forms, or it is hostile.
        UsageError: Languages have to be named, or contradict the package.
        MissingDependencyError: Files are damaged or do not fit together.
        OSError: The disk is full.
    """
    kind = _recognise(path)
    _check_languages(path, kind, options)
    model = _describe(path, _RECIPES[kind], options)
    files, making = work / "files", work / "making"
    files.mkdir()
    making.mkdir()
    _copy(path, kind, files)
    try:
        made = _make(model, kind, files, making)
    except BriefingError as error:
        raise _naming_originals(error, path, kind, files) from error
    return tuple(package.rename(work / package.name) for package in made)


def _make(model: CatalogueModel, kind: Kind, files: Path, making: Path) -> tuple[Path, ...]:
    if kind == "argos-folder":
        return (finish_package(model, files, making, model.targets),)
    if kind == "opus-folder":
        return make_from_marian_files(model, files, making, model.targets)
    return RECIPES[model.recipe](model, files, making, model.targets)


def _naming_originals(error: BriefingError, path: Path, kind: Kind, files: Path) -> BriefingError:
    """The error with the paths that the user knows, and not those of the copies."""
    copy = files / _COPIES[kind] if path.is_file() else files

    def renamed(text: str) -> str:
        return text.replace(str(copy), str(path))

    problems = tuple(map(renamed, error.problems))
    return type(error)(renamed(error.message), renamed(error.hint), problems)


def _recognise(path: Path) -> Kind:
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder")
    names = _names_inside(path)
    if path.is_dir():
        if METADATA in names and "model" in names:
            return "argos-folder"
        if "decoder.yml" in names and _has(names, ".npz"):
            return "opus-folder"
        if "model.bin" in names:
            return "ctranslate2"
        if _has(names, ".npz") and _has(names, ".spm"):
            return "marian-npz"
    elif METADATA in names:
        return "argosmodel"
    elif "decoder.yml" in names:
        return "marian-zip"
    raise InputError(f"{path}: this is no model that can be imported", _hint(path), _LOOKED_FOR)


def _names_inside(path: Path) -> set[str]:
    """File names of a folder; of a zip those in its outer folder too."""
    try:
        if path.is_dir():
            return {entry.name for entry in path.iterdir()}
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()[:_MOST_MEMBERS]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return set()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    return {PurePosixPath(name).name for name in names if name.count("/") <= 1}


def _has(names: set[str], suffix: str) -> bool:
    return any(name.endswith(suffix) for name in names)


def _hint(path: Path) -> str:
    if path.suffix in (".npz", ".spm", ".bin", ".model"):
        return f"name the folder instead: briefing models import {path.parent}"
    return "what can be imported is listed above"


def _check_languages(path: Path, kind: Kind, options: ImportOptions) -> None:
    """Both languages or, where the package says them itself, none."""
    given = (options.source, options.target)
    if None not in given:
        return
    if kind not in ("argosmodel", "argos-folder"):
        reason = "the files do not say between which languages the model translates"
    elif options.tokens is not None or given != (None, None):
        reason = "name both languages, or neither and no tokens"
    else:
        return
    raise UsageError(f"{path}: {reason}", f"briefing models import {path} --from en --to kk")


def _describe(path: Path, recipe: RecipeName, options: ImportOptions) -> CatalogueModel:
    """The entry that the catalogue would have for it; without an id, since it stands in none."""
    source, target = options.source or "", options.target or ""
    named = f"{LANGUAGE_NAMES.get(source, source)}–{LANGUAGE_NAMES.get(target, target)}"
    return CatalogueModel(
        id="",
        title=f"{path.name} ({named})" if source else path.name,
        source=source,
        targets=(target,) if target else (),
        revision="",
        licence=options.licence,
        licence_source="",
        recipe=recipe,
        files=(),
        tokens={target: options.tokens} if options.tokens and target else {},
    )


def _copy(path: Path, kind: Kind, folder: Path) -> None:
    """Copy an archive, or the known files of a folder. Links are followed: the user set them."""
    if path.is_file():
        shutil.copyfile(path, folder / _COPIES[kind])
        return
    for file in sorted([*path.glob("*"), *path.glob("model/*")]):
        place = _place(kind, PurePosixPath(file.relative_to(path).as_posix()))
        if place is not None and file.is_file():
            (folder / place).parent.mkdir(exist_ok=True)
            shutil.copyfile(file, folder / place)


def _place(kind: Kind, path: PurePosixPath) -> PurePosixPath | None:
    """Where a file of a folder goes; ``None`` for those that are not needed."""
    if kind == "argos-folder":
        return wanted_of_package(path)
    if kind == "opus-folder":
        return wanted_of_opus(path) if len(path.parts) == 1 else None
    name = str(path)
    if kind == "ctranslate2":
        known = name in (*NETWORK_FILES, *JOINT_PIECES) or any(name in p for p in PAIRS_OF_PIECES)
    else:
        known = name.endswith((".npz", ".spm"))
    return path if known or is_notice(name) else None
