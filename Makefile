# Everything runs in .venv, which `make setup` makes and brings up to date; every other target does that first.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m
STAMP := $(VENV)/.installed
PIP := $(RUN) pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check bench lock

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## Make .venv with everything that the project needs

demo: $(STAMP) ## Watch a whole season on this machine, without Slack (ARGS=--keep leaves it running)
	$(VENV)/bin/zirkel demo $(ARGS)

run: $(STAMP) ## Run Zirkel with ./config.toml
	$(VENV)/bin/zirkel run --config config.toml $(ARGS)

test: $(STAMP) ## Run the tests (ARGS="tests/content -k minutes" for some)
	$(RUN) pytest --numprocesses logical --maxprocesses 4 --dist loadgroup $(ARGS)

check: $(STAMP) ## Check style, types, arrows, both languages and the migrations
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(VENV)/bin/lint-imports
	$(RUN) bot.language.check
	$(RUN) pytest tests/migrations

bench: $(STAMP) ## Measure answer times, start-up and memory
	$(RUN) tests.benchmarks $(ARGS)

lock: ## Write both lock files again (needs uv)
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-emit-index-url \
		--output-file requirements.lock --quiet
	uv pip compile pyproject.toml --extra practice --group dev --upgrade --universal --generate-hashes --no-emit-index-url \
		--output-file requirements-dev.lock --quiet

# Done again only when the locks or pyproject.toml change. A .venv without pip gets one.
$(STAMP): requirements-dev.lock pyproject.toml
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(RUN) pip --version >/dev/null 2>&1 || $(RUN) ensurepip >/dev/null
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
