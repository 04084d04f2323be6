"""The shipped catalogs, and how labels are filled."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import polib
import pytest

from briefing.domain import Origin, Provenance, SegmentStatus
from briefing.errors import SettingsError
from briefing.render.labels import NOTICE_ORIGINS, NOTICE_STATUS, SEGMENTS, Labels
from briefing.render.notice import write_notice

LANGUAGES = ("en", "ru", "kk", "uz")
LATIN = re.compile(r"[A-Za-zƏə]")
# What is called so in every language.
NAMES = re.compile(r"\bPDF\b|\bbriefing review\b")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def texts(locales: Path, language: str) -> list[tuple[str, str]]:
    catalog = polib.pofile(str(locales / language / "LC_MESSAGES" / "briefing.po"))
    return [
        (entry.msgid, re.sub(r"\{\w+\}", "0", text))
        for entry in catalog
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    ]


def test_catalogs_have_the_same_labels(locales: Path) -> None:
    ids = {lang: {msgid for msgid, _ in texts(locales, lang)} for lang in LANGUAGES}
    assert ids["en"] == ids["ru"] == ids["kk"] == ids["uz"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_comment_for_translators(locales: Path, language: str) -> None:
    catalog = polib.pofile(str(locales / language / "LC_MESSAGES" / "briefing.po"))
    assert [entry.msgid for entry in catalog if not entry.comment] == []
    assert catalog.metadata["Language"] == language


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_cyrillic_labels_have_no_latin_letter(locales: Path, language: str) -> None:
    found = texts(locales, language)
    assert [pair for pair in found if LATIN.search(NAMES.sub("", pair[1]))] == []


@pytest.mark.parametrize("language", ["en", "uz"])
def test_latin_labels_have_no_cyrillic_letter(locales: Path, language: str) -> None:
    assert [pair for pair in texts(locales, language) if CYRILLIC.search(pair[1])] == []


def test_uzbek_apostrophes(locales: Path) -> None:
    """oʻ and gʻ take U+02BB, the tutuq belgisi is U+02BC."""
    for msgid, text in texts(locales, "uz"):
        assert not re.search("['`‘’]", text), msgid
        assert re.findall("ʻ", text) == re.findall("(?<=[oOgG])ʻ", text), msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_composed_and_trimmed(locales: Path, language: str) -> None:
    for msgid, text in texts(locales, language):
        assert text == unicodedata.normalize("NFC", text), msgid
        assert "  " not in text, msgid


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "1 segment"),
        ("en", 2, "2 segments"),
        ("ru", 1, "1 сегмент"),
        ("ru", 3, "3 сегмента"),
        ("ru", 12, "12 сегментов"),
        ("ru", 21, "21 сегмент"),
        ("kk", 5, "5 сегмент"),
        ("uz", 1, "1 ta segment"),
    ],
)
def test_plural_forms(locales: Path, language: str, count: int, expected: str) -> None:
    assert Labels(locales, language).label_n(*SEGMENTS, count) == expected


def test_value_that_is_not_given(locales: Path) -> None:
    with pytest.raises(SettingsError, match=r"\{section\}"):
        Labels(locales, "en").label("see {section}")


def test_values_are_not_filled_twice(locales: Path) -> None:
    """A section called {x} stays one."""
    assert Labels(locales, "en").label("see {section}", section="{x}") == "see “{x}”"


def test_broken_catalog(own_locales: Path) -> None:
    catalog = own_locales / "ru" / "LC_MESSAGES" / "briefing.po"
    catalog.write_text("Who = Кто\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="is not a PO file"):
        Labels(own_locales, "ru")


def test_every_origin_and_status_has_words() -> None:
    assert set(NOTICE_ORIGINS) == {origin.value for origin in Origin}
    assert set(NOTICE_STATUS) == {status.value for status in SegmentStatus}


@pytest.mark.parametrize(
    ("provenance", "expected"),
    [
        (None, "Every statement is quoted word for word from the sources listed."),
        (
            Provenance(((Origin.MEMORY, 1), (Origin.DATA, 2)), (), SegmentStatus.DRAFT, 0),
            "Translation: translation memory — 1 segment, data — 2; draft, not checked by a "
            "native speaker.",
        ),
        (
            Provenance(
                ((Origin.ENGINE, 3), (Origin.HUMAN, 1)),
                ("quickmt-en-ru 1.0",),
                SegmentStatus.REVIEWED,
                0,
            ),
            "Translation: machine translation (quickmt-en-ru 1.0) — 3 segments, human "
            "translators — 1; checked by a reviewer, not yet approved.",
        ),
        (
            Provenance(((Origin.MEMORY, 9), (Origin.MISSING, 2)), (), SegmentStatus.DRAFT, 2),
            "Translation: translation memory — 9 segments, untranslated — 2; draft, not checked "
            "by a native speaker.",
        ),
        (
            Provenance(((Origin.MEMORY, 9),), (), SegmentStatus.APPROVED, 0),
            "Translation: translation memory — 9 segments; checked and approved.",
        ),
    ],
)
def test_notice(locales: Path, provenance: Provenance | None, expected: str) -> None:
    assert write_notice(provenance, Labels(locales, "en")) == expected
