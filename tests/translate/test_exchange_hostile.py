"""Files that are broken or meant to do harm are refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.translate import exchange
from briefing.translate.exchange import tbx, xml

X12 = "urn:oasis:names:tc:xliff:document:1.2"
X20 = "urn:oasis:names:tc:xliff:document:2.0"
BODIES = {
    "tmx": '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>A {x}</seg></tuv>'
    '<tuv xml:lang="kk"><seg>Б</seg></tuv></tu></body></tmx>',
    "xliff12": f'<xliff xmlns="{X12}" version="1.2">'
    '<file source-language="en" target-language="kk"><body><trans-unit id="1">'
    "<source>A {x}</source><target>Б</target></trans-unit></body></file></xliff>",
    "xliff21": f'<xliff xmlns="{X20}" version="2.1" srcLang="en" trgLang="kk"><file id="f">'
    '<unit id="1"><segment><source>A {x}</source><target>Б</target></segment></unit></file>'
    "</xliff>",
}
ROOTS = {"tmx": "tmx", "xliff12": "xliff", "xliff21": "xliff"}


def body(name: str, text: str = "") -> str:
    return BODIES[name].replace("{x}", text)


def refusal(path: Path, name: str) -> str:
    with pytest.raises(SettingsError) as caught:
        exchange.scan(path, name)
    assert str(path) in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY x "laugh">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;',
        '<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">',
    ],
    ids=["internal", "external", "parameter", "billion laughs"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(
    tmp_path: Path, name: str, subset: str, encoding: str
) -> None:
    path = tmp_path / "bad.xml"
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE {ROOTS[name]} [\n{subset}\n]>\n'
    path.write_text(head + body(name, "&x;"), encoding=encoding)
    message = refusal(path, name)
    assert f"{path}:3: the file declares the entity" in message


@pytest.mark.parametrize("name", BODIES)
def test_a_doctype_alone_fetches_nothing_and_is_no_harm(tmp_path: Path, name: str) -> None:
    path = tmp_path / "good.xml"
    path.write_text(f'<!DOCTYPE {ROOTS[name]} SYSTEM "http://127.0.0.1:9/x.dtd">\n{body(name)}')
    units, problems = exchange.scan(path, name)
    assert ([unit.target for unit in units], problems) == ([("Б",)], ())


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"\n\nno xml", 3),
        (b'<?xml version="1.0" encoding="no-such"?><tmx/>', 1),
        (b'<?xml version="1.0"?>\n<tmx>\xff\xfe</tmx>', 0),
        (b"<html>\n<body/></html>", 0),
        (b"<a>" * 2000, 0),
    ],
    ids=["empty", "no xml", "encoding", "bytes", "root", "unclosed"],
)
def test_what_is_no_such_file_is_refused(
    tmp_path: Path, name: str, content: bytes, line: int
) -> None:
    path = tmp_path / "bad.xml"
    path.write_bytes(content)
    message = refusal(path, name)
    assert not line or f"{path}:{line}: " in message


@pytest.mark.parametrize("name", BODIES)
def test_a_file_that_ends_in_the_middle_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(body(name).replace("</seg>", "").replace("</source>", "") + "\n")
    assert f"{path}:" in refusal(path, name)


@pytest.mark.parametrize("name", BODIES)
def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_bytes(body(name, "\n\nГаз").encode("cp1251"))
    assert f"{path}:3: " in refusal(path, name)


@pytest.mark.parametrize("name", BODIES)
def test_an_encoding_that_is_declared_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "good.xml"
    head = '<?xml version="1.0" encoding="windows-1251"?>\n'
    path.write_bytes((head + body(name, "Газ")).encode("cp1251"))
    (only,), _ = exchange.scan(path, name)
    assert (only.source, only.target) == (("A Газ",), ("Б",))


@pytest.mark.parametrize("name", BODIES)
def test_deep_nesting_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(body(name, "<g>" * 5000 + "</g>" * 5000))
    assert "epth" in refusal(path, name)


@pytest.mark.parametrize("name", [*BODIES, "po", "csv", "jsonl"])
def test_huge_files_are_refused_unread(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big"
    with path.open("wb") as handle:
        handle.truncate((xml.MEGABYTES + 2) * 1_000_000)  # a hole, no bytes on the disk
    assert "split it" in _hint(path, name)


def _hint(path: Path, name: str) -> str:
    with pytest.raises(SettingsError) as caught:
        exchange.scan(path, name)
    return caught.value.hint


@pytest.mark.parametrize("name", exchange.FORMATS)
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    assert "cannot be read" in refusal(tmp_path / "none", name)


def test_versions_of_xliff_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    for name in ("xliff12", "xliff21"):
        path.write_text(body(name))
        assert exchange.format_of(path) == name
    assert "is no XLIFF 1.2 file of that version" in refusal(path, "xliff12")


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("po", 'msgid "a"\nmsgstr "b"\nnonsense\n', "line 3"),
        ("po", 'msgid "a"\nmsgstr "b"\n', ":1: the header does not say the language"),
        ("csv", "id,source\n1,a\n", ":1: columns are missing: language, target"),
        ("csv", 'language,source,target\nkk,"a,b\n', ": this is no readable CSV"),
    ],
)
def test_broken_text_files_are_refused(tmp_path: Path, name: str, content: str, line: str) -> None:
    path = tmp_path / "bad"
    path.write_text(content)
    assert line in refusal(path, name)


@pytest.mark.parametrize("name", ["po", "csv", "jsonl"])
def test_text_files_in_another_encoding_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad"
    path.write_bytes("\n\nmsgid Газ".encode("cp1251"))
    assert f"{path}:3: " in refusal(path, name)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (
            "jsonl",
            '{"lang": "kk", "source": "a", "target": "b"}\n{"lang": 1}',
            ":2: the key 'lang'",
        ),
        ("jsonl", "[" * 100_000, ":1: "),
        ("jsonl", '{"lang":"kk","source":"a","target":"b\\u0007"}', "U+0007"),
        ("jsonl", '{"lang":"kk","source":"a","target":"\\ud800"}', "U+D800"),
        ("csv", "language,source,target,status\nkk,a,b,signed\n", ":2: the status 'signed'"),
        ("csv", "language,source,target\nkk,{1:name:A},b\n", "lacks x=1"),
        ("csv", "language,source,target\nkk,a\n", "too many or too few"),
        ("tmx", BODIES["tmx"].replace("<seg>Б</seg>", "<seg> </seg>"), "the <seg> of kk is empty"),
        ("tmx", BODIES["tmx"].replace("<tu>", '<tu changedate="soon">'), "'soon' is no date"),
        (
            "xliff12",
            BODIES["xliff12"].replace("A {x}", 'A <ph id="1" ctype="x-date">May</ph>'),
            "lacks x=1",
        ),
        (
            "xliff21",
            BODIES["xliff21"].replace("Б", '<ph id="9" type="other" subType="briefing:date"/>'),
            "x=9 is not in the source",
        ),
    ],
)
def test_wrong_units_are_left_out_and_named(
    tmp_path: Path, name: str, content: str, problem: str
) -> None:
    path = tmp_path / "some"
    path.write_text(content.replace("{x}", ""))
    units, problems = exchange.scan(path, name)
    assert len(problems) == 1 and problem in problems[0] and str(path) in problems[0]
    assert len(units) == (1 if "\n{" in content else 0)


def test_hostile_glossaries_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.tbx"
    path.write_text('<!DOCTYPE martif [<!ENTITY x "y">]><martif>&x;</martif>')
    with pytest.raises(SettingsError, match="declares the entity 'x'"):
        tbx.read(path)
