"""Each recipe makes packages that translate; files that are hostile or do not fit are refused."""

from __future__ import annotations

import json
import re
import shutil
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import layouts
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import DATA
from toys import assert_translated

from briefing.config import ModelSettings
from briefing.errors import BriefingError, ExitCode
from briefing.models import Translator
from briefing.models.catalogue import CatalogueModel
from briefing.models.package import ModelTokens, read_installed
from briefing.models.packaging import read_checksums
from briefing.models.recipes import RECIPES
from briefing.models.recipes.options_file import read_options
from briefing.models.recipes.vocabulary import write_marian_vocabulary
from briefing.models.weights import check_weights


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def make(model: CatalogueModel, downloads: Path, work: Path) -> tuple[Path, ...]:
    return RECIPES[model.recipe](model, downloads, work, model.targets)


def refusal(model: CatalogueModel, downloads: Path, work: Path) -> BriefingError:
    with pytest.raises(BriefingError) as caught:
        make(model, downloads, work)
    assert caught.value.hint
    assert not list(work.glob("en_*")), "something that looks like a package was left"
    return caught.value


# ---------------------------------------------------------------------------- what works


@pytest.mark.parametrize(
    "lay_out",
    [
        pytest.param(lambda folder: layouts.argosmodel(folder, "ru"), id="argosmodel"),
        pytest.param(lambda folder: layouts.marian_npz(folder, "kk"), id="marian-npz"),
        pytest.param(lambda folder: layouts.ctranslate2_joint(folder, "uz"), id="ctranslate2"),
        pytest.param(lambda folder: layouts.ctranslate2_quickmt(folder, "ru"), id="quickmt"),
        pytest.param(layouts.ctranslate2_madlad, id="madlad"),
        pytest.param(layouts.ctranslate2_nllb, id="nllb"),
        pytest.param(layouts.marian_zip, id="marian-zip"),
    ],
)
def test_a_recipe_makes_packages_that_translate(
    lay_out: Callable[[Path], CatalogueModel],
    downloads: Path,
    work: Path,
    held_out: list[dict[str, str]],
) -> None:
    model = lay_out(downloads)
    packages = make(model, downloads, work)
    assert [path.relative_to(work).as_posix() for path in packages] == [
        f"en_{target}-toy" for target in model.targets
    ]
    for path, target in zip(packages, model.targets, strict=True):
        installed = read_installed(path)
        assert (installed.source, installed.target) == ("en", target)
        assert installed.name == "toy 2026-11-23"
        assert (installed.licence, installed.licence_source) == (
            "Apache-2.0",
            "https://example.org/toy",
        )
        translator = Translator(installed, ModelSettings(threads=1))
        results = translator.translate([row["en"] for row in held_out])
        found = [result[0].text for result in results]
        assert_translated(found, (row[target] for row in held_out))
        assert read_checksums(path) is not None


def test_packages_of_one_archive_share_their_weights(downloads: Path, work: Path) -> None:
    kazakh, uzbek = make(layouts.marian_zip(downloads), downloads, work)
    for name in ("model/model.bin", "source.spm", "target.spm"):
        assert (kazakh / name).samefile(uzbek / name), name
    assert not (kazakh / "metadata.json").samefile(uzbek / "metadata.json")


def test_readme_and_licence_of_the_publisher_are_kept(downloads: Path, work: Path) -> None:
    package, _ = make(layouts.marian_zip(downloads), downloads, work)
    assert (package / "LICENSE").read_bytes() == (DATA.parents[2] / "LICENSE").read_bytes()
    assert "language token is required" in (package / "UPSTREAM-README.md").read_text()
    ours = (package / "README.md").read_text()
    for words in ("toy", "2026-11-23", "Apache-2.0", "https://example.org/toy", "int8", "LICENSE"):
        assert words in ours


def test_weights_of_marian_become_int8(downloads: Path, work: Path, toy_folder: Path) -> None:
    (package,) = make(layouts.marian_npz(downloads, "kk"), downloads, work)
    expected = toy_folder / "en_kk" / "model" / "model.bin"
    assert (package / "model" / "model.bin").read_bytes() == expected.read_bytes()


def test_an_argos_package_keeps_its_files_to_the_byte(
    downloads: Path, work: Path, toy_folder: Path
) -> None:
    (package,) = make(layouts.argosmodel(downloads, "ru"), downloads, work)
    original = toy_folder / "en_ru"
    for path in original.rglob("*"):
        if path.is_file() and path.name != "metadata.json":
            copy = package / path.relative_to(original)
            assert copy.read_bytes() == path.read_bytes(), path.name
    before, after = (
        json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        for folder in (original, package)
    )
    assert {key: value for key, value in after.items() if key != "briefing"} == before


def test_nothing_but_known_files_is_taken_from_an_argos_package(
    downloads: Path, work: Path
) -> None:
    model = layouts.argosmodel(downloads, "ru")
    with zipfile.ZipFile(next(downloads.iterdir()), "a") as archive:
        for name in ("stanza/en/tokenize.pt", "run.py", "model/extra.bin", "other.model"):
            archive.writestr(f"en_ru/{name}", b"pickle")
        archive.writestr("en_ru/LICENSE", b"The licence.\n")
    (package,) = make(model, downloads, work)
    assert sorted(p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file()) == [
        "LICENSE",
        "README.md",
        "checksums.json",
        "metadata.json",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
        "sentencepiece.model",
    ]


# ---------------------------------------------------------------------------- Argos packages


def _rewrite(archive: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(archive) as old:
        content = {name: old.read(name) for name in old.namelist()}
    change(content)
    with zipfile.ZipFile(archive, "w") as new:
        for name, data in content.items():
            new.writestr(name, data)


def _metadata(**changes: object) -> Callable[[dict[str, bytes]], None]:
    def change(content: dict[str, bytes]) -> None:
        old = json.loads(content["en_ru/metadata.json"])
        content["en_ru/metadata.json"] = json.dumps(old | changes).encode()

    return change


def _to_bpe(content: dict[str, bytes]) -> None:
    content["en_ru/bpe.model"] = content.pop("en_ru/sentencepiece.model")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_to_bpe, "bpe.model, which is not supported"),
        (
            lambda content: content.pop("en_ru/sentencepiece.model"),
            "sentencepiece.model is missing",
        ),
        (lambda content: content.pop("en_ru/metadata.json"), "metadata.json is missing"),
        (lambda content: content.pop("en_ru/model/model.bin"), "model.bin is missing"),
        (lambda content: content.pop("en_ru/model/shared_vocabulary.json"), "no vocabulary"),
        (_metadata(to_code="kk"), "the package translates en to kk, not en to ru"),
        (_metadata(to_code="../ru"), "to_code"),
        (_metadata(type="sbd"), "not a translator"),
        (_metadata(briefing={"speed": 9}), "unknown key 'speed'"),
        (_metadata(briefing={"source_prefix": [">>rus<<"]}), "no token '>>rus<<'"),
    ],
)
def test_an_argos_package_that_cannot_be_used_is_refused(
    change: Callable[[dict[str, bytes]], None], words: str, downloads: Path, work: Path
) -> None:
    model = layouts.argosmodel(downloads, "ru")
    _rewrite(next(downloads.iterdir()), change)
    error = refusal(model, downloads, work)
    assert words in error.message
    assert error.exit_code == ExitCode.DEPENDENCY


def test_an_archive_that_leaves_its_folder_is_refused(downloads: Path, work: Path) -> None:
    model = layouts.argosmodel(downloads, "ru")
    with zipfile.ZipFile(next(downloads.iterdir()), "a") as archive:
        archive.writestr("../outside.txt", b"x")
    assert refusal(model, downloads, work).exit_code == ExitCode.INPUT


# ---------------------------------------------------------------------------- parts that do not fit


def _truncate(name: str, part: float) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: int(len(content) * part)])

    return damage


def _write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_truncate("model.bin", 0.7), "model.bin: it is cut off"),
        (_truncate("model.bin", 0.0), "model.bin is empty"),
        (_write("model.bin", b"PK\3\4 not a model"), "model.bin: it has the unknown form"),
        (lambda folder: (folder / "model.bin").unlink(), "model.bin is missing"),
        (lambda folder: (folder / "shared_vocabulary.json").unlink(), "no vocabulary"),
        (_write("shared_vocabulary.json", b'["a", 7]'), "not a list of texts"),
        (_write("shared_vocabulary.json", b"[" * 50_000), "is no JSON"),
        (_write("shared_vocabulary.json", b'["</s>", "<unk>"]'), "not of the same model"),
        (lambda folder: (folder / "spiece.model").unlink(), "looked for src.spm.model and tgt"),
        (_write("spiece.model", b"text"), "spiece.model is not a SentencePiece model"),
        (
            lambda folder: shutil.copy(DATA / "en_kk.spm", folder / "spiece.model"),
            "not of the same model",
        ),
    ],
)
def test_a_ctranslate2_folder_that_cannot_be_used_is_refused(
    damage: Callable[[Path], object], words: str, downloads: Path, work: Path
) -> None:
    model = layouts.ctranslate2_joint(downloads, "ru")
    damage(downloads)
    error = refusal(model, downloads, work)
    assert words in error.message
    assert "briefing models" in error.hint
    assert error.exit_code == ExitCode.DEPENDENCY


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (ModelTokens(), "translates into several languages .* >>kaz_Cyrl<<, >>uzb_Latn<<"),
        (ModelTokens((">>tur<<",)), "no token '>>tur<<'"),
        (ModelTokens((">>kaz_Cyrl<<",), ("<end>",)), "no token '<end>'"),
        (ModelTokens((">>kaz_Cyrl<<",), target_prefix=("kaz_Cyrl",)), "no token 'kaz_Cyrl'"),
        (ModelTokens((">>kaz_Cyrl<<",), text_prefix="<2kk> "), "no token"),
    ],
)
def test_tokens_that_the_model_does_not_know_are_refused(
    tokens: ModelTokens, words: str, downloads: Path, work: Path
) -> None:
    model = replace(layouts.marian_zip(downloads), tokens={"kk": tokens, "uz": tokens})
    error = refusal(model, downloads, work)
    assert re.search(words, error.message)


# ---------------------------------------------------------------------------- OPUS-MT archives


def _bomb(levels: int = 9) -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    return "\n".join(lines).encode()


def _decoder(models: str, vocabularies: str) -> bytes:
    return f"models: {models}\nvocabs: {vocabularies}\n".encode()


_GOOD_VOCABULARY = "toy_transformer_2026-11-23.vocab.yml"


@pytest.mark.parametrize(
    ("name", "content", "words", "code"),
    [
        ("decoder.yml", None, "decoder.yml is missing", ExitCode.DEPENDENCY),
        ("decoder.yml", _bomb(), "alias", ExitCode.INPUT),
        ("decoder.yml", b"x: [" * 5_000, "nested too deeply", ExitCode.INPUT),
        ("decoder.yml", b"- models", "no list of options", ExitCode.INPUT),
        ("decoder.yml", b"a: !!python/object/apply:os.getcwd []", "no YAML", ExitCode.INPUT),
        ("decoder.yml", b"#" * 300_000, "more than 200,000 bytes", ExitCode.INPUT),
        ("decoder.yml", b"models: 7", "models does not name 1 files", ExitCode.DEPENDENCY),
        ("decoder.yml", _decoder("[../../secret.npz]", "[a, a]"), "no file of the", ExitCode.INPUT),
        ("decoder.yml", _decoder("[gone.npz]", "[a, a]"), "gone.npz", ExitCode.DEPENDENCY),
        ("source.spm", None, "source.spm is missing", ExitCode.DEPENDENCY),
        ("target.spm", b"text", "target.spm is not a SentencePiece", ExitCode.DEPENDENCY),
        (_GOOD_VOCABULARY, b"no vocabulary\n", "cannot be converted", ExitCode.DEPENDENCY),
        (_GOOD_VOCABULARY, b'"</s>": 0\n"<unk>": 1\n', "cannot be conv", ExitCode.DEPENDENCY),
    ],
)
def test_an_opus_archive_that_cannot_be_used_is_refused(
    name: str, content: bytes | None, words: str, code: ExitCode, downloads: Path, work: Path
) -> None:
    model = layouts.marian_zip(downloads)

    def change(members: dict[str, bytes]) -> None:
        members.pop(name)
        if content is not None:
            members[name] = content

    _rewrite(downloads / "model.zip", change)
    error = refusal(model, downloads, work)
    assert words in error.message
    assert error.exit_code == code


def test_an_archive_that_is_none_is_refused(downloads: Path, work: Path) -> None:
    model = layouts.marian_zip(downloads)
    (downloads / "model.zip").write_bytes(b"<html>not found</html>")
    error = refusal(model, downloads, work)
    assert "model.zip" in error.message
    assert error.exit_code == ExitCode.INPUT


# ---------------------------------------------------------------------------- weights of Marian


def _replace_arrays(path: Path, **arrays: object) -> None:
    with np.load(path) as old:
        content = {name: old[name] for name in old.files}
    for name, array in arrays.items():
        if array is None:
            del content[name]
        else:
            content[name] = array  # type: ignore[assignment]
    np.savez(path, **content)  # type: ignore[arg-type]


class _Trap:
    """Running it would create the file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def test_a_pickle_among_the_weights_is_refused_and_never_loaded(
    downloads: Path, work: Path, tmp_path: Path
) -> None:
    model = layouts.marian_npz(downloads, "kk")
    mark = tmp_path / "executed"
    trap = np.array([_Trap(mark)], dtype=object)
    _replace_arrays(downloads / "model.npz.best-chrf.npz", decoder_ff_logit_out_b=trap)
    error = refusal(model, downloads, work)
    assert "decoder_ff_logit_out_b.npy holds object, not numbers" in error.message
    assert error.exit_code == ExitCode.INPUT
    assert not mark.exists()


def _lie(header_shape: str) -> Callable[[Path], None]:
    """A member whose header claims another shape than it has data for."""

    def damage(path: Path) -> None:
        header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {header_shape}}}".encode()
        header = header.ljust(118) + b"\n"
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(
                "extra.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header
            )

    return damage


def _zeros(path: Path) -> None:
    """A bomb: a hundred megabytes that pack into a hundred kilobytes."""
    with np.load(path) as old:
        small = {name: old[name] for name in old.files if old[name].size < 1000}
    np.savez_compressed(path, zeros=np.zeros(25_000_000, np.float32), **small)  # type: ignore[arg-type]


def _twice(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("Wemb.npy", b"")


def _foreign(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("setup.py", b"print()")


def _options(content: bytes) -> Callable[[Path], None]:
    array = np.frombuffer(content, dtype=np.int8)
    return lambda path: _replace_arrays(path, **{"special:model.yml": array})


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100_000])


def _encode_unsupported(path: Path) -> None:
    with np.load(path) as old:
        text = old["special:model.yml"].tobytes()
    _options(text.replace(b"relu", b"tanh"))(path)


@pytest.mark.parametrize(
    ("damage", "words", "code"),
    [
        (_lie("(999999999999,)"), "extra.npy has 129 bytes instead of", ExitCode.INPUT),
        (_lie("(-4,)"), "extra.npy has 129 bytes instead of", ExitCode.INPUT),
        (_lie("(1,"), "extra.npy: the header cannot be read", ExitCode.DEPENDENCY),
        (_zeros, "it unpacks from", ExitCode.INPUT),
        (_twice, "two arrays have the same name", ExitCode.INPUT),
        (_foreign, "'setup.py' is no array", ExitCode.INPUT),
        (_options(_bomb() + b"\0"), "special:model.yml: line 2 has an alias", ExitCode.INPUT),
        (_options(b"x" * 1_100_000), "larger than a megabyte", ExitCode.INPUT),
        (_cut, "no .npz of NumPy, or is cut off", ExitCode.DEPENDENCY),
        (lambda p: p.write_bytes(b"\x80\x04N."), "no .npz of NumPy", ExitCode.DEPENDENCY),
        (lambda p: _replace_arrays(p, Wemb=None), "cannot be converted", ExitCode.DEPENDENCY),
        (
            lambda p: _replace_arrays(p, **{"special:model.yml": None}),
            "no model of Marian",
            ExitCode.DEPENDENCY,
        ),
        (
            lambda p: _replace_arrays(p, Wemb=np.zeros((7, 96), np.float32)),
            "cannot be converted",
            ExitCode.DEPENDENCY,
        ),
        (_encode_unsupported, "tanh is not supported", ExitCode.DEPENDENCY),
    ],
)
def test_weights_that_cannot_be_used_are_refused(
    damage: Callable[[Path], object], words: str, code: ExitCode, downloads: Path, work: Path
) -> None:
    model = layouts.marian_npz(downloads, "kk")
    damage(downloads / "model.npz.best-chrf.npz")
    error = refusal(model, downloads, work)
    assert words in error.message
    assert error.exit_code == code


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["model.en-kk.spm"], "no SentencePiece model"),
        (["model.npz.best-chrf.npz"], "no weights of Marian"),
    ],
)
def test_a_missing_file_of_marian_is_named(
    names: list[str], words: str, downloads: Path, work: Path
) -> None:
    model = layouts.marian_npz(downloads, "kk")
    for name in names:
        (downloads / name).unlink()
    assert words in refusal(model, downloads, work).message


def test_the_pieces_of_another_model_are_refused(downloads: Path, work: Path) -> None:
    model = layouts.marian_npz(downloads, "kk")
    with zipfile.ZipFile(DATA / "en_trk.zip") as archive:
        (downloads / "model.en-kk.spm").write_bytes(archive.read("source.spm"))
    error = refusal(model, downloads, work)
    assert "vocabulary" in error.message


# ---------------------------------------------------------------------------- the small parts


_pieces = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\n\r"), min_size=1, max_size=12
).filter(lambda piece: not piece.startswith("\\x"))


@given(pieces=st.lists(_pieces, unique=True, max_size=20))
def test_any_vocabulary_is_read_back_by_the_converter(
    pieces: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from ctranslate2.converters.marian import load_vocab

    path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.yml"
    write_marian_vocabulary(pieces, path)
    assert load_vocab(str(path)) == pieces


@pytest.mark.parametrize("piece", ["\\x41", "a\nb", "\r"])
def test_a_piece_that_the_converter_would_change_is_refused(piece: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write_marian_vocabulary(["a", piece], tmp_path / "vocabulary.yml")


@given(st.binary(max_size=300))
def test_options_are_read_or_refused(content: bytes) -> None:
    try:
        options = read_options(content)
    except ValueError:
        return
    assert isinstance(options, dict)


@pytest.fixture(scope="module")
def some_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with zipfile.ZipFile(DATA / "en_ru.argosmodel") as archive:
        path = tmp_path_factory.mktemp("weights") / "model.bin"
        path.write_bytes(archive.read("en_ru/model/model.bin"))
    return path


def test_whole_weights_pass(some_weights: Path) -> None:
    check_weights(some_weights)


@given(cut=st.integers(min_value=0, max_value=1_000_000))
def test_weights_cut_anywhere_are_found(cut: int, some_weights: Path) -> None:
    part = some_weights.with_name("part.bin")
    part.write_bytes(some_weights.read_bytes()[:cut])
    with pytest.raises(ValueError, match="cut off"):
        check_weights(part)


def test_weights_that_claim_more_than_their_shape_are_refused(some_weights: Path) -> None:
    # The native library would write the surplus behind the memory that it has set aside.
    content = bytearray(some_weights.read_bytes())
    name = content.index(b"decoder/embeddings/weight\0") + len(b"decoder/embeddings/weight\0")
    rank = content[name]
    size = name + 1 + 4 * rank + 1
    (claimed,) = struct.unpack_from("<I", content, size)
    struct.pack_into("<I", content, size, claimed + 64)
    hostile = some_weights.with_name("hostile.bin")
    hostile.write_bytes(bytes(content))
    with pytest.raises(ValueError, match="claims .* bytes for the shape"):
        check_weights(hostile)
