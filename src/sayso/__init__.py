"""sayso: who said what happened, and how do they know?

From Python, `sayso.extract(text)` reads one page and `sayso.open(folder)` opens a case that was built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.records import Extraction
    from sayso.views.opened import OpenCase

__all__ = ["__version__", "extract", "open"]


def extract(page: str | bytes, name: str = "text.txt") -> Extraction:
    """Reads one page: its text, or a file's bytes. Raises InputRefused for what is no text.

    `name` is a file name or URL; its ending tells a web page from plain text where the bytes do not.
    """
    from sayso.reading import pipeline  # the language engine is loaded when it is needed

    return pipeline.extract(page.encode("utf-8", "replace") if isinstance(page, str) else page, name)


def open(folder: str | Path) -> OpenCase:
    """Opens a case for reading. Raises CaseError when the folder is no case, is damaged or was not built."""
    from sayso.views.opened import open_built  # so that importing sayso costs nothing

    return open_built(folder)
