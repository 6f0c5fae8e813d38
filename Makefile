# Two commands to begin with: `make demo` shows what the program is for, `make test` checks it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CODE := src tests training benchmarks knowledge/build.py

.PHONY: demo test check format docs bench install knowledge

demo: $(VENV)/core
	@$(BIN)/sayso demo sayso-demo
	@echo
	@echo "The program is $(BIN)/sayso; to type only sayso: source $(BIN)/activate"

# Everything, as continuous integration does it.
test: lint
	$(BIN)/python -m pytest

# What takes about a minute: no test that asks the language model.
check: lint
	$(BIN)/python -m pytest --without-model

.PHONY: lint
lint: $(VENV)/dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check -q $(CODE)
	$(BIN)/mypy

format: $(VENV)/dev
	$(BIN)/ruff check --fix -q $(CODE)
	$(BIN)/ruff format -q $(CODE)

# The pages of docs/ that are made from the program itself.
docs: $(VENV)/dev
	$(BIN)/python -m tests.codebook_page
	$(BIN)/python -m tests.test_docs

# Benchmarks with floors; those whose corpora are not here say so.
bench: $(VENV)/dev
	$(BIN)/python -m benchmarks

install: $(VENV)/core

# The tables of what is known of the world, from the sources kept in the repository.
knowledge: $(VENV)/dev
	$(BIN)/python -m knowledge.build

$(VENV)/core: pyproject.toml $(shell find src -type f -not -name '*.pyc' -not -path '*.egg-info*')
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check .
	@touch $@

$(VENV)/dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@
