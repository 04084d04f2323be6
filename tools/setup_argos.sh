#!/usr/bin/env bash
# Makes .venv-argos for `make test-argos`: argostranslate with all that it asks for, torch among it.
# On Linux that is about 3 GB to download and 6 GB on the disk, most of it for graphics cards. Where
# pip finds a build of torch for CPUs, TORCH=torch==2.13.0+cpu takes that one: a tenth of the size.
# A second run takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

venv=.venv-argos
argos=$(sed -nE 's/^(argostranslate==[^ ]+).*/\1/p' requirements.lock)
torch=${TORCH:-torch}
stamp="$PWD $argos $torch"

[ "$(cat $venv/done.stamp 2>/dev/null)" != "$stamp" ] || exit 0
printf 'setup: installing %s with %s into %s; this takes several minutes\n' "$argos" "$torch" $venv >&2
rm -rf $venv
.venv/bin/python -m venv $venv
$venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$argos" "$torch"
$venv/bin/python -c 'import ctranslate2, spacy, stanza, torch'
printf '%s' "$stamp" >$venv/done.stamp
