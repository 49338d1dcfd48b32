# One verb per job.  Every target installs what it needs; a second run starts at once.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check format lock train bench accuracy fuzz clean

BIN := .venv/bin

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## install system libraries, fonts and .venv where missing
	@scripts/setup

demo: setup  ## run the whole path on the example, from a draft to an opinion
	@PATH="$(CURDIR)/$(BIN):$$PATH" examples/city-parks/run.sh

test: setup  ## run the tests
	@$(BIN)/python -m pytest -n auto --dist loadgroup --cov --cov-report=term:skip-covered

check: setup  ## format, lint, types, import contract
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache

format: setup  ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock:  ## renew requirements.lock (needs uv)
	@uv pip compile pyproject.toml --extra dev --extra train --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-strip-extras --quiet -o requirements.lock

train: setup  ## make the weights of the second opinion anew (needs the reference material)
	@$(BIN)/python -m training

bench: setup  ## measure cost against named peers
	@for file in benchmarks/bench_*.py; do echo "== $$file"; $(BIN)/python $$file; done

accuracy: setup  ## read fifty regulations in every format (needs the reference material and LibreOffice)
	@$(BIN)/python -m benchmarks.accuracy_readers

fuzz: setup  ## change files until a reader breaks; SECONDS=600
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),600)

clean:  ## remove what was made
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
