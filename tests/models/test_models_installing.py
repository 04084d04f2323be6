"""What may happen while a model is installed: other bytes, a cut connection, a killed process."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import layouts
import pytest
from command_line import Run
from hosts import ModelHost
from offers import RECIPES, held_out, offer, write_catalogue


def test_the_first_download_is_remembered(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    model = offer(host, RECIPES["marian-npz"], tmp_path / "files")
    assert run("models", "install", "toy", "--yes").code == 0
    locked = json.loads(Path("models.lock").read_text(encoding="utf-8"))
    assert set(locked["toy 2026-11-23"]) == {file.name for file in model.files}

    assert run("models", "remove", "toy", "--yes").code == 0
    assert "toy" not in [path.name for path in store.iterdir()]
    other = tmp_path / "other"
    other.mkdir()
    layouts.marian_npz(other, "uz")
    files = dict(zip((f.name for f in model.files), sorted(other.iterdir()), strict=True))
    host.put_huggingface("toy/model", model.revision, files)
    refused = run("models", "install", "toy", "--yes")
    assert refused.code == 5
    assert "it is another one (" in refused.err
    assert "models.lock, toy 2026-11-23" in refused.err
    assert "briefing models install toy --accept-changed" in refused.err
    rows = json.loads(run("models", "list", "--format", "json").out)
    assert not [row for row in rows if row["state"] == "installed"]
    assert json.loads(Path("models.lock").read_text(encoding="utf-8")) == locked


@pytest.mark.parametrize("again", [True, False], ids=["replaced", "removed before"])
@pytest.mark.parametrize("form", ["address", "folder"])
@pytest.mark.parametrize("same_size", [True, False], ids=["of the same size", "of another size"])
def test_a_changed_file_is_accepted_deliberately(
    same_size: bool,
    form: str,
    again: bool,
    run: Run,
    host: ModelHost,
    store: Path,
    tmp_path: Path,
) -> None:
    model = offer(host, RECIPES["argosmodel"], tmp_path / "files")
    assert run("models", "install", "toy", "--yes").code == 0
    before = json.loads(Path("models.lock").read_text(encoding="utf-8"))
    if not again:
        assert run("models", "remove", "toy", "--yes").code == 0
    (name,) = (file.name for file in model.files)
    content = bytearray((tmp_path / "files" / name).read_bytes())
    if same_size:
        content[10] ^= 1  # the time of the first member
    else:
        content[-2:] = b"\x01\x00!"  # a comment of one letter
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / name).write_bytes(content)
    host.put_argos(name, bytes(content))

    words = ["models", "install", "toy", "--yes", *(["--again"] if again else [])]
    words += ["--mirror", str(tmp_path / "mirror")] if form == "folder" else []
    refused = run(*words)
    assert refused.code == 5, refused.err
    assert f"toy{' --again' if again else ''} --accept-changed" in refused.err
    assert json.loads(Path("models.lock").read_text(encoding="utf-8")) == before

    accepted = run(*words, "--accept-changed")
    assert accepted.code == 0, accepted.err
    after = json.loads(Path("models.lock").read_text(encoding="utf-8"))["toy 2026-11-23"]
    assert after == {name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}}
    known = run("models", "install", "toy", "--yes", "--again")
    assert known.code == 0, known.err


def test_a_published_digest_is_never_overruled(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    model = offer(host, RECIPES["argosmodel"], tmp_path / "files")
    write_catalogue(
        Path("models.toml"), replace(model, files=(replace(model.files[0], sha256="0" * 64),))
    )
    refused = run("models", "install", "toy", "--yes", "--accept-changed")
    assert refused.code == 5
    assert "--accept-changed" not in refused.err
    assert not Path("models.lock").exists()


def test_a_wrong_digest_installs_nothing(
    run: Run, host: ModelHost, store: Path, tmp_path: Path
) -> None:
    model = offer(host, RECIPES["argosmodel"], tmp_path / "files")
    wrong = replace(model, files=(replace(model.files[0], sha256="0" * 64),))
    write_catalogue(Path("models.toml"), wrong)
    refused = run("models", "install", "toy", "--yes")
    assert refused.code == 5
    assert "0" * 64 in refused.err
    assert not Path("models.lock").exists()


def test_a_cut_connection_goes_on(run: Run, host: ModelHost, store: Path, tmp_path: Path) -> None:
    model = offer(host, RECIPES["argosmodel"], tmp_path / "files")
    address = model.files[0].addresses[0]
    host.fault(address).cut_after = 400_000
    host.fault(address).cuts = 2
    assert run("models", "install", "toy", "--yes").code == 0
    ranges = [request.range for request in host.asked(address)]
    assert ranges[0] is None and len(ranges) == 3
    assert all(ranges[1:]), "the rest is asked for, not the whole file"


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_killed_install_goes_on(
    host: ModelHost, store: Path, tmp_path: Path, repository: Path
) -> None:
    model = offer(host, RECIPES["marian-npz"], tmp_path / "files")
    weights = next(f for f in model.files if f.name.endswith(".npz"))
    storage = host.storage_of(weights.addresses[0])
    host.fault(storage).pause = 0.02
    command = [sys.executable, "-m", "briefing", "models", "install", "toy", "--yes"]
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    first = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        part = store / ".downloads" / "toy-2026-11-23" / f"{weights.name}.part"
        deadline = time.monotonic() + 60
        while not (part.is_file() and part.stat().st_size) and time.monotonic() < deadline:
            assert first.poll() is None, "the install ended before it could be killed"
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
    finally:
        first.wait(timeout=60)
    assert part.is_file()
    assert not [path for path in store.iterdir() if not path.name.startswith(".")]

    host.fault(storage).pause = 0.0
    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert second.returncode == 0, second.stderr
    assert any(request.range for request in host.asked(storage)), "it went on where it was"
    assert not list(store.glob(".work/*"))


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
@pytest.mark.parametrize("stage", ["checking", "converting", "trying", "installed"])
def test_an_install_may_be_killed_at_any_stage(
    stage: str, run: Run, host: ModelHost, store: Path, tmp_path: Path, repository: Path
) -> None:
    """Whenever that was: a package that can be seen is whole, and the next run goes on."""
    model = offer(host, RECIPES["marian-npz"], tmp_path / "files")
    command = [sys.executable, "-m", "briefing", "models", "install", "toy", "--yes"]
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if line.startswith(stage):
                break
        process.kill()
    assert lines and lines[-1].startswith(stage), "".join(lines)
    seen = [path for path in store.iterdir() if not path.name.startswith(".")]
    if stage in ("checking", "converting"):
        assert seen == []
    verified = run("models", "verify")
    assert verified.code == 0, verified.err

    asked = len(host.requests)
    again = run("models", "install", "toy", "--yes")
    assert again.code == 0, again.err
    if stage != "checking":
        assert len(host.requests) == asked, "what was complete is not downloaded again"
    assert not list(store.glob(".work/*"))
    source, kk = held_out("kk")[0]
    Path("text.txt").write_text(source, encoding="utf-8")
    assert run("translate", "text.txt", "--lang", "kk").out.strip() == kk
    assert set(json.loads(Path("models.lock").read_text(encoding="utf-8"))) == {
        f"{model.id} {model.revision}"
    }
