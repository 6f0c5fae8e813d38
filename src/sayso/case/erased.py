"""Which originals a case's decisions order to be destroyed."""

from __future__ import annotations

from sayso.case.log import Entry


def orders(entries: list[Entry]) -> dict[str, int]:
    """The originals to be destroyed, each with the number of the line that says so."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.body is not None and entry.body["kind"] == "erase":
            found.setdefault(entry.body["original"], entry.n)
    return found
