# `make` lists what there is to do. Every target does its own set-up first, once.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install tools site pdf serve check test lint fmt readers bench fuzz lock dist clean

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet

# Set-up is done when there is a stamp for what the lock files say now, whatever their dates.
sum = $(shell cat pyproject.toml $(1) | cksum | cut -d ' ' -f 1)
RUN := .venv/.run-$(call sum,requirements.lock)
DEV := .venv/.dev-$(call sum,requirements.lock requirements-dev.lock)
READERS := .venv-readers/.readers-$(call sum,requirements-readers.lock)

# Two files of tests at a time. Those that drive a browser are a run of their own: its event loop allows no other.
TWO := --numprocesses=2 --dist=loadfile --no-loadscope-reorder

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F '|' '{ printf "  %-12s %s\n", $$1, $$2 }'

install: $(RUN) ## Put what the record needs into .venv (every target below does so too)
	@echo "Ready: $(BIN)/timeline --help"

tools: $(DEV) ## Put what tests and the check of links need there too
	@echo "Ready: $(BIN)/timeline links --help"

site: $(RUN) ## Build the site into site/, with the data that it gives away
	@$(BIN)/timeline build --data

pdf: $(DEV) ## Print the whole record to record.pdf
	@$(BIN)/timeline pdf --all --output record.pdf

serve: $(RUN) ## Show the site while you write, on http://127.0.0.1:8000/
	@$(BIN)/mkdocs serve

check: $(RUN) ## Check the event files
	@$(BIN)/timeline check

test: lint ## Run every test, those in a real browser too
	@$(BIN)/python -m tests.support.browser
	@$(BIN)/python -m pytest $(TWO) -m "not browser"
	@$(BIN)/python -m pytest $(TWO) -m browser

lint: $(DEV) ## Check the code: style and types
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Not formatted: make fmt" >&2; exit 1; }
	@$(BIN)/mypy

fmt: $(DEV) ## Format the code
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format

readers: $(READERS) ## Let programs of others read what a site publishes
	@.venv-readers/bin/python -m tests.readers

bench: $(DEV) ## Measure builds of large records (AGAINST=REV compares with a revision)
	@$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST))

fuzz: $(DEV) ## Hunt for input that breaks the checks, for ten minutes
	@$(BIN)/python -m tests.fuzz

LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --fork-strategy fewest \
	--custom-compile-command 'make lock' $(UPGRADE) pyproject.toml

lock: ## Renew the lock files (needs uv; UPGRADE=--upgrade takes the newest versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	@$(LOCK) --group build --output-file requirements.lock
	@$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) --extra pdf --group build --group readers --constraint requirements.lock --output-file requirements-readers.lock

dist: $(RUN) ## Build the package into dist/, twice, with the digests of its files
	@.ci/dist

clean: ## Remove everything built (environments stay: rm -r .venv .venv-readers)
	@rm -rf site .site-* offline.zip .timeline dist test-results .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(RUN):
	@.ci/venv .venv
	@echo "Installing requirements.lock into .venv (once; about a minute)"
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@rm -f .venv/.run-* && touch $@

$(DEV): $(RUN)
	@echo "Installing requirements-dev.lock into .venv (once; about a minute)"
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@rm -f .venv/.dev-* && touch $@

# An environment of its own: what is exported is read by large packages that nothing else needs.
$(READERS):
	@.ci/venv .venv-readers
	@echo "Installing requirements-readers.lock into .venv-readers (once; about a minute)"
	@.venv-readers/bin/python -m pip install --quiet --require-hashes --requirement requirements-readers.lock
	@.venv-readers/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@rm -f .venv-readers/.readers-* && touch $@
