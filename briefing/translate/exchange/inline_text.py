"""Placeholders in files that know plain text only, as PO and CSV.

``{1:name:Almas Aidarov}`` stands for the name 1 in a source, ``{1:name-genitive}`` for its genitive
in a target, ``{1:agree:заявил|заявила}`` for a choice. A brace or backslash that is text has a
backslash before it. Anything else is text, so files that know nothing of this read as they are.
"""

from __future__ import annotations

import re

from briefing.translate.exchange.units import Part, Parts, fold, placeholder

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\{}])"
    r"|\{(?P<number>\d+):(?P<type>(?:date|number|name|agree)(?:-[a-z]+)?)"
    r"(?::(?P<text>(?:[^\\{}]|\\[\\{}])*))?\}"
)
_ESCAPED = re.compile(r"\\([\\{}])")
_SPECIAL = re.compile(r"[\\{}]")


def to_text(parts: Parts) -> str:
    """Parts as one text, from which `from_text` makes the same parts again."""
    return "".join(
        _escape(part)
        if isinstance(part, str)
        else f"{{{part.number}:{part.type}{':' + _escape(part.text) if part.text else ''}}}"
        for part in parts
    )


def from_text(text: str) -> Parts:
    """The parts of a text.

    Raises:
        ValueError: A placeholder wants a case that there is not.
    """
    parts: list[Part] = []
    end = 0
    for match in _TOKEN.finditer(text):
        parts.append(text[end : match.start()])
        if match["escaped"]:
            parts.append(match["escaped"])
        else:
            words = _ESCAPED.sub(r"\1", match["text"] or "")
            parts.append(placeholder(match["number"], match["type"], words))
        end = match.end()
    return fold((*parts, text[end:]))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
