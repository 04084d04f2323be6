"""The toy models in the forms in which publishers put real ones on the network.

Each function fills a folder with the files of one model, under the names that the host gives them.
`entry` is what the catalogue would say of it.
"""

from __future__ import annotations

import functools
import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from briefing.models.catalogue import CatalogueModel, RecipeName, RemoteFile
from briefing.models.store import ModelTokens

DATA = Path(__file__).parent / "data"
OPUS_TOKENS = {
    "kk": ModelTokens(source_prefix=(">>kaz_Cyrl<<",)),
    "uz": ModelTokens(source_prefix=(">>uzb_Latn<<",)),
}
# Under these names the toy of two languages stands for models that are told the language otherwise.
_MADLAD_TOKENS = {"kk": "<2kk>", "uz": "<2uz>"}


def entry(
    recipe: RecipeName,
    folder: Path,
    targets: tuple[str, ...],
    tokens: dict[str, ModelTokens] | None = None,
    model_id: str = "toy",
) -> CatalogueModel:
    """The catalogue's entry for the files in ``folder``."""
    names = sorted(path.name for path in folder.iterdir())
    return CatalogueModel(
        id=model_id,
        title="A toy",
        source="en",
        targets=targets,
        revision="2026-11-23",
        licence="Apache-2.0",
        licence_source="https://example.org/toy",
        recipe=recipe,
        files=tuple(RemoteFile(name, (f"https://example.org/{name}",)) for name in names),
        commercial=True,
        tokens=tokens or {},
    )


def argosmodel(folder: Path, target: str) -> CatalogueModel:
    """The Argos index: one ``translate-en_XX-1_0.argosmodel``."""
    shutil.copy(DATA / f"en_{target}.argosmodel", folder / f"translate-en_{target}-1_0.argosmodel")
    return entry("argosmodel", folder, (target,))


def marian_npz(folder: Path, target: str) -> CatalogueModel:
    """HPLT: weights of Marian and a joint SentencePiece model."""
    shutil.copy(DATA / f"en_{target}.npz", folder / "model.npz.best-chrf.npz")
    shutil.copy(DATA / f"en_{target}.spm", folder / f"model.en-{target}.spm")
    return entry("marian-npz", folder, (target,))


def marian_zip(folder: Path) -> CatalogueModel:
    """OPUS-MT: one archive for Kazakh and Uzbek, told apart by a token before the source."""
    shutil.copy(DATA / "en_trk.zip", folder / "model.zip")
    return entry("marian-zip", folder, ("kk", "uz"), OPUS_TOKENS)


def opus_folder(folder: Path) -> Path:
    """The same archive, unpacked."""
    with zipfile.ZipFile(DATA / "en_trk.zip") as archive:
        archive.extractall(folder)
    return folder


def ctranslate2_joint(folder: Path, target: str) -> CatalogueModel:
    """A ready folder with one SentencePiece model and no tokens."""
    _take_package(target, folder)
    (folder / "sentencepiece.model").rename(folder / "spiece.model")
    return entry("ctranslate2", folder, (target,))


def ctranslate2_quickmt(folder: Path, target: str) -> CatalogueModel:
    """quickmt: ready, with a SentencePiece model and a vocabulary for each side, no tokens."""
    _take_package(target, folder)
    pieces = (folder / "sentencepiece.model").read_bytes()
    (folder / "sentencepiece.model").rename(folder / "src.spm.model")
    (folder / "tgt.spm.model").write_bytes(pieces + _UNKNOWN_FIELD)
    vocabulary = folder / "shared_vocabulary.json"
    shutil.copy(vocabulary, folder / "target_vocabulary.json")
    vocabulary.rename(folder / "source_vocabulary.json")
    return entry("ctranslate2", folder, (target,))


def ctranslate2_nllb(folder: Path) -> CatalogueModel:
    """NLLB: ready, with tokens on both ends of the source, the last of which the model wants."""
    _take_turkic(folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"add_source_eos": False}))
    tokens = {
        code: ModelTokens(source_prefix=own.source_prefix, source_suffix=("</s>",))
        for code, own in OPUS_TOKENS.items()
    }
    return entry("ctranslate2", folder, ("kk", "uz"), tokens)


def ctranslate2_madlad(folder: Path) -> CatalogueModel:
    """MADLAD: ready, and the language stands inside the source text (``<2kk> ``)."""
    _take_turkic(folder)
    spm = (folder / "source.spm").read_bytes() + _NO_LEADING_SPACE
    vocabulary = (folder / "shared_vocabulary.json").read_text(encoding="utf-8")
    for code, token in _MADLAD_TOKENS.items():
        spm += _user_defined_piece(token)
        vocabulary = vocabulary.replace(OPUS_TOKENS[code].source_prefix[0], token)
    (folder / "source.spm").write_bytes(spm)
    (folder / "shared_vocabulary.json").write_text(vocabulary, encoding="utf-8")
    tokens = {code: ModelTokens(text_prefix=f"{own} ") for code, own in _MADLAD_TOKENS.items()}
    return entry("ctranslate2", folder, ("kk", "uz"), tokens)


def _take_package(target: str, folder: Path) -> None:
    with zipfile.ZipFile(DATA / f"en_{target}.argosmodel") as archive:
        for name in ("config.json", "model.bin", "shared_vocabulary.json"):
            (folder / name).write_bytes(archive.read(f"en_{target}/model/{name}"))
        pieces = archive.read(f"en_{target}/sentencepiece.model")
    (folder / "sentencepiece.model").write_bytes(pieces)


def _take_turkic(folder: Path) -> None:
    for name, content in _convert_turkic().items():
        (folder / name).write_bytes(content)


@functools.cache
def _convert_turkic() -> dict[str, bytes]:
    """The model of two languages as a CTranslate2 folder with both SentencePiece models."""
    from ctranslate2.converters import OpusMTConverter

    with tempfile.TemporaryDirectory() as temporary:
        files = opus_folder(Path(temporary, "files"))
        network = Path(temporary, "network")
        OpusMTConverter(str(files)).convert(str(network), quantization="int8")
        content = {path.name: path.read_bytes() for path in network.iterdir()}
        return content | {
            f"{s}.spm": (files / f"{s}.spm").read_bytes() for s in ("source", "target")
        }


# A SentencePiece model is a protocol buffer: what is appended to it is merged into what it says.
_UNKNOWN_FIELD = b"\xc0\x0c\x01"  # field 200: makes another file of the same model
_NO_LEADING_SPACE = b"\x1a\x02\x18\x00"  # normalizer_spec.add_dummy_prefix = false


def _user_defined_piece(text: str) -> bytes:
    piece = b"\x0a" + bytes([len(text)]) + text.encode() + b"\x18\x04"
    return b"\x0a" + bytes([len(piece)]) + piece
