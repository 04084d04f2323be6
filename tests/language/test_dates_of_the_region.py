"""find_dates() in Russian, Kazakh and Uzbek: each precision, cases, and what is no date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import PartialDate
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.date_reading import date_case, date_patterns, read_shapes
from briefing.language.dates import ENGLISH_SHAPES, find_dates, read_english
from briefing.language.format import format_date

DAY = PartialDate(2022, 12, 21)


def found(text: str, language: str) -> list[tuple[str, PartialDate]]:
    return [(text[d.start : d.end], d.date) for d in find_dates(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words", "date"),
    [
        ("ru", "21 декабря 2022 года он сказал", "21 декабря 2022 года", DAY),
        ("ru", "к 21 декабря 2022 г. работы", "21 декабря 2022 г.", DAY),
        ("ru", "Указ от 21.12.2022 подписан", "21.12.2022", DAY),
        ("ru", "12 декабря министр уехал", "12 декабря", PartialDate(None, 12, 12)),
        ("ru", "В ноябре президенты", "ноябре", PartialDate(None, 11)),
        ("ru", "в мае прошлого", "мае", PartialDate(None, 5)),
        ("ru", "в ноябре 2022 года вырос", "ноябре 2022 года", PartialDate(2022, 11)),
        ("ru", "За март 2025 года", "март 2025 года", PartialDate(2025, 3)),
        ("ru", "к концу августа", "августа", PartialDate(None, 8)),
        ("ru", "в 2022 году выпуск", "2022 году", PartialDate(2022)),
        ("ru", "до 2030 года", "2030 года", PartialDate(2030)),
        (
            "ru",
            "в первом квартале 2025 года",
            "первом квартале 2025 года",
            PartialDate(2025, quarter=1),
        ),
        ("ru", "во II квартале 2025 года", "II квартале 2025 года", PartialDate(2025, quarter=2)),
        ("ru", "в IV квартале 2025 г.", "IV квартале 2025 г.", PartialDate(2025, quarter=4)),
        (
            "ru",
            "в первом полугодии 2026 года",
            "первом полугодии 2026 года",
            PartialDate(2026, half=1),
        ),
        (
            "ru",
            "во второй половине 2026 года",
            "второй половине 2026 года",
            PartialDate(2026, half=2),
        ),
        ("kk", "2022 жылғы 21 желтоқсанда ол айтты", "2022 жылғы 21 желтоқсанда", DAY),
        ("kk", "2022 жылдың 21 желтоқсанында ол", "2022 жылдың 21 желтоқсанында", DAY),
        ("kk", "2022 жылы 21 желтоқсан күні ол", "2022 жылы 21 желтоқсан күні", DAY),
        ("kk", "12 желтоқсанда министр", "12 желтоқсанда", PartialDate(None, 12, 12)),
        ("kk", "Қарашада президенттер", "Қарашада", PartialDate(None, 11)),
        ("kk", "маусым айында", "маусым айында", PartialDate(None, 6)),
        ("kk", "2022 жылғы қарашада өсті", "2022 жылғы қарашада", PartialDate(2022, 11)),
        ("kk", "2022 жылдың қараша айында", "2022 жылдың қараша айында", PartialDate(2022, 11)),
        ("kk", "2022 жылы өсті", "2022 жылы", PartialDate(2022)),
        ("kk", "2030 жылға дейін", "2030 жылға", PartialDate(2030)),
        ("kk", "2025 жылғы ІІ тоқсанда", "2025 жылғы ІІ тоқсанда", PartialDate(2025, quarter=2)),
        (
            "kk",
            "2025 жылдың бірінші жартыжылдығында",
            "2025 жылдың бірінші жартыжылдығында",
            PartialDate(2025, half=1),
        ),
        ("uz", "2022-yil 21-dekabrda u aytdi", "2022-yil 21-dekabrda", DAY),
        ("uz", "2022-yilning 21-dekabrida u", "2022-yilning 21-dekabrida", DAY),
        ("uz", "2022-yil 21-dekabr kuni u", "2022-yil 21-dekabr kuni", DAY),
        ("uz", "12-dekabrda vazir", "12-dekabrda", PartialDate(None, 12, 12)),
        ("uz", "Noyabrda prezidentlar", "Noyabrda", PartialDate(None, 11)),
        ("uz", "may oyida", "may oyida", PartialDate(None, 5)),
        ("uz", "2022-yil noyabrda oʻsdi", "2022-yil noyabrda", PartialDate(2022, 11)),
        ("uz", "2022-yilda oʻsdi", "2022-yilda", PartialDate(2022)),
        ("uz", "2030-yilgacha", "2030-yilgacha", PartialDate(2030)),
        (
            "uz",
            "2025-yilning 2-choragida",
            "2025-yilning 2-choragida",
            PartialDate(2025, quarter=2),
        ),
        (
            "uz",
            "2026-yilning birinchi yarmida",
            "2026-yilning birinchi yarmida",
            PartialDate(2026, half=1),
        ),
    ],
)
def test_dates_with_their_precision(
    language: str, text: str, words: str, date: PartialDate
) -> None:
    assert found(text, language) == [(words, date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "31 ноября 2022 года"),
        ("ru", "Мая Плисецкая и 2022 тонны"),
        ("kk", "жылыту маусымда басталды"),
        ("uz", "mayda tadbirkorlar"),
        ("de", "21. Dezember 2022"),
    ],
)
def test_what_is_no_date(language: str, text: str) -> None:
    assert found(text, language) == []


def test_the_russian_preposition_belongs_to_the_adverbial() -> None:
    text = "Он сказал, что в ноябре 2022 года приедет."
    (date,) = find_dates(text, "ru")

    assert text[date.lead : date.end] == "в ноябре 2022 года"


SHAPES = st.one_of(
    st.builds(PartialDate, st.integers(1950, 2090), st.integers(1, 12), st.integers(1, 28)),
    st.builds(PartialDate, st.integers(1950, 2090), st.integers(1, 12)),
    st.builds(lambda y, q: PartialDate(y, quarter=q), st.integers(1950, 2090), st.integers(1, 4)),
    st.builds(lambda y, h: PartialDate(y, half=h), st.integers(1950, 2090), st.integers(1, 2)),
    st.builds(PartialDate, st.integers(1950, 2090)),
    st.builds(lambda m, d: PartialDate(None, m, d), st.integers(1, 12), st.integers(1, 28)),
)


@given(SHAPES, st.sampled_from(("ru", "kk", "uz")))
def test_what_we_write_we_read(date: PartialDate, language: str) -> None:
    text = format_date(date, language, form="locative")

    assert [item.date for item in find_dates(text, language)] == [date], text


@pytest.mark.parametrize(
    ("language", "text", "case"),
    [
        ("ru", "21 декабря 2022 года", ""),
        ("ru", "в ноябре", "locative"),
        ("ru", "декабрю 2022 года", "dative"),
        ("kk", "2022 жылғы 21 желтоқсанда", "locative"),
        ("kk", "21 желтоқсаннан", "ablative"),
        ("uz", "2022-yil 21-dekabrda", "locative"),
        ("uz", "21-dekabrdan", "ablative"),
        ("uz", "2022-yil 21-dekabr", ""),
    ],
)
def test_the_case_that_a_date_stands_in(language: str, text: str, case: str) -> None:
    assert date_case(text, language) == case


@pytest.mark.parametrize(
    ("language", "text", "words", "date"),
    [
        ("ru", "В сезоне 2025/26 собрали", "2025/26", PartialDate(2025, last=2026)),
        ("ru", "в 2025/2026 году собрали", "2025/2026 году", PartialDate(2025, last=2026)),
        ("ru", "в 2025–2026 учебном году", "2025–2026", PartialDate(2025, last=2026)),
        ("ru", "отопительный сезон 2025-2026", "2025-2026", PartialDate(2025, last=2026)),
        ("ru", "в 1990-х годах", "1990-х годах", PartialDate(1990, last=1999)),
        ("kk", "2025/26 маусымында жиналды", "2025/26", PartialDate(2025, last=2026)),
        ("kk", "2025–2026 оқу жылында", "2025–2026", PartialDate(2025, last=2026)),
        ("kk", "1990 жылдары құрылды", "1990 жылдары", PartialDate(1990, last=1999)),
        ("uz", "2025/26 mavsumida yigʻildi", "2025/26", PartialDate(2025, last=2026)),
        ("uz", "2025–2026-oʻquv yilida", "2025–2026", PartialDate(2025, last=2026)),
        ("uz", "1990-yillarda qurilgan", "1990-yillarda", PartialDate(1990, last=1999)),
        (
            "uz",
            "2026-yilning to‘rtinchi choragida",
            "2026-yilning to‘rtinchi choragida",
            PartialDate(2026, quarter=4),
        ),
        ("kk", "2026 жылдың алғашқы жартысында", None, PartialDate(2026, half=1)),
    ],
)
def test_seasons_decades_and_more(
    language: str, text: str, words: str | None, date: PartialDate
) -> None:
    assert found(text, language) == [(words or text, date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "в 2023/25 году"),
        ("ru", "в сезоне 2023–2025"),
        ("kk", "2023–2026 оқу жылында"),
    ],
)
def test_other_spans_of_years_are_no_date(language: str, text: str) -> None:
    assert [date for _, date in found(text, language) if date.year] == []


def test_an_ordinal_year_is_no_decade() -> None:
    assert found("в 2020-м году", "ru") == [("2020-м году", PartialDate(2020))]


LONG = st.one_of(
    st.builds(lambda y: PartialDate(y, last=y + 1), st.integers(1950, 2089)),
    st.builds(lambda y: PartialDate(10 * y, last=10 * y + 9), st.integers(190, 208)),
)


@given(LONG, st.sampled_from(("en", "ru", "kk", "uz")), st.sampled_from(("label", "locative")))
def test_seasons_and_decades_that_we_write_we_read(
    date: PartialDate, language: str, form: str
) -> None:
    text = f"in {format_date(date, language, form=form)}"

    assert [item.date for item in find_dates(text, language)] == [date], text


_WORDS = st.sampled_from(
    (
        "1 5 12 31 2025 2024/25 2023-25 2023–2025 1990s H1 Q2 Q of the in on since March may May "
        "Mar. january first half quarter QUARTER – - / . , 5/8/2023 25.8.2023 2025-03-12 года г. "
        "году в с по марта март мае квартал II первой половине полугодии сезон 1990-х годах жылғы "
        "жылы наурызда наурыз маусымда айында тоқсан бірінші жартысында жылдары 2025-yil 5-mart "
        "martda oyi birinchi yarmida choragida yillarda toʻrtinchi kuni күні ſ K İ ı"
    ).split()
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=120))


@given(_TEXTS, st.sampled_from(("en", "ru", "kk", "uz")))
def test_the_hints_hide_nothing(text: str, language: str) -> None:
    if language == "en":
        assert find_dates(text) == read_english(text, ENGLISH_SHAPES)
    else:
        rules = date_patterns(language)
        assert rules is not None
        text = with_uzbek_letters(text, language)
        assert find_dates(text, language) == read_shapes(text, rules, rules.shapes, language)
