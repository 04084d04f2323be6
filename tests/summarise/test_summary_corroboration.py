"""What several documents say of one thing: agreement, differences, one line for an event."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from summarise_samples import (
    NO_NAMES,
    developments,
    document,
    figures,
    section,
    template,
    texts,
)

from briefing.domain import Brief, Disagreement, PartialDate, SourceDocument, Statement
from briefing.language.numbers import Quantity, find_quantities
from briefing.summarise import find_unfounded, statements, summarise
from briefing.summarise.corroboration import Corroboration
from briefing.summarise.figures import find_figures
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
        (SAME.replace("put", "will put"), "only a plan"),
        (SAME.replace("put a new", "suspended the new"), "undone"),
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


FLEET = "Fishermen on the northern lake landed 8,700 tonnes of fish in 2025, records show."


def giving(first: str, second: str) -> list[str]:
    """Documents that give the first figure of the first sentence as well."""
    analysis = analyse(pair(first, second), NO_NAMES)
    unit = analysis.units[0]
    (figure, *_) = find_figures(unit)
    found = Corroboration(analysis).giving(unit, figure.quantity, figure.measure)
    return [other.document.id for other in found]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("The catch is cut to 7,400 tonnes, against 8,700 tonnes landed in 2025.", ["d2"]),
        ("The ministry fixed the catch at 8,700,000 kilograms of fish for the lake.", ["d2"]),
        ("The catch is cut to 7,400 tonnes, against 8,700 tonnes landed in 2024.", []),
        ("The steel mill shipped 8,700 tonnes to the railways in 2025.", []),
        (FLEET.replace("records show", "as records show"), []),  # the same wording
    ],
)
def test_same_figure_of_another_document(second: str, expected: list[str]) -> None:
    assert giving(FLEET, second) == expected


def test_merged_figure_cites_both_documents() -> None:
    second = "The catch is cut to 7,400 tonnes, against 8,700 tonnes landed in 2025 on the lake."
    sentences = [f"The {n} hall of the village has a new roof of tin and wood." for n in "abcdef"]
    documents = [document(*sentences, FLEET), document(FILLER, second, id="d2")]
    brief = summarise(documents, template(), NO_NAMES)
    rows = [f for f in figures(brief) if f.text == "8,700 tonnes"]
    assert len(rows) == 1, "a figure of two documents is one row"
    cited = {span.document for span in (*rows[0].statement.evidence, *rows[0].also)}
    assert cited == {"d1", "d2"}
    assert find_unfounded(brief, documents) == ()


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


TURNOUT = {
    "en": (
        "In the vote for city councils, preliminary turnout was 36.9 percent, officials said.",
        "Observers of the vote recorded turnout of 38.6 percent, which the councils doubt.",
        "With the count of the vote all but over, officials put the final turnout at 38.2 percent.",
    ),
    "ru": (
        "К закрытию участков явка на выборах в городские советы составила 36,9 процента.",
        "По данным наблюдателей, явка на выборах в городские советы достигла 38,6 процента.",
        "Окончательная явка на выборах в городские советы составила 38,2 процента.",
    ),
    "kk": (
        "Учаскелер жабылғанда қалалық кеңестер сайлауына қатысу деңгейі 36,9 пайыз болды.",
        "Бақылаушылардың мәліметінше, қалалық кеңестер сайлауына қатысу деңгейі 38,6 пайыз болды.",
        "Комиссияның қорытынды мәліметі: қалалық кеңестер сайлауына қатысу деңгейі 38,2 пайыз.",
    ),
    "uz": (
        "Uchastkalar yopilganda shahar kengashlari saylovida ishtirok 36,9 foizni tashkil etdi.",
        "Kuzatuvchilar maʼlumotiga koʻra, shahar kengashlari saylovida ishtirok 38,6 foiz boʻldi.",
        "Komissiyaning yakuniy maʼlumoti: shahar kengashlari saylovida ishtirok 38,2 foiz.",
    ),
}


@pytest.mark.parametrize("language", TURNOUT)
def test_all_versions_of_a_figure_are_one_difference(language: str) -> None:
    documents = [
        replace(document(text, id=f"d{n}"), language=language)
        for n, text in enumerate(TURNOUT[language], 1)
    ]
    found = Corroboration(analyse(documents, NO_NAMES)).conflicts(60, lambda date: False)
    assert [[u.document.id for u in c.units] for c in found] == [["d1", "d2", "d3"]]
    assert [c.about for c in found] == ["figure"]


@pytest.mark.parametrize(
    ("language", "first", "second", "why"),
    [
        ("ru", "составили 12,1 процента", "составили около 12 процентов", "rounded"),
        ("ru", "составили 12,1 процента", "сократились на 3 процента", "a change"),
        ("ru", "составили 12,1 процента", "должны составить 9 процентов", "a plan"),
        ("ru", "составили 12,1 процента", "составили 9 процентов против 12,1 процента", "told"),
        ("kk", "12,1 пайыз болды", "12 пайызға жуық болды", "rounded"),
        ("kk", "12,1 пайыз болды", "9 пайыз болуы тиіс", "a plan"),
        ("uz", "12,1 foiz boʻldi", "12 foizga yaqin boʻldi", "rounded"),
        ("uz", "12,1 foiz bo'ldi", "9 foiz bo'lishi kerak", "a plan"),
    ],
)
def test_hedges_of_the_region_do_not_differ(
    language: str, first: str, second: str, why: str
) -> None:
    opening = {
        "ru": "Потери воды в городских сетях столицы {}.",
        "kk": "Астананың қалалық желілеріндегі су шығыны {}.",
        "uz": "Poytaxtning shahar tarmoqlarida suv isrofi {}.",
    }[language]
    documents = [
        replace(document(opening.format(text), id=f"d{n}"), language=language)
        for n, text in enumerate((first, second), 1)
    ]
    found = Corroboration(analyse(documents, NO_NAMES)).conflicts(60, lambda date: False)
    assert found == [], why
    other = re.sub(r"12,1", "17,4", first)
    documents[1] = replace(
        document(opening.format(other), id="d2"), language=language
    )  # plainly another figure
    assert len(Corroboration(analyse(documents, NO_NAMES)).conflicts(60, lambda date: False)) == 1


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("{} 12.1 percent.", "{} 11.4 percent, not 12.1 as the city says.", "it has both"),
        ("{} 12.1 percent.", "The ministry proposes that {} 9 percent.", "a wish"),
        ("{} 12.1 percent in Osh.", "{} 11.4 percent in Osh and Batken.", "another area"),
        ("{} 12.1 percent.", "Pipes were laid. On these pipes {} 11.4 percent.", "other pipes"),
    ],
)
def test_what_explains_itself_does_not_differ(first: str, second: str, why: str) -> None:
    losses = "losses of water in the old pipes came to"
    assert conflicts(first.format(losses.capitalize()), second.format(losses)) == 0, why


def test_figures_published_long_apart_do_not_differ() -> None:
    first = "The queue for a flat of the State Mortgage Company has 71,000 names on the list."
    second = first.replace("71,000", "73,000")
    for month, expected in ((10, 1), (12, 0)):
        documents = [
            document(first, published=PartialDate(2025, 9, 3)),
            document(second, id="d2", published=PartialDate(2025, month, 3)),
        ]
        corroboration = Corroboration(analyse(documents, NO_NAMES))
        assert len(corroboration.conflicts(60, lambda date: False)) == expected, month


def test_guessed_year_does_not_hide_a_difference() -> None:
    first = "The reservoir held 7.3 billion cubic metres on 1 March, the ministry says."
    second = "In 2023 floods came. The reservoir held 7.8 billion cubic metres in March."
    assert conflicts(first, second) == 1


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


def test_two_common_words_are_not_one_event() -> None:
    published = PartialDate(2025, 10, 9)
    first = document(
        "Kazakhstan's transport minister met his Uzbek colleague in Tashkent on 6 October 2025.",
        FILLER,
        published=published,
    )
    second = document(
        "Kazakhstan's minister had announced the tariff on 6 October 2025.",
        "Farmers of the southern province have asked the parliament for cheaper fuel and seeds.",
        id="d2",
        published=published,
    )
    lines = developments(summarise([first, second], template(), NO_NAMES))
    assert len(lines) == 2, "a meeting and an announcement are two events"


def test_words_for_the_speaker_do_not_hide_a_difference() -> None:
    assert conflicts(
        "Kyrgyz Energy Minister Taalai Ibraev said that Kyrgyzstan would release 6.5 billion cubic "
        "metres of water in the 2024/25 season.",
        "Kyrgyzstan will release 6.2 billion cubic metres of water in the 2024/25 season, Energy "
        "Minister Ibraev said.",
    )


RESETTLED = (
    "Parliament approved a loan of the World Bank for the Rogun hydropower plant on the Vakhsh.",
    "About 50,000 people have to be resettled.",
)


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ("Some 60,000 people have to be resettled from the area of the reservoir.", True),
        # Within what "about" allows.
        ("Some 52,000 people have to be resettled from the area of the reservoir.", False),
        # Of one place, which the other document does not speak of.
        ("Some 20,000 people have to be resettled from Nurobod.", False),
        ("Some 60,000 people have to be fed from the area of the reservoir.", False),
    ],
)
def test_a_vague_clause_of_the_same_event_can_be_contradicted(told: str, differs: bool) -> None:
    opening = "Deputies voted for the loan of the World Bank for the Rogun hydropower plant."
    brief = summarise(
        [document(*RESETTLED, id="d1"), document(opening, told, id="d2", title="Another")],
        template(),
        NO_NAMES,
    )
    found = differing(brief)
    assert len(found) == differs
    if differs:
        assert [s.text for s in found[0].statements] == [RESETTLED[1], told]


def test_a_vague_clause_of_another_event_is_none() -> None:
    other = "A mudflow destroyed the bazaar and the main road of the town of Panjakent at night."
    told = "Some 60,000 people have to be resettled from the area of the reservoir."
    brief = summarise(
        [document(*RESETTLED, id="d1"), document(other, told, id="d2", title="Another")],
        template(),
        NO_NAMES,
    )
    assert differing(brief) == []


def test_two_key_messages_do_not_tell_one_event_in_other_words() -> None:
    brief = summarise(
        [
            document(
                "Tajikistan's lower house of parliament on 12 March approved a $650 million loan "
                "from the World Bank for the Rogun hydropower plant.",
                "Farmers downstream fear for the water of their fields in summer and autumn.",
                id="d1",
            ),
            document(
                "Tajik deputies voted for a loan of $750 million from the World Bank for the Rogun "
                "hydropower plant.",
                id="d2",
                title="Another",
            ),
            document(
                "Rogun would become the tallest dam in the world and its reservoir the deepest.",
                "Engineers want new lines over the mountains and three substations for them.",
                id="d3",
                title="A third",
            ),
        ],
        template(),
        NO_NAMES,
    )
    messages = texts(brief, "key-messages")
    assert len(messages) == 3
    assert sum("World Bank" in message for message in messages) == 1
    # Where the two differ stands among the figures.
    assert len(differing(brief)) == 1
