# Two commands: `make demo` shows what the program is for, `make test` checks it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test install

demo: $(VENV)/core
	@$(BIN)/sayso demo sayso-demo
	@echo
	@echo "The program is $(BIN)/sayso; to type only sayso: source $(BIN)/activate"

test: $(VENV)/dev
	$(BIN)/ruff check src tests training benchmarks
	$(BIN)/ruff format --check -q src tests training benchmarks
	$(BIN)/mypy
	$(BIN)/python -m pytest

install: $(VENV)/core

$(VENV)/core: pyproject.toml $(shell find src -type f -not -name '*.pyc' -not -path '*.egg-info*')
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check .
	@touch $@

$(VENV)/dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@
