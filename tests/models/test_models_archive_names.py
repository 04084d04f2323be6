"""Which names of members are accepted, whatever they are."""

from __future__ import annotations

import os
from pathlib import PurePosixPath

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.models.archive_names import BadName, check_name, check_together, displayable_name

NAMES = st.text(st.one_of(st.sampled_from("ab./\\:\0\n\u202e~ C"), st.characters()), max_size=30)


@given(NAMES)
@example("./a/../b")
@example("a/./b/")
@example("\ud800")
def test_an_accepted_name_stays_inside(name: str) -> None:
    try:
        path = check_name(name)
    except BadName as problem:
        assert str(problem).isprintable()
        return
    inside = os.path.normpath(os.path.join("/folder", *path.parts))  # noqa: PTH118
    assert inside == "/folder" or inside.startswith("/folder/")
    assert not path.is_absolute()
    assert not {"\\", "\0", "\n", "\u202e"} & set(str(path))
    assert check_name(str(path)) == path


@given(st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=4))
def test_ordinary_names_are_accepted(steps: list[str]) -> None:
    assert check_name("/".join(steps)).parts == tuple(steps)


@given(st.lists(st.from_regex(r"[abAB]{1,2}(/[abAB])?", fullmatch=True), max_size=8))
def test_accepted_names_are_different_files_everywhere(names: list[str]) -> None:
    paths = [PurePosixPath(name) for name in names]
    try:
        check_together(paths, ())
    except BadName:
        lowered = [str(path).lower() for path in paths]
        twice = len(set(lowered)) < len(lowered)
        steps = {str(step) for path in paths for step in (path, *path.parents)}
        cases = len({step.lower() for step in steps}) < len(steps)
        nested = any(one in other.parents for one in paths for other in paths)
        assert twice or cases or nested
    else:
        assert len({str(path).lower() for path in paths}) == len(paths)


@given(NAMES)
def test_a_displayed_name_is_printable_and_short(name: str) -> None:
    shown = displayable_name(name)
    assert shown.isprintable() and len(shown) <= 90
