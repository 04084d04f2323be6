"""ingest(): the seed document, and every file that cannot be used."""

import dataclasses
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.config import LimitSettings
from briefing.domain import BlockKind, Dropped, SourceDocument
from briefing.errors import InputError
from briefing.ingest import ingest

Read = Callable[..., SourceDocument]
SEED = Path(__file__).parents[2] / "seeds" / "000_8bce22750f1462c6.txt"
PARAGRAPH = "The two ministers agreed on the terms of the supply, and the talks will go on in May."


def test_the_seed_keeps_its_seven_paragraphs() -> None:
    document = ingest(SEED, number=3, limits=LimitSettings(), display="seeds/gas.txt")

    assert document.title == (
        "Kazakhstan and Russia are going to cooperate in the sphere of gas supply"
    )
    assert [block.id for block in document.blocks] == [f"p{n}" for n in range(1, 8)]
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}
    assert document.blocks[0].text.startswith("Kazakhstan and Russia are negotiating")
    assert document.blocks[6].text.endswith("a regular contract, not a gas alliance.")
    assert (document.id, document.path, document.format) == ("d3", "seeds/gas.txt", "txt")
    assert (document.language, document.encoding, document.published) == ("en", "utf-8", None)
    assert document.sha256 == hashlib.sha256(SEED.read_bytes()).hexdigest()


def test_the_seed_lists_what_was_dropped_and_why() -> None:
    document = ingest(SEED, number=1, limits=LimitSettings())

    byline = 'Special correspondent of the "News" department'
    assert document.byline == byline
    assert document.dropped == (
        Dropped("Published", "label"),
        Dropped(byline, "byline"),
        Dropped("Read also", "related"),
    )


def test_the_text_of_the_seed_is_verbatim() -> None:
    source = SEED.read_text(encoding="utf-8")

    for block in ingest(SEED, number=1, limits=LimitSettings()).blocks:
        assert block.text in source


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\t\r\n ", "nothing but white space"),
        ("mark.txt", b"\xef\xbb\xbf", "nothing but white space"),
        ("program.txt", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe" * 40, "binary"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes([200, 13, 4, 7, 255, 3]) * 40, "binary"),
        ("labels.txt", b"Published\n\nRead also\n", "nothing is left"),
        ("no.html", b"<html><body><script>let a = 1</script></body></html>", "nothing is left"),
        ("no.docx", b"PK\x03\x04 not a package", "damaged"),
        ("no.pdf", b"plain text", "damaged"),
        ("cut.pdf", b"%PDF-1.7\n%broken", "damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "supported are .txt"),
        ("noending", b"text", "no ending"),
    ],
)
def test_unusable_files_are_named_with_a_way_out(
    read: Read, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(name, content)

    assert name in caught.value.message
    assert words in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 4


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt does not exist"):
        ingest(tmp_path / "gone.txt", number=1, limits=LimitSettings())
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match=r"folder\.txt is a folder"):
        ingest(tmp_path / "folder.txt", number=1, limits=LimitSettings())


def test_a_large_file_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as handle:
        handle.truncate(200_000_000)

    with pytest.raises(InputError, match=r"large\.txt is too large: 200\.0 MB.* 50 MB") as caught:
        ingest(path, number=1, limits=LimitSettings())
    assert "file_megabytes" in caught.value.hint


def test_a_file_at_the_limit_is_read(read: Read) -> None:
    content = (PARAGRAPH + "\n\n").encode() * 30_000
    limits = dataclasses.replace(LimitSettings(), file_megabytes=2)

    assert len(read("full.txt", content[:2_000_000], limits).blocks) > 20_000
    with pytest.raises(InputError, match="too large"):
        read("over.txt", content[:2_000_000] + b".", limits)


def test_a_file_without_permission_is_refused(tmp_path: Path, read: Read) -> None:
    read("first.txt", PARAGRAPH)  # so that every module is loaded
    path = tmp_path / "secret.txt"
    path.write_text(PARAGRAPH)
    path.chmod(0)
    tmp_path.chmod(0o755)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(InputError, match=r"secret\.txt may not be read") as caught:
            ingest(path, number=1, limits=LimitSettings(), display="secret.txt")
    finally:
        os.seteuid(user)
    assert "chmod u+r" in caught.value.hint


def test_another_language_is_refused_by_name(read: Read) -> None:
    french = "Le gouvernement a annoncé une réforme du marché du gaz, selon les deux ministres. "

    with pytest.raises(InputError, match=r"gaz\.txt is in French; only English, Russian, Kazakh"):
        read("gaz.txt", french * 5)


def test_a_russian_document_is_read(read: Read) -> None:
    russian = "Казахстан и Россия ведут переговоры о сотрудничестве в сфере добычи газа. " * 5

    assert read("gaz.txt", russian).language == "ru"


def test_the_order_of_blocks_survives_every_drop(read: Read) -> None:
    text = f"Title of the text\n\nFirst. {PARAGRAPH}\n\nShare\n\nSecond. {PARAGRAPH}\n"

    document = read("order.txt", text)

    assert [(b.id, b.text.split()[0]) for b in document.blocks] == [
        ("p1", "First."),
        ("p2", "Second."),
    ]
    assert document.dropped == (Dropped("Share", "share"),)
