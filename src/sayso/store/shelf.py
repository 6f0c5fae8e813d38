"""Where views are looked up: the index, or what was derived in memory for another day's state of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol


class Shelf(Protocol):
    """Views by kind and id."""

    @property
    def path(self) -> Path:
        """The file that the views are from."""

    def views(self, kind: str) -> list[Any]:
        """All views of a kind in their order."""

    def view(self, kind: str, name: str) -> Any:
        """One view, or None."""

    def views_from(self, kind: str, beginning: str) -> list[Any]:
        """The views of a kind whose id begins so."""
