"""Recipe ``marian-npz``: the weights of Marian and one SentencePiece model (HPLT)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.models.catalogue import CatalogueModel
from briefing.models.packaging import Parts
from briefing.models.recipes.failures import unfit
from briefing.models.recipes.fitting import load_pieces, write_packages
from briefing.models.recipes.marian import convert_marian
from briefing.models.recipes.notices import find_notices
from briefing.models.recipes.vocabulary import write_marian_vocabulary


def make_from_marian_npz(
    model: CatalogueModel, downloads: Path, work: Path, targets: Sequence[str]
) -> tuple[Path, ...]:
    """See `briefing.models.recipes.Recipe`.

    Marian numbers the entries of its vocabulary as the SentencePiece model does, so the vocabulary
    that the converter wants is written from the pieces.
    """
    weights = _only(model, downloads, "*.npz", "weights of Marian")
    pieces = _only(model, downloads, "*.spm", "SentencePiece model")
    processor = load_pieces(model, pieces)
    vocabulary = work / "vocabulary.yml"
    try:
        write_marian_vocabulary(
            [processor.id_to_piece(number) for number in range(processor.get_piece_size())],
            vocabulary,
        )
    except ValueError as error:
        raise unfit(model, f"{pieces.name}: {error}") from error
    network = work / "network"
    convert_marian(model, weights, [vocabulary, vocabulary], network)
    changes = "converted from Marian to CTranslate2, weights quantised to int8"
    parts = Parts(network, pieces, pieces, changes, find_notices(downloads))
    return write_packages(model, parts, work, targets)


def _only(model: CatalogueModel, folder: Path, pattern: str, what: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) == 1:
        return found[0]
    if not found:
        raise unfit(model, f"there is no {what} ({pattern}) among its files")
    listed = ", ".join(path.name for path in found)
    raise unfit(model, f"there are several files {pattern}: {listed}; keep the one to use")
