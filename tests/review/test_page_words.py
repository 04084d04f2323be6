"""The interface speaks four languages, and no word of it stands in a template alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.domain import LANGUAGES
from briefing.render.labels import Labels
from briefing.review.web.answers import DONE
from briefing.review.web.listing import STATUSES
from briefing.review.web.words import (
    FILTER_WORDS,
    MESSAGES,
    PLURALS,
    SAID,
    Words,
    clean_name,
)

TEMPLATES = "briefing/review/web/templates"


def messages(repository: Path) -> set[str]:
    found = set(MESSAGES)
    for path in (repository / TEMPLATES).glob("*.j2"):
        found |= set(re.findall(r'(?<!\w)_\("([^"]+)"', path.read_text("utf-8")))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(repository: Path, language: str) -> None:
    labels = Labels(repository / "locales", language)
    wanted = [*((m, "") for m in messages(repository)), *PLURALS.items()]
    assert len(wanted) > 60
    assert labels.problems(wanted) == ()


@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_nothing_was_left_in_english(repository: Path, language: str) -> None:
    labels = Labels(repository / "locales", language)
    values = dict.fromkeys(("count", "number", "done", "total"), "7")
    same = {m for m in messages(repository) if labels.label(m, **values) == m}
    assert same == set()


def test_no_word_stands_in_a_template_alone(repository: Path) -> None:
    for path in (repository / TEMPLATES).glob("*.j2"):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.S)
        text = re.sub(r"<title>.*?</title>|<[^>]*>|&\w+;", " ", text, flags=re.S)
        alone = re.findall(r"[A-Za-z]{2,}", text)
        assert alone == [], path.name


def test_every_answer_has_its_words() -> None:
    refusals = {"locked", "empty", "too-long", "characters", "unknown", "nothing"}
    assert {*DONE.values(), *refusals, "unchanged", "stale", "blocked"} <= SAID.keys()
    assert set(STATUSES) == FILTER_WORDS.keys()


def test_an_older_workspace_borrows_what_its_catalog_lacks(
    repository: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "kk/LC_MESSAGES/briefing.po"
    catalog.parent.mkdir(parents=True)
    text = (repository / "locales/kk/LC_MESSAGES/briefing.po").read_text("utf-8")
    head = text[: text.index("\n#.")]
    catalog.write_text(f'{head}\nmsgid "Approve"\nmsgstr "Растау"\n', "utf-8")
    words = Words(tmp_path, "kk")
    assert words.label("Approve") == "Растау"
    assert words.label("Undo") == "Кері қайтару"
    assert words.heading("A heading of our own") == "A heading of our own"


@pytest.mark.parametrize(
    ("given", "name"),
    [(" A.  Bekova ", "A. Bekova"), ("Әсел\nБекова", "Әсел Бекова"), ("\x00", ""), ("x" * 81, "")],
)
def test_names(given: str, name: str) -> None:
    assert clean_name(given) == name
