"""Bytes to text: byte order mark, UTF-8, UTF-16 without a mark, then the 8-bit code pages."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from briefing.errors import InputError
from briefing.ingest.quiet import quieten

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The code pages of the region and of Western Europe. Left free, charset-normalizer prefers cp1250
# or Shift-JIS for English text with a few Russian words.
_CODE_PAGES = ["cp1251", "cp1252", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"]
_CONTROLS_ALLOWED = "\t\n\r\f\v\x1a\x85"
_MOST_CONTROLS = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in (a Python codec name); line ends are line feeds."""

    text: str
    encoding: str


def decode(content: bytes, name: str) -> Decoded:
    """The text of a file.

    Args:
        name: The file's name, for messages.

    Raises:
        InputError: The content is damaged, binary, or nothing but white space.
    """
    decoded = _decode_marked(content, name) or _decode_unmarked(content, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(1 for c in text if c < " " or "\x7f" <= c < "\xa0") - sum(
        text.count(c) for c in _CONTROLS_ALLOWED
    )
    if controls > len(text) * _MOST_CONTROLS:
        raise binary_error(name)
    if not any(unicodedata.category(c)[0] in "LNPS" for c in text):
        raise InputError(f"{name} holds nothing but white space", "check that it was saved")
    return Decoded(text, decoded.encoding)


def binary_error(name: str) -> InputError:
    """For a file that is not in the format that its ending says."""
    return InputError(
        f"{name} is binary: it holds no text that can be read",
        "check that its ending fits its content",
    )


def _decode_marked(content: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise _damaged(name, encoding, content, error) from error
    return None


def _decode_unmarked(content: bytes, name: str) -> Decoded:
    if b"\0" in content:
        return _decode_unmarked_utf16(content, name)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(content):
            raise _damaged(name, "utf-8", content, error) from error
    return _decode_code_page(content, name)


def _decode_unmarked_utf16(content: bytes, name: str) -> Decoded:
    """Western text in UTF-16 has a zero in nearly every second byte, and only there."""
    units = len(content) // 2
    for encoding, zeros, others in (
        ("utf-16-le", content[1::2], content[0::2]),
        ("utf-16-be", content[0::2], content[1::2]),
    ):
        if zeros.count(0) >= units * 0.5 and others.count(0) == 0 and len(content) % 2 == 0:
            try:
                return Decoded(content.decode(encoding), encoding)
            except UnicodeDecodeError:
                break
    raise binary_error(name)


def _is_broken_utf8(content: bytes) -> bool:
    """More good multi-byte sequences than bad ones: UTF-8 with a fault, no code page."""
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return good > bad


def _decode_code_page(content: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    quieten("charset_normalizer")
    match = from_bytes(content, cp_isolation=_CODE_PAGES).best()
    if match is None:
        raise binary_error(name)
    return Decoded(str(match), match.encoding)


def _damaged(name: str, encoding: str, content: bytes, error: UnicodeDecodeError) -> InputError:
    line = content.count(b"\n", 0, error.start) + 1
    return InputError(
        f"{name} is damaged in line {line}: byte {error.start} is not {encoding.upper()}",
        "open it in an editor, mend that line and save it as UTF-8",
    )
