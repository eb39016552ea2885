# Everything a newcomer needs: `make demo`, `make test`. Needs python3 >= 3.11 with venv, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OLD := .venv-48
LOCK := requirements/all.txt
# One more than the two cores of a small machine: a test in a browser often waits.
SIDE_BY_SIDE := --numprocesses 3 --dist loadfile
# What shows every line of `monitoring` and `sync`; the rest runs faster when nobody counts its lines.
COVERS := tests/monitoring tests/sync tests/adversary tests/content
# The four modules that may import cryptography, the bytes they make, and one way through all of them.
TOUCHES_CRYPTOGRAPHY := $(patsubst %,tests/sync/test_%.py,keys envelope vault enrolment publication vectors store) \
	tests/app/test_joining.py tests/app/test_keychain.py

.PHONY: demo test check fix bench campaign screenshots lock clean

demo: $(READY)  ## a study on this machine: server, phone app, workstation, synthetic people
	$(BIN)/nabij demo --home demo-home

test: $(READY) $(OLD)/.ready  ## every test, browser tests included
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(COVERS) --cov --cov-report=term
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(addprefix --ignore=,$(COVERS))
	$(OLD)/bin/python -m pytest $(SIDE_BY_SIDE) $(TOUCHES_CRYPTOGRAPHY)

check: $(READY)  ## what must hold before a commit; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

fix: $(READY)  ## repair what a machine can repair
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## measure, and write docs/benchmarks.md
	$(BIN)/python -m tests.bench

campaign: $(READY)  ## the slow campaigns in full
	$(BIN)/python -m tests.support.chromium
	NABIJ_CAMPAIGN=full $(BIN)/python -m pytest -m campaign -s

screenshots: $(READY)  ## photograph every screen into build/screenshots
	$(BIN)/python -m tests.support.chromium
	NABIJ_PICTURES=1 $(BIN)/python -m pytest $(SIDE_BY_SIDE) -m browser tests/browser

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links

lock: $(READY)  ## renew the locked requirements, with hashes and without addresses
	$(BIN)/pip install --quiet uv
	$(COMPILE) pyproject.toml --all-extras --group dev -o $(LOCK)
	$(COMPILE) pyproject.toml -o requirements/phone.txt
	echo "cryptography==48.0.0" | $(COMPILE) - --no-deps -o requirements/cryptography-48.txt

clean:
	rm -rf build demo-home $(VENV) $(OLD)

# The lock is whole, so nothing is resolved again: a newer release of a pinned package cannot stand in the way.
$(READY): $(LOCK) pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Nabij needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --no-deps -r $(LOCK)
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# What ships on phones has cryptography 48.0.0 there; its tests run against that version too.
$(OLD)/.ready: $(LOCK) requirements/cryptography-48.txt pyproject.toml
	$(PYTHON) -m venv $(OLD)
	$(OLD)/bin/pip install --quiet --require-hashes --no-deps -r $(LOCK)
	$(OLD)/bin/pip install --quiet --require-hashes --no-deps -r requirements/cryptography-48.txt
	$(OLD)/bin/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
