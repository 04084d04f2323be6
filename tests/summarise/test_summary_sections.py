"""What goes where: `briefing.summarise.sections` and `cues`, through the whole stage."""

from __future__ import annotations

import pytest
from summarise_samples import (
    NO_NAMES,
    developments,
    document,
    figures,
    positions,
    template,
    texts,
)

from briefing.domain import BlockKind, Brief, PartialDate, SourceDocument
from briefing.summarise import statements, summarise
from briefing.summarise.cues import measured
from briefing.summarise.units import analyse

PUBLISHED = PartialDate(2024, 10, 10)
FILLER = (
    "The reservoir supplies water to three regions of the country.",
    "Farmers in the valley grow cotton, wheat and melons on irrigated land.",
    "The canal was dug by hand and lined with concrete later.",
    "Engineers measure the level of the lake every morning.",
)


def brief(
    *sources: str | tuple[BlockKind, str], published: PartialDate | None = PUBLISHED
) -> Brief:
    return summarise([document(*sources, published=published)], template(), NO_NAMES)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Exports reached 640,000 tonnes.", ["640,000 tonnes"]),
        ("Prices rose by 5 percent on 3 May 2024.", ["5 percent"]),
        ("Clearance takes 14 hours now.", ["14 hours"]),
        ("Three ministers and 12 experts met.", []),
        ("The plan ends within five years.", []),
        ("It happened in 2022 again.", []),
    ],
)
def test_figures_measure_something(sentence: str, found: list[str]) -> None:
    unit = analyse([document(sentence)], NO_NAMES).units[0]
    assert [q.text for q in measured(unit)] == found


def test_figure_stands_in_its_sentence() -> None:
    result = brief(*FILLER, "The grain terminal in the port can store 22,000 tonnes at a time.")
    shown = figures(result)
    assert all(f.text in f.statement.text for f in shown)
    everywhere = " ".join(s.text for s in statements(result))
    assert "22,000 tonnes" in everywhere


def test_development_keeps_the_precision() -> None:
    result = brief(
        *FILLER,
        "On 5 May 2023, the ministry of a neighbour closed the sluice for repairs.",
        "In March 2022 the lake froze over completely for several weeks.",
        "The third quarter of 2023 brought more rain than any before it.",
    )
    dates = [line.when.date for line in developments(result)]
    assert set(dates) <= {
        PartialDate(2023, 5, 5),
        PartialDate(2022, 3),
        PartialDate(2023, quarter=3),
    }
    assert len(dates) == 3


def test_future_date_is_no_development() -> None:
    result = brief(*FILLER, "The new sluice will open on 5 March.")
    assert developments(result) == []
    assert "The new sluice will open on 5 March." in [s.text for s in statements(result)]


def test_period_and_comparison_are_no_event() -> None:
    result = brief(*FILLER, "In total 2.3 million tonnes were carried between January and June.")
    assert developments(result) == []


def test_date_of_the_dateline_is_no_event() -> None:
    result = brief(
        "ASTANA, Nov. 6, 2023 - The two countries signed a memorandum on water.",
        *FILLER,
        published=None,
    )
    assert developments(result) == []


def test_month_may_and_the_verb() -> None:
    result = brief(*FILLER, "The rate was higher in May 2024 than in all the months before it.")
    assert texts(result, "outlook") == []


def test_recommendations_are_outlook_not_background() -> None:
    advice = "Introduce a single electronic permit for water in transit."
    result = brief(*FILLER, "Recommendations", (BlockKind.LIST_ITEM, advice))
    assert advice in texts(result, "outlook")


def test_announcement_of_an_organisation_is_the_first_message() -> None:
    lead = (
        "Water tariffs for farmers will rise by 11 percent, the Ministry of Water said on Friday."
    )
    result = brief(lead, *FILLER)
    assert texts(result, "key-messages")[0] == lead


def test_organisation_speaks_when_the_messages_are_full() -> None:
    result = brief(
        *FILLER, "According to the Institute of Hydrography, vessels sail with less cargo."
    )
    said = [(p.speaker.name, p.statement.text) for p in positions(result)]
    shown = [s.text for s in statements(result)]
    assert said == [("Institute of Hydrography", "vessels sail with less cargo")] or any(
        "Institute of Hydrography" in text for text in shown
    )


def test_lead_in_to_a_quotation_is_no_message() -> None:
    lead_in = "Marat Dosanov, a doctor in Kentau, remembers the first visits well."
    quoted = f"{lead_in} “We came with doctors from the same district,” he says."
    result = brief(FILLER[0], quoted, *FILLER[1:])
    assert lead_in not in [s.text for s in statements(result)]
    assert [(p.speaker.name, p.speaker.role, p.speaker.affiliation) for p in positions(result)] == [
        ("Marat Dosanov", "doctor", "Kentau")
    ]


def test_deputy_is_not_the_minister() -> None:
    result = brief(
        "Energy Minister Daler Juma met journalists in the capital of the country.",
        "Juma's deputy, Sorbon Kholov, said that the talks were almost finished.",
        *FILLER,
    )
    assert positions(result) == []


def test_same_sentence_of_two_documents_stands_once() -> None:
    lead = (
        "Water tariffs for farmers will rise by 11 percent, the Ministry of Water said on Friday."
    )
    sources: list[SourceDocument] = [
        document(lead, *FILLER[:2], id="d1", title="One", published=PUBLISHED),
        document(lead, *FILLER[2:], id="d2", title="Two", published=PUBLISHED),
    ]
    result = summarise(sources, template(), NO_NAMES)
    shown = [s.text for s in statements(result) if "11 percent" in s.text]
    assert shown == [lead]


def test_lead_stays_a_message_when_a_quotation_follows() -> None:
    lead = "Foreign ministers of five countries met in the capital and agreed on a water timetable."
    result = brief(f"{lead} “The timetable is binding for all,” a source said.", *FILLER)
    assert texts(result, "key-messages")[0] == lead


def test_a_note_of_two_sentences_loses_neither() -> None:
    note = "The bridge over the Syr Darya was closed on Monday. It will reopen in October."
    assert texts(brief(note), "key-messages") == [note]
