"""Where files may be fetched from: https, redirects, certificates, mirrors, proxies."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetching import CONTENT, OTHER, SHA256, fetch, refused
from hosts import ModelHost

from briefing.errors import MissingDependencyError, SettingsError, UsageError
from briefing.models.addresses import may_redirect


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost() as host:
        yield host


# ---------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    "address",
    [
        "http://models.test/model.bin",
        "http://127.0.0.1.models.test/model.bin",
        "ftp://models.test/model.bin",
        "file:///etc/hostname",
        "https://",
        "https://user:secret@models.test/model.bin",
        "http://[::1",
        "model.bin",
    ],
)
def test_only_https_addresses(tmp_path: Path, address: str) -> None:
    refused(SettingsError, "not an https:// address", address=address, folder=tmp_path)


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("https://a.test/x", "https://b.test/y", True),
        ("https://a.test/x", "http://b.test/y", False),
        ("https://a.test/x", "http://a.test/y", False),
        ("https://a.test/x", "http://127.0.0.1/y", False),
        ("https://a.test/x", "file:///etc/passwd", False),
        ("https://a.test/x", "ftp://a.test/y", False),
        ("http://127.0.0.1:1/x", "http://localhost:2/y", True),
        ("http://127.0.0.1:1/x", "https://a.test/y", True),
        ("http://127.0.0.1:1/x", "http://a.test/y", False),
        ("http://mirror.test/x", "http://mirror.test/y", True),
        ("http://mirror.test/x", "http://mirror.test:81/y", False),
        ("http://mirror.test/x", "http://127.0.0.1/y", False),
        ("https://a.test/x", "https://", False),
        ("https://a.test/x", "http://[", False),
    ],
)
def test_redirects_stay_secure(source: str, target: str, allowed: bool) -> None:
    assert may_redirect(source, target) is allowed


def test_a_redirect_to_plain_http_is_not_followed(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).redirect = "http://models.test/model.bin"
    refused(
        MissingDependencyError,
        "http://models.test/model.bin, which is not secure",
        address=address,
        folder=tmp_path,
    )


def test_redirects_in_a_ring_end(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    host.fault(address).redirect = "/model.bin"
    refused(MissingDependencyError, "sent us on", address=address, folder=tmp_path)


@pytest.fixture
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate and key of ``localhost``, signed by itself."""
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split()
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", f"{path}.key", "-out", path]
    try:
        subprocess.run([*command, *names], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs openssl")
    path.write_text(path.read_text() + Path(f"{path}.key").read_text())
    return path


def test_certificates_are_checked(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ModelHost(certificate) as host:
        address = host.put("/model.bin", CONTENT)
        refused(
            MissingDependencyError,
            "the certificate of localhost is not to be trusted",
            "SSL_CERT_FILE",
            address=address,
            folder=tmp_path,
        )
        assert host.requests == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetch(address, tmp_path).sha256 == SHA256
        host.fault(address).redirect = "http://localhost/model.bin"
        refused(MissingDependencyError, "not secure", address=address, folder=tmp_path / "other")


# ---------------------------------------------------------------------------- mirrors and proxies


@pytest.mark.parametrize(
    "path", ["/m/quickmt/model.bin", "/m/org/repo/resolve/main/model.bin", "/m/model.bin"]
)
def test_the_three_forms_of_a_mirror(host: ModelHost, tmp_path: Path, path: str) -> None:
    host.put(path, CONTENT)
    original = "https://huggingface.test/org/repo/resolve/main/model.bin"
    for mirror in (f"{host.url}/m", f"{host.url}/m/"):
        folder = tmp_path / str(len(mirror))
        fetched = fetch(original, folder, mirror=mirror, model="quickmt")
        assert fetched.address == f"{host.url}{path}"


def test_a_mirror_stands_instead_of_the_host(host: ModelHost, tmp_path: Path) -> None:
    address = host.put("/model.bin", CONTENT)
    error = refused(
        MissingDependencyError,
        f"{host.url}/m/quickmt/model.bin: the server answers 404",
        address=address,
        folder=tmp_path,
        mirror=f"{host.url}/m",
        model="quickmt",
    )
    assert len(error.problems) == 2  # the path at the host and the bare name are the same
    assert host.asked(address) == []


def test_the_login_of_a_mirror_is_for_that_host_only(host: ModelHost, tmp_path: Path) -> None:
    with ModelHost() as other:
        host.fault("/model.bin").redirect = other.put("/storage", CONTENT)
        mirror = f"http://me:se%40cret@127.0.0.1:{host.port}"
        fetched = fetch("https://models.test/x", tmp_path, mirror=mirror)
        assert fetched.sha256 == SHA256
        (first,) = host.asked("/model.bin")
        assert first.headers["authorization"] == "Basic bWU6c2VAY3JldA=="  # me:se@cret
        assert "authorization" not in other.requests[0].headers
    kept = "".join(path.read_text() for path in tmp_path.glob(".*"))
    assert "cret" not in fetched.address + kept


def test_a_folder_as_a_mirror(tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    (mirror / "quickmt").mkdir(parents=True)
    (mirror / "quickmt" / "model.bin").write_bytes(CONTENT)
    (mirror / "model.bin").write_bytes(OTHER)
    stages: list[tuple[str, int, int | None]] = []
    fetched = fetch(
        "https://models.test/model.bin",
        tmp_path / "downloads",
        mirror=str(mirror),
        model="quickmt",
        sha256=SHA256,
        progress=lambda *stage: stages.append(stage),
    )
    assert fetched.address == str(mirror / "quickmt" / "model.bin")
    assert fetched.path.read_bytes() == CONTENT
    assert fetched.path.stat().st_ino != (mirror / "quickmt" / "model.bin").stat().st_ino
    assert ("copying model.bin", 256_000, 256_000) in stages


def test_a_folder_with_another_file(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(OTHER)
    refused(
        MissingDependencyError,
        "there is no such file",
        f"expected is {SHA256}",
        address="https://models.test/x/model.bin",
        folder=tmp_path / "downloads",
        mirror=str(tmp_path),
        sha256=SHA256,
    )
    assert [path.name for path in (tmp_path / "downloads").iterdir()] == [".lock"]


@pytest.mark.parametrize(
    "mirror", ["ftp://m.test/", "file:///models", "https://", "https://m.test/?a=b", "nowhere"]
)
def test_mirrors_that_cannot_be(tmp_path: Path, mirror: str) -> None:
    refused(UsageError, "--mirror", address="https://a.test/x", folder=tmp_path, mirror=mirror)


@pytest.mark.parametrize("login", ["", "me:secret@"])
def test_the_proxy_of_the_environment_is_asked(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    host.put("/models/model.bin", CONTENT)
    proxy = f"{login}127.0.0.1:{host.port}"
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://{proxy}" if login else proxy)
    fetched = fetch("https://a.test/x", tmp_path, mirror="http://mirror.test/models")
    assert fetched.sha256 == SHA256
    request = host.requests[-1]
    assert request.path == "http://mirror.test/models/model.bin"
    assert ("proxy-authorization" in request.headers) is bool(login)


def test_a_proxy_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelHost() as gone:
        dead = gone.url
    for name in ("https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, dead)
    refused(
        MissingDependencyError,
        "the proxy does not let us through",
        address="https://models.test/model.bin",
        folder=tmp_path,
    )
