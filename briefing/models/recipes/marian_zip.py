"""Recipe ``marian-zip``: an archive of OPUS-MT.

It holds ``*.npz``, ``*.vocab.yml``, ``decoder.yml`` (which says which of them belong together),
``source.spm``, ``target.spm``, and scripts that nobody needs here. One archive serves several
target languages: the packages differ in the token before the source and share the weights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from briefing.models.archive import unpack
from briefing.models.catalogue import CatalogueModel
from briefing.models.packaging import Parts
from briefing.models.recipes.failures import hostile, unfit
from briefing.models.recipes.fitting import write_packages
from briefing.models.recipes.marian import convert_marian
from briefing.models.recipes.notices import find_notices, is_notice
from briefing.models.recipes.options_file import read_options

_MOST_BYTES = 16_000_000_000
_MOST_FILES = 50
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]*")


def make_from_marian_zip(
    model: CatalogueModel, downloads: Path, work: Path, targets: Sequence[str]
) -> tuple[Path, ...]:
    """See `briefing.models.recipes.Recipe`. The one archive is ``*.zip``."""
    archives = sorted(downloads.glob("*.zip"))
    if len(archives) != 1:
        raise unfit(model, f"there must be one .zip among its files, not {len(archives)}")
    files = work / "files"
    files.mkdir()
    unpack(
        archives[0], files, wanted=wanted_of_opus, most_bytes=_MOST_BYTES, most_files=_MOST_FILES
    )
    return make_from_marian_files(model, files, work, targets)


def make_from_marian_files(
    model: CatalogueModel, files: Path, work: Path, targets: Sequence[str]
) -> tuple[Path, ...]:
    """The same with the unpacked archive in the folder ``files``."""
    weights, vocabularies = _read_decoder(model, files)
    for side in ("source", "target"):
        if not (files / f"{side}.spm").is_file():
            bpe = any(files.glob(f"{side}.bpe*"))
            older = "; it is an older model with BPE, which is not supported" if bpe else ""
            raise unfit(model, f"{side}.spm is missing{older}")
    network = work / "network"
    convert_marian(model, weights, vocabularies, network)
    changes = "converted from Marian to CTranslate2, weights quantised to int8"
    notices = find_notices(files)
    parts = Parts(network, files / "source.spm", files / "target.spm", changes, notices)
    return write_packages(model, parts, work, targets)


def wanted_of_opus(path: PurePosixPath) -> PurePosixPath | None:
    """Files at the top, or in the one folder that some archives have."""
    name = path.name
    known = (
        name in ("source.spm", "target.spm", "source.bpe", "target.bpe")
        or name.endswith((".npz", ".yml"))
        or is_notice(name)
    )
    return PurePosixPath(name) if known and len(path.parts) <= 2 else None


def _read_decoder(model: CatalogueModel, files: Path) -> tuple[Path, tuple[Path, Path]]:
    """Weights and vocabularies as ``decoder.yml`` names them."""
    decoder = files / "decoder.yml"
    if not decoder.is_file():
        raise unfit(model, "decoder.yml is missing, so it is no archive of OPUS-MT")
    try:
        options = read_options(decoder.read_bytes())
    except ValueError as error:
        raise hostile(decoder, str(error)) from error
    named = []
    for key, count in (("models", 1), ("vocabs", 2)):
        names = options.get(key)
        if not isinstance(names, list) or len(names) != count:
            raise unfit(model, f"decoder.yml: {key} does not name {count} files")
        for name in names:
            # The converter would follow any path: only files that came with the archive count.
            if not isinstance(name, str) or not _PLAIN_NAME.fullmatch(name):
                raise hostile(decoder, f"{key} names {name!r}, which is no file of the archive")
            if not (files / name).is_file():
                raise unfit(model, f"{name}, which decoder.yml names, is missing")
            named.append(files / name)
    return named[0], (named[1], named[2])
