"""Tense, plans and talks in Russian, Kazakh and Uzbek; quotations cut by their attribution."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import Block, BlockKind, PartialDate, SourceDocument
from briefing.language.names import Name, NameTable
from briefing.summarise.dates import find_mentions
from briefing.summarise.outlook import pending
from briefing.summarise.quotes import find_quotes
from briefing.summarise.speech_of_region import find_reported_in, split_quotes_in
from briefing.summarise.units import analyse


def source(language: str, text: str) -> SourceDocument:
    block = Block("p1", BlockKind.PARAGRAPH, text)
    published = PartialDate(2025, 11, 20)
    return SourceDocument(
        "d1", "a.txt", "0" * 64, "txt", "utf-8", language, "", published, None, (block,), ()
    )


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("ru", "Ремонт канала начнётся 5 апреля.", 2026),
        ("ru", "Министры подписали соглашение 5 апреля.", 2025),
        ("kk", "Жөндеу 5 сәуірде басталады деп хабарлады министр.", 2026),
        ("kk", "Министрлер келісімге 5 сәуірде қол қойды.", 2025),
        ("uz", "Taʼmirlash 5-aprel kuni boshlanadi, dedi vazir.", 2026),
        ("uz", "Vazirlar bitimni 5-aprel kuni imzoladi.", 2025),
    ],
)
def test_the_tense_of_the_language_gives_the_year(language: str, text: str, year: int) -> None:
    ((_, mention),) = find_mentions(source(language, text))["p1"]

    assert mention.date.year == year


@pytest.mark.parametrize(
    ("language", "text", "open_"),
    [
        ("ru", "Поставки начнутся при условии, что линия будет готова.", True),
        ("ru", "Переговоры о цене газа продолжаются в Ташкенте.", True),
        ("ru", "Договор о поставках пока не подписан сторонами.", True),
        ("ru", "Стороны подписали договор о поставках газа.", False),
        ("kk", "Егер желі жөнделсе, жеткізу желтоқсанда басталады.", True),
        ("kk", "Баға туралы келіссөздер жүргізіліп жатыр.", True),
        ("kk", "Тараптар газ жеткізу туралы келісімге қол қойды.", False),
        ("uz", "Agar liniya taʼmirlansa, yetkazib berish boshlanadi.", True),
        ("uz", "Agar liniya ta'mirlansa, yetkazib berish boshlanadi.", True),
        ("uz", "Narx boʻyicha muzokaralar davom etmoqda.", True),
        ("uz", "Tomonlar gaz yetkazib berish bitimini imzoladi.", False),
    ],
)
def test_conditions_and_talks_are_open(language: str, text: str, open_: bool) -> None:
    (unit,) = analyse([source(language, text)], NameTable(())).units

    assert pending(unit) is open_


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        (
            "ru",
            "«Мы ждём ответа, — сказал он. — Его всё ещё нет».",
            ["Мы ждём ответа", "Его всё ещё нет"],
        ),
        (
            "ru",
            "«Мы ждём, — отметил министр, — что ответ придёт».",
            ["Мы ждём", "что ответ придёт"],
        ),
        (
            "kk",
            "«Біз жауап күтеміз, – деді ол. – Ол әлі жоқ».",
            ["Біз жауап күтеміз", "Ол әлі жоқ"],
        ),
        (
            "uz",
            "“Biz javob kutamiz, – dedi u. – U hali yoʻq”.",
            ["Biz javob kutamiz", "U hali yoʻq"],
        ),
        (
            "ru",
            "«Читаем «Войну и мир» и «Абая» здесь», — сказал он.",
            ["Читаем «Войну и мир» и «Абая» здесь"],
        ),
    ],
)
def test_a_quotation_is_cut_at_its_attribution(language: str, text: str, parts: list[str]) -> None:
    found = split_quotes_in(text, find_quotes(text), language)

    assert [text[q.start : q.end] for q in found] == parts


@given(
    st.sampled_from(["ru", "kk", "uz"]), st.text(alphabet="ав «»“”—–., деп что сказал", max_size=90)
)
def test_any_text_is_cut_and_read(language: str, text: str) -> None:
    parts = split_quotes_in(text, find_quotes(text), language)
    assert all(0 < q.start < q.end <= len(text) for q in parts)
    assert all(a.end <= b.start for a, b in zip(parts, parts[1:], strict=False))
    reported = find_reported_in(text, language)
    if reported is not None:
        assert 0 <= reported.clause[0] <= reported.clause[1] <= len(text)


@pytest.mark.parametrize(
    ("date", "held", "ever"),
    [
        (PartialDate(2022, 1, 10), False, False),
        (PartialDate(2022, 1, 11), True, True),
        (PartialDate(2022), True, True),
        (PartialDate(2023, 4, 30), True, True),
        (PartialDate(2023, 5), False, True),
        (PartialDate(None, 5, 1), True, True),
        (None, True, True),
    ],
)
def test_an_office_has_a_beginning_and_an_end(
    date: PartialDate | None, held: bool, ever: bool
) -> None:
    forms = {"en": "A B", "ru": "А Б", "kk": "А Б", "uz": "A B"}
    name = Name("a-b", "person", "m", forms, (), "KZ", "draft", "minister", "2022-01-11", "2023-04")

    assert name.in_office(date) is held
    assert name.in_office(date, ever=True) is ever
