"""Downloads that were broken off, go on where they stopped, or have to start again."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from fetching import AGAIN, CONTENT, OTHER, ROOT, SHA256, fetch, leave_part, refused
from hosts import ModelHost

from briefing.errors import MissingDependencyError, OutputError
from briefing.models.locks import hold_lock


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost() as host:
        yield host


# ---------------------------------------------------------------------------- going on


def test_a_cut_connection_is_taken_up_again(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    faults = host.fault(address)
    faults.cut_after, faults.cuts = 100_000, 2
    assert fetch(address, tmp_path).sha256 == SHA256
    assert [r.range for r in host.requests] == [None, "bytes=100000-", "bytes=200000-"]
    assert [r.status for r in host.requests] == [200, 206, 206]


def test_a_connection_that_is_always_cut_ends_with_a_hint(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).cut_after = 1_000
    refused(MissingDependencyError, "was cut", AGAIN, address=address, folder=tmp_path)
    assert (tmp_path / "model.bin.part").read_bytes() == CONTENT[:3_000]
    assert not (tmp_path / "model.bin").exists()
    host.fault(address).cut_after = None
    host.requests.clear()
    assert fetch(address, tmp_path).sha256 == SHA256
    assert [request.range for request in host.requests] == ["bytes=3000-"]


def test_a_redirected_download_goes_on_at_the_storage(host: ModelHost, tmp_path: Path) -> None:
    base = host.put_huggingface("quickmt/quickmt-en-ru", "main", {"model.bin": CONTENT})
    storage = host.fault(host.storage_of(base + "model.bin"))
    storage.cut_after, storage.cuts = 50_000, 1
    assert fetch(base + "model.bin", tmp_path).sha256 == SHA256
    second = host.asked(host.storage_of(base + "model.bin"))[1]
    assert (second.range, second.status) == ("bytes=50000-", 206)


@pytest.mark.parametrize(
    ("etag", "last_modified", "sent"),
    [
        ('"one"', "", '"one"'),
        ("", "Sun, 22 Nov 2026 10:00:00 GMT", "Sun, 22 Nov 2026 10:00:00 GMT"),
    ],
)
def test_the_version_of_the_file_is_asked_for(
    host: ModelHost, tmp_path: Path, etag: str, last_modified: str, sent: str
) -> None:
    address = host.put("/model.bin", CONTENT)
    faults = host.fault(address)
    faults.etag, faults.last_modified = etag, last_modified
    leave_part(host, address, tmp_path, 70_000)
    assert fetch(address, tmp_path).sha256 == SHA256
    (request,) = host.requests
    assert (request.headers["if-range"], request.status) == (sent, 206)


def test_another_version_of_the_file_starts_again(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    host.put("/model.bin", OTHER)
    assert fetch(address, tmp_path).path.read_bytes() == OTHER


@pytest.mark.parametrize("etag", ["", 'W/"weak"'])
def test_without_a_strong_validator_parts_are_joined_only_if_the_digest_tells(
    host: ModelHost, tmp_path: Path, etag: str
) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).etag = etag
    leave_part(host, address, tmp_path, 70_000)
    assert fetch(address, tmp_path).sha256 == SHA256
    assert [request.range for request in host.requests] == [None]
    (tmp_path / "model.bin").unlink()
    leave_part(host, address, tmp_path, 70_000)
    assert fetch(address, tmp_path, sha256=SHA256).sha256 == SHA256
    assert [request.range for request in host.requests] == ["bytes=70000-"]


def test_a_server_without_ranges_starts_again(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).ranges = False
    leave_part(host, address, tmp_path, 70_000)
    assert fetch(address, tmp_path).path.read_bytes() == CONTENT


def test_a_part_of_another_address_is_not_used(host: ModelHost, tmp_path: Path) -> None:
    old, new = host.put("/old/model.bin", CONTENT), host.put("/new/model.bin", OTHER)
    leave_part(host, old, tmp_path, 70_000)
    assert fetch(new, tmp_path).path.read_bytes() == OTHER
    assert [request.range for request in host.requests] == [None]


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"address": 1, "no": 2}', "\udcff"])
def test_a_part_of_unknown_origin_is_not_used(host: ModelHost, tmp_path: Path, note: str) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    (tmp_path / ".model.bin.origin").write_bytes(note.encode(errors="surrogateescape"))
    assert fetch(address, tmp_path).sha256 == SHA256
    assert [request.range for request in host.requests] == [None]


@pytest.mark.parametrize(
    "given",
    [
        "bytes 0-255999/256000",
        "bytes 69999-255999/256000",
        "bytes 70000-255999/256001",
        "bytes 70000-100000/256000",
        "bytes 70000-60000/256000",
        "bytes */256000",
        "items 70000-255999/256000",
        "",
    ],
)
def test_a_wrong_range_is_refused_and_nothing_of_it_is_kept(
    host: ModelHost, tmp_path: Path, given: str
) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    host.fault(address).headers["Content-Range"] = given
    refused(MissingDependencyError, f"{given!r}", address=address, folder=tmp_path)
    assert not (tmp_path / "model.bin.part").exists()
    host.fault(address).headers.clear()
    assert fetch(address, tmp_path).sha256 == SHA256


def test_a_range_that_was_not_asked_for_is_refused(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).statuses = [206]
    refused(MissingDependencyError, "it sends ''", address=address, folder=tmp_path)


def test_a_part_that_is_complete_already_is_only_checked(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    (tmp_path / "model.bin.part").write_bytes(CONTENT)
    assert fetch(address, tmp_path).sha256 == SHA256
    assert host.requests == []


def test_a_part_that_is_longer_than_the_file_starts_again(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    (tmp_path / "model.bin.part").write_bytes(CONTENT + b"more")
    assert fetch(address, tmp_path).sha256 == SHA256


def test_416_starts_again(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    host.put("/model.bin", OTHER[:70_000])
    host.fault(address).ignore_if_range = True
    assert fetch(address, tmp_path).path.read_bytes() == OTHER[:70_000]
    assert [request.status for request in host.requests] == [416, 200]


# ---------------------------------------------------------------------------- disk and processes


def test_a_file_that_does_not_fit_is_not_begun(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).headers["Content-Length"] = str(10**17)
    refused(
        OutputError,
        "there is no room for model.bin: it needs 100000000.0 GB",
        address=address,
        folder=tmp_path,
        most_bytes=10**18,
    )


def test_a_full_disk_keeps_what_came(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        error = refused(OutputError, "more are needed", address=address, folder=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert error.exit_code == 9
    kept = (tmp_path / "model.bin.part").read_bytes()
    assert kept == CONTENT[: len(kept)] and len(kept) == 100_000
    host.requests.clear()
    assert fetch(address, tmp_path).sha256 == SHA256
    assert [request.range for request in host.requests] == ["bytes=100000-"]


def test_a_disk_that_is_really_full(host: ModelHost, tmp_path: Path) -> None:
    """In a file system of 64 kB, where the system allows to make one."""
    mounted = f"mount -t tmpfs -o size=64k tmpfs {tmp_path} && exec {sys.executable} -c '{{}}'"
    probe = ["unshare", "-rm", "sh", "-c", mounted.format("pass")]
    try:
        subprocess.run(probe, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system can be mounted here")
    address = host.put("/model.bin", CONTENT)
    host.fault(address).chunked = True  # else the room is checked before
    script = f"""
        import pathlib
        from briefing.errors import OutputError
        from briefing.models.catalogue import RemoteFile
        from briefing.models.fetch import fetch_files
        folder = pathlib.Path("{tmp_path}")
        try:
            fetch_files([RemoteFile("model.bin", ("{address}",))], folder,
                        mirror=None, progress=lambda *_: None)
        except OutputError as error:
            print(error.message)
            print((folder / "model.bin.part").stat().st_size)
    """
    program = textwrap.dedent(script).replace('"', '\\"').replace("'", "'\\''")
    command = mounted.replace("'{}'", f'"{program}"')
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], cwd=ROOT, capture_output=True, text=True
    )
    message, kept = done.stdout.splitlines()
    assert "the disk is full" in message
    assert 0 < int(kept) <= 65_536


def test_a_folder_that_cannot_be_made(host: ModelHost, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    address = host.put("/model.bin", CONTENT)
    refused(OutputError, "cannot be written", address=address, folder=tmp_path / "file" / "x")


def _start(address: str, folder: Path) -> subprocess.Popen[str]:
    script = f"""
        import pathlib, sys
        from briefing.models.catalogue import RemoteFile
        from briefing.models.fetch import fetch_files
        def progress(stage, done, total):
            if done or not stage.startswith("downloading"):
                print(stage, flush=True)
        (file,) = fetch_files([RemoteFile("model.bin", ("{address}",))], pathlib.Path("{folder}"),
                              mirror=None, progress=progress)
        print("done", file.sha256, flush=True)
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_process_that_is_ended_leaves_a_part_to_go_on_from(
    host: ModelHost, tmp_path: Path, how: signal.Signals
) -> None:
    address = host.put("/model.bin", CONTENT)
    gate = host.fault(address).gate = Event()
    process = _start(address, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "downloading model.bin\n"
    process.send_signal(how)
    process.wait(20)
    process.stdout.close()
    gate.set()
    kept = (tmp_path / "model.bin.part").read_bytes()
    assert 0 < len(kept) < len(CONTENT) and CONTENT.startswith(kept)
    host.requests.clear()
    assert fetch(address, tmp_path).sha256 == SHA256
    assert [request.range for request in host.requests] == [f"bytes={len(kept)}-"]


def test_two_processes_do_not_write_the_same_file(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    gate = host.fault(address).gate = Event()
    first = _start(address, tmp_path)
    assert first.stdout is not None
    assert first.stdout.readline() == "downloading model.bin\n"
    second = _start(address, tmp_path)
    assert second.stdout is not None
    waiting = f"waiting for another installation in {tmp_path.name}\n"
    assert second.stdout.readline() == waiting
    gate.set()
    told = [process.communicate(timeout=60)[0].splitlines() for process in (first, second)]
    assert [lines[-1] for lines in told] == [f"done {SHA256}"] * 2
    assert len(host.requests) == 1


def test_a_lock_whose_folder_is_deleted_meanwhile(tmp_path: Path) -> None:
    """The first installation ends with deleting its downloads, lock file included."""
    path = tmp_path / "downloads" / ".lock"
    order: list[str] = []

    def second() -> None:
        with hold_lock(path, lambda: order.append("second waits")):
            order.append("second")

    with hold_lock(path):
        thread = Thread(target=second)
        thread.start()
        while not order:
            time.sleep(0.01)
        order.append("first")
        path.unlink()
        path.parent.rmdir()
    thread.join(20)
    assert order == ["second waits", "first", "second"]
    assert path.is_file()


def test_the_note_beside_a_part_says_where_it_is_from(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    leave_part(host, address, tmp_path, 70_000)
    note = json.loads((tmp_path / ".model.bin.origin").read_text())
    assert (note["address"], note["total"], note["sha256"]) == (address, 256_000, "")
