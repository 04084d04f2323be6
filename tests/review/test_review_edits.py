"""One change to one segment: what it leaves, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_samples import APPROVED, DRAFT, LATER, LOST, MOMENT, REVIEWED, edit, segment

from briefing.domain import Comment, Finding, Origin, Segment, Suggestion
from briefing.review.edits import (
    MOST_VERSIONS,
    Blocked,
    Edit,
    Refused,
    Stale,
    apply_edit,
    is_editable,
    revision_of,
    set_aside,
    take_back,
    with_comment,
)


def no_findings(_: Segment) -> tuple[Finding, ...]:
    return ()


def loses_a_number(made: Segment) -> tuple[Finding, ...]:
    return () if "12" in (made.target or "") else (LOST,)


def done(outcome: object) -> Segment:
    assert isinstance(outcome, Segment), outcome
    return outcome


def test_a_new_text_is_a_persons_and_no_longer_the_models() -> None:
    old = segment(findings=(Finding("stand-ins", "warning", "read closely", "key-1.1"),))
    made = done(apply_edit(old, edit("Экспорт 12 пайызға өсті.", of=old), "kk", no_findings))
    assert (made.origin, made.model, made.score, made.findings) == (Origin.HUMAN, None, None, ())
    assert (made.reviewer, made.changed, made.status) == ("A. Bekova", MOMENT, REVIEWED)
    assert made.history == (old,)


def test_a_signature_alone_leaves_the_origin_as_it_was() -> None:
    made = done(apply_edit(segment(), edit(status=APPROVED), "kk", no_findings))
    assert (made.origin, made.model) == (Origin.ENGINE, "en_kk 1.0")
    assert (made.status, made.reviewer) == (APPROVED, "A. Bekova")


def test_typed_apostrophes_become_those_of_the_language() -> None:
    old = segment(target="Eksport 12 foizga o‘sdi.")
    made = done(apply_edit(old, edit("Eksport 12 foizga ko'paydi."), "uz", no_findings))
    assert made.target is not None and "koʻpaydi" in made.target


def test_of_two_people_the_second_is_refused_with_both_versions() -> None:
    seen = segment()
    first = done(apply_edit(seen, edit("Экспорт 12% артты.", of=seen), "kk", no_findings))
    late = edit("Экспорт 12% көбейді.", of=seen, reviewer="B. Omarov", moment=LATER)
    outcome = apply_edit(first, late, "kk", no_findings)
    assert outcome == Stale(late, first)


def test_a_signature_needs_a_reason_for_each_blocking_finding() -> None:
    lossy = edit("Экспорт өсті.")
    outcome = apply_edit(segment(), lossy, "kk", loses_a_number)
    assert isinstance(outcome, Blocked) and outcome.findings == (LOST,)
    blank = edit("Экспорт өсті.", number_lost="  ")
    assert isinstance(apply_edit(segment(), blank, "kk", loses_a_number), Blocked)
    reasoned = edit("Экспорт өсті.", number_lost="the table has the number")
    made = done(apply_edit(segment(), reasoned, "kk", loses_a_number))
    assert made.ignored == (("number-lost", "the table has the number"),)
    assert made.findings == (LOST,)


def test_a_draft_keeps_its_blocking_findings_so_that_nothing_typed_is_lost() -> None:
    made = done(apply_edit(segment(), edit("Экспорт өсті.", DRAFT), "kk", loses_a_number))
    assert (made.target, made.findings, made.status) == ("Экспорт өсті.", (LOST,), DRAFT)
    assert isinstance(apply_edit(made, edit(status=APPROVED), "kk", loses_a_number), Blocked)


def test_a_reason_goes_with_its_finding() -> None:
    reasoned = edit("Экспорт өсті.", number_lost="the table has the number")
    made = done(apply_edit(segment(), reasoned, "kk", loses_a_number))
    mended = done(apply_edit(made, edit("Экспорт 12% артты."), "kk", loses_a_number))
    assert (mended.findings, mended.ignored) == ((), ())


@pytest.mark.parametrize(
    ("old", "wanted", "why"),
    [
        (segment(origin=Origin.DATA, reference="names.csv#x"), edit("Б"), "locked"),
        (segment(target=None, origin=Origin.MISSING), edit(), "empty"),
        (segment(), edit("   "), "empty"),
        (segment(), edit("а" * 20_000), "too-long"),
        (segment(), edit("а\x00б"), "characters"),
    ],
)
def test_what_makes_no_sense(old: Segment, wanted: Edit, why: str) -> None:
    outcome = apply_edit(old, wanted, "kk", no_findings)
    assert isinstance(outcome, Refused) and outcome.why == why


def test_titles_left_in_their_language_may_be_translated() -> None:
    title = segment(origin=Origin.DATA, reference="original title")
    assert is_editable(title) and is_editable(segment(origin=Origin.MISSING, target=None))
    assert not is_editable(segment(origin=Origin.DATA, reference="units.csv#bcm"))


def test_the_same_again_changes_nothing() -> None:
    made = done(apply_edit(segment(), edit("Жаңа 12"), "kk", no_findings))
    assert apply_edit(made, edit("Жаңа 12"), "kk", no_findings) is made


def test_undo_gives_back_what_was_there_with_all_it_said() -> None:
    similar = (Suggestion("Ұқсас", 80.0, "x.tmx#1"),)
    old = segment(suggestions=similar, comments=(Comment("B", MOMENT, "why?"),))
    once = done(apply_edit(old, edit("Бір 12"), "kk", no_findings))
    twice = done(apply_edit(once, edit("Екі 12", APPROVED, moment=LATER), "kk", no_findings))
    back = done(take_back(twice, revision_of(twice)))
    assert back == once
    assert take_back(back, None) == old
    assert take_back(old, None) == Refused("nothing", old)
    assert isinstance(take_back(twice, revision_of(once)), Stale)


def test_undo_keeps_the_place_to_which_the_sentence_has_moved() -> None:
    made = done(apply_edit(segment(), edit("Бір 12"), "kk", no_findings))
    moved = replace(made, id="background-3.1")
    assert done(take_back(moved, None)).id == "background-3.1"


def test_a_long_history_is_cut_at_its_beginning() -> None:
    made = segment()
    for number in range(MOST_VERSIONS + 10):
        made = done(apply_edit(made, edit(f"{number}"), "kk", no_findings))
    assert len(made.history) == MOST_VERSIONS
    assert made.history[-1].target == str(MOST_VERSIONS + 8)
    assert not any(version.history or version.comments for version in made.history)


def test_setting_a_finding_aside_and_taking_it_up_again() -> None:
    draft = segment(target="Экспорт өсті.", findings=(LOST,))
    asides = done(set_aside(draft, "number-lost", "in the table", edit(of=draft)))
    assert asides.ignored == (("number-lost", "in the table"),)
    assert revision_of(asides) != revision_of(draft)
    assert set_aside(asides, "number-lost", "", edit(of=asides)) == draft
    assert set_aside(draft, "other", "why", edit(of=draft)) == Refused("unknown", draft)
    signed = replace(asides, status=APPROVED)
    assert isinstance(set_aside(signed, "number-lost", "", edit(of=signed)), Blocked)


def test_a_comment_stands_once_and_changes_no_revision() -> None:
    said = done(with_comment(segment(), "A", MOMENT, "Is it 12?"))
    assert said.comments == (Comment("A", MOMENT, "Is it 12?"),)
    assert with_comment(said, "A", LATER, "Is it 12?") is said
    assert revision_of(said) == revision_of(segment())


@given(st.lists(st.text(alphabet="аб 'ʻ«».\t\n", min_size=1, max_size=12), max_size=6))
def test_undoing_everything_leads_back_to_the_beginning(texts: list[str]) -> None:
    made = begun = segment()
    for number, text in enumerate(texts):
        moment = f"2026-11-25T10:00:{number:02}Z"
        outcome = apply_edit(made, edit(text, DRAFT, moment=moment), "kk", no_findings)
        made = outcome if isinstance(outcome, Segment) else made
    while made.history:
        made = done(take_back(made, None))
    assert made == begun
