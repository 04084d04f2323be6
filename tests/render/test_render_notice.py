"""The footer says how a translation came about, in its language."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.domain import (
    Brief,
    Origin,
    PartialDate,
    Provenance,
    Segment,
    SegmentStatus,
    Signature,
    Statement,
    Translation,
)
from briefing.pipeline.provenance import provenance_of
from briefing.render.labels import Labels
from briefing.render.notice import MOST_LETTERS, write_notice

DRAFT, REVIEWED, APPROVED = SegmentStatus
DAY = PartialDate(2026, 11, 22)


def told(repository: Path, language: str, provenance: Provenance | None) -> str:
    text = write_notice(provenance, Labels(repository / "locales", language))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def provenance(*signatures: Signature, unsigned: SegmentStatus | None = DRAFT) -> Provenance:
    origins = ((Origin.MEMORY, 18), (Origin.ENGINE, 3), (Origin.DATA, 22))
    return Provenance(origins, ("quickmt en-ru 1.0",), DRAFT, 0, signatures, unsigned)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "translation memory — 18 segments, machine translation (quickmt en-ru 1.0) — 3, "
            "data — 22; approved by: A. Bekova (5 segments, 22 November 2026); checked by: "
            "B. Omarov (1 segment); the rest: draft, not checked by a native speaker",
        ),
        (
            "ru",
            "память переводов — 18 сегментов, машинный перевод (quickmt en-ru 1.0) — 3, "
            "данные — 22; утверждение: A. Bekova (5 сегментов, 22 ноября 2026 г.); проверка: "
            "B. Omarov (1 сегмент); остальное: черновик",
        ),
        (
            "kk",
            "бекіткен: A. Bekova (5 сегмент, 2026 жылғы 22 қараша); тексерген: "
            "B. Omarov (1 сегмент); қалғаны: жоба",
        ),
        (
            "uz",
            "tasdiqlagan: A. Bekova (5 ta segment, 2026-yil 22-noyabr); tekshirgan: "
            "B. Omarov (1 ta segment); qolgani: qoralama",
        ),
    ],
)
def test_memory_machine_with_model_and_people_with_their_days(
    repository: Path, language: str, expected: str
) -> None:
    made = provenance(
        Signature("A. Bekova", APPROVED, DAY, 5), Signature("B. Omarov", REVIEWED, None, 1)
    )
    assert expected in told(repository, language, made)


def test_one_person_for_everything_needs_no_count(repository: Path) -> None:
    made = provenance(Signature("A. Bekova", APPROVED, DAY, 43), unsigned=None)
    text = told(repository, "en", made)
    assert text.endswith("; approved by: A. Bekova (22 November 2026).")


def test_many_people_with_long_names_leave_the_footer_short(repository: Path) -> None:
    people = [Signature(f"{n} " + "Long" * 20, REVIEWED, DAY, 9 - n) for n in range(5)]
    text = told(repository, "en", provenance(*people))
    assert "3 Long" not in text and "and 2 more people" in text
    assert "Long" * 20 not in text and "…" in text
    shown = text.split("checked by: ")[1].split(" (")[0]
    assert shown.startswith("0 Long") and len(shown) == MOST_LETTERS


def test_nobody_has_signed(repository: Path) -> None:
    text = told(repository, "ru", provenance())
    assert "данные — 22; черновик" in text
    assert "проверка:" not in text and "остальное" not in text


def test_what_people_have_signed_is_counted_from_the_segments() -> None:
    def one(number: int, **values: object) -> Segment:
        given = {"source": "a", "target": "б", "origin": Origin.MEMORY, **values}
        return Segment(f"s.{number}", **given)  # type: ignore[arg-type]

    segments = (
        one(1, status=APPROVED, reviewer="A", changed="2026-11-20T10:00:00Z"),
        one(2, status=APPROVED, reviewer="A", changed="2026-11-22T10:00:00Z"),
        one(3, status=REVIEWED, reviewer="B", changed="yesterday"),
        one(4, status=DRAFT, reviewer="B", changed="2026-11-22T10:00:00Z"),
        one(5, origin=Origin.ENGINE, model="m 1"),
        one(6, origin=Origin.MISSING, target=None),
        one(7, origin=Origin.DATA, status=APPROVED),
    )
    brief = Brief("en", Statement("title", "a", ("a",), ()), (), ())
    made = provenance_of(Translation("ru", brief, segments, (), ("s.6",)), "en")
    assert made.signatures == (Signature("A", APPROVED, DAY, 2), Signature("B", REVIEWED, None, 1))
    assert (made.models, made.missing, made.unsigned) == (("m 1",), 1, DRAFT)
    assert dict(made.segments)[Origin.MEMORY] == 4
