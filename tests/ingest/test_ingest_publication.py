"""parse_date(): whole phrases only, with the precision that they have."""

import pytest

from briefing.domain import PartialDate
from briefing.ingest.publication import parse_date

DAY = PartialDate(year=2026, month=3, day=12)


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2026",
        "12th of March, 2026",
        "March 12, 2026",
        "March 12th 2026",
        "Thursday, 12 March 2026",
        "Thu, March 12, 2026",
        "12 Mar 2026, 14:05",
        "March 12, 2026 at 2:05 p.m.",
        "March 12, 2026 14:05 GMT+5",
        "2026-03-12",
        "2026-03-12T10:00:00+05:00",
        "2026-03-12T10:00:00.000Z",
        "2026/03/12",
        "12.03.2026",
        "12.03.2026 10:15",
        "(12 March 2026)",
    ],
)
def test_days(text: str) -> None:
    assert parse_date(text) == DAY


def test_a_month_alone_keeps_its_precision() -> None:
    assert parse_date("March 2026") == PartialDate(year=2026, month=3)
    assert parse_date("Sept. 2026") == PartialDate(year=2026, month=9)


def test_slashes_are_read_only_where_they_can_mean_one_thing() -> None:
    assert parse_date("5/8/2023") is None
    assert parse_date("25/8/2023") == PartialDate(year=2023, month=8, day=25)
    assert parse_date("8/25/2023") == PartialDate(year=2023, month=8, day=25)
    assert parse_date("8/8/2023") == PartialDate(year=2023, month=8, day=8)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2026",
        "2026",
        "March",
        "12 Monday 2026",
        "12 March",
        "They met on 12 March 2026",
        "12 March 2026 was a Thursday",
        "12 March 0026",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None
