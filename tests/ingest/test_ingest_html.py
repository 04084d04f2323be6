"""Web pages: the article stays, the page around it is listed, nothing is fetched."""

import logging
from collections.abc import Callable

import pytest

from briefing.domain import Dropped, PartialDate, SourceDocument
from briefing.errors import InputError

Read = Callable[..., SourceDocument]
DAY = PartialDate(year=2026, month=3, day=12)
FIRST = "Kazakhstan and Russia signed a deal on gas supply on Monday, officials said in Astana."
SECOND = "The two countries have talked since 2022 about a common market. It was proposed in May."
HEAD = (
    '<meta property="article:published_time" content="2026-03-12T10:00:00+05:00">'
    '<meta name="author" content="Jane Doe"><title>Gas deal signed | The News</title>'
)


def page(body: str, head: str = HEAD) -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


ARTICLE = page(
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav><article>"
    f"<h1>Gas deal signed</h1><p>{FIRST.replace('gas', '<b>gas</b>')}</p><h2>Background</h2>"
    f"<p>{SECOND}</p><ul><li>First item is about pipelines.</li>"
    "<li>Second is about prices.</li></ul>"
    "<table><tr><th>Country</th><th>bcm</th></tr><tr><td>Kazakhstan</td><td>12.5</td></tr></table>"
    "<p style='display:none'>Hidden words of the page</p></article>"
    "<aside><h3>Related</h3><a href='/b'>Another story</a></aside>"
    "<footer>© 2026 The News. All rights reserved.</footer>"
)


def test_an_article_with_all_kinds_of_blocks(read: Read) -> None:
    document = read("a.html", ARTICLE)

    assert (document.title, document.byline, document.published) == (
        "Gas deal signed",
        "Jane Doe",
        DAY,
    )
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("paragraph", FIRST),
        ("heading", "Background"),
        ("paragraph", SECOND),
        ("list_item", "First item is about pipelines."),
        ("list_item", "Second is about prices."),
        ("table_row", "Country | bcm"),
        ("table_row", "Kazakhstan | 12.5"),
    ]


def test_the_page_around_the_article_is_listed(read: Read) -> None:
    dropped = read("a.html", ARTICLE).dropped

    assert Dropped("Home", "navigation") in dropped
    assert Dropped("Another story", "outside-article") in dropped
    assert Dropped("© 2026 The News. All rights reserved.", "copyright") in dropped
    assert not any("Hidden" in d.text for d in dropped)


def test_a_short_page_keeps_its_paragraphs_apart(read: Read) -> None:
    document = read("a.html", page(f"<h1>Gas</h1><p>{FIRST}</p><p>Second.</p>", head=""))

    assert document.title == "Gas"
    assert [block.text for block in document.blocks] == [FIRST, "Second."]


def test_a_page_of_two_words_is_read(read: Read) -> None:
    assert [b.text for b in read("a.html", "<nav>Home</nav><p>Gas flows.</p>").blocks] == [
        "Gas flows."
    ]


def test_line_breaks(read: Read) -> None:
    document = read("a.html", page(f"<h1>Gas</h1><div>{FIRST}<br><br>{SECOND}<br>{FIRST}</div>"))

    assert [block.text for block in document.blocks] == [FIRST, f"{SECOND} {FIRST}"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="date" content="2026-03-12">', ""),
        ('<meta itemprop="datePublished" content="2026-03-12">', ""),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished":'
            ' "2026-03-12T08:00:00Z", "author": [{"name": "Jane Doe"}]}]}</script>',
            "",
        ),
        ("", "<time datetime='2026-03-12'>Thursday</time>"),
        ("", "<p>Published 12 March 2026</p>"),
    ],
)
def test_where_a_page_states_its_date(read: Read, head: str, body: str) -> None:
    document = read("a.html", page(f"<h1>Gas</h1>{body}<p>{FIRST}</p><p>{SECOND}</p>", head))

    assert document.published == DAY


def test_dates_in_the_text_and_the_copyright_line_are_no_publication_date(read: Read) -> None:
    body = (
        f"<h1>Gas</h1><p>On 8 December 2022 they met.</p><p>{FIRST}</p><footer>© 2026 News</footer>"
    )

    assert read("a.html", page(body, head="")).published is None


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
def test_the_charset_that_the_page_states_is_used(read: Read, charset: str) -> None:
    text = page(f"<p>{FIRST} Газпром.</p>", head=f'<meta charset="{charset}">')

    assert "Газпром." in read("a.html", text.encode(charset)).blocks[0].text


def test_a_wrong_charset_does_not_harm(read: Read) -> None:
    text = page(f"<p>{FIRST} Газпром.</p>", head='<meta charset="no-such-thing">')

    assert "Газпром." in read("a.html", text).blocks[0].text


def test_entities_and_declarations_are_harmless(read: Read, tmp_path: object) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    document = read(
        "a.xhtml",
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY e0 "x">{bomb}'
        f'<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>{FIRST} &e11; &f;</p>'
        "</body></html>",
    )

    assert FIRST in document.blocks[0].text
    assert "root:" not in document.blocks[0].text


@pytest.mark.disable_socket
def test_nothing_is_fetched(read: Read) -> None:
    body = (
        "<link rel=stylesheet href='http://127.0.0.1:9/a.css'><img src='http://127.0.0.1:9/a.png'>"
        f"<iframe src='http://127.0.0.1:9/'></iframe><p>{FIRST}</p><p>{SECOND}</p>"
    )

    assert len(read("a.html", page(body)).blocks) == 2


def test_deep_pages_are_read_whole_and_bottomless_ones_refused(read: Read) -> None:
    def nested(depth: int) -> str:
        return "<div>" * depth + f"<p>{FIRST}</p>" + "</div>" * depth + f"<p>{SECOND}</p>"

    assert [block.text for block in read("a.html", nested(300)).blocks] == [FIRST, SECOND]
    with pytest.raises(InputError, match=r"a\.html is nested too deeply"):
        read("a.html", nested(3000))


def test_log_messages_of_the_libraries_stay_away(
    read: Read, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = logging.StreamHandler()
    logging.getLogger().addHandler(handler)
    try:
        read("a.html", "<p>Gas flows.</p>")
    finally:
        logging.getLogger().removeHandler(handler)

    assert capfd.readouterr() == ("", "")
