"""Where views are looked up: in the index, or in memory for another day's state of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

Json = dict[str, Any]


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


class Memory:
    """Views that were derived just now and are kept nowhere."""

    def __init__(self, path: Path, bodies: dict[str, dict[str, Json]]) -> None:
        self.path = path
        self._bodies = bodies

    def views(self, kind: str) -> list[Any]:
        """All views of a kind in their order."""
        return list(self._bodies.get(kind, {}).values())

    def view(self, kind: str, name: str) -> Any:
        """One view, or None."""
        return self._bodies.get(kind, {}).get(name)

    def views_from(self, kind: str, beginning: str) -> list[Any]:
        """The views of a kind whose id begins so."""
        return [
            body for name, body in sorted(self._bodies.get(kind, {}).items()) if name.startswith(beginning)
        ]
