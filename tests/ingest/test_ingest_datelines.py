"""Press releases: the label is no title, and the dateline says when the text was written."""

from __future__ import annotations

import pytest

from briefing.domain import BlockKind, PartialDate
from briefing.ingest.cleaning import Cleaned, clean
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.publication import parse_dateline

BODY = "The two ministers agreed on the terms of the supply, and the talks will go on in May."
TITLE = "Two ministers agree on gas"


def clean_lines(*lines: str) -> Cleaned:
    blocks = tuple(RawBlock(BlockKind.PARAGRAPH, line) for line in lines)
    return clean(Extraction(blocks), "a.txt")


@pytest.mark.parametrize(
    "label",
    ["PRESS RELEASE", "Press release:", "PRESS RELEASE No. 12/2026", "FOR IMMEDIATE RELEASE"],
)
def test_label_of_press_release_is_no_title(label: str) -> None:
    cleaned = clean_lines(label, TITLE, BODY)
    assert cleaned.title == TITLE
    assert (cleaned.dropped[0].text, cleaned.dropped[0].reason) == (label, "label")


@pytest.mark.parametrize("line", ["Astana, 28 January 2026", "ASTANA (28 January 2026)"])
def test_place_and_date_on_a_line(line: str) -> None:
    cleaned = clean_lines("PRESS RELEASE", TITLE, line, BODY)
    assert cleaned.published == PartialDate(2026, 1, 28)
    assert cleaned.dropped[-1].reason == "publication-date"
    assert [block.text for block in cleaned.blocks] == [BODY]


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        ("WASHINGTON, Nov. 6, 2025 - ", PartialDate(2025, 11, 6)),
        ("ALMATY, January 12, 2026 (Sarydala News) -- ", PartialDate(2026, 1, 12)),
        ("Bishkek, 24 January 2025 (Ala-Too Press) – ", PartialDate(2025, 1, 24)),
        ("ASTANA/TASHKENT (28 October 2025) – ", PartialDate(2025, 10, 28)),
    ],
)
def test_dateline_of_first_paragraph(dateline: str, date: PartialDate) -> None:
    cleaned = clean_lines(TITLE, dateline + BODY, BODY)
    assert cleaned.published == date
    assert cleaned.blocks[0].text == dateline + BODY, "the text itself stays as it is"


@pytest.mark.parametrize(
    "text",
    [
        "ASTANA, Aug 21 (Silk Wire) - The plant closed.",  # no year: nothing is invented
        "On Tuesday, 6 November 2025 - a holiday - the border was closed.",
        "The bank, 6 November 2025 – the plan was late.",
        "Prices rose by 5 percent, and on 6 November 2025 the bank – as planned – met.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert parse_dateline(text) is None
