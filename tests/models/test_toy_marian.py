"""The Marian form of the toy models is the same model, in the layout of the real hosts."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.models.recipes.vocabulary import write_marian_vocabulary

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("target", ["ru", "kk", "uz"])
def test_the_marian_form_converts_to_the_packaged_model(
    target: str, toy_folder: Path, tmp_path: Path
) -> None:
    from ctranslate2.converters import MarianConverter
    from sentencepiece import SentencePieceProcessor

    pieces = SentencePieceProcessor(model_file=str(DATA / f"en_{target}.spm"))
    assert (pieces.id_to_piece(0), pieces.id_to_piece(1)) == ("</s>", "<unk>")
    vocabulary = tmp_path / "vocabulary.yml"
    write_marian_vocabulary(
        [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())], vocabulary
    )
    converter = MarianConverter(str(DATA / f"en_{target}.npz"), [str(vocabulary)] * 2)
    converter.convert(str(tmp_path / "model"), quantization="int8")
    packaged = toy_folder / f"en_{target}" / "model"
    for name in ("model.bin", "shared_vocabulary.json", "config.json"):
        assert (tmp_path / "model" / name).read_bytes() == (packaged / name).read_bytes(), name


def test_test_data_stays_small() -> None:
    sizes = {path.name: path.stat().st_size for path in DATA.iterdir()}
    assert {name: size for name, size in sizes.items() if size > 3_000_000} == {}
