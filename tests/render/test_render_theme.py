"""The shipped style sheet and fonts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.render import fonts

ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "uz": "abcdefghijklmnopqrstuvwxyzʻʼ",
    "signs": "0123456789«»“”„‘’—–…№₸₽€$%·•\u00a0\u202f\u2212",
}
PAIRS = [
    ("ink", "#ffffff"),
    ("ink", "tint"),
    ("ink", "warning-tint"),
    ("muted", "#ffffff"),
    ("brand", "#ffffff"),
    ("brand", "tint"),
    ("warning", "#ffffff"),
    ("warning", "tint"),
    ("warning", "warning-tint"),
    ("#ffffff", "brand"),
]


def luminance(colour: str) -> float:
    """WCAG 2.1 relative luminance."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "background"), PAIRS)
def test_contrast(template: Path, text: str, background: str) -> None:
    css = (template / "brief.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))
    light, dark = sorted(
        (luminance(tokens.get(name, name)) for name in (text, background)), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_colours_stand_in_the_theme_block_only(template: Path) -> None:
    css = (template / "brief.css").read_text(encoding="utf-8")
    rules = css[css.index("}") :]
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#ffffff"}


@pytest.mark.parametrize("alphabet", sorted(ALPHABETS))
def test_each_font_covers_our_languages(template: Path, alphabet: str) -> None:
    text = ALPHABETS[alphabet] + ALPHABETS[alphabet].upper()
    files = fonts.declared_fonts(template)
    assert len(files) == 7
    for file in files:
        assert fonts.missing_glyphs(text, fonts.covered([file])) == (), file.name


def test_every_font_file_is_declared_and_licensed(template: Path) -> None:
    shipped = set((template / "fonts").rglob("*.ttf"))
    assert {file.resolve() for file in fonts.declared_fonts(template)} == shipped
    for folder in {file.parent for file in shipped}:
        assert "SIL Open Font License, Version 1.1" in (folder / "OFL.txt").read_text()


def test_missing_glyphs_once_and_in_order() -> None:
    points = frozenset(map(ord, "abc"))
    assert fonts.missing_glyphs("a中b文中\n\u200d", points) == ("中", "文")


def test_decomposed_letters_count_as_composed() -> None:
    assert fonts.missing_glyphs("и\u0306", frozenset([ord("й")])) == ()


def test_file_that_is_no_font(tmp_path: Path) -> None:
    from briefing.errors import SettingsError

    file = tmp_path / "x.ttf"
    file.write_bytes(b"not a font at all")
    with pytest.raises(SettingsError, match="is not a font file"):
        fonts.covered([file])
