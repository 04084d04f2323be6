"""Certificates, and a journal in a temporary folder."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

import pytest
from mail_samples import DAY

from briefing.deliver.mail.journal import Journal


@pytest.fixture(scope="session")
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


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    """The server's side."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path, lambda: DAY)
