"""One translation package on disk: what its ``metadata.json`` says, and whether it can be used.

A package is a folder with ``metadata.json``, ``model/`` (CTranslate2) and ``sentencepiece.model``.
Models that need more than this form has carry a table ``"briefing"`` in their metadata, with any of

* ``source_prefix``, ``source_suffix``, ``target_prefix``: lists of tokens;
* ``text_prefix``: put before the source text;
* ``source_sentencepiece``, ``target_sentencepiece``: file names;
* ``model``, ``revision``, ``licence``, ``licence_source``: where the package comes from.

Argos' own key ``target_prefix`` (one token) is understood too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import MissingDependencyError
from briefing.models.argos import read_package

EXTENSION_KEY = "briefing"
USUAL_REMEDY = "delete the folder and install the package again"
METADATA = "metadata.json"
PLAIN_PIECES = "sentencepiece.model"
VOCABULARIES = (
    ("shared_vocabulary.json",),
    ("shared_vocabulary.txt",),
    ("source_vocabulary.json", "target_vocabulary.json"),
    ("source_vocabulary.txt", "target_vocabulary.txt"),
)
_METADATA_LIMIT = 1_000_000  # bytes; real ones have a few hundred
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?")
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_TOKEN_LISTS = ("source_prefix", "source_suffix", "target_prefix")
_PIECES = ("source_sentencepiece", "target_sentencepiece")
_ORIGIN = ("model", "revision", "licence", "licence_source")
_EXTENSION_TEXTS = ("text_prefix", *_PIECES, *_ORIGIN)
# By device, inode, size and time of change.
_DIGESTS: dict[tuple[int, ...], str] = {}


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
        catalogue_id: The model that it was installed as (``opus-trk-big``); empty for packages of
            other programs. So are ``revision``, ``licence`` and ``licence_source``.
    """

    id: str
    version: str
    source: str
    target: str
    path: Path
    source_pieces: Path
    target_pieces: Path
    tokens: ModelTokens = ModelTokens()
    catalogue_id: str = ""
    revision: str = ""
    licence: str = ""
    licence_source: str = ""

    @property
    def name(self) -> str:
        """As shown to users and kept in the run record: the model and its revision, or, where these
        are not known, ``id version``."""
        if self.catalogue_id:
            return f"{self.catalogue_id} {self.revision}".rstrip()
        return f"{self.id} {self.version}"

    @property
    def weights(self) -> Path:
        """The file with the weights."""
        return self.path / "model" / "model.bin"

    @property
    def sha256(self) -> str:
        """Hex digest of the weights; read once per process while the file stays the same."""
        return hash_file(self.weights)


class Damage(Exception):
    """A package cannot be used.

    Attributes:
        reason: What is wrong with it.
        remedy: What to do; empty where the usual thing helps, which is to install it again.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def read_installed(package: Path) -> InstalledModel:
    """The package in that folder.

    Raises:
        MissingDependencyError: It is damaged, or argostranslate is not installed.
    """
    try:
        return read_model(package, read_metadata(package))
    except Damage as damage:
        raise MissingDependencyError(
            f"{package}: {damage.reason}", damage.remedy or USUAL_REMEDY
        ) from damage


def read_metadata(package: Path) -> dict[str, Any]:
    """The JSON object in ``metadata.json``.

    Raises:
        Damage: There is none.
    """
    path = package / METADATA
    try:
        if path.stat().st_size > _METADATA_LIMIT:
            raise Damage(f"{METADATA} is larger than {_METADATA_LIMIT} bytes")
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Damage(f"{METADATA} is missing") from error
    except (OSError, ValueError, RecursionError) as error:
        raise Damage(f"{METADATA} cannot be read ({error})") from error
    if not isinstance(metadata, dict):
        raise Damage(f"{METADATA} is not a JSON object")
    return metadata


def read_model(package: Path, metadata: Mapping[str, Any]) -> InstalledModel:
    """The package in ``package``, with its files looked at from outside.

    Raises:
        Damage: Metadata or files are not as they must be.
        MissingDependencyError: argostranslate is not installed.
    """
    extension = check_metadata(metadata)
    try:
        argos = read_package(package)
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        raise Damage(f"argostranslate cannot read it ({error})") from error
    check_model_folder(package / "model")
    target_prefix = extension.get("target_prefix", [argos.target_prefix])
    return InstalledModel(
        id=f"{argos.source}_{argos.target}",
        version=argos.version or "0",
        source=argos.source,
        target=argos.target,
        path=package,
        source_pieces=find_pieces(package, extension.get("source_sentencepiece")),
        target_pieces=find_pieces(package, extension.get("target_sentencepiece")),
        tokens=ModelTokens(
            source_prefix=tuple(extension.get("source_prefix", ())),
            source_suffix=tuple(extension.get("source_suffix", ())),
            target_prefix=tuple(token for token in target_prefix if token),
            text_prefix=extension.get("text_prefix", ""),
        ),
        catalogue_id=extension.get("model", ""),
        revision=extension.get("revision", ""),
        licence=extension.get("licence", ""),
        licence_source=extension.get("licence_source", ""),
    )


def check_metadata(metadata: Mapping[str, Any]) -> Mapping[str, Any]:
    """Our own table of the metadata; empty when there is none.

    Raises:
        Damage: A language code, another key that is read here, or our table is wrong. A key in it
            that is not known may ask for something that this version cannot do, so it is refused.
    """
    for key in ("from_code", "to_code"):
        code = metadata.get(key)
        if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
            raise Damage(f"{METADATA}: {key} is not a language code but {code!r}")
    for key in ("package_version", "target_prefix"):
        if not isinstance(metadata.get(key, ""), str):
            raise Damage(f"{METADATA}: {key} is not a string")
    extension = metadata.get(EXTENSION_KEY, {})
    if not isinstance(extension, dict):
        raise Damage(f'{METADATA}: "{EXTENSION_KEY}" is not a JSON object')
    for key, value in extension.items():
        if key in _TOKEN_LISTS:
            good = isinstance(value, list) and all(isinstance(item, str) for item in value)
            expected = "a list of strings"
        elif key in _EXTENSION_TEXTS:
            good, expected = isinstance(value, str), "a string"
        else:
            raise Damage(
                f'{METADATA}: "{EXTENSION_KEY}" has the unknown key {key!r}',
                "the package may be made for a newer version of briefing: upgrade it",
            )
        if not good:
            raise Damage(f'{METADATA}: "{EXTENSION_KEY}" {key} is not {expected}')
    for key in _PIECES:
        if key in extension and not _FILE_NAME.fullmatch(extension[key]):
            raise Damage(f"{METADATA}: {extension[key]!r} is not a plain file name")
    return extension


def check_model_folder(folder: Path) -> None:
    """See that a CTranslate2 folder has its files.

    Raises:
        Damage: Weights or vocabulary are missing.
    """
    weights = folder / "model.bin"
    if not weights.is_file():
        raise Damage("model/model.bin is missing")
    if weights.stat().st_size == 0:
        raise Damage("model/model.bin is empty")
    if not any(all((folder / name).is_file() for name in names) for names in VOCABULARIES):
        raise Damage("model/ has no vocabulary (shared_vocabulary.json)")


def find_pieces(package: Path, name: str | None = None) -> Path:
    """The SentencePiece model of that name; by default that of the plain form.

    Raises:
        Damage: It is missing.
    """
    path = package / (name or PLAIN_PIECES)
    if path.is_file():
        return path
    if name is None and (package / "bpe.model").is_file():
        raise Damage(
            "it is an old package with bpe.model, which is not supported",
            "install a newer version of it, with sentencepiece.model",
        )
    raise Damage(f"{path.name} is missing")


def hash_file(path: Path) -> str:
    """sha256 as hex digits; a file is read once per process, under all names that it is linked to.

    Raises:
        OSError: It cannot be read.
    """
    status = path.stat()
    identity = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
    if identity not in _DIGESTS:
        from hashlib import file_digest

        with path.open("rb") as handle:
            _DIGESTS[identity] = file_digest(handle, "sha256").hexdigest()
    return _DIGESTS[identity]
