"""What a recipe says when files cannot become a package: they are hostile, or they do not fit."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import InputError, MissingDependencyError
from briefing.models.catalogue import CatalogueModel


def hostile(path: Path, reason: str) -> InputError:
    """A file that no honest program writes, or that would take the machine down (exit code 4)."""
    return InputError(
        f"{path}: {reason}",
        "do not use this file; get the model from its publisher, or take another one: "
        "briefing models list",
    )


def unfit(model: CatalogueModel, reason: str) -> MissingDependencyError:
    """Files that are damaged, missing, or not of one model (exit code 5)."""
    if not model.id:  # from disk, not from the catalogue
        return MissingDependencyError(
            f"the model cannot be imported: {reason}",
            "see docs/models.md for the files that belong to a model, or get it again",
        )
    return MissingDependencyError(
        f"{model.id}: {reason}",
        f"briefing models install --again {model.id}, or take another model: briefing models list",
    )
