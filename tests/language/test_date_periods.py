"""Periods from one date to another: read whole, written whole in every language."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.domain import PartialDate
from briefing.language.date_ranges import first_day, last_day, make_range
from briefing.language.dates import find_dates
from briefing.language.format import CASES, format_date

MONTHS = PartialDate(2025, 1, until=PartialDate(2025, 8))
DAYS = PartialDate(2026, 5, 12, until=PartialDate(2026, 5, 14))
TWO_MONTHS = PartialDate(2026, 5, 30, until=PartialDate(2026, 6, 2))
JUNE = PartialDate(2026, 6, 3, until=PartialDate(2026, 6, 7))
YEARS = PartialDate(2021, until=PartialDate(2025))
WINTER = PartialDate(2025, 12, until=PartialDate(2026, 3))
NINE = PartialDate(2025, 1, until=PartialDate(2025, 9))


@pytest.mark.parametrize(
    ("language", "text", "words", "date"),
    [
        ("en", "Exports rose in January–August 2025.", "January–August 2025", MONTHS),
        ("en", "in January-August 2025", "January-August 2025", MONTHS),
        ("en", "It fell from January to August 2025.", "from January to August 2025", MONTHS),
        ("en", "between January and August of 2025", "between January and August of 2025", MONTHS),
        ("en", "January to August 2025", "January to August 2025", MONTHS),
        ("en", "held on 12–14 May 2026 in", "12–14 May 2026", DAYS),
        ("en", "on May 12-14, 2026", "May 12-14, 2026", DAYS),
        ("en", "30 May – 2 June 2026", "30 May – 2 June 2026", TWO_MONTHS),
        ("en", "from May 30 to June 2, 2026", "from May 30 to June 2, 2026", TWO_MONTHS),
        ("en", "met from 3 to 7 June 2026", "from 3 to 7 June 2026", JUNE),
        ("en", "the programme for 2021–2025", "2021–2025", YEARS),
        ("en", "from 2021 to 2025", "from 2021 to 2025", YEARS),
        ("en", "2021-25", "2021-25", YEARS),
        ("en", "December 2025 to March 2026", "December 2025 to March 2026", WINTER),
        ("en", "in the first nine months of 2025", "first nine months of 2025", NINE),
        ("ru", "в январе–августе 2025 года", "январе–августе 2025 года", MONTHS),
        ("ru", "с января по август 2025 года", "с января по август 2025 года", MONTHS),
        ("ru", "за январь-август 2025 г.", "январь-август 2025 г.", MONTHS),
        ("ru", "12–14 мая 2026 года", "12–14 мая 2026 года", DAYS),
        ("ru", "с 3 по 7 июня 2026 года", "с 3 по 7 июня 2026 года", JUNE),
        ("ru", "с 30 мая по 2 июня 2026 года", "с 30 мая по 2 июня 2026 года", TWO_MONTHS),
        ("ru", "в 2021–2025 годах", "2021–2025 годах", YEARS),
        ("ru", "с 2021 по 2025 год", "с 2021 по 2025 год", YEARS),
        (
            "ru",
            "с декабря 2025 года по март 2026 года",
            "с декабря 2025 года по март 2026 года",
            WINTER,
        ),
        ("ru", "за девять месяцев 2025 года", "девять месяцев 2025 года", NINE),
        ("kk", "2025 жылдың қаңтар–тамыз айлары", "2025 жылдың қаңтар–тамыз айлары", MONTHS),
        ("kk", "2025 жылғы қаңтар-тамызда", "2025 жылғы қаңтар-тамызда", MONTHS),
        ("kk", "2025 жылғы қаңтардан тамызға дейін", "2025 жылғы қаңтардан тамызға дейін", MONTHS),
        ("kk", "2026 жылғы 12–14 мамырда", "2026 жылғы 12–14 мамырда", DAYS),
        (
            "kk",
            "2026 жылғы 3 маусымнан 7 маусымға дейін",
            "2026 жылғы 3 маусымнан 7 маусымға дейін",
            JUNE,
        ),
        ("kk", "2021–2025 жылдары", "2021–2025 жылдары", YEARS),
        ("kk", "2021 жылдан 2025 жылға дейін", "2021 жылдан 2025 жылға дейін", YEARS),
        ("kk", "2025 жылдың тоғыз айында", "2025 жылдың тоғыз айында", NINE),
        ("uz", "2025-yil yanvar–avgust oylarida", "2025-yil yanvar–avgust oylarida", MONTHS),
        ("uz", "2025-yil yanvar-avgustda", "2025-yil yanvar-avgustda", MONTHS),
        ("uz", "2026-yil 12–14-may kunlari", "2026-yil 12–14-may", DAYS),
        ("uz", "2026-yil 3-iyundan 7-iyungacha", "2026-yil 3-iyundan 7-iyungacha", JUNE),
        ("uz", "2021–2025-yillarda", "2021–2025-yillarda", YEARS),
        ("uz", "2021-yildan 2025-yilgacha", "2021-yildan 2025-yilgacha", YEARS),
        ("uz", "2025-yilning toʻqqiz oyida", "2025-yilning toʻqqiz oyida", NINE),
    ],
)
def test_a_period_is_read_whole(language: str, text: str, words: str, date: PartialDate) -> None:
    assert [(text[d.start : d.end], d.date) for d in find_dates(text, language)] == [(words, date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vote was moved from March to May 2026."),
        ("en", "It was postponed from 3 to 7 June 2026."),
        ("ru", "Выборы перенесли с марта по май 2026 года."),
        ("kk", "Сайлау 2026 жылғы наурыздан мамырға ауыстырылды."),
        ("uz", "Saylov 2026-yil martdan mayga koʻchirildi."),
        ("en", "Sales rose from 2021 to 2025 tonnes."),
        ("en", "The 2024-25 plan has two parts."),
        ("en", "The 2024–2025 plan has two parts."),
        ("ru", "за последние 9 месяцев 2025 года"),
        ("ru", "2021–2025 тонн"),
    ],
)
def test_no_period(language: str, text: str) -> None:
    assert [d for d in find_dates(text, language) if d.date.until is not None] == []


@pytest.mark.parametrize(
    ("date", "en", "ru", "kk", "uz"),
    [
        (
            MONTHS,
            "January–August 2025",
            "январь–август 2025 г.",
            "2025 жылғы қаңтар–тамыз",
            "2025-yil yanvar–avgust",
        ),
        (
            DAYS,
            "12–14 May 2026",
            "12–14 мая 2026 г.",
            "2026 жылғы 12–14 мамыр",
            "2026-yil 12–14-may",
        ),
        (YEARS, "2021–2025", "2021–2025 гг.", "2021–2025 жылдар", "2021–2025-yillar"),
        (
            WINTER,
            "December 2025 – March 2026",
            "декабрь 2025 г. – март 2026 г.",
            "2025 жылғы желтоқсан – 2026 жылғы наурыз",
            "2025-yil dekabr – 2026-yil mart",
        ),
        (
            TWO_MONTHS,
            "30 May – 2 June 2026",
            "30 мая – 2 июня 2026 г.",
            "2026 жылғы 30 мамыр – 2 маусым",
            "2026-yil 30-may – 2-iyun",
        ),
    ],
)
def test_a_period_is_written_in_every_language(
    date: PartialDate, en: str, ru: str, kk: str, uz: str
) -> None:
    written = {
        language: format_date(date, language).replace("\u00a0", " ")
        for language in ("en", "ru", "kk", "uz")
    }

    assert written == {"en": en, "ru": ru, "kk": kk, "uz": uz}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in January–August 2025"),
        ("ru", "в январе–августе 2025 года"),
        ("kk", "2025 жылғы қаңтар–тамызда"),
        ("uz", "2025-yil yanvar–avgustda"),
    ],
)
def test_a_period_says_when(language: str, text: str) -> None:
    assert format_date(MONTHS, language, form="locative").replace("\u00a0", " ") == text


def _date(day: bool, month: bool) -> st.SearchStrategy[PartialDate]:
    years = st.integers(1990, 2039)
    if not month:
        return years.map(PartialDate)
    months = st.tuples(years, st.integers(1, 12))
    if not day:
        return months.map(lambda ym: PartialDate(*ym))
    return months.flatmap(
        lambda ym: st.integers(1, calendar.monthrange(*ym)[1]).map(lambda d: PartialDate(*ym, d))
    )


def _in_a_row(date: PartialDate) -> bool:
    end = date.until
    return date.month is None and end is not None and end.year == (date.year or 0) + 1


def _period(date: tuple[PartialDate, PartialDate]) -> PartialDate | None:
    return make_range(*date)


PERIODS = st.sampled_from([(False, False), (False, True), (True, True)]).flatmap(
    lambda shape: (
        st.tuples(_date(*shape), _date(*shape)).map(_period).filter(lambda date: date is not None)
    )
)


@given(PERIODS, st.sampled_from(("en", "ru", "kk", "uz")), st.sampled_from(("label", "locative")))
def test_periods_that_we_write_we_read(date: PartialDate, language: str, form: str) -> None:
    text = f"in {format_date(date, language, form=form)}"
    # Two years in a row may be a season or a school year as well, so English leaves them alone.
    assume(language != "en" or not _in_a_row(date))

    assert [found.date for found in find_dates(text, language)] == [date], text


@given(PERIODS, st.sampled_from(("en", "ru", "kk", "uz")))
def test_every_case_can_be_written(date: PartialDate, language: str) -> None:
    assert all(format_date(date, language, form=case) for case in CASES)


@given(PERIODS)
def test_a_period_begins_before_it_ends(date: PartialDate) -> None:
    first, last = first_day(date), last_day(date)

    assert first is not None and last is not None
    assert first < last


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (PartialDate(2025, 8), PartialDate(2025, 1)),
        (PartialDate(2025), PartialDate(2021)),
        (PartialDate(2025, 1), PartialDate(2025, 8, 3)),
        (PartialDate(2025, 2, 28), PartialDate(2025, 2, 30)),
        (PartialDate(2025, 5), PartialDate(2025, 5)),
    ],
)
def test_two_dates_that_are_no_period(start: PartialDate, end: PartialDate) -> None:
    assert make_range(start, end) is None


def test_a_year_that_only_one_end_has_stays_there() -> None:
    (found,) = find_dates("from December to March 2026")

    assert found.date == PartialDate(None, 12, until=PartialDate(2026, 3))
    assert format_date(found.date, "ru").replace("\u00a0", " ") == "декабрь – март 2026 г."
