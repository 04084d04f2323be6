"""Word documents, made with python-docx and, where it cannot, by editing its XML."""

import dataclasses
import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml

from briefing.config import LimitSettings
from briefing.domain import SourceDocument
from briefing.errors import InputError

Read = Callable[..., SourceDocument]
BODY = "The two ministers agreed on the terms of the supply, and the talks will go on in May."
SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def append(document: object, xml: str) -> None:
    """Add a body element written as XML."""
    body = document.element.body  # type: ignore[attr-defined]
    body.insert(len(body) - 1, parse_xml(xml))


def test_order_kinds_and_tables_are_kept(read: Read) -> None:
    document = docx.Document()
    document.add_heading("Gas supply", 0)
    document.add_paragraph(BODY)
    document.add_heading("Figures", 1)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Country", "bcm", "Russia", "600"], strict=True):
        cell.text = text
    document.add_paragraph("first item", style="List Bullet")
    document.add_paragraph("After the table.")

    found = read("a.docx", saved(document))

    assert found.title == "Gas supply"
    assert (found.published, found.encoding, found.format) == (None, None, "docx")
    assert [(block.kind.value, block.text) for block in found.blocks] == [
        ("paragraph", BODY),
        ("heading", "Figures"),
        ("table_row", "Country | bcm"),
        ("table_row", "Russia | 600"),
        ("list_item", "first item"),
        ("paragraph", "After the table."),
    ]


def test_merged_cells_stand_once(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Country"
    table.cell(0, 2).text = "bcm"
    table.cell(1, 0).text = "Russia"

    assert [b.text for b in read("a.docx", saved(document)).blocks][1:] == [
        "Country | bcm",
        "Russia | |",
    ]


def test_a_table_of_one_column_is_read_as_paragraphs(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    document.add_table(1, 1).cell(0, 0).text = f"In the box. {BODY}"

    assert read("a.docx", saved(document)).blocks[1].kind.value == "paragraph"


def test_tracked_changes_content_controls_links_and_hidden_text(read: Read) -> None:
    document = docx.Document()
    append(
        document,
        f"<w:p {SPACES}><w:r><w:t xml:space='preserve'>The talks </w:t></w:r>"
        "<w:ins w:id='1' w:author='a'><w:r><w:t>begin</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>end</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> on Monday</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>",
    )
    append(
        document,
        f"<w:sdt {SPACES}><w:sdtContent><w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
    )

    found = read("a.docx", saved(document))

    assert [block.text for block in found.blocks] == ["The talks begin on Monday.", BODY]


def test_text_boxes_are_read_once(read: Read) -> None:
    document = docx.Document()
    box = f"<w:txbxContent><w:p><w:r><w:t>In the box. {BODY}</w:t></w:r></w:p></w:txbxContent>"
    append(
        document,
        f"<w:p {SPACES} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<w:r><w:t>Outside of it.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
    )

    found = read("a.docx", saved(document))

    assert [block.text for block in found.blocks] == ["Outside of it.", f"In the box. {BODY}"]


def test_old_and_locked_formats_are_told_from_damage(read: Read) -> None:
    with pytest.raises(InputError, match=r"a\.docx is protected with a password"):
        read("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    document = docx.Document()
    document.add_paragraph(BODY)
    whole = saved(document)
    with pytest.raises(InputError, match=r"a\.docx is damaged"):
        read("a.docx", whole[: len(whole) // 2])
    with pytest.raises(InputError, match=r"a\.docx is damaged"):
        read("a.docx", _replaced(whole, "word/document.xml", b"<w:document><broken"))


def test_a_zip_that_is_no_document_is_damaged(read: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "text")

    with pytest.raises(InputError, match=r"a\.docx is damaged, or no Word document"):
        read("a.docx", buffer.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    bomb = _replaced(saved(document), "word/media/image1.png", bytes(9_000_000))

    limits = dataclasses.replace(LimitSettings(), file_megabytes=2)
    assert len(bomb) < 2_000_000
    with pytest.raises(InputError, match=r"a\.docx is too large: unpacked it has 9\.\d MB"):
        read("a.docx", bomb, limits)


def test_entities_in_the_xml_are_harmless(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    entities = '<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">'
    entities += "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(4))
    xml = (
        f"<!DOCTYPE d [{entities}]><w:document {SPACES}><w:body><w:p><w:r><w:t>{BODY} &e; &f;</w:t>"
        "</w:r></w:p></w:body></w:document>"
    )

    try:
        found = read("a.docx", _replaced(saved(document), "word/document.xml", xml.encode()))
    except InputError as error:
        assert "damaged" in error.message
    else:
        text = " ".join(block.text for block in found.blocks)
        assert "root:" not in text
        assert len(text) < 1000


def _replaced(package: bytes, part: str, content: bytes) -> bytes:
    """The package with one part replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return buffer.getvalue()
