"""Units of one origin replaced in a TMX file, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.domain import SegmentStatus
from briefing.translate.exchange import tmx
from briefing.translate.exchange.tmx_replace import place_of, replace_units
from briefing.translate.exchange.units import Unit

OWN = "review of brief"


def unit(source: str, target: str, language: str = "kk", **values: object) -> Unit:
    given = {"status": SegmentStatus.REVIEWED, "author": "A", "origin": OWN, **values}
    return Unit(f"{source}-{language}", language, (source,), (target,), **given)  # type: ignore[arg-type]


def texts(path: Path) -> list[str]:
    return [str(u.target[0]) for u in tmx.read(path)]


def test_a_new_file_is_made_and_none_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "review.tmx"
    assert replace_units(path, OWN, []).added == 0 and not path.exists()
    assert replace_units(path, OWN, [unit("Gas", "Газ")]).added == 1
    assert texts(path) == ["Газ"]


def test_the_same_again_does_not_write_the_file(tmp_path: Path) -> None:
    path = tmp_path / "review.tmx"
    replace_units(path, OWN, [unit("Gas", "Газ")])
    path.chmod(0o444)
    before = path.stat()
    made = replace_units(path, OWN, [unit("Gas", "Газ")], {place_of(unit("Oil", ""))})
    assert (made.unchanged, path.stat()) == (1, before)


def test_another_translation_takes_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "review.tmx"
    replace_units(path, OWN, [unit("Gas", "Газ"), unit("Oil", "Май")])
    made = replace_units(path, OWN, [unit("Oil", "Мұнай")])
    assert (made.added, made.altered) == (0, 1)
    assert texts(path) == ["Газ", "Мұнай"]
    assert replace_units(path, OWN, [], {place_of(unit("Gas", ""))}).added == 0
    assert texts(path) == ["Мұнай"]


def test_other_origins_languages_comments_and_header_stay(tmp_path: Path) -> None:
    path = tmp_path / "review.tmx"
    path.write_text(
        """<?xml version="1.0" encoding="UTF-8"?>
<!-- ours -->
<tmx version="1.4"><header creationtool="x" srclang="en"><prop type="x-owner">team</prop></header>
<body>
  <!-- keep -->
  <tu tuid="g"><prop type="x-origin">review of brief</prop>
    <tuv xml:lang="en"><seg>Gas</seg></tuv>
    <tuv xml:lang="kk"><seg>Газ</seg></tuv>
    <tuv xml:lang="uz"><seg>Gaz</seg></tuv></tu>
  <tu tuid="h"><prop type="x-origin">agency</prop>
    <tuv xml:lang="en"><seg>Gas</seg></tuv><tuv xml:lang="kk"><seg>газ</seg></tuv></tu>
</body></tmx>
""",
        "utf-8",
    )
    replace_units(path, OWN, [unit("Gas", "Көгілдір отын")])
    assert sorted(texts(path)) == sorted(["Gaz", "газ", "Көгілдір отын"])
    text = path.read_text("utf-8")
    assert "<!-- ours -->" in text and "<!-- keep -->" in text and "x-owner" in text
    assert len({(u.id, u.language) for u in tmx.read(path)}) == 3


@pytest.mark.parametrize("key", ["status", "author", "changed", "note"])
def test_what_a_unit_says_besides_its_text_counts_too(tmp_path: Path, key: str) -> None:
    path = tmp_path / "review.tmx"
    replace_units(path, OWN, [unit("Gas", "Газ")])
    values = {
        "status": SegmentStatus.DRAFT,  # an undone signature
        "author": "B",
        "changed": "2026-11-25T10:00:00Z",
        "note": "ignored: x: y",
    }
    replace_units(path, OWN, [unit("Gas", "Газ", **{key: values[key]})])
    (found,) = tmx.read(path)
    assert getattr(found, key) == values[key]
