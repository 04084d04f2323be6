"""Addresses and lists of recipients: what is understood, and every mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deliver.mail.addresses import read_mailbox
from briefing.deliver.mail.recipients import Recipient, read_recipients
from briefing.errors import InputError, SettingsError


def read(folder: Path, text: str | bytes) -> tuple[Recipient, ...]:
    path = folder / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_recipients(path).recipients


def refused(folder: Path, text: str | bytes) -> list[str]:
    """The problems, without the path of the file."""
    with pytest.raises(SettingsError) as caught:
        read(folder, text)
    told = caught.value.problems or (caught.value.message,)
    return [problem.replace(f"{folder}/", "") for problem in told]


# ------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" a.b+c@Energy.GOV.kz ", "a.b+c@energy.gov.kz"),
        ("info@почта.қаз", "info@xn--80a1acny.xn--80ao21a"),
        ("info@xn--80a1acny.xn--80ao21a", "info@xn--80a1acny.xn--80ao21a"),
        ("o'neill@example.org", "o'neill@example.org"),
    ],
)
def test_addresses_as_servers_take_them(text: str, expected: str) -> None:
    assert read_mailbox(text).address == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("айгүл@example.kz", "SMTPUTF8"),
        ("ivanоv@example.kz", "CYRILLIC SMALL LETTER O"),
        ("info@gоv.kz", "mixes Latin and Cyrillic"),
        ("info@straße.de", "two ways"),
        ("nobody", "needs one @"),
        ("@example.kz", "needs one @"),
        ("a@", "needs one @"),
        ("a b@example.kz", "cannot stand before @"),
        ("a..b@example.kz", "cannot stand before @"),
        ("a@b@example.kz", "cannot stand before @"),
        ("Aigul <a@example.kz>", "cannot stand before @"),
        ('"a b"@example.kz', "quotation marks"),
        ("a@localhost", "no dot"),
        ("a@[127.0.0.1]", "no domain name"),
        ("a@10.0.0.1", "no domain name"),
        ("a@-b.kz", "no domain name"),
        ("a@b..kz", "no domain name"),
        ("a@b.kz.", "no domain name"),
        ("a@b_c.kz", "no domain name"),
        ("a@" + "b" * 64 + ".kz", "no domain name"),
        ("a" * 65 + "@b.kz", "longer than 64"),
        ("a@b.kz\r\nBcc: c@d.kz", "a line break"),
        ("a\x00@b.kz", "U+0000"),
        ("a\u202e@b.kz", "U+202E"),
    ],
)
def test_addresses_that_are_refused_with_a_reason(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="(?s).+") as caught:
        read_mailbox(text)
    assert said in str(caught.value)


@given(st.text(max_size=80))
def test_whatever_is_taken_can_travel(text: str) -> None:
    """Plain ASCII with one @, nothing that means something to a mail server."""
    try:
        mailbox = read_mailbox(text + "@" + text if "@" not in text else text)
    except ValueError:
        return
    assert mailbox.address.isascii() and mailbox.address.isprintable()
    assert not set(mailbox.address) & set(' ,;:<>()[]"\\') and mailbox.address.count("@") == 1
    assert read_mailbox(mailbox.address) == mailbox


# ---------------------------------------------------------------------------------- lists


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with BOM"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_forms_of_the_file(tmp_path: Path, mark: bytes, delimiter: str, end: str) -> None:
    rows = [
        ["Language", "NAME", "address", "phone"],
        ["kk", '"Қасымова, Әйгүл ""Айка"""', "a@b.kz", "1"],
        ["uz-cyrl", "Oʻktam Gʻaniyev", "o@g.uz", ""],
        ["", "", "", ""],
        ["RU", "", "p@q.ru", "2"],
    ]
    text = end.join(delimiter.join(row) for row in rows) + end
    if delimiter == ";":
        text = text.replace('"Қасымова, Әйгүл', '"Қасымова; Әйгүл')
    found = read(tmp_path, mark + text.encode())
    name = f'Қасымова{delimiter} Әйгүл "Айка"'
    assert [(r.mailbox.address, r.name, r.language) for r in found] == [
        ("a@b.kz", name, "kk"),
        ("o@g.uz", "Oʻktam Gʻaniyev", "uz-Cyrl"),
        ("p@q.ru", "", "ru"),
    ]


def test_repeated_lines_are_one_recipient_with_the_first_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "address,name,language\na@b.kz,,kk\nA@B.kz,Aigul,kk\na@b.KZ,Other,KK\na@b.kz,Aigul,ru\n"
    )
    found = read_recipients(path)
    assert [(r.name, r.language) for r in found.recipients] == [("Aigul", "kk"), ("Aigul", "ru")]
    assert found.merged == 2


def test_all_mistakes_are_listed_with_their_lines(tmp_path: Path) -> None:
    text = (
        "address,name,language\n"
        "a@b.kz,Aigul,kk\n"
        'nobody,"two\nlines",fr\n'
        "c@d.kz,Ivanov, I.,ru\n"
        ",Nobody,en\n"
        'e@f.kz,"Eve\r\nBcc: g@h.kz",en\n'
        "g@h.kz\n"
    )
    assert refused(tmp_path, text) == [
        "list.csv:3: 'nobody' is no address: it needs one @ with something on both sides",
        "list.csv:3: the name has a line break",
        "list.csv:3: 'fr' is none of en, ru, kk, uz, uz-Cyrl, kk-Latn",
        'list.csv:5: 4 cells instead of 3: put a cell that has , in it between " and "',
        "list.csv:6: there is no address",
        "list.csv:7: the name has a line break",
        "list.csv:9: there is no language: en, ru, kk, uz, uz-Cyrl, kk-Latn",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a@b.kz,Aigul,kk\n", "there is no column 'address'"),
        ("address,name\na@b.kz,A\n", "there is no column 'language'"),
        ("address,name,language,name\n", "the column 'name' stands twice"),
        ("", "there is no column 'address'"),
        ("address,name,language\n", "names no recipients"),
        ('address,name,language\na@b.kz,"A,kk\n', "list.csv:2: "),
        ("address,name,language\na@b.kz,Айгүл,kk\n".encode("cp1251", "replace"), "not in UTF-8"),
        ("address,name,language\na@b.kz,A\x00B,kk\n", "list.csv:2: "),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in "\n".join(refused(tmp_path, text))


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none.csv cannot be read"):
        read_recipients(tmp_path / "none.csv")
