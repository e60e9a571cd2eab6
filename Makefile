# Two commands do everything: `make run` and `make test`. `make setup` only prepares.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# One run of the tests for each core; `make test WORKERS=` runs them one after another.
WORKERS ?= -n logical --dist worksteal

# Python keeps what it compiled, whatever the shell says: every worker and every program that tests
# start would compile all of it anew (10 s of a worker, 1 s of a program).
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test suite setup check format lock wheel clean

run: setup
	@$(BIN)/whence serve

# The checks need one core for a minute: the tests do not wait for them, and either may fail.
test: setup
	@$(MAKE) --no-print-directory --jobs=2 check suite

suite: setup
	@$(BIN)/python -m pytest $(WORKERS)

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports
	@$(BIN)/djlint --quiet --lint templates

setup: $(READY)

$(READY): requirements.lock pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh scripts/setup.sh

format: setup
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --all-extras --no-header pyproject.toml -o requirements.lock

wheel: setup
	@$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf $(VENV) dist
