# Everything a newcomer needs: `make run`, then `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: run test check bench tables readme golden lock clean help
BIN := .venv/bin

.venv/installed: requirements/lock.txt requirements/uv.txt pyproject.toml
	@PYTHON="$(PYTHON)" requirements/install.sh

run: .venv/installed ## ingest the bundled seeds, print what was found and a first query
	@$(BIN)/copydesk ingest
	@echo
	@$(BIN)/copydesk sql "from first_look"

test: .venv/installed check ## everything CI asks for: check, then all tests
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

check: .venv/installed ## format, lint, types, import contracts, TABLES.md is fresh
	@$(BIN)/ruff format --check --quiet . || { echo "run: .venv/bin/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m warehouse.schema --check

bench: .venv/installed ## quality and speed, on the bundled seeds
	@# html_pages and metadata want labelled pages: python -m benchmarks.html_pages --data FOLDER
	@for name in clean figures entities quotes matches ingest warehouse scale; do \
	    echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

tables: .venv/installed ## write warehouse/TABLES.md anew from the row types
	@$(BIN)/python -m warehouse.schema

readme: .venv/installed ## write the outputs shown in README.md anew
	@$(BIN)/python -m tests.readme

golden: .venv/installed ## write the golden rows of tests/golden anew; the diff is the review
	@$(BIN)/python -m tests.golden.rewrite

lock: ## write requirements/lock.txt anew (needs uv)
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.12 --generate-hashes \
	    --no-emit-index-url --no-header --quiet --upgrade --output-file requirements/lock.txt

clean: ## remove the environment, caches and generated tables
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis warehouse/data

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
