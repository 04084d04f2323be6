"""Packages: the plain form of Argos, our own table where it is needed, and the seal."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import layouts
import pytest

from briefing.models.catalogue import CatalogueModel
from briefing.models.package import ModelTokens, read_installed
from briefing.models.packaging import (
    Parts,
    link_or_copy,
    read_checksums,
    seal_package,
    write_package,
)


@pytest.fixture
def parts(toy_folder: Path) -> Parts:
    pieces = toy_folder / "en_ru" / "sentencepiece.model"
    return Parts(toy_folder / "en_ru" / "model", pieces, pieces, "none")


@pytest.fixture
def model(tmp_path: Path) -> CatalogueModel:
    return layouts.entry("ctranslate2", tmp_path, ("ru",))


def metadata_of(package: Path) -> dict[str, object]:
    metadata: dict[str, object] = json.loads((package / "metadata.json").read_text("utf-8"))
    return metadata


def test_a_package_of_plain_form_is_one_that_argos_reads(
    parts: Parts, model: CatalogueModel, tmp_path: Path
) -> None:
    package = write_package(tmp_path / "en_ru", model, "ru", parts)
    read_installed(package)  # imports argostranslate without traces in the home folder
    from argostranslate.package import Package, argospm_package_name

    read = Package(package)
    assert argospm_package_name(read) == "translate-en_ru"
    assert (read.from_code, read.from_name, read.to_code, read.to_name) == (
        "en",
        "English",
        "ru",
        "Russian",
    )
    assert (read.package_version, read.type, read.target_prefix) == ("1.0", "translate", "")
    assert read.packaged_sbd_path is None
    pieces = read.tokenizer.encode("Gas supply")
    assert read.tokenizer.decode(pieces).strip() == "Gas supply"
    assert read.get_readme().startswith("# A toy\n")


def test_the_version_is_one_that_argos_can_compare(
    parts: Parts, model: CatalogueModel, tmp_path: Path
) -> None:
    from packaging.version import Version

    metadata = metadata_of(write_package(tmp_path / "en_ru", model, "ru", parts))
    assert Version(str(metadata["package_version"])) < Version("1.9")
    assert Version(str(metadata["argos_version"]))


def test_our_table_says_where_a_package_comes_from_and_no_more(
    parts: Parts, model: CatalogueModel, tmp_path: Path
) -> None:
    metadata = metadata_of(write_package(tmp_path / "en_ru", model, "ru", parts))
    assert metadata["briefing"] == {
        "model": "toy",
        "revision": "2026-11-23",
        "licence": "Apache-2.0",
        "licence_source": "https://example.org/toy",
    }


def test_a_model_from_no_catalogue_and_without_tokens_has_no_table(
    parts: Parts, tmp_path: Path
) -> None:
    model = layouts.entry("ctranslate2", tmp_path, ("ru",), model_id="")
    assert "briefing" not in metadata_of(write_package(tmp_path / "en_ru", model, "ru", parts))


def test_tokens_and_two_sentencepiece_models_are_read_back(
    parts: Parts, toy_folder: Path, tmp_path: Path
) -> None:
    tokens = ModelTokens((">>rus<<",), ("</s>",), ("rus_Cyrl",), "<2ru> ")
    model = layouts.entry("ctranslate2", tmp_path, ("ru",), {"ru": tokens})
    other = toy_folder / "en_kk" / "sentencepiece.model"
    both = Parts(parts.network, parts.source_pieces, other, "none")
    installed = read_installed(write_package(tmp_path / "en_ru", model, "ru", both))
    assert installed.tokens == tokens
    assert installed.source_pieces.name == "source.spm"
    assert installed.source_pieces.read_bytes() == parts.source_pieces.read_bytes()
    assert installed.target_pieces.name == "target.spm"
    assert installed.target_pieces.read_bytes() == other.read_bytes()


def test_the_same_pieces_twice_are_one_file(
    parts: Parts, model: CatalogueModel, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.spm"
    copy.write_bytes(parts.source_pieces.read_bytes())
    twice = Parts(parts.network, parts.source_pieces, copy, "none")
    package = write_package(tmp_path / "en_ru", model, "ru", twice)
    assert (package / "sentencepiece.model").is_file()
    assert not list(package.glob("*.spm"))


def test_the_seal_covers_every_other_file(
    parts: Parts, model: CatalogueModel, tmp_path: Path
) -> None:
    package = write_package(tmp_path / "en_ru", model, "ru", parts)
    checksums = read_checksums(package)
    assert checksums is not None
    files = {p.relative_to(package).as_posix(): p for p in package.rglob("*") if p.is_file()}
    assert set(checksums) == files.keys() - {"checksums.json"}
    for name, checksum in checksums.items():
        content = files[name].read_bytes()
        assert checksum.sha256 == hashlib.sha256(content).hexdigest(), name
        assert checksum.bytes == len(content), name


def test_a_file_that_changed_gets_another_checksum(
    parts: Parts, model: CatalogueModel, tmp_path: Path
) -> None:
    package = write_package(tmp_path / "en_ru", model, "ru", parts)
    before = read_checksums(package)
    (package / "README.md").write_text("other")
    seal_package(package)
    after = read_checksums(package)
    assert before is not None
    assert after is not None
    assert {name for name in before if before[name] != after[name]} == {"README.md"}


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"a": 1}', b'{"a": {}}', b"[" * 99_999])
def test_a_damaged_seal_is_an_error(content: bytes, tmp_path: Path) -> None:
    assert read_checksums(tmp_path) is None
    (tmp_path / "checksums.json").write_bytes(content)
    with pytest.raises(ValueError):
        read_checksums(tmp_path)


def test_files_are_linked_and_copied_across_file_systems(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"weights")
    link_or_copy(source, tmp_path / "link")
    assert (tmp_path / "link").samefile(source)
    elsewhere = Path("/dev/shm")
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one file system only")
    copy = elsewhere / f"briefing-test-{os.getpid()}"
    try:
        link_or_copy(source, copy)
        assert copy.read_bytes() == b"weights"
    finally:
        copy.unlink(missing_ok=True)
