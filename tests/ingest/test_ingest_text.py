"""Plain text and Markdown: where paragraphs, items, headings and rows begin."""

from collections.abc import Callable

from briefing.domain import BlockKind, Dropped, PartialDate, SourceDocument

Read = Callable[..., SourceDocument]
BODY = "The two ministers agreed on the terms of the supply, and the talks will go on in May."


def kinds(document: SourceDocument) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def test_hard_wrapped_lines_are_joined(read: Read) -> None:
    document = read(
        "a.txt",
        "Gas supply\n\nThe two ministers agreed on the terms\nof the supply, and the talks of the\n"
        "Kazakh side will go on.\n \t\nThe next round\nis in May.\n",
    )

    assert kinds(document) == [
        (
            "paragraph",
            "The two ministers agreed on the terms of the supply, and the talks of the"
            " Kazakh side will go on.",
        ),
        ("paragraph", "The next round is in May."),
    ]


def test_long_lines_without_blank_lines_are_paragraphs(read: Read) -> None:
    document = read("a.txt", f"Gas supply\n{BODY} {BODY}\n{BODY}\n{BODY} {BODY}\n")

    assert document.title == "Gas supply"
    assert [text for _, text in kinds(document)] == [f"{BODY} {BODY}", BODY, f"{BODY} {BODY}"]


def test_lists_and_headings_in_plain_text(read: Read) -> None:
    document = read(
        "a.txt",
        f"Gas supply\n==========\n\n{BODY}\n\nThe next steps\n\n- first\n  item\n- second item\n\n"
        f"1. one\n2. two\n\n– No, he said.\n\n{BODY}",
    )

    assert kinds(document) == [
        ("paragraph", BODY),
        ("heading", "The next steps"),
        ("list_item", "first item"),
        ("list_item", "second item"),
        ("list_item", "one"),
        ("list_item", "two"),
        ("list_item", "No, he said."),
        ("paragraph", BODY),
    ]


def test_labels_on_lines_of_their_own_are_not_joined_with_the_text(read: Read) -> None:
    document = read("a.txt", f"Gas supply\n\nPublished\nOur correspondent in Astana\n\n{BODY}")

    assert [d.reason for d in document.dropped] == ["label", "byline"]
    assert kinds(document) == [("paragraph", BODY)]


def test_a_dash_inside_a_paragraph_is_no_list(read: Read) -> None:
    document = read("a.txt", f"The gas\n– so he said –\nis enough.\n\n{BODY}")

    assert document.blocks[0].text == "The gas – so he said – is enough."


def test_markdown_marks_go_and_structure_stays(read: Read) -> None:
    document = read(
        "a.md",
        f"# Gas *supply*\n\nThe **two** [ministers](http://x.org) `agreed` ~~twice~~\non it.\n\n"
        f"## Next steps\n\n- one\n- two\n  - inner\n\n"
        f"| Country | bcm |\n|---|---:|\n| Russia | 600 |\n\n"
        f"> He said so.\n\n![a picture](x.png)\n\n```\nx = 1\n```\n\n<div>Raw <b>text</b>"
        f"<script>bad()</script></div>\n\n{BODY}\n",
    )

    assert document.title == "Gas supply"
    assert kinds(document) == [
        ("paragraph", "The two ministers agreed twice on it."),
        ("heading", "Next steps"),
        ("list_item", "one"),
        ("list_item", "two"),
        ("list_item", "inner"),
        ("table_row", "Country | bcm"),
        ("table_row", "Russia | 600"),
        ("paragraph", "He said so."),
        ("paragraph", "Raw text"),
        ("paragraph", BODY),
    ]
    assert document.dropped == (Dropped("x = 1", "code"),)


def test_front_matter_gives_title_date_and_author(read: Read) -> None:
    front = 'title: "Gas supply"\ndate: 2026-03-12\nauthor: Jane Doe\ntags:\n  - gas'
    document = read("a.md", f"---\n{front}\n---\n\n{BODY}\n")

    assert (document.title, document.byline) == ("Gas supply", "Jane Doe")
    assert document.published == PartialDate(year=2026, month=3, day=12)
    assert document.dropped[0].reason == "front-matter"


def test_a_rule_at_the_top_of_markdown_is_no_front_matter(read: Read) -> None:
    document = read("a.md", f"---\n\n{BODY}\n\n---\n\nThe end: it is near.\n")

    assert [block.text for block in document.blocks] == [BODY, "The end: it is near."]
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}
