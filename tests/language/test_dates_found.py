"""Dates in English text: `briefing.language.dates`."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import PartialDate
from briefing.language.dates import find_dates


@pytest.mark.parametrize(
    ("text", "phrase", "date"),
    [
        ("On December 21, 2022, he said", "On December 21, 2022", PartialDate(2022, 12, 21)),
        ("on 21 December 2022", "on 21 December 2022", PartialDate(2022, 12, 21)),
        ("on the 5th of May 2024", "on the 5th of May 2024", PartialDate(2024, 5, 5)),
        ("since Sept. 5, 2025", "Sept. 5, 2025", PartialDate(2025, 9, 5)),
        ("In November, they met", "In November", PartialDate(month=11)),
        ("on December 12, Bolat", "on December 12", PartialDate(month=12, day=12)),
        ("in the first half of 2026", "in the first half of 2026", PartialDate(2026, half=1)),
        ("Q3 2026 results", "Q3 2026", PartialDate(2026, quarter=3)),
        ("the third quarter of 2026", "third quarter of 2026", PartialDate(2026, quarter=3)),
        ("dated 2026-03-01 it", "2026-03-01", PartialDate(2026, 3, 1)),
        ("in May 2026 that", "in May 2026", PartialDate(2026, 5)),
        ("by 2030", "2030", PartialDate(2030)),
        ("in late March prices", "March", PartialDate(month=3)),
    ],
)
def test_found(text: str, phrase: str, date: PartialDate) -> None:
    found = find_dates(text)
    assert [(text[f.lead : f.end], f.date) for f in found] == [(phrase, date)]


@pytest.mark.parametrize(
    "text",
    [
        "it may rise by 5",
        "they march on",
        "on 5/8/2023 he came",  # two readings: kept as written
        "on February 30, 2022",
        "2022 people came",
        "flight 1999",
        "in 2022.5 units",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert [f for f in find_dates(text) if f.date.day or f.date.month or f.date.year == 2022] == []


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_in_both_orders(day: datetime.date) -> None:
    expected = [PartialDate(day.year, day.month, day.day)]
    for text in (f"on {day:%B} {day.day}, {day.year}", f"on {day.day} {day:%B} {day.year}"):
        assert [found.date for found in find_dates(text)] == expected, text


@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.lead <= found.start < found.end <= len(text)
