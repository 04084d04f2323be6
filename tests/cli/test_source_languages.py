"""The main language of a run, and documents in another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import BriefSettings, Settings, load_template
from briefing.domain import Block, BlockKind, SourceDocument
from briefing.errors import InputError
from briefing.pipeline import main_language, make_brief
from briefing.resources import open_workspace

ROOT = Path(__file__).parents[2]
TEXTS = {
    "en": "The two ministers agreed on the terms of the gas supply for the next winter.",
    "ru": "Министры двух стран согласовали условия поставок газа на следующую зиму.",
}


def document(number: int, language: str) -> SourceDocument:
    block = Block("p1", BlockKind.PARAGRAPH, TEXTS[language])
    return SourceDocument(
        f"d{number}", f"{number}.txt", "0" * 64, "txt", "utf-8", language, "", None, None,
        (block,), (),
    )  # fmt: skip


def test_most_documents_decide_and_the_first_of_a_tie() -> None:
    en, ru = document(1, "en"), document(2, "ru")

    assert main_language([en, ru, document(3, "ru")], None) == "ru"
    assert main_language([en, ru], None) == "en"
    assert main_language([en, ru], "ru") == "ru"


def test_a_language_without_a_document_is_refused() -> None:
    with pytest.raises(InputError, match="no document is in Kazakh; they are in: English"):
        main_language([document(1, "en")], "kk")


def test_documents_in_another_language_are_listed_and_reported() -> None:
    settings = Settings(brief=BriefSettings(source_language="ru"))
    template = load_template(ROOT / "templates" / "policy-brief")

    brief = make_brief(
        [document(1, "en"), document(2, "ru")], template, open_workspace(ROOT), settings
    )

    assert brief.language == "ru"
    assert [(s.number, s.path) for s in brief.sources] == [(1, "2.txt"), (2, "1.txt")]
    (finding,) = [f for f in brief.findings if f.id == "source-in-another-language"]
    assert finding.where == "1.txt" and finding.level == "warning"
