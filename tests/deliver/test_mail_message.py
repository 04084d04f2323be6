"""The bytes of an e-mail: 7-bit, short lines, readable again, no way to inject headers."""

from __future__ import annotations

import getpass
import platform
import socket
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail_samples import (
    CONTENT,
    DAY,
    PDF,
    SENDER,
    decoded,
    parse,
    raw_header,
    somebody,
    write,
)

from briefing.deliver.mail.addresses import find_control, read_mailbox
from briefing.deliver.mail.message import Sender, attachment_name, compose, message_id

# Letters of the four languages, and what headers give a meaning to.
_PIECES = st.sampled_from(
    ["Қазақстан", "gʻoya", "maʼlumot", "№ 1", "a", ",", '"', "\\", "<b@c.kz>", ";", "=?utf-8?q?x?="]
    + [" ", "(", ")", ":", "@", "—", "Oʻzbekiston", "x" * 40, "ы" * 40, "«", "»", "=", "?", "_"]
)
HEADER_TEXT = st.lists(_PIECES, min_size=1, max_size=25).map(
    lambda pieces: " ".join("".join(pieces).split())
)


def test_the_whole_of_a_draft() -> None:
    content = write(to=somebody(), draft=True)
    message = parse(content)
    assert {name: str(value) for name, value in message.items()} == {
        "From": "Mintaqaviy siyosat markazi <briefs@policy.example>",
        "To": "Әйгүл Қасымова <aigul@energy.example>",
        "Reply-To": "office@policy.example",
        "Subject": "Tahliliy maʼlumotnoma: Gaz boʻyicha muzokaralar",
        "Date": "Sun, 22 Nov 2026 09:30:00 +0000",
        "Message-ID": message["Message-ID"],
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Language": "uz",
        "Content-Type": message["Content-Type"],
    }
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None and html is not None
    bodies = [part.get_content().replace("\r\n", "\n") for part in (text, html)]
    assert bodies == [CONTENT.text, CONTENT.html]
    assert [part["Content-Language"] for part in (text, html)] == ["uz", "uz"]
    assert [p.get_content_type() for p in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("gas-uz.pdf", PDF)


def test_what_is_sent_is_no_draft_and_what_is_not_known_is_left_out() -> None:
    assert parse(write(to=somebody()))["X-Unsent"] is None
    headers = parse(write(sender=Sender())).keys()
    assert not {"From", "To", "Reply-To", "Bcc", "Cc", "Sender"} & set(headers)


def is_clean(content: bytes) -> bool:
    """Any server can carry it: ASCII, CRLF only, no line longer than people may see."""
    lines = content.split(b"\r\n")
    return (
        content.isascii()
        and not any(b"\r" in line or b"\n" in line or b"\0" in line for line in lines)
        and max(map(len, lines)) <= 78
        and b"-Encoding: 8bit" not in content
    )


@given(HEADER_TEXT)
def test_subjects_come_back_as_they_were(subject: str) -> None:
    content = write(subject=subject)
    assert is_clean(content)
    assert decoded(raw_header(content, "Subject")) == subject
    assert parse(content)["Message-ID"]  # the header after it is still one


@given(HEADER_TEXT)
def test_names_come_back_as_they_were_beside_one_address(name: str) -> None:
    content = write(to=somebody("a.b@c.example", name))
    assert is_clean(content)
    raw = raw_header(content, "To")
    words, _, address = raw.rpartition(" ")
    assert address == "<a.b@c.example>" if words else address == "a.b@c.example"
    if words.startswith('"'):
        words = words[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    assert decoded(words) == name
    assert [a.addr_spec for a in parse(content)["To"].addresses] == ["a.b@c.example"]


@given(st.text(min_size=1, max_size=40))
def test_no_text_makes_a_header_of_its_own(text: str) -> None:
    """Either it is refused, or the message has the headers that it should have."""
    plain = parse(write(to=somebody()))
    try:
        content = write(subject=text, to=somebody(name=text))
    except ValueError as error:
        assert find_control(text) in str(error)
        return
    assert not find_control(text)
    assert parse(content).keys() == plain.keys()


@pytest.mark.parametrize("attempt", ["x\r\nBcc: spy@example.org", "x\nX: y", "x\rY", "x\u2028Z"])
def test_header_injection_is_refused(attempt: str) -> None:
    with pytest.raises(ValueError, match="a line break"):
        write(subject=attempt)
    with pytest.raises(ValueError, match="a line break"):
        write(to=somebody(name=attempt))
    with pytest.raises(ValueError, match="a line break"):
        compose(
            "gas",
            replace(CONTENT, organisation=attempt),
            sender=SENDER,
            recipient=None,
            date=DAY,
            draft=True,
        )


def test_the_longest_addresses_are_not_broken() -> None:
    long = "a" * 64 + "@" + ".".join(["b" * 60] * 3) + ".kz"
    sender = Sender(read_mailbox(long), None)
    content = write(sender=sender, to=somebody(long, "Қ" * 150))
    assert raw_header(content, "To").endswith(f"<{long}>")
    assert raw_header(content, "Message-ID").endswith(f"@{long.partition('@')[2]}>")


def test_same_message_same_bytes_and_other_people_other_ids() -> None:
    assert write(to=somebody()) == write(to=somebody())
    mailbox = somebody().mailbox
    first = message_id("gas", CONTENT, mailbox, SENDER)
    others = [
        message_id("gas", CONTENT, None, SENDER),
        message_id("gas", CONTENT, read_mailbox("b@c.kz"), SENDER),
        message_id("grain", CONTENT, mailbox, SENDER),
        message_id("gas", replace(CONTENT, pdf_sha256="0"), mailbox, SENDER),
        message_id("gas", replace(CONTENT, language="kk"), mailbox, SENDER),
    ]
    assert len({first, *others}) == 6
    assert message_id("gas", CONTENT, mailbox, Sender()).endswith("@briefing.invalid>")


def test_nothing_of_this_machine_is_in_a_message() -> None:
    content = write(to=somebody()).partition(b"\r\n\r\n")[0].decode().lower()
    for word in {socket.gethostname(), platform.node(), socket.getfqdn(), getpass.getuser()}:
        assert len(word) < 3 or word.lower() not in content


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brief", "brief-kk.pdf"),
        ("Газ-2026", "brief-2026-kk.pdf"),
        ("résumé.1", "resume.1-kk.pdf"),
        ("қазақ", "brief-kk.pdf"),
        ("gas_talks", "gas_talks-kk.pdf"),
    ],
)
def test_names_of_attachments(name: str, expected: str) -> None:
    assert attachment_name(name, "kk") == expected


@given(st.text(max_size=30))
def test_names_of_attachments_are_plain(name: str) -> None:
    given_name = attachment_name(unicodedata.normalize("NFC", name), "uz")
    assert given_name.isascii() and given_name.endswith("-uz.pdf") and given_name[0].isalnum()
    assert not set(given_name) & set('/\\"; \r\n')
