"""Mail addresses as people write them → addresses as mail servers take them.

Stricter than RFC 5322: no quoted local parts, no comments, no domain literals. Nobody has them in a
list of recipients, and each has led parsers to send to somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
# The standard library maps these as IDNA 2003 did ("straße.de" becomes "strasse.de"), newer
# programs do not: two owners for one spelling.
_TWO_READINGS = "ßς\u200c\u200d"
# Bidirectional controls make a text look like another one.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address; ``domain`` in lower-case ASCII (``xn--…``), ``local`` as it was written."""

    local: str
    domain: str

    @property
    def address(self) -> str:
        """``local@domain``."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """The same for spellings that reach the same person."""
        return self.address.lower()


def read_mailbox(text: str) -> Mailbox:
    """The mailbox that ``text`` names.

    Raises:
        ValueError: It is none, or one that cannot be used; the message says why.
    """
    text = text.strip()
    if bad := find_control(text):
        raise ValueError(f"the address has {bad}")
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        raise ValueError(f"{text!r} is no address: it needs one @ with something on both sides")
    return Mailbox(_check_local(local), _encode_domain(domain))


def find_control(text: str) -> str:
    """What in ``text`` may not stand in a header: a line break, a control character, a mark that
    turns the direction of text. Empty when nothing."""
    for character in text:
        if character in "\r\n\x0b\x0c\x85\u2028\u2029":
            return "a line break"
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTIONS:
            return f"the control character U+{ord(character):04X}"
    return ""


def _check_local(local: str) -> str:
    foreign = next((c for c in local if not c.isascii()), "")
    if foreign:
        name = unicodedata.name(foreign, "a character")
        raise ValueError(
            f"the part before @ has {foreign!r} ({name}); few mail servers take letters other "
            "than Latin there (SMTPUTF8): write it in Latin letters, or ask for another address"
        )
    if local.startswith('"'):
        raise ValueError(f"quotation marks in an address are not supported: {local!r}")
    if not _LOCAL.fullmatch(local):
        raise ValueError(f"{local!r} cannot stand before @")
    if len(local) > 64:
        raise ValueError("the part before @ is longer than 64 characters")
    return local


def _encode_domain(domain: str) -> str:
    if odd := next((c for c in domain if c in _TWO_READINGS), ""):
        raise ValueError(
            f"{domain!r} has U+{ord(odd):04X}, which programs read in two ways: write the domain "
            "in its form with xn--"
        )
    for label in domain.split("."):
        scripts = {unicodedata.name(c, "?").split()[0] for c in label if c.isalpha()}
        if {"LATIN", "CYRILLIC"} <= scripts:
            raise ValueError(f"{label!r} in {domain!r} mixes Latin and Cyrillic letters")
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise ValueError(f"{domain!r} is no domain name") from error
    labels = ascii_domain.split(".")
    if len(labels) < 2:
        raise ValueError(f"{domain!r} is no full domain name: it has no dot")
    if not all(_LABEL.fullmatch(label) and len(label) <= 63 for label in labels):
        raise ValueError(f"{domain!r} is no domain name")
    if len(ascii_domain) > 253 or labels[-1].isdigit():
        raise ValueError(f"{domain!r} is no domain name")
    return ascii_domain
