"""``briefing summarise --words``: budgets of every size, copies, several paths, mixed languages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from summarise_samples import REPOSITORY
from typer.testing import CliRunner, Result

from briefing.cli import app

TOPIC = REPOSITORY / "tests" / "quality" / "corpus" / "power-grid"
DOCUMENTS = sorted(TOPIC.glob("doc-*.txt"))


def summarise(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["summarise", *map(str, words)])


@pytest.fixture(autouse=True)
def _in_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)


@pytest.mark.parametrize("words", [1, 5, 100, 10_000])
def test_budget_is_never_passed(words: int) -> None:
    result = summarise(*DOCUMENTS, "--words", str(words))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert len(result.stdout.split()) <= words
    assert len(lines) == len(set(lines))
    if words >= 100:
        assert len(lines) >= 3


def test_no_words_is_no_budget() -> None:
    result = summarise(*DOCUMENTS, "--words", "0")
    assert result.exit_code == 2


def test_copies_give_what_one_of_them_gives(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        shutil.copy(TOPIC / "doc-1.txt", tmp_path / f"{name}.txt")
    copies = summarise(tmp_path, "--words", "120")
    assert copies.stdout == summarise(TOPIC / "doc-1.txt", "--words", "120").stdout


def test_several_paths_are_one_topic() -> None:
    first, second = TOPIC / "doc-1.txt", TOPIC / "doc-4.txt"
    both = summarise(first, second, "--words", "200").stdout.splitlines()
    texts = [path.read_text(encoding="utf-8") for path in (first, second)]
    assert all(any(line[1:] in text for line in both) for text in texts)


def test_json_is_the_whole_brief_with_evidence() -> None:
    brief = json.loads(summarise(*DOCUMENTS, "--words", "5", "--format", "json").stdout)
    first = brief["sections"][0]["entries"][0]
    assert first["evidence"] and len(first["text"].split()) > 5
    assert len(brief["sources"]) == 4


def test_another_language_is_left_out_aloud(tmp_path: Path) -> None:
    shutil.copy(TOPIC / "doc-1.txt", tmp_path / "1.txt")
    shutil.copy(TOPIC / "doc-2.txt", tmp_path / "2.txt")
    russian = (
        "Министерство энергетики Казахстана сообщило, что подача электричества восстановлена. "
        "Причиной аварии стала снежная буря на линии между Шу и Бишкеком. "
        "Комиссия трёх стран начнёт работу в среду и представит отчёт через месяц."
    )
    (tmp_path / "3.txt").write_text(russian, encoding="utf-8")
    result = summarise(tmp_path, "--words", "10000")
    assert result.exit_code == 0, result.output
    assert "восстановлена" not in result.stdout
    assert "3.txt is in another language" in result.stderr
