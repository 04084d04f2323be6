"""Where sentences end: `briefing.language.sentences`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith met Mr. Jones. They spoke.", ["Dr. Smith met Mr. Jones.", "They spoke."]),
        ("K. Tokayev spoke. V. Putin listened.", ["K. Tokayev spoke.", "V. Putin listened."]),
        (
            "Prices rose 12.5 per cent. Exports fell.",
            ["Prices rose 12.5 per cent.", "Exports fell."],
        ),
        ("He lives in the U.S. The firm is here.", ["He lives in the U.S.", "The firm is here."]),
        ("The U.S. Department replied.", ["The U.S. Department replied."]),
        ("«We wait. We hope,» he said. He left.", ["«We wait.", "We hope,» he said.", "He left."]),
        ('"Why?" he asked. Nobody knew.', ['"Why?" he asked.', "Nobody knew."]),
        ("It costs $1.5 bn. in all", ["It costs $1.5 bn. in all"]),
        ("Order No. 5 was signed. No. Never.", ["Order No. 5 was signed.", "No.", "Never."]),
        ("He paused… Then he spoke.", ["He paused…", "Then he spoke."]),
        ("", []),
        ("   ", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ru", "Это было в 2022 г. в Астане. Потом всё изменилось.", 2),
        ("ru", "Цена выросла на 5 млн. руб. за год.", 1),
        ("kk", "Ол 2022 ж. Астанада болды. Кейін кетті.", 2),
        ("uz", "U 2022 y. Toshkentda edi. Keyin ketdi.", 2),
    ],
)
def test_other_languages(language: str, text: str, count: int) -> None:
    assert len(split_sentences(text, language)) == count


@given(st.text(max_size=300))
def test_spans_cover_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
