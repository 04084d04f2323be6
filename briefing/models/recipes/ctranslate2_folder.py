"""Recipe ``ctranslate2``: files that CTranslate2 reads as they are (quickmt, MADLAD, NLLB)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.models.catalogue import CatalogueModel
from briefing.models.package import Damage, check_model_folder
from briefing.models.packaging import Parts
from briefing.models.recipes.failures import unfit
from briefing.models.recipes.fitting import write_packages
from briefing.models.recipes.notices import find_notices

# Source and target, under the names that converters and publishers give them.
PAIRS_OF_PIECES = (
    ("src.spm.model", "tgt.spm.model"),
    ("source.spm", "target.spm"),
    ("source.spm.model", "target.spm.model"),
    ("src.spm", "tgt.spm"),
    ("source.model", "target.model"),
)
JOINT_PIECES = (
    "sentencepiece.model",
    "sentencepiece.bpe.model",
    "spiece.model",
    "spm.model",
    "joint.spm.model",
    "tokenizer.model",
)


def make_from_ctranslate2(
    model: CatalogueModel, downloads: Path, work: Path, targets: Sequence[str]
) -> tuple[Path, ...]:
    """See `briefing.models.recipes.Recipe`. The weights keep their own precision."""
    try:
        check_model_folder(downloads)
    except Damage as damage:
        raise unfit(model, damage.reason.replace("model/", "")) from damage
    pieces = find_pieces_of_folder(downloads)
    if pieces is None:
        pairs = [f"{source} and {target}" for source, target in PAIRS_OF_PIECES]
        raise unfit(
            model,
            f"there is no SentencePiece model; looked for {', '.join([*pairs, *JOINT_PIECES])}",
        )
    parts = Parts(downloads, *pieces, "none but the packing", find_notices(downloads))
    return write_packages(model, parts, work, targets)


def find_pieces_of_folder(folder: Path) -> tuple[Path, Path] | None:
    """The SentencePiece models of source and target, by their names; one may serve both."""
    for names in (*PAIRS_OF_PIECES, *((name, name) for name in JOINT_PIECES)):
        source, target = (folder / name for name in names)
        if source.is_file() and target.is_file():
            return source, target
    return None
