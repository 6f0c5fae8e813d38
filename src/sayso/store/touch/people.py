"""Who is who, as the tables know it: what binding asks (`resolve.binding.Known`)."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.store.tables import Tables

OF_PAGES = (
    "SELECT sha256, chain, entity, name, within FROM card JOIN used USING (page) JOIN form USING (form) "
    "WHERE entity IS NOT NULL AND sha256 IN (?)"
)


class People:
    """The entity of each chain of mentions, read page by page."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._pages: dict[str, dict[int, str]] = {}
        self._names: dict[str, str] = {}
        self._within: dict[str, tuple[str, ...]] = {}

    def load(self, documents: Iterable[str]) -> None:
        """Reads the chains of several pages at once."""
        missing = set(documents) - self._pages.keys()
        self._pages |= {document: {} for document in missing}
        for document, chain, entity, name, within in self._tables.rows_in(OF_PAGES, sorted(missing)):
            self._pages[document][chain] = entity
            self._names[entity], self._within[entity] = name, (within,) if within else ()

    def forget(self) -> None:
        """Leaves everything to be read again: somebody was resolved otherwise."""
        for known in (self._pages, self._names, self._within):
            known.clear()

    def find(self, document: str, chain: int) -> str:
        """The id of a chain of a document."""
        self.load([document])
        return self._pages[document].get(chain) or f"{document[:16]}#{chain}"

    def name(self, entity: str) -> str:
        """The printed name that leads."""
        return self._names.get(entity, "")

    def within(self, entity: str) -> tuple[str, ...]:
        """The entities that an entity is a part of."""
        return self._within.get(entity, ())
