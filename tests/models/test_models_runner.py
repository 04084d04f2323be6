from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
import pickle
import shutil
from pathlib import Path

import pytest

from briefing.config import ModelSettings
from briefing.errors import MissingDependencyError
from briefing.models import Translator, model_for, open_translator
from briefing.models.store import InstalledModel, ModelTokens

TARGETS = ("ru", "kk", "uz")
SETTINGS = ModelSettings(threads=1)

TALKS = "Talks between Kazakhstan and Russia on oil transit"
TALKS_IN_RUSSIAN = "Переговоры Казахстана и России о транзите нефти"


def _model(folder: Path, target: str = "ru") -> InstalledModel:
    model = model_for("en", target, [folder])
    assert model is not None
    return model


@pytest.fixture(scope="module")
def translators(toy_folder: Path) -> dict[str, Translator]:
    return {target: open_translator(_model(toy_folder, target), SETTINGS) for target in TARGETS}


@pytest.fixture
def package(toy_folder: Path, tmp_path: Path) -> Path:
    """A copy of en_ru that a test may damage."""
    return Path(shutil.copytree(toy_folder / "en_ru", tmp_path / "en_ru"))


@pytest.mark.parametrize("target", TARGETS)
def test_held_out_sentences_come_out_exactly(
    target: str, translators: dict[str, Translator], held_out: list[dict[str, str]]
) -> None:
    assert len(held_out) >= 60
    results = translators[target].translate([row["en"] for row in held_out])
    got = {row["en"]: result[0].text for row, result in zip(held_out, results, strict=True)}
    assert got == {row["en"]: row[target] for row in held_out}
    assert {flag for result in results for flag in result[0].flags} == set()
    assert all(-0.7 < result[0].score <= 0 for result in results)


@pytest.mark.parametrize("target", TARGETS)
def test_batch_equals_single_and_keeps_the_order(
    target: str, translators: dict[str, Translator], held_out: list[dict[str, str]]
) -> None:
    sentences = [row["en"] for row in held_out[::5]]
    together = translators[target].translate(sentences)
    backwards = translators[target].translate(sentences[::-1])
    alone = [translators[target].translate([sentence])[0] for sentence in sentences]
    texts = [result[0].text for result in together]
    assert texts == [result[0].text for result in alone]
    assert texts == [result[0].text for result in backwards][::-1]
    scores = [result[0].score for result in together]
    assert scores == pytest.approx([result[0].score for result in alone], abs=0.01)


def test_a_sentence_may_stand_twice(translators: dict[str, Translator]) -> None:
    one, two, three = translators["ru"].translate([TALKS, "Oil transit", TALKS])
    assert one == three
    assert one[0].text == TALKS_IN_RUSSIAN
    assert two[0].text == "Транзит нефти"


def test_nothing_in_nothing_out(translators: dict[str, Translator]) -> None:
    assert translators["ru"].translate([]) == ()
    results = translators["ru"].translate(["", "  \n", TALKS, "\u200b"])
    assert [result[0].text for result in results] == ["", "  \n", TALKS_IN_RUSSIAN, "\u200b"]
    assert [result[0].flags for result in results] == [(), (), (), ()]


def test_several_hypotheses_come_best_first(translators: dict[str, Translator]) -> None:
    ((*all_of_them,),) = translators["ru"].translate([TALKS], hypotheses=6)
    assert len(all_of_them) == 6
    assert all_of_them[0] == translators["ru"].translate([TALKS])[0][0]
    scores = [hypothesis.score for hypothesis in all_of_them]
    assert scores == sorted(scores, reverse=True)
    assert len({hypothesis.text for hypothesis in all_of_them}) > 1
    with pytest.raises(ValueError, match="at least 1"):
        translators["ru"].translate([TALKS], hypotheses=0)


@pytest.mark.parametrize("target", TARGETS)
def test_a_phrase_gets_no_full_stop(target: str, translators: dict[str, Translator]) -> None:
    results = translators[target].translate(
        [
            "Kazakhstan and Russia discussed gas prices",
            "Kazakhstan and Russia discussed gas prices.",
        ]
    )
    assert not results[0][0].text.endswith(".")
    assert results[1][0].text.endswith(".")


def test_pickles_in_a_package_are_not_loaded(package: Path, tmp_path: Path) -> None:
    marker = tmp_path / "marker"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (os.mkdir, (str(marker),))

    for folder in ("stanza", "minisbd", "spacy"):
        (package / folder).mkdir()
        (package / folder / "model.pt").write_bytes(pickle.dumps(Trap()))
    assert Translator(_model(package), SETTINGS).translate([TALKS])[0][0].text
    assert not marker.exists()


def test_a_source_that_is_too_long_is_flagged(translators: dict[str, Translator]) -> None:
    ((hypothesis,),) = translators["ru"].translate(["gas prices, " * 700])
    assert "source-cut" in hypothesis.flags


def _pieces(model: InstalledModel, text: str) -> tuple[str, ...]:
    from sentencepiece import SentencePieceProcessor

    return tuple(
        SentencePieceProcessor(model_file=str(model.source_pieces)).encode(text, out_type=str)
    )


@pytest.mark.parametrize(
    ("place", "text", "sentence"),
    [
        ("source_prefix", "The minister of", "trade of Russia"),
        ("source_suffix", "of Russia", "The minister of trade"),
        ("text_prefix", "The minister of ", "trade of Russia"),
    ],
)
def test_what_a_model_wants_besides_the_sentence_reaches_it(
    place: str, text: str, sentence: str, package: Path
) -> None:
    """The toy model has no language tokens; part of the sentence takes their place."""
    model = _model(package)
    extra = {place: text if place == "text_prefix" else _pieces(model, text)}
    model = dataclasses.replace(model, tokens=ModelTokens(**extra))
    ((hypothesis,),) = Translator(model, SETTINGS).translate([sentence])
    assert hypothesis.text == "Министр торговли России"


def test_the_target_prefix_is_forced_and_cut_off_again(package: Path) -> None:
    model = _model(package)
    forced = _pieces(model, "Министр торговли")
    model = dataclasses.replace(model, tokens=ModelTokens(target_prefix=forced))
    ((hypothesis,),) = Translator(model, SETTINGS).translate(["The minister of trade of Russia"])
    assert hypothesis.text == "России"


def test_separate_sentencepiece_files_give_the_same(
    package: Path, held_out: list[dict[str, str]]
) -> None:
    (package / "sentencepiece.model").rename(package / "source.spm")
    shutil.copy(package / "source.spm", package / "target.spm")
    metadata = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
    metadata["briefing"] = {
        "source_sentencepiece": "source.spm",
        "target_sentencepiece": "target.spm",
    }
    (package / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    translator = Translator(_model(package), SETTINGS)
    assert translator.translate([held_out[0]["en"]])[0][0].text == held_out[0]["ru"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model/model.bin", b"no model"),
        ("model/shared_vocabulary.json", b"{"),
        ("sentencepiece.model", b"no pieces"),
    ],
)
def test_files_that_cannot_be_loaded_are_named(name: str, content: bytes, package: Path) -> None:
    (package / name).write_bytes(content)
    with pytest.raises(MissingDependencyError) as caught:
        Translator(_model(package), SETTINGS)
    assert str(package) in caught.value.message
    assert "install the package again" in caught.value.hint


def test_truncated_weights_are_named(package: Path) -> None:
    weights = package / "model" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:200_000])
    with pytest.raises(MissingDependencyError, match="cannot be loaded"):
        Translator(_model(package), SETTINGS)


def test_cuda_without_a_device_says_what_to_set(package: Path) -> None:
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        pytest.skip("this machine has a CUDA device")
    with pytest.raises(MissingDependencyError) as caught:
        Translator(_model(package), ModelSettings(device="cuda"))
    assert 'device = "cpu"' in caught.value.hint


def test_a_model_is_loaded_once_per_process(toy_folder: Path) -> None:
    model = _model(toy_folder)
    assert open_translator(model, SETTINGS) is open_translator(_model(toy_folder), SETTINGS)
    assert open_translator(model, SETTINGS) is not open_translator(model, ModelSettings(threads=2))


def _translate_in_child(folder: str, out: multiprocessing.Queue[str]) -> None:
    translator = open_translator(_model(Path(folder)), SETTINGS)
    out.put(translator.translate([TALKS])[0][0].text)


def test_a_forked_process_loads_its_own(translators: dict[str, Translator], toy_folder: Path):
    assert translators["ru"].translate([TALKS])[0][0].text == TALKS_IN_RUSSIAN
    context = multiprocessing.get_context("fork")
    out: multiprocessing.Queue[str] = context.Queue()
    child = context.Process(target=_translate_in_child, args=(str(toy_folder), out))
    child.start()
    try:
        assert out.get(timeout=60) == TALKS_IN_RUSSIAN
    finally:
        child.join(timeout=10)
        if child.is_alive():
            child.kill()


def test_a_child_does_not_wait_for_the_models_of_its_parent(toy_folder: Path) -> None:
    """As many models as are kept open at all: one more would close the oldest."""
    for threads in range(1, 9):
        open_translator(_model(toy_folder), ModelSettings(threads=threads))
    context = multiprocessing.get_context("fork")
    out: multiprocessing.Queue[str] = context.Queue()
    child = context.Process(target=_translate_in_child, args=(str(toy_folder), out))
    child.start()
    try:
        assert out.get(timeout=60) == TALKS_IN_RUSSIAN
    finally:
        child.join(timeout=10)
        if child.is_alive():
            child.kill()
