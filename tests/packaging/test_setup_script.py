"""tools/setup.sh on machines that lack something.

The machines are made of small programs that stand before the real ones on PATH: a Python that
cannot load a library until "apt-get" has been called, an `id` of an ordinary user, a `sudo` that
asks for a password. Nothing is installed; the step under test is `setup.sh system`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

LIBRARIES = {
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}


@dataclass
class Machine:
    """A simulated computer: a copy of the scripts, and the folder that comes first on PATH."""

    root: Path

    @property
    def programs(self) -> Path:
        return self.root / "programs"

    @property
    def installed(self) -> list[str]:
        log = self.root / "apt.log"
        return log.read_text().splitlines() if log.exists() else []

    def add(self, name: str, script: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def lack(self, *packages: str) -> None:
        """Hide what these packages bring from Python, until apt-get is called."""
        hidden = self.root / "hidden"
        hidden.mkdir(exist_ok=True)
        sonames = [LIBRARIES[package] for package in packages if package in LIBRARIES]
        (hidden / "ctypes.py").write_text(
            f"def CDLL(name):\n    if name in {sonames!r}:\n        raise OSError(name)\n"
        )
        if "python3-venv" in packages:
            (hidden / "ensurepip.py").write_text("raise ImportError('ensurepip')\n")

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{self.programs}:/usr/bin:/bin",
            "PYTHON": "",
            **variables,
        }
        return subprocess.run(
            [self.root / "clone" / "tools" / "setup.sh", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture
def machine(tmp_path: Path, repository: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.programs.mkdir()
    tools = tmp_path / "clone" / "tools"
    tools.mkdir(parents=True)
    shutil.copy(repository / "tools" / "setup.sh", tools)
    shutil.copy(repository / "requirements.lock", tools.parent)
    shutil.copy(repository / "requirements-dev.lock", tools.parent)
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    machine.add("python3", f'PYTHONPATH="{tmp_path}/hidden" exec "{base}" "$@"')
    machine.add("readlink", f'echo "/usr/bin/{base.name}"')
    machine.add("id", "echo 1000")
    machine.add("sudo", "echo 'sudo: a password is required' >&2; exit 1")
    machine.add("apt-get", f'echo "$@" >>"{tmp_path}/apt.log"; echo NOISE')
    return machine


def become_root(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add(
        "apt-get",
        f'echo "$@" >>"{machine.root}/apt.log"; echo NOISE\n'
        f'case "$*" in *install*) rm -rf "{machine.root}/hidden" ;; esac',
    )


def test_complete_machine_needs_nothing(machine: Machine) -> None:
    machine.lack()
    result = machine.run("system")
    assert (result.returncode, result.stderr, machine.installed) == (0, "", [])


def test_ordinary_user_is_told_the_exact_line(machine: Machine) -> None:
    machine.lack("python3-venv", *LIBRARIES)
    result = machine.run("system")
    assert result.returncode == 5
    assert result.stderr.splitlines()[-1] == (
        "setup: sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "python3-venv libpangoft2-1.0-0 libharfbuzz-subset0"
    )
    assert machine.installed == []


def test_only_what_is_missing_is_named(machine: Machine) -> None:
    machine.lack("libharfbuzz-subset0")
    result = machine.run("system")
    assert result.stderr.rstrip().endswith("--no-install-recommends libharfbuzz-subset0")


def test_root_installs_what_is_missing_without_noise(machine: Machine) -> None:
    machine.lack("python3-venv", *LIBRARIES)
    become_root(machine)
    result = machine.run("system")
    assert result.returncode == 0, result.stderr
    assert "NOISE" not in result.stdout + result.stderr
    assert machine.installed[0] == "update"
    assert machine.installed[1].endswith("python3-venv libpangoft2-1.0-0 libharfbuzz-subset0")


def test_sudo_without_a_password_is_used(machine: Machine) -> None:
    machine.lack("libpangoft2-1.0-0")
    become_root(machine)
    machine.add("id", "echo 1000")
    machine.add("sudo", '[ "$1" = -n ] && shift && exec "$@"')
    result = machine.run("system")
    assert result.returncode == 0, result.stderr
    assert machine.installed[-1].endswith("install -y --no-install-recommends libpangoft2-1.0-0")


def test_failing_apt_shows_its_words_and_the_line(machine: Machine) -> None:
    machine.lack("libpangoft2-1.0-0")
    become_root(machine)
    machine.add("apt-get", "echo 'E: the disk is full'; exit 100")
    result = machine.run("system")
    assert result.returncode == 5
    assert "E: the disk is full" in result.stderr
    assert "apt-get install -y --no-install-recommends libpangoft2-1.0-0" in result.stderr


def test_installed_but_still_not_loadable(machine: Machine) -> None:
    machine.lack("libpangoft2-1.0-0")
    machine.add("id", "echo 0")
    result = machine.run("system")
    assert result.returncode == 5
    assert "still cannot be loaded: libpangoft2-1.0-0" in result.stderr


def test_old_python_is_named_with_its_version(machine: Machine) -> None:
    old = 'case "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac'
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        machine.add(name, old)
    result = machine.run("system")
    assert result.returncode == 5
    assert "needs Python 3.11 or newer; python3 is 3.9.2" in result.stderr
    assert "make build PYTHON=python3.11" in result.stderr


def test_python_of_a_variable_that_does_not_exist(machine: Machine) -> None:
    result = machine.run("system", PYTHON="python-of-nowhere")
    assert result.returncode == 5
    assert "there is no python-of-nowhere" in result.stderr


def test_unknown_step(machine: Machine) -> None:
    result = machine.run("everything")
    assert result.returncode == 2
    assert "no such step: everything" in result.stderr
