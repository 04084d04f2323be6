from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.config import ModelSettings
from briefing.errors import MissingDependencyError
from briefing.models.argos import user_package_folder
from briefing.models.store import (
    Inventory,
    ModelTokens,
    find_installed,
    model_for,
    read_installed,
    store_folder,
    take_inventory,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def packages(toy_folder: Path, tmp_path: Path) -> Path:
    """A copy of en_ru that a test may damage."""
    shutil.copytree(toy_folder / "en_ru", tmp_path / "packages" / "en_ru")
    return tmp_path / "packages"


def _change_metadata(package: Path, **changes: object) -> None:
    path = package / "metadata.json"
    metadata = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**metadata, **changes}), encoding="utf-8")


def _one_finding(folder: Path) -> str:
    inventory = take_inventory([folder])
    assert inventory.models == ()
    (finding,) = inventory.findings
    assert finding.id == "model-damaged"
    assert finding.level == "warning"
    return finding.message


# ---------------------------------------------------------------------------- finding


def test_packages_in_a_folder_are_found(toy_folder: Path) -> None:
    models = {model.id: model for model in find_installed([toy_folder])}
    assert list(models) == sorted(path.name for path in toy_folder.iterdir())
    russian = models["en_ru"]
    assert (russian.source, russian.target, russian.version) == ("en", "ru", "1.0")
    assert russian.name == "en_ru 1.0"
    assert russian.path == toy_folder / "en_ru"
    assert russian.source_pieces == russian.target_pieces == russian.path / "sentencepiece.model"
    assert russian.tokens == ModelTokens()


def test_a_folder_may_be_a_package_itself(toy_folder: Path) -> None:
    assert [model.id for model in find_installed([toy_folder / "en_uz"])] == ["en_uz"]


@pytest.mark.parametrize("how", ["home", "XDG_DATA_HOME", "ARGOS_PACKAGES_DIR", "settings.json"])
def test_packages_of_the_users_argos_folder_are_found(
    how: str, packages: Path, no_argos_at_home: Path, tmp_path: Path, monkeypatch
) -> None:
    target = {
        "home": no_argos_at_home / ".local/share/argos-translate/packages",
        "XDG_DATA_HOME": tmp_path / "data/argos-translate/packages",
        "ARGOS_PACKAGES_DIR": tmp_path / "own",
        "settings.json": tmp_path / "named",
    }[how]
    target.parent.mkdir(parents=True, exist_ok=True)
    packages.rename(target)
    if how == "XDG_DATA_HOME":
        monkeypatch.setenv(how, str(tmp_path / "data"))
    elif how == "ARGOS_PACKAGES_DIR":
        monkeypatch.setenv(how, str(target))
    elif how == "settings.json":
        settings = no_argos_at_home / ".config/argos-translate/settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(target)}), encoding="utf-8")
    assert user_package_folder(os.environ) == target
    assert [model.path for model in find_installed()] == [target / "en_ru"]


def test_a_package_seen_twice_is_listed_once(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(packages)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    assert len(find_installed([packages, tmp_path / "link", packages / "en_ru"])) == 1


def test_the_newest_version_wins(packages: Path) -> None:
    for name, version in (("old", "1.9"), ("new", "1.10")):
        shutil.copytree(packages / "en_ru", packages / name)
        _change_metadata(packages / name, package_version=version)
    assert [model.version for model in find_installed([packages])] == ["1.10", "1.9", "1.0"]
    model = model_for("en", "ru", [packages])
    assert model is not None
    assert model.path.name == "new"


def test_of_equal_versions_the_first_folder_wins(packages: Path, tmp_path: Path) -> None:
    second = tmp_path / "a-second"
    shutil.copytree(packages, second)
    for folders in ([packages, second], [second, packages]):
        model = model_for("en", "ru", folders)
        assert model is not None
        assert model.path == folders[0] / "en_ru"


def test_a_direction_that_is_not_installed_gives_none(toy_folder: Path) -> None:
    assert model_for("uz", "en", [toy_folder]) is None
    assert model_for("en", "ru") is None


def test_sha256_is_that_of_the_weights_and_follows_a_change(packages: Path) -> None:
    (model,) = find_installed([packages])
    content = model.weights.read_bytes()
    assert model.sha256 == hashlib.sha256(content).hexdigest()
    model.weights.write_bytes(content + b"x")
    assert model.sha256 == hashlib.sha256(content + b"x").hexdigest()


# ---------------------------------------------------------------------------- our store


@pytest.mark.parametrize("how", ["home", "XDG_DATA_HOME", "relative XDG_DATA_HOME", "settings"])
def test_our_store_is_always_searched(
    how: str, packages: Path, no_argos_at_home: Path, tmp_path: Path, monkeypatch
) -> None:
    settings = ModelSettings()
    store = no_argos_at_home / ".local/share/briefing/models"
    if how == "XDG_DATA_HOME":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        store = tmp_path / "data/briefing/models"
    elif how == "relative XDG_DATA_HOME":
        monkeypatch.setenv("XDG_DATA_HOME", "data")
    elif how == "settings":
        store = tmp_path / "own"
        settings = ModelSettings(store=store)
    assert store_folder(settings) == store
    assert take_inventory([], settings.store) == Inventory((), ())
    store.parent.mkdir(parents=True, exist_ok=True)
    packages.rename(store)
    assert [model.path for model in find_installed([], settings.store)] == [store / "en_ru"]
    assert model_for("en", "ru", [], settings.store) is not None


def test_hidden_folders_are_no_packages(packages: Path) -> None:
    for hidden in (".downloads", ".work", ".en_ru"):
        shutil.copytree(packages / "en_ru", packages / hidden)
    (packages / ".downloads" / "metadata.json").unlink()
    inventory = take_inventory([packages])
    assert [model.path.name for model in inventory.models] == ["en_ru"]
    assert inventory.findings == ()


def _add(packages: Path, name: str, version: str = "1.0", **origin: str) -> None:
    shutil.copytree(packages / "en_ru", packages / name)
    _change_metadata(packages / name, package_version=version, briefing=origin)


def test_the_origin_of_a_package_is_read(packages: Path) -> None:
    origin = {"revision": "7", "licence": "CC0-1.0", "licence_source": "https://example.org"}
    _add(packages, "ours", model="toy", **origin)
    plain, ours = sorted(find_installed([packages]), key=lambda model: model.catalogue_id)
    assert (plain.catalogue_id, plain.revision, plain.licence, plain.name) == (
        "",
        "",
        "",
        "en_ru 1.0",
    )
    assert (ours.catalogue_id, ours.name) == ("toy", "toy 7")
    assert {key: getattr(ours, key) for key in origin} == origin


@pytest.mark.parametrize(
    ("prefer", "expected"),
    [
        ({}, "newest"),
        ({"ru": "small"}, "small-folder"),
        ({"ru": "en_ru"}, "en_ru"),
        ({"kk": "small"}, "newest"),
    ],
)
def test_the_preferred_model_is_taken(
    prefer: dict[str, str], expected: str, packages: Path
) -> None:
    _add(packages, "newest", "2.0", model="large")
    _add(packages, "small-folder", model="small")
    model = model_for("en", "ru", [packages], prefer=prefer)
    assert model is not None
    assert model.path.name == expected


def test_a_preferred_model_that_is_not_installed_is_named(packages: Path) -> None:
    _add(packages, "ours", model="small")
    with pytest.raises(MissingDependencyError) as caught:
        model_for("en", "ru", [packages], prefer={"ru": "large"})
    assert (
        "'large' for ru, which is not installed (installed: en_ru, small)" in caught.value.message
    )
    assert "briefing models install large" in caught.value.hint


def test_a_preference_says_nothing_of_other_source_languages(packages: Path) -> None:
    _add(packages, "from-uzbek", model="reverse")
    _change_metadata(packages / "from-uzbek", from_code="uz")
    model = model_for("en", "ru", [packages], prefer={"ru": "reverse"})
    assert model is not None
    assert model.path.name == "en_ru"


def test_a_package_is_read_alone_or_said_to_be_damaged(packages: Path) -> None:
    assert read_installed(packages / "en_ru") == find_installed([packages])[0]
    (packages / "en_ru" / "sentencepiece.model").unlink()
    with pytest.raises(MissingDependencyError, match="sentencepiece.model is missing") as caught:
        read_installed(packages / "en_ru")
    assert "install the package again" in caught.value.hint


# ---------------------------------------------------------------------------- our own keys


def test_extra_keys_are_read(packages: Path) -> None:
    package = packages / "en_ru"
    (package / "sentencepiece.model").rename(package / "source.spm")
    shutil.copy(package / "source.spm", package / "target.spm")
    _change_metadata(
        package,
        briefing={
            "source_prefix": [">>rus<<"],
            "source_suffix": ["</s>"],
            "target_prefix": ["rus_Cyrl"],
            "text_prefix": "<2ru> ",
            "source_sentencepiece": "source.spm",
            "target_sentencepiece": "target.spm",
        },
    )
    (model,) = find_installed([packages])
    assert model.tokens == ModelTokens((">>rus<<",), ("</s>",), ("rus_Cyrl",), "<2ru> ")
    assert model.source_pieces == package / "source.spm"
    assert model.target_pieces == package / "target.spm"


def test_the_target_prefix_of_argos_is_read(packages: Path) -> None:
    _change_metadata(packages / "en_ru", target_prefix="__ru__")
    (model,) = find_installed([packages])
    assert model.tokens == ModelTokens(target_prefix=("__ru__",))


def test_a_package_that_is_no_translator_is_left_alone(packages: Path) -> None:
    _change_metadata(packages / "en_ru", type="sbd")
    inventory = take_inventory([packages])
    assert (inventory.models, inventory.findings) == ((), ())


# ---------------------------------------------------------------------------- damage


@pytest.mark.parametrize(
    "name",
    ["model/model.bin", "model/shared_vocabulary.json", "sentencepiece.model", "metadata.json"],
)
def test_a_missing_file_is_named(name: str, packages: Path) -> None:
    (packages / "en_ru" / name).unlink()
    message = _one_finding(packages)
    assert str(packages / "en_ru") in message
    assert Path(name).name in message
    assert "install the package again" in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"from_code": "en"', "cannot be read"),
        (b"[]", "not a JSON object"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b" " * 2_000_000, "larger than"),
        (b"{}", "from_code"),
        (b'{"from_code": "en", "to_code": "../ru"}', "to_code"),
        (b'{"from_code": "en", "to_code": 7}', "to_code"),
        (b'{"from_code": "en", "to_code": "ru", "package_version": 1}', "package_version"),
        (b'{"from_code": "en", "to_code": "ru", "source_languages": 1}', "argostranslate"),
    ],
)
def test_broken_metadata_is_a_finding(content: bytes, words: str, packages: Path) -> None:
    (packages / "en_ru" / "metadata.json").write_bytes(content)
    assert words in _one_finding(packages)


@pytest.mark.parametrize(
    ("extension", "words"),
    [
        ([], "not a JSON object"),
        ({"source_prefix": "x"}, "source_prefix"),
        ({"text_prefix": ["x"]}, "text_prefix"),
        ({"licence": None}, "licence"),
        ({"speed": 9}, "unknown key 'speed'"),
        ({"source_sentencepiece": "../../elsewhere.spm"}, "plain file name"),
        ({"target_sentencepiece": "absent.spm"}, "absent.spm is missing"),
    ],
)
def test_wrong_extra_keys_are_a_finding(extension: object, words: str, packages: Path) -> None:
    _change_metadata(packages / "en_ru", briefing=extension)
    assert words in _one_finding(packages)


def test_bpe_is_reported_as_not_supported(packages: Path) -> None:
    package = packages / "en_ru"
    (package / "sentencepiece.model").rename(package / "bpe.model")
    assert "bpe.model, which is not supported" in _one_finding(packages)


def test_empty_weights_are_a_finding(packages: Path) -> None:
    (packages / "en_ru" / "model" / "model.bin").write_bytes(b"")
    assert "model.bin is empty" in _one_finding(packages)


def test_a_folder_of_the_settings_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (finding,) = take_inventory([tmp_path / "absent"]).findings
    assert finding.id == "model-folder-missing"
    assert "absent" in finding.message


@pytest.mark.parametrize("broken", ["model/model.bin", "metadata.json"])
def test_asking_for_a_damaged_model_says_what_to_do(broken: str, packages: Path) -> None:
    (packages / "en_ru" / broken).unlink()
    with pytest.raises(MissingDependencyError) as caught:
        model_for("en", "ru", [packages])
    assert str(packages / "en_ru") in caught.value.message
    assert "install the package again" in caught.value.message
    assert model_for("en", "kk", [packages]) is None


def test_a_good_package_outweighs_a_damaged_one(packages: Path) -> None:
    shutil.copytree(packages / "en_ru", packages / "worse")
    (packages / "worse" / "model" / "model.bin").unlink()
    model = model_for("en", "ru", [packages])
    assert model is not None
    assert model.path.name == "en_ru"


# ---------------------------------------------------------------------------- traces, layout


def _run_in_home(home: Path, code: str) -> str:
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment |= {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_look_without_packages_imports_and_creates_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from briefing.models import find_installed; found = find_installed();"
        "print(found, [m for m in ('argostranslate', 'ctranslate2') if m in sys.modules])"
    )
    assert _run_in_home(tmp_path, code) == "() []"
    assert list(tmp_path.iterdir()) == []


def test_packages_without_argostranslate_say_what_to_install(toy_folder: Path, tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; sys.modules['argostranslate'] = None;"
        "from briefing.errors import MissingDependencyError;"
        "from briefing.models import find_installed\n"
        f"try: find_installed([Path({str(toy_folder)!r})])\n"
        "except MissingDependencyError as error: print(error.hint)"
    )
    assert _run_in_home(tmp_path, code) == "pip install 'briefing[argos]'"


def test_a_look_at_packages_creates_nothing_at_home(toy_folder: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; before = dict(os.environ);"
        "from briefing.models import find_installed;"
        f"found = find_installed([Path({str(toy_folder)!r})]);"
        "changed = {k for k in before.keys() | os.environ.keys()"
        " if k != 'KMP_DUPLICATE_LIB_OK' and before.get(k) != os.environ.get(k)};"
        "heavy = {'argostranslate.package', 'torch', 'stanza', 'ctranslate2'} & sys.modules.keys();"
        "print(len(found), changed, heavy)"
    )
    count = len(list(toy_folder.iterdir()))
    assert _run_in_home(tmp_path, code) == f"{count} set() {{'argostranslate.package'}}"
    assert list(tmp_path.iterdir()) == []


def test_the_users_argos_folder_stays_as_it_is(toy_folder: Path, tmp_path: Path) -> None:
    package = tmp_path / ".local/share/argos-translate/packages/en_ru"
    shutil.copytree(toy_folder / "en_ru", package)
    before = sorted(path for path in tmp_path.rglob("*"))
    code = "from briefing.models import find_installed; print(len(find_installed()))"
    assert _run_in_home(tmp_path, code) == "1"
    assert sorted(path for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_argostranslate_reads_the_toy_packages(language: str, toy_folder: Path) -> None:
    assert find_installed([toy_folder])  # imports argostranslate without traces in the home folder
    from argostranslate.package import Package

    package = Package(toy_folder / f"en_{language}")
    assert (package.type, package.from_code, package.to_code) == ("translate", "en", language)
    pieces = package.tokenizer.encode("Gas supply")
    assert package.tokenizer.decode(pieces).strip() == "Gas supply"
