"""Toy models on a host of this machine, and a workspace whose catalogue names them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import layouts
from hosts import ModelHost

from briefing.models.catalogue import CatalogueModel

Layout = Callable[[Path], CatalogueModel]

RECIPES: dict[str, Layout] = {
    "argosmodel": lambda folder: layouts.argosmodel(folder, "kk"),
    "ctranslate2, one SentencePiece model": lambda folder: layouts.ctranslate2_joint(folder, "kk"),
    "ctranslate2, two SentencePiece models": lambda folder: layouts.ctranslate2_quickmt(
        folder, "kk"
    ),
    "ctranslate2, tokens at both ends": layouts.ctranslate2_nllb,
    "ctranslate2, language in the text": layouts.ctranslate2_madlad,
    "marian-zip": layouts.marian_zip,
    "marian-npz": lambda folder: layouts.marian_npz(folder, "kk"),
}


def offer(host: ModelHost, layout: Layout, folder: Path, **changes: object) -> CatalogueModel:
    """Serve a model as its publisher does, and write the workspace's models.toml for it."""
    folder.mkdir()
    model = layout(folder)
    files = {path.name: path for path in folder.iterdir()}
    if model.recipe == "argosmodel":
        (name,) = files
        base = host.put_argos(name, files[name]).removesuffix(name)
    elif model.recipe == "marian-zip":
        base = host.put_object_store(f"Tatoeba/{next(iter(files))}", files["model.zip"])
        base = base.removesuffix("model.zip")
    else:
        base = host.put_huggingface("toy/model", model.revision, files)
    placed = tuple(replace(f, addresses=(base + f.name,)) for f in model.files)
    model = replace(model, files=placed, **changes)
    write_catalogue(Path("models.toml"), model)
    return model


def write_catalogue(path: Path, *models: CatalogueModel) -> None:
    """As a person would write it; a JSON text is a TOML text here."""
    lines = []
    for model in models:
        lines.append("[[models]]")
        for key in ("id", "title", "source", "revision", "licence", "licence_source", "recipe"):
            lines.append(f"{key} = {json.dumps(getattr(model, key))}")
        for key in ("targets", "default_for"):
            lines.append(f"{key} = {json.dumps(list(getattr(model, key)))}")
        for key in ("download_bytes", "commercial"):
            if getattr(model, key) is not None:
                lines.append(f"{key} = {json.dumps(getattr(model, key))}")
        for file in model.files:
            lines.append("[[models.files]]")
            told = {key: value for key, value in asdict(file).items() if value is not None}
            lines += [f"{key} = {json.dumps(value)}" for key, value in told.items()]
        for code, tokens in model.tokens.items():
            lines.append(f"[models.tokens.{code}]")
            lines += [f"{k} = {json.dumps(v)}" for k, v in asdict(tokens).items() if v]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def held_out(*languages: str) -> list[tuple[str, ...]]:
    with (layouts.DATA / "held_out.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [tuple(row[code] for code in ("en", *languages)) for row in rows]
