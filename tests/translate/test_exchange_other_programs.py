"""Files as other programs write them, and TMX files that are there already."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import unit, units, with_name
from hypothesis import given

from briefing.domain import SegmentStatus
from briefing.errors import OutputError
from briefing.translate.exchange import po, tmx, xliff12, xliff21
from briefing.translate.exchange.library import bring_in, read_library
from briefing.translate.exchange.tmx_update import Changes, merge, update
from briefing.translate.exchange.units import canonical_date, language_code
from briefing.translate.search import search

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Agreed with the ministry. -->
<tmx version="1.4">
  <header creationtool="other" srclang="EN-US" datatype="plaintext"><prop type="x-team">7</prop>
  </header>
  <body>
    <!-- gas -->
    <tu tuid="g1" usagecount="3" creationid="asel" creationdate="20250101T100000Z">
      <prop type="x-project">P&amp;L</prop>
      <note>checked</note>
      <tuv xml:lang="en-US">
        <seg>Gas <bpt i="1">&lt;b&gt;</bpt>flows<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
      <tuv xml:lang="kk-KZ" changeid="dana" changedate="20260312T083000Z">
        <seg>Газ ағады.</seg></tuv>
      <tuv xml:lang="uz-Cyrl-UZ"><seg>Газ оқади.</seg></tuv>
    </tu>
  </body>
</tmx>
"""


def test_authors_dates_and_notes_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "other.tmx"
    path.write_text(FOREIGN, encoding="utf-8")
    kazakh, uzbek = tmx.read(path)
    assert (kazakh.author, kazakh.changed) == ("dana", "2026-03-12T08:30:00Z")
    assert (uzbek.author, uzbek.changed, uzbek.language) == (
        "asel",
        "2025-01-01T10:00:00Z",
        "uz-Cyrl",
    )
    assert (kazakh.source, kazakh.note, kazakh.line) == (("Gas flows.",), "checked", 8)


def test_an_update_keeps_comments_header_and_foreign_properties(tmp_path: Path) -> None:
    path = tmp_path / "other.tmx"
    path.write_text(FOREIGN, encoding="utf-8")
    approved = unit(status=SegmentStatus.APPROVED, author="gulnar", changed="2026-11-20")
    new = unit("Oil flows.", "Мұнай ағады.", id="g1")
    assert update(path, [approved, new]) == Changes(added=1, altered=1)
    text = path.read_text("utf-8")
    for kept in ("<!-- Agreed with the ministry. -->\n<tmx", "<!-- gas -->", 'usagecount="3"',
                 'type="x-team">7</prop>', "P&amp;L", 'creationid="asel"', "<bpt"):  # fmt: skip
        assert kept in text
    kazakh, uzbek, added = tmx.read(path)
    assert (kazakh.status, kazakh.author) == (SegmentStatus.APPROVED, "gulnar")
    assert (uzbek.status, uzbek.author) == (SegmentStatus.DRAFT, "asel")
    assert (added.id, added.target) == ("g1-2", ("Мұнай ағады.",))


def test_the_same_update_twice_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "other.tmx"
    path.write_text(FOREIGN, encoding="utf-8")
    wanted = [unit(note="checked\ntwice", supersedes=("old",)), with_name()]
    update(path, wanted)
    before = (path.read_bytes(), path.stat().st_ino)
    assert update(path, wanted) == Changes(unchanged=2)
    assert (path.read_bytes(), path.stat().st_ino) == before


@given(old=units("kk"), new=units("kk"))
def test_merging_twice_is_merging_once_and_loses_no_status(old, new) -> None:  # type: ignore[no-untyped-def]
    new = replace(new, source=old.source, target=old.target, context=old.context)
    merged = merge(old, new)
    assert merge(merged, new) == merged and merge(merged, old) == merged
    order = list(SegmentStatus)
    assert order.index(merged.status) == max(order.index(old.status), order.index(new.status))
    assert merged.forbidden == (old.forbidden or new.forbidden)
    assert {*old.supersedes, *new.supersedes} == set(merged.supersedes)


def test_languages_of_one_sentence_share_an_id_and_targets_do_not(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    update(path, [unit(), unit(language="ru", target="Газ течёт.")])
    update(path, [unit(language="uz", target="Gaz oqadi."), unit(target="Газ келеді.")])
    assert [(one.id, one.language) for one in tmx.read(path)] == [
        ("u", "kk"), ("u", "ru"), ("u", "uz"), ("u-2", "kk")
    ]  # fmt: skip


def test_a_pair_is_merged_in_the_file_that_has_it(tmp_path: Path) -> None:
    tmx.write([unit()], tmp_path / "a.tmx")
    approved = unit(status=SegmentStatus.APPROVED)
    changes = bring_in(tmp_path, "new.tmx", [approved, with_name(), with_name(note="again")])
    assert changes == {"a.tmx": Changes(altered=1), "new.tmx": Changes(added=1)}
    assert [one.status for one in tmx.read(tmp_path / "a.tmx")] == [SegmentStatus.APPROVED]
    assert [one.note for one in read_library(tmp_path)] == ["", "again"]


def test_a_file_that_cannot_be_written_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    tmx.write([unit()], path)
    before = path.read_bytes()
    blocked = tmp_path / f".a.tmx.{os.getpid()}.tmp"  # where the new file is written first
    blocked.mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        update(path, [with_name()])
    assert path.read_bytes() == before


@pytest.mark.parametrize("space", [' xmlns="urn:oasis:names:tc:xliff:document:1.1"', ""])
def test_older_versions_of_xliff_are_read(tmp_path: Path, space: str) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(
        f'<xliff version="1.1"{space}><!-- --><file source-language="en" target-language="ru">'
        '<body><trans-unit id="1"><source>Gas</source><target>Газ</target></trans-unit></body>'
        "</file></xliff>",
        encoding="utf-8",
    )
    (only,) = xliff12.read(path)
    assert (only.id, only.language, only.target) == ("1", "ru", ("Газ",))


@pytest.mark.parametrize(
    ("attributes", "state", "status"),
    [
        ('approved="yes"', "translated", SegmentStatus.APPROVED),
        ('approved="no"', "final", SegmentStatus.REVIEWED),
        ("", "signed-off", SegmentStatus.APPROVED),
        ("", "translated", SegmentStatus.REVIEWED),
        ("", "needs-review-translation", SegmentStatus.DRAFT),
        ("", "new", SegmentStatus.DRAFT),
    ],
)
def test_states_of_xliff12_are_statuses(
    tmp_path: Path, attributes: str, state: str, status: SegmentStatus
) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(
        f'<xliff xmlns="{xliff12.NAMESPACE}" version="1.2"><file source-language="en-GB" '
        f'target-language="kk-KZ"><body><trans-unit id="7" {attributes}><source>Gas <g id="1">flows'
        f'</g><x id="2"/>.</source><target state="{state}">Газ <g id="1">ағады</g>.</target>'
        "<note>mind the gap</note><alt-trans><target>Газ келеді</target></alt-trans></trans-unit>"
        '<trans-unit id="8"><source>Not yet</source><target/></trans-unit></body></file></xliff>',
        encoding="utf-8",
    )
    (only,) = xliff12.read(path)
    assert (only.source, only.target) == (("Gas flows.",), ("Газ ағады.",))
    assert (only.status, only.note, only.language) == (status, "mind the gap", "kk")


def test_a_unit_of_xliff2_has_the_lowest_state_of_its_segments(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(
        f'<xliff xmlns="{xliff21.NAMESPACE}" version="2.0" srcLang="en" trgLang="ru"><file id="f">'
        '<unit id="1"><segment state="final"><source>Gas <pc id="1">flows</pc>.</source>'
        '<target>Газ <pc id="1">течёт</pc>.</target></segment><ignorable><source> </source>'
        '</ignorable><segment state="reviewed"><source>Oil too.</source><target>Нефть тоже.'
        '</target></segment></unit><unit id="2"><segment><source>Not yet</source></segment></unit>'
        "</file></xliff>",
        encoding="utf-8",
    )
    (only,) = xliff21.read(path)
    assert (only.source, only.target) == (("Gas flows. Oil too.",), ("Газ течёт. Нефть тоже.",))
    assert only.status is SegmentStatus.REVIEWED


def test_flags_and_comments_of_po_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: uz@cyrillic\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        '# by hand\n#, fuzzy\nmsgctxt "here"\nmsgid "Gas "\n"flows."\nmsgstr "Газ оқади."\n\n'
        'msgid "Oil flows."\nmsgstr "Нефть оқади."\n\nmsgid "Not yet"\nmsgstr ""\n\n'
        '#~ msgid "Old"\n#~ msgstr "Эски"\n',
        encoding="utf-8",
    )
    first, second = po.read(path)
    assert (first.id, first.source, first.note) == ("here", ("Gas flows.",), "by hand")
    assert (first.language, first.status) == ("uz-Cyrl", SegmentStatus.DRAFT)
    assert second.status is SegmentStatus.REVIEWED


def test_a_translator_who_takes_the_flag_away_has_reviewed(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    po.write([unit()], path)
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    (only,) = po.read(path)
    assert only.status is SegmentStatus.REVIEWED


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("EN", "en"), ("kaz", "kk"), ("uz_UZ", "uz"), ("uz-Latn-UZ", "uz"),
     ("uz-Cyrl-UZ", "uz-Cyrl"), ("uz@cyrillic", "uz-Cyrl"), ("kk_KZ@latin", "kk-Latn"),
     ("kk-cyrl", "kk"), ("de-AT", "de")],
)  # fmt: skip
def test_regions_make_no_language_and_scripts_do(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("text", "date"),
    [("20261122T093000Z", "2026-11-22T09:30:00Z"), ("20261122T000000Z", "2026-11-22"),
     ("2026-11-22T01:00:00+05:00", "2026-11-21T20:00:00Z"), ("2026-11-22", "2026-11-22"),
     ("2026-11-22T09:30:00.123Z", "2026-11-22T09:30:00Z"), ("", "")],
)  # fmt: skip
def test_dates_have_one_form(text: str, date: str) -> None:
    assert canonical_date(text) == date


@pytest.mark.parametrize("text", ["2026-13-01", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        canonical_date(text)


def test_search_forgives_case_apostrophes_and_a_wrong_letter() -> None:
    found = [
        unit("Gas supply grows.", "Oʻzbekistonda gaz taʼminoti oʻsmoqda.", language="uz", id="a"),
        unit("Water is short.", "Suv yetishmaydi.", language="uz", id="b"),
    ]
    for text in ("GAS SUPPLY", "o'zbekistonda", "o‘smoqda", "gas suply"):
        assert [hit.unit.id for hit in search(found, text)] == ["a"], text
    assert search(found, "railway") == ()
