"""Models from disk: recognised by their files, and an error that says what was looked for."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import layouts
import pytest
from layouts import DATA
from toys import assert_translated

from briefing.config import ModelSettings
from briefing.errors import BriefingError, ExitCode, InputError, MissingDependencyError, UsageError
from briefing.models import Translator
from briefing.models.importing import ImportOptions, import_path
from briefing.models.package import ModelTokens, read_installed

KAZAKH = ImportOptions("en", "kk", ModelTokens((">>kaz_Cyrl<<",)))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """What the user has on his disk."""
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


def _argosmodel(folder: Path) -> Path:
    return Path(shutil.copy(DATA / "en_kk.argosmodel", folder / "any name.argosmodel"))


def _argos_zip(folder: Path) -> Path:
    return Path(shutil.copy(DATA / "en_kk.argosmodel", folder / "translate-en_kk.zip"))


def _argos_folder(folder: Path) -> Path:
    with zipfile.ZipFile(DATA / "en_kk.argosmodel") as archive:
        archive.extractall(folder)
    return folder / "en_kk"


def _marian_npz(folder: Path) -> Path:
    layouts.marian_npz(folder, "kk")
    return folder


def _ctranslate2(folder: Path) -> Path:
    layouts.ctranslate2_joint(folder, "kk")
    return folder


def _opus_zip(folder: Path) -> Path:
    return Path(shutil.copy(DATA / "en_trk.zip", folder / "opus.zip"))


NONE = ImportOptions()
BOTH = ImportOptions("en", "kk")


@pytest.mark.parametrize(
    ("lay_out", "options"),
    [
        pytest.param(_argosmodel, NONE, id="argosmodel"),
        pytest.param(_argosmodel, BOTH, id="argosmodel, languages named"),
        pytest.param(_argos_zip, NONE, id="argosmodel that is called zip"),
        pytest.param(_argos_folder, NONE, id="unpacked argosmodel"),
        pytest.param(_ctranslate2, BOTH, id="CTranslate2 folder"),
        pytest.param(_marian_npz, BOTH, id="Marian npz and spm"),
        pytest.param(_opus_zip, KAZAKH, id="OPUS zip"),
        pytest.param(layouts.opus_folder, KAZAKH, id="unpacked OPUS zip"),
    ],
)
def test_a_model_on_disk_becomes_a_package_that_translates(
    lay_out: Callable[[Path], Path],
    options: ImportOptions,
    given: Path,
    work: Path,
    held_out: list[dict[str, str]],
) -> None:
    path = lay_out(given)
    before = {file: file.stat().st_nlink for file in given.rglob("*") if file.is_file()}
    (package,) = import_path(path, work, options)
    assert package == work / "en_kk"
    installed = read_installed(package)
    assert installed.catalogue_id == ""
    translator = Translator(installed, ModelSettings(threads=1))
    results = translator.translate([row["en"] for row in held_out])
    found = [result[0].text for result in results]
    assert_translated(found, (row["kk"] for row in held_out))
    # The user's files are his: nothing of them is linked into the package.
    assert {file: file.stat().st_nlink for file in before} == before


def test_an_exported_package_comes_back_with_its_tokens(given: Path, work: Path) -> None:
    (package,) = import_path(_opus_zip(given), work, KAZAKH)
    exported = given / "en_kk.argosmodel"
    with zipfile.ZipFile(exported, "w") as archive:
        for file in sorted(package.rglob("*")):
            archive.write(file, file.relative_to(work))
    again = work.with_name("again")
    again.mkdir()
    (package,) = import_path(exported, again)
    assert read_installed(package).tokens == KAZAKH.tokens


@pytest.mark.parametrize("lay_out", [_ctranslate2, _marian_npz, _opus_zip, layouts.opus_folder])
@pytest.mark.parametrize("options", [NONE, ImportOptions("en"), ImportOptions(target="kk")])
def test_languages_that_the_files_do_not_say_are_asked_for(
    lay_out: Callable[[Path], Path], options: ImportOptions, given: Path, work: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        import_path(lay_out(given), work, options)
    assert "between which languages" in caught.value.message
    assert "--from en --to kk" in caught.value.hint


@pytest.mark.parametrize(
    "options", [ImportOptions("en"), ImportOptions(tokens=ModelTokens((">>kaz_Cyrl<<",)))]
)
def test_half_of_the_languages_is_refused(options: ImportOptions, given: Path, work: Path) -> None:
    with pytest.raises(UsageError, match="name both languages"):
        import_path(_argosmodel(given), work, options)


def test_other_languages_than_those_of_the_package_are_refused(given: Path, work: Path) -> None:
    with pytest.raises(MissingDependencyError, match="translates en to kk, not en to uz"):
        import_path(_argosmodel(given), work, ImportOptions("en", "uz"))


def test_a_model_of_several_languages_asks_for_its_token(given: Path, work: Path) -> None:
    with pytest.raises(MissingDependencyError) as caught:
        import_path(_opus_zip(given), work, BOTH)
    assert ">>kaz_Cyrl<<, >>uzb_Latn<<" in caught.value.message
    assert "add --source-prefix " in caught.value.hint


@pytest.mark.parametrize(
    ("labels", "option"),
    [
        (("<2kk>", "<2uz>"), "--text-prefix"),
        (("kaz_Cyrl", "uzn_Latn"), "--target-prefix"),
        (("__kk__", "__uz__"), "--target-prefix"),
    ],
)
def test_so_do_those_of_other_publishers(
    labels: tuple[str, str], option: str, given: Path, work: Path
) -> None:
    layouts.ctranslate2_nllb(given)
    vocabulary = given / "shared_vocabulary.json"
    text = vocabulary.read_text(encoding="utf-8")
    for token, label in zip((">>kaz_Cyrl<<", ">>uzb_Latn<<"), labels, strict=True):
        assert token in text
        text = text.replace(token, label)
    vocabulary.write_text(text, encoding="utf-8")
    with pytest.raises(MissingDependencyError) as caught:
        import_path(given, work, BOTH)
    assert ", ".join(labels) in caught.value.message
    assert f"add {option} " in caught.value.hint


@pytest.mark.parametrize(
    "name", ["notes.txt", "empty folder", "zip of texts", "only weights", "absent"]
)
def test_what_is_no_model_is_refused_with_what_was_looked_for(
    name: str, given: Path, work: Path
) -> None:
    path = given / name
    if name == "notes.txt":
        path.write_text("text")
    elif name == "empty folder":
        path.mkdir()
    elif name == "zip of texts":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a/b.txt", "text")
    elif name == "only weights":
        path.mkdir()
        shutil.copy(DATA / "en_kk.npz", path / "model.npz")
    with pytest.raises(InputError) as caught:
        import_path(path, work, BOTH)
    assert str(path) in caught.value.message
    assert caught.value.exit_code == ExitCode.INPUT
    if name != "absent":
        listed = "\n".join(caught.value.problems)
        for words in (".argosmodel", "CTranslate2", "decoder.yml", "*.npz", "spiece.model"):
            assert words in listed
    assert list(work.iterdir()) == []


def test_an_error_names_the_file_of_the_user(given: Path, work: Path) -> None:
    archive, folder = _argosmodel(given), given / "en_kk"
    with zipfile.ZipFile(archive, "a") as hostile:
        hostile.writestr("en_kk/../../evil.txt", "")
    with pytest.raises(InputError) as caught:
        import_path(archive, work)
    assert caught.value.message.startswith(f"{archive}: 'en_kk/../../evil.txt' leads out of")
    shutil.rmtree(work)
    work.mkdir()
    _argos_folder(given)
    (folder / "metadata.json").write_text("[]", encoding="utf-8")
    with pytest.raises(BriefingError) as refused:
        import_path(folder, work)
    told = f"{refused.value.message} {refused.value.hint}"
    assert str(work) not in told, told


def test_a_file_of_a_folder_points_to_the_folder(given: Path, work: Path) -> None:
    _marian_npz(given)
    with pytest.raises(InputError) as caught:
        import_path(given / "model.npz.best-chrf.npz", work, BOTH)
    assert caught.value.hint == f"name the folder instead: briefing models import {given}"
