"""What a check blocks is never published without a word: ``--on-findings fail|warn``."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from command_line import Run

from briefing.deliver import load_record
from briefing.domain import Finding, Origin, Segment, SegmentStatus, Translation
from briefing.pipeline.provenance import provenance_of
from briefing.translate.variants import derive_segment

TOY_MODELS = Path(__file__).parents[1] / "models" / "data"
# The toy models know neither the man nor the partners: whatever they make of it lacks his name.
TEXT = """Kazakhstan and Russia discussed gas prices

ASTANA, November 3, 2026

Almas Aidarov discussed oil transit with the partners on Tuesday. China and Afghanistan discussed
oil transit.

Tajikistan is holding talks with Azerbaijan on grain exports. Afghanistan and Tajikistan signed an
agreement on customs procedures.
"""
NAME_LOST = "name-lost: The name Almas Aidarov should appear as Алмас Айдаров."


@pytest.fixture
def models(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document of which one sentence is beyond the models that are installed."""
    (workspace / "talks.txt").write_text(TEXT, encoding="utf-8")
    for name in ("en_ru", "en_uz"):
        with zipfile.ZipFile(TOY_MODELS / f"{name}.argosmodel") as archive:
            archive.extractall(tmp_path / "models")
    monkeypatch.setenv("BRIEFING_MODELS_FOLDERS", str(tmp_path / "models"))
    monkeypatch.setenv("BRIEFING_MODELS_CACHE", str(tmp_path / "cache.sqlite"))
    return workspace


def pdf_text(path: Path) -> str:
    from pypdf import PdfReader

    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_no_pdf_of_a_language_that_a_check_blocks(run: Run, models: Path) -> None:
    result = run("build", "talks.txt", "--lang", "en,ru")
    assert result.code == 7, result.err
    assert " segments have a translation that did not pass the checks" in result.err
    assert "ru: 1 of " in result.err
    assert f"ru: key-messages-1.1: {NAME_LOST}" in result.err
    assert "--on-findings warn" in result.err
    assert sorted(path.name for path in (models / "out").iterdir()) == [
        "talks.en.pdf",
        "talks.json",
    ]
    item = load_record(models / "out/talks.json").languages["ru"]
    assert (item.state, item.pdf) == ("blocked", None)
    (kept,) = (segment for segment in item.segments if segment.blocking)
    assert (kept.origin, kept.status) == (Origin.ENGINE, SegmentStatus.DRAFT)
    assert kept.target


def test_other_languages_are_written(run: Run, models: Path) -> None:
    sentence = "Almas Aidarov discussed oil transit with the partners on Tuesday."
    target = "Almas Aydarov seshanba kuni hamkorlar bilan neft tranzitini muhokama qildi."
    (models / "one.jsonl").write_text(
        json.dumps({"id": "1", "lang": "uz", "source": sentence, "target": target}) + "\n",
        encoding="utf-8",
    )
    repository = Path(__file__).parents[2]
    for folder in ("locales", "templates"):
        shutil.copytree(repository / folder, models / folder)
    assert run("memory", "import", "one.jsonl").code == 0
    result = run("build", "talks.txt", "--lang", "ru,uz")
    assert result.code == 10, result.err
    assert "no PDF was written for: ru" in result.err
    assert (models / "out/talks.uz.pdf").is_file()


def test_with_warn_the_page_and_the_report_say_so(run: Run, models: Path) -> None:
    result = run("build", "talks.txt", "--lang", "ru,uz,uz-Cyrl", "--on-findings", "warn")
    assert result.code == 0, result.err
    assert f"warning: {NAME_LOST} (key-messages-1.1)" in result.err
    for code, words in (
        ("ru", ("1 фрагмент не прошел проверку перевода.", "1 сегмент не прошел проверку.")),
        ("uz", ("1 ta parcha tarjima tekshiruvidan oʻtmadi.", "1 ta segment tekshiruvdan oʻtmadi")),
        ("uz-Cyrl", ("1 та парча таржима текширувидан ўтмади.", "1 та сегмент текширувдан")),
    ):
        text = pdf_text(models / f"out/talks.{code}.pdf").replace("\u00a0", " ")
        for expected in words:
            assert expected in text, (code, text)
    item = load_record(models / "out/talks.json").languages["ru"]
    assert item.state == "draft"
    assert "name-lost" in {finding.id for finding in item.findings}
    mailed = run("mail", "talks")
    assert mailed.code != 0
    assert "passages that did not pass the checks; --drafts mails it" in mailed.err


def test_the_setting_is_the_same_as_the_flag(
    run: Run, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_BRIEF_ON_FINDINGS", "warn")
    assert run("build", "talks.txt", "--lang", "ru").code == 0
    assert run("build", "talks.txt", "--lang", "ru", "--on-findings", "fail").code == 7
    assert not (models / "out/talks.ru.pdf").exists()
    assert run("build", "talks.txt", "--on-findings", "ignore").code == 2


def test_strict_counts_what_was_let_through(run: Run, models: Path) -> None:
    result = run("build", "talks.txt", "--lang", "ru", "--on-findings", "warn", "--strict")
    assert result.code == 11
    assert NAME_LOST in result.err


def test_translate_prints_the_draft_and_ends_with_its_findings(run: Run, models: Path) -> None:
    lines = models / "lines.txt"
    lines.write_text("Almas Aidarov discussed oil transit.\n", encoding="utf-8")
    failed = run("translate", "lines.txt", "--lang", "ru")
    assert failed.code == 7 and failed.out.strip()
    assert f"draft: line 1.1: {NAME_LOST}" in failed.err
    warned = run("translate", "lines.txt", "--lang", "ru", "--on-findings", "warn")
    assert (warned.code, warned.out) == (0, failed.out)
    assert NAME_LOST in warned.err
    lines.write_text("Almas Aidarov discussed oil transit. China and Afghanistan discussed oil "
                     "transit.\n", encoding="utf-8")  # fmt: skip
    assert run("translate", "lines.txt", "--lang", "ru").code == 10


ERROR = Finding("number-lost", "error", "12 is lost", "a.1")


@pytest.mark.parametrize(
    ("status", "ignored", "blocks"),
    [
        (SegmentStatus.DRAFT, (), True),
        (SegmentStatus.DRAFT, (("number-lost", "twelve is in words"),), False),
        (SegmentStatus.DRAFT, (("name-lost", "other"),), True),
        (SegmentStatus.REVIEWED, (), False),
        (SegmentStatus.APPROVED, (), False),
    ],
)
def test_what_a_person_has_decided_does_not_block(
    status: SegmentStatus, ignored: tuple[tuple[str, str], ...], blocks: bool
) -> None:
    segment = Segment(
        "a.1", "12", "kʻop", Origin.ENGINE, status, findings=(ERROR,), ignored=ignored
    )
    assert bool(segment.blocking) is blocks
    # Its other script is a draft, but no other decision.
    assert bool(derive_segment(segment, "uz", str.upper).blocking) is blocks


def test_the_footer_counts_them(repository: Path) -> None:
    from briefing.render.labels import Labels
    from briefing.render.notice import write_notice

    segment = Segment("a.1", "12", "много", Origin.ENGINE, findings=(ERROR,), model="m 1")
    translation = Translation("ru", None, (segment, segment))  # type: ignore[arg-type]
    assert translation.doubtful == ("a.1", "a.1")
    notice = write_notice(provenance_of(translation, "en"), Labels(repository / "locales", "ru"))
    assert notice.endswith("; 2 сегмента не прошли проверку.")
