"""Figures of sentences that stand in other sections: a row of the table points to each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summarise_samples import NO_NAMES, document, figures, pointing, section, template

from briefing.domain import Figure, PartialDate
from briefing.render.view import lay_out
from briefing.summarise import find_unfounded, statements, summarise
from briefing.summarise.figures import find_figures
from briefing.summarise.units import analyse
from briefing.translate.segments import pieces, rebuild

SHAPE = template()
OUTPUT = document(
    "Wheat exports reached 4.5 million tonnes in the first half of 2025.",
    "The farmers of the north praised the new railway to the port of Aktau.",
    published=PartialDate(2025, 8, 1),
)


def test_a_row_points_to_the_key_message_that_has_the_figure() -> None:
    brief = summarise([OUTPUT], SHAPE, NO_NAMES)
    (row,) = pointing(brief)
    message = section(brief, "key-messages").entries[0]

    assert (row.text, row.unit, row.measure) == ("4.5 million tonnes", "t", "Wheat exports")
    assert row.period is not None and row.period.date == PartialDate(2025, half=1)
    assert row.see == message.id  # type: ignore[union-attr]
    assert row.statement == message
    assert [s.id for s in statements(brief)].count(row.see) == 1


def test_the_page_links_the_row_to_the_sentence() -> None:
    brief = summarise([OUTPUT], SHAPE, NO_NAMES)
    view = lay_out(brief, SHAPE.sections, frozenset())
    table = next(s for s in view.sections if s.id == "figures")

    (row,) = table.rows
    assert row.line is None and row.see is not None
    assert (row.see.id, row.see.section) == ("key-messages-1", "Key messages")
    assert (row.value, row.measure, row.citations) == ("4.5 million tonnes", "Wheat exports", (1,))


def test_the_sentence_is_translated_once_and_its_figure_too() -> None:
    brief = summarise([OUTPUT], SHAPE, NO_NAMES)
    ids = [piece.id for piece in pieces(brief)]
    assert len(ids) == len(set(ids))
    (row,) = pointing(rebuild(brief, "ru", lambda piece: f"<{piece.id}>"))
    assert row.text == "<key-messages-1.value>"


def test_a_figure_that_is_not_in_the_sentence_it_points_to_is_found() -> None:
    brief = summarise([OUTPUT], SHAPE, NO_NAMES)
    (row,) = pointing(brief)
    sections = tuple(
        replace(s, entries=(replace(row, text="9 million tonnes"),)) if s.id == "figures" else s
        for s in brief.sections
    )
    assert find_unfounded(replace(brief, sections=sections), [OUTPUT])


def test_a_figure_is_told_once() -> None:
    brief = summarise(
        [
            document(
                "Wheat exports reached 4.5 million tonnes in 2025, the ministry said on Monday.",
                "The port of Aktau was closed for repairs after a storm had damaged the pier.",
                "Ships waited for days and traders looked for other roads to the south.",
                "Wheat exports reached 4.5 million tonnes in 2025 by rail and by sea together.",
            )
        ],
        SHAPE,
        NO_NAMES,
    )
    rows = [*pointing(brief), *figures(brief)]
    assert [row.text for row in rows] == ["4.5 million tonnes"]


def test_pointing_rows_leave_half_of_the_table_to_the_others() -> None:
    sentences = [
        f"Exports of {thing} rose by {number} percent in 2024, traders of the {city} exchange said."
        for number, (thing, city) in enumerate(
            [
                ("wheat", "Astana"),
                ("cotton", "Osh"),
                ("uranium", "Almaty"),
                ("gold", "Bishkek"),
                ("fruit", "Samarkand"),
                ("silk", "Khujand"),
                ("copper", "Aktobe"),
                ("zinc", "Oskemen"),
                ("oil", "Atyrau"),
                ("gas", "Mary"),
            ],
            11,
        )
    ]
    brief = summarise([document(*sentences)], SHAPE, NO_NAMES)
    table = section(brief, "figures")
    limit = next(s for s in SHAPE.sections if s.id == "figures").max
    assert len(table.entries) <= limit
    assert 0 < len(pointing(brief)) <= limit // 2
    assert len(figures(brief)) >= limit // 2
    assert all(isinstance(e, Figure) for e in table.entries)


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("The ministry wants to raise the irrigation tariff by 35 percent.", ["irrigation tariff"]),
        ("The firm cut its output target to 25,000 tonnes.", ["output target"]),
        ("The bank raised rates by 2 percentage points.", ["rates"]),
        ("Parliament approved a $650 million loan from the World Bank.", ["loan"]),
        ("They gave the 300 million tenge back.", [None]),
        ("The 5 percent increase in prices angered farmers.", [None]),
        ("It cut 5 percent of jobs.", [None]),
        ("He raised it to 7 percent.", [None]),
    ],
)
def test_what_is_changed_or_paid_is_the_measure(sentence: str, measures: list[str | None]) -> None:
    (unit,) = analyse([document(sentence)], NO_NAMES).units
    assert [figure.measure for figure in find_figures(unit)] == measures
