"""What a recipe says when files cannot become a package: they are hostile, or they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
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


def untold(model: CatalogueModel, key: str, labels: Sequence[str]) -> MissingDependencyError:
    """A model for several languages that nobody tells which one (exit code 5).

    Args:
        key: Of `ModelTokens`, that has to name one of the labels.
        labels: The tokens that the vocabulary has for languages.
    """
    shown = ", ".join(labels[:12]) + (", …" if len(labels) > 12 else "")
    error = unfit(
        model,
        f"it translates into several languages and wants a token that says which one: {shown}",
    )
    if model.id:
        hint = f"write it into models.toml, under [models.tokens.XX]: {key}"
    else:
        hint = f"add --{key.replace('_', '-')} with that of your language, see docs/models.md"
    return MissingDependencyError(error.message, hint)
