"""Copies of documents and sentences: `briefing.summarise.copies`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from summarise_samples import NO_NAMES, REPOSITORY, document, names, template

from briefing.config import Settings
from briefing.domain import PartialDate
from briefing.ingest import discover
from briefing.pipeline import read_documents
from briefing.summarise import statements, summarise
from briefing.summarise.copies import (
    contained,
    find_copies,
    overlap,
    same_wording,
    shingles,
)

STORY = (
    "The reservoir held less water in March than in any spring of the past decade.",
    "Farmers in two regions asked the ministry for more water before the sowing season begins.",
    "Engineers measure the level of the lake every morning and publish it at noon.",
)
OTHER = (
    "A new railway bridge over the river was opened to goods trains on the weekend.",
    "The operator of the line expects twice as many wagons by the end of the year.",
)
_words = st.lists(st.sampled_from("water gas rail wheat talks price May grid".split()), max_size=30)


@given(_words, _words)
def test_overlap_is_a_symmetric_share(a: list[str], b: list[str]) -> None:
    one, two = shingles(" ".join(a)), shingles(" ".join(b))
    assert 0 <= overlap(one, two) == overlap(two, one) <= 1
    assert overlap(one, two) <= contained(one, two) or not one
    assert not a or overlap(one, one) == 1


def test_one_word_changed_in_a_long_sentence_is_the_same_wording() -> None:
    sentence = " ".join(STORY)
    assert same_wording(shingles(sentence), shingles(sentence.replace("noon", "eight")))
    assert not same_wording(shingles(STORY[0]), shingles(STORY[1]))


def test_later_document_is_the_copy() -> None:
    copy = document(*STORY, "Our correspondent.", id="d2")
    other = document(*OTHER, id="d3")
    assert find_copies([document(*STORY), copy, other]) == {"d2": "d1"}


def test_document_published_first_is_the_original() -> None:
    first = document(*STORY, id="d1", published=PartialDate(2025, 3, 5))
    second = document(*STORY, id="d2", published=PartialDate(2025, 3, 4))
    third = document(*STORY, id="d3")
    assert find_copies([first, second, third]) == {"d1": "d2", "d3": "d2"}


def test_shortened_text_is_a_copy_and_the_longer_is_not() -> None:
    short, long = document(*STORY[:2]), document(*STORY, *OTHER, *OTHER, id="d2")
    assert find_copies([short, long]) == {"d1": "d2"}


def test_texts_on_one_topic_are_no_copies() -> None:
    assert find_copies([document(*STORY), document(*OTHER, STORY[0], id="d2")]) == {}


def test_copy_is_listed_and_gives_nothing() -> None:
    documents = [document(*STORY), document(*STORY, id="d2"), document(*OTHER, id="d3")]
    brief = summarise(documents, template(), NO_NAMES)
    assert [(s.number, s.copy_of) for s in brief.sources] == [(1, None), (2, 1), (3, None)]
    cited = {span.document for s in statements(brief) for span in s.evidence}
    assert cited == {"d1", "d3"}
    (finding,) = (f for f in brief.findings if f.id == "source-copy")
    assert "d2.txt" in finding.message and "source 1" in finding.message


def test_reprint_with_small_changes() -> None:
    folder = REPOSITORY / "tests/quality/corpus/power-grid"
    documents = read_documents(discover(sorted(folder.glob("doc-*.txt"))), Settings())
    brief = summarise(documents, template(), names())
    assert [s.copy_of for s in brief.sources] == [None, None, 1, None]
