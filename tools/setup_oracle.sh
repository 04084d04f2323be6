#!/usr/bin/env bash
# Makes .venv-oracle for `make test-oracle`: translate-toolkit, which reads what we write and writes
# what we read. It is GPL, so it runs in an environment and a process of its own, never in ours.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

venv=.venv-oracle
oracle='translate-toolkit==3.20.4'
stamp="$PWD $oracle"

[ "$(cat $venv/done.stamp 2>/dev/null)" != "$stamp" ] || exit 0
printf 'setup: installing %s into %s\n' "$oracle" $venv >&2
rm -rf $venv
.venv/bin/python -m venv $venv
$venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$oracle"
$venv/bin/python -c 'import translate.storage.tmx'
printf '%s' "$stamp" >$venv/done.stamp
