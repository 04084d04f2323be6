"""clean() on Russian, Kazakh and Uzbek documents: junk goes with its reason, sentences stay."""

from __future__ import annotations

import pytest

from briefing.domain import BlockKind, PartialDate
from briefing.ingest.cleaning import Cleaned, clean
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.publication import parse_date

DAY = PartialDate(year=2026, month=3, day=12)
BODY = "Министры договорились об условиях поставок, и переговоры продолжатся в мае."


def clean_lines(*lines: str) -> Cleaned:
    blocks = tuple(RawBlock(BlockKind.PARAGRAPH, line) for line in lines)
    return clean(Extraction(blocks), "a.txt")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Опубликовано", "label"),
        ("Жарияланды", "label"),
        ("Eʼlon qilindi", "label"),
        ("Теги: газ, энергетика", "label"),
        ("Реклама", "label"),
        ("3 мин на чтение", "label"),
        ("Опубликовано: 12 марта 2026 года", "publication-date"),
        ("Жарияланды: 2026 жылғы 12 наурыз", "publication-date"),
        ("Eʼlon qilindi: 2026-yil 12-mart", "publication-date"),
        ("Обновлено: 13 марта 2026, 14:05", "update-date"),
        ("12 марта 2026, 10:15", "publication-date"),
        ("2026-yil 12-mart", "publication-date"),
        ("Автор: Анна Ким", "byline"),
        ("Анна Ким, специальный корреспондент", "byline"),
        ("Специальный корреспондент отдела новостей", "byline"),
        ("Жаңалықтар бөлімінің арнайы тілшісі", "byline"),
        ("Yangiliklar boʻlimining maxsus muxbiri", "byline"),
        ("Анна Ким | 12 марта 2026", "byline"),
        ("Читайте также", "related"),
        ("ЧИТАЙТЕ ТАКЖЕ:", "related"),
        ("Читайте также: Цены на газ выросли", "related"),
        ("Сондай-ақ оқыңыз", "related"),
        ("Shuningdek, oʻqing", "related"),
        ("Материалы по теме", "related"),
        ("Главная » Новости » Экономика", "navigation"),
        ("Басты бет", "navigation"),
        ("Bosh sahifa", "navigation"),
        ("Поделиться в Telegram", "share"),
        ("Бөлісу", "share"),
        ("Ulashish", "share"),
        ("Фото: пресс-служба правительства", "caption"),
        ("Сурет: Үкіметтің баспасөз қызметі", "caption"),
        ("Surat: Vazirlik matbuot xizmati", "caption"),
        ("© Новости. Все права защищены.", "copyright"),
    ],
)
def test_junk_is_dropped_with_its_reason(line: str, reason: str) -> None:
    cleaned = clean_lines("Поставки газа в регионе", line, BODY)

    assert [d.reason for d in cleaned.dropped if d.text == line] == [reason]
    assert [block.text for block in cleaned.blocks] == [BODY]


@pytest.mark.parametrize(
    "sentence",
    [
        "Опубликовано два отчёта о добыче газа.",
        "Читайте также между строк: речь идёт о цене. Министр это подтвердил.",
        "Корреспондент агентства сообщил о ходе переговоров.",
        "Жарияланған есепте өндіріс көлемі өсті.",
        "Yangilangan rejaga koʻra qurilish mayda boshlanadi.",
        "Фото дня показали в музее. Выставка продлится до мая. Вход свободный.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    cleaned = clean_lines("Поставки газа в регионе", BODY, sentence, BODY + " Да.")

    assert sentence in [block.text for block in cleaned.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "12 марта 2026 года",
        "12 марта 2026 г.",
        "Четверг, 12 марта 2026",
        "12 МАРТА 2026, 14:05",
        "2026 жылғы 12 наурыз",
        "12 наурыз 2026",
        "2026-yil 12-mart",
        "12-mart 2026-yil",
    ],
)
def test_publication_dates(text: str) -> None:
    assert parse_date(text) == DAY


def test_a_date_without_a_year_is_no_publication_date() -> None:
    assert parse_date("12 марта") is None
    assert parse_date("2026 год") is None


def test_the_publication_date_and_the_byline_are_kept() -> None:
    cleaned = clean_lines(
        "Поставки газа", "Опубликовано: 12 марта 2026 года", "Автор: Анна Ким", BODY
    )

    assert cleaned.published == DAY
    assert cleaned.byline == "Анна Ким"
    assert cleaned.title == "Поставки газа"
