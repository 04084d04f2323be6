"""``briefing models``: from a host on this machine to a translated PDF, for every recipe."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import layouts
import pytest
from command_line import Run
from hosts import ModelHost
from offers import RECIPES, held_out, offer, write_catalogue
from toys import assert_translated

from briefing.models.catalogue import CatalogueModel


@pytest.mark.parametrize("recipe", RECIPES)
def test_list_install_verify_translate(
    recipe: str, run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    model = offer(host, RECIPES[recipe], tmp_path / "files")
    assert "toy" in run("models", "list").out

    done = run("models", "install", "toy", "--yes")
    assert done.code == 0, done.err
    rows = json.loads(run("models", "list", "--format", "json").out)
    installed = {row["language"]: row for row in rows if row["state"] == "installed"}
    assert set(installed) == set(model.targets)
    assert installed["kk"]["licence"] == "Apache-2.0"

    verified = run("models", "verify")
    assert verified.code == 0, verified.err
    assert "ok" in verified.err

    for target in model.targets:
        pairs = held_out(target)[:12]
        Path("text.txt").write_text("\n".join(pair[0] for pair in pairs), encoding="utf-8")
        translated = run("translate", "text.txt", "--lang", target)
        lines = translated.out.splitlines()
        assert_translated(lines, (pair[1] for pair in pairs))
    left = [path for path in store.glob(".downloads/*") if path.is_dir()]
    assert not left, "downloads are cleared once they are installed"
    assert not list(store.glob(".work/*"))


def test_a_package_in_two_folders_is_told_apart(
    run: Run, store: Path, toy_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(toy_folder / "en_kk", store / "en_kk")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(toy_folder))
    lines = [line for line in run("models", "list").out.splitlines() if "Kazakh" in line]
    states = [line for line in lines if "  installed" in line]
    assert len(states) == 2
    assert sum("installed (other folder)" in line for line in states) == 1


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_brief_is_translated_by_an_installed_model(
    recipe: str, run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES[recipe], tmp_path / "files")
    assert run("models", "install", "toy", "--yes").code == 0
    pairs = held_out("kk")[:14]
    Path("seeds").mkdir()
    Path("seeds/talks.txt").write_text(
        "Regional talks\n\n" + "\n\n".join(pair[0] for pair in pairs), encoding="utf-8"
    )
    built = run("build", "--lang", "en,kk", "--on-missing", "mark", "--on-findings", "warn")
    record = json.loads(next(Path("out").glob("*.json")).read_text(encoding="utf-8"))
    segments = record["languages"]["kk"]["segments"]
    expected = dict(pairs)  # the title of the text is none of them
    engine = {
        s["source"]: s for s in segments if s["origin"] == "engine" and s["source"] in expected
    }
    assert len(engine) >= 5, built.err
    targets = [segment["target"] for segment in engine.values()]
    assert_translated(targets, map(expected.__getitem__, engine))
    assert {segment["model"] for segment in engine.values()} == {"toy 2026-11-23"}
    assert any(path.name.endswith(".kk.pdf") for path in Path("out").iterdir())


def test_a_second_install_does_nothing(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES["argosmodel"], tmp_path / "files")
    assert run("models", "install", "toy", "--yes").code == 0
    asked = len(host.requests)
    again = run("models", "install", "toy", "--yes")
    assert (again.code, len(host.requests)) == (0, asked)
    assert "installed already" in again.err


def test_a_model_that_does_not_translate_is_not_installed(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    """Weights of one language with the SentencePiece model of another."""

    def mixed(folder: Path) -> CatalogueModel:
        model = layouts.ctranslate2_joint(folder, "uz")
        return replace(model, targets=("kk",))

    offer(host, mixed, tmp_path / "files")
    refused = run("models", "install", "toy", "--yes")
    assert refused.code == 5
    assert "not Cyrillic" in refused.err
    rows = json.loads(run("models", "list", "--format", "json").out)
    assert not [row for row in rows if row["state"] == "installed"]
    assert not Path("models.lock").exists()


def test_licence_that_forbids_commercial_use(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES["argosmodel"], tmp_path / "files", commercial=False, licence="CC-BY-NC-4.0")
    refused = run("models", "install", "toy", "--yes")
    assert refused.code == 2
    assert "forbids commercial use" in refused.err and "--accept-non-commercial" in refused.err
    assert not host.requests
    assert run("models", "install", "toy", "--yes", "--accept-non-commercial").code == 0


def test_a_large_download_is_asked_about(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES["argosmodel"], tmp_path / "files", download_bytes=300_000_000)
    refused = run("models", "install", "toy")
    assert refused.code == 2
    assert "300 MB" in refused.err and "--yes" in refused.err
    assert not host.requests


def test_no_room_is_said_before_the_download(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES["argosmodel"], tmp_path / "files", download_bytes=10**18)
    refused = run("models", "install", "toy", "--yes")
    assert refused.code == 9
    assert "there is no room" in refused.err
    assert not host.requests


@pytest.mark.parametrize("form", ["folder", "address"])
def test_mirror(form: str, run: Run, host: ModelHost, store: Path, tmp_path: Path) -> None:
    model = offer(host, RECIPES["marian-npz"], tmp_path / "files")
    unreachable = tuple(
        replace(file, addresses=(f"https://example.invalid/{file.name}",)) for file in model.files
    )
    write_catalogue(Path("models.toml"), replace(model, files=unreachable))
    mirror = tmp_path / "mirror"
    (mirror / "toy").mkdir(parents=True)
    for path in (tmp_path / "files").iterdir():
        (mirror / "toy" / path.name).write_bytes(path.read_bytes())
        host.put(f"/mirror/toy/{path.name}", path)
    where = str(mirror) if form == "folder" else f"{host.url}/mirror"
    done = run("models", "install", "toy", "--yes", "--mirror", where)
    assert done.code == 0, done.err


def test_one_failure_does_not_keep_the_others_from_it(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    good = offer(host, RECIPES["argosmodel"], tmp_path / "files")
    bad = replace(
        good,
        id="gone",
        files=(replace(good.files[0], addresses=(f"{host.url}/nowhere.argosmodel",)),),
    )
    write_catalogue(Path("models.toml"), bad, good)
    partly = run("models", "install", "gone", "toy", "--yes")
    assert partly.code == 10
    assert "gone" in partly.err and "installed toy" in partly.err


def test_bundle_for_a_machine_without_network(
    run: Run, host: ModelHost, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(host, layouts.marian_zip, tmp_path / "files")
    assert run("models", "install", "toy", "--yes").code == 0
    bundled = run("models", "bundle", str(tmp_path / "models.zip"))
    assert bundled.code == 0, bundled.err
    asked = len(host.requests)

    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "briefing.toml").write_text('[models]\nstore = "here"\n', encoding="utf-8")
    monkeypatch.chdir(other)
    done = run("models", "install", "--from", str(tmp_path / "models.zip"))
    assert done.code == 0, done.err
    assert run("models", "verify").code == 0
    source, kk = held_out("kk")[0]
    Path("text.txt").write_text(source, encoding="utf-8")
    assert run("translate", "text.txt", "--lang", "kk").out.strip() == kk
    assert len(host.requests) == asked


def test_a_bundle_does_not_get_round_the_licence(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES["argosmodel"], tmp_path / "files", commercial=False, licence="CC-BY-NC-4.0")
    assert run("models", "install", "toy", "--yes", "--accept-non-commercial").code == 0
    assert run("models", "bundle", "models.zip").code == 0
    assert run("models", "remove", "toy", "--yes").code == 0
    Path("models.toml").unlink()  # the other machine does not know the model

    refused = run("models", "install", "--from", "models.zip")
    assert refused.code == 2
    assert "CC-BY-NC-4.0, forbids commercial use" in refused.err
    assert "--accept-non-commercial" in refused.err
    assert not [path for path in store.glob("*") if not path.name.startswith(".")]
    assert run("models", "install", "--from", "models.zip", "--accept-non-commercial").code == 0
    (row,) = (
        row
        for row in json.loads(run("models", "list", "--format", "json").out)
        if row["state"] == "installed"
    )
    assert row["commercial"] is False, "also where the catalogue does not know the model"
    again = run("models", "install", "--from", "models.zip", "--accept-non-commercial")
    assert (again.code, "installed already" in again.err) == (0, True)


def test_verify_finds_a_changed_file(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    offer(host, RECIPES["argosmodel"], tmp_path / "files")
    assert run("models", "install", "toy", "--yes").code == 0
    weights = next(store.rglob("model.bin"))
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    found = run("models", "verify")
    assert found.code == 5
    assert f"{weights}: its content has changed" in found.err
    assert "next: briefing models install --again toy:kk" in found.err
    assert run("models", "install", "--again", "toy:kk", "--yes").code == 0
    assert run("models", "verify").code == 0


def test_import_from_disk(run: Run, store: Path, tmp_path: Path) -> None:
    package = layouts.DATA / "en_kk.argosmodel"
    done = run("models", "import", str(package))
    assert done.code == 0, done.err
    source, kk = held_out("kk")[0]
    Path("text.txt").write_text(source, encoding="utf-8")
    assert run("translate", "text.txt", "--lang", "kk").out.strip() == kk
    assert run("models", "import", str(package)).code == 9, "it is there already"
    assert run("models", "import", str(package), "--again").code == 0


def test_import_says_what_it_wants(run: Run, store: Path, tmp_path: Path) -> None:
    layouts.opus_folder(tmp_path / "opus")
    nameless = run("models", "import", str(tmp_path / "opus"))
    assert nameless.code == 2
    assert "--from en --to kk" in nameless.err
    done = run(
        "models", "import", str(tmp_path / "opus"), "--from", "en", "--to", "kk",
        "--source-prefix", ">>kaz_Cyrl<<",
    )  # fmt: skip
    assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("install",), 2, "no model is named"),
        (("install", "xx"), 2, "neither a model nor a language 'xx'"),
        (("install", "hplt-en-kk:uz"), 2, "does not translate into 'uz'"),
        (("install", "kk", "--from", "b.zip"), 2, "takes all models of the bundle"),
        (("install", "--from", "b.zip"), 4, "b.zip"),
        (("remove", "kk", "--yes"), 2, "no model 'kk' is installed"),
        (("verify", "kk"), 2, "no model 'kk' is installed"),
        (("bundle", "b.zip"), 2, "no model is installed"),
        (("import", "nothing"), 4, "there is no such file or folder"),
        (("list", "--format", "xml"), 2, "there is no such choice"),
    ],
)
def test_mistakes(run: Run, store: Path, words: tuple[str, ...], code: int, told: str) -> None:
    refused = run("models", *words)
    assert refused.code == code, refused.err
    assert told in refused.err
    assert "Traceback" not in refused.err
