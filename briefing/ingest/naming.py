"""How files are named in messages."""

from __future__ import annotations

import unicodedata


def printable(name: object) -> str:
    """A name without characters that move the cursor, turn the text around or end the line.

    They stand as escapes instead (``\\n``, ``\\u202e``): a file may have any name, a message shall
    look like what it is.
    """
    return "".join(
        c if unicodedata.category(c)[0] != "C" else c.encode("unicode_escape").decode("ascii")
        for c in str(name)
    )
