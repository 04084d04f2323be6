"""The form of the quality corpus, the faithfulness of its figures, and the ruler itself."""

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest
from rouge import Topic, first_words, lead, prose_sentences, read_topics, rouge_2

TOPICS = read_topics()
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Capitalised words inside a sentence: names of people, places and bodies.
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’-]+")


def _shared_words(one: str, other: str) -> float:
    """What share of the two texts' words, in order, is the same: 0 to 1."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)


def test_size_of_corpus() -> None:
    assert len(TOPICS) >= 12
    lengths = sorted(len(text.split()) for topic in TOPICS for text in topic.documents)
    assert len(lengths) >= 40
    assert lengths[0] < 60, "a note of two sentences"
    assert lengths[-1] >= 900, "a long report"
    assert all(180 <= length <= 450 for length in lengths[1:-1])


def test_one_document_is_a_near_duplicate() -> None:
    alike = [
        (topic.name, one, other)
        for topic in TOPICS
        for one, other in combinations(range(len(topic.documents)), 2)
        if _shared_words(topic.documents[one], topic.documents[other]) > 0.8
    ]
    assert alike == [("power-grid", 0, 2)]


@by_topic
def test_form_of_topic(topic: Topic) -> None:
    assert 2 <= len(topic.documents) <= 5
    assert len(topic.models) == 2
    for model in topic.models:
        assert 90 <= len(model.split()) <= 120
        assert len(prose_sentences(model)) >= 4


@by_topic
def test_models_say_only_what_documents_say(topic: Topic) -> None:
    sources = "\n".join(topic.documents)
    numbers = set(_NUMBER.findall(sources))
    for place, model in enumerate(topic.models, start=1):
        invented = set(_NUMBER.findall(model)) - numbers
        unknown = {name for name in _NAME.findall(model) if name not in sources}
        assert not invented, f"{topic.name}/model-{place}: {sorted(invented)}"
        assert not unknown, f"{topic.name}/model-{place}: {sorted(unknown)}"


def test_rouge_2_counts_pairs_of_stems() -> None:
    # Three pairs in each, two of them alike once "wagons" and "wagon" share a stem.
    assert rouge_2("the wagons stood still", ["the wagon stood there"]) == pytest.approx(
        100 * 2 / 3
    )
    assert rouge_2("rain fell", ["rain fell", "snow melted"]) == pytest.approx(50)


def test_rouge_2_is_cut_at_the_budget() -> None:
    model = "wheat was sold abroad"
    assert rouge_2(model + " and nothing else mattered", [model], words=4) == pytest.approx(100)


def test_lead_takes_sentences_in_turn() -> None:
    first = "Headline\n\nThis is the first one, by us. This is the second one, by us."
    other = "By A. Writer\n\nOsh, 3 May. “This is the first, by them.” This is number two."
    assert lead([first, other]) == (
        "This is the first one, by us. “This is the first, by them.” This is the second one, by us."
    )
    assert lead([first, other], words=9).endswith("by us. “This is")
    assert first_words("one two three", 2) == "one two"
