"""From Russian into Kazakh and Uzbek through English, when no model goes straight."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from toy_models import held_out, unpack

from briefing.config import ModelSettings
from briefing.domain import Origin
from briefing.translate import open_sources, translate_lines
from briefing.translate.engine import find_route

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(tmp_path_factory.mktemp("packages"), "ru_en", "en_kk", "en_uz")


def settings_for(folder: Path) -> ModelSettings:
    return ModelSettings(folders=(folder,), threads=1, cache=False)


@pytest.mark.parametrize("language", ["kk", "uz"])
def test_two_models_do_what_one_cannot(language: str, packages: Path) -> None:
    rows = held_out()[::3]
    sources = open_sources(LOCALES, (language,), settings_for(packages), source="ru")
    lines = translate_lines([row["ru"] for row in rows], language, sources, source="ru")
    segments = [segment for line in lines for segment in line]
    assert [segment.target for segment in segments] == [row[language] for row in rows]
    assert {segment.model for segment in segments} == {f"ru_en 1.0 + en_{language} 1.0"}
    for segment, row in zip(segments, rows, strict=True):
        (finding,) = (found for found in segment.findings if found.id == "through-english")
        assert finding.level == "note"
        assert not segment.blocking
        assert repr(row["en"]) in finding.message


def test_checks_compare_the_source_with_the_final_target(packages: Path) -> None:
    """Both models give a fluent sentence; its number is not that of the source."""
    sources = open_sources(LOCALES, ("kk",), settings_for(packages), source="ru")
    text = "В 2027 году Казахстан поставит России 8931 млн тонн зерна."
    ((segment,),) = translate_lines([text], "kk", sources, source="ru")
    assert segment.origin is Origin.MISSING
    assert segment.target is None
    assert "error" in {finding.level for finding in segment.findings}


def test_the_straight_way_is_preferred(packages: Path, tmp_path: Path) -> None:
    both = settings_for(packages)
    assert [model.id for model in find_route("ru", "kk", both)] == ["ru_en", "en_kk"]
    straight = Path(shutil.copytree(packages, tmp_path / "packages"))
    metadata = (straight / "en_kk" / "metadata.json").read_text(encoding="utf-8")
    shutil.copytree(straight / "en_kk", straight / "ru_kk")
    (straight / "ru_kk" / "metadata.json").write_text(
        metadata.replace('"from_code": "en"', '"from_code": "ru"'), encoding="utf-8"
    )
    assert [model.id for model in find_route("ru", "kk", settings_for(straight))] == ["ru_kk"]


def test_half_a_way_is_none(packages: Path, tmp_path: Path) -> None:
    settings = settings_for(packages)
    assert find_route("kk", "uz", settings) == ()
    assert find_route("ru", "ru", settings) == ()
    assert find_route("en", "ru", settings) == ()
    assert [model.id for model in find_route("ru", "en", settings)] == ["ru_en"]
