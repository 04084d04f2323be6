"""A template's theme: colours, fonts, sizes, logo, and who publishes, from ``theme.toml``.

The one place of these values. Style sheets see each as a variable (``ink`` is ``var(--ink)``),
pages as ``theme.ink``; the masthead takes names, contact lines, classification and logo from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.config import (
    Location,
    OutputCode,
    Paper,
    Strict,
    place_in_file,
    read_toml,
    validate_tables,
)
from briefing.errors import SettingsError

THEME_FILE = "theme.toml"
# WCAG 2.2, success criterion 1.4.3, level AA, for text of any size.
LEAST_CONTRAST = 4.5

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")
_FONT = re.compile(r"\w[\w .-]*")
_LENGTH = r"-?(?:\d+|\d*\.\d+)(?:mm|cm|in|pt|px|em|rem|%)?"
_SIZE = re.compile(rf"{_LENGTH}(?: {_LENGTH}){{0,3}}")


@dataclass(frozen=True, slots=True)
class Theme(Strict):
    """What ``theme.toml`` says; a template without the file has the values of its style sheet.

    Attributes:
        mark: File name of the logo in the template folder.
        organisation: Name by language.
        contact: Lines of the footer by language; ``any`` for languages that are not named.
        classification: By language what stands on every page, such as "For official use".
        colours: ``#rrggbb`` or ``#rrggbbaa`` by name.
        contrast: By name of a text colour the names of the colours that it stands on; none where
            it is not read.
        fonts: Family by name.
        sizes: Length, number, or up to four of them, by name.
    """

    paper: Paper = "A4"
    mark: str = "mark.svg"
    organisation: dict[OutputCode, str] = field(default_factory=dict)
    contact: dict[str, tuple[str, ...]] = field(default_factory=dict)
    classification: dict[OutputCode, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    contrast: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, str] = field(default_factory=dict)

    @property
    def tokens(self) -> dict[str, str]:
        """Every colour, font and size by name, as CSS writes it."""
        families = {name: f'"{family}"' for name, family in self.fonts.items()}
        return {**self.colours, **families, **self.sizes}

    @property
    def style_sheet(self) -> str:
        """`tokens` as variables of CSS."""
        return ":root{" + "".join(f"--{k}:{v};" for k, v in self.tokens.items()) + "}"

    def contact_lines(self, language: str) -> tuple[str, ...]:
        """Lines of the footer in a language."""
        return self.contact.get(language, self.contact.get("any", ()))


def load_theme(folder: Path) -> Theme:
    """Read ``folder/theme.toml``, if it is there.

    Raises:
        SettingsError: With every problem, each with its line.
    """
    path = folder / THEME_FILE
    if not path.is_file():
        return Theme()

    def describe(loc: Location, what: str) -> str:
        return f"{place_in_file(path, loc)}{'.'.join(map(str, loc))}: {what}"

    theme = validate_tables(Theme, read_toml(path), str(path), [], describe)
    assert isinstance(theme, Theme)
    problems = tuple(describe(loc, what) for loc, what in _problems(theme))
    if problems:
        plural = "problem" if len(problems) == 1 else "problems"
        raise SettingsError(
            f"{path}: {len(problems)} {plural}", "docs/templates.md says what fits", problems
        )
    return theme


def contrast(text: str, background: str) -> float:
    """Contrast ratio of two colours by WCAG 2.2, 1 to 21.

    Args:
        text: ``#rrggbb``; with two more digits for its opacity it is mixed with the background.
        background: ``#rrggbb``.
    """
    below = _parts(background)
    opacity = int(text[7:9], 16) / 255 if len(text) == 9 else 1.0
    mixed = [opacity * a + (1 - opacity) * b for a, b in zip(_parts(text), below, strict=True)]
    dark, light = sorted((_luminance(mixed), _luminance(below)))
    return (light + 0.05) / (dark + 0.05)


def _parts(colour: str) -> list[float]:
    return [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]


def _luminance(parts: list[float]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _problems(theme: Theme) -> Iterator[tuple[Location, str]]:
    yield from _odd_values("colours", theme.colours, _COLOUR, "write it as #rrggbb")
    yield from _odd_values("fonts", theme.fonts, _FONT, "write the name of one family")
    yield from _odd_values("sizes", theme.sizes, _SIZE, "write it as 10.2pt, 4mm or 1.4")
    tables = {"colours": theme.colours, "fonts": theme.fonts, "sizes": theme.sizes}
    seen: dict[str, str] = {}
    for table, values in tables.items():
        for name in values:
            if name in seen:
                yield (table, name), f"stands under [{seen[name]}] as well"
            seen[name] = table
    if Path(theme.mark).name != theme.mark:
        yield ("mark",), "name a file of the template folder"
    known = {"any", "en", "ru", "kk", "uz", "uz-Cyrl", "kk-Latn"}
    for language in theme.contact.keys() - known:
        yield ("contact", language), "there is no such language"
    yield from _poor_contrasts(theme)


def _odd_values(
    table: str, values: Mapping[str, str], shape: re.Pattern[str], advice: str
) -> Iterator[tuple[Location, str]]:
    for name, value in values.items():
        if not _NAME.fullmatch(name):
            yield (table, name), "a name has small letters of English, digits and -"
        if not shape.fullmatch(value):
            yield (table, name), f"{value!r} does not fit; {advice}"


def _poor_contrasts(theme: Theme) -> Iterator[tuple[Location, str]]:
    colours = theme.colours
    for text, backgrounds in theme.contrast.items():
        where: Location = ("contrast", text)
        if text not in colours:
            yield where, "there is no such colour under [colours]"
            continue
        for background in backgrounds:
            if background not in colours:
                yield where, f"{background!r} is no colour under [colours]"
                continue
            pair = colours[text], colours[background]
            if not all(_COLOUR.fullmatch(colour) for colour in pair):
                continue
            ratio = contrast(*pair)
            if ratio < LEAST_CONTRAST:
                yield (
                    ("colours", text),
                    f"{pair[0]} on {background} ({pair[1]}) has a contrast of {ratio:.2f} : 1; "
                    f"text needs {LEAST_CONTRAST} : 1 (WCAG AA): make one darker or lighter",
                )
