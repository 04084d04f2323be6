"""Relative dates in documents, figures with measure and period, and the check of shown facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summarise_samples import (
    NO_NAMES,
    developments,
    document,
    figures,
    names,
    positions,
    section,
    template,
    texts,
)

from briefing.domain import (
    Brief,
    Development,
    Entry,
    Figure,
    PartialDate,
    Position,
    SourceDocument,
    Speaker,
)
from briefing.summarise import find_unfounded, statements, summarise
from briefing.summarise.dates import find_mentions, note_inferred
from briefing.summarise.figures import find_figures
from briefing.summarise.people import find_people
from briefing.summarise.units import analyse

WEDNESDAY = PartialDate(2025, 3, 12)


# ------------------------------------------------------------------ dates


def test_weekday_counts_from_the_publication_date() -> None:
    source = document("On Thursday, the minister said that talks go on.", published=WEDNESDAY)
    ((_, mention),) = find_mentions(source)["p1"]
    assert (mention.date, mention.text) == (PartialDate(2025, 3, 6), "Thursday")
    assert (mention.inferred, mention.basis) == (("year", "month", "day"), "published")
    note = note_inferred(mention)
    assert note is not None and note.id == "date-inferred"
    assert "6 March 2025" in note.message and "publication" in note.message


def test_day_earlier_counts_from_the_date_before() -> None:
    source = document("They met on 5 March 2024. A day earlier, envoys arrived.")
    (_, (_, mention)) = find_mentions(source)["p1"]
    assert (mention.date, mention.basis) == (PartialDate(2024, 3, 4), "5 March 2024")


def test_relative_date_without_a_base_is_unused() -> None:
    for text in ("They met yesterday in Tashkent.", "A day earlier, envoys arrived."):
        assert find_mentions(document(text))["p1"] == ()


def test_relative_date_in_a_quotation_is_unused() -> None:
    source = document("«We met yesterday in the city,» he said.", published=WEDNESDAY)
    assert find_mentions(source)["p1"] == ()


def test_year_given_in_words_beats_the_nearest_one() -> None:
    source = document("In March last year, prices rose.", published=PartialDate(2025, 3, 12))
    ((_, mention),) = find_mentions(source)["p1"]
    assert (mention.date, mention.inferred) == (PartialDate(2024, 3), ("year",))


def test_ambiguous_date_stays_with_a_finding() -> None:
    text = "The two ministries signed the water agreement on 5/8/2023 in the city of Almaty."
    brief = summarise([document(text, title="")], template(), NO_NAMES)
    assert "5/8/2023" in brief.title.text
    (finding,) = [f for f in brief.findings if f.id == "date-ambiguous"]
    assert "'5/8/2023'" in finding.message and finding.where == "title"
    assert developments(brief) == []


# ------------------------------------------------------------------ positions


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Chief Financial Officer Renat Kaliyev said that costs fell.",
            Speaker("Renat Kaliyev", "Chief Financial Officer"),
        ),
        (
            "Executive Director of the Caspian Policy Center, Efgan Nifti said that trade grew.",
            Speaker("Efgan Nifti", "Executive Director", "Caspian Policy Center"),
        ),
        (
            "Executive Director of the Caspian Policy Center, Efgan Nifti, said that trade grew.",
            Speaker("Efgan Nifti", "Executive Director", "Caspian Policy Center"),
        ),
        (
            "Chief Executive Timur Zhaksylykov said that talks go on.",
            Speaker("Timur Zhaksylykov", "Chief Executive"),
        ),
    ],
)
def test_offices_of_several_words(text: str, speaker: Speaker) -> None:
    source = document(text)
    assert [p.speaker for p in find_people("d1", source.blocks, NO_NAMES)] == [speaker]
    assert [u.speaker for u in analyse([source], NO_NAMES).units] == [speaker]


def test_list_after_an_office_is_no_name() -> None:
    text = "The head of the Water Agency, Berik Asanov, and the director of the fund came."
    assert find_people("d1", document(text).blocks, NO_NAMES) == ()


def test_surname_is_completed_from_the_table() -> None:
    text = "Prime Minister Smailov said that the country needs more gas for its power plants."
    brief = summarise([document(text, text.replace("gas", "water"))], template(), names())
    (position,) = positions(brief)
    assert position.speaker == Speaker("Alikhan Smailov", "Prime Minister", "Kazakhstan")
    assert [f.id for f in brief.findings if "Smailov" in f.message].count("name-completed") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Mirzoyan said that gas is needed.",  # nobody in the table
        "Energy Minister Smailov said that gas is needed.",  # another office
        "Uzbekistan's Prime Minister Smailov said that gas is needed.",  # another country
    ],
)
def test_surname_is_not_completed_on_a_guess(text: str) -> None:
    assert find_people("d1", document(text).blocks, names()) == ()


def test_full_name_of_the_document_beats_the_table() -> None:
    people = find_people(
        "d1",
        document("Prime Minister Smailov spoke first.", "Advisor Aidar Smailov spoke next.").blocks,
        names(),
    )
    assert [p.name for p in people] == ["Aidar Smailov"]


# ------------------------------------------------------------------ figures


@pytest.mark.parametrize(
    ("text", "number", "measure", "period"),
    [
        (
            "Wheat exports reached 4.5 million tonnes in the first half of 2025.",
            "4.5 million tonnes",
            "Wheat exports",
            PartialDate(2025, half=1),
        ),
        (
            "The ministry said that exports of gas rose by 12 percent this year.",
            "12 percent",
            "exports of gas",
            PartialDate(2025),
        ),
        (
            "The plant sold 7 million tonnes of grain in 2024, up from 6 million tonnes in 2023.",
            "7 million tonnes",
            "grain",
            PartialDate(2024),
        ),
        (
            "The share of wind rose by 1.5 percentage points from a year earlier.",
            "1.5 percentage points",
            "The share of wind",
            None,
        ),
        ("Output will grow to 100 million tonnes by 2030.", "100 million tonnes", "Output", None),
        ("On 5 May 2024, the bank paid $50 million for it.", "$50 million", None, None),
        (
            "As of 1 January 2025, debt stood at $165 billion.",
            "$165 billion",
            "debt",
            PartialDate(2025, 1, 1),
        ),
        ("They reached 5 million tonnes last year.", "5 million tonnes", None, PartialDate(2024)),
        ("Turnover was $5-7 billion last year.", "$5-7 billion", "Turnover", PartialDate(2024)),
    ],
)
def test_measure_and_period(
    text: str, number: str, measure: str | None, period: PartialDate | None
) -> None:
    (unit,) = analyse([document(text, published=WEDNESDAY)], NO_NAMES).units
    figure = find_figures(unit)[0]
    found = (figure.quantity.text, figure.measure, figure.period and figure.period.date)
    assert found == (number, measure, period)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Landings rose from 52 tonnes in 2004, before the dam, to 8,700 tonnes in 2025.",
            [("52 tonnes", "Landings", 2004), ("8,700 tonnes", "Landings", 2025)],
        ),
        (
            "Net profit fell by 14 percent to 61.7 billion tenge.",
            [("14 percent", "Net profit", None), ("61.7 billion tenge", "Net profit", None)],
        ),
        (
            "Demand rose by 6.1 percent in 2024, whereas output of coal rose by 2.4 percent.",
            [("6.1 percent", "Demand", 2024), ("2.4 percent", "output of coal", None)],
        ),
        (
            "At present 450,000 children in 2,000 schools are fed with imported flour.",
            [("450,000", "children", None), ("2,000", "schools", None)],
        ),
        (
            "The network, with 2,600 volunteers, recorded turnout of 38.6 percent.",
            [("2,600", "volunteers", None), ("38.6 percent", "turnout", None)],
        ),
        (
            "They set the lower quota of 7,400 tonnes for 2024 and left $5-7 million unspent.",
            [("7,400 tonnes", "lower quota", 2024), ("$5-7 million", None, None)],
        ),
        ("The report speaks of 2.26 million people.", [("2.26 million people", None, None)]),
        ("Of the 3,860 schools 1,640 have no kitchen.", [("3,860", "schools", None)]),
        (
            "The volume reached 24 km at the end of the year; in 2022 it had been 18 km.",
            [("24 km", "The volume", None), ("18 km", None, 2022)],
        ),
        ("The runway that opens in 2027 is 3 kilometres long.", [("3 kilometres", None, None)]),
        (
            "In 2024 the share grew by 1.5 percentage points.",
            [("1.5 percentage points", None, 2024)],
        ),
    ],
)
def test_every_figure_of_a_sentence(
    text: str, found: list[tuple[str, str | None, int | None]]
) -> None:
    (unit,) = analyse([document(text, published=WEDNESDAY)], NO_NAMES).units
    shown = [
        (f.quantity.text, f.measure, f.period.date.year if f.period else None)
        for f in find_figures(unit)
    ]
    assert shown == found


def test_figures_of_one_sentence_share_a_statement() -> None:
    source = document(
        "The council of the river basin met in the capital to discuss shortages of water.",
        "Some boats of the lower district were seen on the lake near the northern shore.",
        "Old nets were burnt by the people of the village behind the harbour in spring.",
        "Landings rose from 52 tonnes in 2004, before the dam, to 8,700 tonnes in 2025.",
        title="A title",
    )
    brief = summarise([source], template(), NO_NAMES)
    rows = [f for f in figures(brief) if "Landings" in f.statement.text]
    assert [(f.text, f.place) for f in rows] == [("52 tonnes", 1), ("8,700 tonnes", 2)]
    assert len({f.statement.id for f in rows}) == 1
    assert [f.id for f in rows] == [f"{rows[0].statement.id}.value{n}" for n in ("", "-2")]
    assert [s.text for s in statements(brief)].count(rows[0].statement.text) == 1
    assert find_unfounded(brief, [source]) == ()


def test_one_figure_told_twice_is_merged_and_another_of_the_same_amount_is_not() -> None:
    brief = summarise(
        [
            document(
                "The river basin council met in the capital to discuss shortages of water.",
                "Rice exports reached 4.5 million tonnes in 2024, the farm ministry says.",
                "A shipment record fell when the rice exports reached 4,500,000 tonnes in 2024.",
                "Coal imports reached 4.5 million tonnes in 2023 despite the closed border.",
                title="Trade of the region",
            )
        ],
        template(),
        NO_NAMES,
    )
    found = sorted((f.text, f.measure) for f in figures(brief))
    assert len([m for _, m in found if m and "xports" in m]) <= 1
    shown = texts(brief, "key-messages") + [f.statement.text for f in figures(brief)]
    assert any("Coal" in text for text in shown)


# ------------------------------------------------------------------ what to watch


def test_dated_plans_and_open_talks_come_before_possibilities() -> None:
    filler = [
        f"The canal number {n} carries water to {n} villages of the district." for n in "2468"
    ]
    brief = summarise(
        [
            document(
                "The water council of the basin met in Almaty on 3 March 2025.",
                *filler,
                "Experts think the basin may one day lose some of its smaller canals.",
                "The council will publish the new basin plan on 1 September 2025.",
                "Two sides are still negotiating the price of water from the basin.",
                published=WEDNESDAY,
            )
        ],
        template(),
        NO_NAMES,
    )
    outlook = texts(brief, "outlook")
    assert any("1 September 2025" in text for text in outlook)
    assert any("negotiating" in text for text in [*outlook, *texts(brief, "key-messages")])
    ranks = {
        word: n for n, text in enumerate(outlook) for word in ("plan on", "may") if word in text
    }
    assert ranks.get("plan on", 0) <= ranks.get("may", 99)


# ------------------------------------------------------------------ self-check

_NAMES = ("Aidar Omarov", "Marat Ibraev", "Anna Lee", "Bolat Nurlanov")
_THINGS = ("Rice exports", "Coal imports", "The grain harvest", "Gas output")
_ROLES = ("Energy Minister", "Chief Financial Officer", "Deputy Director", "spokesman")
_WHEN = ("On 5 May 2024", "On Thursday", "Last month", "In March last year", "On June 3", "In 2023")


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    when = draw(st.sampled_from(_WHEN))
    number = draw(st.integers(2, 9999))
    thing = draw(st.sampled_from(_THINGS))
    who = f"{draw(st.sampled_from(_ROLES))} {draw(st.sampled_from(_NAMES))}"
    scale = draw(st.sampled_from(("thousand tonnes", "million tenge", "percent", "km")))
    form = draw(st.integers(0, 4))
    if form == 0:
        return f"{when}, {who} said that {thing.lower()} would reach {number} {scale}."
    if form == 1:
        return f"{thing} reached {number} {scale} in the first half of 2024, the council found."
    if form == 2:
        return f"“We need {number} {scale} for {thing.lower()},” {who} said. “It will take time.”"
    if form == 3:
        return f"{when}, the two countries signed a deal on {thing.lower()} of {number} {scale}."
    return f"A day earlier, {who} opened the canal number {number} in the north of the country."


_DOCUMENTS = st.builds(
    lambda parts, published: document(*parts, published=published),
    st.lists(_sentences(), min_size=1, max_size=12),
    st.sampled_from((None, WEDNESDAY, PartialDate(2025, 3), PartialDate(2025))),
)


@settings(max_examples=60, deadline=None)
@given(_DOCUMENTS)
def test_every_shown_fact_is_in_the_source(source: SourceDocument) -> None:
    brief = summarise([source], template(), NO_NAMES)
    assert find_unfounded(brief, [source]) == ()
    words = " ".join(block.text for block in source.blocks)
    for figure in figures(brief):
        assert figure.text in words and (figure.measure or "") in words
        assert figure.period is None or figure.period.text in words
    for development in developments(brief):
        assert development.when.text in words
    for position in positions(brief):
        assert position.speaker.name in words and (position.speaker.role or "") in words


def _sound() -> tuple[Brief, SourceDocument]:
    source = document(
        "The water council of the river basin met in the city of Almaty to discuss shortages.",
        "The council has nine members who come from all the districts along the river.",
        "On 5 May 2024, Energy Minister Aidar Omarov said that the dam would be repaired soon.",
        "On 7 June 2024, the two countries signed a deal on the shared canal in the north.",
        "The canal of the southern district carried 4.5 million tonnes of cargo in 2023.",
        "A second canal of the northern district carried 3.1 million tonnes of cargo in 2023.",
        "Boats of the third district moved 2.2 million tonnes of cargo in 2022, files show.",
    )
    brief = summarise([source], template(), NO_NAMES)
    assert find_unfounded(brief, [source]) == ()
    return brief, source


def _spoiled(entry: Entry) -> list[Entry]:
    if isinstance(entry, Figure):
        spoiled: list[Entry] = [replace(entry, value="77"), replace(entry, text="77 tonnes")]
        spoiled.append(replace(entry, measure="a thing of no source"))
        spoiled.append(replace(entry, also=(replace(entry.statement.evidence[0], block="p1"),)))
        if entry.period:
            when = replace(entry.period, text="in 1911")
            spoiled.append(replace(entry, period=when))
        return spoiled
    if isinstance(entry, Position):
        return [
            replace(entry, speaker=replace(entry.speaker, name="Nobody Known")),
            replace(entry, speaker=replace(entry.speaker, role="emperor")),
        ]
    if isinstance(entry, Development):
        other = replace(entry.when.date, year=1911)
        return [
            replace(entry, when=replace(entry.when, date=other)),
            replace(entry, when=replace(entry.when, text="yesterday")),
        ]
    return []


@pytest.mark.parametrize("name", ["figures", "positions", "developments"])
def test_a_changed_fact_is_found(name: str) -> None:
    brief, source = _sound()
    entries = section(brief, name).entries
    assert entries
    for entry in entries:
        for spoiled in _spoiled(entry):
            changed = tuple(
                replace(s, entries=tuple(spoiled if e is entry else e for e in s.entries))
                for s in brief.sections
            )
            problems = find_unfounded(replace(brief, sections=changed), [source])
            assert problems, spoiled
