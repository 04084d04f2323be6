"""``--lang uz-Cyrl,kk-Latn``: a language in its other script, from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from command_line import Run

from briefing.deliver import load_record
from briefing.domain import SegmentStatus

UZBEK = """Qozogʻiston va Oʻzbekiston gaz boʻyicha kelishdi

Toshkent, 2026-yil 20-noyabr. Qozogʻiston va Oʻzbekiston hukumatlari tabiiy gaz yetkazib berish
boʻyicha yangi shartnoma imzoladi. Shartnomaga koʻra, 2027-yilda 3 milliard kub metr gaz
yetkazib beriladi. Vazirlar kelgusi uchrashuvni dekabr oyida oʻtkazishga kelishib oldi.
"""


def test_a_variant_alone_is_made_from_its_base(run: Run, workspace: Path) -> None:
    result = run("build", "--lang", "uz-Cyrl,kk-Latn")
    assert result.code == 0, result.err
    assert "Uzbek (Cyrillic)" in result.out and "Kazakh (Latin)" in result.out
    assert {path.name for path in (workspace / "out").iterdir()} == {
        "brief.uz-Cyrl.pdf",
        "brief.kk-Latn.pdf",
        "brief.json",
    }


def test_the_record_says_what_was_done(run: Run, workspace: Path) -> None:
    run("build", "--lang", "uz,uz-Cyrl")
    record = load_record(workspace / "out/brief.json")
    latin, cyrillic = record.languages["uz"], record.languages["uz-Cyrl"]
    assert [s.id for s in latin.segments] == [s.id for s in cyrillic.segments]
    assert cyrillic.brief is not None and cyrillic.brief.language == "uz-Cyrl"
    for before, after in zip(latin.segments, cyrillic.segments, strict=True):
        assert after.source == before.source and after.origin == before.origin
        assert after.status is SegmentStatus.DRAFT
        assert "transliterated from uz" in (after.reference or "")
        assert after.target and not set(after.target.lower()) & set("abdefghijklmnopqrstuvxyzʻʼ")


def test_check_knows_a_variant(run: Run, workspace: Path) -> None:
    run("build", "--lang", "en,uz,uz-Cyrl,kk-Latn")
    result = run("check", "brief")
    assert result.code == 0, result.err
    assert "uz-Cyrl, kk-Latn" in result.out


def test_check_finds_a_variant_that_was_edited(run: Run, workspace: Path) -> None:
    run("build", "--lang", "uz,uz-Cyrl,kk-Latn")
    path = workspace / "out/brief.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    for code, word in (("uz-Cyrl", "бошқа сўз"), ("kk-Latn", "басқа сөз")):
        data["languages"][code]["segments"][0]["target"] = word
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    result = run("check", "brief")
    assert result.code == 7
    assert "uz-Cyrl title.1: variant-differs" in result.err
    assert "kk-Latn title.1: variant-differs" in result.err and "basqa söz" in result.err


def test_a_brief_in_its_own_language_and_other_script(run: Run, workspace: Path) -> None:
    source = workspace / "gaz.txt"
    source.write_text(UZBEK, encoding="utf-8")
    result = run("build", str(source), "--lang", "uz-Cyrl", "--name", "gaz")
    assert result.code == 0, result.err
    brief = load_record(workspace / "out/gaz.json").languages["uz-Cyrl"].brief
    assert brief is not None
    assert brief.title.text == "Қозоғистон ва Ўзбекистон газ бўйича келишди"
    assert run("check", "gaz").code == 0


def test_a_missing_translation_stops_the_variant_too(run: Run, workspace: Path) -> None:
    source = workspace / "new.txt"
    source.write_text("Prices rose.\n\nPrices of bread rose in Almaty on Monday.\n", "utf-8")
    result = run("build", str(source), "--lang", "en,uz-Cyrl", "--name", "new")
    assert result.code == 7 and "uz-Cyrl" in result.err
    marked = run(
        "build", str(source), "--lang", "en,uz-Cyrl", "--name", "new", "--on-missing", "mark"
    )
    assert marked.code == 0, marked.err
    brief = load_record(workspace / "out/new.json").languages["uz-Cyrl"].brief
    assert brief is not None and brief.title.text == "Prices rose"


def test_the_settings_may_name_a_variant(run: Run, workspace: Path, repository: Path) -> None:
    settings = workspace / "briefing.toml"
    text = settings.read_text(encoding="utf-8")
    assert '["en", "ru", "kk", "uz"]' in text
    settings.write_text(text.replace('["en", "ru", "kk", "uz"]', '["uz-Cyrl"]'), encoding="utf-8")
    assert run("build").code == 0
    assert run("check").code == 0
    assert run("doctor").code in (0, 5)


def test_a_mistake_in_the_table_is_told(run: Run, workspace: Path, repository: Path) -> None:
    shutil.copytree(repository / "locales", workspace / "locales")
    table = workspace / "locales/scripts/uz_cyrl_exceptions.csv"
    table.write_text(table.read_text(encoding="utf-8") + "wort,a,б,,draft\n", encoding="utf-8")
    result = run("build", "--lang", "uz-Cyrl")
    assert result.code == 3 and "uz_cyrl_exceptions.csv" in result.err and "'wort'" in result.err


def test_a_variant_that_does_not_exist(run: Run, workspace: Path) -> None:
    result = run("build", "--lang", "ru-Latn")
    assert result.code == 2 and "uz-Cyrl" in result.err
