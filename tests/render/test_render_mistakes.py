"""Designers' and translators' mistakes: the exit code, the file, the line."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import render_samples as samples

from briefing.domain import Pdf, Span
from briefing.errors import BriefingError, MissingDependencyError, RenderError, SettingsError
from briefing.render import Renderer, check_template

ROOT = Path(__file__).resolve().parents[2]
Attempt = Callable[[], Pdf]


def change(path: Path, old: str, new: str) -> int:
    """Replace `old` once and return the number of its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def said(error: BriefingError) -> str:
    return "\n".join((error.message, *error.problems))


def test_undefined_variable(own_template: Path, attempt: Attempt) -> None:
    file = own_template / "brief.html.j2"
    line = change(file, "{{ masthead.organisation|typeset }}", "{{ masthead.orgnaisation }}")
    with pytest.raises(RenderError) as caught:
        attempt()
    assert f"{file}:{line}" in caught.value.message
    assert "orgnaisation" in caught.value.message
    assert caught.value.exit_code == 8


def test_undefined_variable_in_a_macro(own_template: Path, attempt: Attempt) -> None:
    file = own_template.parent / "shared" / "macros.html.j2"
    line = change(file, "{{ passage(who.name.missing, who.name.text) }}", "{{ nobody }}")
    with pytest.raises(RenderError, match="nobody") as caught:
        attempt()
    assert f"{file}:{line}" in caught.value.message


def test_template_syntax(own_template: Path, attempt: Attempt) -> None:
    file = own_template / "brief.html.j2"
    line = change(file, "{% if section.empty and section.see %}", "{% if section.empty }")
    with pytest.raises(SettingsError) as caught:
        attempt()
    assert re.search(rf"{re.escape(str(file))}:({line}|{line + 1}): ", caught.value.message)
    assert caught.value.exit_code == 3


def test_unknown_filter(own_template: Path, attempt: Attempt) -> None:
    file = own_template / "brief.html.j2"
    line = change(file, "{{ notice|typeset }}", "{{ notice|shout }}")
    with pytest.raises(SettingsError, match="shout") as caught:
        attempt()
    assert f"{file}:{line}" in caught.value.message


def test_sandbox(own_template: Path, attempt: Attempt) -> None:
    change(own_template / "brief.html.j2", "{{ notice|typeset }}", "{{ ''.__class__.__mro__ }}")
    with pytest.raises(RenderError, match="unsafe|__class__"):
        attempt()


def test_include_from_elsewhere(own_template: Path, attempt: Attempt) -> None:
    (own_template.parent / "secret.txt").write_text("secret")
    change(own_template / "brief.html.j2", "{{ notice|typeset }}", '{% include "../secret.txt" %}')
    with pytest.raises(SettingsError, match=r"secret\.txt"):
        attempt()


def test_missing_image(own_template: Path, attempt: Attempt) -> None:
    file = own_template / "brief.html.j2"
    line = change(file, 'src="{{ masthead.mark }}"', 'src="logo.svg"')
    with pytest.raises(RenderError, match="is not there") as caught:
        attempt()
    assert f"{file}:{line}: " in said(caught.value)
    assert "logo.svg" in said(caught.value)


def test_broken_image(own_template: Path, attempt: Attempt) -> None:
    (own_template / "mark.svg").write_text("<svg", encoding="utf-8")
    with pytest.raises(RenderError, match="cannot be made") as caught:
        attempt()
    assert "mark.svg" in said(caught.value)


def test_missing_font(own_template: Path, attempt: Attempt) -> None:
    sheet = own_template.parent / "shared" / "fonts.css"
    line = change(sheet, "SourceSans3_700Bold.ttf", "SourceSans3_Bold.ttf")
    with pytest.raises(BriefingError) as caught:
        attempt()
    assert caught.value.exit_code == 3
    assert f"fonts.css:{line}: " in caught.value.message
    assert "SourceSans3_Bold.ttf" in caught.value.message


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/logo.png",
        "http://127.0.0.1:9/logo.png",
        "file:///etc/passwd",
        "../secret.svg",
        "ftp://example.org/logo.png",
    ],
)
@pytest.mark.parametrize(
    "use",
    [
        '<img alt="x" src="{}">',
        '<div style="background: url({})">x</div>',
        '<link rel="attachment" href="{}">',
        '<link rel="stylesheet" href="{}">',
        '<style>@import "{}";</style>',
        '<object data="{}">x</object>',
    ],
)
def test_addresses_outside_the_folder(
    own_template: Path, attempt: Attempt, address: str, use: str
) -> None:
    (own_template.parent / "secret.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8"
    )
    file = own_template / "brief.html.j2"
    line = change(file, "{{ notice|typeset }}", use.format(address))
    with pytest.raises(RenderError, match="template folder") as caught:
        attempt()
    assert f"{file}:{line}: " in said(caught.value)
    assert address.removeprefix("..") in said(caught.value)


def test_link_that_leads_out(own_template: Path, attempt: Attempt) -> None:
    (own_template / "mark.svg").unlink()
    (own_template / "mark.svg").symlink_to("/etc/hostname")
    with pytest.raises(RenderError, match="outside the template folder"):
        attempt()


def test_address_inside_an_image(own_template: Path, attempt: Attempt) -> None:
    """WeasyPrint goes on when a picture inside a picture cannot be fetched."""
    picture = (
        "data:image/svg+xml,"
        "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
        "%3Cimage href='file:///etc/passwd' width='9' height='9'/%3E%3C/svg%3E"
    )
    change(own_template / "brief.html.j2", 'src="{{ masthead.mark }}"', f'src="{picture}"')
    with pytest.raises(RenderError, match="/etc/passwd"):
        attempt()


def test_data_images_are_fine(own_template: Path, attempt: Attempt) -> None:
    picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
    change(own_template / "brief.html.j2", 'src="{{ masthead.mark }}"', f'src="{picture}"')
    assert attempt().pages == 2


def test_unknown_css_property(own_template: Path, attempt: Attempt) -> None:
    file = own_template / "brief.css"
    line = change(file, ".organisation { flex: 1;", ".organisation { flexx: 1;")
    with pytest.raises(SettingsError, match="flexx") as caught:
        attempt()
    assert f"{file}:{line}: " in said(caught.value)


def test_bad_css_selector(own_template: Path, attempt: Attempt) -> None:
    file = own_template / "brief.css"
    line = change(file, ".empty {", ".empty:::x {")
    with pytest.raises(SettingsError) as caught:
        attempt()
    assert f"{file}:{line}: " in said(caught.value)


def test_css_that_cannot_be_laid_out(own_template: Path, attempt: Attempt) -> None:
    """WeasyPrint 70 gives up on text in a marker outside of the list item."""
    change(
        own_template / "brief.css",
        ".key-messages li::marker {",
        '.key-messages li::marker { content: "+";',
    )
    with pytest.raises(RenderError, match="cannot be laid out") as caught:
        attempt()
    assert str(own_template) in caught.value.message


def test_nothing_is_printed(
    own_template: Path,
    attempt: Attempt,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    change(own_template / "brief.css", "flex: 1;", "flexx: 1;")
    with pytest.raises(SettingsError):
        attempt()
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
    assert logging.getLogger("weasyprint").propagate


@pytest.mark.parametrize("place", ["statement", "speaker", "label", "organisation", "template"])
def test_character_without_glyph(own_template: Path, own_locales: Path, place: str) -> None:
    brief, masthead, where = samples.sample(), samples.masthead(), ""
    if place == "statement":
        title = replace(brief.title, text="Газ 中", sentences=("Газ 中",))
        brief, where = replace(brief, title=title), "title"
    elif place == "speaker":
        section = brief.sections[3]
        row = section.entries[0]
        row = replace(row, speaker=samples.Speaker("中 Name"))
        section = replace(section, entries=(row, *section.entries[1:]))
        brief = replace(brief, sections=(*brief.sections[:3], section, *brief.sections[4:]))
        where = "positions-1"
    elif place == "label":
        catalog = own_locales / "en" / "LC_MESSAGES" / "briefing.po"
        change(catalog, 'msgstr "Who"', 'msgstr "Who 中"')
        where = str(catalog)
    elif place == "organisation":
        masthead, where = replace(masthead, organisation="中 Centre"), "organisation"
    else:
        line = change(own_template / "brief.html.j2", "{{ notice|typeset }}", "中")
        where = f"brief.html.j2:{line}"
    with pytest.raises(RenderError, match=r"U\+4E2D") as caught:
        Renderer(own_template, own_locales).render(brief, masthead=masthead, provenance=None)
    assert where in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('msgid "Who"\nmsgstr "Кім"', 'msgid "Who"\nmsgstr ""', "is not translated"),
        ('msgid "Who"\n', 'msgid "Whom"\n', "is not there"),
        ('msgid "Who"\n', '#, fuzzy\nmsgid "Who"\n', "is marked fuzzy"),
        ('msgstr[0] "{count} сегмент"', 'msgstr[0] ""', "is not translated"),
        ("«{section}» бөлімін", "«{sektion}» бөлімін", "{section}"),
        ("nplurals=1", "nplurals=many", "Plural-Forms"),
    ],
)
def test_missing_label(template: Path, own_locales: Path, old: str, new: str, problem: str) -> None:
    catalog = own_locales / "kk" / "LC_MESSAGES" / "briefing.po"
    change(catalog, old, new)
    with pytest.raises(SettingsError) as caught:
        Renderer(template, own_locales).html(
            samples.sample("kk"),
            masthead=samples.masthead("kk"),
            provenance=samples.provenance("kk"),
        )
    assert str(catalog) in caught.value.message
    assert problem in caught.value.message
    problems = check_template(template, own_locales, ("en", "kk"))
    assert any(str(catalog) in line and problem in line for line in problems)


def test_no_catalog(template: Path, own_locales: Path) -> None:
    (own_locales / "uz" / "LC_MESSAGES" / "briefing.po").unlink()
    with pytest.raises(SettingsError, match=r"uz.LC_MESSAGES.briefing\.po"):
        Renderer(template, own_locales).html(
            samples.sample("uz"), masthead=samples.masthead("uz"), provenance=None
        )


def test_citation_of_an_unknown_document(renderer: Renderer) -> None:
    brief = samples.sample()
    title = replace(brief.title, evidence=(Span("d9", "p1", 0, 1),))
    with pytest.raises(RenderError, match="'d9'"):
        renderer.html(replace(brief, title=title), masthead=samples.masthead(), provenance=None)


def test_reference_to_nothing(renderer: Renderer) -> None:
    brief = samples.sample()
    positions = replace(brief.sections[3], entries=())
    brief = replace(brief, sections=(*brief.sections[:3], positions, *brief.sections[4:]))
    with pytest.raises(RenderError, match="positions-4"):
        renderer.html(brief, masthead=samples.masthead(), provenance=None)


def test_missing_system_library(tmp_path: Path) -> None:
    """A process in which the library cannot be loaded."""
    script = (
        "import sys, cffi\n"
        "def refuse(self, name, flags=0):\n"
        "    raise OSError(f'cannot load library {name!r}')\n"
        "cffi.FFI.dlopen = refuse\n"
        "from pathlib import Path\n"
        "from briefing.errors import MissingDependencyError\n"
        "from briefing.render.engine import Engine\n"
        "try:\n"
        "    Engine(Path(sys.argv[1]))\n"
        "except MissingDependencyError as error:\n"
        "    print(int(error.exit_code), error.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ.copy(),
        check=False,
    )
    assert done.stdout.strip() == (
        "5 type: apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0"
    ), done.stderr
    assert issubclass(MissingDependencyError, BriefingError)


def test_import_is_light() -> None:
    """`briefing --help` must not pay for WeasyPrint."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, briefing.render\n"
            "heavy = {'weasyprint', 'fontTools', 'jinja2', 'polib', 'pyphen', 'lxml'}\n"
            "print(sorted(heavy & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_check_lists_everything_at_once(own_template: Path, locales: Path) -> None:
    page, sheet = own_template / "brief.html.j2", own_template / "brief.css"
    image = change(page, 'src="{{ masthead.mark }}"', 'src="logo.svg"')
    label = change(page, 'label("Who")', 'label("Whoever")')
    style = change(sheet, "flex: 1;", "flexx: 1;")
    faces = own_template.parent / "shared" / "fonts.css"
    font = change(faces, "SourceSans3_700Bold.ttf", "SourceSans3_Bold.ttf")
    problems = "\n".join(check_template(own_template, locales, ("en", "ru")))
    assert f"{page}:{image}: logo.svg is not there" in problems
    assert problems.count("the label 'Whoever' is not there") == 2
    assert label
    assert f"{faces}:{font}: the font " in problems
    assert f"{sheet}:{style}: " in problems


def test_check_finds_undefined_names(own_template: Path, locales: Path) -> None:
    file = own_template / "brief.html.j2"
    line = change(file, "{{ row.value|typeset }}", "{{ row.valeu }}")
    (problem,) = check_template(own_template, locales, ("en",))
    assert problem.startswith(f"{file}:{line}: ")


def test_shipped_template_has_no_problems(template: Path, locales: Path) -> None:
    assert check_template(template, locales, ("en", "ru", "kk", "uz")) == ()
