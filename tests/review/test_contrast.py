"""The colours of the page can be read: WCAG AA, computed from the style sheet, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = "briefing/review/web/static/review.css"
# Text on its background, at least 4.5 : 1 (WCAG 1.4.3).
TEXTS = [
    *(("ink", background) for background in ("page", "card", "sunken")),
    *(("muted", background) for background in ("page", "card", "sunken")),
    *(("link", background) for background in ("page", "card", "sunken")),
    ("brand", "page"),
    *((f"on-{name}", name) for name in (
        "brand", "mark", "draft", "reviewed", "approved", "error", "warning")),
    ("muted", "draft"),
]  # fmt: skip
# Edges of controls, focus and bars, at least 3 : 1 (WCAG 1.4.11).
EDGES = [
    *(("control", background) for background in ("page", "card")),
    *(("focus", background) for background in ("page", "card", "sunken")),
    ("brand", "card"),
    *((bar, "card") for bar in ("bar-signed", "bar-approved")),
]


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def schemes(repository: Path) -> dict[str, dict[str, str]]:
    text = (repository / SHEET).read_text("utf-8")
    light, _, rest = text.partition("@media (prefers-color-scheme: dark)")
    dark = rest[: rest.index("}")]
    pattern = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")
    return {"light": dict(pattern.findall(light)), "dark": dict(pattern.findall(dark))}


def test_the_formula_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_dark_has_every_colour_of_light(repository: Path) -> None:
    found = schemes(repository)
    assert len(found["light"]) > 20 and found["light"].keys() == found["dark"].keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("first", "second", "least"),
    [*((a, b, 4.5) for a, b in TEXTS), *((a, b, 3.0) for a, b in EDGES)],
)
def test_contrast(repository: Path, scheme: str, first: str, second: str, least: float) -> None:
    colours = schemes(repository)[scheme]
    ratio = contrast(colours[first], colours[second])
    assert ratio >= least, f"{scheme}: --{first} on --{second} is {ratio:.2f} : 1"


def test_no_colour_stands_outside_of_the_two_blocks(repository: Path) -> None:
    text = (repository / SHEET).read_text("utf-8")
    rest = text[text.index("--radius:") :]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])", rest) == []


def rules(repository: Path) -> list[tuple[str, dict[str, str]]]:
    text = re.sub(r"/\*.*?\*/", "", (repository / SHEET).read_text("utf-8"), flags=re.DOTALL)
    return [
        (selector.strip(), dict(re.findall(r"(?<![\w-])([\w-]+):\s*([^;]+);", body)))
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text)
    ]


def test_every_pair_that_a_rule_sets_is_among_those_computed(repository: Path) -> None:
    known = set(TEXTS)
    for selector, body in rules(repository):
        text = re.fullmatch(r"var\(--([\w-]+)\)", body.get("color", ""))
        ground = re.search(r"var\(--([\w-]+)\)", body.get("background", ""))
        if text and ground:
            assert (text[1], ground[1]) in known, selector
