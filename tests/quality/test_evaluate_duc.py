"""tools/evaluate_duc.py on a set in the layout of DUC that is made of the project's own corpus."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import fmean

import pytest
from rouge import read_topics, rouge_2

from tools import evaluate_duc

TOPICS = read_topics()[:3]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def duc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three topics: two as SGML, one as plain text; the model summaries in one folder."""
    folder = tmp_path_factory.mktemp("duc")
    (folder / "eval" / "models").mkdir(parents=True)
    for number, topic in enumerate(TOPICS, 30001):
        place = folder / "docs" / f"d{number}t"
        place.mkdir(parents=True)
        for n, text in enumerate(topic.documents):
            title, _, body = text.partition("\n")
            paragraphs = "".join(f"<P>\n{line}\n</P>\n" for line in body.splitlines() if line)
            sgml = (
                f"<DOC>\n<DOCNO> APW1998100{n}.0240 </DOCNO>\n<HEADLINE>\n{title}\n</HEADLINE>\n"
                f"<TEXT>\n{paragraphs.replace('&', '&amp;')}</TEXT>\n</DOC>\n"
            )
            (place / f"APW1998100{n}.0240").write_text(sgml if number < 30003 else text, "utf-8")
        for letter, model in zip("AB", topic.models, strict=True):
            path = folder / "eval" / "models" / f"D{number}.M.100.T.{letter}"
            path.write_text(model, "utf-8")
            # Summaries of other tasks stand in the same folder.
            path.with_name(f"D{number}.M.010.T.{letter}").write_text("A headline.", "utf-8")
    return folder


def test_every_topic_is_read(duc: Path) -> None:
    topics = evaluate_duc.read_topics(duc)
    assert [topic.name for topic in topics] == ["30001", "30002", "30003"]
    for topic, own in zip(topics, TOPICS, strict=True):
        assert len(topic.documents) == len(own.documents)
        assert [" ".join(m.split()) for m in topic.models] == [
            " ".join(m.split()) for m in own.models
        ]
        text = " ".join(block.text for block in topic.documents[0].blocks)
        assert "<" not in text and "&amp;" not in text
        last = own.documents[0].split()[-3:]
        assert " ".join(last) in text


def test_its_rouge_is_that_of_the_quality_tests(duc: Path) -> None:
    for topic, own in zip(evaluate_duc.read_topics(duc), TOPICS, strict=True):
        summary = evaluate_duc.lead(topic)
        _, second, _ = evaluate_duc.rouge(summary, topic.models, 100)
        assert second == pytest.approx(rouge_2(summary, own.models))


def test_one_command_prints_the_table(duc: Path) -> None:
    told = subprocess.run(
        [sys.executable, "tools/evaluate_duc.py", str(duc)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    documents = sum(len(topic.documents) for topic in TOPICS)
    assert told[0] == f"3 topics, {documents} documents, 100 words"
    rows = {line[:16].strip(): [float(x) for x in line[16:].split()] for line in told[2:]}
    assert {"briefing", "scheme", "lead"} <= rows.keys()
    topics = evaluate_duc.read_topics(duc)
    expected = fmean(evaluate_duc.rouge(evaluate_duc.lead(t), t.models, 100)[1] for t in topics)
    assert rows["lead"][1] == pytest.approx(expected, abs=0.005)
    assert rows["briefing"][1] > 2


def test_a_folder_without_a_set_says_what_it_should_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("Nothing here.", "utf-8")
    assert evaluate_duc.main([str(tmp_path)]) == 2
    message = capsys.readouterr().err
    assert str(tmp_path) in message and "d30001t" in message and "D30001.M.100.T.A" in message
