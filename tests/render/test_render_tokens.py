"""theme.toml: what does not fit is told with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import Pdf
from briefing.errors import SettingsError
from briefing.render import check_template
from briefing.theme import Theme, contrast, load_theme

Attempt = Callable[[], Pdf]
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def change(path: Path, old: str, new: str) -> int:
    """Replace `old` once and return the number of its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def said(error: SettingsError) -> str:
    return "\n".join((error.message, *error.problems))


@pytest.mark.parametrize(
    ("text", "background", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#00000000", "#ffffff", 1.0),
        ("#00000080", "#ffffff", 4.0),
    ],
)
def test_contrast_of_known_pairs(text: str, background: str, ratio: float) -> None:
    assert contrast(text, background) == pytest.approx(ratio, abs=0.06)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(contrast(other, one))
    assert 1 <= contrast(one, other) <= 21


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ('ink = "#1c2430"', 'ink = "black"', "colours.ink", "#rrggbb"),
        ('muted = "#55606f"', 'muted = "#a5a06f"', "colours.muted", "2.67 : 1"),
        ('on-brand = "#ffffff"', 'on-brand = "#17375e"', "colours.on-brand", "1.00 : 1"),
        ('title-size = "22pt"', 'title-size = "big"', "sizes.title-size", "10.2pt"),
        ('title-size = "22pt"', 'title-size = "1pt;}"', "sizes.title-size", "does not fit"),
        ('text-font = "Source Serif 4"', "text-font = '\"; }'", "fonts.text-font", "family"),
        ('paper = "A4"', 'paper = "A5"', "paper", "A4"),
        ('mark = "mark.svg"', 'mark = "../mark.svg"', "mark", "template folder"),
        ('mark = "mark.svg"', 'marc = "mark.svg"', "marc", "no such setting"),
        ('ink = ["paper"', 'inkk = ["paper"', "contrast.inkk", "no such colour"),
        ('brand = ["paper", "tint"]', 'brand = ["page"]', "contrast.brand", "'page'"),
        ('tint = "#eef2f7"', 'Tint = "#eef2f7"', "colours.Tint", "small letters"),
        ("# kk = []", 'fr = ["x"]', "contact.fr", "no such language"),
        ("[fonts]\n", '[fonts]\nink = "Source Sans 3"\n', "fonts.ink", "[colours] as well"),
    ],
)
def test_what_does_not_fit(own_template: Path, old: str, new: str, key: str, words: str) -> None:
    file = own_template / "theme.toml"
    line = change(file, old, new)
    with pytest.raises(SettingsError) as caught:
        load_theme(own_template)
    assert caught.value.exit_code == 3
    told = [problem for problem in caught.value.problems if f" {key}" in problem]
    assert told, said(caught.value)
    assert any(words in problem for problem in told), told
    if not key.startswith(("colours.muted", "colours.on-brand")):
        assert f"{file}:{line + new.count(chr(10)) // 2}: {key}" in told[0]


def test_poor_contrast_stops_the_build(own_template: Path, attempt: Attempt) -> None:
    line = change(own_template / "theme.toml", 'muted = "#55606f"', 'muted = "#a5a06f"')
    with pytest.raises(SettingsError) as caught:
        attempt()
    problem = caught.value.problems[0]
    assert problem.startswith(f"{own_template / 'theme.toml'}:{line}: colours.muted: #a5a06f on ")


@pytest.mark.parametrize("name", ["policy-brief", "civic-brief"])
def test_every_text_colour_has_its_contrast_checked(templates: Path, name: str) -> None:
    theme = load_theme(templates / name)
    assert {"ink", "muted", "brand", "on-brand", "warning"} <= theme.contrast.keys()
    for text, backgrounds in theme.contrast.items():
        for background in backgrounds:
            ratio = contrast(theme.colours[text], theme.colours[background])
            assert ratio >= 4.5, (text, background, ratio)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("theme.toml", 'line = "#', 'lines = "#', "--line is not in theme.toml"),
        ("theme.toml", "[sizes]", '[sizes]\nunused = "1pt"', "sizes.unused: no style sheet"),
        ("brief.css", "color: var(--muted)", "color: var(--line)", "line is the colour of a text"),
        ("brief.css", "var(--label-font)", "var(--lable-font)", "--lable-font is not in"),
        (
            "theme.toml",
            '"Source Serif 4"',
            '"Sorce Serif 4"',
            "the family 'Sorce Serif 4'",
        ),
    ],
)
def test_theme_and_style_sheets_fit_each_other(
    own_template: Path, attempt: Attempt, locales: Path, file: str, old: str, new: str, words: str
) -> None:
    change(own_template / file, old, new)
    problems = check_template(own_template, locales, ("en",))
    assert any(words in problem and f"{own_template}" in problem for problem in problems), problems
    with pytest.raises(SettingsError) as caught:
        attempt()
    assert words in said(caught.value)


def test_a_template_without_a_theme(own_template: Path, locales: Path) -> None:
    """As older workspaces have it: the style sheet has its own variables."""
    theme = load_theme(own_template)
    (own_template / "theme.toml").unlink()
    sheet = own_template / "brief.css"
    sheet.write_text(theme.style_sheet + sheet.read_text("utf-8"), encoding="utf-8")
    assert load_theme(own_template) == Theme()
    assert check_template(own_template, locales, ("en",)) == ()


def test_values_of_a_theme_reach_the_page(own_template: Path, attempt: Attempt) -> None:
    before = attempt().sha256
    change(own_template / "theme.toml", 'line = "#cfd7e1"', 'line = "#cfd7e2"')
    assert attempt().sha256 != before
