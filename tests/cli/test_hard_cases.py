"""What real folders, tables and machines do to a build."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from command_line import Run

from briefing.commands.translate import run as translate_file
from briefing.deliver import load_record
from briefing.errors import TranslationError


def change_seed(workspace: Path, *changes: tuple[str, str]) -> None:
    seed = next((workspace / "seeds").iterdir())
    text = seed.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    seed.write_text(text, encoding="utf-8")


def test_a_run_for_one_language_keeps_the_others(run: Run, workspace: Path) -> None:
    assert run("build", "--lang", "en,ru,kk").code == 0
    assert run("build", "--lang", "ru").code == 0
    assert sorted(p.name for p in workspace.glob("out/*.pdf")) == [
        "brief.en.pdf",
        "brief.kk.pdf",
        "brief.ru.pdf",
    ]
    assert set(load_record(workspace / "out/brief.json").languages) == {"en", "ru", "kk"}


def test_languages_of_an_older_text_do_not_stay(run: Run, workspace: Path) -> None:
    assert run("build", "--lang", "en,ru").code == 0
    change_seed(workspace, ("December 21", "December 20"))
    assert run("build", "--lang", "ru").code == 0
    assert [p.name for p in workspace.glob("out/*.pdf")] == ["brief.ru.pdf"]


def test_equal_names_in_other_folders_are_other_input(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a", "b"):
        shutil.copytree(workspace / "seeds", workspace / folder / "texts")
    monkeypatch.chdir(workspace / "a")
    assert run("build", "texts", "--lang", "en", "--out", "../o").code == 0
    assert run("build", str(workspace / "a/texts"), "--lang", "en", "--out", "../o").code == 0
    monkeypatch.chdir(workspace / "b")
    result = run("build", "texts", "--lang", "en", "--out", "../o")
    assert (result.code, "--force" in result.err) == (9, True), result.err


def install_model(workspace: Path, repository: Path, name: str) -> Path:
    folder = workspace / "models"
    with zipfile.ZipFile(repository / f"tests/models/data/{name}.argosmodel") as archive:
        archive.extractall(folder)
    settings = workspace / "briefing.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("folders = []", 'folders = ["models"]'), encoding="utf-8")
    return next(folder.iterdir())


def test_a_model_translates_what_the_memory_lacks(
    run: Run, workspace: Path, repository: Path
) -> None:
    install_model(workspace, repository, "en_kk")
    header, *rows = (repository / "tests/models/data/held_out.tsv").read_text("utf-8").splitlines()
    columns = header.split("\t")
    pairs = [dict(zip(columns, row.split("\t"), strict=True)) for row in rows[:5]]
    (workspace / "x.txt").write_text("\n".join(pair["en"] for pair in pairs), encoding="utf-8")
    result = run("translate", "x.txt", "--lang", "kk")
    assert result.code == 0, result.err
    assert result.out.splitlines() == [pair["kk"] for pair in pairs]


def test_model_folders_count_from_the_workspace(
    run: Run, workspace: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_model(workspace, repository, "en_ru")
    (workspace / "sub").mkdir()
    monkeypatch.chdir(workspace / "sub")
    assert "en_ru 1.0" in run("doctor").out


def test_a_broken_model_stops_neither_memory_nor_other_languages(
    run: Run, workspace: Path, repository: Path
) -> None:
    package = install_model(workspace, repository, "en_kk")
    weights = package / "model/model.bin"
    weights.write_bytes(weights.read_bytes()[:1000])
    assert run("build").code == 0  # the memory has everything
    change_seed(workspace, ("solid basis", "hollow basis"))
    result = run("build", "--lang", "en,kk")
    assert result.code == 7, result.err
    assert str(package) in result.err
    assert (workspace / "out/brief.en.pdf").exists()
    assert run("doctor").code == 5


def test_an_unknown_minister_is_transliterated_and_never_silently(
    run: Run, workspace: Path
) -> None:
    changes = (("Alikhan Smailov", "Serik Zhandosov"), ("Smailov stated", "Zhandosov stated"))
    change_seed(workspace, *changes)
    result = run("build")
    assert result.code == 0, result.err
    for form in ("Серик Жандосов", "Serik Jandosov"):
        assert (
            "name-transliterated: 'Serik Zhandosov' is not in locales/names.csv; by the rules of "
            f"transliteration it is '{form}'" in result.err
        )
    record = json.loads((workspace / "out/brief.json").read_text(encoding="utf-8"))
    for code in ("ru", "kk", "uz"):
        segments = record["languages"][code]["segments"]
        named = [s for s in segments if "Zhandosov" in s["source"]]
        assert len(named) > 2, code
        for segment in named:
            assert segment["status"] == "draft"
            assert "name-transliterated" in {finding["id"] for finding in segment["findings"]}


def test_an_unknown_office_is_named_with_the_table_to_mend(run: Run, workspace: Path) -> None:
    change_seed(workspace, ("minister of energy of", "minister of silence of"))
    result = run("build")
    assert result.code == 7, result.err
    assert "is not in locales/glossary.csv (domain role): add it" in result.err


def test_file_names_in_any_script(run: Run, workspace: Path) -> None:
    seed = next((workspace / "seeds").iterdir())
    shutil.copy(seed, workspace / "seeds/漢字.txt")
    seed.unlink()
    result = run("build", "--lang", "en,kk")
    assert result.code == 0, result.err


def test_a_file_name_that_is_no_utf8(run: Run, workspace: Path) -> None:
    seed = next((workspace / "seeds").iterdir())
    target = os.fsencode(workspace / "seeds") + b"/\xff.txt"
    try:
        seed.rename(os.fsdecode(target))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert run("build", "--lang", "en").code == 0


@pytest.mark.parametrize(
    "text", ["models = 1", "[models]\nfolders = [1]", "brief = 1", "[brief]\nlanguages = []"]
)
def test_settings_of_a_wrong_shape(run: Run, workspace: Path, text: str) -> None:
    (workspace / "briefing.toml").write_text(text, encoding="utf-8")
    assert run("build").code == 3


@pytest.mark.parametrize("epoch", ["99999999999999999999", "²", "soon"])
def test_a_build_time_that_is_none(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("build")
    assert (result.code, "SOURCE_DATE_EPOCH" in result.err) == (2, True), result.err


def test_the_build_time_is_the_day_of_issue(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("build", "--lang", "en").code == 0
    assert load_record(workspace / "out/brief.json").issued == "2023-11-14"


def test_more_pages_than_the_template_wants_is_a_warning(
    run: Run, workspace: Path, repository: Path
) -> None:
    shutil.copytree(repository / "templates", workspace / "templates")
    settings = workspace / "templates/policy-brief/brief.toml"
    settings.write_text(settings.read_text().replace("max_pages = 2", "max_pages = 1"))
    result = run("build", "--lang", "en")
    assert (result.code, "too-long" in result.err) == (0, True), result.err


def test_another_logo_is_a_setting(run: Run, workspace: Path, repository: Path) -> None:
    shutil.copytree(repository / "templates", workspace / "templates")
    folder = workspace / "templates/policy-brief"
    (folder / "mark.svg").rename(folder / "eagle.svg")
    assert run("build", "--lang", "en").code == 8
    theme = folder / "theme.toml"
    theme.write_text(theme.read_text().replace('mark = "mark.svg"', 'mark = "eagle.svg"'))
    assert run("build", "--lang", "en").code == 0


def test_an_error_with_report_json_is_json(run: Run, workspace: Path) -> None:
    result = run("build", "absent", "--report", "json")
    assert result.code == 4
    assert '"exit_code": 4' in result.out


SAME = "Казахстан и Россия ведут переговоры о поставках газа."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SAME, "ru"),
        ("Қазақстан мен Ресей газ жеткізу туралы келіссөз жүргізуде.", "kk"),
        ("Vazirlik gaz yetkazib berish boʻyicha muzokaralar va shartlar haqida xabar berdi.", "uz"),
        ("The two ministers agreed on the terms of the supply.", "en"),
    ],
)
def test_translate_refuses_the_language_of_the_file(
    run: Run, workspace: Path, text: str, language: str
) -> None:
    (workspace / "x.txt").write_text(text, encoding="utf-8")
    result = run("translate", "x.txt", "--lang", language)
    assert (result.code, "already" in result.err) == (2, True), result.err


def test_translate_into_english_from_the_memory(run: Run, workspace: Path) -> None:
    (workspace / "x.txt").write_text("Специальный корреспондент отдела новостей\n", "utf-8")
    result = run("translate", "x.txt", "--lang", "en")
    assert result.code == 0, result.err
    assert result.out == "Special correspondent of the “News” department\n"


def test_the_language_of_a_file_can_be_given(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "x.txt").write_text(SAME, encoding="utf-8")
    with pytest.raises(TranslationError, match="from Kazakh into Russian"):
        translate_file(Path("x.txt"), "ru", "text", "kk")
    assert capsys.readouterr().out == f"[[{SAME}]]\n"


def test_a_text_in_another_language_is_refused_with_the_way_out(run: Run, workspace: Path) -> None:
    text = "Le gouvernement a annoncé une réforme du marché du gaz, selon les deux ministres. "
    (workspace / "x.txt").write_text(text * 5, encoding="utf-8")
    result = run("translate", "x.txt", "--lang", "kk")
    assert (result.code, "is in French" in result.err, "--from" in result.err) == (4, True, True)


def test_doctor_lists_models_of_the_source_language(
    run: Run, workspace: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_model(workspace, repository, "en_kk")
    assert "model en_ru" in run("doctor").out
    monkeypatch.setenv("BRIEFING_BRIEF_SOURCE_LANGUAGE", "ru")
    result = run("doctor")
    assert "none from Russian into English" in result.out and "ru_kk" in result.out
    assert "model en_kk" in result.out and "model ru_ru" not in result.out


def test_check_reads_the_memory_from_the_source_language(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check").code == 0
    monkeypatch.setenv("BRIEFING_BRIEF_SOURCE_LANGUAGE", "ru")
    assert run("check").code == 0
