"""What the memory gives as segments: origin, score, status, suggestions, and in the record."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tmx_samples import tmx, unit

from briefing.config import ModelSettings
from briefing.domain import Origin, Segment, SegmentStatus, Suggestion
from briefing.translate import open_sources, translate_lines

LOCALES = Path(__file__).resolve().parents[2] / "locales"
PLANTS = unit(
    "The commission approved 12 projects of the plant.",
    status="approved",
    ru="Комиссия одобрила 12 проектов завода.",
    kk="Комиссия зауыттың 12 жобасын мақұлдады.",
    uz="Komissiya zavodning 12 loyihasini maʼqulladi.",
).replace("<tu>", '<tu tuid="plants" changeid="A. Editor" changedate="20261101T000000Z">')
OTHER = unit("The commission rejected 12 projects of the plant.", ru="Комиссия отклонила проекты.")


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    folder = tmp_path / "locales"
    shutil.copytree(LOCALES, folder)
    for path in (folder / "memory").iterdir():
        path.unlink()
    (folder / "memory/test.tmx").write_text(tmx(PLANTS, OTHER), encoding="utf-8")
    return folder


@pytest.fixture
def models(tmp_path: Path) -> ModelSettings:
    return ModelSettings(folders=(tmp_path / "none",), cache="")


def one(text: str, language: str, locales: Path, models: ModelSettings) -> Segment:
    ((segment,),) = translate_lines([text], language, open_sources(locales, (language,), models))
    return segment


def test_an_exact_match_says_who_signed_it(locales: Path, models: ModelSettings) -> None:
    text = "The commission approved 12 projects of the plant."
    segment = one(text, "ru", locales, models)
    assert (segment.origin, segment.score) == (Origin.MEMORY, 100.0)
    assert (segment.status, segment.reviewer) == (SegmentStatus.APPROVED, "A. Editor")
    assert segment.changed == "2026-11-01"
    assert segment.suggestions == ()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", "Комиссия одобрила 15 проектов завода."),
        ("kk", "Комиссия зауыттың 15 жобасын мақұлдады."),
        ("uz", "Komissiya zavodning 15 loyihasini maʼqulladi."),
    ],
)
def test_a_repaired_match_is_a_draft_that_says_what_was_changed(
    locales: Path, models: ModelSettings, language: str, expected: str
) -> None:
    text = "The commission approved 15 projects of the plant."
    segment = one(text, language, locales, models)
    assert segment.target == expected
    assert segment.origin is Origin.MEMORY_FUZZY
    assert segment.score is not None
    assert segment.score < 100
    assert (segment.status, segment.reviewer) == (SegmentStatus.DRAFT, None)
    assert segment.reference == "test.tmx#plants"
    (note,) = (finding for finding in segment.findings if finding.id == "memory-repaired")
    assert note.message == "as test.tmx#plants, but '12' → '15'"
    assert note.where == segment.id


def test_a_similar_sentence_is_a_suggestion_and_nothing_more(
    locales: Path, models: ModelSettings
) -> None:
    text = "The commission postponed 12 projects of the plant."
    segment = one(text, "ru", locales, models)
    assert (segment.origin, segment.target) == (Origin.MISSING, None)
    assert {s.target for s in segment.suggestions} == {
        "Комиссия одобрила 12 проектов завода.",
        "Комиссия отклонила проекты.",
    }
    scores = [suggestion.score for suggestion in segment.suggestions]
    assert scores == sorted(scores, reverse=True)
    assert all(isinstance(s, Suggestion) and s.reference for s in segment.suggestions)


def test_a_forbidden_translation_is_neither_used_nor_suggested(
    locales: Path, models: ModelSettings
) -> None:
    wrong = unit(
        "The commission approved 12 projects of the plant.",
        ru="Комиссия одобрила 12 проектов завода.",
    ).replace("<tu>", '<tu tuid="no"><prop type="x-forbidden">yes</prop>')
    (locales / "memory/forbidden.tmx").write_text(tmx(wrong), encoding="utf-8")
    for number in (12, 15):
        text = f"The commission approved {number} projects of the plant."
        segment = one(text, "ru", locales, models)
        assert segment.origin is Origin.MISSING
        assert "Комиссия одобрила 12 проектов завода." not in {
            suggestion.target for suggestion in segment.suggestions
        }


@pytest.mark.parametrize("status", ["draft", "approved"])
def test_a_unit_that_a_check_blocks_is_a_draft_for_the_reviewer(
    locales: Path, models: ModelSettings, status: str
) -> None:
    lost = unit("The plant has 12 boilers.", ru="У завода есть котлы.")
    lost = lost.replace("<tu>", f'<tu tuid="lost"><prop type="x-status">{status}</prop>')
    (locales / "memory/lost.tmx").write_text(tmx(lost), encoding="utf-8")
    segment = one("The plant has 12 boilers.", "ru", locales, models)
    assert (segment.origin, segment.target) == (Origin.MEMORY, "У завода есть котлы.")
    assert segment.status is SegmentStatus.DRAFT
    assert [finding.id for finding in segment.blocking] == ["number-lost"]


def test_the_record_and_the_footer_count_repaired_segments_apart(
    tmp_path: Path, locales: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/plant.txt").write_text(
        "The commission approved projects\n\n"
        "November 3, 2026\n\n"
        "The commission approved 15 projects of the plant. "
        "The commission rejected 12 projects of the plant.\n",
        encoding="utf-8",
    )
    title = unit("The commission approved projects", ru="Комиссия одобрила проекты")
    (locales / "memory/title.tmx").write_text(tmx(title), encoding="utf-8")
    options = ("--on-missing", "mark", "--on-findings", "warn")
    command = [sys.executable, "-m", "briefing", "build", "--lang", "ru", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    record = json.loads((tmp_path / "out/brief.json").read_text(encoding="utf-8"))
    segments = record["languages"]["ru"]["segments"]
    by_source = {segment["source"]: segment for segment in segments}
    changed = by_source["The commission approved 15 projects of the plant."]
    assert changed["origin"] == "memory-fuzzy", done.stderr
    assert changed["target"] == "Комиссия одобрила 15 проектов завода."
    assert changed["suggestions"][0]["target"] == "Комиссия отклонила проекты."
    counts = {o: sum(s["origin"] == o for s in segments) for o in ("memory", "memory-fuzzy")}
    assert counts["memory-fuzzy"] == 1
    footer = f"сходные записи памяти с правкой — {counts['memory-fuzzy']}"
    assert footer in _text_of(tmp_path / "out/brief.ru.pdf").replace("\u00a0", " ")


def _text_of(path: Path) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())
