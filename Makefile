# Two commands: `make run` starts everything, `make test` checks everything.
.PHONY: run test setup check lint bench clean

PYTHON_ANY := $(shell command -v python3 || command -v python)

run: setup  ## set up, train, seed, start; prints the URLs
	@.venv/bin/parley up --demo

test: setup  ## set up and run all tests
	@$(PYTHON_ANY) scripts/chromium.py
	@.venv/bin/python -m pytest

setup:  ## environments, encoder, bot model
	@$(PYTHON_ANY) scripts/bootstrap.py

lint: setup
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/lint-imports

bench: setup
	@.venv/bin/parley bench turns

clean:  ## forget everything generated, environments included
	rm -rf .venv .venv-bot var
