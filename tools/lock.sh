#!/usr/bin/env bash
# Writes requirements.lock and requirements-dev.lock from pyproject.toml: newest versions that fit,
# names, versions, markers and sha256 only. Needs `uv` (UV=/path/to/uv when it is not on PATH).
#
#   tools/lock.sh                 upgrade everything
#   tools/lock.sh weasyprint      upgrade this package, leave the others where they are
set -euo pipefail
cd "$(dirname "$0")/.."

uv=${UV:-$(command -v uv || true)}
if [ -z "$uv" ]; then
    echo "lock.sh: uv is not installed; type: pip install uv" >&2
    exit 5
fi

upgrade=(--upgrade)
if [ $# -gt 0 ]; then
    upgrade=()
    for name in "$@"; do upgrade+=(--upgrade-package "$name"); done
fi

compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate "${upgrade[@]}" "$@" >/dev/null
}

compile --extra argos --extra review --output-file requirements.lock pyproject.toml

# What the tests and checks need on top: the same versions, and no package in both files.
runtime=()
while read -r name; do runtime+=(--no-emit-package "$name"); done \
    < <(grep -oE '^[a-z0-9][a-z0-9._-]*' requirements.lock | sort -u)
compile --group dev --constraint requirements.lock "${runtime[@]}" \
    --output-file requirements-dev.lock

if grep -nE '://|@ |^-' requirements.lock requirements-dev.lock; then
    echo "lock.sh: a lock names an address or an option (see above)" >&2
    exit 1
fi
