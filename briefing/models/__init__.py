"""Translation models: found on disk (`store`), run (`runner`), their results kept (`cache`)."""

from __future__ import annotations

from briefing.models.runner import (
    Hypothesis,
    Translated,
    Translator,
    open_translator,
    translate_sentences,
)
from briefing.models.store import (
    InstalledModel,
    Inventory,
    ModelTokens,
    choose_model,
    find_installed,
    model_for,
    package_folders,
    store_folder,
    take_inventory,
)

__all__ = [
    "Hypothesis",
    "InstalledModel",
    "Inventory",
    "ModelTokens",
    "Translated",
    "Translator",
    "choose_model",
    "find_installed",
    "model_for",
    "open_translator",
    "package_folders",
    "store_folder",
    "take_inventory",
    "translate_sentences",
]
