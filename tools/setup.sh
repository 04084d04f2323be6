#!/usr/bin/env bash
# Makes this clone ready to run: system packages, .venv, the packages of the locks.
#
#   tools/setup.sh system     only check (and install, when allowed) what the system must have
#   tools/setup.sh runtime    + .venv with requirements.lock and the command `briefing`
#   tools/setup.sh dev        + requirements-dev.lock
#
# PYTHON names another interpreter. Exit code 5: something is missing that this script may not
# install; the last line says what to type. Done work is remembered in .venv/*.stamp, so that a second
# run takes no time; an unfinished, moved or outdated .venv is made anew.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

venv=.venv
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { printf 'setup: %s\n' "$*" >&2; }
die() {
    printf 'setup: %s\n' "$@" >&2
    exit 5
}

# --- Python -------------------------------------------------------------------------------------

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate found=
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null || die "there is no $PYTHON (from the variable PYTHON)"
        is_recent "$PYTHON" || die "briefing needs Python 3.11 or newer; $PYTHON is $(version_of "$PYTHON")"
        python=$PYTHON
        return
    fi
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        command -v "$candidate" >/dev/null || continue
        if is_recent "$candidate"; then
            python=$candidate
            return
        fi
        found=${found:-"$candidate is $(version_of "$candidate")"}
    done
    die "briefing needs Python 3.11 or newer; ${found:-no python3 was found}" \
        "install one and name it, for example: make build PYTHON=python3.11"
}

version_of() { "$1" --version 2>/dev/null | cut -d' ' -f2; }

# --- System packages ----------------------------------------------------------------------------

has_library() {
    "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

list_missing_packages() {
    if ! runtime_is_done && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        local version
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        if [ "$(readlink -f /usr/bin/python3)" = "/usr/bin/python$version" ]; then
            echo python3-venv
        else
            echo "python$version-venv"
        fi
    fi
    if [ "$(uname -s)" = Linux ]; then
        has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
        has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    fi
}

install_system_packages() {
    local missing line as_root=()
    missing=$(list_missing_packages | paste -sd' ')
    [ -n "$missing" ] || return 0
    line="apt-get install -y --no-install-recommends $missing"
    if ! command -v apt-get >/dev/null; then
        die "the system lacks: $missing (names of Debian's packages)" \
            "install them with the system's package manager, then run the same command again"
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            die "the system lacks: $missing; type this as root, then run the same command again:" \
                "apt-get update && $line"
        elif ! sudo -n true 2>/dev/null; then
            die "the system lacks: $missing; type this, then run the same command again:" \
                "sudo apt-get update && sudo $line"
        fi
        as_root=(sudo -n)
    fi
    say "installing $missing"
    # A package source that does not answer need not be the one these packages come from.
    "${as_root[@]}" apt-get update >"$log" 2>&1 || true
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=120 ${line#apt-get } >>"$log" 2>&1; then
        cat "$log" >&2
        die "apt-get failed (see above); when that is mended, run the same command again, or type:" \
            "apt-get update && $line"
    fi
    missing=$(list_missing_packages | paste -sd' ')
    [ -z "$missing" ] || die "apt-get has installed them, but these still cannot be loaded: $missing"
}

# --- .venv --------------------------------------------------------------------------------------

# What a stamp holds: another folder, another Python or another lock makes it void.
stamp_for() { printf '%s\n' "$PWD" "$(version_of $venv/bin/python)" "$(sha256sum "$@")"; }

is_done() { # LEVEL FILE…
    [ -f "$venv/$1.stamp" ] && [ "$(stamp_for "${@:2}")" = "$(cat "$venv/$1.stamp")" ]
}

runtime_is_done() { is_done runtime requirements.lock tools/setup.sh; }

dev_is_done() { is_done dev requirements-dev.lock; }

# pip and setuptools would be a tenth of the environment's files and are needed only here.
# -I: what PYTHONPATH or the user's site folder offers is not ours.
bring_pip() { run_quietly $venv/bin/python -I -m ensurepip; }

drop_pip() { run_quietly $venv/bin/python -I -m pip uninstall --yes pip setuptools; }

install_lock() {
    say "installing the packages of $1; this can take a minute"
    run_quietly $venv/bin/python -I -m pip install --disable-pip-version-check --no-input \
        --no-cache-dir --no-compile --no-deps --require-hashes -r "$1"
}

run_quietly() {
    "$@" >"$log" 2>&1 && return
    cat "$log" >&2
    die "this failed (see above): $*" "when that is mended, run the same command again"
}

make_environment() {
    [ ! -e $venv ] || say "$venv is unfinished, moved or outdated: making it anew"
    rm -rf $venv
    say "creating $venv with Python $(version_of "$python")"
    run_quietly "$python" -m venv --without-pip $venv
    bring_pip
    install_lock requirements.lock
    drop_pip
    link_project
    stamp_for requirements.lock tools/setup.sh >$venv/runtime.stamp
}

add_development_packages() {
    bring_pip
    install_lock requirements-dev.lock
    drop_pip
    stamp_for requirements-dev.lock >$venv/dev.stamp
}

# The project itself: a line in a .pth file and a command. No build backend, nothing to download.
link_project() {
    pwd >"$($venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/briefing.pth"
    # Through sh, since the path of an interpreter may be too long for a #! line or hold a space.
    cat >$venv/bin/briefing <<SCRIPT
#!/bin/sh
'''exec' "$PWD/$venv/bin/python" "\$0" "\$@"
' '''
import sys

from briefing.cli import main

sys.exit(main())
SCRIPT
    chmod +x $venv/bin/briefing
}

# --- Main ---------------------------------------------------------------------------------------

level=${1:-runtime}
case $level in
system | runtime | dev) ;;
*)
    say "no such step: $level (system, runtime or dev)"
    exit 2
    ;;
esac

find_python
install_system_packages
[ "$level" != system ] || exit 0

# A development lock that changed starts from scratch too, so that .venv is always just the locks.
if ! runtime_is_done || { [ -e $venv/dev.stamp ] && ! dev_is_done; }; then
    make_environment
fi
if [ "$level" = dev ] && ! dev_is_done; then
    add_development_packages
fi
