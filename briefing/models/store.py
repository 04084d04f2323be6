"""Translation models on disk: Argos packages in the given folders and in the user's Argos folder.

A package is a folder with ``metadata.json``, ``model/`` (CTranslate2) and ``sentencepiece.model``.
Models that need more than this form has carry a table ``"briefing"`` in their metadata, with any of
``source_prefix``, ``source_suffix``, ``target_prefix`` (lists of tokens), ``text_prefix`` (put
before the source text), ``source_sentencepiece`` and ``target_sentencepiece`` (file names).
Argos' own key ``target_prefix`` (one token) is understood too.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.domain import Finding
from briefing.errors import MissingDependencyError
from briefing.models.argos import read_package, user_package_folder

EXTENSION_KEY = "briefing"
_METADATA = "metadata.json"
_METADATA_LIMIT = 1_000_000  # bytes; real ones have a few hundred
_VOCABULARIES = (
    ("shared_vocabulary.json",),
    ("shared_vocabulary.txt",),
    ("source_vocabulary.json", "target_vocabulary.json"),
    ("source_vocabulary.txt", "target_vocabulary.txt"),
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?")
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_TOKEN_LISTS = ("source_prefix", "source_suffix", "target_prefix")
_EXTENSION_TEXTS = ("text_prefix", "source_sentencepiece", "target_sentencepiece")


@dataclass(frozen=True, slots=True)
class ModelTokens:
    """What a model wants to see besides the sentence.

    Attributes:
        source_prefix: Tokens before the source (``>>kaz_Cyrl<<``, ``eng_Latn``).
        source_suffix: Tokens after it (``</s>`` where the model does not add it itself).
        target_prefix: Tokens that the output is forced to begin with; cut off again.
        text_prefix: Text put before the sentence, ahead of tokenisation (``<2kk> ``).
    """

    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()
    text_prefix: str = ""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A package that can be run.

    Attributes:
        id: ``en_ru``.
        path: The package folder; the CTranslate2 model is in ``path / "model"``.
        source_pieces: SentencePiece model that cuts the source.
        target_pieces: SentencePiece model of the target; often the same file.
    """

    id: str
    version: str
    source: str
    target: str
    path: Path
    source_pieces: Path
    target_pieces: Path
    tokens: ModelTokens = ModelTokens()

    @property
    def name(self) -> str:
        """``id version``, as shown to users and kept in the run record."""
        return f"{self.id} {self.version}"

    @property
    def weights(self) -> Path:
        """The file with the weights."""
        return self.path / "model" / "model.bin"

    @property
    def sha256(self) -> str:
        """Hex digest of the weights; read once per process while the file stays the same."""
        status = self.weights.stat()
        return _hash_file(self.weights, status.st_size, status.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Inventory:
    """All packages found. ``damaged`` pairs the direction, where it is known, with the finding."""

    models: tuple[InstalledModel, ...]
    damaged: tuple[tuple[str | None, Finding], ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the packages that cannot be used."""
        return tuple(finding for _, finding in self.damaged)


class _Damage(Exception):
    """A package cannot be used; the text says why."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def find_installed(folders: Sequence[Path] = ()) -> tuple[InstalledModel, ...]:
    """The models that can be used, sorted by id, the newest version of each first.

    Args:
        folders: Searched besides the user's Argos folder, and before it: of two packages with the
            same direction and version the one found first stands first. Each holds packages,
            or is one.

    Raises:
        MissingDependencyError: There are packages, but argostranslate is not installed.
    """
    return take_inventory(folders).models


def model_for(source: str, target: str, folders: Sequence[Path] = ()) -> InstalledModel | None:
    """The newest model from ``source`` to ``target``; ``None`` when none is installed.

    Raises:
        MissingDependencyError: The only packages of this direction are damaged; or as
            `find_installed`.
    """
    inventory = take_inventory(folders)
    for model in inventory.models:
        if (model.source, model.target) == (source, target):
            return model
    wanted = f"{source}_{target}"
    damaged = [finding.message for direction, finding in inventory.damaged if direction == wanted]
    if damaged:
        raise MissingDependencyError(
            f"no model from {source} to {target} can be used: {damaged[0]}",
            problems=tuple(damaged[1:]),
        )
    return None


def take_inventory(folders: Sequence[Path] = ()) -> Inventory:
    """Everything there is, with a finding for each package that cannot be used.

    Raises:
        MissingDependencyError: As `find_installed`.
    """
    models: list[InstalledModel] = []
    damaged: list[tuple[str | None, Finding]] = []
    for folder in folders:
        if not folder.is_dir():
            message = f"{folder}: there is no such folder; mend [models] folders in briefing.toml"
            damaged.append((None, Finding("model-folder-missing", "warning", message, str(folder))))
    for package in package_folders(folders):
        metadata: Mapping[str, Any] = {}
        try:
            metadata = _read_metadata(package)
            if metadata.get("type", "translate") == "translate":
                models.append(_read_model(package, metadata))
        except _Damage as damage:
            remedy = damage.remedy or "delete the folder and install the package again"
            message = f"{package}: {damage.reason}; {remedy}"
            finding = Finding("model-damaged", "warning", message, str(package))
            damaged.append((_direction(package, metadata), finding))
    models.sort(key=lambda model: _version_key(model.version), reverse=True)
    models.sort(key=lambda model: model.id)
    return Inventory(tuple(models), tuple(damaged))


def package_folders(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The packages in ``folders`` and in the user's Argos folder, readable or not."""
    return tuple(_package_folders((*folders, user_package_folder(os.environ))))


def _package_folders(folders: Sequence[Path]) -> Iterator[Path]:
    """Folders with a ``metadata.json`` or a ``model/``, each once, in a fixed order."""
    seen = set()
    for folder in folders:
        try:
            inside = sorted(folder.iterdir())
        except OSError:
            continue
        for candidate in (folder, *inside):
            if not ((candidate / _METADATA).is_file() or (candidate / "model").is_dir()):
                continue
            if candidate.resolve() not in seen:
                seen.add(candidate.resolve())
                yield candidate


def _read_metadata(package: Path) -> Mapping[str, Any]:
    path = package / _METADATA
    try:
        if path.stat().st_size > _METADATA_LIMIT:
            raise _Damage(f"{_METADATA} is larger than {_METADATA_LIMIT} bytes")
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise _Damage(f"{_METADATA} is missing") from error
    except (OSError, ValueError, RecursionError) as error:
        raise _Damage(f"{_METADATA} cannot be read ({error})") from error
    if not isinstance(metadata, dict):
        raise _Damage(f"{_METADATA} is not a JSON object")
    return metadata


def _read_model(package: Path, metadata: Mapping[str, Any]) -> InstalledModel:
    for key in ("from_code", "to_code"):
        code = metadata.get(key)
        if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
            raise _Damage(f"{_METADATA}: {key} is not a language code but {code!r}")
    for key in ("package_version", "target_prefix"):
        if not isinstance(metadata.get(key, ""), str):
            raise _Damage(f"{_METADATA}: {key} is not a string")
    extension = _check_extension(metadata.get(EXTENSION_KEY, {}))
    try:
        argos = read_package(package)
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        raise _Damage(f"argostranslate cannot read it ({error})") from error
    _check_model_folder(package / "model")
    target_prefix = extension.get("target_prefix", [argos.target_prefix])
    return InstalledModel(
        id=f"{argos.source}_{argos.target}",
        version=argos.version or "0",
        source=argos.source,
        target=argos.target,
        path=package,
        source_pieces=_find_pieces(package, extension.get("source_sentencepiece")),
        target_pieces=_find_pieces(package, extension.get("target_sentencepiece")),
        tokens=ModelTokens(
            source_prefix=tuple(extension.get("source_prefix", ())),
            source_suffix=tuple(extension.get("source_suffix", ())),
            target_prefix=tuple(token for token in target_prefix if token),
            text_prefix=extension.get("text_prefix", ""),
        ),
    )


def _check_extension(extension: Any) -> Mapping[str, Any]:
    """Our own keys; an unknown one may ask for something that this version cannot do."""
    if not isinstance(extension, dict):
        raise _Damage(f'{_METADATA}: "{EXTENSION_KEY}" is not a JSON object')
    for key, value in extension.items():
        if key in _TOKEN_LISTS:
            good = isinstance(value, list) and all(isinstance(item, str) for item in value)
            expected = "a list of strings"
        elif key in _EXTENSION_TEXTS:
            good, expected = isinstance(value, str), "a string"
        else:
            raise _Damage(
                f'{_METADATA}: "{EXTENSION_KEY}" has the unknown key {key!r}',
                "the package may be made for a newer version of briefing: upgrade it",
            )
        if not good:
            raise _Damage(f'{_METADATA}: "{EXTENSION_KEY}" {key} is not {expected}')
    return extension


def _check_model_folder(folder: Path) -> None:
    weights = folder / "model.bin"
    if not weights.is_file():
        raise _Damage("model/model.bin is missing")
    if weights.stat().st_size == 0:
        raise _Damage("model/model.bin is empty")
    for names in _VOCABULARIES:
        if all((folder / name).is_file() for name in names):
            return
    raise _Damage("model/ has no vocabulary (shared_vocabulary.json)")


def _find_pieces(package: Path, name: str | None) -> Path:
    if name is not None and not _FILE_NAME.fullmatch(name):
        raise _Damage(f"{_METADATA}: {name!r} is not a plain file name")
    path = package / (name or "sentencepiece.model")
    if path.is_file():
        return path
    if name is None and (package / "bpe.model").is_file():
        raise _Damage(
            "it is an old package with bpe.model, which is not supported",
            "install a newer version of it, with sentencepiece.model",
        )
    raise _Damage(f"{path.name} is missing")


def _direction(package: Path, metadata: Mapping[str, Any]) -> str | None:
    """``en_ru`` from the metadata or from the usual name of a package folder."""
    codes = (metadata.get("from_code"), metadata.get("to_code"))
    if all(isinstance(code, str) for code in codes):
        return f"{codes[0]}_{codes[1]}"
    named = re.match(r"(?:translate-)?([a-z]{2,3}_[a-z]{2,3})(?:-|$)", package.name)
    return named[1] if named else None


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version))


@lru_cache(maxsize=64)
def _hash_file(path: Path, size: int, modified: int) -> str:
    """``size`` and ``modified`` are part of the cache key: a replaced file is read again."""
    from hashlib import file_digest

    with path.open("rb") as handle:
        return file_digest(handle, "sha256").hexdigest()
