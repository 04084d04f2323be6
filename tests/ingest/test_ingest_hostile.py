"""Files made to break a reader: each is read, or refused with its name and a way out."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import LimitSettings
from briefing.domain import SourceDocument
from briefing.errors import InputError
from briefing.ingest import discover, ingest
from briefing.ingest.naming import printable

Read = Callable[..., SourceDocument]
BODY = "The two ministers agreed on the terms of the supply, and the talks will go on in May."
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(document_xml: bytes) -> bytes:
    """A Word document with ``document_xml`` as its text."""
    made = io.BytesIO()
    docx.Document().save(made)
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(made) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            new.writestr(name, document_xml if name == "word/document.xml" else old.read(name))
    return changed.getvalue()


def pdf_file(pages: int, content: bytes = b"") -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
            pdf.pages[-1].Contents = pikepdf.Stream(pdf, content)
        pdf.save(made, compress_streams=True)
    return made.getvalue()


def pdf_of_forms() -> bytes:
    """Each of seven forms draws the next one twenty times: 20 to the power of 7 words."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        content = b"BT /F 12 Tf (word) Tj ET"
        resources = pikepdf.Dictionary()
        for _ in range(8):
            form = pikepdf.Stream(pdf, content)
            form.Subtype, form.BBox = pikepdf.Name.Form, [0, 0, 600, 800]
            form.Resources = resources
            resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
            content = b"/Form Do " * 20
        pdf.add_blank_page()
        pdf.pages[0].Contents = pikepdf.Stream(pdf, b"/Form Do")
        pdf.pages[0].Resources = resources
        pdf.save(made)
    return made.getvalue()


def entities() -> str:
    """Eight levels, twenty times as much on each."""
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(8))
    return f'<!DOCTYPE d [<!ENTITY e0 "aaaaaaaaaa">{levels}]>'


def xml_of(text: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<w:document {SPACE}><w:body>{paragraph}</w:body></w:document>".encode()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty Word file": ("a.docx", lambda: word_file(xml_of("")), "nothing is left"),
    "zip bomb": (
        "a.docx",
        lambda: word_file(xml_of(" " * 60_000_000)),
        "too large: unpacked it has 60",
    ),
    "XML entity bomb": (
        "a.docx",
        lambda: word_file(entities().encode() + xml_of(f"{BODY} &e8;")),
        "damaged",
    ),
    "deep tables": (
        "a.docx",
        lambda: word_file(
            f"<w:document {SPACE}><w:body>{'<w:tbl><w:tr><w:tc>' * 3000}"
            f"{'</w:tc></w:tr></w:tbl>' * 3000}</w:body></w:document>".encode()
        ),
        "damaged",
    ),
    "PDF without pages": ("a.pdf", lambda: pdf_file(0), "has no pages"),
    "PDF without text": ("a.pdf", lambda: pdf_file(2), "no text layer"),
    "PDF that unpacks to much": (
        "a.pdf",
        lambda: pdf_file(1, b"q Q " * 400_000),
        "no text layer",
    ),
    "PDF of forms within forms": ("a.pdf", pdf_of_forms, "draws more than 1,000,000"),
    "random PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 700, "damaged"),
    "random package": ("a.docx", lambda: b"PK\x03\x04" + bytes(range(256)) * 700, "damaged"),
    "random page": ("a.html", lambda: bytes(range(256)) * 700, "binary"),
    "ten thousand tags in one another": (
        "a.html",
        lambda: f"{'<div>' * 10_000}{BODY}{'</div>' * 10_000}".encode(),
        "nested too deeply",
    ),
    "only scripts": (
        "a.html",
        lambda: b"<html><body><script>" + b"var a=1;" * 400_000 + b"</script></body></html>",
        "nothing is left",
    ),
    "NUL in text": ("a.txt", lambda: f"{BODY}\0{BODY}".encode(), "binary"),
    "NUL in a page": ("a.html", lambda: f"<p>{BODY}\0{BODY}</p>".encode(), "binary"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_the_name_and_a_way_out(read: Read, case: str) -> None:
    name, content, words = REFUSED[case]

    with pytest.raises(InputError) as caught:
        read(name, content())

    assert name in caught.value.message and words in caught.value.message
    assert caught.value.hint


ARTICLE = f"<article><h1>Supply</h1><p>{BODY}</p><p>More. {BODY}</p></article>"
READABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "page with megabytes of scripts and styles": (
        "a.html",
        lambda: (
            f"<html><body><script>{'var a=1;' * 400_000}</script><style>{'a{b:c}' * 200_000}"
            f"</style>{ARTICLE}</body></html>"
        ).encode(),
    ),
    "page with a long attribute": (
        "a.html",
        lambda: (
            f"<html><body><div title='{'x' * 3_000_000}'>{ARTICLE}</div></body></html>".encode()
        ),
    ),
    "page with an entity bomb": (
        "a.html",
        lambda: f"{entities()}<html><body>{ARTICLE}<p>&e8;</p></body></html>".encode(),
    ),
    "one line of ten megabytes": ("a.txt", lambda: f"{BODY} ".encode() * 116_000),
    "one word of ten megabytes": ("a.txt", lambda: f"{BODY}\n\n{'a' * 10_000_000}".encode()),
    "Markdown of brackets": ("a.md", lambda: f"{BODY}\n\n{'[' * 50_000}".encode()),
    "Markdown of stars": ("a.md", lambda: f"{BODY}\n\n{'*a ' * 50_000}".encode()),
    "UTF-16 with a mark": ("a.txt", lambda: BODY.encode("utf-16")),
    "UTF-16 without a mark": ("a.txt", lambda: BODY.encode("utf-16-le")),
    "UTF-32": ("a.txt", lambda: BODY.encode("utf-32")),
    "cp1252": (
        "a.txt",
        lambda: f"{BODY} The café’s “naïve” owner agreed — twice.".encode("cp1252"),
    ),
}


@pytest.mark.parametrize("case", READABLE)
def test_read_all_the_same(read: Read, case: str) -> None:
    name, content = READABLE[case]

    document = read(name, content())

    assert document.blocks[0].text.startswith(BODY)
    assert document.language == "en"
    assert "aaaaaaaaaa" not in document.blocks[0].text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "cp866"])
def test_russian_in_old_encodings(read: Read, encoding: str) -> None:
    text = "Казахстан и Россия ведут переговоры о сотрудничестве в сфере добычи газа. " * 5

    document = read("a.txt", text.encode(encoding))

    assert (document.blocks[0].text, document.language) == (text.strip(), "ru")


def test_scripts_mixed_in_one_text(read: Read) -> None:
    text = f"{BODY} Қазақстан мен Ресей келіссөз жүргізуде. Переговоры идут. {BODY} 谈判仍在继续。"

    document = read("a.txt", text)

    assert (document.language, document.blocks[0].text) == ("en", text)


@pytest.mark.parametrize("name", ["\u202etxt.exe.txt", "a\nb\x1b[31mred.txt", "\u2066x.txt"])
def test_names_cannot_disguise_themselves_in_messages(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")

    with pytest.raises(InputError, match="is empty") as caught:
        ingest(path, number=1, limits=LimitSettings(), display=name)

    assert caught.value.message == f"{printable(name)} is empty"
    assert caught.value.message.isprintable()
    with pytest.raises(InputError) as missing:
        discover([tmp_path / f"x{name}"])
    assert missing.value.message.isprintable()


@given(st.text())
def test_printable_names_have_no_control_characters(name: str) -> None:
    shown = printable(name)

    assert all(ord(c) >= 32 and c not in "\u202a\u202b\u202d\u202e\u2066\u2067\x7f" for c in shown)
    assert not name.isascii() or not name.isprintable() or shown == name


def test_links_in_a_circle_are_walked_once(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(BODY)
    (inner / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "again.txt").symlink_to(inner / "a.txt")

    found = discover([tmp_path])

    assert [os.path.realpath(path) for path in found] == [str(inner / "a.txt")]


def test_a_link_to_itself_named_as_a_source(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")

    with pytest.raises(InputError, match=r"self\.txt"):
        discover([tmp_path / "self.txt"])


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    try:
        assert ingest(path, number=1, limits=LimitSettings()).blocks
    except InputError as error:
        assert name in error.message
