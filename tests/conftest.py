"""Where the tests find the corpora that are not part of the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpora and the two founding articles; tests that need it are skipped where it
    is missing.
    """
    folder = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("needs the shared corpora, which are not here (set SAYSO_SHARED)")
    return folder
