# make demo      the main job on the example that ships (core requirements only)
# make test      fast tests, lint, types, import contract
# make test-all  those and the extras, the browser, the fuzz seeds, the oracles
# make bench     the numbers of docs/benchmarks.md
# make fuzz      every reader under a coverage-guided fuzzer, FUZZ_SECONDS (30) each; docs/fuzzing.md
# make lock      requirements/*.in -> requirements/*.txt (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: setup demo lint test test-all bench fuzz lock clean

setup: $(VENV)/.dev

# A stamp is newer than what it was made from, or it is made again.
$(VENV)/.core: requirements/core.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tieout needs Python 3.11 or later; try: make PYTHON=python3.12")' \
		|| { rm -rf $(VENV); exit 1; }
	$(INSTALL) --require-hashes -r requirements/core.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.core
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.all: requirements/all.txt $(VENV)/.dev
	$(INSTALL) --require-hashes -r requirements/all.txt
	@touch $@

$(VENV)/.fuzz: requirements/fuzz.txt $(VENV)/.dev
	$(INSTALL) --require-hashes -r requirements/fuzz.txt
	@touch $@

# The example keeps real defects, so the check itself exits 1; that is what the demo shows.
demo: $(VENV)/.core
	@$(BIN)/tieout check examples/lexington; status=$$?; \
	if [ $$status -ne 1 ]; then echo "demo: expected exit status 1, got $$status" >&2; exit 2; fi

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -m "not slow and not browser"

# pytest comes last: its closing line is what a reader, or a machine, looks for.
test-all: $(VENV)/.all lint
	scripts/install-browser.sh
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest

bench: $(VENV)/.dev
	nice $(BIN)/python benchmarks/run.py

# FUZZ_TARGETS names some of the targets; without it the properties of the tests are tried at length as well.
fuzz: $(VENV)/.fuzz
	nice $(BIN)/python -m fuzz $(FUZZ_TARGETS)
	$(if $(FUZZ_TARGETS),,HYPOTHESIS_PROFILE=fuzz nice $(BIN)/python -m pytest -m "not browser")

lock:
	scripts/lock.sh

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .fuzz build dist
