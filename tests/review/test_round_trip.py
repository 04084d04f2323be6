"""``briefing review --export`` and ``--import``: through a translator's own program and back."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from command_line import Result, Run
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from review_samples import APPROVED, DRAFT, REVIEWED, find, open_desk, segment

from briefing.deliver import LanguageRecord, RunRecord
from briefing.domain import (
    Brief,
    Comment,
    Finding,
    Origin,
    Section,
    SegmentStatus,
    Statement,
    Suggestion,
)
from briefing.errors import ExitCode, SettingsError, TranslationError
from briefing.review import xliff
from briefing.review.desk import Desk
from briefing.review.round_trip import Wishes, plan_import
from briefing.translate.exchange import tmx, xliff12

X = "{urn:oasis:names:tc:xliff:document:1.2}"
BY = Wishes("A. Bekova", "2026-11-25T10:00:00Z")
NEW = "Қазақстан және Ресей газ жеткізу саласында ынтымақтаспақ"
Tree = etree._ElementTree


def exported(desk: Desk, *languages: str) -> tuple[Path, Tree]:
    path = Path("brief.xlf")
    xliff.write(desk.read(), languages or ("kk",), path)
    return path, etree.parse(path)


def unit(tree: Tree, name: str, language: str = "kk") -> etree._Element:
    found = tree.find(f"{X}file[@target-language='{language}']//{X}trans-unit[@id='{name}']")
    assert found is not None
    return found


def put(
    tree: Tree, name: str, text: str | None = None, state: str = "translated", language: str = "kk"
) -> etree._Element:
    element = unit(tree, name, language)
    target = element.find(f"{X}target")
    assert target is not None
    target.set("state", state)
    if text is not None:
        target.text = text
    return element


def plan(path: Path, tree: Tree, desk: Desk, wishes: Wishes = BY):  # type: ignore[no-untyped-def]
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return plan_import(path, xliff.read(path), desk.read(), desk, wishes)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*"))
        if path.is_file()
    }


# ----------------------------------------------------------------------------------- export


def test_a_file_for_each_language_and_a_unit_for_each_segment(desk: Desk) -> None:
    _, tree = exported(desk, "ru", "kk")
    record = desk.read()
    files = tree.getroot().findall(f"{X}file")
    assert [f.get("target-language") for f in files] == ["ru", "kk"]
    for file in files:
        units = list(file.iter(f"{X}trans-unit"))
        segments = record.languages[str(file.get("target-language"))].segments
        assert [u.get("id") for u in units] == [s.id for s in segments]
        assert [u.findtext(f"{X}source") for u in units] == [s.source for s in segments]
        assert [u.findtext(f"{X}target") for u in units] == [s.target for s in segments]
        assert file.get("source-language") == "en"


def test_a_unit_says_where_it_comes_from_and_shows_the_paragraph(desk: Desk) -> None:
    _, tree = exported(desk)
    element = unit(tree, "key-messages-2.1")
    notes = [note.text for note in element.iter(f"{X}note")]
    assert any("translation memory, 100 %, gas-talks.tmx#gas-talks-p7-1" in n for n in notes)
    assert "Status: draft" in notes
    paragraph = "On the other hand, Uzbekistan has already refused the idea"
    assert any(paragraph in note for note in notes)
    contexts = {c.get("context-type"): c.text for c in element.iter(f"{X}context")}
    assert contexts["x-block"] == "p7" and paragraph in contexts["x-paragraph"]
    assert element.find(f"{X}target").get("state-qualifier") == "exact-match"


def test_what_comes_from_a_table_is_not_for_translators(desk: Desk) -> None:
    _, tree = exported(desk)
    locked = {u.get("id") for u in tree.iter(f"{X}trans-unit") if u.get("translate") == "no"}
    data = {s.id for s in desk.read().languages["kk"].segments if s.origin is Origin.DATA}
    assert locked == data and data


def test_elements_stand_in_the_order_that_the_standard_wants(desk: Desk) -> None:
    _, tree = exported(desk, "ru", "kk")
    order = ["source", "target", "context-group", "note", "alt-trans", "segment"]
    for element in tree.iter(f"{X}trans-unit"):
        tags = [etree.QName(child).localname for child in element]
        assert tags == sorted(tags, key=order.index), element.get("id")
        assert tags[-1] == "segment"


# What the schema of XLIFF 1.2 (strict) wants of the elements and attributes that we write.
ATTRIBUTES = {
    "xliff": {"version"},
    "file": {"original", "datatype", "source-language", "target-language", "tool-id"},
    "tool": {"tool-id", "tool-name", "tool-version"},
    "trans-unit": {"id", "approved", "translate"},
    "target": {"state", "state-qualifier"},
    "context-group": {"name", "purpose"},
    "context": {"context-type"},
    "note": {"from"},
    "alt-trans": {"match-quality", "origin"},
}
REQUIRED = {
    "xliff": {"version"},
    "file": {"original", "datatype", "source-language"},
    "tool": {"tool-id", "tool-name"},
    "trans-unit": {"id"},
    "context-group": {"purpose"},
    "context": {"context-type"},
}
VALUES = {
    "state": {
        "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
        "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
    },
    "state-qualifier": {
        "exact-match", "fuzzy-match", "id-match", "leveraged-inherited", "leveraged-mt",
        "leveraged-repository", "leveraged-tm", "mt-suggestion", "rejected-grammar",
        "rejected-inaccurate", "rejected-length", "rejected-spelling", "tm-suggestion",
    },
    "context-type": {"sourcefile", "x-block", "x-paragraph"},
    "purpose": {"information"},
    "translate": {"no"},
    "approved": {"yes"},
    "datatype": {"plaintext"},
}  # fmt: skip


def test_the_rules_of_the_standard_are_kept(desk: Desk) -> None:
    """As the schema has them; names of context groups are unique in a file, and ids too."""
    _, tree = exported(desk, "ru", "kk")
    for element in tree.iter(f"{X}*"):
        tag, names = etree.QName(element).localname, set(element.attrib)
        assert names <= ATTRIBUTES.get(tag, set()), (tag, names)
        assert names >= REQUIRED.get(tag, set()), (tag, names)
        for name, value in element.attrib.items():
            assert value in VALUES.get(name, {value}), (tag, name, value)
    for file in tree.iter(f"{X}file"):
        for tag, name in (("trans-unit", "id"), ("context-group", "name")):
            found = [e.get(name) for e in file.iter(X + tag) if e.get(name) is not None]
            assert len(found) == len(set(found)), tag


def test_suggestions_are_alternatives(desk: Desk) -> None:
    record = desk.read()
    item = record.languages["kk"]
    similar = (Suggestion("Ұқсас мәтін", 87.4, "x.tmx#7"),)
    first = replace(item.segments[0], suggestions=similar)
    segments = (first, *item.segments[1:])
    record = replace(record, languages={"kk": replace(item, segments=segments)})
    xliff.write(record, ("kk",), Path("s.xlf"))
    alternative = etree.parse("s.xlf").find(f".//{X}alt-trans")
    assert alternative is not None
    assert (alternative.get("match-quality"), alternative.get("origin")) == ("87", "x.tmx#7")
    assert alternative.findtext(f"{X}target") == "Ұқсас мәтін"


@given(
    st.text(max_size=30),
    st.text(alphabet="а<>&'\" \n\x0b\x00]\ud800\ufffe", max_size=12),
    st.sampled_from(tuple(SegmentStatus)),
)
def test_any_text_comes_back_as_it_went(start: str, odd: str, status: SegmentStatus) -> None:
    text = f"{start}а{odd}"
    one = segment(source=text, target=text, status=status, reviewer=odd or None, reference=odd)
    one = replace(
        one,
        findings=(Finding("x", "warning", odd),),
        suggestions=(Suggestion(text, 80.0, odd),),
        comments=(Comment("A", "", text),),
    )
    sources = (Statement("key-1", text, (text,), ()),)
    brief = Brief("en", sources[0], (Section("s", "statements", sources),), ())
    item = LanguageRecord("done", None, brief, (one,), ())
    record = RunRecord(1, "b", (), "", "", "2026-01-01", {}, (), brief, {"kk": item})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.xlf"
        xliff.write(record, ("kk",), path)
        (back,) = xliff.read(path)
    assert (back.source, back.target) == (xliff.fold_text(text), xliff.fold_text(text))
    assert back.status is status and back.exported == xliff.state_of(back.target, back.status)
    assert [c.text for c in back.comments] == [xliff.fold_text(text).strip()]


def test_the_memory_reads_the_file_too(desk: Desk) -> None:
    path, _ = exported(desk)
    units = {u.id: u for u in xliff12.read(path)}
    segments = {s.id: s for s in desk.read().languages["kk"].segments}
    assert units.keys() == segments.keys()
    assert units["title.1"].target == (segments["title.1"].target,)


# ----------------------------------------------------------------------------------- import


def test_a_file_as_it_was_exported_changes_nothing(desk: Desk) -> None:
    path, tree = exported(desk, "ru", "kk")
    made = plan(path, tree, desk)
    assert (made.changes, made.edited, made.signed) == ({}, 0, 0)


def test_edits_and_states_become_segments(desk: Desk) -> None:
    path, tree = exported(desk)
    put(tree, "title.1", NEW, "final")
    put(tree, "key-messages-1.1")
    put(tree, "key-messages-2.1", state="needs-review-translation")
    made = plan(path, tree, desk).changes["kk"]
    assert set(made) == {"title.1", "key-messages-1.1"}
    title, message = made["title.1"], made["key-messages-1.1"]
    assert (title.target, title.origin, title.status) == (NEW, Origin.HUMAN, APPROVED)
    assert (message.origin, message.status) == (Origin.MEMORY, REVIEWED)
    assert (title.reviewer, title.changed) == ("A. Bekova", BY.moment)


@pytest.mark.parametrize(
    ("state", "approved", "status"),
    [
        ("final", None, APPROVED),
        ("signed-off", None, APPROVED),
        ("final", "no", REVIEWED),
        ("translated", "yes", APPROVED),
        ("translated", None, REVIEWED),
        ("needs-review-translation", None, DRAFT),
        ("new", None, DRAFT),
    ],
)
def test_states_of_other_programs(
    desk: Desk, state: str, approved: str | None, status: object
) -> None:
    path, tree = exported(desk)
    element = put(tree, "title.1", NEW, state)
    if approved is not None:
        element.set("approved", approved)
    assert plan(path, tree, desk).changes["kk"]["title.1"].status is status


def test_a_program_that_drops_our_elements_and_notes(desk: Desk) -> None:
    path, tree = exported(desk)
    put(tree, "title.1", NEW, "final")
    for element in list(tree.iter("{urn:briefing:review:1}segment", f"{X}note")):
        element.getparent().remove(element)
    made = plan(path, tree, desk).changes["kk"]
    assert set(made) == {"title.1"} and made["title.1"].target == NEW


def test_notes_become_comments_once(desk: Desk) -> None:
    path, tree = exported(desk)
    note = etree.SubElement(unit(tree, "title.1"), f"{X}note")
    note.set("from", "B. Omarov")
    note.text = "Is it a union?"
    made = plan(path, tree, desk)
    (comment,) = made.changes["kk"]["title.1"].comments
    assert (comment.author, comment.text) == ("B. Omarov", "Is it a union?")
    desk.change_many(lambda record: made.changes)
    path, tree = exported(desk)
    assert "Is it a union?" in [n.text for n in unit(tree, "title.1").iter(f"{X}note")]
    assert plan(path, tree, desk).changes == {}


def line_of(path: Path, tree: Tree, name: str) -> int:
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return int(unit(etree.parse(path), name).sourceline or 0)


def test_a_changed_source_and_unknown_units_are_refused_with_their_lines(desk: Desk) -> None:
    path, tree = exported(desk)
    source = unit(tree, "title.1").find(f"{X}source")
    assert source is not None
    source.text = "Kazakhstan and Russia are not going to cooperate"
    unit(tree, "key-messages-1.1").set("id", "key-messages-9.1")
    unit(tree, "key-messages-2.1").set("id", "key-messages-3.1")
    lines = line_of(path, tree, "title.1"), line_of(path, tree, "key-messages-9.1")
    with pytest.raises(SettingsError) as caught:
        plan(path, tree, desk)
    told = caught.value.problems
    assert told[0].startswith(f"{path}:{lines[0]}: kk title.1: the source was changed")
    assert told[1].startswith(f"{path}:{lines[1]}: kk key-messages-9.1: the brief brief has no")
    assert any("stands twice" in problem or "source was changed" in problem for problem in told[2:])


def test_a_language_that_the_brief_does_not_have(desk: Desk) -> None:
    path, tree = exported(desk)
    file = tree.getroot().find(f"{X}file")
    assert file is not None
    file.set("target-language", "uz")
    with pytest.raises(SettingsError) as caught:
        plan(path, tree, desk)
    assert "no translation into it (it has: ru, kk)" in caught.value.problems[0]


def test_what_was_changed_since_the_export_is_refused_with_both_versions(desk: Desk) -> None:
    path, tree = exported(desk)
    other, others = exported(desk)
    put(others, "title.1", "Қазақстан мен Ресей газ саласында бірге жұмыс істейді", "final")
    desk.change_many(lambda record: plan(other, others, desk).changes)
    put(tree, "title.1", NEW, "final")
    with pytest.raises(SettingsError) as caught:
        plan(path, tree, desk)
    (problem,) = caught.value.problems
    assert NEW in problem and "бірге жұмыс істейді" in problem and "A. Bekova" in problem


def test_blocking_findings_need_a_reason(desk: Desk) -> None:
    path, tree = exported(desk)
    lossy = "Сыртқы істер министрінің орынбасары Алмас Айдаров мәлімдеді."
    element = put(tree, "key-messages-3.1", lossy)
    with pytest.raises(TranslationError) as caught:
        plan(path, tree, desk)
    assert any("key-messages-3.1: date-lost" in p for p in caught.value.problems)
    note = etree.SubElement(element, f"{X}note")
    note.text = "ignore date-lost: the date stands in the heading"
    with pytest.raises(TranslationError) as caught:  # the others still block
        plan(path, tree, desk)
    assert not any("date-lost" in p for p in caught.value.problems)
    wishes = Wishes("A. Bekova", BY.moment, reason="shortened on purpose")
    made = plan(path, tree, desk, wishes).changes["kk"]["key-messages-3.1"]
    ignored = dict(made.ignored)
    assert ignored.pop("date-lost") == "the date stands in the heading"
    assert set(ignored.values()) == {"shortened on purpose"}


def test_a_changed_table_row_is_refused_and_names_the_table(desk: Desk) -> None:
    path, tree = exported(desk)
    put(tree, "background-1.name", "Алмаз Айдаров")
    with pytest.raises(SettingsError) as caught:
        plan(path, tree, desk)
    assert "it comes from names.csv#almas-aidarov: change it there" in caught.value.problems[0]


def test_one_status_for_all(desk: Desk) -> None:
    path, tree = exported(desk)
    made = plan(path, tree, desk, Wishes("A. Bekova", BY.moment, REVIEWED)).changes["kk"]
    texts = [s for s in desk.read().languages["kk"].segments if s.origin is Origin.MEMORY]
    assert set(made) == {s.id for s in texts}
    assert {s.status for s in made.values()} == {REVIEWED}


# ------------------------------------------------------------------------------ whole program


def in_a_process(folder: Path, *words: str) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_the_whole_way_there_and_back(workshop: Path) -> None:
    run = partial(in_a_process, workshop)
    assert run("review", "brief", "--export", "kk.xlf", "--lang", "kk").code == 0
    tree = etree.parse("kk.xlf")
    put(tree, "title.1", NEW, "final")
    put(tree, "key-messages-1.1")
    tree.write("kk.xlf", encoding="utf-8")
    before = digests(workshop / "out")
    done = run("review", "brief", "--import", "kk.xlf", "--reviewer", "A. Bekova")
    assert done.code == 0, done.err
    assert "1 edited, 1 with a new status only" in done.out
    after = digests(workshop / "out")
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"brief.json", "brief.kk.pdf", "brief.kk-Latn.pdf"}
    units = tmx.read(workshop / "locales/memory/review.tmx")
    assert (NEW, APPROVED, "A. Bekova") in {(u.target[0], u.status, u.author) for u in units}
    again = run("review", "brief", "--import", "kk.xlf", "--reviewer", "A. Bekova")
    assert again.code == 0 and "nothing was done" in again.err
    assert digests(workshop / "out") == after


def footer_of(path: Path) -> str:
    import pypdf

    text = pypdf.PdfReader(path).pages[0].extract_text()
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_footer_says_who_and_when_and_the_next_build_keeps_it(run: Run, workshop: Path) -> None:
    run("review", "brief", "--export", "kk.xlf", "--lang", "kk")
    tree = etree.parse("kk.xlf")
    put(tree, "title.1", NEW, "final")
    tree.write("kk.xlf", encoding="utf-8")
    assert run("review", "brief", "--import", "kk.xlf", "--reviewer", "A. Bekova").code == 0
    desk = open_desk(workshop)
    title = find(desk.read(), "title.1")
    day = f"{(title.changed or '')[:4]} жылғы"
    footer = footer_of(workshop / "out/brief.kk.pdf")
    assert f"бекіткен: A. Bekova (1 сегмент, {day}" in footer
    assert "аударма жады" in footer and "тіл иесі тексермеген" in footer
    variant = footer_of(workshop / "out/brief.kk-Latn.pdf")
    assert "Bekova" not in variant  # nobody has read it in that script
    # The copy of the workspace lies in another folder, hence --force.
    built = run("build", "--lang", "kk", "--force")
    assert built.code == 0, built.err
    record = desk.read()
    assert find(record, "title.1") == title
    assert record.languages["kk"].brief is not None
    assert record.languages["kk"].brief.title.text == NEW
    assert NEW in footer_of(workshop / "out/brief.kk.pdf")


def test_a_refused_file_changes_nothing_at_all(run: Run, workshop: Path) -> None:
    run("review", "brief", "--export", "kk.xlf", "--lang", "kk")
    tree = etree.parse("kk.xlf")
    put(tree, "title.1", NEW, "final")
    put(tree, "key-messages-3.1", "Айдаров мәлімдеді.")
    tree.write("kk.xlf", encoding="utf-8")
    before = digests(workshop / "out")
    done = run("review", "brief", "--import", "kk.xlf", "--reviewer", "A. Bekova")
    assert done.code == ExitCode.TRANSLATION and "Traceback" not in done.err
    assert "--ignore REASON" in done.err
    assert digests(workshop / "out") == before
    assert not (workshop / "locales/memory/review.tmx").exists()


def test_a_character_without_a_glyph_changes_nothing(run: Run, workshop: Path) -> None:
    run("review", "brief", "--export", "kk.xlf", "--lang", "kk")
    tree = etree.parse("kk.xlf")
    put(tree, "title.1", NEW + " →⚑")
    tree.write("kk.xlf", encoding="utf-8")
    before = digests(workshop / "out")
    done = run("review", "brief", "--import", "kk.xlf", "--reviewer", "A. Bekova")
    assert done.code == ExitCode.RENDER, done.err
    assert digests(workshop / "out") == before
    assert not (workshop / "locales/memory/review.tmx").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--export", "a.xlf", "--import", "b.xlf"), ExitCode.USAGE, "do not go together"),
        (("--export", "a.xlf", "--lang", "de"), ExitCode.USAGE, "use ru or kk"),
        (("--export", "a.xlf", "--lang", "kk-Latn"), ExitCode.USAGE, "use ru or kk"),
        (("--import", "none.xlf"), ExitCode.INPUT, "there is no such file"),
        (("--import", "briefing.toml"), ExitCode.SETTINGS, "no readable XLIFF 1.2"),
        (("--export", "briefing.toml"), ExitCode.OUTPUT, "say --force"),
        (("--import", "x.xlf", "--status", "good"), ExitCode.USAGE, "--status 'good'"),
        (("--status", "draft", "--export", "x.xlf"), ExitCode.USAGE, "go with --import"),
    ],
)
def test_mistakes_on_the_command_line(
    run: Run, words: tuple[str, ...], code: ExitCode, said: str
) -> None:
    done = run("review", "brief", *words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert "Traceback" not in done.err


def test_signing_needs_a_name(run: Run, workshop: Path) -> None:
    run("review", "brief", "--export", "kk.xlf", "--lang", "kk")
    tree = etree.parse("kk.xlf")
    put(tree, "title.1")
    tree.write("kk.xlf", encoding="utf-8")
    done = run("review", "brief", "--import", "kk.xlf")
    assert done.code == ExitCode.USAGE and "--reviewer" in done.err
    with Path("briefing.toml").open("a") as handle:
        handle.write('\n[review]\nreviewer = "A. Bekova"\n')
    assert run("review", "brief", "--import", "kk.xlf").code == 0
    assert find(open_desk(workshop).read(), "title.1").reviewer == "A. Bekova"


def test_an_xliff_that_declares_entities(run: Run) -> None:
    Path("bad.xlf").write_text(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>'
    )
    done = run("review", "brief", "--import", "bad.xlf")
    assert done.code == ExitCode.SETTINGS and "declares the entity" in done.err


def test_the_record_fits_its_schema(run: Run, workshop: Path, repository: Path) -> None:
    import jsonschema

    run("review", "brief", "--export", "kk.xlf", "--lang", "kk")
    tree = etree.parse("kk.xlf")
    put(tree, "title.1", NEW, "final")
    tree.write("kk.xlf", encoding="utf-8")
    run("review", "brief", "--import", "kk.xlf", "--reviewer", "A. Bekova")
    schema = json.loads((repository / "docs/record.schema.json").read_text("utf-8"))
    record = json.loads((workshop / "out/brief.json").read_text("utf-8"))
    jsonschema.validate(record, schema)
    assert isinstance(open_desk(workshop).read(), RunRecord)
