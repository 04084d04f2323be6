"""A person whom the table lacks is transliterated, in the case that is needed, with a finding."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tmx_samples import tmx
from toy_models import unpack

from briefing.config import ModelSettings
from briefing.domain import Origin, Segment, SegmentStatus
from briefing.translate import open_sources
from briefing.translate.chain import as_phrase, translate_pieces
from briefing.translate.masks import mask
from briefing.translate.new_people import check_new_names, meet
from briefing.translate.segments import AFFILIATION, PERSON, ROLE, TEXT, Piece

LOCALES = Path(__file__).parents[2] / "locales"
LETTER = (
    '<tu tuid="letter"><prop type="x-status">approved</prop>'
    '<tuv xml:lang="en"><seg>The letter was for <ph x="1" type="name">Almas Aidarov</ph>.</seg>'
    "</tuv>"
    '<tuv xml:lang="ru"><seg>Письмо было для <ph x="1" type="name-genitive"/>.</seg></tuv>'
    '<tuv xml:lang="kk"><seg>Хат <ph x="1" type="name-dative"/> арналды.</seg></tuv>'
    '<tuv xml:lang="uz"><seg>Xat <ph x="1" type="name-dative"/> yozilgan edi.</seg></tuv></tu>'
)
CAME = (
    '<tu tuid="came"><tuv xml:lang="en"><seg><ph x="1" type="name">Almas Aidarov</ph> came.</seg>'
    '</tuv><tuv xml:lang="ru"><seg><ph x="1" type="name-nominative"/> <ph x="1" type="agree">'
    "приехал|приехала</ph>.</seg></tuv></tu>"
)
Translate = Callable[..., dict[str, Segment]]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(tmp_path_factory.mktemp("packages"), "en_ru", "en_kk", "en_uz")


@pytest.fixture
def translate(tmp_path: Path, packages: Path) -> Translate:
    """Translate pieces with a memory of our own, with models or without."""
    locales = tmp_path / "locales"
    shutil.copytree(LOCALES, locales)
    for file in (locales / "memory").glob("*.tmx"):
        file.unlink()
    (locales / "memory/own.tmx").write_text(tmx(LETTER, CAME), encoding="utf-8")

    def make(
        *pieces: Piece, language: str = "ru", models: bool = False, source: str = "en"
    ) -> dict[str, Segment]:
        folder = packages if models else tmp_path
        settings = ModelSettings(folders=(folder,), threads=1, cache=False)
        sources = open_sources(locales, (language,), settings, source=source)
        found, _ = translate_pieces(pieces, language, sources, source=source)
        return {segment.id: segment for segment in found}

    return make


def rules(segment: Segment) -> list[tuple[str, str]]:
    return [(finding.id, finding.level) for finding in segment.findings]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", "Серик Жандосов"), ("kk", "Серик Жандосов"), ("uz", "Serik Jandosov")],
)
def test_an_unknown_speaker_is_transliterated_with_a_finding(
    translate: Translate, language: str, expected: str
) -> None:
    segment = translate(Piece("a.name", PERSON, "Serik Zhandosov"), language=language)["a.name"]
    assert (segment.origin, segment.target) == (Origin.DATA, expected)
    assert segment.status is SegmentStatus.DRAFT
    assert rules(segment) == [("name-transliterated", "warning")]
    assert expected in segment.findings[0].message
    assert segment.findings[0].where == "a.name"
    assert segment.reference == "transliterated from en"


def test_a_speaker_of_a_russian_text_too(translate: Translate) -> None:
    piece = Piece("a.name", PERSON, "Серик Жандосов")
    segment = translate(piece, language="uz", source="ru")["a.name"]
    assert segment.target == "Serik Jandosov"
    assert rules(segment) == [("name-transliterated", "warning")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", "Письмо было для Серика Жандосова."),
        ("kk", "Хат Серик Жандосовқа арналды."),
        ("uz", "Xat Serik Jandosovga yozilgan edi."),
    ],
)
def test_the_memory_serves_new_people_in_the_right_case(
    translate: Translate, language: str, expected: str
) -> None:
    piece = Piece("a.1", TEXT, "The letter was for Serik Zhandosov.")
    segment = translate(piece, language=language)["a.1"]
    assert (segment.origin, segment.target) == (Origin.MEMORY, expected)
    assert segment.status is SegmentStatus.DRAFT  # the unit is approved, the name is not
    assert rules(segment) == [("name-transliterated", "warning")]


def test_the_surname_of_a_speaker_is_known_in_the_text(translate: Translate) -> None:
    found = translate(
        Piece("a.name", PERSON, "Serik Zhandosov"), Piece("a.1", TEXT, "Zhandosov came.")
    )
    assert found["a.1"].target == "Жандосов приехал."
    assert rules(found["a.1"]) == [("name-transliterated", "warning")]


def test_known_people_are_no_new_ones(translate: Translate) -> None:
    segment = translate(Piece("a.1", TEXT, "The letter was for Almas Aidarov."))["a.1"]
    assert segment.status is SegmentStatus.APPROVED
    assert segment.findings == ()


def test_a_gender_that_no_one_knows_is_not_guessed(translate: Translate) -> None:
    segment = translate(Piece("a.1", TEXT, "Kim Lee came."))["a.1"]
    assert segment.origin is Origin.MISSING
    assert "gender" in segment.findings[0].message


def test_a_model_that_leaves_a_person_out_is_blocked(translate: Translate) -> None:
    piece = Piece("a.1", TEXT, "Minister Serik Zhandosov discussed oil transit.")
    segment = translate(piece, models=True)["a.1"]
    assert segment.origin is Origin.ENGINE
    assert "name-lost" in {finding.id for finding in segment.blocking}
    assert any("Серик Жандосов" in finding.message for finding in segment.blocking)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Minister John Brown came.", "Приехал министр Джон Браун.", ("warning", "Браун")),
        ("Minister John Brown came.", "С Джоном Брауном.", ("warning", "Браун")),
        ("Minister Charles Rochelle came.", "Приехал Шарль Рошель.", ("warning", "Рошель")),
        ("Minister John Brown came.", "Министр приехал в Казахстан.", ("error", "Бровн")),
        # It may be no person at all, so nothing is blocked.
        ("Tengri Vlast wrote it.", "Об этом написали.", ("warning", "may be a name")),
    ],
)
def test_what_a_model_made_of_a_new_name(
    source: str, target: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    from briefing.language.names import load_names

    table = meet([Piece("a.1", TEXT, source)], load_names(LOCALES), "en", LOCALES)
    assert table is not None
    (finding,) = check_new_names(mask(source, table), target, "ru")
    assert finding.level == expected[0]
    assert expected[1] in finding.message


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("Министр.", "minister", "министр"),
        ("ЕАЭС.", "union of five", "ЕАЭС"),
        ("Банк", "Bank", "Банк"),
        ("и др.", "et al.", "и др."),
    ],
)
def test_a_phrase_gets_no_stop_and_no_capital(target: str, source: str, expected: str) -> None:
    assert as_phrase(target, source) == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (ROLE, "keeper of the seals"),
        (AFFILIATION, "Institute of Oil Transit"),
        (PERSON, "Agency for Oil Transit"),
    ],
)
def test_offices_and_organisations_are_never_left_to_a_model_alone(
    translate: Translate, kind: str, text: str
) -> None:
    without = translate(Piece("a.x", kind, text))["a.x"]
    assert (without.origin, rules(without)) == (Origin.MISSING, [("data-missing", "error")])
    proposed = translate(Piece("a.x", kind, text), models=True)["a.x"]
    assert proposed.origin is Origin.ENGINE
    assert proposed.blocking[0].id == "not-in-table"
    assert "locales/" in proposed.blocking[0].message


@pytest.mark.parametrize(
    ("source", "text", "language", "expected"),
    [
        ("ru", "Письмо было для Серика Жандосова.", "kk", "Хат Серик Жандосовқа арналды."),
        ("ru", "Письмо было для Серика Жандосова.", "en", "The letter was for Serik Zhandosov."),
        ("kk", "Хат Серік Жандосовқа арналды.", "ru", "Письмо было для Серика Жандосова."),
        ("uz", "Xat Otabek Bakirovga yozilgan edi.", "ru", "Письмо было для Отабека Бакирова."),
    ],
)
def test_a_new_name_inside_a_sentence_of_the_region(
    translate: Translate, source: str, text: str, language: str, expected: str
) -> None:
    segment = translate(Piece("a.1", TEXT, text), language=language, source=source)["a.1"]
    assert (segment.origin, segment.target) == (Origin.MEMORY, expected)
    assert segment.status is SegmentStatus.DRAFT
    assert rules(segment) == [("name-transliterated", "warning")]
