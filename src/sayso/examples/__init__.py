"""The invented case that ships with the program: pages about a country that does not exist, with gold
answers.

`pages/` holds the pages as an analyst would have saved them, `gold/` one file of gold answers per page in
the form that
`benchmarks/score_claims.py` reads, `gold/cross.json` what belongs together across them, `manifest.csv`
where and when each page is said to have been taken, and `sources.yaml` a source registry for the case.
README.md tells the story.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def example_pages() -> Path:
    """The folder of the invented pages."""
    return FOLDER / "pages"


def example_manifest() -> Path:
    """A manifest, as `sayso add --manifest` reads it, with the URL and the time of retrieval of each page."""
    return FOLDER / "manifest.csv"


def example_sources() -> Path:
    """A source registry for the invented case: two of its outlets are parties to the conflict."""
    return FOLDER / "sources.yaml"
