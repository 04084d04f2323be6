"""Which unit of the memory counts: `briefing.translate.precedence`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import unit, units
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain import SegmentStatus
from briefing.translate.exchange import tmx
from briefing.translate.exchange.units import Unit
from briefing.translate.glossary import Glossary
from briefing.translate.masks import mask
from briefing.translate.memory import Match, load_memory
from briefing.translate.precedence import choose, find_conflicts, rank

DRAFT, REVIEWED, APPROVED = SegmentStatus


def ids(found: tuple[Unit, ...]) -> list[str]:
    return [one.id for one in found]


def target(name: str, **values: object) -> Unit:
    return unit(id=name, target=f"Газ {name}.", **values)


@pytest.mark.parametrize(
    ("given_units", "order"),
    [
        ([target("a", status=APPROVED), target("b")], ["a", "b"]),
        ([target("a", status=REVIEWED), target("b", status=APPROVED)], ["b", "a"]),
        ([target("a", changed="2026-11-02"), target("b", changed="2026-11-01")], ["a", "b"]),
        ([target("a", changed="2026-11-02"), target("b")], ["a", "b"]),
        ([target("a"), target("b")], ["b", "a"]),
        (
            [target("a", status=APPROVED, changed="2020-01-01"), target("b", changed="2026-01-01")],
            ["a", "b"],
        ),
    ],
)
def test_status_then_date_then_the_last_read(given_units: list[Unit], order: list[str]) -> None:
    assert ids(choose(given_units)) == order


def test_forbidden_pairs_never_match_wherever_they_stand() -> None:
    wrong = unit(id="no", forbidden=True)
    copy = unit(id="copy", status=APPROVED, context="title")
    assert ids(choose([copy, wrong, target("b")])) == ["b"]


def test_a_unit_that_is_superseded_is_hidden_in_its_language_only() -> None:
    old, russian = unit("Gas flowed.", id="old"), unit("Gas flowed.", id="old", language="ru")
    assert ids(choose([old, russian, unit(id="new", supersedes=("old",))])) == ["new", "old"]


def test_a_draft_replaces_nothing_that_a_person_has_read() -> None:
    old = unit("Gas flowed.", id="old", status=REVIEWED)
    assert ids(choose([old, unit(id="new", supersedes=("old",))])) == ["old", "new"]


def test_a_file_can_be_named_and_chains_hide_all() -> None:
    oldest = replace(unit("One.", id="1"), file="a.tmx")
    middle = replace(unit("Two.", id="2", supersedes=("a.tmx#1",)), file="b.tmx")
    newest = replace(unit("Three.", id="3", supersedes=("2",)), file="b.tmx")
    other = replace(unit("Four.", id="1"), file="b.tmx")
    assert ids(choose([oldest, middle, newest, other])) == ["1", "3"]


def test_two_that_replace_each_other_do_not_both_vanish() -> None:
    one = unit("One.", id="1", supersedes=("2", "1"))
    two = unit("Two.", id="2", supersedes=("1",), changed="2026-01-01")
    assert ids(choose([one, two])) == ["2"]


@given(st.lists(units("kk"), max_size=6))
def test_what_may_be_used_is_ordered_and_never_forbidden(found: list[Unit]) -> None:
    chosen = choose(found)
    assert [rank(one) for one in chosen] == sorted(map(rank, chosen), reverse=True)
    assert not {one.pair[:4] for one in chosen} & {one.pair[:4] for one in found if one.forbidden}
    assert len({one.pair for one in chosen}) == len(chosen)
    usable = [one for one in found if not one.forbidden]
    assert bool(chosen) or not usable or any(one.forbidden for one in found)


def test_conflicts_are_different_targets_of_the_same_rank() -> None:
    same = [target("a"), target("b")]
    (conflict,) = find_conflicts(same)
    assert ids(conflict.units) == ["a", "b"]
    assert find_conflicts([target("a"), unit(id="b", target="Газ a.")]) == ()
    assert find_conflicts([target("a"), target("b", status=REVIEWED)]) == ()
    assert find_conflicts([target("a"), target("b", context="title")]) == ()
    assert find_conflicts([target("a"), target("b", forbidden=True)]) == ()


def test_the_memory_keeps_to_it(tmp_path: Path, names, glossary: Glossary) -> None:  # type: ignore[no-untyped-def]
    tmx.write(
        [
            target("approved", status=APPROVED, changed="2026-01-01"),
            target("newer", status=APPROVED, changed="2026-02-01"),
            target("older", status=APPROVED, changed="2025-01-01"),
            target("draft", changed="2026-11-01"),
            target("forbidden", status=APPROVED, changed="2026-11-01", forbidden=True),
        ],
        tmp_path / "m.tmx",
    )
    memory = load_memory(tmp_path, ("kk",), names, glossary)
    match = memory.find(mask("Gas flows.", names), "kk")
    assert isinstance(match, Match) and match.reference == "m.tmx#newer"
