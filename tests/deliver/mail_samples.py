"""What the tests of e-mails share: a brief's content, and looking into messages."""

from __future__ import annotations

import datetime
import email
import email.policy
import hashlib
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage

from briefing.deliver.mail.addresses import read_mailbox
from briefing.deliver.mail.message import Content, Sender, compose, message_id
from briefing.deliver.mail.recipients import Recipient
from briefing.deliver.mail.sending import Letter

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n"
DAY = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
SENDER = Sender(read_mailbox("briefs@policy.example"), read_mailbox("office@policy.example"))
CONTENT = Content(
    "uz",
    "Tahliliy maʼlumotnoma: Gaz boʻyicha muzokaralar",
    "Hurmatli hamkasblar!\n\n.nuqta bilan boshlangan satr\nGaz ittifoqi — gʻoya.\n",
    '<!DOCTYPE html>\n<html lang="uz"><body><p>Gaz ittifoqi — gʻoya.</p></body></html>\n',
    PDF,
    "gas-uz.pdf",
    hashlib.sha256(PDF).hexdigest(),
    "Mintaqaviy siyosat markazi",
)


def somebody(address: str = "aigul@energy.example", name: str = "Әйгүл Қасымова") -> Recipient:
    return Recipient(read_mailbox(address), name, "uz")


def write(
    *,
    subject: str = CONTENT.subject,
    to: Recipient | None = None,
    sender: Sender = SENDER,
    draft: bool = False,
) -> bytes:
    content = replace(CONTENT, subject=subject)
    return compose("gas", content, sender=sender, recipient=to, date=DAY, draft=draft)


def letter(address: str, *, size: int = 0) -> Letter:
    """A letter to ``address``, with a PDF of about ``size`` bytes."""
    recipient = somebody(address)
    content = replace(CONTENT, pdf=PDF + b"x" * size)

    def make() -> bytes:
        return compose("gas", content, sender=SENDER, recipient=recipient, date=DAY, draft=False)

    assert SENDER.mailbox is not None
    identity = message_id("gas", content, recipient.mailbox, SENDER)
    return Letter(identity, SENDER.mailbox, recipient.mailbox, "uz", make)


def parse(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)  # type: ignore[return-value]


def raw_header(content: bytes, name: str) -> str:
    """A header as it travels, unfolded."""
    found = email.message_from_bytes(content, policy=email.policy.compat32)[name]
    return str(found).replace("\r\n", "").replace("\n", "")


def decoded(raw: str) -> str:
    """Encoded words as text, by the standard library's older reader: the newer one (Python 3.11)
    puts blanks between the words of a name."""
    return str(make_header(decode_header(raw)))
