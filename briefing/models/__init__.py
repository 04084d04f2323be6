"""Translation models: found on disk (`store`) and run (`runner`)."""

from __future__ import annotations

from briefing.models.runner import Hypothesis, Translator, open_translator
from briefing.models.store import (
    InstalledModel,
    Inventory,
    ModelTokens,
    find_installed,
    model_for,
    package_folders,
    take_inventory,
)

__all__ = [
    "Hypothesis",
    "InstalledModel",
    "Inventory",
    "ModelTokens",
    "Translator",
    "find_installed",
    "model_for",
    "open_translator",
    "package_folders",
    "take_inventory",
]
