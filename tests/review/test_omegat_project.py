"""``briefing review --export FOLDER --omegat``: a project of OmegaT, and what comes back of it.

What OmegaT does with a project is done here by hand; tests/oracle has the program itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run
from lxml import etree
from review_samples import APPROVED, DRAFT, REVIEWED, find, open_desk

from briefing.errors import ExitCode
from briefing.translate.exchange import tmx

X = "{urn:oasis:names:tc:xliff:document:1.2}"
NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"


def exported(run: Run, *more: str) -> Path:
    done = run("review", "brief", "--export", "kk", "--omegat", "--lang", "kk", *more)
    assert done.code == 0, done.err
    return Path("kk")


def translate(project: Path, memory: dict[str, str]) -> None:
    """Create the translated documents: targets that the memory knows are replaced."""
    tree = etree.parse(project / "source/brief.kk.xlf")
    for unit in tree.iter(f"{X}trans-unit"):
        target = unit.find(f"{X}target")
        if target is not None and unit.get("translate") != "no":
            target.text = memory.get(str(target.text), target.text)
    tree.write(project / "target/brief.kk.xlf", encoding="utf-8", xml_declaration=True)


def memory_of(project: Path) -> dict[str, str]:
    return {u.source_text: str(u.target[0]) for u in tmx.read(project / "tm/auto/brief.kk.tmx")}


def test_targets_are_copies_and_the_memory_has_the_translations(run: Run, workshop: Path) -> None:
    project = exported(run)
    settings = etree.parse(project / "omegat.project")
    assert settings.findtext(".//source_lang") == "en"
    assert settings.findtext(".//target_lang") == "kk"
    assert settings.findtext(".//sentence_seg") == "false"
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        assert (project / folder).is_dir()
    memory = memory_of(project)
    segments = {s.id: s for s in open_desk(workshop).read().languages["kk"].segments}
    for unit in etree.parse(project / "source/brief.kk.xlf").iter(f"{X}trans-unit"):
        segment = segments[str(unit.get("id"))]
        if unit.get("translate") == "no":
            assert unit.findtext(f"{X}target") == segment.target
        else:
            assert unit.findtext(f"{X}target") == segment.source
            assert memory[segment.source] == segment.target
    terms = (project / "glossary/terms.utf8").read_text(encoding="utf-8").splitlines()
    assert all(line.count("\t") == 2 for line in terms)
    assert {"natural gas\tтабиғи газ", "Alikhan Smailov\tӘлихан Смайылов"} <= {
        line.rpartition("\t")[0] for line in terms
    }


@pytest.mark.parametrize("filled_in", [True, False])
def test_what_nobody_touched_changes_nothing(run: Run, workshop: Path, filled_in: bool) -> None:
    project = exported(run)
    translate(project, memory_of(project) if filled_in else {})
    before = (workshop / "out/brief.json").read_bytes()
    done = run("review", "brief", "--import", "kk", "--reviewer", "A. Bekova")
    assert done.code == 0 and "nothing was done" in done.err
    assert (workshop / "out/brief.json").read_bytes() == before


def test_edits_come_back_and_approved_texts_stay(run: Run, workshop: Path) -> None:
    assert run("review", "brief", "--export", "a.xlf", "--lang", "kk").code == 0
    tree = etree.parse("a.xlf")
    (unit,) = (u for u in tree.iter(f"{X}trans-unit") if u.get("id") == "key-messages-2.1")
    unit.set("approved", "yes")
    unit.find(f"{X}target").set("state", "final")
    tree.write("a.xlf", encoding="utf-8")
    assert run("review", "brief", "--import", "a.xlf", "--reviewer", "B. Serik").code == 0
    project = exported(run)
    memory = memory_of(project)
    title = find(open_desk(workshop).read(), "title.1")
    translate(project, {**memory, title.source: NEW})
    done = run("review", "brief", "--import", "kk", "--reviewer", "A. Bekova")
    assert done.code == 0 and "2 edited" in done.out  # the title, and that of the source
    record = open_desk(workshop).read()
    changed = find(record, "title.1")
    assert (changed.target, changed.status) == (NEW, DRAFT)
    kept = find(record, "key-messages-2.1")
    assert (kept.status, kept.reviewer) == (APPROVED, "B. Serik")


def test_the_status_of_all_is_given_at_the_import(run: Run, workshop: Path) -> None:
    project = exported(run)
    translate(project, memory_of(project))
    words = ("--import", "kk", "--status", "reviewed", "--reviewer", "A. Bekova")
    assert run("review", "brief", *words).code == 0
    assert find(open_desk(workshop).read(), "title.1").status is REVIEWED


def test_a_project_without_translated_documents(run: Run, workshop: Path) -> None:
    exported(run)
    done = run("review", "brief", "--import", "kk")
    assert done.code == ExitCode.INPUT and "Ctrl+D" in done.err


def test_nothing_is_overwritten_without_force(run: Run, workshop: Path) -> None:
    exported(run)
    (workshop / "kk/target/x").write_text("mine")
    words = ("review", "brief", "--export", "kk", "--omegat", "--lang", "kk")
    assert run(*words).code == ExitCode.OUTPUT
    assert (workshop / "kk/target/x").exists()
    assert run(*words, "--force").code == 0
    assert not (workshop / "kk/target/x").exists()
    (workshop / "other").mkdir()
    (workshop / "other/notes").write_text("mine")
    words = ("review", "brief", "--export", "other", "--omegat", "--lang", "kk", "--force")
    assert run(*words).code == ExitCode.OUTPUT  # no project: never taken away
    assert (workshop / "other/notes").exists()


def test_each_language_is_a_project_of_its_own(run: Run, workshop: Path) -> None:
    assert run("review", "brief", "--export", "work", "--omegat").code == 0
    assert sorted(p.name for p in workshop.glob("work*")) == ["work.kk", "work.ru"]
    assert run("review", "brief", "--omegat").code == ExitCode.USAGE
