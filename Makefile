# Bare `make` lists the targets. Each sets up what it needs.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help
help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.PHONY: setup
setup:
	@.ci/setup dev

.PHONY: test
test: setup  ## install what is missing and run the whole test suite
	@$(PYTHON) -m pytest -q

.PHONY: check
check: setup  ## format, lint, types, import rules
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
