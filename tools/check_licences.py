"""Refuses installed packages whose licence or weight does not fit this project.

Everything in the environment is looked at, development tools included, with pip-licenses. Refused:
GPL, AGPL and other copyleft that reaches the program that imports it, unknown licences, and LGPL
unless it stands in `EXCEPTIONS` with the reason. Also refused, by name: the packages that
argostranslate asks for and this project never imports (see docs/design-notes.md).

    python tools/check_licences.py
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

BANNED = {
    "minisbd": "AGPL; sentences are split by briefing/language/",
    "onnxruntime": "only minisbd needs it",
    "sacremoses": "only old Argos packages need it; tokens are made by sentencepiece",
    "spacy": "hundreds of megabytes; sentences are split by briefing/language/",
    "stanza": "brings torch; sentences are split by briefing/language/",
    "torch": "gigabytes; models run in CTranslate2",
}

# Packages whose metadata names a refused licence and that are used all the same: why.
EXCEPTIONS = {
    "pyphen": "GPL 2+, LGPL 2.1+ or MPL 1.1 at the user's choice: used, unmodified, under MPL 1.1",
}

_REFUSED = re.compile(
    r"\b[AL]?GPL|GNU (Affero |Lesser |Library )|GNU General|\bSSPL|\bEUPL|\bBUSL"
    r"|Server Side Public|Business Source|Commons Clause|NonCommercial|-NC\b|UNKNOWN|^\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package and the licence its metadata states."""

    name: str
    version: str
    licence: str


def is_refused(licence: str) -> bool:
    """Whether a licence expression leaves no acceptable choice.

    Args:
        licence: An SPDX expression, or classifiers joined by ``"; "``. Of SPDX alternatives
            (``OR``) one acceptable is enough; classifiers do not say whether they are
            alternatives, so every one of them counts.
    """
    innermost = re.compile(r"\(([^()]*)\)")
    while bracket := innermost.search(licence):
        verdict = "UNKNOWN" if is_refused(bracket[1]) else "accepted"
        licence = licence[: bracket.start()] + verdict + licence[bracket.end() :]
    return any(
        all(_REFUSED.search(choice) for choice in re.split(r"\s+OR\s+", part))
        for part in licence.split(";")
    )


def find_problems(packages: Sequence[Package]) -> list[str]:
    """One line per package that may not be installed and per exception that is not needed."""
    problems = []
    excused = set()
    for package in packages:
        name = _normalise(package.name)
        if name in BANNED:
            problems.append(f"{name} {package.version} is installed: {BANNED[name]}")
        elif is_refused(package.licence):
            if name in EXCEPTIONS:
                excused.add(name)
            else:
                problems.append(
                    f"{name} {package.version}: {package.licence or 'no licence stated'}"
                )
    for name in sorted(EXCEPTIONS.keys() - excused):
        problems.append(f"{name}: the exception is no longer needed, remove it from EXCEPTIONS")
    return problems


def list_installed() -> list[Package]:
    """Every package of this environment.

    Raises:
        subprocess.CalledProcessError: pip-licenses is not installed or failed.
    """
    command = [
        sys.executable,
        "-m",
        "piplicenses",
        "--from=mixed",
        "--format=json",
        "--with-system",
    ]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [Package(row["Name"], row["Version"], row["License"]) for row in rows]


def main() -> int:
    """Print the verdict; 1 when something is refused."""
    packages = list_installed()
    problems = find_problems(packages)
    for problem in problems:
        print(f"licences: {problem}", file=sys.stderr)
    if not problems:
        print(f"licences: {len(packages)} packages, none refused")
    return 1 if problems else 0


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
