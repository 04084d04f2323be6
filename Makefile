# `make` lists the targets. `make build PYTHON=python3.12` sets up with another Python.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup build dev test test-argos test-oracle check bench pictures clean

PYTHON ?=
ARGS ?=
TORCH ?=
export PYTHON TORCH

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## create .venv and install what `briefing` needs
	@tools/setup.sh runtime

build: setup ## set up, then make the briefs of seeds/ (ARGS="--force" for options)
	@.venv/bin/briefing build $(ARGS)

dev: ## set up with what tests and checks need
	@tools/setup.sh dev

test: dev ## run the tests (ARGS="-k dates" for options)
	@.venv/bin/python -m pytest $(ARGS)

test-argos: dev ## compare with argostranslate's own translate() (downloads 3 GB; less with TORCH=, see tools/setup_argos.sh)
	@tools/setup_argos.sh
	@FULL_ARGOS_PYTHON=$(CURDIR)/.venv-argos/bin/python .venv/bin/python -m pytest $(ARGS) tests/argos

test-oracle: dev ## compare our TMX, XLIFF, PO and TBX with translate-toolkit, in a process of its own; review with OmegaT if there
	@tools/setup_oracle.sh
	@ORACLE_PYTHON=$(CURDIR)/.venv-oracle/bin/python .venv/bin/python -m pytest $(ARGS) tests/oracle

check: dev ## formatting, lint, types, import layers, licences, documents
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python tools/check_licences.py
	.venv/bin/python -m pytest -q tests/docs

bench: dev ## compare the speed with bare libraries, as ratios
	@.venv/bin/python tools/bench.py $(ARGS)
	@.venv/bin/python tools/bench_models.py $(ARGS)

pictures: dev ## make the pictures of README and docs anew (needs chromium, chromium-driver, poppler-utils)
	@.venv/bin/python tools/make_pictures.py

clean: ## remove .venv, .venv-argos, .venv-oracle and caches; out/ stays
	@rm -rf .venv .venv-argos .venv-oracle .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
	@find briefing tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
