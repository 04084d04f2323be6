"""How downloaded files become packages: one small recipe for each form that models come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefing.models.catalogue import CatalogueModel, RecipeName
from briefing.models.recipes.argosmodel import make_from_argosmodel
from briefing.models.recipes.ctranslate2_folder import make_from_ctranslate2
from briefing.models.recipes.marian_npz import make_from_marian_npz
from briefing.models.recipes.marian_zip import make_from_marian_zip

# recipe(model, downloads, work, targets): makes a finished and sealed package folder in ``work``
# for each target language (``work / "en_kk-hplt-en-kk"``) out of the files in ``downloads``. These
# stay as they are; on the same file system they come to be linked into the packages. ``work`` is
# empty before.
#
# InputError: a file is hostile. MissingDependencyError: files are damaged or do not fit together.
# OSError: the disk is full.
Recipe = Callable[[CatalogueModel, Path, Path, Sequence[str]], tuple[Path, ...]]

RECIPES: Mapping[RecipeName, Recipe] = {
    "argosmodel": make_from_argosmodel,
    "ctranslate2": make_from_ctranslate2,
    "marian-zip": make_from_marian_zip,
    "marian-npz": make_from_marian_npz,
}

__all__ = ["RECIPES", "Recipe"]
