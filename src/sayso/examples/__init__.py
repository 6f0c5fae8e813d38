"""An invented country, its people and its outlets: pages for the demonstration and the tests. None of it is real."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def example_pages() -> Path:
    """The folder of the pages, as files."""
    return FOLDER / "pages"
