# `make help` lists what there is. Each target sets up what it needs, once.

VENV := .venv
BIN := $(VENV)/bin
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest
# More workers than this cost more memory than they save time.
WORKERS ?= -n auto --maxprocesses 4
# Which Python makes .venv; tools/python.sh looks for one by itself.
export PYTHON ?=

# Another writer of decks, to compare with; its test is skipped where there is no npm.
PEER := .cache/peer/node_modules/pptxgenjs

# System libraries come before .venv, and .venv before the work: in that order, also with -j.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help demo test test-slow mutants bench pictures lint format clean

help: ## list these targets
	@grep -E '^[a-z-]+:.*##' $(firstword $(MAKEFILE_LIST)) \
		| awk -F ':.*## ' '{ printf "make %-10s %s\n", $$1, $$2 }'

demo: needs-python-$(if $(DISPLAY)$(WAYLAND_DISPLAY),window,offscreen) $(VENV)/.installed ## set up, write out/letter.pptx, open the window if there is a screen
	@tools/demo.sh

test: needs-python-offscreen $(VENV)/.installed-dev ## run the tests; needs no screen and no office program
	$(PYTEST) $(WORKERS) $(ARGS)

test-slow: needs-python-office-screen $(VENV)/.installed-dev ## run the slow tests too: decks drawn by LibreOffice, real windows
	$(PYTEST) -m "not bench" $(ARGS)

mutants: needs-python-offscreen $(VENV)/.installed-dev ## try slips in the clinical rules: would the tests notice?
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/mutants.py $(ARGS)

bench: needs-python-offscreen $(VENV)/.installed-dev $(PEER) ## measure start-up, panels and export
	$(PYTEST) -m bench -s $(ARGS)

pictures: needs-python-office-screen $(VENV)/.installed-dev ## draw the pictures in docs/pictures anew
	$(BIN)/python tools/pictures.py $(ARGS)

lint: needs-python $(VENV)/.installed-dev ## check style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: needs-python $(VENV)/.installed-dev ## put the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

$(PEER):
	@! command -v npm >/dev/null || { mkdir -p .cache/peer && npm install --prefix .cache/peer \
		--no-package-lock --no-audit --no-fund --silent pptxgenjs@4; }

clean: ## remove all that make and the tests made, except .venv
	rm -rf build dist out .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find boardapp tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# One call for all groups, so that all that is missing is told in one line. No file is called
# needs-…, so it is looked at on every run; looking takes some milliseconds.
needs-%:
	@tools/system.sh $(subst -, ,$*)

$(VENV)/.installed: pyproject.toml constraints.txt tools/setup.sh
	@tools/setup.sh
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt tools/setup.sh
	@tools/setup.sh test,dev
	@touch $@ $(VENV)/.installed
