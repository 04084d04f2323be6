"""One e-mail → its bytes, 7-bit clean: any server and any program can carry them.

The standard library builds the message. Two kinds of headers are folded here instead, since its own
folding (Python 3.11) loses blanks between encoded words: subjects, and the names of people.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import quote
from typing import Any

from briefing.deliver.mail.addresses import Mailbox, find_control
from briefing.deliver.mail.recipients import Recipient

# What mail servers commonly take, in bytes of the whole message as it is sent.
WARN_BYTES = 10_000_000
REFUSE_BYTES = 20_000_000
_LINE = 76
# Reserved by RFC 2606: the name of this machine stays here.
_NO_DOMAIN = "briefing.invalid"


@dataclass(frozen=True, slots=True)
class Content:
    """What everybody who reads ``language`` gets.

    Attributes:
        pdf_name: Of the attachment; ASCII.
        pdf_sha256: Hex digest of ``pdf``.
        organisation: Shown as the sender's name.
    """

    language: str
    subject: str
    text: str
    html: str
    pdf: bytes
    pdf_name: str
    pdf_sha256: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom e-mails come from; ``None`` leaves it to the mail program."""

    mailbox: Mailbox | None = None
    reply_to: Mailbox | None = None


class _SevenBitPolicy(EmailPolicy):
    """`email.policy.SMTP` without 8-bit parts, and with its own folding of subjects and names."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        if isinstance(value, str) and (bad := find_control(value)):
            raise ValueError(f"the header {name} would have {bad}")
        if name.lower() == "subject":  # kept as it is: parsing would decode "=?…?=" in a title
            return name, value
        stored: tuple[str, Any] = super().header_store_parse(name, value)
        return stored

    def fold(self, name: str, value: Any) -> str:
        if name.lower() == "subject":
            return f"{name}: {_encode(name, str(value))}\r\n"
        if name.lower() == "message-id":  # must not be broken, however long
            return f"{name}: {value}\r\n"
        if addresses := getattr(value, "addresses", ()):
            return f"{name}: {_encode_address(name, addresses[0])}\r\n"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


POLICY = _SevenBitPolicy(linesep="\r\n", cte_type="7bit", max_line_length=_LINE)


def message_id(name: str, content: Content, to: Mailbox | None, sender: Sender) -> str:
    """The same for the same brief, PDF and recipient, so that nothing is sent twice."""
    who = to.key if to else ""
    parts = "\0".join((name, content.language, content.pdf_sha256, who))
    domain = sender.mailbox.domain if sender.mailbox else _NO_DOMAIN
    return f"<{hashlib.sha256(parts.encode()).hexdigest()[:40]}@{domain}>"


def compose(
    name: str,
    content: Content,
    *,
    sender: Sender,
    recipient: Recipient | None,
    date: datetime.datetime,
    draft: bool,
) -> bytes:
    """The whole message.

    Args:
        name: Of the brief.
        recipient: ``None`` leaves it to the mail program.
        date: With time zone.
        draft: Adds ``X-Unsent: 1``, by which mail programs open it for sending.

    Raises:
        ValueError: A line break or control character would get into a header.
    """
    message = EmailMessage(policy=POLICY)
    if sender.mailbox:
        message["From"] = _address(content.organisation, sender.mailbox)
    if recipient:
        message["To"] = _address(recipient.name, recipient.mailbox)
    if sender.reply_to:
        message["Reply-To"] = _address("", sender.reply_to)
    message["Subject"] = content.subject
    message["Date"] = date
    identity = message_id(name, content, recipient.mailbox if recipient else None, sender)
    message["Message-ID"] = identity
    if draft:
        message["X-Unsent"] = "1"
    message.set_content(content.text)
    message.add_alternative(content.html, subtype="html")
    for part in message.iter_parts():
        part["Content-Language"] = content.language
    message.add_attachment(
        content.pdf, maintype="application", subtype="pdf", filename=content.pdf_name
    )
    message["Content-Language"] = content.language  # last: parts take such headers along
    # Same input, same bytes. "=_" stands in no part: none of the encodings can give it.
    for level, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_{identity[1:33]}_{level}")
    return message.as_bytes()


def attachment_name(name: str, language: str) -> str:
    """``NAME-kk.pdf`` in ASCII letters; old mail programs spoil all others."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9_.]+", "-", folded).strip("-._")
    if not re.search("[A-Za-z]", stem):
        stem = f"brief-{stem}".rstrip("-")
    return f"{stem}-{language}.pdf"


def _address(name: str, mailbox: Mailbox) -> Address:
    if bad := find_control(name):
        raise ValueError(f"the name {name!r} would put {bad} into a header")
    return Address(name, mailbox.local, mailbox.domain)


def _encode(header: str, text: str) -> str:
    """``text`` as it is where ASCII fits on the line, else as encoded words (RFC 2047)."""
    if text.isascii() and "=?" not in text and len(header) + 2 + len(text) <= _LINE:
        return text
    return _encode_words(header, text)


def _encode_address(header: str, address: Address) -> str:
    name = address.display_name
    if not name:
        return address.addr_spec
    quoted = f'"{quote(name)}"'
    plain = name.isascii() and "=?" not in name and len(header) + 2 + len(quoted) <= _LINE
    words = quoted if plain else _encode_words(header, name)
    used = len(words.rpartition("\n")[2]) + (0 if "\n" in words else len(header) + 2)
    gap = " " if used + len(address.addr_spec) + 3 <= _LINE else "\r\n "
    return f"{words}{gap}<{address.addr_spec}>"


def _encode_words(header: str, text: str) -> str:
    return Header(text, "utf-8", maxlinelen=_LINE, header_name=header).encode(linesep="\r\n")
