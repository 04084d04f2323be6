"""Years inferred and dates in order: `briefing.summarise.dates`."""

from __future__ import annotations

import random

import pytest
from summarise_samples import document

from briefing.domain import DateMention, PartialDate
from briefing.summarise.dates import chronological, find_mentions, note_inferred


def mentions(*texts: str, published: PartialDate | None = None) -> list[DateMention]:
    found = find_mentions(document(*texts, published=published))
    return [mention for block in found.values() for _, mention in block]


def test_year_of_the_words_is_kept() -> None:
    (mention,) = mentions("On 5 May 2021 it rained.", published=PartialDate(2024, 1, 1))
    assert (mention.date, mention.inferred) == (PartialDate(2021, 5, 5), ())
    assert note_inferred(mention) is None


def test_year_from_the_publication_date() -> None:
    (mention,) = mentions("It rained on 5 May.", published=PartialDate(2024, 6, 1))
    assert mention.date == PartialDate(2024, 5, 5)
    assert (mention.inferred, mention.basis) == (("year",), "published")
    note = note_inferred(mention)
    assert note is not None and note.id == "year-inferred" and "publication" in note.message


def test_year_across_new_year() -> None:
    (mention,) = mentions("They met on December 28.", published=PartialDate(2024, 1, 3))
    assert mention.date.year == 2023


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("A new assessment had been published in December.", 2023),
        ("The plant opened on 20 October.", 2023),
        ("A new assessment will be published in December.", 2024),
        ("The plant will open on 5 March.", 2025),
        ("In March, the plant opened.", 2024),
        ("In February the plant will open.", 2025),
        ("The plant opened on 3 October.", 2024),
    ],
)
def test_tense_decides_the_side(text: str, year: int) -> None:
    (mention,) = mentions(text, published=PartialDate(2024, 10, 10))
    assert mention.date.year == year


def test_year_from_the_nearest_date() -> None:
    found = mentions(
        "It began on 3 May 2019.",
        "In June it went on.",
        "It ended on 4 May 2022.",
        "In July, rest.",
    )
    assert [m.date.year for m in found] == [2019, 2019, 2022, 2022]
    assert found[1].basis == "3 May 2019"


def test_unknown_year_stays_unknown() -> None:
    (mention,) = mentions("It rained on 5 May.")
    assert mention.date == PartialDate(None, 5, 5)
    note = note_inferred(mention)
    assert note is not None and (note.id, note.level) == ("year-unknown", "warning")


def test_order_of_mixed_precision() -> None:
    ordered = [
        PartialDate(2021),
        PartialDate(2022, half=1),
        PartialDate(2022, 2),
        PartialDate(2022, 2, 7),
        PartialDate(2022, quarter=2),
        PartialDate(2022, 5, 1),
        PartialDate(2022, quarter=4),
        PartialDate(2022, 11, 3),
        PartialDate(None, 3, 3),
    ]
    shuffled = ordered[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=chronological) == ordered


def test_a_look_back_gives_no_year_to_other_dates() -> None:
    found = mentions(
        "It was the largest failure since January 2022, said a report of 11 February.",
        "The relay has been out of action, as was seen on 18 November 2025.",
    )
    report = next(m for m in found if m.text == "11 February")
    assert (report.date.year, report.basis) == (2026, "18 November 2025")


def test_a_plan_lies_after_the_other_dates() -> None:
    found = mentions("They met on 18 November 2025.", "The pact is to be signed by 1 June.")
    assert found[-1].date == PartialDate(2026, 6, 1)
