"""What several documents say of one thing: agreement, differences, one line for an event."""

from __future__ import annotations

import pytest
from summarise_samples import NO_NAMES, developments, document, section, template

from briefing.domain import Brief, Disagreement, PartialDate, SourceDocument, Statement
from briefing.language.numbers import Quantity, find_quantities
from briefing.summarise import find_unfounded, statements, summarise
from briefing.summarise.corroboration import Corroboration
from briefing.summarise.figures_compared import agree, baseline, same_change
from briefing.summarise.passages import Passage
from briefing.summarise.units import analyse

LOSSES = "Losses in the distribution network of the capital fell to 12.1 percent in 2024."
FILLER = "The committee of the council met in the old town hall to hear what the residents think."


def pair(first: str, second: str) -> list[SourceDocument]:
    return [document(first), document(second, id="d2")]


def confirming(first: str, second: str) -> list[str]:
    analysis = analyse(pair(first, second), NO_NAMES)
    unit = analysis.units[0]
    found = Corroboration(analysis).confirming(Passage((unit,), unit.core, unit.end))
    return [other.document.id for other in found]


def conflicts(first: str, second: str) -> int:
    corroboration = Corroboration(analyse(pair(first, second), NO_NAMES))
    return len(corroboration.conflicts(60, lambda date: (date.year or 0) > 2025))


def differing(brief: Brief) -> list[Disagreement]:
    return [e for e in section(brief, "figures").entries if isinstance(e, Disagreement)]


# --------------------------------------------------------------------------- agreement

OPENED = (
    "The port of Aktau opened a grain terminal with a capacity of 1.5 million tonnes in May 2025."
)
SAME = (
    "In May 2025 Aktau port put a new grain terminal, capacity 1.5 million tonnes, into operation."
)


def test_other_words_with_the_same_facts_confirm() -> None:
    assert confirming(OPENED, SAME) == ["d2"]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (SAME.replace("1.5", "1.8"), "another figure"),
        (SAME.replace("May", "June"), "another date"),
        (SAME.replace("put", "did not put"), "the contrary"),
        (OPENED.replace("The port", "So the port"), "the same wording"),
        ("Grain prices at the port rose in May 2025 by 1.5 million tenge for a wagon.", "no"),
    ],
)
def test_what_confirms_nothing(second: str, why: str) -> None:
    assert confirming(OPENED, second) == [], why


def test_two_statements_of_one_speaker_confirm_nothing() -> None:
    speaker = "Deputy Minister of Energy Umid Mamadaminov of Uzbekistan said that "
    assert confirming(speaker + "imports will fall.", speaker + "the grid is old.") == []


def test_confirmed_statement_has_both_spans() -> None:
    brief = summarise(pair(OPENED, SAME), template(), NO_NAMES)
    (told,) = (s for s in statements(brief) if len(s.evidence) == 2)
    assert [span.document for span in told.evidence] == ["d1", "d2"]
    assert len([s for s in statements(brief) if "terminal" in s.text]) == 1


# --------------------------------------------------------------------------- differences


def test_other_figure_for_the_same_thing_differs() -> None:
    assert conflicts(LOSSES, LOSSES.replace("12.1", "11.4").replace("capital", "city")) == 1


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (LOSSES.replace("12.1", "12.1"), "the same figure"),
        (LOSSES.replace("2024", "2023"), "the same figure of another year"),
        (LOSSES.replace("12.1", "11.4").replace("2024", "2023"), "another year"),
        (LOSSES.replace("fell to 12.1", "fell by 3.2"), "a change, not a level"),
        (LOSSES.replace("12.1 percent", "12.1 megawatts"), "another unit"),
        (LOSSES.replace("to 12.1", "to about 12"), "rounded"),
        ("Demand for electricity in the city grew by 7 percent in 2024.", "another thing"),
    ],
)
def test_what_does_not_differ(second: str, why: str) -> None:
    assert conflicts(LOSSES, second) == 0, why


def test_other_place_does_not_differ() -> None:
    first = "Rail exports of wheat from the Kostanay region rose to 2.4 million tonnes."
    assert conflicts(first, first.replace("Kostanay", "Aktobe").replace("2.4", "2.9")) == 0
    assert conflicts(first, first.replace("2.4", "2.9")) == 1


def test_planned_dates_differ_and_past_events_recur() -> None:
    plan = "The second power line between Shu and Almaty will be completed in {} 2026."
    assert conflicts(plan.format("March"), plan.format("June")) == 1
    assert conflicts(plan.format("March"), plan.format("the first quarter of")) == 0
    past = "The second commission on power lines in Shu and Almaty met in {} 2023."
    assert conflicts(past.format("March"), past.format("June")) == 0


def test_one_document_does_not_contradict_itself() -> None:
    sentence = LOSSES.replace("12.1", "11.4")
    corroboration = Corroboration(analyse([document(LOSSES, sentence)], NO_NAMES))
    assert corroboration.conflicts(60, lambda date: False) == []


def test_difference_stands_side_by_side() -> None:
    second = "Losses in the distribution network of the city fell to 11.4 percent in 2024."
    documents = pair(LOSSES, second)
    brief = summarise(documents, template(), NO_NAMES)
    (entry,) = differing(brief)
    assert [s.text for s in entry.statements] == [LOSSES, second]
    assert [s.evidence[0].document for s in entry.statements] == ["d1", "d2"]
    assert find_unfounded(brief, documents) == ()
    assert [f.message for f in brief.findings if f.id == "sources-differ"]


def quantity(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2.3 million people", "2.26 million people", True),
        ("2.3 million people", "1.9 million people", False),
        ("about 70 percent", "74 percent", True),
        ("about 70 percent", "90 percent", False),
        ("more than 700 tonnes", "740 tonnes", True),
        ("more than 700 tonnes", "640 tonnes", False),
        ("4,500–4,700 tonnes", "4,600 tonnes", True),
        ("12 bcm", "12 billion cubic metres", True),
    ],
)
def test_figures_agree(first: str, second: str, expected: bool) -> None:
    p, q = quantity(first), quantity(second)
    assert agree(p, q, first, second) is agree(q, p, second, first) is expected


def test_baseline_and_change() -> None:
    assert baseline("up from 31 hours", quantity("up from 31 hours"))
    assert not baseline("fell to 31 hours", quantity("fell to 31 hours"))
    by, to = "rose by 5 percent", "rose to 30 percent"
    assert not same_change(by, quantity(by), to, quantity(to))


# --------------------------------------------------------------------------- timeline, balance


def test_event_of_two_documents_is_one_line() -> None:
    first = "On 14 March 2025 the delegations of three countries signed a water schedule in Osh."
    second = (
        "The three countries signed the schedule on 14 March 2025 after a night of talks about "
        "tariffs for electricity, coal and the repair of old canals in the valley."
    )
    brief = summarise(
        [document(FILLER, first), document(FILLER, second, id="d2")], template(), NO_NAMES
    )
    lines = [d for d in developments(brief) if d.when.date == PartialDate(2025, 3, 14)]
    assert len(lines) == 1
    cited = {s.document for s in lines[0].also}
    target = lines[0].statement or next(s for s in statements(brief) if s.id == lines[0].see)
    assert cited | {s.document for s in target.evidence} == {"d1", "d2"}


def test_other_event_of_the_day_has_its_own_line() -> None:
    first = "On 14 March 2025 the delegations of three countries signed a water schedule in Osh."
    second = "On 14 March 2025 a fire destroyed two storehouses of a cotton mill near Termez."
    brief = summarise(pair(first, second), template(), NO_NAMES)
    assert len(developments(brief)) == 2


def sentences(topic: str) -> list[str]:
    verbs = "repaired inspected replaced measured described financed criticised praised".split()
    return [
        f"Workers {verb} {topic} number {verb} with {verb} tools for the town." for verb in verbs
    ]


def test_no_source_dominates_and_none_is_silent() -> None:
    topics = ("wells", "bridges", "ovens", "schools")
    documents = [document(*sentences(t), id=f"d{n}") for n, t in enumerate(topics, 1)]
    brief = summarise(documents, template(), NO_NAMES)
    keys = [e for e in section(brief, "key-messages").entries if isinstance(e, Statement)]
    counts = [sum(k.evidence[0].document == d.id for k in keys) for d in documents]
    assert max(counts) <= max(1, round(len(keys) / 3)), counts
    assert {s.document for t in statements(brief) for s in t.evidence} == {d.id for d in documents}
    assert not [f for f in brief.findings if f.id == "source-unused"]
