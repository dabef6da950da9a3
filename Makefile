# Two commands do everything: make run, make test. Both set up what is missing first.
# The work is in packaging/bootstrap.py and in the program itself, which run on Windows, too.

PYTHON ?= python3
BIN = .venv/bin

.PHONY: run setup test fuzz torture benchmark manual translations package lock clean

run: setup
	$(BIN)/exportstudio sample

setup:
	@$(PYTHON) packaging/bootstrap.py

test:
	@$(PYTHON) packaging/bootstrap.py --dev
	$(BIN)/python packaging/check.py

# Reads what was harmed at random, for minutes instead of the seconds that `make test` takes.
fuzz:
	@$(PYTHON) packaging/bootstrap.py --dev
	EXPORTSTUDIO_FUZZ=5000 $(BIN)/python -m pytest tests/test_fuzz.py

# Does to the program what must not harm it, and writes what came of it to docs/reliability.md;
# with SHORT=--short less of each, and no page.
torture:
	@$(PYTHON) packaging/bootstrap.py --dev
	$(BIN)/python -m tests.benchmarks.torture $(SHORT)

# Holds the program against its peers, which it installs into build/benchmark, and writes figures
# and page to docs/benchmark.*; with FILES="a.ifc b.ifc" on these.
benchmark:
	@$(PYTHON) packaging/bootstrap.py --dev
	$(BIN)/python -m tests.benchmarks.contest $(FILES)

# Makes anew those pages of the manual that are made from the program.
manual:
	@$(PYTHON) packaging/bootstrap.py
	$(BIN)/python packaging/make_manual.py

# Takes the texts of the program into resources/translations, and makes from there what it loads.
translations:
	@$(PYTHON) packaging/bootstrap.py
	$(BIN)/python packaging/make_translations.py

# Freezes the program into dist/exportstudio, and tries it as it runs elsewhere.
package:
	@$(PYTHON) packaging/bootstrap.py --dev
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN packaging/exportstudio.spec
	$(BIN)/python packaging/smoke.py
	[ "$$(uname)" != Linux ] || $(BIN)/python packaging/pack.py

# Renews the locked requirements from pyproject.toml; needs uv (https://docs.astral.sh/uv/).
lock:
	uv pip compile pyproject.toml --extra build --universal --generate-hashes \
		--python-version 3.11 --no-header --quiet -o packaging/requirements.txt
	uv pip compile pyproject.toml --extra build --extra dev --universal --generate-hashes \
		--python-version 3.11 --no-header --quiet -c packaging/requirements.txt \
		-o packaging/requirements-dev.txt

clean:
	rm -rf .venv build dist output *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
