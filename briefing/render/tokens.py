"""Whether theme, style sheets and pages fit each other: a misspelt name has to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.config import place_in_file
from briefing.errors import SettingsError
from briefing.render.folders import pages, style_sheets
from briefing.render.fonts import declared_families
from briefing.theme import THEME_FILE, Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_USED = re.compile(r"var\(\s*--([\w-]+)")
_SET = re.compile(r"(?<![\w-])--([\w-]+)\s*:")
_TEXT_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*var\(\s*--([\w-]+)")
_IN_PAGE = re.compile(r"""\btheme(?:\.(\w+)|\[\s*["']([\w-]+)["']\s*\])""")


def refuse_odd_tokens(template: Path, theme: Theme) -> None:
    """Raise what `odd_tokens` finds.

    Raises:
        SettingsError: With every problem.
    """
    if problems := tuple(odd_tokens(template, theme)):
        raise SettingsError(problems[0], "docs/templates.md says what fits", problems[1:])


def odd_tokens(template: Path, theme: Theme) -> Iterator[str]:
    """What does not fit between ``theme.toml``, style sheets and pages, each with file and line.

    Looked for: variables that the theme lacks, values that nothing uses, colours of texts without
    a background under ``[contrast]``, families that no ``@font-face`` declares. Nothing is said of
    a template without ``theme.toml``.
    """
    path = template / THEME_FILE
    if not path.is_file():
        return
    sheets = {sheet: _without_comments(sheet) for sheet in style_sheets(template)}
    known = {*theme.tokens, *(name for css in sheets.values() for name in _SET.findall(css))}
    used: set[str] = set()
    for sheet, css in sheets.items():
        for match in _USED.finditer(css):
            used.add(match[1])
            if match[1] not in known:
                yield f"{_at(sheet, css, match)}: --{match[1]} is not in {path.name}"
        for match in _TEXT_COLOUR.finditer(css):
            if match[1] in theme.colours and match[1] not in theme.contrast:
                yield (
                    f"{place_in_file(path, ('contrast',))}{match[1]} is the colour of a text "
                    f"({_at(sheet, css, match)}): say under [contrast] what it stands on"
                )
    for page in pages(template):
        found = _IN_PAGE.findall(page.read_text(encoding="utf-8", errors="replace"))
        used.update(name or other for name, other in found)
    tables = (("colours", theme.colours), ("fonts", theme.fonts), ("sizes", theme.sizes))
    backgrounds = {name for names in theme.contrast.values() for name in names}
    for table, values in tables:
        for name in values:
            if name not in used | backgrounds:
                yield (
                    f"{place_in_file(path, (table, name))}{table}.{name}: no style sheet or page "
                    "uses it; is the name misspelt?"
                )
    families = declared_families(template)
    for name, family in theme.fonts.items():
        if family not in families:
            yield (
                f"{place_in_file(path, ('fonts', name))}fonts.{name}: no @font-face declares the "
                f"family {family!r}; there are: {', '.join(sorted(families))}"
            )


def _without_comments(sheet: Path) -> str:
    """The text of a style sheet, each comment replaced by its line ends."""
    text = sheet.read_text(encoding="utf-8", errors="replace")
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _at(sheet: Path, css: str, match: re.Match[str]) -> str:
    return f"{sheet}:{css.count(chr(10), 0, match.start()) + 1}"
