"""clean() and the text reader: the lines between a headline and the text, in four languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import PartialDate, SourceDocument
from briefing.ingest.junk import find_head_line
from briefing.ingest.text import read_text

Read = Callable[..., SourceDocument]
DAY = PartialDate(year=2026, month=3, day=12)
TITLES = {
    "en": "Gas supply in the region",
    "ru": "Поставки газа в регионе",
    "kk": "Өңірдегі газ жеткізу",
    "uz": "Hududda gaz yetkazib berish",
}
BODIES = {
    "en": "The two ministers agreed on the terms of the supply, and the talks will go on in May.",
    "ru": "Министры договорились об условиях поставок, и переговоры продолжатся в мае.",
    "kk": "Министрлер жеткізу шарттары туралы келісті, келіссөздер мамыр айында жалғасады.",
    "uz": "Vazirlar yetkazib berish shartlari boʻyicha kelishdi, muzokaralar davom etadi.",
}
HEADS = [
    ("en", "By John Smith\nPublished 12 March 2026", "John Smith", DAY),
    (
        "en",
        "By John Smith\nPublished: March 12, 2026 10:15 AM\nUpdated: March 13, 2026",
        "John Smith",
        DAY,
    ),
    ("en", "By John Smith Published 12 March 2026", "John Smith", DAY),
    ("en", "BY JOHN SMITH | UPDATED: MARCH 13, 2026 10:15 AM", "JOHN SMITH", None),
    ("en", "Published: 12 March 2026 | Updated: 13 March 2026", None, DAY),
    ("en", "Published\n12 March 2026\nUpdated\n13 March 2026", None, DAY),
    ("en", "Posted by Jane Doe on March 12, 2026", "Jane Doe", DAY),
    ("en", "March 12, 2026, by Jane Doe", "Jane Doe", DAY),
    ("en", "By Jane Doe, 12 March 2026", "Jane Doe", DAY),
    ("en", "By Jane Doe\nReuters\nMarch 12, 2026", "Jane Doe", DAY),
    ("en", "Jane Doe\nMarch 12, 2026", "Jane Doe", DAY),
    ("en", "By Jane Doe and John Roe\nUpdated March 13, 2026", "Jane Doe and John Roe", None),
    ("en", "National Bank of Tajikistan, 12 March 2026", "National Bank of Tajikistan", DAY),
    ("en", "12 March 2026, World Bank Group", "World Bank Group", DAY),
    ("en", "Institute for Transport Policy | 12 March 2026", "Institute for Transport Policy", DAY),
    ("en", "Published 5/8/2023", None, None),
    ("en", "Updated 2 hours ago", None, None),
    ("en", "Updated 10:15, 13 March 2026", None, None),
    ("ru", "Автор: Анна Ким\nОпубликовано: 12 марта 2026 года", "Анна Ким", DAY),
    ("ru", "Автор — Анна Ким", "Анна Ким", None),
    ("ru", "Анна КИМ\n12 марта 2026", "Анна КИМ", DAY),
    ("ru", "Опубликовано: 12 марта 2026, обновлено: 13 марта 2026", None, DAY),
    ("ru", "Опубликовано 12.03.2026 в 10:15", None, DAY),
    ("ru", "Обновлено 13 марта в 14:05", None, None),
    ("ru", "Обновлено 3 часа назад", None, None),
    ("kk", "Авторы: Айгүл Серік\nЖарияланды: 2026 жылғы 12 наурыз", "Айгүл Серік", DAY),
    ("kk", "Айгүл Серік\n2026 жылғы 12 наурыз", "Айгүл Серік", DAY),
    ("kk", "2026 жыл, 12 наурыз, 10:15", None, DAY),
    ("kk", "Жаңартылды: 13.03.2026 14:05", None, None),
    ("uz", "Muallif: Aziz Karimov\nEʼlon qilindi: 2026-yil 12-mart", "Aziz Karimov", DAY),
    ("uz", "E'lon qilindi: 12.03.2026", None, DAY),
    ("uz", "E’lon qilingan sana: 12.03.2026", None, DAY),
    ("uz", "Aziz Karimov\n12-mart 2026-yil", "Aziz Karimov", DAY),
]


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "below the title"])
@pytest.mark.parametrize(("language", "head", "byline", "published"), HEADS)
def test_author_and_dates_are_told_from_the_title_and_the_text(
    read: Read,
    language: str,
    head: str,
    byline: str | None,
    published: PartialDate | None,
    gap: str,
) -> None:
    title, body = TITLES[language], BODIES[language]

    document = read("a.txt", f"{title}{gap}{head}\n\n{body}\n")

    assert (document.title, [b.text for b in document.blocks]) == (title, [body])
    assert (document.byline, document.published) == (byline, published)


def test_a_byline_right_above_the_text(read: Read) -> None:
    text = f"{TITLES['en']}\nBy John Smith\nPublished 12 March 2026\n{BODIES['en']}\n"

    document = read("a.txt", text)

    assert (document.title, document.byline) == (TITLES["en"], "John Smith")
    assert [block.text for block in document.blocks] == [BODIES["en"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "# {title}\n\nBy John Smith\nPublished 12 March 2026\n\n{body}\n"),
        (
            "a.html",
            "<html><body><article><h1>{title}</h1><p>By John Smith<br>Published 12 March 2026</p>"
            "<p>{body}</p><p>Then: {body}</p></article></body></html>",
        ),
    ],
)
def test_a_byline_of_two_lines_in_marked_up_text(read: Read, name: str, content: str) -> None:
    document = read(name, content.format(title=TITLES["en"], body=BODIES["en"]))

    assert (document.byline, document.published) == ("John Smith", DAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday both ministers had left Astana.",
        "Published 12 March 2026, the report was read by Jane Doe.",
        "Updated plans were shown to John Smith on March 12, 2026.",
        "Автор Анна Ким представила доклад 12 марта 2026 года.",
        "Yangilandi degan xabar 2026-yil 12-martda chiqdi.",
    ],
)
def test_sentences_are_no_head_lines(sentence: str) -> None:
    assert find_head_line(sentence) is None


@given(st.text(alphabet="By Pub123\n.,:|/-JD", max_size=120))
def test_no_word_of_a_text_is_lost_or_moved(text: str) -> None:
    """The reader only cuts: its blocks, joined, have the words of the file in their order."""
    content = f"Opening line of the text\n{text}\nAnd the end of it."

    blocks = read_text(content.encode(), "a.txt", None).blocks  # type: ignore[arg-type]

    letters = "".join(c for block in blocks for c in block.text if c.isalpha())
    assert letters == "".join(c for c in content if c.isalpha())


@pytest.mark.parametrize(
    "line",
    [
        "Meeting at the Bank, 12 March 2026",
        "National Bank of Tajikistan raised the rate on 12 March 2026",
        "National Bank of Tajikistan",
    ],
)
def test_a_headline_about_a_body_is_none_of_its_lines(line: str) -> None:
    assert find_head_line(line) is None
