"""What deriving asks of a store: rows by a query, statements for many rows, pages, views and settings.

The queries are in the SQL that SQLite and PostgreSQL share; a second store implements these methods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from sayso.store.rows import PageRow


class Tables(Protocol):
    """The tables of one case (`store.schema`), open for writing inside a transaction."""

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""

    def rows_in(self, query: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        """The rows that a query with one `IN (?)` gives for any number of whole numbers or texts."""

    def change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Runs a statement once for each row of values."""

    def change_in(self, statement: str, values: Iterable[object]) -> None:
        """Runs a statement with one `IN (?)` for any number of whole numbers or texts."""

    def page(self, sha256: str) -> PageRow | None:
        """What was read from one original."""

    def state(self, name: str) -> Any:
        """A JSON value that was kept under a name, or None."""

    def set_state(self, name: str, value: object) -> None:
        """Keeps a JSON value under a name."""

    def view(self, kind: str, name: str) -> Any:
        """One view, or None."""

    def views_of(self, kind: str, names: Iterable[str]) -> dict[str, Any]:
        """Views of a kind by id; those that there are none of are left out."""

    def put_views(self, kind: str, bodies: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Writes all views of a kind in place of the former ones."""

    def change_views(self, kind: str, bodies: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Writes some views of a kind and leaves the others as they are."""

    def drop_views(self, kind: str, names: Iterable[str]) -> None:
        """Removes some views of a kind."""
