"""The shipped style sheets and fonts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.render import fonts

THEMES = ("policy-brief", "civic-brief")
ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "uz": "abcdefghijklmnopqrstuvwxyzʻʼ",
    "signs": "0123456789«»“”„‘’—–…№₸₽€$%·•\u00a0\u202f\u2212",
}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")


@pytest.mark.parametrize("name", THEMES)
def test_colours_and_fonts_stand_in_the_theme_only(templates: Path, name: str) -> None:
    for file in [*(templates / name).glob("brief.css"), *(templates / name).glob("*.html.j2")]:
        if file.name.startswith("email"):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            assert not COLOUR.search(line.replace('href="#', "")), f"{file}:{number}: {line}"
            assert "Source S" not in line, f"{file}:{number}: {line}"


@pytest.mark.parametrize("alphabet", sorted(ALPHABETS))
def test_each_font_covers_our_languages(template: Path, alphabet: str) -> None:
    text = ALPHABETS[alphabet] + ALPHABETS[alphabet].upper()
    files = fonts.declared_fonts(template)
    assert len(files) == 7
    for file in files:
        assert fonts.missing_glyphs(text, fonts.covered([file])) == (), file.name


def test_every_font_file_is_declared_and_licensed(template: Path) -> None:
    shipped = set((template.parent / "shared" / "fonts").rglob("*.ttf"))
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
