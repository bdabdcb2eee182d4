# Everything runs in .venv, which `make setup` makes and brings up to date; every other target does that first.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m
STAMP := $(VENV)/.installed
AXE := $(if $(shell command -v npm),node_modules/axe-core/axe.min.js)
PYTEST := $(RUN) pytest --numprocesses logical --maxprocesses 4 --dist loadgroup
PIP := $(RUN) pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-all check fire bench screenshots lock

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## Make .venv with everything that the project needs

demo: $(STAMP) ## Try Zirkel in your browser, without Slack (ARGS="--language de"; --transcript tells a season as text)
	$(VENV)/bin/zirkel demo $(ARGS)

run: $(STAMP) ## Run Zirkel with ./config.toml
	$(VENV)/bin/zirkel run --config config.toml $(ARGS)

test: $(STAMP) $(AXE) ## Run the tests (ARGS="tests/content -k minutes" for some)
	$(PYTEST) -m "not long" $(ARGS)

test-all: $(STAMP) $(AXE) ## Run them and the long ones: most stories, PostgreSQL, seasons, the browser
	$(PYTEST) $(ARGS)

check: $(STAMP) ## Check style, types, arrows, both languages and the migrations
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(VENV)/bin/lint-imports
	$(RUN) bot.language.check
	$(RUN) pytest tests/migrations

fire: $(STAMP) ## Put the app under fire: killed everywhere, rough weather, a quarter of 500 people (ARGS="-k quarter")
	$(RUN) pytest tests/fire --fire --numprocesses 0 --capture no $(ARGS)

bench: $(STAMP) ## Measure answer times, start-up and memory
	$(RUN) tests.benchmarks $(ARGS)

screenshots: $(STAMP) ## Make the pictures in docs/screenshots again (needs Chromium)
	$(RUN) tests.browser.screenshots

lock: ## Write both lock files again (needs uv)
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-emit-index-url \
		--output-file requirements.lock --quiet
	uv pip compile pyproject.toml --extra practice --group dev --upgrade --universal --generate-hashes --no-emit-index-url \
		--output-file requirements-dev.lock --quiet

# Accessibility checks for the browser tests, which are skipped without them (never where CI=true).
node_modules/axe-core/axe.min.js: package.json
	-@npm install --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --silent
	@touch -c $@

# Done again only when the locks or pyproject.toml change. A .venv without pip gets one.
$(STAMP): requirements-dev.lock pyproject.toml
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(RUN) pip --version >/dev/null 2>&1 || $(RUN) ensurepip >/dev/null
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
