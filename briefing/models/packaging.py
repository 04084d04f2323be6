"""Making a package folder: the plain form of Argos, our own table where it is needed, and a seal.

    en_kk/
      metadata.json        what Argos wants, and a table "briefing", see `briefing.models.package`
      README.md            what it is, where it comes from, what was changed
      UPSTREAM-README.md, LICENSE …    as the publisher gave them
      model/               CTranslate2
      sentencepiece.model  or source.spm and target.spm
      checksums.json       sha256 and size of every other file

A package with one SentencePiece model and no tokens is of plain form: other Argos programs
translate with it as we do. One that needs our keys must not be put into Argos' folder, where it
would translate without them; so the store is a folder of our own.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.domain import LANGUAGE_NAMES
from briefing.models.catalogue import CatalogueModel
from briefing.models.package import (
    EXTENSION_KEY,
    METADATA,
    PLAIN_PIECES,
    ModelTokens,
    hash_file,
)

CHECKSUMS = "checksums.json"
_ARGOS_VERSION = "1.9.0"  # the oldest one that reads what CTranslate2 writes today
_PACKAGE_VERSION = "1.0"  # Argos compares versions, so a commit or a date would not do
NETWORK_FILES = (
    "config.json",
    "model.bin",
    "shared_vocabulary.json",
    "shared_vocabulary.txt",
    "source_vocabulary.json",
    "source_vocabulary.txt",
    "target_vocabulary.json",
    "target_vocabulary.txt",
    "vmap.txt",
)
_CHECKSUMS_LIMIT = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Checksum:
    """A file of a package as it was when the package was made."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Parts:
    """What a package is made of.

    Attributes:
        network: The CTranslate2 folder.
        source_pieces, target_pieces: SentencePiece models; the same file, or files of the same
            content, where one serves both sides.
        changes: What was done to the publisher's files, for the licence notice.
        notices: The publisher's README and licence files.
    """

    network: Path
    source_pieces: Path
    target_pieces: Path
    changes: str
    notices: Sequence[Path] = ()


def write_package(folder: Path, model: CatalogueModel, target: str, parts: Parts) -> Path:
    """Make the package of ``model`` for one target language, and seal it.

    Files are linked rather than copied where the file system can, so that packages which are made
    of the same files share them.

    Args:
        folder: Made here; it must not exist.

    Returns:
        ``folder``.

    Raises:
        OSError: It cannot be written.
    """
    (folder / "model").mkdir(parents=True)
    for name in NETWORK_FILES:
        if (parts.network / name).is_file():
            link_or_copy(parts.network / name, folder / "model" / name)
    extension = describe_origin(model) | describe_tokens(model.tokens.get(target, ModelTokens()))
    if filecmp.cmp(parts.source_pieces, parts.target_pieces, shallow=False):
        link_or_copy(parts.source_pieces, folder / PLAIN_PIECES)
    else:
        for side in ("source", "target"):
            link_or_copy(getattr(parts, f"{side}_pieces"), folder / f"{side}.spm")
            extension[f"{side}_sentencepiece"] = f"{side}.spm"
    metadata: dict[str, Any] = {
        "package_version": _PACKAGE_VERSION,
        "argos_version": _ARGOS_VERSION,
        "from_code": model.source,
        "from_name": LANGUAGE_NAMES.get(model.source, model.source),
        "to_code": target,
        "to_name": LANGUAGE_NAMES.get(target, target),
    }
    if extension:
        metadata[EXTENSION_KEY] = extension
    write_metadata(folder, metadata)
    _write_notices(folder, model, parts)
    seal_package(folder)
    return folder


def name_package(model: CatalogueModel, source: str, target: str) -> str:
    """The folder of a package: ``en_kk-opus-trk-big``, or ``en_kk`` of a model without an id.

    Packages of several models for one direction can lie side by side.
    """
    return "-".join(filter(None, (f"{source}_{target}", model.id)))


def write_metadata(folder: Path, metadata: Mapping[str, Any]) -> None:
    """Write ``metadata.json``."""
    text = json.dumps(metadata, indent=4, ensure_ascii=False)
    (folder / METADATA).write_text(f"{text}\n", encoding="utf-8")


def _write_notices(folder: Path, model: CatalogueModel, parts: Parts) -> None:
    """The README, with what an attribution licence asks for, and the publisher's own texts."""
    kept = []
    for notice in parts.notices:
        taken = notice.name.lower().startswith("readme")
        kept.append(f"UPSTREAM-{notice.name}" if taken else notice.name)
        shutil.copyfile(notice, folder / kept[-1])
    lines = [f"# {model.title}", ""]
    lines += [f"* model: {model.id}, revision {model.revision}"] if model.id else []
    lines += [f"* licence: {model.licence}"]
    lines += [f"* source: {model.licence_source}"] if model.licence_source else []
    lines += [f"* changes: {parts.changes}"]
    lines += [f"* the publisher's own texts: {', '.join(kept)}"] if kept else []
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def describe_origin(model: CatalogueModel) -> dict[str, Any]:
    """The keys of our table that say where a package comes from; those that are known."""
    told = {
        "model": model.id,
        "revision": model.revision,
        "licence": model.licence,
        "licence_source": model.licence_source,
    }
    return {key: value for key, value in told.items() if value} if model.id else {}


def describe_tokens(tokens: ModelTokens) -> dict[str, Any]:
    """The keys of our table that say what the model wants to see; those that it has."""
    told: dict[str, Any] = {
        "source_prefix": list(tokens.source_prefix),
        "source_suffix": list(tokens.source_suffix),
        "target_prefix": list(tokens.target_prefix),
        "text_prefix": tokens.text_prefix,
    }
    return {key: value for key, value in told.items() if value}


def seal_package(folder: Path) -> None:
    """Write ``checksums.json`` over all files of the package, as its last step.

    Raises:
        OSError: A file cannot be read, or the list not written.
    """
    listed = {
        path.relative_to(folder).as_posix(): {
            "sha256": hash_file(path),
            "bytes": path.stat().st_size,
        }
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / CHECKSUMS
    }
    (folder / CHECKSUMS).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


def read_checksums(folder: Path) -> Mapping[str, Checksum] | None:
    """The seal, by file name relative to the package; ``None`` where a package has none.

    Raises:
        ValueError: It is damaged.
        OSError: It cannot be read.
    """
    path = folder / CHECKSUMS
    try:
        if path.stat().st_size > _CHECKSUMS_LIMIT:
            raise ValueError(f"{CHECKSUMS} is larger than {_CHECKSUMS_LIMIT:,} bytes")
        listed = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(name): Checksum(str(entry["sha256"]), int(entry["bytes"]))
            for name, entry in listed.items()
        }
    except FileNotFoundError:
        return None
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError(f"{CHECKSUMS} is no list of files ({error})") from error


def link_or_copy(source: Path, target: Path) -> None:
    """Give ``source`` a second name; copy it where the file system has no hard links.

    Raises:
        OSError: It cannot be copied.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
