"""Quotations and attributions: `briefing.summarise.speech`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarise.quotes import find_quotes
from briefing.summarise.speech import attribution_after, attribution_before, find_reported


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("«We have not decided yet,» he said.", ["We have not decided yet,"]),
        ("“We have not decided yet,” he said.", ["We have not decided yet,"]),
        ("„We have not decided yet“, he said.", ["We have not decided yet"]),
        ('"We have not decided yet," he said.', ["We have not decided yet,"]),
        (
            "“We have not,” he said, “and we will not decide.”",
            ["and we will not decide."],
        ),
        (
            "«We read «War and Peace» and «Abai» here,» he said.",
            ["We read «War and Peace» and «Abai» here,"],
        ),
        ("The “so-called union” is an idea.", []),
        ("«One day we will know. The rest follows", ["One day we will know. The rest follows"]),
        ("No quotation here at all.", []),
        ("“”", []),
        ("", []),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == quotes


@given(st.text(alphabet="ab «»“”„\"'.,", max_size=80))
def test_quotes_stay_inside_and_apart(text: str) -> None:
    found = find_quotes(text)
    assert all(0 < q.start <= q.end <= len(text) for q in found)
    assert all(a.end < b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("after", "who"),
    [
        (" he said to journalists.", "he"),
        (" said the minister.", "the minister"),
        (", the minister of energy said.", "the minister of energy"),
        (" Smailov stated.", "Smailov"),
        (" she explains.", "she"),
        (" Akshulakov has added.", "Akshulakov"),
        (" said Anna Lee, an economist. He left.", "Anna Lee, an economist"),
        (" The talks go on.", None),
        ("", None),
    ],
)
def test_attribution_after(after: str, who: str | None) -> None:
    text = f"«We wait,»{after}"
    assert attribution_after(text, text.index("»")) == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The minister said: ", "The minister"),
        ("It rained. Prime Minister Alikhan Smailov added, ", "Prime Minister Alikhan Smailov"),
        ("Smailov told reporters on Monday: ", "Smailov"),
        ("The text reads: ", None),
        ("He said no. ", None),
    ],
)
def test_attribution_before(before: str, who: str | None) -> None:
    text = f"{before}«We shall wait and see.»"
    assert attribution_before(text, text.index("«") + 1) == who


@pytest.mark.parametrize(
    ("sentence", "who", "clause"),
    [
        (
            "The minister said that prices will fall.",
            "The minister ",
            "prices will fall",
        ),
        (
            "Akshulakov, minister of energy, told journalists that talks had not begun.",
            "Akshulakov, minister of energy, ",
            "talks had not begun",
        ),
        (
            "Kosherbayev told the A.P. that Astana would sell to all.",
            "Kosherbayev ",
            "Astana would sell to all",
        ),
        (
            "Talks go on, said Prime Minister Alikhan Smailov.",
            "Prime Minister Alikhan Smailov.",
            "Talks go on",
        ),
        (
            "Kazakhstan, Russia and China agreed, the ministry said on Friday.",
            "the ministry",
            "Kazakhstan, Russia and China agreed",
        ),
        (
            "Talks go on, Smailov, prime minister of Kazakhstan, said.",
            "Smailov, prime minister of Kazakhstan,",
            "Talks go on",
        ),
        (
            "According to the ministry, exports rose, but imports fell.",
            "the ministry",
            "exports rose, but imports fell",
        ),
        (
            "According to Anna Lee, the director of the bank, exports rose.",
            "Anna Lee, the director of the bank",
            "exports rose",
        ),
        ("Exports rose, Anna Lee told reporters on Friday.", "Anna Lee", "Exports rose"),
        ("Exports rose, according to the World Bank.", "the World Bank", "Exports rose"),
        (
            "The minister said the third unit would be started in May.",
            "The minister ",
            "the third unit would be started in May",
        ),
    ],
)
def test_reported(sentence: str, who: str, clause: str) -> None:
    found = find_reported(sentence)
    assert found is not None
    assert sentence[slice(*found.who)] == who
    assert sentence[slice(*found.clause)] == clause


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices rose by five percent.",
        "He said nothing.",
        "Smailov signed the agreement proposed by Russia that ends in May.",
        "The minister said a few words.",
    ],
)
def test_not_reported(sentence: str) -> None:
    assert find_reported(sentence) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("‘We don’t want a new union of states,’ he said.", "We don’t want a new union of states,"),
        ("'We will not pay for the new canal,' he said.", "We will not pay for the new canal,"),
        ("„We are building the new line“, he said.", "We are building the new line"),
        ("„We are building the new line”, he said.", "We are building the new line"),
        ("“He said ‘never come here again’ and left,” she said.", None),
    ],
)
def test_marks_of_other_countries(text: str, quoted: str | None) -> None:
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == (quoted or text[1:-11])


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union met in the city's centre and the farmers' market.",
        "The '90s were hard for the people of the whole northern region.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert find_quotes(text) == ()


def test_speaker_after_a_few_quoted_words() -> None:
    text = "“So far,” Omarov said, “we have not received any proposal.”"
    (quote,) = find_quotes(text)
    assert attribution_before(text, quote.start) == "Omarov"
