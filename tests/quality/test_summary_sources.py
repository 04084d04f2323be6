"""Several documents, over the project's own corpus: what differs, what is confirmed, who is heard.

A difference that is none is worse than a missed one: of the topics below none may be found that a
reader would not call one, and those that are found must stay found.
"""

from collections import Counter
from pathlib import Path

import pytest
from rouge import CORPUS, read_topics

from briefing.config import BriefTemplate, LimitSettings, load_template
from briefing.domain import Brief, Disagreement, Figure, SourceDocument, Statement
from briefing.ingest import ingest
from briefing.language.names import NameTable, load_names
from briefing.summarise import find_unfounded, summarise

TOPICS = [topic.name for topic in read_topics()]
# What differs, as words of the sentences that have to stand side by side; of all other topics
# nothing. Read by hand, every sentence of every topic.
DIFFERENT = {
    "elections": {("figure", "36.9 percent", "38.6 percent", "38.2 percent")},
    "power-grid": {("date", "fourth quarter of 2026", "first quarter of 2027")},
    "water-sharing": {("figure", "7.3 billion", "7.8 billion")},
}
# Topics that were read for differences; in a topic that comes later one may be found and be right.
READ = frozenset(
    "aral-fisheries aviation cement-industry customs-digitalisation drought-insurance elections "
    "food-exports glacier-monitoring housing-finance labour-migration locust-control power-grid "
    "public-health rail-corridor remittances school-meals school-safety uranium "
    "water-sharing".split()
)
# Figures with the number of another document that has them too, at least.
GIVEN_TWICE = {
    "aral-fisheries": {("8,700 tonnes", "d1", "d2", "d3")},
    "school-meals": {("1.05 million", "d1", "d3"), ("$28 million", "d1", "d2")},
}


@pytest.fixture(scope="module")
def names(repository: Path) -> NameTable:
    return load_names(repository / "locales")


@pytest.fixture(scope="module")
def template(repository: Path) -> BriefTemplate:
    return load_template(repository / "templates" / "policy-brief")


def documents_of(topic: str) -> list[SourceDocument]:
    paths = sorted((CORPUS / topic).glob("doc-*.txt"))
    limits = LimitSettings()
    return [
        ingest(path, number=number, limits=limits, display=path.name)
        for number, path in enumerate(paths, 1)
    ]


@pytest.fixture(scope="module")
def briefs(names: NameTable, template: BriefTemplate) -> dict[str, Brief]:
    return {topic: summarise(documents_of(topic), template, names) for topic in TOPICS}


def shown(entry: Disagreement, expected: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The difference of ``expected`` that an entry tells, every version of it."""
    for about, *versions in expected:
        told = [statement.text for statement in entry.statements]
        alike = len(told) == len(versions) and entry.about == about
        if alike and all(v in text for v, text in zip(versions, told, strict=True)):
            return (about, *versions)
    return None


@pytest.mark.parametrize("topic", sorted(READ))
def test_differences_of_topic(topic: str, briefs: dict[str, Brief]) -> None:
    expected = DIFFERENT.get(topic, set())
    entries = [e for s in briefs[topic].sections for e in s.entries if isinstance(e, Disagreement)]
    found = {shown(entry, expected) for entry in entries}
    assert None not in found, f"no difference: {[[s.text for s in e.statements] for e in entries]}"
    assert found == expected, "a difference is no longer found"
    for entry in entries:
        documents = [statement.evidence[0].document for statement in entry.statements]
        assert len(set(documents)) == len(documents), "a document stands against itself"


def test_unlike_topics_do_not_contradict_each_other(
    names: NameTable, template: BriefTemplate
) -> None:
    """All topics as one folder: what would be found between two of them would be an accident."""
    paths = [path for topic in sorted(READ) for path in sorted((CORPUS / topic).glob("doc-*.txt"))]
    limits = LimitSettings()
    topic_of = {f"d{n}": path.parent.name for n, path in enumerate(paths, 1)}
    documents = [
        ingest(path, number=n, limits=limits, display=path.name) for n, path in enumerate(paths, 1)
    ]
    brief = summarise(documents, template, names)
    for section in brief.sections:
        for entry in section.entries:
            if isinstance(entry, Disagreement):
                told = {topic_of[s.evidence[0].document] for s in entry.statements}
                assert len(told) == 1, [s.text for s in entry.statements]
            if isinstance(entry, Figure):
                spans = (*entry.statement.evidence, *entry.also)
                assert len({topic_of[s.document] for s in spans}) == 1, entry.text


@pytest.mark.parametrize("topic", sorted(GIVEN_TWICE))
def test_figures_that_others_give_cite_them(topic: str, briefs: dict[str, Brief]) -> None:
    figures = [e for s in briefs[topic].sections for e in s.entries if isinstance(e, Figure)]
    found = {
        (f.text, *sorted({s.document for s in (*f.statement.evidence, *f.also)}))
        for f in figures
        if f.also
    }
    assert GIVEN_TWICE[topic] <= found


@pytest.mark.parametrize("topic", TOPICS)
def test_no_document_dominates(topic: str, briefs: dict[str, Brief]) -> None:
    """Of two documents at most half of the key messages, of more a third, in whole messages."""
    (section,) = (s for s in briefs[topic].sections if s.id == "key-messages")
    told = [e for e in section.entries if isinstance(e, Statement)]
    counts = Counter(statement.evidence[0].document for statement in told)
    usable = sum(source.copy_of is None for source in briefs[topic].sources)
    parts = min(usable, 3)
    assert max(counts.values()) <= -(-len(told) // parts), counts


@pytest.mark.parametrize("topic", TOPICS)
def test_every_fact_of_the_brief_is_in_its_sources(topic: str, briefs: dict[str, Brief]) -> None:
    assert find_unfounded(briefs[topic], documents_of(topic)) == ()
