"""Models of Marian: checked, then converted to CTranslate2 in int8 (NumPy and PyYAML, no torch)."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from briefing.models.catalogue import CatalogueModel
from briefing.models.recipes.failures import hostile, unfit
from briefing.models.recipes.numpy_archive import HostileArchiveError, check_npz

_VOCABULARY_LIMIT = 100_000_000  # bytes


def convert_marian(
    model: CatalogueModel, weights: Path, vocabularies: Sequence[Path], network: Path
) -> None:
    """Convert to the CTranslate2 folder ``network``, which must not exist.

    Args:
        model: For the messages.
        weights: The .npz.
        vocabularies: Of source and target, in Marian's yml form.

    Raises:
        InputError: The .npz is hostile.
        MissingDependencyError: Files are damaged, or of an architecture that is not supported.
        OSError: The disk is full.
    """
    try:
        check_npz(weights)
    except HostileArchiveError as error:
        raise hostile(weights, str(error)) from error
    except ValueError as error:
        raise unfit(model, f"{weights.name}: {error}") from error
    for vocabulary in vocabularies:
        if vocabulary.stat().st_size > _VOCABULARY_LIMIT:
            raise hostile(vocabulary, f"it is larger than {_VOCABULARY_LIMIT:,} bytes")
    from ctranslate2.converters import MarianConverter

    try:
        # It loads the .npz with NumPy's default, which is to refuse pickles.
        converter = MarianConverter(str(weights), [str(path) for path in vocabularies])
        converter.convert(str(network), quantization="int8")
    except (
        ArithmeticError,
        AttributeError,
        EOFError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        shutil.rmtree(network, ignore_errors=True)
        said = " ".join(str(error).split()) or type(error).__name__
        raise unfit(
            model, f"{weights.name} and {vocabularies[0].name} cannot be converted ({said})"
        ) from error
