"""Relative dates, seasons, decades and dates with two readings in English text."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import PartialDate
from briefing.language.dates import find_ambiguous, find_dates
from briefing.language.format import format_date
from briefing.language.relative_dates import find_relative, resolve

WEDNESDAY = PartialDate(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "words", "side", "date"),
    [
        ("On Thursday, he said", "Thursday", -1, PartialDate(2025, 3, 6)),
        ("On Wednesday, he said", "Wednesday", -1, PartialDate(2025, 3, 12)),
        ("talks resume on Thursday", "Thursday", 1, PartialDate(2025, 3, 13)),
        ("signed last Wednesday", "last Wednesday", 0, PartialDate(2025, 3, 5)),
        ("signed last Monday", "last Monday", 0, PartialDate(2025, 3, 10)),
        ("next Monday it opens", "next Monday", 0, PartialDate(2025, 3, 17)),
        ("this Friday it opens", "this Friday", 0, PartialDate(2025, 3, 14)),
        ("the bank said Monday that", "Monday", -1, PartialDate(2025, 3, 10)),
        ("they met yesterday", "yesterday", 0, PartialDate(2025, 3, 11)),
        ("it opens tomorrow", "tomorrow", 0, PartialDate(2025, 3, 13)),
        ("ten days ago it broke", "ten days ago", 0, PartialDate(2025, 3, 2)),
        ("it opens next month", "next month", 0, PartialDate(2025, 4)),
        ("three months ago it fell", "three months ago", 0, PartialDate(2024, 12)),
        ("three weeks ago it fell", "three weeks ago", 0, PartialDate(2025, 2)),
        ("last November it opened", "last November", 0, PartialDate(2024, 11)),
        ("last April it opened", "last April", 0, PartialDate(2024, 4)),
        ("next March it opens", "next March", 0, PartialDate(2026, 3)),
        ("last quarter it fell", "last quarter", 0, PartialDate(2024, quarter=4)),
        ("this year it fell", "this year", 0, PartialDate(2025)),
        ("in March last year", "March last year", 0, PartialDate(2024, 3)),
        ("on 5 May of next year", "5 May of next year", 0, PartialDate(2026, 5, 5)),
        ("first half of this year", "first half of this year", 0, PartialDate(2025, half=1)),
        ("third quarter of last year", None, 0, PartialDate(2024, quarter=3)),
        ("first half of the year", None, 0, PartialDate(2025, half=1)),
        ("a day earlier", "a day earlier", 0, PartialDate(2025, 3, 11)),
        ("Two days later", "Two days later", 0, PartialDate(2025, 3, 14)),
        ("on the same day", "the same day", 0, PartialDate(2025, 3, 12)),
        ("on Tuesday last week it", "Tuesday last week", 0, PartialDate(2025, 3, 4)),
        ("on Friday of next week it", "Friday of next week", 0, PartialDate(2025, 3, 21)),
    ],
)
def test_resolved(text: str, words: str | None, side: int, date: PartialDate) -> None:
    (item,) = find_relative(text)
    assert text[item.start : item.end] == (words or text)
    assert resolve(item, WEDNESDAY, side) == date


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday it is",  # past or future?
        "two weeks ago it fell",  # 24 February to 2 March: two months
    ],
)
def test_not_certain(text: str) -> None:
    (item,) = find_relative(text)
    assert resolve(item, WEDNESDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday, March 6, they met",
        "on Thursdays they meet",
        "the world of tomorrow",
        "the day before yesterday",
        "over the last month",
        "about two years ago",
        "ten years ago",
        "yesterday's news",
        "this may help",
        "last but not least",
        "",
    ],
)
def test_no_relative_date(text: str) -> None:
    assert find_relative(text) == ()


def test_base_must_be_precise_enough() -> None:
    (yesterday,) = find_relative("they met yesterday")
    assert resolve(yesterday, PartialDate(2025, 3)) is None
    (month,) = find_relative("it opens next month")
    assert resolve(month, PartialDate(2025, 12)) == PartialDate(2026, 1)
    assert resolve(month, PartialDate(2025)) is None
    assert resolve(month, PartialDate(month=3, day=1)) is None


@given(st.dates(datetime.date(1901, 1, 1), datetime.date(2098, 12, 31)), st.integers(0, 6))
def test_weekdays_are_on_the_right_side(day: datetime.date, weekday: int) -> None:
    name = (datetime.date(2024, 1, 1) + datetime.timedelta(days=weekday)).strftime("%A")
    base = PartialDate(day.year, day.month, day.day)
    for words, first, last in (("last", -7, -1), ("next", 1, 7)):
        (item,) = find_relative(f"{words} {name}")
        date = resolve(item, base)
        if (weekday - day.weekday()) % 7 == (6 if last == -1 else 1):
            assert date is None, "it is called yesterday or tomorrow, so another one may be meant"
            continue
        assert date is not None and date.year and date.month and date.day
        found = datetime.date(date.year, date.month, date.day)
        assert found.weekday() == weekday
        assert first <= (found - day).days <= last


@given(st.text(max_size=200))
def test_any_text_gives_relative_spans_inside_it(text: str) -> None:
    for item in find_relative(text):
        assert 0 <= item.lead <= item.start < item.end <= len(text)
        resolve(item, WEDNESDAY, 1)


@pytest.mark.parametrize(
    ("text", "phrase", "date"),
    [
        ("in the 2025/26 season", "in the 2025/26", PartialDate(2025, last=2026)),
        ("in 2025/2026 it", "in 2025/2026", PartialDate(2025, last=2026)),
        ("the 2025-26 marketing year", "2025-26", PartialDate(2025, last=2026)),
        ("in the 1990s it", "in the 1990s", PartialDate(1990, last=1999)),
        ("on 05.08.2023 he", "on 05.08.2023", PartialDate(2023, 8, 5)),
        ("on 25/8/2023 he", "on 25/8/2023", PartialDate(2023, 8, 25)),
        ("on 8/25/2023 he", "on 8/25/2023", PartialDate(2023, 8, 25)),
        ("on 5/5/2023 he", "on 5/5/2023", PartialDate(2023, 5, 5)),
    ],
)
def test_seasons_decades_and_digits(text: str, phrase: str, date: PartialDate) -> None:
    (found,) = find_dates(text)
    assert (text[found.lead : found.end], found.date) == (phrase, date)


@pytest.mark.parametrize(
    "text", ["in 2024-2025 it", "in 2024–25 it", "in 2020/22", "31.02.2023", "1.2.2023.4"]
)
def test_neither_season_nor_date(text: str) -> None:
    assert find_dates(text) == ()


def test_two_readings() -> None:
    assert find_ambiguous("On 5/8/2023 and 25/8/2023 and 5/5/2023.") == ((3, 11),)


@pytest.mark.parametrize(
    ("language", "season", "decade", "in_season", "in_decade"),
    [
        ("en", "2025/26", "1990s", "in 2025/26", "in the 1990s"),
        ("ru", "2025/26 г.", "1990-е гг.", "в 2025/26 году", "в 1990-х годах"),
        ("kk", "2025/26 жыл", "1990 жылдар", "2025/26 жылы", "1990 жылдары"),
        ("uz", "2025/26-yil", "1990-yillar", "2025/26-yilda", "1990-yillarda"),
    ],
)
def test_seasons_and_decades_are_written(
    language: str, season: str, decade: str, in_season: str, in_decade: str
) -> None:
    written = [
        format_date(date, language, form=form).replace("\u00a0", " ")
        for form in ("label", "locative")
        for date in (PartialDate(2025, last=2026), PartialDate(1990, last=1999))
    ]
    assert written == [season, decade, in_season, in_decade]


@pytest.mark.parametrize("last", [2024, 2025, 2027, 2029])
def test_other_spans_of_years_are_refused(last: int) -> None:
    with pytest.raises(ValueError, match="neither a season nor a decade"):
        format_date(PartialDate(2025, last=last), "en")


@pytest.mark.parametrize(
    "text",
    [
        "for six days before the accident",
        "the day before the vote",
        "a day before his visit",
        "the day after the vote",
        "ten days earlier than usual",
    ],
)
def test_what_counts_from_an_event_is_no_date(text: str) -> None:
    assert find_relative(text, "en") == ()
