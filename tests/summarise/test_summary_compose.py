"""The brief as a whole: `briefing.summarise.compose`, on the seed, on articles, on anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from summarise_samples import (
    ARTICLES,
    NO_NAMES,
    REPOSITORY,
    developments,
    document,
    figures,
    names,
    positions,
    section,
    template,
    texts,
)

from briefing.config import BriefTemplate, Settings
from briefing.domain import (
    Brief,
    Development,
    Figure,
    PartialDate,
    Position,
    Section,
    SourceDocument,
    Span,
    Statement,
)
from briefing.errors import SummaryError
from briefing.ingest import discover
from briefing.pipeline import read_documents
from briefing.summarise import find_unfounded, statements, summarise
from briefing.summarise.terms import count_words


def read(*paths: Path) -> tuple[SourceDocument, ...]:
    return tuple(read_documents(discover(paths), Settings()))


def assert_sound(brief: Brief, documents: tuple[SourceDocument, ...], shape: BriefTemplate) -> None:
    """What every brief must be, whatever it was made of."""
    assert find_unfounded(brief, documents) == ()
    every = list(statements(brief))
    assert len({s.id for s in every}) == len(every)
    for statement in every:
        assert " ".join(" ".join(statement.sentences).split()) == " ".join(statement.text.split())
        assert statement.text.strip() == statement.text != ""
    known = {s.id for s in every}
    ids = [s.id for s in brief.sections]
    short = "short-source" in {f.id for f in brief.findings}
    assert ids == [s.id for s in shape.sections if not short or s.id in ids]
    assert all(s.entries or s.kind == "sources" for s in brief.sections) or not short
    for shown in brief.sections:
        limits = next(s for s in shape.sections if s.id == shown.id)
        assert len(shown.entries) <= limits.max, shown.id
        for entry in shown.entries:
            statement = entry if isinstance(entry, Statement) else entry.statement
            if isinstance(entry, Figure) and entry.see is not None:
                assert entry.see == entry.statement.id in known
            elif statement is not None:
                assert count_words(statement.text) <= limits.words, statement.id
            if isinstance(entry, Development):
                assert (entry.statement is None) == (entry.see is not None)
                assert entry.see is None or entry.see in known
            if isinstance(entry, Figure):
                assert entry.text in entry.statement.text
            if isinstance(entry, Position) and entry.quoted:
                assert entry.statement.speaker == entry.speaker


# --------------------------------------------------------------------------- the seed


@pytest.fixture(scope="module")
def seed() -> tuple[SourceDocument, ...]:
    return read(REPOSITORY / "seeds")


@pytest.fixture(scope="module")
def seed_brief(seed: tuple[SourceDocument, ...]) -> Brief:
    return summarise(seed, template(), names())


def test_seed_is_sound(seed: tuple[SourceDocument, ...], seed_brief: Brief) -> None:
    assert_sound(seed_brief, seed, template())


def test_seed_timeline(seed_brief: Brief) -> None:
    lines = developments(seed_brief)
    assert [line.when.date for line in lines] == [
        PartialDate(2022, 11),
        PartialDate(2022, 12, 8),
        PartialDate(2022, 12, 12),
        PartialDate(2022, 12, 21),
    ]
    assert [line.when.inferred for line in lines] == [("year",), ("year",), ("year",), ()]
    assert {line.when.basis for line in lines[:3]} == {"December 21, 2022"}
    noted = [f.message for f in seed_brief.findings if f.id == "year-inferred"]
    assert len(noted) == 3 and all("December 21, 2022" in message for message in noted)


def test_seed_positions(seed_brief: Brief) -> None:
    speakers = [p.speaker for p in positions(seed_brief)]
    assert [(s.name, s.role, s.affiliation) for s in speakers] == [
        ("Alikhan Smailov", "Prime Minister", "Kazakhstan"),
        ("Almas Aidarov", "Vice Foreign Minister", "Kazakhstan"),
        ("Bolat Akshulakov", "minister of energy", "Kazakhstan"),
        ("Jurabek Mirzamahmudov", "minister of energy", "Uzbekistan"),
    ]


def test_seed_says_what_the_table_gave(seed_brief: Brief) -> None:
    noted = [f.message for f in seed_brief.findings if f.id == "affiliation-inferred"]
    assert len(noted) == 2
    assert any("Smailov" in m for m in noted) and any("Aidarov" in m for m in noted)


def test_seed_has_no_junk_and_nothing_dangling(seed_brief: Brief) -> None:
    for statement in statements(seed_brief):
        assert "Read also" not in statement.text
        if "These bilateral discussions" in statement.text:
            assert "next round of talks with Gazprom" in statement.text
        assert not statement.text.startswith(("However", "On the other hand", "These", "It "))
    assert 3 <= len(texts(seed_brief, "key-messages")) <= 5


# --------------------------------------------------------------------------- articles


def brief_of(*articles: str) -> Brief:
    documents = read(*(ARTICLES / f"{name}.txt" for name in articles))
    brief = summarise(documents, template(), names())
    assert_sound(brief, documents, template())
    return brief


def who(brief: Brief) -> list[tuple[str, str | None, str | None]]:
    return [(p.speaker.name, p.speaker.role, p.speaker.affiliation) for p in positions(brief)]


def test_two_sentences() -> None:
    brief = brief_of("two_sentence_note")
    assert len(list(statements(brief))) == 3, "the title and both sentences"
    assert [d.when.date for d in developments(brief)] == [PartialDate(2025, 2, 26)]
    assert [s.id for s in brief.sections if not s.entries] == ["sources"]
    ids = {f.id for f in brief.findings}
    assert "short-source" in ids and "section-short" not in ids


NOTES = {
    "en": (
        "Kyrgyzstan raised the tariff for households by 10 percent on 1 May 2025. "
        "The ministry of energy said the next increase will follow in May 2026."
    ),
    "ru": (
        "Кыргызстан с 1 мая 2025 года повысил тариф для населения на 10 процентов. "
        "Следующее повышение запланировано на май 2026 года."
    ),
    "kk": (
        "Қырғызстан 2025 жылғы 1 мамырдан бастап халыққа арналған тарифті 10 пайызға көтерді. "
        "Келесі қымбаттау 2026 жылғы мамырға жоспарланған."
    ),
    "uz": (
        "Qirgʻiziston 2025-yil 1-maydan boshlab aholi uchun tarifni 10 foizga oshirdi. "
        "Keyingi oshirish 2026-yil may oyiga rejalashtirilgan."
    ),
}


@pytest.mark.parametrize("language", NOTES)
def test_a_short_note_is_shown_whole(language: str, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(NOTES[language], encoding="utf-8")
    documents = tuple(read_documents([path], Settings()))
    brief = summarise(documents, template(), names())

    assert_sound(brief, documents, template())
    first, second = NOTES[language].split(". ")
    assert texts(brief, "key-messages") == [first + "."]
    assert texts(brief, "outlook") == [second]
    shown = {"key-messages", "developments", "figures", "outlook", "sources"}
    assert {s.id for s in brief.sections} == shown


def test_a_note_of_four_words(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The road is closed.", encoding="utf-8")
    brief = summarise(tuple(read_documents([path], Settings())), template(), NO_NAMES)

    assert texts(brief, "key-messages") == ["The road is closed."]
    assert [s.id for s in brief.sections] == ["key-messages", "sources"]


def test_report() -> None:
    brief = brief_of("grain_report")
    assert [(f.value, f.unit) for f in figures(brief)] == [
        ("640000", "t"),
        ("71", "percent"),
        ("14", "hour"),
        ("31", "hour"),
    ]
    assert texts(brief, "key-messages")[0].startswith("Grain shipments through the Caspian ports")
    assert all(d.when.date.year in (2024, 2025) for d in developments(brief))
    background = " ".join(texts(brief, "background"))
    assert "Introduce a single" not in background and "Agree on a common" not in background
    assert who(brief) == [("Institute of Hydrography", None, None)]


def test_interview() -> None:
    brief = brief_of("interview_vaccines")
    assert who(brief) == [
        ("Aigul Serikbayeva", "head", "Department of Public Health of Turkistan region"),
        ("Marat Dosanov", "paediatrician", "Kentau"),
        ("Zhanna Karimova", "director", "Parents' Rights Foundation"),
    ]
    split, *others = positions(brief)
    # "But …" takes part back, so both halves stay, with the words for the speaker between them.
    assert not split.quoted
    assert split.statement.text.startswith('"We are going to keep the mobile teams')
    assert split.statement.text.endswith('"But the decision about the money will be taken in '
                                         'Astana in October."')  # fmt: skip
    assert all(p.quoted for p in others)


def test_two_articles_on_one_topic() -> None:
    brief = brief_of("tariffs_a", "tariffs_b")
    assert len(section(brief, "sources").entries) == 0 and len(brief.sources) == 2
    lead = "Uzbekistan will raise electricity tariffs for businesses by 11 percent from 1 May"
    assert len([s for s in statements(brief) if lead in s.text]) == 1
    assert texts(brief, "key-messages")[0].startswith(lead)
    shown = " ".join(s.text for s in statements(brief))
    assert "12.1 percent" in shown and "11.4 percent" in shown  # they disagree: both stand there
    assert ("Umid Mamadaminov", "Deputy Minister of Energy", None) in who(brief)


def test_no_dates() -> None:
    brief = brief_of("no_dates_schools")
    assert developments(brief) == []
    assert [f.text for f in figures(brief)] == ["30 percent"]


def test_american_style() -> None:
    brief = brief_of("us_style_minerals")
    assert texts(brief, "key-messages")[0].startswith("The United States and Kazakhstan signed")
    assert who(brief) == [
        ("Howard Lutnick", "Secretary of Commerce", "United States"),
        ("Yermek Kosherbayev", "Foreign Minister", "Kazakhstan"),
    ]
    assert [d.when.date for d in developments(brief)] == [
        PartialDate(2025, 10, 29),
        PartialDate(2025, 11, 5),
    ]


def test_press_release() -> None:
    brief = brief_of("press_release_water")
    assert who(brief) == [
        ("Ministry of Water Resources and Irrigation", None, "Kazakhstan"),
        ("Committee for Regulation, Protection and Use of Water Resources", None, None),
    ]
    assert not any("Press service" in s.text for s in statements(brief))


def test_chain_of_attributions() -> None:
    brief = brief_of("said_chain")
    assert who(brief) == [
        ("Daler Juma", "Energy Minister", "Tajikistan"),
        ("Jurabek Mirzamakhmudov", "Energy Minister", "Uzbekistan"),
        ("Evgeny Simonov", "coordinator of the coalition", None),
    ]
    juma = positions(brief)[0].statement.text
    assert "third unit" in juma and "1,110 metres" in juma and "buyers" not in juma


# --------------------------------------------------------------------------- the checks


def test_no_sentence_is_an_error() -> None:
    with pytest.raises(SummaryError, match="d1.txt") as caught:
        summarise([document("Too short.", "Read also")], template(), NO_NAMES)
    assert "running text" in str(caught.value.hint)


def test_without_a_title_the_opening_serves_and_is_not_repeated() -> None:
    opening = "The reservoir supplies water to three regions of the country."
    source = document(opening, "Engineers measure the level of the lake every morning.", title="")
    brief = summarise([source], template(), NO_NAMES)
    assert brief.title.text == opening
    assert [s.text for s in statements(brief)].count(opening) == 1


def test_unfounded_text_is_found() -> None:
    source = document("The reservoir supplies water to three regions of the country.")
    brief = summarise([source], template(), NO_NAMES)
    changed = replace(brief.title, text="Another title")
    (problem,) = find_unfounded(replace(brief, title=changed), [source])
    assert "title" in problem and "verbatim" in problem


def test_passage_used_twice_is_found() -> None:
    source = document("The reservoir supplies water to three regions of the country.")
    brief = summarise([source], template(), NO_NAMES)
    (statement,) = (e for e in section(brief, "key-messages").entries if isinstance(e, Statement))
    again = replace(
        statement, id="again", text=statement.text[4:], evidence=(Span("d1", "p1", 4, 61),)
    )
    sections = (*brief.sections, Section("background", "statements", (again,)))
    (problem,) = find_unfounded(replace(brief, sections=sections), [source])
    assert "key-messages-1" in problem


def test_limits_of_the_template_are_kept() -> None:
    shape = template()
    small = replace(shape, sections=tuple(replace(s, max=1, words=25) for s in shape.sections))
    documents = read(ARTICLES / "grain_report.txt")
    assert_sound(summarise(documents, small, names()), documents, small)


def test_template_without_a_section() -> None:
    shape = template()
    only = replace(shape, sections=tuple(s for s in shape.sections if s.kind == "statements"))
    documents = read(ARTICLES / "said_chain.txt")
    assert_sound(summarise(documents, only, names()), documents, only)


# --------------------------------------------------------------------------- anything

POOL = (
    "However, on December 12, Bolat Akshulakov, minister of energy of Kazakhstan, told journalists "
    "that there were no talks.",
    "“We wait. We have not decided yet,” he said. “The decision will come in May.”",
    "«The gas price of $185 per thousand cubic metres is final. It will not fall,» Smailov stated.",
    "Prime Minister Alikhan Smailov said that exports rose by 12.5 percent to 3.4 bcm in Q3 2024.",
    "These talks covered a regular contract, not a gas alliance.",
    "According to the World Bank, growth will slow to 3.1 percent in 2026.",
    "“An opening mark that nobody closes stands before these words.",
    "The ministry added: \"We see 'no problem' here.\" It did not say more.",
    "On 30 February 2022 nothing happened in the U.S. or elsewhere.",
    "WASHINGTON, Nov. 6, 2025 — The parties signed the memorandum on Thursday.",
    "Exports reached 640,000 tonnes between January and June, up from 1.5 mln tonnes.",
    "Outlook",
    "Read also",
    "» stray « marks “ and ” more „ marks “ stand here for nobody at all",
    "Ол 2022 ж. Астанада болды. Кейін кетті.",
    "\u202eabc \u200d\u00ad \ufeff words with odd characters inside 🙂 them 👩‍👩‍👧.",
    "No. 5. A. B. C. Etc. etc... ?! !!! …",
    "The president of the company, its chairman and the head of the board met Ivan Petrov.",
    "Rain fell.",
)
_texts = st.lists(
    st.one_of(
        st.sampled_from(POOL),
        st.text(max_size=60).map(lambda text: " ".join(text.split())).filter(bool),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
_published = st.sampled_from([None, PartialDate(2024), PartialDate(2023, 1, 3)])


@st.composite
def _documents(draw: st.DrawFn) -> tuple[SourceDocument, ...]:
    count = draw(st.integers(1, 3))
    return tuple(
        document(
            *draw(st.lists(_texts, min_size=1, max_size=6)),
            id=f"d{number}",
            title=draw(st.sampled_from(["", "A title of a text", "“Rain”"])),
            published=draw(_published),
        )
        for number in range(1, count + 1)
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(_documents(), st.sampled_from(["full", "small"]))
def test_any_documents(documents: tuple[SourceDocument, ...], size: str) -> None:
    shape = template()
    if size == "small":
        shape = replace(shape, sections=tuple(replace(s, max=2, words=15) for s in shape.sections))
    try:
        brief = summarise(documents, shape, names())
    except SummaryError as error:
        assert "no brief can be made" in str(error)
        return
    assert_sound(brief, documents, shape)
    assert summarise(documents, shape, names()) == brief
