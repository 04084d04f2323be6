"""Bundles: written, carried over, tampered with."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from briefing.config import ModelSettings
from briefing.errors import InputError, MissingDependencyError, OutputError, UsageError
from briefing.models.bundle import unpack_bundle, write_bundle
from briefing.models.package import read_installed
from briefing.models.package_files import is_package_file
from briefing.models.packaging import read_checksums, seal_package
from briefing.models.progress import no_progress
from briefing.models.runner import open_translator

Change = Callable[[dict[str, bytes], dict[str, Any]], None]


@pytest.fixture
def packages(toy_folder: Path, tmp_path: Path) -> list[Path]:
    """Sealed toy packages; en_uz has the same weights as en_kk."""
    made = []
    for name in ("en_ru", "en_kk"):
        made.append(tmp_path / "here" / name)
        shutil.copytree(toy_folder / name, made[-1])
    made.append(tmp_path / "here" / "en_uz")
    shutil.copytree(toy_folder / "en_kk", made[-1])
    metadata = json.loads((made[-1] / "metadata.json").read_text(encoding="utf-8"))
    metadata |= {"to_code": "uz", "briefing": {"model": "opus-trk-big", "licence": "Apache-2.0"}}
    (made[-1] / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    for package in made:
        (package / "LICENSE.txt").write_text("free")
        seal_package(package)
    return made


@pytest.fixture
def bundle(packages: list[Path], tmp_path: Path) -> Path:
    write_bundle(packages, tmp_path / "models.zip", no_progress)
    return tmp_path / "models.zip"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "there" / "store"


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _rewrite(bundle: Path, change: Change) -> None:
    """Change members or manifest as somebody with a zip program would."""
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(members, manifest)
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, content in members.items():
            archive.writestr(name, content)


def _refuse(bundle: Path, store: Path, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        unpack_bundle(bundle, store, no_progress)
    assert reason in caught.value.message
    assert caught.value.message.startswith(f"{bundle}: ")
    assert caught.value.message.isprintable()
    assert not store.exists(), "something was left behind"


# ---------------------------------------------------------------------------- there and back


def test_packages_arrive_as_they_left(packages: list[Path], bundle: Path, store: Path) -> None:
    published = unpack_bundle(bundle, store, no_progress)
    assert published == tuple(store / name for name in ("en_kk", "en_ru", "en_uz"))
    for package in packages:
        assert _files(store / package.name) == _files(package)
    assert sorted(path.name for path in store.iterdir()) == [".lock", "en_kk", "en_ru", "en_uz"]


def test_what_arrives_translates(bundle: Path, store: Path, held_out: list[dict[str, str]]) -> None:
    unpack_bundle(bundle, store, no_progress)
    model = read_installed(store / "en_ru")
    hypotheses = open_translator(model, ModelSettings()).translate([held_out[0]["en"]])[0]
    assert hypotheses[0].text == held_out[0]["ru"]


def test_the_manifest_says_what_is_in_it(packages: list[Path], bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        assert archive.namelist()[0] == "manifest.json"
        manifest = json.loads(archive.read("manifest.json"))
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert (manifest["format"], manifest["version"]) == ("briefing-models", 1)
    kazakh, _, uzbek = manifest["packages"]
    assert (kazakh["folder"], kazakh["languages"], kazakh["licence"]) == ("en_kk", ["en", "kk"], "")
    assert (uzbek["model"], uzbek["licence"]) == ("opus-trk-big", "Apache-2.0")
    listed = {file["path"]: file for file in uzbek["files"]}
    assert listed.keys() == _files(packages[2]).keys()
    for name, content in _files(packages[2]).items():
        assert listed[name]["sha256"] == hashlib.sha256(content).hexdigest()
        assert listed[name]["bytes"] == len(content)


def test_shared_weights_are_stored_once_and_shared_again(bundle: Path, store: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        weights = [name for name in archive.namelist() if name.endswith("model.bin")]
    assert weights == ["packages/en_kk/model/model.bin", "packages/en_ru/model/model.bin"]
    unpack_bundle(bundle, store, no_progress)
    one, two = (store / name / "model" / "model.bin" for name in ("en_kk", "en_uz"))
    assert one.stat().st_ino == two.stat().st_ino
    one, two = (store / name / "LICENSE.txt" for name in ("en_kk", "en_uz"))
    assert one.stat().st_ino != two.stat().st_ino


def test_the_same_packages_give_the_same_bytes(packages: list[Path], tmp_path: Path) -> None:
    write_bundle(packages, tmp_path / "one.zip", no_progress)
    for package in packages:
        for path in package.rglob("*"):
            os.utime(path, (1, 1))
    write_bundle(packages[::-1], tmp_path / "two.zip", no_progress)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_what_is_no_part_of_a_package_stays_at_home(
    packages: list[Path], store: Path, tmp_path: Path
) -> None:
    package = packages[0]
    (package / "stanza").mkdir()
    for name in ("stanza/en.pt", "model/evil.pkl", "notes.pkl", ".hidden"):
        (package / name).write_bytes(b"pickle")
    write_bundle([package], tmp_path / "one.zip", no_progress)
    unpack_bundle(tmp_path / "one.zip", store, no_progress)
    kept = _files(store / "en_ru")
    assert kept.keys() == {*(read_checksums(package) or {}), "checksums.json"}
    assert b"pickle" not in kept.values()


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("metadata.json", True),
        ("model/model.bin", True),
        ("source.spm", True),
        ("sentencepiece.model", True),
        ("UPSTREAM-README.md", True),
        ("LICENSE", True),
        ("model.bin", False),
        ("model/model.pt", False),
        ("stanza/resources.json", False),
        ("model/sub/config.json", False),
        ("../metadata.json", False),
        ("pickle.pkl", False),
    ],
)
def test_parts_of_a_package(name: str, part: bool) -> None:
    assert is_package_file(PurePosixPath(name)) is part


def test_progress_counts_bytes(packages: list[Path], store: Path, tmp_path: Path) -> None:
    told: dict[str, list[tuple[int, int | None]]] = {}

    def progress(stage: str, done: int, total: int | None) -> None:
        told.setdefault(stage, []).append((done, total))

    write_bundle(packages, tmp_path / "models.zip", progress)
    unpack_bundle(tmp_path / "models.zip", store, progress)
    for stage in ("writing models.zip", "unpacking models.zip"):
        done, total = told[stage][-1]
        assert done == total and done > 100_000


# ---------------------------------------------------------------------------- writing


def test_a_bundle_is_not_written_over(packages: list[Path], bundle: Path) -> None:
    before = bundle.read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        write_bundle(packages[:1], bundle, no_progress)
    assert bundle.read_bytes() == before
    write_bundle(packages[:1], bundle, no_progress, force=True)
    assert len(bundle.read_bytes()) < len(before)


def test_a_damaged_package_is_not_carried_on(packages: list[Path], tmp_path: Path) -> None:
    with (packages[1] / "model" / "model.bin").open("r+b") as weights:
        weights.write(b"XXXX")
    with pytest.raises(MissingDependencyError, match=r"model/model\.bin changed"):
        write_bundle(packages, tmp_path / "models.zip", no_progress)
    assert not list(tmp_path.glob("*.zip")) and not list(tmp_path.glob(".*"))


def test_a_folder_that_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "en_kk").mkdir()
    with pytest.raises(MissingDependencyError, match=r"metadata\.json is missing"):
        write_bundle([tmp_path / "en_kk"], tmp_path / "models.zip", no_progress)


def test_two_packages_of_one_name(packages: list[Path], tmp_path: Path) -> None:
    shutil.copytree(packages[0], tmp_path / "argos" / "en_ru")
    with pytest.raises(UsageError, match="have the same"):
        write_bundle(
            [packages[0], tmp_path / "argos" / "en_ru"], tmp_path / "models.zip", no_progress
        )


def test_a_full_disk_leaves_no_half_bundle(packages: list[Path], tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(OutputError, match="more are needed"):
            write_bundle(packages, tmp_path / "models.zip", no_progress)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here"]


# ---------------------------------------------------------------------------- what is there already


def test_what_is_there_already_is_left(bundle: Path, store: Path) -> None:
    unpack_bundle(bundle, store, no_progress)
    inode = (store / "en_ru" / "model" / "model.bin").stat().st_ino
    shutil.rmtree(store / "en_uz")
    assert unpack_bundle(bundle, store, no_progress) == (store / "en_uz",)
    assert (store / "en_ru" / "model" / "model.bin").stat().st_ino == inode
    assert unpack_bundle(bundle, store, no_progress) == ()


def test_other_contents_are_replaced_only_when_asked(bundle: Path, store: Path) -> None:
    unpack_bundle(bundle, store, no_progress)
    (store / "en_ru" / "README.md").unlink(missing_ok=True)
    (store / "en_ru" / "LICENSE.txt").write_text("mine")
    shutil.rmtree(store / "en_uz")
    with pytest.raises(OutputError, match="nothing was installed") as caught:
        unpack_bundle(bundle, store, no_progress)
    assert caught.value.exit_code == 9
    assert not (store / "en_uz").exists()
    published = unpack_bundle(bundle, store, no_progress, force=True)
    assert [path.name for path in published] == ["en_ru", "en_uz"]
    assert (store / "en_ru" / "LICENSE.txt").read_text() == "free"


# ---------------------------------------------------------------------------- hostile ones


def test_every_cut_of_a_bundle_is_noticed(bundle: Path, store: Path) -> None:
    whole = bundle.read_bytes()
    for size in range(0, len(whole), len(whole) // 40):
        bundle.write_bytes(whole[:size])
        _refuse(bundle, store, "")


def test_a_changed_byte_is_noticed(bundle: Path, store: Path) -> None:
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(content)
    _refuse(bundle, store, "damaged")


def _package(manifest: dict[str, Any], name: str = "en_ru") -> dict[str, Any]:
    entry: dict[str, Any] = next(p for p in manifest["packages"] if p["folder"] == name)
    return entry


def _other_weights(members: dict[str, bytes], _: dict[str, Any]) -> None:
    members["packages/en_ru/model/model.bin"] = members["packages/en_kk/model/model.bin"]


def _without_weights(members: dict[str, bytes], _: dict[str, Any]) -> None:
    del members["packages/en_ru/model/model.bin"]


def _weights_not_listed(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
    entry = _package(manifest)
    entry["files"] = [file for file in entry["files"] if file["path"] != "model/model.bin"]


def _wrong_size(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
    (weights,) = (f for f in _package(manifest)["files"] if f["path"] == "model/model.bin")
    weights["bytes"] += 1


def _two_sizes(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
    (licence,) = (f for f in _package(manifest)["files"] if f["path"] == "LICENSE.txt")
    licence["bytes"] += 1


def _outside(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["packages/en_ru/x.json"] = b"evil"
    digest = hashlib.sha256(b"evil").hexdigest()
    _package(manifest)["files"].append({"path": "../x.json", "sha256": digest, "bytes": 4})


def _pickle(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["packages/en_ru/evil.pkl"] = b"evil"
    digest = hashlib.sha256(b"evil").hexdigest()
    _package(manifest)["files"].append({"path": "evil.pkl", "sha256": digest, "bytes": 4})


def _folder(name: str) -> Change:
    def change(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        _package(manifest)["folder"] = name

    return change


def _key(name: str, value: object) -> Change:
    def change(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest[name] = value

    return change


def _package_key(name: str, value: object) -> Change:
    def change(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
        _package(manifest)[name] = value

    return change


def _member(name: str) -> Change:
    def change(members: dict[str, bytes], _: dict[str, Any]) -> None:
        members[name] = b"evil"

    return change


def _twice(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["packages"].append({**_package(manifest), "folder": "EN_RU"})


def _bad_metadata(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    content = b'{"from_code": "../..", "to_code": "ru"}'
    members["packages/en_ru/metadata.json"] = content
    for file in _package(manifest)["files"]:
        if file["path"] == "metadata.json":
            file |= {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_other_weights, "packages/en_ru/model/model.bin is damaged"),
        (_without_weights, "packages/en_ru/model/model.bin is missing"),
        (_weights_not_listed, "one is missing"),
        (_wrong_size, "is damaged"),
        (_two_sizes, "two sizes"),
        (_outside, "'../x.json' is no file of a package"),
        (_pickle, "'evil.pkl' is no file of a package"),
        (_folder("../en_ru"), "'../en_ru' is no name of a package"),
        (_folder(".lock"), "'.lock' is no name of a package"),
        (_folder(""), "'' is no name of a package"),
        (_twice, "has a package twice"),
        (_member("../../evil"), "leads out of its folder"),
        (_member("/evil"), "absolute"),
        (_member("Manifest.json"), "one file on some systems"),
        (_bad_metadata, "from_code is not a language code"),
        (_key("format", "something"), "no bundle of models"),
        (_key("version", 2), "upgrade briefing"),
        (_key("packages", []), "no list of packages"),
        (_key("packages", {"a": 1}), "no list of packages"),
        (_key("packages", [1]), "just the keys"),
        (_package_key("languages", ["en", "de"]), "name other languages"),
        (_package_key("languages", "en"), "two codes"),
        (_package_key("licence", 5), "must be text"),
        (_package_key("files", [{"path": "metadata.json"}]), "just the keys"),
        (
            _package_key("files", [{"path": "metadata.json", "sha256": "0", "bytes": 1}]),
            "without path, sha256 or size",
        ),
        (
            _package_key("files", [{"path": "README.md", "sha256": "0" * 64, "bytes": True}]),
            "without path, sha256 or size",
        ),
    ],
)
def test_a_bundle_that_was_tampered_with(
    bundle: Path, store: Path, change: Change, reason: str
) -> None:
    _rewrite(bundle, change)
    _refuse(bundle, store, reason)


def test_unknown_members_are_not_unpacked(bundle: Path, store: Path) -> None:
    _rewrite(bundle, _member("packages/en_ru/stanza/evil.pkl"))
    unpack_bundle(bundle, store, no_progress)
    assert not list(store.rglob("*.pkl"))


@pytest.mark.parametrize("manifest", [b"", b"[", b"[]", b"1", b"[" * 100_000, b"\xff"])
def test_a_manifest_that_is_no_manifest(tmp_path: Path, store: Path, manifest: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("manifest.json", manifest)
    _refuse(tmp_path / "a.zip", store, "")


def test_a_manifest_that_would_fill_the_disk(tmp_path: Path, store: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(9_000_000))
    _refuse(tmp_path / "a.zip", store, "is larger than 8,000,000 bytes")


def test_other_archives_and_no_archive(bundle: Path, store: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x", "y")
    _refuse(tmp_path / "a.zip", store, "manifest.json is missing")
    (tmp_path / "text").write_text("no archive")
    _refuse(tmp_path / "text", store, "neither a zip nor a tar")
    _refuse(tmp_path / "missing", store, "no such file")


def test_a_hostile_bundle_leaves_a_store_as_it_is(bundle: Path, store: Path) -> None:
    good = bundle.read_bytes()
    unpack_bundle(bundle, store, no_progress)
    shutil.rmtree(store / "en_uz")
    before = _files(store)
    bundle.write_bytes(good)
    _rewrite(bundle, _without_weights)
    (store / "en_ru" / "LICENSE.txt").write_text("mine")
    before = _files(store)
    with pytest.raises(InputError):
        unpack_bundle(bundle, store, no_progress, force=True)
    assert _files(store) == before
    assert not (store / ".work").exists()
