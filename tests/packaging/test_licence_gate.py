"""tools/check_licences.py: what it refuses, what it lets pass, and this very environment."""

from __future__ import annotations

import pytest

from tools import check_licences
from tools.check_licences import EXCEPTIONS, Package, find_problems, is_refused


@pytest.mark.parametrize(
    "licence",
    [
        "GNU General Public License v3 (GPLv3)",
        "GNU Affero General Public License v3 or later (AGPLv3+)",
        "GNU Lesser General Public License v2 or later (LGPLv2+)",
        "GPL-3.0-only",
        "AGPL-3.0",
        "LGPL-2.1-or-later",
        "MIT AND GPL-2.0-only",
        "GPL-2.0-only AND (MIT OR Apache-2.0)",
        "MIT AND (GPL-2.0-only OR LGPL-2.1-only)",
        "MIT License; GNU General Public License (GPL)",
        "CC-BY-NC-4.0",
        "UNKNOWN",
        "",
    ],
)
def test_refused(licence: str) -> None:
    assert is_refused(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "BSD License",
        "Apache-2.0 AND CNRI-Python",
        "Mozilla Public License 2.0 (MPL 2.0)",
        "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
        "Apache-2.0 AND (MIT OR GPL-2.0-only)",
        "ISC License (ISCL)",
        "CC-BY-4.0",
    ],
)
def test_accepted(licence: str) -> None:
    assert not is_refused(licence)


def excused() -> list[Package]:
    return [Package(name, "1.0", "GNU Lesser General Public License") for name in EXCEPTIONS]


def test_problems_name_package_and_licence() -> None:
    problems = find_problems([*excused(), Package("Some_Tool", "2.1", "GPL-3.0-only")])
    assert problems == ["some-tool 2.1: GPL-3.0-only"]


def test_banned_package_is_a_problem_whatever_its_licence() -> None:
    [problem] = find_problems([*excused(), Package("torch", "2.9", "BSD-3-Clause")])
    assert problem.startswith("torch 2.9 is installed")


def test_stale_exception_is_a_problem() -> None:
    name = next(iter(EXCEPTIONS))
    [problem] = find_problems([Package(name, "1.0", "MIT")])
    assert problem.startswith(f"{name}: the exception is no longer needed")


def test_this_environment_passes() -> None:
    packages = check_licences.list_installed()
    assert {"weasyprint", "ctranslate2"} <= {package.name for package in packages}
    assert find_problems(packages) == []
