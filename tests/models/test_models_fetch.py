"""Downloads over a real connection to this machine: what comes, and what is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetching import AGAIN, CONTENT, HASTY, OTHER, SHA256, fetch, refused
from hosts import ModelHost

from briefing.errors import MissingDependencyError, SettingsError
from briefing.models.catalogue import RemoteFile
from briefing.models.fetch import FetchedFile, fetch_files
from briefing.models.progress import no_progress


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost() as host:
        yield host


# ---------------------------------------------------------------------------- plain downloads


def test_a_file_comes_with_its_digest_and_leaves_no_part(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    stages: list[tuple[str, int, int | None]] = []
    fetched = fetch(address, tmp_path, progress=lambda *stage: stages.append(stage))
    assert fetched == FetchedFile("model.bin", tmp_path / "model.bin", SHA256, 256_000, address)
    assert fetched.path.read_bytes() == CONTENT
    assert not list(tmp_path.glob("*.part"))
    downloading = [done for stage, done, _ in stages if stage == "downloading model.bin"]
    assert downloading[0] == 0 and downloading[-1] == 256_000
    assert downloading == sorted(downloading)
    assert {total for _, _, total in stages} == {256_000}


def test_what_is_there_is_not_downloaded_again(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    first = fetch(address, tmp_path)
    assert fetch(address, tmp_path) == first
    assert fetch(address, tmp_path, sha256=SHA256) == first
    assert len(host.requests) == 1


@pytest.mark.parametrize("how", ["changed", "of another address", "put there by hand"])
def test_a_file_that_is_not_surely_the_one_wanted_is_fetched_again(
    host: ModelHost, tmp_path: Path, how: str
) -> None:
    address = host.put("/model.bin", CONTENT)
    if how == "of another address":
        fetch(host.put("/old/model.bin", OTHER), tmp_path)
    elif how == "changed":
        fetch(address, tmp_path)
        (tmp_path / "model.bin").write_bytes(OTHER)
    else:
        (tmp_path / "model.bin").write_bytes(OTHER)
    assert fetch(address, tmp_path).sha256 == SHA256


def test_the_layouts_of_the_real_hosts(host: ModelHost, tmp_path: Path) -> None:
    base = host.put_huggingface(
        "quickmt/quickmt-en-ru", "main", {"config.json": b"{}", "model.bin": CONTENT}
    )
    store = host.put_object_store("Tatoeba-MT-models/eng-zle/opus.zip", OTHER)
    argos = host.put_argos("translate-en_ru-1_9.argosmodel", CONTENT)
    files = [
        RemoteFile("config.json", (base + "config.json",)),
        RemoteFile("model.bin", (base + "model.bin",)),
        RemoteFile("opus.zip", (store,)),
        RemoteFile("en_ru.argosmodel", (argos,), sha256=SHA256),
    ]
    fetched = fetch_files(files, tmp_path, mirror=None, progress=no_progress)
    assert [file.path.read_bytes() for file in fetched] == [b"{}", CONTENT, OTHER, CONTENT]
    assert fetched[1].address == base + "model.bin"
    assert len(host.asked(host.storage_of(base + "model.bin"))) == 1


def test_a_chunked_answer_is_taken(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).chunked = True
    assert fetch(address, tmp_path).sha256 == SHA256


def test_an_answer_whose_end_cannot_be_told_is_refused(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).headers["Content-Length"] = None
    refused(MissingDependencyError, "does not say how long", address=address, folder=tmp_path)
    assert fetch(address, tmp_path, sha256=SHA256).bytes == 256_000  # the digest tells


# ---------------------------------------------------------------------------- answers


def test_the_next_address_is_tried(host: ModelHost, tmp_path: Path) -> None:
    good = host.put("/2024-05-29.zip", CONTENT)
    file = RemoteFile("model.zip", (f"{host.url}/2024-05-30.zip", good))
    (fetched,) = fetch_files([file], tmp_path, mirror=None, progress=no_progress)
    assert fetched.address == good


def test_all_addresses_that_were_tried_are_named(host: ModelHost, tmp_path: Path) -> None:
    addresses = (f"{host.url}/one.zip", f"{host.url}/two.zip")
    with pytest.raises(MissingDependencyError) as caught:
        fetch_files(
            [RemoteFile("model.zip", addresses)], tmp_path, mirror=None, progress=no_progress
        )
    assert caught.value.message == "model.zip could not be fetched from any of 2 places"
    assert caught.value.problems == tuple(
        f"{address}: the server answers 404 Not Found" for address in addresses
    )


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(host: ModelHost, tmp_path: Path, status: int) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).statuses = [status, status]
    assert fetch(address, tmp_path).sha256 == SHA256


def test_a_server_that_stays_busy_is_given_up(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).statuses = [503] * 9
    refused(
        MissingDependencyError, "503 Service Unavailable", AGAIN, address=address, folder=tmp_path
    )
    assert len(host.requests) == HASTY.tries


def test_retry_after_is_waited_for(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    faults = host.fault(address)
    faults.statuses, faults.retry_after = [429], "1"
    stages: list[str] = []
    fetch(address, tmp_path, progress=lambda stage, *_: stages.append(stage))
    assert any(stage.startswith("waiting 1 s for 127.0.0.1: ") for stage in stages)


@pytest.mark.parametrize("given", ["3600", "Wed, 01 Jan 2200 00:00:00 GMT"])
def test_a_server_that_asks_for_too_much_patience_is_given_up(
    host: ModelHost, tmp_path: Path, given: str
) -> None:
    address = host.put("/model.bin", CONTENT)
    faults = host.fault(address)
    faults.statuses, faults.retry_after = [429], given
    refused(MissingDependencyError, "429", "it asks to wait", address=address, folder=tmp_path)
    assert len(host.requests) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418])
def test_a_refusal_is_not_asked_again(host: ModelHost, tmp_path: Path, status: int) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).statuses = [status]
    refused(MissingDependencyError, str(status), address, address=address, folder=tmp_path)
    assert len(host.requests) == 1


def test_nobody_at_home(tmp_path: Path) -> None:
    with ModelHost() as gone:
        address = f"{gone.url}/model.bin"
    refused(MissingDependencyError, "refused)", AGAIN, address=address, folder=tmp_path)


def test_an_answer_in_another_encoding_is_refused(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).encoded = True
    refused(MissingDependencyError, "gzip", address=address, folder=tmp_path)


def test_an_empty_file_is_refused(host: ModelHost, tmp_path: Path) -> None:
    refused(
        MissingDependencyError, "is empty", address=host.put("/model.bin", b""), folder=tmp_path
    )
    assert not (tmp_path / "model.bin").exists()


# ---------------------------------------------------------------------------- what comes


def test_a_wrong_digest_deletes_the_file_and_names_both(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", OTHER)
    other = hashlib.sha256(OTHER).hexdigest()
    refused(MissingDependencyError, SHA256, other, address=address, folder=tmp_path, sha256=SHA256)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_a_wrong_digest_at_one_address_leaves_the_next(host: ModelHost, tmp_path: Path) -> None:
    addresses = (host.put("/bad", OTHER), host.put("/good", CONTENT))
    file = RemoteFile("model.bin", addresses, sha256=SHA256)
    (fetched,) = fetch_files([file], tmp_path, mirror=None, progress=no_progress)
    assert (fetched.address, fetched.path.read_bytes()) == (addresses[1], CONTENT)


def test_a_file_of_another_size_is_not_even_begun(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    refused(
        MissingDependencyError,
        "256,000 bytes, and not 5",
        address=address,
        folder=tmp_path,
        size=5,
    )
    assert not (tmp_path / "model.bin.part").exists()


@pytest.mark.parametrize("chunked", [False, True])
def test_a_file_that_is_too_large_is_refused(
    host: ModelHost, tmp_path: Path, chunked: bool
) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).chunked = chunked
    refused(MissingDependencyError, "100,000", address=address, folder=tmp_path, most_bytes=100_000)
    assert not (tmp_path / "model.bin.part").exists()


@pytest.mark.parametrize(
    "name", ["../model.bin", "/model.bin", "a/b", "", ".", "..", ".hidden", "a.part", "a\n"]
)
def test_only_plain_file_names(host: ModelHost, tmp_path: Path, name: str) -> None:
    address = host.put("/model.bin", CONTENT)
    refused(SettingsError, address=address, folder=tmp_path, name=name)
    assert host.requests == []
