"""Wrong settings name file and line, or the variable; input over a limit gives the figure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import weasyprint
from command_line import Run
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import find_line

LIMITS = ("file_megabytes", "documents", "pages", "words", "seconds")
TEXT = (
    "Rail freight across the border\n\n"
    "The two railways moved more grain than in any earlier season. "
    "New wagons arrived at the border station after a long delay. "
    "Farmers expect lower tariffs once the second track is open.\n"
)


@pytest.mark.parametrize("value", ["0", "-1", "0.0"])
@pytest.mark.parametrize("limit", LIMITS)
def test_no_limit_of_nothing_from_the_environment(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: str
) -> None:
    variable = f"BRIEFING_LIMITS_{limit.upper()}"
    monkeypatch.setenv(variable, value)
    result = run("build")
    said = f"{variable} (limits.{limit}): must be more than 0"
    assert (result.code, said in result.err) == (3, True), result.err


@pytest.mark.parametrize("limit", LIMITS)
def test_no_limit_of_nothing_from_the_file(run: Run, workspace: Path, limit: str) -> None:
    (workspace / "briefing.toml").write_text(f"[brief]\n\n[limits]\n# none\n{limit} = 0\n")
    result = run("build")
    said = f"briefing.toml:5: limits.{limit}: must be more than 0"
    assert (result.code, said in result.err) == (3, True), result.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[brief]\ncolour = 1\n", "briefing.toml:2: brief.colour: there is no such setting"),
        ("# x\n\n[bref]\nnumber = ''\n", "briefing.toml:3: bref: there is no such setting"),
        ("[brief]\nnumber = ''\non_missing = 'perhaps'\n", "briefing.toml:3: brief.on_missing: "),
        ("[brief]\nlanguages = [\n  'en',\n  'xx',\n]\n", "briefing.toml:2: brief.languages.1: "),
        ("[limits]\npages = 'many'\n", "briefing.toml:2: limits.pages: "),
        ("[brief]\nlanguages = ['en', 'en']\n", "briefing.toml:2: brief.languages: a language"),
        ("[organisation.name]\nen = 'A'\nfr = 'B'\n", "briefing.toml:3: organisation.name.fr"),
        ("limits = 3\n", "briefing.toml:1: limits: "),
        ("[brief]\n\nlanguages = 'en\n", "briefing.toml:3: "),
    ],
)
def test_mistakes_name_file_and_line(run: Run, workspace: Path, text: str, said: str) -> None:
    (workspace / "briefing.toml").write_text(text, encoding="utf-8")
    result = run("build")
    assert (result.code, said in result.err) == (3, True), result.err


def test_a_variable_that_is_wrong_is_named_and_not_the_line_of_the_file(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_LIMITS_PAGES", "many")
    result = run("build")
    assert result.code == 3
    assert "BRIEFING_LIMITS_PAGES (limits.pages): " in result.err
    assert "briefing.toml:" not in result.err


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("max_pages = 2", "max_pages = 'two'"), "max_pages = 'two'", "template.max_pages: "),
        (("min = 3", "minimum = 3"), "minimum = 3", "sections.0.minimum: there is no such"),
        (('kind = "figures"', 'kind = "numbers"'), 'kind = "numbers"', "sections.4.kind: "),
        (
            ('id = "outlook"', 'id = "figures"'),
            None,
            "sections.5.id: the id 'figures' stands twice",
        ),
        (('label = "Sources"\n', ""), None, "sections.6.label: "),
    ],
)
def test_mistakes_in_a_template_name_file_and_line(
    run: Run,
    workspace: Path,
    repository: Path,
    change: tuple[str, str],
    line: str | None,
    said: str,
) -> None:
    shutil.copytree(repository / "templates", workspace / "templates")
    path = workspace / "templates/policy-brief/brief.toml"
    path.write_text(path.read_text().replace(*change))
    result = run("build")
    assert (result.code, said in result.err) == (3, True), result.err
    place = next(row for row in result.err.splitlines() if said in row)
    number = int(place.split("brief.toml:")[1].split(":")[0])
    lines = path.read_text().splitlines()
    if line is not None:
        assert lines[number - 1].strip() == line
    else:
        assert lines[number - 1].strip() in ("[[sections]]", 'id = "figures"')


@given(st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_the_line_of_a_key_is_found_whatever_stands_above_it(
    above: int, inside: int, multiline: bool
) -> None:
    text = "# limits\n" * above + "[limits]\n"
    if multiline:
        text += 'note = """\n[limits]\npages = 1\n"""\n'
    text += "".join(f"key{n} = [\n  {n},\n]\n" for n in range(inside)) + "\npages = 0\n\n[models]\n"
    assert text.split("\n")[(find_line(text, ("limits", "pages")) or 0) - 1] == "pages = 0"


def over(workspace: Path, limit: str) -> tuple[list[str], str]:
    """Words for ``briefing build`` that exceed a limit of 1, and the figure in the message."""
    for name in ("a.txt", "b.txt"):
        (workspace / name).write_text(TEXT, encoding="utf-8")
    if limit == "file_megabytes":
        (workspace / "a.txt").write_bytes(b"a" * 1_500_000)
        return ["a.txt"], "1.5 MB"
    if limit == "pages":
        page = "<p style='break-after: page'>The railways moved more grain.</p>"
        weasyprint.HTML(string=page * 3).write_pdf(str(workspace / "a.pdf"))
        return ["a.pdf"], "3 pages"
    return (["a.txt", "b.txt"], "2 documents") if limit == "documents" else (["a.txt"], "words")


@pytest.mark.parametrize("origin", ["file", "environment"])
@pytest.mark.parametrize("limit", [name for name in LIMITS if name != "seconds"])
def test_input_over_a_limit_gives_the_figure_and_the_setting(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, limit: str, origin: str
) -> None:
    if origin == "file":
        (workspace / "briefing.toml").write_text(f"[limits]\n{limit} = 1\n")
    else:
        monkeypatch.setenv(f"BRIEFING_LIMITS_{limit.upper()}", "1")
    words, figure = over(workspace, limit)
    result = run("build", *words, "--lang", "en")
    assert (result.code, figure in result.err) == (4, True), result.err
    assert f"{limit} " in result.err.split("next:")[1] and "[limits]" in result.err
