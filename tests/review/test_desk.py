"""Changes to the record, the memory and the PDFs: stored whole, kept by builds, one at a time."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import Run
from review_samples import (
    APPROVED,
    DRAFT,
    LATER,
    MOMENT,
    REVIEWED,
    find,
    open_desk,
)

from briefing.deliver import RunRecord, load_previous
from briefing.deliver.locking import hold
from briefing.domain import Comment, Finding, Origin, Segment, SegmentStatus
from briefing.errors import OutputError
from briefing.pipeline.touched import keep_touched
from briefing.review.desk import Desk
from briefing.review.edits import (
    Edit,
    Outcome,
    Stale,
    apply_edit,
    revision_of,
    take_back,
    with_comment,
)
from briefing.translate import open_sources, translate
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit

NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"


def write(
    desk: Desk,
    name: str,
    text: str | None,
    status: SegmentStatus = REVIEWED,
    moment: str = MOMENT,
    revision: str | None = None,
    reviewer: str = "A. Bekova",
) -> Outcome:
    wanted = Edit(name, text, status, reviewer, moment, revision)
    return desk.change(
        "kk", name, lambda s: apply_edit(s, wanted, "kk", lambda c: desk.check(c, "kk", "en"))
    )


def undo(desk: Desk, name: str) -> Outcome:
    return desk.change("kk", name, lambda s: take_back(s, None))


def memory_of(desk: Desk) -> dict[str, Unit]:
    return {u.target[0]: u for u in tmx.read(desk.memory)} if desk.memory.exists() else {}  # type: ignore[misc]


def test_a_change_is_in_the_record_and_the_memory_at_once(desk: Desk) -> None:
    made = write(desk, "title.1", NEW, APPROVED)
    assert find(desk.read(), "title.1") == made
    unit = memory_of(desk)[NEW]
    assert (unit.status, unit.author, unit.changed) == (APPROVED, "A. Bekova", MOMENT)
    assert unit.origin == "review of brief"


def test_the_pdf_is_outdated_until_it_is_made_anew_and_only_of_that_language(desk: Desk) -> None:
    pdfs = {p.name: p.read_bytes() for p in desk.out.glob("*.pdf")}
    write(desk, "title.1", NEW)
    states = {code: item.outdated for code, item in desk.read().languages.items()}
    assert states == {"en": False, "ru": False, "kk": True, "kk-Latn": True}
    previous = load_previous(desk.out / "brief.json")
    assert previous is not None and previous.outdated and previous.touched
    record = desk.render("kk")
    assert not any(item.outdated for item in record.languages.values())
    assert record.languages["kk"].brief is not None
    assert record.languages["kk"].brief.title.text == NEW
    changed = {p.name for p in desk.out.glob("*.pdf") if p.read_bytes() != pdfs[p.name]}
    assert changed == {"brief.kk.pdf", "brief.kk-Latn.pdf"}
    assert desk.render("kk") == record


def test_a_comment_makes_no_pdf_outdated(desk: Desk) -> None:
    desk.change("kk", "title.1", lambda s: with_comment(s, "A", MOMENT, "Union?"))
    record = desk.read()
    assert find(record, "title.1").comments[0].text == "Union?"
    assert not record.languages["kk"].outdated
    assert memory_of(desk) == {}


def test_changing_ones_mind_replaces_the_unit_and_undo_takes_it_back(desk: Desk) -> None:
    first = write(desk, "key-messages-2.1", "Өзбекстан газ одағы идеясынан бас тартқан болатын.")
    assert isinstance(first, Segment) and list(memory_of(desk)) == [first.target]
    second = write(
        desk,
        "key-messages-2.1",
        "Өзбекстан газ одағы идеясынан бас тартып үлгерді.",
        APPROVED,
        LATER,
    )
    assert isinstance(second, Segment) and list(memory_of(desk)) == [second.target]
    assert undo(desk, "key-messages-2.1") == first
    assert list(memory_of(desk)) == [first.target]
    back = undo(desk, "key-messages-2.1")
    assert isinstance(back, Segment) and (back.origin, back.history) == (Origin.MEMORY, ())
    assert memory_of(desk) == {}


def test_other_peoples_units_of_the_file_stay(desk: Desk) -> None:
    tmx.write(
        (Unit("x-1", "kk", ("Gas.",), ("Газ.",), APPROVED, "B", origin="agency"),), desk.memory
    )
    write(desk, "title.1", NEW)
    undo(desk, "title.1")
    assert list(memory_of(desk)) == ["Газ."]


def test_a_sentence_that_stands_twice_keeps_its_unit_while_one_is_decided(desk: Desk) -> None:
    write(desk, "title.1", NEW)
    write(desk, "sources-1.1", NEW, moment=LATER)
    undo(desk, "title.1")
    assert list(memory_of(desk)) == [NEW]


def test_a_draft_with_blocking_findings_is_kept_but_teaches_the_memory_nothing(desk: Desk) -> None:
    made = write(desk, "key-messages-3.1", "Айдаров мәлімдеді.", DRAFT)
    assert isinstance(made, Segment) and any(f.level == "error" for f in made.findings)
    assert all(f.where == "key-messages-3.1" for f in made.findings)
    assert find(desk.read(), "key-messages-3.1").target == "Айдаров мәлімдеді."
    assert memory_of(desk) == {}


def test_what_the_memory_lacks_is_brought_in_later(desk: Desk) -> None:
    write(desk, "title.1", NEW)
    desk.memory.unlink()  # as if the process had been killed before
    desk.remember_all(["kk"])
    assert list(memory_of(desk)) == [NEW]


# ----------------------------------------------------------------------------- what builds keep


def rebuilt(desk: Desk, record: RunRecord, touched: Segment, memory: str = "") -> Segment:
    """The segment as the next build has it."""
    if memory:
        desk.memory.write_text(memory, "utf-8")
    sources = open_sources(desk.workspace.locales, ("kk",), desk.settings.models)
    found = translate(record.brief, "kk", sources)
    kept = keep_touched(found, record.brief, (touched,), sources)
    return next(s for s in kept.segments if s.id == touched.id)


def memory_file(source: str, target: str, status: str, date: str, forbidden: bool = False) -> str:
    prop = '<prop type="x-forbidden">yes</prop>' if forbidden else ""
    return (
        '<tmx version="1.4"><header srclang="en"/><body><tu changedate="' + date + '">'
        f'<prop type="x-status">{status}</prop>{prop}'
        f'<tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="kk"><seg>{target}</seg></tuv></tu></body></tmx>'
    )


def test_builds_keep_what_a_person_decided_with_reasons_and_comments(desk: Desk) -> None:
    record = desk.read()
    old = find(record, "title.1")
    lost = Finding("name-lost", "error", "x", "title.1")
    decided = replace(
        old,
        target="Мәтін",
        origin=Origin.HUMAN,
        findings=(lost,),
        ignored=(("name-lost", "known"),),
        comments=(Comment("A", MOMENT, "Why?"),),
        changed=MOMENT,
        history=(old,),
    )
    assert rebuilt(desk, record, decided) == decided


@pytest.mark.parametrize(
    ("status", "memory", "date", "kept"),
    [
        (APPROVED, "draft", "20270101T000000Z", True),
        (APPROVED, "reviewed", "20270101T000000Z", True),
        (APPROVED, "approved", "20200101T000000Z", True),
        (APPROVED, "approved", "20270101T000000Z", False),
        (DRAFT, "approved", "20200101T000000Z", True),
        (DRAFT, "reviewed", "20270101T000000Z", False),
    ],
)
def test_only_something_newer_that_is_trusted_as_much_comes_before_a_decision(
    desk: Desk, status: SegmentStatus, memory: str, date: str, kept: bool
) -> None:
    record = desk.read()
    old = find(record, "title.1")
    decided = replace(
        old, target=NEW, origin=Origin.HUMAN, status=status, changed=MOMENT, history=(old,)
    )
    other = "Қазақстан мен Ресей газ саласында бірге жұмыс істейді"
    made = rebuilt(desk, record, decided, memory_file(old.source, other, memory, date))
    assert (made.target == NEW) is kept, made
    forbidden = memory_file(old.source, NEW, "draft", date, forbidden=True)
    assert rebuilt(desk, record, decided, forbidden).target != NEW


def test_a_decision_follows_its_sentence_to_another_place(desk: Desk) -> None:
    record = desk.read()
    old = find(record, "title.1")
    decided = replace(old, id="gone-9.1", target=NEW, origin=Origin.HUMAN, history=(old,))
    sources = open_sources(desk.workspace.locales, ("kk",), desk.settings.models)
    found = translate(record.brief, "kk", sources)
    kept = keep_touched(found, record.brief, (decided,), sources)
    assert {s.id for s in kept.segments if s.target == NEW} == {"title.1", "sources-1.1"}
    assert kept.brief.title.text == NEW
    other = replace(decided, id="gone-8.1", target="Басқа")
    kept = keep_touched(found, record.brief, (decided, other), sources)  # nobody knows which
    assert kept.brief.title.text == found.brief.title.text


def test_comments_stay_where_the_translation_does_not(desk: Desk) -> None:
    record = desk.read()
    said = replace(find(record, "title.1"), target="Ескі", comments=(Comment("A", MOMENT, "?"),))
    made = rebuilt(desk, record, said)
    assert (made.target, made.comments) == (find(record, "title.1").target, said.comments)


def test_a_build_that_a_review_overtakes_is_made_anew(
    run: Run, workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(workshop)
    times: list[int] = []
    building = sys.modules["briefing.pipeline.build"]  # the package has a function of that name
    render = building._translate_and_render

    def overtaken(*words: object) -> object:
        made = render(*words)  # type: ignore[arg-type]
        if not times:
            write(desk, "title.1", NEW, APPROVED)
        times.append(1)
        return made

    monkeypatch.setattr(building, "_translate_and_render", overtaken)
    assert run("build", "--lang", "kk", "--force").code == 0
    assert len(times) == 2
    assert find(desk.read(), "title.1").target == NEW
    assert not desk.read().languages["kk"].outdated


def test_an_outdated_pdf_is_not_taken_for_the_latest(run: Run, workshop: Path) -> None:
    assert run("build", "--lang", "kk", "--force").code == 0
    desk = open_desk(workshop)
    desk.change("kk", "title.1", lambda s: with_comment(s, "A", MOMENT, "Union?"))
    again = run("build", "--lang", "kk")
    assert "nothing has changed" in again.err
    data = json.loads((desk.out / "brief.json").read_text("utf-8"))
    data["languages"]["kk"]["outdated"] = True
    (desk.out / "brief.json").write_text(json.dumps(data), "utf-8")
    refused = run("mail", "brief")
    assert "kk: out/brief.kk.pdf lacks the latest changes of the review" in refused.err
    assert "nothing has changed" not in run("build", "--lang", "kk").err
    assert find(desk.read(), "title.1").comments[0].text == "Union?"


# ------------------------------------------------------------------------------- several at once


def sign_many(folder: str, names: list[str], reviewer: str) -> None:
    desk = open_desk(Path(folder))
    for name in names:
        write(desk, name, None, REVIEWED, reviewer=reviewer)


def test_two_processes_lose_nothing_of_each_other(desk: Desk) -> None:
    names = [s.id for s in desk.read().languages["kk"].segments if s.origin is Origin.MEMORY]
    parts = {"A. Bekova": names[::2], "B. Omarov": names[1::2]}
    context = multiprocessing.get_context("spawn")
    folder = str(desk.workspace.root)
    people = [
        context.Process(target=sign_many, args=(folder, part, who)) for who, part in parts.items()
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert [person.exitcode for person in people] == [0, 0]
    record = desk.read()
    for who, part in parts.items():
        assert {find(record, name).reviewer for name in part} == {who}
    # The title stands in the list of sources too; the memory has it once.
    assert len(memory_of(desk)) == len(names) - 1
    assert not list(desk.out.glob(".*")) and not list(desk.memory.parent.glob(".*"))


def test_of_two_people_at_once_one_is_refused(desk: Desk) -> None:
    seen = revision_of(find(desk.read(), "title.1"))
    outcomes: list[Outcome] = []

    def work(text: str, who: str) -> None:
        outcomes.append(write(desk, "title.1", text, revision=seen, reviewer=who))

    people = [
        threading.Thread(target=work, args=(NEW, "A")),
        threading.Thread(target=work, args=(NEW + " бірге", "B")),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    stale = [outcome for outcome in outcomes if isinstance(outcome, Stale)]
    assert len(stale) == 1 and len(outcomes) == 2
    assert stale[0].current == find(desk.read(), "title.1")


KILLED = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from review_samples import open_desk
from test_desk import APPROVED, MOMENT, REVIEWED, write
desk = open_desk(Path({folder!r}))
names = [s.id for s in desk.read().languages["kk"].segments if s.origin == "memory"]
for number in range(10_000):
    for name in names:
        made = write(desk, name, None, (REVIEWED, APPROVED)[number % 2], MOMENT)
    print(number, flush=True)
"""


def test_a_killed_process_leaves_a_whole_record(desk: Desk) -> None:
    folder = str(desk.workspace.root)
    code = KILLED.format(path=[*sys.path, str(Path(__file__).parent)], folder=folder)
    person = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        assert person.stdout is not None and person.stdout.readline().strip() == b"0"
        time.sleep(0.05)
    finally:
        os.kill(person.pid, signal.SIGKILL)
        person.wait()
        person.stdout.close()  # type: ignore[union-attr]
    record = desk.read()
    assert all(
        s.reviewer == "A. Bekova"
        for s in record.languages["kk"].segments
        if s.origin is Origin.MEMORY
    )
    assert isinstance(write(desk, "title.1", NEW), Segment)  # no stale lock is in the way
    assert tmx.read(desk.memory)


def test_a_lock_that_is_held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.review.desk.LOCK_SECONDS", 0.1)
    with (
        hold(desk.out / ".brief.lock"),
        pytest.raises(OutputError, match="another run is writing"),
    ):
        write(desk, "title.1", NEW)
    assert isinstance(write(desk, "title.1", NEW), Segment)
