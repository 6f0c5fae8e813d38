"""Where the tests find the corpora that are not part of the project, and how they run without the model."""

import os
from pathlib import Path

import pytest

from sayso.reading.annotate.engine import Engine

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--without-model` skips every test that asks the language model, in seconds."""
    parser.addoption("--without-model", action="store_true", help="skip what asks the language model")


def pytest_configure(config: pytest.Config) -> None:
    """Without the model whoever loads it is skipped, wherever that is."""
    if config.getoption("--without-model"):

        def skip(*_: object) -> None:
            pytest.skip("asks the language model", allow_module_level=True)

        Engine.__init__ = skip  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpora and the two founding articles; tests that need it are skipped where it
    is missing.
    """
    folder = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("needs the shared corpora, which are not here (set SAYSO_SHARED)")
    return folder
