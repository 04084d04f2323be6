"""The catalogue is data: what it holds, and what is said about an entry that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.models.catalogue import load_catalogue
from briefing.models.lockfile import LockedFile, read_lock, record, with_digests

MINIMAL = """
[[models]]
id = "mine"
title = "Ours"
source = "en"
targets = ["kk"]
revision = "7"
licence = "CC0-1.0"
licence_source = "https://models.example/licence"
recipe = "marian-npz"
base = "https://models.example/{revision}/"
files = ["model.npz", "model.spm"]
default_for = ["kk"]
"""


def _own(folder: Path, text: str) -> Path:
    path = folder / "models.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_catalogue_serves_every_target_language() -> None:
    catalogue = load_catalogue()
    defaults = {code: catalogue.default_for(code) for code in ("ru", "kk", "uz")}
    assert {code: model.id for code, model in defaults.items() if model} == {
        "ru": "quickmt-en-ru",
        "kk": "opus-trk-big",
        "uz": "opus-trk-big",
    }
    assert [model.id for model in catalogue.for_language("kk")][:2] == [
        "opus-trk-big",
        "hplt-en-kk",
    ]


def test_no_default_forbids_commercial_use() -> None:
    forbidding = [model for model in load_catalogue().models if model.commercial is False]
    assert [model.id for model in forbidding] == ["nllb-1.3b"]
    assert all(not model.default_for for model in forbidding)


def test_multilingual_models_are_told_their_target() -> None:
    for model in load_catalogue().models:
        if len(model.targets) > 1:
            told = {code: model.tokens[code] for code in model.targets}
            assert len(set(told.values())) == len(model.targets), model.id


def test_addresses_hold_the_revision() -> None:
    model = load_catalogue().get("hplt-en-kk")
    assert model is not None
    assert all(model.revision in file.addresses[0] for file in model.files)
    assert all("{" not in a for m in load_catalogue().models for f in m.files for a in f.addresses)


def test_a_workspace_adds_a_model_that_becomes_its_default(tmp_path: Path) -> None:
    catalogue = load_catalogue(_own(tmp_path, MINIMAL))
    model = catalogue.default_for("kk")
    assert model is not None and model.id == "mine"
    assert [file.addresses for file in model.files] == [
        ("https://models.example/7/model.npz",),
        ("https://models.example/7/model.spm",),
    ]
    assert catalogue.get("opus-trk-big") is not None


def test_a_workspace_replaces_single_keys_of_a_known_model(tmp_path: Path) -> None:
    own = _own(tmp_path, '[[models]]\nid = "hplt-en-uz"\nrevision = "abc"\n')
    model = load_catalogue(own).get("hplt-en-uz")
    assert model is not None
    assert (model.revision, model.licence) == ("abc", "CC-BY-4.0")
    assert "/abc/" in model.files[0].addresses[0]


@pytest.mark.parametrize(
    ("change", "default"),
    [('base = "https://models.example/"', "opus-trk-big"), ('default_for = ["uz"]', "hplt-en-uz")],
)
def test_only_default_for_makes_a_known_model_the_default(
    tmp_path: Path, change: str, default: str
) -> None:
    catalogue = load_catalogue(_own(tmp_path, f'[[models]]\nid = "hplt-en-uz"\n{change}\n'))
    model = catalogue.default_for("uz")
    assert model is not None and model.id == default


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('recipe = "marian-npz"', 'recipe = "pickle"', "recipe: Input should be"),
        ('licence = "CC0-1.0"\n', "", "licence: Field required"),
        ('title = "Ours"', 'titel = "Ours"', "titel: there is no such key"),
        ("https://models.example/{", "http://models.example/{", "is no https address"),
        ("https://models.example/{", "file:///etc/{", "is no https address"),
        ('"model.spm"]', '"../model.spm"]', "'../model.spm' is not a plain file name"),
        ('"model.spm"]', '"model.npz"]', "'model.npz' stands twice"),
        ('default_for = ["kk"]', 'default_for = ["uz"]', "default_for: 'uz' is not among"),
        ('id = "mine"', 'id = "../mine"', "has no id of plain letters"),
        ("[[models]]", "[[model]]", "model: there is no such table"),
        ("[[models]]", "[models]", "with two brackets"),
        ('targets = ["kk"]', "targets = []", "name at least one language"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    own = _own(tmp_path, MINIMAL.replace(old, new))
    with pytest.raises(SettingsError) as error:
        load_catalogue(own)
    assert str(own) in error.value.message
    assert any(told in problem for problem in error.value.problems), error.value.problems


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    wrong = MINIMAL.replace('title = "Ours"', "title = 5").replace("{revision}/", "{revision} ")
    with pytest.raises(SettingsError) as error:
        load_catalogue(_own(tmp_path, wrong))
    listed = error.value.problems
    assert any("title" in problem for problem in listed), listed

    two = MINIMAL.replace('title = "Ours"', "title = 5") + MINIMAL.replace(
        '"mine"', '"other"'
    ).replace('recipe = "marian-npz"', 'recipe = "none"')
    with pytest.raises(SettingsError) as error:
        load_catalogue(_own(tmp_path, two))
    assert {problem.split(":")[0] for problem in error.value.problems} == {
        "model 'mine'",
        "model 'other'",
    }


def test_no_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"models\.toml.*line 2"):
        load_catalogue(_own(tmp_path, "\n[[models]\n"))


def test_digests_of_the_first_install_are_compared_ever_after(tmp_path: Path) -> None:
    lock = tmp_path / "models.lock"
    model = load_catalogue().get("hplt-en-kk")
    other = load_catalogue().get("hplt-en-uz")
    assert model is not None and other is not None
    assert with_digests(model, read_lock(lock)) == model.files

    first = LockedFile("a" * 64, 12)
    record(lock, model, [("model.en-kk.spm", first)])
    record(lock, other, [("model.en-uz.spm", LockedFile("b" * 64, 13))])
    record(lock, model, [("model.en-kk.spm", LockedFile("c" * 64, 99))])

    held = {file.name: (file.sha256, file.bytes) for file in with_digests(model, read_lock(lock))}
    assert held["model.en-kk.spm"] == ("a" * 64, 12), "the first digest stays"
    assert held["model.npz.best-chrf.npz"] == (None, None)
    kept = {file.name: file.sha256 for file in with_digests(other, read_lock(lock))}
    assert kept["model.en-uz.spm"] == "b" * 64, "other models keep theirs"


def test_a_digest_of_the_catalogue_is_not_replaced(tmp_path: Path) -> None:
    model = load_catalogue().get("argos-en-ru")
    assert model is not None
    lock = tmp_path / "models.lock"
    record(lock, model, [(model.files[0].name, LockedFile("d" * 64, 1))])
    assert with_digests(model, read_lock(lock))[0].sha256 == model.files[0].sha256


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', '{"a": {"b": {"sha256": "x"}}}'])
def test_a_damaged_lock_is_refused(tmp_path: Path, text: str) -> None:
    lock = tmp_path / "models.lock"
    lock.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"models\.lock cannot be read"):
        read_lock(lock)
