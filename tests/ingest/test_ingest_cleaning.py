"""clean(): junk goes with a reason, sentences stay, titles and bylines are found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import BlockKind, Dropped, PartialDate
from briefing.errors import InputError
from briefing.ingest.cleaning import Cleaned, clean, normalise
from briefing.ingest.extraction import Extraction, RawBlock
from briefing.ingest.junk import REASONS

BODY = "The two ministers agreed on the terms of the supply, and the talks will go on in May."
DAY = PartialDate(year=2026, month=3, day=12)


def clean_lines(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Cleaned:
    return clean(Extraction(tuple(RawBlock(kind, line) for line in lines)), "a.txt")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Published", "label"),
        ("Updated:", "label"),
        ("Advertisement", "label"),
        ("Tags: gas, energy, Kazakhstan", "label"),
        ("3 min read", "label"),
        ("Published on March 12, 2026 at 14:05", "publication-date"),
        ("Updated: 13 March 2026", "update-date"),
        ("March 12, 2026", "publication-date"),
        ("By Jane Doe", "byline"),
        ("By JANE DOE and John Roe, Reuters", "byline"),
        ("Jane Doe, staff writer", "byline"),
        ("Our correspondent in Astana", "byline"),
        ("Jane Doe | 12 March 2026", "byline"),
        ("By Jane Doe, 12 March 2026", "byline"),
        ("Read also", "related"),
        ("READ ALSO:", "related"),
        ("See also: Gas prices rise again", "related"),
        ("Related articles", "related"),
        ("Home » News » Economy", "navigation"),
        ("Back to top", "navigation"),
        ("Subscribe to our newsletter", "navigation"),
        ("Page 3 of 7", "navigation"),
        ("Share on Facebook", "share"),
        ("Facebook Twitter Telegram", "share"),
        ("Share this article", "share"),
        ("Photo: Press service of the government", "caption"),
        ("Figure 2. Gas exports by year", "caption"),
        ("© 2026 The News", "copyright"),
        ("Copyright The News. All rights reserved.", "copyright"),
        ("https://example.org/a/b", "link"),
        ("* * *", "separator"),
    ],
)
def test_junk_is_dropped_with_its_reason(line: str, reason: str) -> None:
    cleaned = clean_lines("Gas supply in the region", line, BODY)

    assert cleaned.title == "Gas supply in the region"
    assert cleaned.dropped == (Dropped(line, reason),)
    assert [block.text for block in cleaned.blocks] == [BODY]
    assert reason in REASONS


@pytest.mark.parametrize(
    "sentence",
    [
        "Published reports contradict this.",
        "By land and by sea, the gas reaches the south.",
        "By Monday both ministers had left.",
        "Read also what the law says about it, he told journalists.",
        "Share prices fell on Monday.",
        "Home owners pay more for gas.",
        "Photographs show the pipeline.",
        "Copyright law was changed in 2022. The ministry had asked for it. Nobody objected.",
        "Special correspondents of the newspaper saw the pipeline.",
        "On March 12, 2026, they met.",
        "Yes.",
        "X said no.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    cleaned = clean_lines("Gas supply in the region", sentence, BODY)

    assert [block.text for block in cleaned.blocks] == [sentence, BODY]
    assert cleaned.dropped == ()


def test_dates_and_bylines_are_kept_as_data() -> None:
    cleaned = clean_lines("Gas supply", "By Jane Doe and John Roe", "Published 12 March 2026", BODY)

    assert (cleaned.byline, cleaned.published) == ("Jane Doe and John Roe", DAY)


@pytest.mark.parametrize(
    "lines",
    [("Published", "March 12, 2026"), ("Jane Doe | 12 March 2026 | 3 min read",), ("2026-03-12",)],
)
def test_where_the_publication_date_may_stand(lines: tuple[str, ...]) -> None:
    assert clean_lines("Gas supply", *lines, BODY).published == DAY


def test_a_date_of_change_is_no_publication_date() -> None:
    assert clean_lines("Gas supply", "Updated 12 March 2026", BODY).published is None


def test_the_dates_of_a_chronology_stay() -> None:
    lines = ("Chronology of the talks", "March 12, 2026", BODY, "March 14, 2026", BODY)

    cleaned = clean_lines(*lines)

    assert [block.text for block in cleaned.blocks] == list(lines[1:])
    assert cleaned.published is None


def test_a_name_below_the_text_is_no_byline() -> None:
    cleaned = clean_lines("Gas supply", BODY, "By Decree Number Five", BODY)

    assert cleaned.byline is None
    assert len(cleaned.blocks) == 3


def test_headlines_after_read_also_go_when_nothing_else_follows() -> None:
    cleaned = clean_lines("Gas", BODY, "Read also", "Prices rise again", "Talks on water begin")

    assert [block.text for block in cleaned.blocks] == [BODY]
    assert [dropped.reason for dropped in cleaned.dropped] == ["related"] * 3


def test_text_after_read_also_stays() -> None:
    cleaned = clean_lines("Gas", BODY, "Read also", "What comes next", BODY)

    assert [block.text for block in cleaned.blocks] == [BODY, "What comes next", BODY]


def test_table_rows_are_never_junk() -> None:
    rows = (RawBlock(BlockKind.TABLE_ROW, "Share"), RawBlock(BlockKind.TABLE_ROW, "Published | 3"))

    cleaned = clean(Extraction((RawBlock(BlockKind.PARAGRAPH, BODY), *rows)), "a.txt")

    assert [block.text for block in cleaned.blocks] == [BODY, "Share", "Published | 3"]


def test_a_declared_title_is_not_repeated() -> None:
    blocks = (RawBlock(BlockKind.HEADING, "Gas  Supply"), RawBlock(BlockKind.PARAGRAPH, BODY))

    cleaned = clean(Extraction(blocks, title="Gas supply"), "a.html")

    assert cleaned.title == "Gas supply"
    assert [block.text for block in cleaned.blocks] == [BODY]
    assert cleaned.dropped == (Dropped("Gas Supply", "title"),)


def test_without_a_headline_the_first_sentence_is_the_title_and_stays() -> None:
    cleaned = clean_lines(f"Talks go on. {BODY}", BODY)

    assert cleaned.title == "Talks go on"
    assert len(cleaned.blocks) == 2
    assert cleaned.title in cleaned.blocks[0].text


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    text = "The gas " + "of the region " * 30 + "flows."

    title = clean_lines(text).title

    assert len(title) <= 150
    assert text.startswith(title + " ")


def test_nothing_left_is_an_error_that_says_what_went() -> None:
    with pytest.raises(InputError, match=r"nothing is left of a\.txt") as caught:
        clean_lines("Published", "Share")
    assert caught.value.problems == ("left out (label): Published", "left out (share): Share")


def test_invisible_characters_go_and_spaces_become_one() -> None:
    text = (
        "\ufeffgas\u00ad sup\u00adply\u200b\u00a0 in\u2009the\tre\u200dgion\u202e \ue000\x07e\u0301"
    )

    assert normalise(text) == "gas supply in the region é"


LINES = st.lists(st.text(max_size=60), max_size=12)


@given(LINES)
def test_blocks_are_clean_whatever_comes_in(lines: list[str]) -> None:
    try:
        cleaned = clean_lines(*lines)
    except InputError:
        return
    ids = [block.id for block in cleaned.blocks]
    assert ids == [f"p{n}" for n in range(1, len(ids) + 1)]
    for text in [block.text for block in cleaned.blocks] + [cleaned.title]:
        assert text
        assert text == " ".join(text.split())
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in text)


@given(LINES)
def test_every_kept_character_comes_from_the_input(lines: list[str]) -> None:
    try:
        cleaned = clean_lines(*lines)
    except InputError:
        return
    source = unicodedata.normalize("NFC", " ".join(lines)).replace("\u2010", "-")
    source = source.replace("\u2011", "-")
    decomposed = set(unicodedata.normalize("NFD", source))
    for block in cleaned.blocks:
        assert set(unicodedata.normalize("NFD", block.text)) <= decomposed | {" "}


@given(LINES)
def test_every_line_is_kept_or_listed(lines: list[str]) -> None:
    try:
        cleaned = clean_lines(*lines)
    except InputError:
        return
    found = {block.text for block in cleaned.blocks} | {cleaned.title}
    found |= {dropped.text for dropped in cleaned.dropped}
    assert {text for text in map(normalise, lines) if text} <= found


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
