"""The finished PDFs of the sample seed, read back."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from finished_briefs import DAY, Built, build, make_workspace

NAMES = {
    "en": ["Alikhan Smailov", "Almas Aidarov", "Bolat Akshulakov", "Jurabek Mirzamahmudov"],
    "ru": ["Алихан Смаилов", "Алмас Айдаров", "Болат Акчулаков", "Журабек Мирзамахмудов"],
    "kk": ["Әлихан Смайылов", "Алмас Айдаров", "Болат Ақшолақов", "Жорабек Мирзамахмудов"],
    "uz": ["Alixan Smailov", "Almas Aydarov", "Bolat Akchulakov", "Joʻrabek Mirzamahmudov"],
}
DATES = {
    "en": ["November 2022", "8 December 2022", "12 December 2022", "21 December 2022"],
    "ru": ["ноябрь 2022 г.", "8 декабря 2022 г.", "12 декабря 2022 г.", "21 декабря 2022 г."],
    "kk": ["2022 жылғы қараша", "2022 жылғы 8 желтоқсан", "2022 жылғы 21 желтоқсан"],
    "uz": ["2022-yil noyabr", "2022-yil 8-dekabr", "2022-yil 12-dekabr", "2022-yil 21-dekabr"],
}
COUNTRIES = {
    "en": ["Kazakhstan", "Uzbekistan", "Russia"],
    "ru": ["Казахстан", "Узбекистан", "Росси"],
    "kk": ["Қазақстан", "Өзбекстан", "Ресей"],
    "uz": ["Qozogʻiston", "Oʻzbekiston", "Rossiya"],
}
LANGUAGES = ("en", "ru", "kk", "uz")
FOREIGN_WORDS = {"txt", "bce"}  # of the source's file name


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_dates_and_countries_survive(seed_build: Built, language: str) -> None:
    text = seed_build.text(language).casefold()
    for expected in (*NAMES[language], *DATES[language], *COUNTRIES[language]):
        assert expected.casefold() in text, f"{expected!r} is not in the {language} PDF"


@pytest.mark.parametrize("language", ("ru", "kk"))
def test_cyrillic_briefs_hold_no_english(seed_build: Built, language: str) -> None:
    latin = set(re.findall(r"[A-Za-z]{2,}", seed_build.text(language))) - FOREIGN_WORDS
    assert latin == set()


def test_the_uzbek_brief_holds_no_english_and_no_cyrillic(seed_build: Built) -> None:
    text = seed_build.text("uz")
    assert not re.findall(r"[\u0400-\u04ff]+", text)
    english = {"the", "of", "and", "that", "said", "with", "for", "is", "in", "to", "gas"}
    assert english & set(re.findall(r"[a-z]+", text.casefold())) == set()


def test_no_sentence_of_the_seed_is_left_in_a_translation(seed_build: Built) -> None:
    for document in seed_build.record["sources"]:
        for block in document["blocks"]:
            for language in ("ru", "kk", "uz"):
                assert block["text"][:40] not in seed_build.text(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_of_the_language(seed_build: Built, language: str) -> None:
    text = unicodedata.normalize("NFC", seed_build.text(language))
    wanted = {"kk": "әғқңөұүі", "uz": "ʻ", "ru": "ыэ", "en": "w"}[language]
    for letter in wanted:
        assert letter in text, f"{letter} is not in the {language} PDF"
    assert not re.search(r"[oOgG]['`‘’]", text) or language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_size_pages_and_reading_aids(seed_build: Built, language: str) -> None:
    assert seed_build.pdf(language).stat().st_size < 150_000
    with pikepdf.open(seed_build.pdf(language)) as pdf:
        assert len(pdf.pages) <= 2
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/Outlines" in pdf.Root and "/OutputIntents" in pdf.Root
        metadata = pdf.open_metadata()
        assert metadata["pdfaid:part"] == "2" and metadata["pdfaid:conformance"] == "A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_the_notice_says_that_the_translation_is_a_draft(seed_build: Built) -> None:
    assert "черновик" in seed_build.text("ru")
    for language in ("ru", "kk", "uz"):
        statuses = {s["status"] for s in seed_build.record["languages"][language]["segments"]}
        assert "draft" in statuses


def test_every_statement_is_verbatim_in_the_seed(seed_build: Built) -> None:
    record = seed_build.record
    blocks = {(d["id"], b["id"]): b["text"] for d in record["sources"] for b in d["blocks"]}
    seen = 0
    for section in record["brief"]["sections"]:
        for entry in section["entries"]:
            statement = entry if "evidence" in entry else entry["statement"]
            if statement is None:
                continue
            span = statement["evidence"][0]
            block = blocks[span["document"], span["block"]]
            assert block[span["start"] : span["end"]] == statement["text"]
            seen += 1
    assert seen >= 8


CHANGES = {
    "December 21, 2022": "September 5, 2023",
    "Almas Aidarov": "Roman Sklyar",
    "Aidarov said": "Sklyar said",
    "on December 12": "on September 1",
    "On December 8": "On August 30",
    "In November": "In August",
}


def test_another_date_and_minister_come_out_right(tmp_path: Path, repository: Path) -> None:
    workspace = make_workspace(tmp_path, repository)
    seed = next((workspace / "seeds").iterdir())
    text = seed.read_text(encoding="utf-8")
    for old, new in CHANGES.items():
        assert old in text
        text = text.replace(old, new)
    seed.write_text(text, encoding="utf-8")
    result = build(workspace)
    assert result.returncode == 0, result.stderr
    built = Built(workspace, workspace / "out", "brief")
    expected = {
        "ru": ["5 сентября 2023 года заместитель министра", "Роман Скляр заявил", "август 2023 г."],
        "kk": ["2023 жылғы 5 қыркүйекте", "Роман Скляр", "2023 жылғы 30 тамыз"],
        "uz": ["2023-yil 5-sentabrda", "Roman Sklyar", "2023-yil avgust"],
    }
    for language, phrases in expected.items():
        for phrase in phrases:
            found = phrase.casefold() in built.text(language).casefold()
            assert found, f"{phrase!r} is not in the {language} PDF"
        assert "2022" not in built.text(language)


def test_the_same_input_gives_the_same_bytes_without_any_network(
    seed_build: Built, tmp_path: Path, repository: Path
) -> None:
    isolate = ["unshare", "--net", "--map-root-user"]
    works = (
        shutil.which("unshare")
        and not subprocess.run([*isolate, "true"], capture_output=True, check=False).returncode
    )
    workspace = make_workspace(tmp_path, repository)
    command = [sys.executable, "-m", "briefing", "build", "--date", DAY]
    # Where the kernel gives no network namespace, the dead proxy of tests/conftest.py must do.
    subprocess.run(
        [*isolate, *command] if works else command,
        cwd=workspace,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        check=True,
        capture_output=True,
    )
    for language in LANGUAGES:
        ours = (workspace / f"out/brief.{language}.pdf").read_bytes()
        assert ours == seed_build.pdf(language).read_bytes(), f"{language} differs"
