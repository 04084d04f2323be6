"""Which characters the template's fonts can show.

Pango prints a box for a character that no font has and WeasyPrint only logs it, so the text is
compared with the fonts' character maps before the page is made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from briefing.errors import SettingsError
from briefing.render.folders import style_sheets

_FACE = re.compile(r"@font-face\s*\{([^}]*)\}", re.IGNORECASE)
_FAMILY = re.compile(r"font-family:\s*[\"']?([^\"';]+)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Control and format characters, line ends: they leave no mark on the page.
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp")


def declared_fonts(template: Path) -> tuple[Path, ...]:
    """Font files of the ``@font-face`` rules in the style sheets of a template, in order.

    Raises:
        SettingsError: One is not there; with the style sheet's file and line.
    """
    files: dict[Path, None] = {}
    for sheet in style_sheets(template):
        css = _COMMENT.sub("", sheet.read_text(encoding="utf-8"))
        for face in _FACE.finditer(css):
            for address in _URL.findall(face[1]):
                if ":" in address:
                    continue
                if not (sheet.parent / address).is_file():
                    raise SettingsError(
                        f"{_place(sheet, address)}: the font {address} is not there",
                        "mend src: in @font-face, or add the file",
                    )
                files[sheet.parent / address] = None
    return tuple(files)


def declared_families(template: Path) -> frozenset[str]:
    """Names of the families that the ``@font-face`` rules declare."""
    return frozenset(
        family.strip()
        for sheet in style_sheets(template)
        for face in _FACE.finditer(_COMMENT.sub("", sheet.read_text(encoding="utf-8")))
        for family in _FAMILY.findall(face[1])
    )


def covered(fonts: Collection[Path]) -> frozenset[int]:
    """Code points that at least one of the fonts has.

    Raises:
        SettingsError: A file is not there or is not a font.
    """
    points: frozenset[int] = frozenset()
    for font in fonts:
        try:
            points |= _characters(font, font.stat().st_mtime_ns)
        except OSError as error:
            raise SettingsError(f"{font}: the font cannot be read: {error}") from error
    return points


def missing_glyphs(text: str, points: frozenset[int]) -> tuple[str, ...]:
    """Characters of ``text`` that cannot be shown, each once, in order of appearance.

    Args:
        points: Result of `covered`.
    """
    characters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(
        character
        for character in characters
        if ord(character) not in points and unicodedata.category(character) not in _INVISIBLE
    )


def name_character(character: str) -> str:
    """``U+4E2D CJK UNIFIED IDEOGRAPH-4E2D``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def _place(sheet: Path, text: str) -> str:
    """``file:line`` of the first line that has ``text``."""
    lines = sheet.read_text(encoding="utf-8").splitlines()
    return f"{sheet}:{next((n for n, line in enumerate(lines, 1) if text in line), 1)}"


@lru_cache(maxsize=64)
def _characters(font: Path, _changed: int) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(font, lazy=True) as file:
            return frozenset(file.getBestCmap() or ())
    except TTLibError as error:
        raise SettingsError(f"{font} is not a font file: {error}") from error
