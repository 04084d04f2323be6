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
        ("ru", "«Мы ждём. Мы надеемся», — сказал К. Токаев. Потом он уехал.", 3),
        ("ru", "«Когда это будет?» — спросил А.С. Ким. Никто не знал.", 2),
        ("ru", "Газ, нефть, уголь и т. д. подорожали. Вода тоже.", 2),
        ("ru", "Это сказал г-н Ким. Он живёт на ул. Абая в г. Алматы.", 2),
        ("ru", "Добыча достигла 5 млрд. В следующем году она вырастет.", 2),
        ("ru", "Это было в 2022 г. Однако в 2023 г. всё изменилось.", 2),
        ("kk", "«Біз күтеміз. Үміттенеміз», – деді Қ. Тоқаев. Кейін ол кетті.", 3),
        ("kk", "Газ, мұнай, көмір т.б. қымбаттады. Су да.", 2),
        ("kk", "Өндіріс 5 млрд. Бұл көп.", 2),
        ("uz", "“Kutamiz. Umid qilamiz”, – dedi Sh. Mirziyoyev. Keyin u ketdi.", 3),
        ("uz", "Buni Oʻ. Karimov aytdi. U ketdi.", 2),
        ("uz", "Bu 2022 y. boʻldi. Biroq 2023 y. hammasi oʻzgardi.", 2),
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
