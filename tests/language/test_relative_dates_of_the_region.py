"""find_relative() in Russian, Kazakh and Uzbek, with Wednesday, 12 March 2025, as the base."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import PartialDate
from briefing.language.apostrophes import with_uzbek_letters
from briefing.language.relative_dates import (
    find_relative,
    read_wordings,
    relative_rules,
    resolve,
)

WEDNESDAY = PartialDate(2025, 3, 12)
TUESDAY = PartialDate(2025, 3, 11)


@pytest.mark.parametrize(
    ("language", "text", "words", "date"),
    [
        ("ru", "вчера министр заявил", "вчера", TUESDAY),
        ("ru", "позавчера прошло заседание", "позавчера", PartialDate(2025, 3, 10)),
        ("ru", "Накануне министр заявил", "Накануне", TUESDAY),
        ("ru", "откроют завтра", "завтра", PartialDate(2025, 3, 13)),
        ("ru", "сегодня сообщил министр", "сегодня", WEDNESDAY),
        ("ru", "в прошлый понедельник подписали", "прошлый понедельник", PartialDate(2025, 3, 10)),
        ("ru", "в минувшую среду прошёл", "минувшую среду", PartialDate(2025, 3, 5)),
        ("ru", "в эту пятницу начнут", "эту пятницу", PartialDate(2025, 3, 14)),
        (
            "ru",
            "во вторник на прошлой неделе",
            "вторник на прошлой неделе",
            PartialDate(2025, 3, 4),
        ),
        ("ru", "на прошлой неделе прибыл", "прошлой неделе", PartialDate(2025, 3)),
        ("ru", "пять дней назад прорвало", "пять дней назад", PartialDate(2025, 3, 7)),
        ("ru", "три месяца назад начали", "три месяца назад", PartialDate(2024, 12)),
        ("ru", "год назад начали", "год назад", PartialDate(2024)),
        ("ru", "в этом месяце введут", "этом месяце", PartialDate(2025, 3)),
        ("ru", "в прошлом ноябре ввели", "прошлом ноябре", PartialDate(2024, 11)),
        ("ru", "в прошлом квартале упал", "прошлом квартале", PartialDate(2024, quarter=4)),
        ("ru", "в прошлом году вырос", "прошлом году", PartialDate(2024)),
        ("ru", "в ноябре прошлого года", "ноябре прошлого года", PartialDate(2024, 11)),
        ("ru", "5 мая будущего года", "5 мая будущего года", PartialDate(2026, 5, 5)),
        ("ru", "в январе с.г. вырос", "январе с.г.", PartialDate(2025, 1)),
        (
            "ru",
            "в первой половине этого года",
            "первой половине этого года",
            PartialDate(2025, half=1),
        ),
        (
            "ru",
            "в IV квартале прошлого года",
            "IV квартале прошлого года",
            PartialDate(2024, quarter=4),
        ),
        ("ru", "Днём ранее парламент", "Днём ранее", TUESDAY),
        ("ru", "двумя месяцами позже", "двумя месяцами позже", PartialDate(2025, 5)),
        ("ru", "за два дня до этого", "за два дня до этого", PartialDate(2025, 3, 10)),
        ("ru", "на следующий день", "следующий день", PartialDate(2025, 3, 13)),
        ("ru", "в тот же день", "тот же день", WEDNESDAY),
        ("ru", "год спустя закрыли", "год спустя", PartialDate(2026)),
        ("kk", "кеше министр айтты", "кеше", TUESDAY),
        ("kk", "ертең ашылады", "ертең", PartialDate(2025, 3, 13)),
        ("kk", "өткен дүйсенбіде қол қойды", "өткен дүйсенбіде", PartialDate(2025, 3, 10)),
        ("kk", "өткен бейсенбі күні өтті", "өткен бейсенбі күні", PartialDate(2025, 3, 6)),
        (
            "kk",
            "өткен аптаның сейсенбісінде",
            "өткен аптаның сейсенбісінде",
            PartialDate(2025, 3, 4),
        ),
        ("kk", "өткен аптада келді", "өткен аптада", PartialDate(2025, 3)),
        ("kk", "былтыр өсті", "былтыр", PartialDate(2024)),
        ("kk", "биыл өсті", "биыл", PartialDate(2025)),
        ("kk", "биыл наурызда өсті", "биыл наурызда", PartialDate(2025, 3)),
        ("kk", "биылғы 5 наурызда өтті", "биылғы 5 наурызда", PartialDate(2025, 3, 5)),
        (
            "kk",
            "өткен жылдың қарашасында",
            "өткен жылдың қарашасында",
            PartialDate(2024, 11),
        ),
        ("kk", "келесі жылы салынады", "келесі жылы", PartialDate(2026)),
        ("kk", "өткен айда өсті", "өткен айда", PartialDate(2025, 2)),
        (
            "kk",
            "осы жылдың бірінші жартысында",
            "осы жылдың бірінші жартысында",
            PartialDate(2025, half=1),
        ),
        (
            "kk",
            "биылғы бірінші тоқсанда",
            "биылғы бірінші тоқсанда",
            PartialDate(2025, quarter=1),
        ),
        ("kk", "бұдан екі күн бұрын", "бұдан екі күн бұрын", PartialDate(2025, 3, 10)),
        ("kk", "одан бір күн бұрын", "одан бір күн бұрын", TUESDAY),
        ("kk", "екі күннен кейін", "екі күннен кейін", PartialDate(2025, 3, 14)),
        ("kk", "сол күні кездесті", "сол күні", WEDNESDAY),
        ("uz", "kecha vazir aytdi", "kecha", TUESDAY),
        ("uz", "ertaga ochiladi", "ertaga", PartialDate(2025, 3, 13)),
        ("uz", "oʻtgan dushanba imzolandi", "oʻtgan dushanba", PartialDate(2025, 3, 10)),
        ("uz", "o‘tgan payshanba kuni", "o‘tgan payshanba kuni", PartialDate(2025, 3, 6)),
        (
            "uz",
            "oʻtgan haftaning seshanba kuni",
            "oʻtgan haftaning seshanba kuni",
            PartialDate(2025, 3, 4),
        ),
        ("uz", "oʻtgan haftada keldi", "oʻtgan haftada", PartialDate(2025, 3)),
        ("uz", "oʻtgan yili oʻsdi", "oʻtgan yili", PartialDate(2024)),
        ("uz", "shu yil oʻsdi", "shu yil", PartialDate(2025)),
        ("uz", "kelasi oyda quriladi", "kelasi oyda", PartialDate(2025, 4)),
        ("uz", "joriy yil 5-mayda", "joriy yil 5-mayda", PartialDate(2025, 5, 5)),
        (
            "uz",
            "oʻtgan yilning noyabrida",
            "oʻtgan yilning noyabrida",
            PartialDate(2024, 11),
        ),
        (
            "uz",
            "joriy yilning birinchi yarmida",
            "joriy yilning birinchi yarmida",
            PartialDate(2025, half=1),
        ),
        ("uz", "bundan ikki kun oldin", "bundan ikki kun oldin", PartialDate(2025, 3, 10)),
        ("uz", "undan bir kun oldin", "undan bir kun oldin", TUESDAY),
        ("uz", "oʻsha kuni uchrashdi", "oʻsha kuni", WEDNESDAY),
    ],
)
def test_resolved(language: str, text: str, words: str, date: PartialDate) -> None:
    (item,) = find_relative(text, language)
    assert (text[item.start : item.end], resolve(item, WEDNESDAY)) == (words, date)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "накануне саммита"),
        ("ru", "за день до саммита"),
        ("ru", "через день после визита, спустя два года после аварии"),
        ("ru", "около двух лет назад"),
        ("ru", "полтора года назад"),
        ("ru", "десять лет назад"),
        ("ru", "двадцать один день назад"),
        ("ru", "на два дня раньше срока"),
        ("ru", "в среде экспертов"),
        ("ru", "сегодня это важно"),
        ("ru", "В четверг, 5 марта, прошло"),
        ("kk", "Астанада өткен жиында"),
        ("kk", "кешегі кездесу"),
        ("kk", "сенбілік өтті"),
        ("kk", "саммиттен екі күн бұрын"),
        ("kk", "он бес күн бұрын"),
        ("kk", "шамамен екі жыл бұрын"),
        ("kk", "бейсенбі күні, 8 желтоқсанда"),
        ("uz", "kecha-kunduz ishladi"),
        ("uz", "juma namozi"),
        ("uz", "sammitdan ikki kun oldin"),
        ("uz", "oʻn besh kun oldin"),
        ("uz", "keyingi yillarda"),
        ("uz", "oʻtgan yilgi hosil"),
        ("de", "gestern, letzte Woche"),
    ],
)
def test_no_relative_date(language: str, text: str) -> None:
    assert find_relative(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "две недели назад"),
        ("kk", "бұдан екі апта бұрын"),
        ("uz", "bundan ikki hafta oldin"),
    ],
)
def test_a_week_in_two_months_is_no_date(language: str, text: str) -> None:
    (item,) = find_relative(text, language)
    assert resolve(item, WEDNESDAY) is None  # 24 February to 2 March


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "в четверг состоится"), ("kk", "бейсенбіде өтеді"), ("uz", "payshanba kuni oʻtadi")],
)
def test_the_tense_must_say_which_weekday(language: str, text: str) -> None:
    (item,) = find_relative(text, language)
    found = [resolve(item, WEDNESDAY, side) for side in (-1, 0, 1)]
    assert found == [PartialDate(2025, 3, 6), None, PartialDate(2025, 3, 13)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Подписали 5 марта. Днём ранее спорили.", "Днём ранее"),
        ("ru", "Построили в срок. Год назад начали.", "Год назад"),
        ("kk", "Салынды. Бір жыл бұрын басталды.", "Бір жыл бұрын"),
        ("uz", "Qurildi. Bir yil oldin boshlandi.", "Bir yil oldin"),
    ],
)
def test_after_a_full_stop(language: str, text: str, words: str) -> None:
    assert [text[i.start : i.end] for i in find_relative(text, language)] == [words]


_NAMES = {
    "ru": ("понедельник вторник среду четверг пятницу субботу воскресенье".split(), "в"),
    "kk": ("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(), ""),
    "uz": ("dushanba seshanba chorshanba payshanba juma shanba yakshanba".split(), ""),
}
_SIDES = {
    "ru": (
        ("прошлый прошлый прошлую прошлый прошлую прошлую прошлое".split(), -7, -1),
        ("будущий будущий будущую будущий будущую будущую будущее".split(), 1, 7),
    ),
    "kk": ((["өткен"] * 7, -7, -1), (["келер"] * 7, 1, 7)),
    "uz": ((["oʻtgan"] * 7, -7, -1), (["kelasi"] * 7, 1, 7)),
}
_AFTER = {"ru": "", "kk": " күні", "uz": " kuni"}
DAYS = st.dates(datetime.date(1901, 1, 1), datetime.date(2098, 12, 31))


@given(DAYS, st.integers(0, 6), st.sampled_from(("ru", "kk", "uz")))
def test_weekdays_are_on_the_right_side(day: datetime.date, weekday: int, language: str) -> None:
    names, preposition = _NAMES[language]
    for words, first, last in _SIDES[language]:
        text = f"{preposition} {words[weekday]} {names[weekday]}{_AFTER[language]}".strip()
        (item,) = find_relative(text, language)
        date = resolve(item, PartialDate(day.year, day.month, day.day))
        if (weekday - day.weekday()) % 7 == (6 if last == -1 else 1):
            assert date is None, "it is called yesterday or tomorrow, so another one may be meant"
            continue
        assert date is not None and date.year and date.month and date.day, text
        found = datetime.date(date.year, date.month, date.day)
        assert found.weekday() == weekday, text
        assert first <= (found - day).days <= last, text


_WORDS = st.sampled_from(
    (
        "last this next the a day days week month year ago earlier later before after Tuesday on "
        "yesterday tomorrow said today half first quarter of March may 5 twelve the same previous "
        "в на прошлый прошлой этом следующем вторник среду неделе месяце году года назад ранее "
        "днём день два накануне вчера завтра сегодня сообщил первой половине спустя до этого "
        "өткен осы келесі сейсенбіде аптада айда жылы жылдың биыл былтыр кеше екі күн бұрын одан "
        "кейін бірінші жартысында тоқсанда наурызда oʻtgan shu kelasi seshanba kuni haftada oyda "
        "yili yilning bultur kecha ikki kun oldin undan keyin birinchi yarmida o'tgan , . ſ K İ ı"
    ).split()
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=120))


@given(_TEXTS, st.sampled_from(("en", "ru", "kk", "uz")))
def test_the_hints_hide_nothing(text: str, language: str) -> None:
    rules = relative_rules(language)
    assert rules is not None
    text = with_uzbek_letters(text, language)
    assert find_relative(text, language) == read_wordings(text, rules, rules.wordings)


@given(_TEXTS, st.sampled_from(("en", "ru", "kk", "uz")), DAYS)
def test_spans_lie_in_the_text(text: str, language: str, day: datetime.date) -> None:
    for item in find_relative(text, language):
        assert 0 <= item.lead <= item.start < item.end <= len(text)
        resolve(item, PartialDate(day.year, day.month, day.day), 1)
