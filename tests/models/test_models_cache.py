"""What models gave before is kept, safely, and never in the way."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import ModelSettings, gather_settings, validate_settings
from briefing.models import model_for, translate_sentences
from briefing.models.cache import TranslationCache, cache_file, result_key
from briefing.models.output import Output
from briefing.models.store import InstalledModel, ModelTokens
from briefing.resources import open_workspace

ONE = Output(((("▁Газ", "."), -0.25), (("<unk>",), -1.5)), cut=True)
KEY = result_key("Gas.", "digest", {"beam": 4})

TALKS = "Talks between Kazakhstan and Russia on oil transit"
TALKS_IN_RUSSIAN = "Переговоры Казахстана и России о транзите нефти"


@pytest.fixture
def cache(tmp_path: Path) -> TranslationCache:
    return TranslationCache(tmp_path / "folder" / "translations.sqlite")


@pytest.fixture
def package(toy_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(toy_folder / "en_ru", tmp_path / "packages" / "en_ru"))


def russian(package: Path) -> InstalledModel:
    model = model_for("en", "ru", [package])
    assert model is not None
    return model


# ----------------------------------------------------------------------------- the file


def test_what_is_written_is_read(cache: TranslationCache) -> None:
    cache.write({KEY: ONE})

    assert cache.read([KEY, b"other"]) == {KEY: ONE}
    assert TranslationCache(cache.path).read([KEY]) == {KEY: ONE}
    assert cache.findings == ()


@given(
    st.lists(
        st.tuples(
            st.lists(st.text(st.characters(codec="utf-8"), max_size=5), max_size=3).map(tuple),
            st.floats(-30, 0),
        ),
        max_size=3,
    ).map(tuple),
    st.booleans(),
)
def test_any_output_comes_back(hypotheses: tuple, cut: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache = TranslationCache(Path(folder) / "c.sqlite")
        cache.write({KEY: Output(hypotheses, cut)})
        assert cache.read([KEY]) == {KEY: Output(hypotheses, cut)}


def test_more_keys_than_a_query_takes(cache: TranslationCache) -> None:
    results = {result_key(str(n), "d", {}): ONE for n in range(1201)}
    cache.write(results)
    assert cache.read(list(results)) == results


def test_only_the_owner_reads_the_file(cache: TranslationCache) -> None:
    cache.write({KEY: ONE})
    assert stat.S_IMODE(cache.path.stat().st_mode) == 0o600
    cache.path.chmod(0o644)
    cache.read([KEY])
    assert stat.S_IMODE(cache.path.stat().st_mode) == 0o600


def test_the_source_text_is_not_kept(tmp_path: Path, package: Path) -> None:
    settings = ModelSettings(threads=1, cache=str(tmp_path / "c.sqlite"))
    translate_sentences(russian(package), [TALKS], settings)
    assert TALKS.encode() not in (tmp_path / "c.sqlite").read_bytes()


def test_what_was_not_used_for_longest_makes_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = TranslationCache(tmp_path / "c.sqlite", most=10)
    keys = [result_key(str(number), "d", {}) for number in range(12)]
    day = 86_400
    for number, key in enumerate(keys[:10]):
        monkeypatch.setattr("time.time", lambda number=number: number * day)
        cache.write({key: ONE})
    monkeypatch.setattr("time.time", lambda: 20 * day)
    assert cache.read(keys[:1])  # the oldest is used again
    cache.write({keys[10]: ONE})
    assert set(cache.read(keys)) == {keys[0], *keys[3:11]}


def test_a_damaged_file_is_made_anew(cache: TranslationCache) -> None:
    cache.write({result_key(str(n), "d", {}): ONE for n in range(2000)})
    content = bytearray(cache.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    cache.path.write_bytes(content)

    assert cache.read([KEY]) == {}
    cache.write({KEY: ONE})
    assert cache.read([KEY]) == {KEY: ONE}
    assert [(f.id, f.level) for f in cache.findings] == [("cache-damaged", "warning")]
    assert TranslationCache(cache.path).read([KEY]) == {KEY: ONE}


@pytest.mark.parametrize("kind", ["text", "sqlite"])
def test_a_file_of_somebody_else_is_left_alone(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    if kind == "text":
        path.write_text("Dear diary, " * 200, encoding="utf-8")
    else:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
        connection.commit()
        connection.close()
    before = path.read_bytes()
    cache = TranslationCache(path)
    cache.write({KEY: ONE})
    assert cache.read([KEY]) == {}
    assert path.read_bytes() == before
    (finding,) = cache.findings
    assert (finding.id, finding.level) == ("cache-unusable", "warning")
    assert str(path) in finding.message and "[models]" in finding.message


@pytest.mark.parametrize("place", ["", "file/below.sqlite"])
def test_a_place_that_cannot_be_written_is_a_warning(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = TranslationCache(tmp_path / place)
    cache.write({KEY: ONE})
    assert cache.read([KEY]) == {}
    assert [finding.id for finding in cache.findings] == ["cache-unusable"]


def test_a_file_of_another_format_is_emptied(cache: TranslationCache) -> None:
    cache.write({KEY: ONE})
    connection = sqlite3.connect(cache.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert cache.read([KEY]) == {}
    cache.write({KEY: ONE})
    assert cache.read([KEY]) == {KEY: ONE}


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    program = (
        "import sys; from pathlib import Path\n"
        "from briefing.models.cache import TranslationCache, result_key\n"
        "from briefing.models.output import Output\n"
        "cache = TranslationCache(Path(sys.argv[1]))\n"
        "for n in range(40):\n"
        "    cache.write({result_key(f'{sys.argv[2]} {n}', 'd', {}): Output(())})\n"
        "    cache.read([result_key(f'a {n}', 'd', {})])\n"
        "print(cache.findings)\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), name], stdout=subprocess.PIPE, text=True
        )
        for name in "ab"
    ]
    assert [process.communicate(timeout=120)[0].strip() for process in running] == ["()", "()"]
    keys = [result_key(f"{name} {n}", "d", {}) for name in "ab" for n in range(40)]
    assert set(TranslationCache(path).read(keys)) == set(keys)


def test_where_the_file_is(tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    usual = home / ".cache" / "briefing" / "translations.sqlite"
    assert cache_file(ModelSettings(), {}) == usual
    assert cache_file(ModelSettings(), {"XDG_CACHE_HOME": "relative"}) == usual
    named = cache_file(ModelSettings(), {"XDG_CACHE_HOME": str(tmp_path)})
    assert named == tmp_path / "briefing" / "translations.sqlite"
    assert cache_file(ModelSettings(cache="/a/b"), {}) == Path("/a/b")
    assert cache_file(ModelSettings(cache=""), {}) is None
    assert cache_file(ModelSettings(cache=False), {}) is None


@pytest.mark.parametrize(
    ("line", "variable", "expected"),
    [
        ("", None, None),
        ('cache = ""', None, ""),
        ("cache = false", None, False),
        ('cache = "own.sqlite"', None, "{root}/own.sqlite"),
        ('cache = "/a/own.sqlite"', None, "/a/own.sqlite"),
        ('cache = "own.sqlite"', "", ""),
        ("", "other.sqlite", "{root}/other.sqlite"),
    ],
)
def test_the_setting(line: str, variable: str | None, expected: object, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(f"[models]\n{line}\n", encoding="utf-8")
    workspace = open_workspace(tmp_path)
    environment = {} if variable is None else {"BRIEFING_MODELS_CACHE": variable}
    settings = validate_settings(gather_settings(workspace, environment, {}), workspace)
    if isinstance(expected, str):
        expected = expected.format(root=workspace.root)
    assert settings.models.cache == expected


# ----------------------------------------------------------------------------- digests


def test_the_digest_of_a_file_is_kept_until_it_changes(
    cache: TranslationCache, tmp_path: Path
) -> None:
    weights = tmp_path / "model.bin"
    weights.write_bytes(b"one")
    first = cache.digest([weights])
    connection = sqlite3.connect(cache.path)
    rows = connection.execute("SELECT path, sha256 FROM digests").fetchall()
    connection.execute("UPDATE digests SET sha256 = 'remembered'")
    connection.commit()
    connection.close()
    assert [row[0] for row in rows] == [str(weights)]
    assert cache.digest([weights]) != first  # it was not read again
    status = weights.stat()
    weights.write_bytes(b"two")
    os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns))
    changed = cache.digest([weights])
    weights.write_bytes(b"one")
    assert cache.digest([weights]) == first != changed


# ----------------------------------------------------------------------------- models


@pytest.fixture
def settings(tmp_path: Path) -> ModelSettings:
    return ModelSettings(threads=1, cache=str(tmp_path / "c.sqlite"))


def test_a_second_run_does_not_load_the_model(package: Path, settings: ModelSettings) -> None:
    """In a process of its own: what is not imported has not been loaded."""
    program = (
        "import sys; from pathlib import Path\n"
        "from briefing.config import ModelSettings\n"
        "from briefing.models import model_for, translate_sentences\n"
        "model = model_for('en', 'ru', [Path(sys.argv[1])])\n"
        "settings = ModelSettings(threads=1, cache=sys.argv[2])\n"
        "run = translate_sentences(model, sys.argv[3:], settings, hypotheses=2)\n"
        "loaded = 'ctranslate2' in sys.modules\n"
        "print([[h.text for h in hs] for hs in run.results], loaded)\n"
    )

    def run(*sentences: str) -> str:
        command = [sys.executable, "-c", program, str(package), str(settings.cache), *sentences]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    first = run(TALKS, "Oil transit")
    assert TALKS_IN_RUSSIAN in first and first.endswith("True\n")
    second = run(TALKS, "Oil transit")
    assert second == first.replace("True", "False")
    assert run("Rail freight").endswith("True\n")


def count(settings: ModelSettings) -> int:
    connection = sqlite3.connect(str(settings.cache))
    (number,) = connection.execute("SELECT count(*) FROM results").fetchone()
    connection.close()
    return int(number)


@pytest.mark.parametrize("change", ["model", "tokens", "hypotheses", "text"])
def test_whatever_matters_is_part_of_the_key(
    change: str, package: Path, settings: ModelSettings
) -> None:
    model, text, hypotheses = russian(package), TALKS, 1
    translate_sentences(model, [text], settings)
    if change == "model":
        (package / "model" / "config.json").write_text("{}", encoding="utf-8")
    elif change == "tokens":
        model = dataclasses.replace(model, tokens=ModelTokens(text_prefix="The "))
    elif change == "hypotheses":
        hypotheses = 2
    else:
        text += " "
    translate_sentences(model, [text], settings, hypotheses=hypotheses)
    assert count(settings) == 2


def test_the_same_model_in_another_place_is_the_same(
    package: Path, settings: ModelSettings, tmp_path: Path
) -> None:
    translate_sentences(russian(package), [TALKS], settings)
    os.utime(package / "sentencepiece.model")
    copied = Path(shutil.copytree(package, tmp_path / "copy"))
    translate_sentences(russian(copied), [TALKS], settings)
    assert count(settings) == 1


def test_with_and_without_a_cache_the_results_are_the_same(
    package: Path, settings: ModelSettings, held_out: list[dict[str, str]]
) -> None:
    model = russian(package)
    sentences = [*(row["en"] for row in held_out[:6]), "", held_out[0]["en"], "gas prices, " * 700]
    bare = translate_sentences(model, sentences, ModelSettings(threads=1, cache=False))
    first = translate_sentences(model, sentences, settings)
    second = translate_sentences(model, sentences, settings)
    assert bare.results == first.results == second.results
    assert "source-cut" in second.results[-1][0].flags


def test_half_of_it_is_there(package: Path, settings: ModelSettings) -> None:
    model = russian(package)
    translate_sentences(model, [TALKS], settings)
    run = translate_sentences(model, ["Oil transit", TALKS], settings)
    assert [hypotheses[0].text for hypotheses in run.results] == ["Транзит нефти", TALKS_IN_RUSSIAN]


def test_an_unusable_cache_stops_nothing(package: Path, tmp_path: Path) -> None:
    settings = ModelSettings(threads=1, cache=str(tmp_path))
    run = translate_sentences(russian(package), [TALKS], settings)
    assert run.results[0][0].text == TALKS_IN_RUSSIAN
    assert [finding.id for finding in run.findings] == ["cache-unusable"]
