from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "uz": "abcdefghijklmnopqrstuvxyzʻʼ",
}


@pytest.fixture
def corpus_module(repository: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(repository / "tools")
    return importlib.import_module("toy_corpus")


def test_each_language_has_enough_pairs(corpus_module: ModuleType) -> None:
    training, _ = corpus_module.make_corpus()
    for language in ("ru", "kk", "uz"):
        assert len({(pair.en, getattr(pair, language)) for pair in training}) >= 600


def test_nothing_that_is_held_out_is_learnt(
    corpus_module: ModuleType, held_out: list[dict[str, str]]
) -> None:
    training, held = corpus_module.make_corpus()
    assert [{name: getattr(pair, name) for name in ALPHABETS} for pair in held] == held_out
    assert {pair.en for pair in held} & {pair.en for pair in training} == set()


def test_each_language_keeps_to_its_alphabet(corpus_module: ModuleType) -> None:
    training, held = corpus_module.make_corpus()
    for language, alphabet in ALPHABETS.items():
        letters = {
            character.lower()
            for pair in (*training, *held)
            for character in getattr(pair, language)
            if not (character.isdigit() or character in " .,-")
        }
        assert letters <= set(alphabet), language
