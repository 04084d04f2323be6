"""translate-toolkit reads from our files what we wrote, and we read what it writes.

It is GPL and must never be imported, so it runs in another process with an interpreter of its own:
``make test-oracle``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "translate"
sys.path.insert(0, str(SAMPLES))  # exchange_samples.py, as the tests beside it see it

from exchange_samples import unit, with_name  # noqa: E402

from briefing.domain import SegmentStatus  # noqa: E402
from briefing.translate import exchange  # noqa: E402
from briefing.translate.exchange import tbx  # noqa: E402
from briefing.translate.exchange.units import Unit, words_of  # noqa: E402

# The interpreter of that environment; `make test-oracle` sets it.
PYTHON = os.environ.get("ORACLE_PYTHON", "")
pytestmark = pytest.mark.skipif(not PYTHON, reason="needs translate-toolkit: make test-oracle")

LOCALES = Path(__file__).resolve().parents[2] / "locales"
FORMATS = ("tmx", "xliff12", "xliff21", "po")
# Mostly what has a meaning in XML or PO, and letters that older programs spoil.
TEXTS = (
    "Gas flows.",
    "A <b>“bold”</b> & 'quoted' \"text\" ]]>",
    "Back\\slash \\n {brace} %s 100 %",
    "😀 \u00a0no-break and thin\u2009space — dash…",
    "Oʻzbekiston maʼlumoti, Fargʻona",
    "Қазақстан: әңгіме, өңір, үкімет, ішкі һ",
    "«Ёлка» и „ёж“",
    "long " * 2000 + "text",
)
IN_TOOLKIT = """
import json, sys
from translate.storage import po, tbx, tmx, xliff, xliff2
from translate.storage.base import TranslationStore
STORES = {
    "tmx": tmx.tmxfile, "xliff12": xliff.xlifffile, "xliff21": xliff2.Xliff2File
    if hasattr(xliff2, "Xliff2File") else xliff2.xliff2file, "po": po.pofile, "tbx": tbx.tbxfile,
}
action, name, path = sys.argv[1:]
if action == "read":
    store = STORES[name].parsefile(path)
    found = [
        {"source": str(u.source), "target": str(u.target), "fuzzy": u.isfuzzy(),
         "approved": bool(getattr(u, "isapproved", lambda: False)()), "notes": u.getnotes()}
        for u in store.units if not u.isheader() and u.source
    ]
    print(json.dumps(found))
else:
    kwargs = {"sourcelanguage": "en", "targetlanguage": "kk"} if name != "po" else {}
    store = STORES[name](**kwargs)
    if name == "po":
        store.updateheader(add=True, Language="kk", Content_Type="text/plain; charset=UTF-8")
    for source, target in json.loads(sys.stdin.read()):
        if name == "tmx":
            store.addtranslation(source, "en", target, "kk")
        else:
            unit = store.addsourceunit(source)
            unit.target = target
    with open(path, "wb") as handle:
        store.serialize(handle)
"""


def ask(*words: str, text: str = "") -> Any:
    done = subprocess.run(
        [PYTHON, "-c", IN_TOOLKIT, *words], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if done.stdout else None


def pairs() -> list[Unit]:
    return [
        unit(f"{number} {text}", f"{text} {number}", id=f"u{number}", note=f"note {number}")
        for number, text in enumerate(TEXTS, 1)
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_it_reads_what_we_write(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    ours = pairs()
    exchange.write(ours, path, name)
    theirs = ask("read", name, str(path))
    texts = [(words_of(one.source), words_of(one.target)) for one in ours]
    if name == "po":  # braces and backslashes have a backslash before them there
        texts = [
            tuple(
                text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}") for text in both
            )
            for both in texts
        ]
    assert [(one["source"], one["target"]) for one in theirs] == texts
    if name != "xliff21":  # it looks for notes in the segment, where XLIFF 2 has none
        assert all(f"note {number}" in one["notes"] for number, one in enumerate(theirs, 1))


@pytest.mark.parametrize("name", FORMATS)
def test_we_read_what_it_writes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    given = [(f"{number} {text}", f"{text} {number}") for number, text in enumerate(TEXTS)]
    ask("write", name, str(path), text=json.dumps(given))
    units, problems = exchange.scan(path, name)
    assert problems == ()
    assert [(words_of(one.source), words_of(one.target)) for one in units] == given
    assert {one.language for one in units} == {"kk"}


@pytest.mark.parametrize("name", FORMATS)
def test_it_reads_the_shipped_memory(name: str, tmp_path: Path) -> None:
    shipped, _ = exchange.scan(LOCALES / "memory/gas-talks.tmx")
    kazakh = [one for one in shipped if one.language == "kk"]
    exchange.write(kazakh, tmp_path / "file", name)
    assert len(ask("read", name, str(tmp_path / "file"))) == len(kazakh) > 20


@pytest.mark.parametrize("name", ("xliff12", "po"))
def test_it_sees_drafts_and_approved_units(name: str, tmp_path: Path) -> None:
    ours = [unit(id=str(status), status=status, source=f"Is {status}.") for status in SegmentStatus]
    exchange.write(ours, tmp_path / "file", name)
    theirs = ask("read", name, str(tmp_path / "file"))
    if name == "po":
        assert [one["fuzzy"] for one in theirs] == [True, False, False]
    else:
        assert [one["approved"] for one in theirs] == [False, False, True]


def test_it_sees_the_words_of_placeholders_in_a_source(tmp_path: Path) -> None:
    exchange.write([with_name()], tmp_path / "file", "tmx")
    (theirs,) = ask("read", "tmx", str(tmp_path / "file"))
    assert theirs["source"] == "Almas Aidarov met “journalists” & <others>."


def test_it_reads_the_glossary(tmp_path: Path) -> None:
    concepts = tbx.read_glossary(LOCALES, ("kk",))
    tbx.write(concepts, tmp_path / "file")
    theirs = ask("read", "tbx", str(tmp_path / "file"))
    wanted = [
        tuple(
            next(w.text for w in c.wordings if w.language == language) for language in ("en", "kk")
        )
        for c in concepts
    ]
    assert [(one["source"], one["target"]) for one in theirs] == wanted
