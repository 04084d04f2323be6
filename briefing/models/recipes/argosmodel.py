"""Recipe ``argosmodel``: a package of the Argos index, or one that `briefing` has packed.

Argos' own installer unpacks whatever the archive holds. Here only the known files are taken: no
sentence splitters (``stanza/``, which is pickled), nothing outside the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from briefing.models.archive import unpack
from briefing.models.catalogue import CatalogueModel
from briefing.models.package import (
    EXTENSION_KEY,
    Damage,
    ModelTokens,
    check_metadata,
    read_metadata,
    read_model,
)
from briefing.models.packaging import (
    NETWORK_FILES,
    Parts,
    describe_origin,
    describe_tokens,
    name_package,
    seal_package,
    write_metadata,
)
from briefing.models.recipes.failures import unfit
from briefing.models.recipes.fitting import check_parts
from briefing.models.recipes.notices import is_notice

_MOST_BYTES = 16_000_000_000
_MOST_FILES = 5_000  # sentence splitters, which are left out, may have many
_PIECES = (".model", ".spm")


def make_from_argosmodel(
    model: CatalogueModel, downloads: Path, work: Path, targets: Sequence[str]
) -> tuple[Path, ...]:
    """See `briefing.models.recipes.Recipe`. The one archive is ``*.argosmodel`` or ``*.zip``.

    The files stay byte for byte as they are, so other Argos programs can use them; the metadata get
    a table with model, revision and licence, which those programs pass over.
    """
    archives = sorted([*downloads.glob("*.argosmodel"), *downloads.glob("*.zip")])
    if len(archives) != 1:
        raise unfit(model, f"there must be one .argosmodel among its files, not {len(archives)}")
    unpacked = work / "unpacked"
    unpacked.mkdir()
    unpack(
        archives[0], unpacked, wanted=wanted_of_package, most_bytes=_MOST_BYTES,
        most_files=_MOST_FILES,
    )  # fmt: skip
    return (finish_package(model, unpacked, work, targets),)


def finish_package(
    model: CatalogueModel, unpacked: Path, work: Path, targets: Sequence[str]
) -> Path:
    """Check the unpacked package, add where it comes from, seal it, give it its name.

    Args:
        targets: What the package should translate into; anything when empty.

    Raises:
        MissingDependencyError: It is no package that can be used, or one of other languages.
    """
    try:
        metadata = read_metadata(unpacked)
        if metadata.get("type", "translate") != "translate":
            raise Damage(f"it is a package of the type {metadata['type']!r}, not a translator")
        extension = dict(check_metadata(metadata)) | describe_origin(model)
        extension |= describe_tokens(model.tokens.get(metadata["to_code"], ModelTokens()))
        if extension:
            metadata[EXTENSION_KEY] = extension
            write_metadata(unpacked, metadata)
        package = read_model(unpacked, metadata)
    except Damage as damage:
        raise unfit(model, "; ".join(filter(None, (damage.reason, damage.remedy)))) from damage
    if targets and (model.source, (package.target,)) != (package.source, tuple(targets)):
        wanted = f"{model.source} to {', '.join(targets)}"
        raise unfit(
            model, f"the package translates {package.source} to {package.target}, not {wanted}"
        )
    pieces = package.source_pieces, package.target_pieces
    check_parts(model, Parts(unpacked / "model", *pieces, ""), package.tokens)
    for path in unpacked.iterdir():
        if path.name.endswith(_PIECES) and path not in pieces:
            path.unlink()
    seal_package(unpacked)
    return unpacked.rename(work / name_package(model, package.source, package.target))


def wanted_of_package(path: PurePosixPath) -> PurePosixPath | None:
    """Where a member of the archive belongs: the outer folder is left off."""
    parts = path.parts
    if len(parts) > 1 and parts[0] != "model":
        parts = parts[1:]
    if len(parts) == 2 and parts[0] == "model" and parts[1] in NETWORK_FILES:
        return PurePosixPath(*parts)
    if len(parts) == 1 and (
        parts[0] == "metadata.json" or parts[0].endswith(_PIECES) or is_notice(parts[0])
    ):
        return PurePosixPath(parts[0])
    return None
