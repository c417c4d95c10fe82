# Bare `make` lists the targets. Each sets up what it needs; a second run is quick and changes nothing.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
IMPORT := ./publish.py import budget
# The day of the demonstration: its newest proposals are laid out back from it. `make demo DAY=2026-11-26` is the same on every day after.
DAY ?= $(shell date +%F)
PROPOSALS := --as-of $(DAY) --sample
SAMPLE := --sample --origin "Angka contoh, dibuat untuk peragaan" --publish

.PHONY: help
help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

.PHONY: demo
demo:  ## the sample city: loads Kota Binjai, imports spreadsheets, publishes the site into public/
	@.ci/setup run
	@$(PYTHON) -m cms set_up
	@$(PYTHON) -m cms.demo var/demo --day $(DAY)
	@$(IMPORT) var/demo/apbd-2023-binjai-djpk.xlsx --year 2023 --phase murni --publish \
	  --origin "Kementerian Keuangan, Direktorat Jenderal Perimbangan Keuangan (DJPK), APBD 2023, dicetak 12 Mei 2023"
	@$(IMPORT) var/demo/CONTOH-apbd-2024-murni.xlsx --year 2024 --phase murni $(SAMPLE)
	@$(IMPORT) var/demo/CONTOH-apbd-2024-perubahan.xlsx --year 2024 --phase perubahan $(SAMPLE)
	@$(IMPORT) var/demo/CONTOH-apbd-2025-murni.xlsx --year 2025 --phase murni $(SAMPLE)
	@$(IMPORT) var/demo/CONTOH-apbd-2025-perubahan.xlsx --year 2025 --phase perubahan $(SAMPLE)
	@./publish.py import realisation var/demo/CONTOH-realisasi-2024.xlsx --year 2024 --as-of 2024-12-31 $(SAMPLE)
	@./publish.py import realisation var/demo/CONTOH-realisasi-2025.xlsx --year 2025 --as-of 2025-06-30 $(SAMPLE)
	@./publish.py import proposals var/demo/CONTOH-tahapan-2023.xlsx $(PROPOSALS)
	@./publish.py import proposals var/demo/CONTOH-usulan.xlsx $(PROPOSALS)
	@./publish.py import outcomes var/demo/CONTOH-keputusan-usulan.xlsx --as-of $(DAY)
	@./publish.py import crosswalk cms/demo/crosswalk.csv --sample
	@$(PYTHON) -m cms demo_photos
	@$(PYTHON) -m cms demo_services
	@$(PYTHON) -m cms demo_papers
	@./publish.py build
	@$(PYTHON) -m cms demo_users
	@echo
	@echo "The site:   public/current/index.html opens in a browser as it is; or: make serve, then http://localhost:8000/"
	@echo "The admin:  make serve, then http://localhost:8001/admin/ with one of the logins above"

.PHONY: serve
serve:  ## the published site on :8000, the editor's admin on :8001
	@.ci/setup run
	@./publish.py serve

.PHONY: setup
setup:
	@.ci/setup dev

.PHONY: test
test: setup  ## install what is missing and run the whole test suite
	@folder=$$(.ci/scratch) || exit; trap 'rm -rf "$$folder"' EXIT INT TERM; TMPDIR=$$folder $(PYTHON) -m pytest -q -n 2 --dist loadscope

.PHONY: check
check: setup  ## format, lint, types, import rules, migrations
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@PYTHONPATH=. .venv/bin/lint-imports
	@$(PYTHON) -m cms makemigrations --check --dry-run

.PHONY: bench
bench: setup  ## the benchmarks; prints a table
	@$(PYTHON) -m bench

.PHONY: lock
lock: setup  ## write the lock files again from pyproject.toml (needs uv)
	@uv pip compile --python-version 3.11 --universal --generate-hashes --no-header -q pyproject.toml -o requirements.lock
	@uv pip compile --python-version 3.11 --universal --generate-hashes --no-header -q pyproject.toml --group dev -o requirements-dev.lock
