"""TMX text for tests."""

from __future__ import annotations


def tmx(*units: str) -> str:
    """A TMX file around ``<tu>`` elements."""
    head = '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header/><body>'
    return f"{head}{''.join(units)}</body></tmx>"


def unit(english: str, status: str = "draft", **targets: str) -> str:
    """A ``<tu>``: English and the targets by language."""
    segments = {"en": english, **targets}
    variants = "".join(
        f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in segments.items()
    )
    return f'<tu><prop type="x-status">{status}</prop>{variants}</tu>'
